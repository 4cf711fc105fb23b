"""The words of measures promised and delivered, and of what a rule refuses."""

from typing import Final

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.consultation.timeline.labels import SHAPES, STANDINGS
from transition.rules.broken import RuleBroken
from transition.rules.delivery import DeliveryOutcome
from transition.web import words

__all__ = ["OUTCOMES", "PROBLEMS", "SHAPES", "STANDINGS", "problem"]

OUTCOMES: Final[dict[DeliveryOutcome, LazyString]] = {
    DeliveryOutcome.DELIVERED: _l("Delivered"),
    DeliveryOutcome.IN_PART: _l("Delivered in part"),
    DeliveryOutcome.NOT_DELIVERED: _l("Not delivered"),
}
PROBLEMS: Final[dict[str, LazyString]] = {
    "in_the_future": _l("The day must be today or in the past."),
    "delivered_on_required": _l("Enter the day on which it was delivered."),
    "not_delivered_has_no_day": _l("It was not delivered, so it has no day of delivery. Take the day away."),
    "evidence_required": _l("Say what shows that it was delivered."),
    "why_required": _l("Say why it was not delivered, or not all of it."),
    "measure_withdrawn": _l("This measure was withdrawn on %(withdrawn_on)s."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of delivery refuses."""
    facts = {
        name: words.day(value) if hasattr(value, "isoformat") else value
        for name, value in broken.facts.items()
    }
    sentence = str(PROBLEMS[broken.code])
    return sentence % facts if facts else sentence
