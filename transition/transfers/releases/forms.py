"""The shape of the answers about releasing information and withdrawing it."""

from flask_babel import lazy_gettext as _l

from transition.transfers.labels import RELEASES
from transition.web.dates import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, SelectField, TextField
from transition.web.forms import Form


class ReleaseForm(Form):
    """What is opened, to whom and from when."""

    kind = ChoiceField(
        _l("What is released"), required=_l("Choose what is released."), choices=list(RELEASES.items())
    )
    recognition_id = SelectField(
        _l("Recognised union that is given access"),
        empty=_l("Not for a union"),
        hint=_l("For names under regulation 13(8) only: its representatives then see the people affected."),
    )
    recipient = TextField(
        _l("Who receives it"), required=_l("Enter who receives it."), hint=_l("By name and office.")
    )
    released_on = DateBoxes(
        _l("Day of the release"),
        called=_l("The day of the release"),
        required=_l("Enter the day of the release."),
    )
    lawful_basis = LongTextField(
        _l("Lawful basis for naming people"),
        hint=_l("Needed for information with names under any legal basis but TUPE."),
        longest=1000,
    )
    note = LongTextField(_l("Note"), longest=1000)


class WithdrawalForm(Form):
    """From when a release no longer holds."""

    withdrawn_on = DateBoxes(
        _l("Day of the withdrawal"),
        called=_l("The day of the withdrawal"),
        required=_l("Enter the day of the withdrawal."),
    )
