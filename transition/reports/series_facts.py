"""What a report says of things over time; pure."""

from dataclasses import dataclass
from datetime import date

from transition.reports.counts import Shown


@dataclass(frozen=True)
class WeekFact:
    """Representations received and answered by the end of the week that begins on this Monday, all told."""

    week_on: date
    received: Shown
    answered: Shown


@dataclass(frozen=True)
class SeriesFact:
    """Numbers by week: the weeks in which one changed, and the week of the day described.

    Part 1 has none. What came in one week is nearly always under 5, and the difference of two weeks' totals
    would tell it; bands of the totals would still tell the week in which one became the next. Its totals stand
    in bands among the numbers of consultation.
    """

    representations: tuple[WeekFact, ...] = ()
