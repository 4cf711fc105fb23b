"""How grave a risk is and which way it goes: worked out from how it was assessed over time, never typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from transition.rules.broken import RuleBroken

HIGH_FROM = 15
MEDIUM_FROM = 8


class Level(StrEnum):
    """How grave a score from 1 to 25 is."""

    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"


class Trend(StrEnum):
    """Which way a risk's score went when it was last assessed."""

    RISING = "RISING"
    STEADY = "STEADY"
    FALLING = "FALLING"


@dataclass(frozen=True, slots=True)
class Assessment:
    """How likely and how serious a risk was thought to be on a day, each from 1 to 5."""

    on: date
    likelihood: int
    impact: int

    @property
    def score(self) -> int:
        """Likelihood times impact."""
        return self.likelihood * self.impact


@dataclass(frozen=True, slots=True)
class Course:
    """A risk as last assessed by a day, which way it goes, and since when it has gone that way."""

    last: Assessment
    trend: Trend
    since: date


def level_of(score: int) -> Level:
    """High from 15, medium from 8, low below."""
    return Level.HIGH if score >= HIGH_FROM else Level.MEDIUM if score >= MEDIUM_FROM else Level.LOW


def course_of(assessments: Iterable[Assessment], as_at: date) -> Course | None:
    """The course of a risk by the end of a day; None when it had not been assessed by then.

    `assessments` come in the order in which they were recorded: of two on one day, the later counts. The trend is
    that of the last two days; since when, the day on which the unbroken run of rises, falls or equal scores began.
    """
    by_day = {one.on: one for one in assessments if one.on <= as_at}
    days = [by_day[day] for day in sorted(by_day)]
    if not days:
        return None
    moves = [(_trend(before, after), before, after) for before, after in pairwise(days)]
    trend = moves[-1][0] if moves else Trend.STEADY
    since = days[-1].on
    for move, before, after in reversed(moves):
        if move is not trend:
            break
        # A score is steady from the day on which it was first so; it rises from the day on which it had risen.
        since = before.on if trend is Trend.STEADY else after.on
    return Course(days[-1], trend, since)


def _trend(before: Assessment, after: Assessment) -> Trend:
    if after.score == before.score:
        return Trend.STEADY
    return Trend.RISING if after.score > before.score else Trend.FALLING


def check_assessment(likelihood: int, impact: int, on: date, last_on: date | None, today: date) -> None:
    """RuleBroken `risk_out_of_bounds`, `assessed_in_future`, `assessed_before_last`."""
    for field, value in (("likelihood", likelihood), ("impact", impact)):
        if not 1 <= value <= 5:
            raise RuleBroken("risk_out_of_bounds", field)
    if on > today:
        raise RuleBroken("assessed_in_future", "assessed_on")
    if last_on is not None and on < last_on:
        raise RuleBroken("assessed_before_last", "assessed_on", {"last_on": last_on})
