"""The shape of what is recorded of a review."""

from flask_babel import lazy_gettext as _l

from transition.web.dates import DateBoxes
from transition.web.fields import LongTextField, VersionField
from transition.web.forms import Form


class ReviewForm(Form):
    """When a review was held, who came, what was found and what happens next."""

    version = VersionField()
    held_on = DateBoxes(
        _l("When was the review held?"),
        called=_l("The day of the review"),
        required=_l("Enter the day of the review."),
    )
    attended = LongTextField(
        _l("Who attended?"),
        called=_l("Who attended"),
        required=_l("Say who attended."),
        hint=_l("Employers, unions and posts. Members of staff are not named."),
        longest=2000,
    )
    found = LongTextField(
        _l("What was found? (English)"),
        called=_l("What was found, in English"),
        required=_l("Say what was found."),
        hint=_l("Pay, leave, access, measures, unions: what works and what does not."),
    )
    found_cy = LongTextField(_l("What was found? (Welsh)"), called=_l("What was found, in Welsh"))
    next_steps = LongTextField(
        _l("What happens next? (English)"),
        called=_l("What happens next, in English"),
        hint=_l("Who does what by when."),
    )
    next_steps_cy = LongTextField(_l("What happens next? (Welsh)"), called=_l("What happens next, in Welsh"))
    minutes = LongTextField(_l("Minutes"))
    agreed_on = DateBoxes(
        _l("When were the minutes agreed?"),
        called=_l("The day on which the minutes were agreed"),
        hint=_l("Leave it empty while they are a draft. Once they are agreed, nothing here can be changed."),
    )
