"""Acas early conciliation: how long it may run, and what it does to the last day for a claim."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from transition.rules.broken import RuleBroken
from transition.rules.calendar import days_after, months_after
from transition.rules.register import REGISTER, Evidence, RuleId, is_in_force


class Effect(StrEnum):
    """What conciliation did to the limit."""

    NONE_YET = "not_in_force"
    TOO_LATE = "contacted_after_the_limit"
    CLOCK_STOPPED = "clock_stopped"
    MONTH_AFTER_CERTIFICATE = "month_after_certificate"


@dataclass(frozen=True, slots=True)
class ConciliatedLimit:
    """The last day for a claim after conciliation, which paragraph of reg 16A fixed it, and the steps there.

    `left_out_days` and `stopped_on` are what paragraph (3) made of the primary limit, `month_after_on` the day that
    paragraph (4) compares it with; None where the regulation did nothing.
    """

    last_on: date
    effect: Effect
    source: str
    evidence: tuple[Evidence, ...]
    left_out_days: int = 0
    stopped_on: date | None = None
    month_after_on: date | None = None

    @property
    def to_be_confirmed(self) -> bool:
        return Evidence.NOT_CONFIRMED in self.evidence


def conciliated_limit(
    primary_on: date, day_a: date, day_b: date, begins_on: date | None = None
) -> ConciliatedLimit:
    """Extend a primary limit by early conciliation (TUPE 2006 reg 16A, in ERA 1996 s.207B's terms).

    Day A is when Acas was contacted, Day B when its certificate was received. Paragraph (3) first leaves
    out the days after Day A to Day B; paragraph (4) then, if *that* day falls between Day A and one month
    after Day B, moves it to the latter: in sequence (Luton v Haque UKEAT/0180/17). Days before `begins_on`,
    when the limit does not run yet, are not left out of it, which is to be confirmed.
    RuleBroken `day_b_before_day_a`.
    """
    if day_b < day_a:
        raise RuleBroken("day_b_before_day_a", "day_b", {"day_a": day_a})
    known: tuple[Evidence, ...] = (Evidence.TEXT, Evidence.SECONDARY)
    if not is_in_force(RuleId.EC, day_a):
        return ConciliatedLimit(primary_on, Effect.NONE_YET, "TUPE 2006 reg 16A", known)
    if day_a > primary_on:
        unsure = (Evidence.NOT_CONFIRMED,)
        return ConciliatedLimit(primary_on, Effect.TOO_LATE, "TUPE 2006 reg 16A", unsure)
    first_out = day_a
    if begins_on is not None and day_a < begins_on:
        first_out, known = days_after(begins_on, -1), (*known, Evidence.NOT_CONFIRMED)
    days = max((day_b - first_out).days, 0)
    stopped_on, month_after_b = days_after(primary_on, days), months_after(day_b, 1)
    is_moved = day_a <= stopped_on <= month_after_b
    return ConciliatedLimit(
        month_after_b if is_moved else stopped_on,
        Effect.MONTH_AFTER_CERTIFICATE if is_moved else Effect.CLOCK_STOPPED,
        "TUPE 2006 reg 16A(3), (4)" if is_moved else "TUPE 2006 reg 16A(3)",
        known,
        days,
        stopped_on,
        month_after_b,
    )


def conciliation_ends_on(day_a: date) -> date | None:
    """Find the last day of the conciliation period, counted with Day A in it; to be confirmed.

    Twelve weeks when Acas is contacted from 1 December 2025, six from 1 December 2020; None for an
    earlier contact, when the period was a month that could be lengthened.
    """
    for rule_id, weeks in ((RuleId.EC_12W, 12), (RuleId.EC_6W, 6)):
        if REGISTER[rule_id].is_in_force(day_a):
            return days_after(day_a, weeks * 7 - 1)
    return None
