"""The shape of the answers about a transfer, and about moving its date."""

from flask_babel import lazy_gettext as _l

from transition.access.permissions import Side
from transition.web.dates import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, SelectField, TextField, VersionField
from transition.web.forms import Form


class TransferForm(Form):
    """A transfer as its programme lead changes it: its date is moved on a page of its own."""

    name = TextField(
        _l("Name of the transfer in English"),
        required=_l("Enter the name of the transfer."),
        hint=_l("Such as Monmouthshire to the Shared Resource Service."),
    )
    name_cy = TextField(_l("Name of the transfer in Welsh"))
    service_id = SelectField(
        _l("Service that staff move to"),
        empty=_l("No service"),
        hint=_l("Its legal employer is the new employer."),
    )
    incoming_employer_id = SelectField(
        _l("New employer"),
        empty=_l("The legal employer of the service, or not known yet"),
        hint=_l("While it is not known, letters that must name the new employer wait."),
    )
    reason = LongTextField(
        _l("Reason for the transfer in English"),
        hint=_l("Representatives must be told the reasons (regulation 13(2)(a))."),
        longest=2000,
    )
    reason_cy = LongTextField(_l("Reason for the transfer in Welsh"), longest=2000)
    version = VersionField()


class NewTransferForm(TransferForm):
    """A transfer that is set up: the programme, the present employer and the date come with it."""

    programme_id = SelectField(_l("Programme"), required=_l("Choose the programme."))
    outgoing_employer_id = SelectField(
        _l("Present employer"),
        required=_l("Choose the present employer."),
        hint=_l("The council whose staff move. This cannot be changed later."),
    )
    transfer_on = DateBoxes(
        _l("Transfer date"),
        called=_l("The transfer date"),
        required=_l("Enter the transfer date."),
    )


class MoveForm(Form):
    """The day that a transfer moves to, and why."""

    to_on = DateBoxes(
        _l("New transfer date"),
        called=_l("The new transfer date"),
        required=_l("Enter the new transfer date."),
    )
    reason = LongTextField(
        _l("Why the date moves"),
        required=_l("Enter why the date moves."),
        hint=_l("Kept with the move and never changed. Do not name members of staff."),
        longest=1000,
    )
    version = VersionField()


class AgreementForm(Form):
    """Whether one employer agrees to the date that its officer read; sent by a button, so nothing is typed."""

    side = ChoiceField(
        _l("Employer"),
        required=_l("Choose the employer."),
        choices=[(Side.OUTGOING, _l("Present employer")), (Side.INCOMING, _l("New employer"))],
    )
    is_agreed = ChoiceField(
        _l("Agreement"),
        required=_l("Say whether the date is agreed."),
        choices=[(True, _l("Agreed")), (False, _l("Not agreed"))],
    )
    agreed_on = DateBoxes(
        _l("Transfer date"), called=_l("The transfer date"), required=_l("Enter the transfer date.")
    )
