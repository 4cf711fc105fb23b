"""The questions of a correction."""

from flask_babel import lazy_gettext as _l

from transition.web.dates import DateBoxes
from transition.web.fields import LongTextField
from transition.web.forms import Form


class CorrectionForm(Form):
    """What was wrong in letters, and what is right, in both languages."""

    wrong = LongTextField(
        _l("What was wrong? (English)"),
        hint=_l("Whoever had the letter reads this. Say it so that they understand it without the letter."),
        required=_l("Say in English what was wrong."),
        longest=2000,
    )
    wrong_cy = LongTextField(
        _l("What was wrong? (Welsh)"), required=_l("Say in Welsh what was wrong."), longest=2000
    )
    right = LongTextField(
        _l("What is right? (English)"), required=_l("Say in English what is right."), longest=2000
    )
    right_cy = LongTextField(
        _l("What is right? (Welsh)"), required=_l("Say in Welsh what is right."), longest=2000
    )
    dated_on = DateBoxes(
        _l("Date on the letters"),
        required=_l("Enter the date that the letters will carry."),
        hint=_l("The day on which you mean to issue them."),
    )
