"""Acas early conciliation: how long it may run, and what it does to the last day for a claim."""

from dataclasses import dataclass
from datetime import date, timedelta
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
    """The last day for a claim after conciliation, and which paragraph of reg 16A fixed it."""

    last_on: date
    effect: Effect
    source: str
    evidence: tuple[Evidence, ...]

    @property
    def to_be_confirmed(self) -> bool:
        return Evidence.NOT_CONFIRMED in self.evidence


def conciliated_limit(primary_on: date, day_a: date, day_b: date) -> ConciliatedLimit:
    """Extend a primary limit by early conciliation (TUPE 2006 reg 16A, in ERA 1996 s.207B's terms).

    Day A is when Acas was contacted, Day B when its certificate was received. Paragraph (3) first leaves
    out the days after Day A to Day B; paragraph (4) then, if *that* day falls between Day A and one month
    after Day B, moves it to the latter: in sequence (Luton v Haque UKEAT/0180/17).
    RuleBroken `day_b_before_day_a`.
    """
    if day_b < day_a:
        raise RuleBroken("day_b_before_day_a", "day_b", {"day_a": day_a})
    known = (Evidence.TEXT, Evidence.SECONDARY)
    if not is_in_force(RuleId.EC, day_a):
        return ConciliatedLimit(primary_on, Effect.NONE_YET, "TUPE 2006 reg 16A", known)
    if day_a > primary_on:
        unsure = (Evidence.NOT_CONFIRMED,)
        return ConciliatedLimit(primary_on, Effect.TOO_LATE, "TUPE 2006 reg 16A", unsure)
    stopped_on = primary_on + timedelta(days=(day_b - day_a).days)
    month_after_b = months_after(day_b, 1)
    if day_a <= stopped_on <= month_after_b:
        return ConciliatedLimit(
            month_after_b, Effect.MONTH_AFTER_CERTIFICATE, "TUPE 2006 reg 16A(3), (4)", known
        )
    return ConciliatedLimit(stopped_on, Effect.CLOCK_STOPPED, "TUPE 2006 reg 16A(3)", known)


def conciliation_ends_on(day_a: date) -> date | None:
    """Find the last day of the conciliation period, counted with Day A in it; to be confirmed.

    Twelve weeks when Acas is contacted from 1 December 2025, six from 1 December 2020; None for an
    earlier contact, when the period was a month that could be lengthened.
    """
    for rule_id, weeks in ((RuleId.EC_12W, 12), (RuleId.EC_6W, 6)):
        if REGISTER[rule_id].is_in_force(day_a):
            return days_after(day_a, weeks * 7 - 1)
    return None
