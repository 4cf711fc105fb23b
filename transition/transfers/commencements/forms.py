"""The shape of what is entered about a rule's commencement."""

from flask_babel import lazy_gettext as _l

from transition.web.dates import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, VersionField
from transition.web.forms import Form


class CommencementForm(Form):
    """From when a rule applies, which date decides, and on what the administrator relies."""

    version = VersionField()
    applies_from = DateBoxes(
        _l("First day on which it applies"),
        required=_l("Enter the first day on which it applies."),
        hint=_l("The day in the commencement regulations, not the day on which you enter it."),
    )
    decided_by = ChoiceField(
        _l("Which date must fall on or after that day?"),
        called=_l("The date that decides"),
        required=_l("Choose the date that decides."),
        hint=_l("The transitional provision says this. Ask your legal adviser."),
    )
    source = LongTextField(
        _l("The source on which you rely"),
        required=_l("Enter the source on which you rely."),
        hint=_l("Such as the number and the regulation of the commencement regulations, and who advised."),
        longest=1000,
    )


class TakeBackForm(Form):
    """Why an entry is taken back."""

    version = VersionField()
    source = LongTextField(
        _l("Why is it taken back?"), required=_l("Say why it is taken back."), longest=1000
    )
