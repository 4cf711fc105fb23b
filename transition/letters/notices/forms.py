"""The questions about a released file of employee liability information."""

from flask_babel import lazy_gettext as _l

from transition.staff.quality.labels import HEADINGS
from transition.web.amounts import WholeField
from transition.web.dates import DateBoxes
from transition.web.fields import CheckboxesField, FileField, LongTextField
from transition.web.forms import Form


class LiabilityForm(Form):
    """What a released file of employee liability information is."""

    file = FileField(
        _l("The released file"),
        hint=_l("It is read to work out its digest, and is not kept."),
        endings=(".xlsx", ".pdf", ".zip"),
        required=_l("Choose the file that was released."),
    )
    specified_on = DateBoxes(
        _l("As at which day is the information?"),
        hint=_l("Within the 14 days before the release (regulation 11(3))."),
        required=_l("Enter the day."),
    )
    people_count = WholeField(
        _l("How many people are in the file?"), required=_l("Enter how many people are in the file.")
    )
    incomplete = CheckboxesField(
        _l("Which headings are not complete?"),
        hint=_l("Those that the records do not answer for everybody are ticked already."),
        choices=list(HEADINGS.items()),
    )
    reasons = LongTextField(_l("Why are they not complete?"), longest=2000)
    reasons_cy = LongTextField(_l("Why are they not complete? (Welsh)"), longest=2000)
    handed_over = LongTextField(
        _l("How is the file handed over?"),
        hint=_l("For example: by secure transfer, with the password told by telephone."),
        required=_l("Say how the file is handed over."),
        longest=500,
    )
    handed_over_cy = LongTextField(_l("How is the file handed over? (Welsh)"), longest=500)
    moved = CheckboxesField(
        _l("Which headings changed since the version before?"), choices=list(HEADINGS.items())
    )
    rows = LongTextField(
        _l("Which rows changed?"),
        hint=_l("Row keys, with commas or on lines of their own. Never a name."),
        longest=10000,
    )
