"""The settings of reminders in words, in both languages."""

from collections.abc import Iterable

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.rules.broken import RuleBroken

WEEKDAYS: dict[int, LazyString] = {
    0: _l("Mondays"),
    1: _l("Tuesdays"),
    2: _l("Wednesdays"),
    3: _l("Thursdays"),
    4: _l("Fridays"),
}
_PROBLEMS: dict[str, LazyString] = {
    "too_many_quiet_days": _l("Choose three weekdays at most: a digest must reach you on the others."),
    "away_half": _l("Enter both the first and the last day on which you are away."),
    "away_ends_before": _l("The last day away must not be before the first."),
    "away_past": _l("The last day away must not be in the past."),
    "away_too_long": _l("An absence can be a year at most. Enter it again afterwards."),
    "deputy_required": _l("Select who is told in your place while you are away."),
    "deputy_of_oneself": _l("You cannot stand in for yourself. Select somebody else."),
    "deputy_not_here": _l(
        "Whoever stands in for you must have tasks where you work, or lead your programme."
    ),
    "next_is_oneself": _l("Nobody is next after themselves. Select somebody else."),
    "next_not_here": _l("The next person must have tasks at this employer today."),
    "days_out_of_range": _l("Enter a number of days from 1 to 20."),
}


def days_in_words(days: Iterable[int]) -> str:
    """Some weekdays, the first of the week first."""
    return ", ".join(str(WEEKDAYS[day]) for day in sorted(days))


def problem(broken: RuleBroken) -> str:
    """What is said when a rule about reminders refuses."""
    return str(_PROBLEMS[broken.code])
