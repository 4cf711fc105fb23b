"""The shape of the answers about releasing information and withdrawing it."""

from flask_babel import lazy_gettext as _l

from transition.transfers.labels import RELEASES
from transition.transfers.models import ReleaseKind
from transition.web.dates import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, SelectField, TextField
from transition.web.forms import Form

# Names for access to employees have a page of their own: they go to a union, for a purpose.
_LIABILITY = [
    (kind, words) for kind, words in RELEASES.items() if kind is not ReleaseKind.ACCESS_TO_EMPLOYEES
]


class ReleaseForm(Form):
    """What is opened, to whom and from when."""

    kind = ChoiceField(_l("What is released"), required=_l("Choose what is released."), choices=_LIABILITY)
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


class AccessForm(Form):
    """Which union sees the names, posts and teams of the staff affected, what for, from when and until when."""

    recognition_id = SelectField(
        _l("To which recognised union?"),
        required=_l("Choose the union."),
        hint=_l("Its representatives see names, posts and teams, and nothing else of anybody."),
    )
    recipient = TextField(
        _l("Who asked for them?"),
        required=_l("Enter who asked for them."),
        hint=_l("By office, such as the branch secretary."),
    )
    purpose = LongTextField(
        _l("What are they for?"),
        required=_l("Say what the names are for."),
        hint=_l("For example, to arrange meetings with the staff affected. Representatives read this."),
        longest=1000,
    )
    released_on = DateBoxes(_l("From when?"), called=_l("The first day"), required=_l("Enter the first day."))
    until_on = DateBoxes(_l("Until when?"), called=_l("The last day"), required=_l("Enter the last day."))
    note = LongTextField(_l("Note"), longest=1000)


class WithdrawalForm(Form):
    """From when a release no longer holds."""

    withdrawn_on = DateBoxes(
        _l("Day of the withdrawal"),
        called=_l("The day of the withdrawal"),
        required=_l("Enter the day of the withdrawal."),
    )
