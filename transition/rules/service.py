"""What length of service brings: statutory notice, and the steps of a council's own scheme, by day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from transition.rules.broken import RuleBroken
from transition.rules.calendar import period_ending

NOTICE_SOURCE: Final = "ERA 1996 ss.86(1), 210-211"
_NOTICE_FROM_YEARS, _MOST_WEEKS = 2, 12
MOST_YEARS: Final = 60


class ServiceDate(StrEnum):
    """Which of a person's dates a length of service is counted from; a transfer changes none of them.

    Statutory continuity decides statutory notice (ERA 1996 s.211); the Modification Order redundancy (SI 1999/2277);
    the Green Book leave and sickness (NJC Green Book Part 2 para 14); the start with this employer what only it gives.
    """

    STATUTORY = "STATUTORY"
    MODIFICATION_ORDER = "MODIFICATION_ORDER"
    GREEN_BOOK = "GREEN_BOOK"
    STARTED = "STARTED"


@dataclass(frozen=True, slots=True)
class NoticeStep:
    """From `from_on` the employer owes at least so many weeks' notice; `years` are complete then, 0 for a month."""

    from_on: date
    weeks: int
    years: int


def complete_on(since: date, years: int) -> date:
    """Find the day on which so many years of service are complete: the last of the period that `since` begins.

    The first day counts (ERA 1996 s.211(1)(a)), so it is the day before the anniversary; where a year has no such
    day, its month's last. RuleBroken `date_out_of_range`, `years_not_positive`.
    """
    if years < 1:
        raise RuleBroken("years_not_positive", "years")
    return period_ending(since, years * 12)


def notice_weeks(since: date, on: date) -> int:
    """Give the weeks of notice that an employer owes at least on a day (ERA 1996 s.86(1)).

    None in the first month; then one week; from two complete years a week for each; twelve at most.
    """
    return max((step.weeks for step in notice_steps(since) if step.from_on <= on), default=0)


def notice_steps(since: date) -> tuple[NoticeStep, ...]:
    """List every step of statutory notice with the day that it begins (ERA 1996 s.86(1))."""
    first = NoticeStep(period_ending(since, 1), 1, 0)
    later = range(_NOTICE_FROM_YEARS, _MOST_WEEKS + 1)
    return (first, *(NoticeStep(complete_on(since, years), years, years) for years in later))
