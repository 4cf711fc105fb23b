"""The shape of what is recorded about an offer."""

from flask_babel import lazy_gettext as _l

from transition.rules.moving import Answer
from transition.staff.offers.labels import ANSWERS, MEANS
from transition.web.dates import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, Option, VersionField
from transition.web.forms import Form

_HINTS = {
    Answer.ACCEPTED: _l("They will be employed by the new employer."),
    Answer.DECLINED: _l("They stay with the present employer. Take advice on what follows."),
}


class OfferForm(Form):
    """When somebody was offered to move, and what they said."""

    version = VersionField()
    offered_on = DateBoxes(
        _l("Day of the offer"), called=_l("The day of the offer"), required=_l("Enter the day of the offer.")
    )
    answer = ChoiceField(
        _l("Answer"),
        hint=_l("Leave it open while there is none. Silence is not an answer."),
        choices=[Option(answer, words, _HINTS[answer]) for answer, words in ANSWERS.items()],
    )
    answered_on = DateBoxes(_l("Day of the answer"), called=_l("The day of the answer"))
    means = ChoiceField(_l("How the answer came"), choices=list(MEANS.items()))
    note = LongTextField(_l("Note"), hint=_l("Where the answer is kept. No reasons of health."), longest=1000)
