"""The words of reviews, and of what a rule refuses."""

from typing import Final

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.consultation.timeline.labels import NAMES, SHAPES, STANDINGS
from transition.rules.broken import RuleBroken
from transition.rules.reviews import REVIEWS
from transition.web import words

__all__ = ["PROBLEMS", "SHAPES", "STANDINGS", "TITLES", "problem"]

TITLES: Final[dict[int, LazyString]] = {months: NAMES[key] for months, key in REVIEWS.items()}
PROBLEMS: Final[dict[str, LazyString]] = {
    "in_the_future": _l("The day must be today or in the past."),
    "held_before_transfer": _l("A review is held after the transfer on %(transfer_on)s."),
    "agreed_before_held": _l("The minutes cannot be agreed before the review was held, on %(held_on)s."),
    "minutes_required": _l("Enter the minutes before they are agreed."),
    "review_agreed": _l(
        "The minutes of this review were agreed on %(agreed_on)s, so its record can no longer be changed."
    ),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of reviews refuses."""
    facts = {
        name: words.day(value) if hasattr(value, "isoformat") else value
        for name, value in broken.facts.items()
    }
    sentence = str(PROBLEMS[broken.code])
    return sentence % facts if facts else sentence
