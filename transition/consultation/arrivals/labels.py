"""The words of what the new employer does for each person, and of what a rule refuses."""

from typing import Final

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.consultation.timeline.labels import KINDS
from transition.rules.arrivals import ArrivalKind
from transition.rules.broken import RuleBroken

__all__ = ["ADDRESSES", "EVIDENCE", "INTRODUCTIONS", "KINDS", "PROBLEMS", "TITLES", "UNSURE", "problem"]

# How a page about one kind is addressed.
ADDRESSES: Final[dict[ArrivalKind, str]] = {
    ArrivalKind.WRITTEN_STATEMENT: "statements",
    ArrivalKind.RIGHT_TO_WORK: "right-to-work",
}
TITLES: Final[dict[ArrivalKind, LazyString]] = {
    ArrivalKind.WRITTEN_STATEMENT: _l("Written statements of the change of employer"),
    ArrivalKind.RIGHT_TO_WORK: _l("Checks of the right to work"),
}
INTRODUCTIONS: Final[dict[ArrivalKind, LazyString]] = {
    ArrivalKind.WRITTEN_STATEMENT: _l(
        "The new employer gives each person who transfers a written statement of the change of employer and of the "
        "date on which continuous employment began (ERA 1996 section 4(6) to (8)): at the earliest opportunity, and "
        "at the latest one month after the change."
    ),
    ArrivalKind.RIGHT_TO_WORK: _l(
        "Record for each person when the right to work was checked and by whom. No document is kept here, no copy, "
        "no number, and nothing of what a document said."
    ),
}
UNSURE: Final[dict[ArrivalKind, LazyString]] = {
    ArrivalKind.WRITTEN_STATEMENT: _l(
        "Whether somebody employed since before April 2020 is owed a full statement is not settled. Ask your adviser."
    ),
    ArrivalKind.RIGHT_TO_WORK: _l(
        "The 60 days are guidance of the Home Office for transfers under TUPE, known from a secondary source. Where "
        "TUPE is in doubt, the careful day is the one before the transfer; where people move by agreement instead, "
        "the check comes before employment begins. To be confirmed by your adviser."
    ),
}
EVIDENCE: Final[dict[ArrivalKind, LazyString]] = {
    ArrivalKind.WRITTEN_STATEMENT: _l("Issued to everybody who transferred"),
    ArrivalKind.RIGHT_TO_WORK: _l("Checked for everybody who transferred"),
}
PROBLEMS: Final[dict[str, LazyString]] = {
    "in_the_future": _l("The day must be today or in the past."),
    "done_on_required": _l("Enter the day on which it was checked."),
    "done_by_required": _l("Enter who checked it."),
    "not_recorded": _l("Nothing is recorded yet. Enter the day."),
    "nobody_left": _l("Everybody has a statement already."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of arrivals refuses."""
    return str(PROBLEMS[broken.code])
