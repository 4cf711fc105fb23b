"""Limits on claims under regs 12 and 15: who may claim for which failure, and until when, step by step."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from transition.rules.basis import Kind, LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.conciliation import (
    ConciliatedLimit,
    Effect,
    conciliated_limit,
    conciliation_ends_on,
)
from transition.rules.deadlines import Deadline, TransferFacts, deadline_for
from transition.rules.doubts import Doubt
from transition.rules.duties import Duty
from transition.rules.register import Commencements, RuleId, is_in_force


class Failure(StrEnum):
    """What an employer is said to have failed in, by the paragraph that gives the claim."""

    LIABILITY_INFORMATION = "LIABILITY_INFORMATION"
    ELECTION = "ELECTION"
    ELECTED_REPRESENTATIVES = "ELECTED_REPRESENTATIVES"
    UNION = "UNION"
    OTHER = "OTHER"
    UNPAID_AWARD = "UNPAID_AWARD"


class Claimant(StrEnum):
    """Who claims: a kind of claimant, never a person."""

    TRANSFEREE = "TRANSFEREE"
    AFFECTED_EMPLOYEES = "AFFECTED_EMPLOYEES"
    EMPLOYEE_REPRESENTATIVES = "EMPLOYEE_REPRESENTATIVES"
    TRADE_UNION = "TRADE_UNION"


SOURCES: Final[Mapping[Failure, str]] = MappingProxyType(
    {
        Failure.LIABILITY_INFORMATION: "TUPE 2006 reg 12(1)-(2)",
        Failure.ELECTION: "TUPE 2006 reg 15(1)(a)",
        Failure.ELECTED_REPRESENTATIVES: "TUPE 2006 reg 15(1)(b)",
        Failure.UNION: "TUPE 2006 reg 15(1)(c)",
        Failure.OTHER: "TUPE 2006 reg 15(1)(d)",
        Failure.UNPAID_AWARD: "TUPE 2006 reg 15(10)",
    }
)

_CLAIMANTS: Final[Mapping[Failure, Claimant]] = MappingProxyType(
    {
        Failure.LIABILITY_INFORMATION: Claimant.TRANSFEREE,
        Failure.ELECTION: Claimant.AFFECTED_EMPLOYEES,
        Failure.ELECTED_REPRESENTATIVES: Claimant.EMPLOYEE_REPRESENTATIVES,
        Failure.UNION: Claimant.TRADE_UNION,
        Failure.OTHER: Claimant.AFFECTED_EMPLOYEES,
        Failure.UNPAID_AWARD: Claimant.AFFECTED_EMPLOYEES,
    }
)


class StepKind(StrEnum):
    """One step of the reckoning, in the order in which they are taken."""

    PRIMARY = "primary"
    NOT_YET_LAW = "not_yet_law"
    TOO_LATE = "too_late"
    IN_CONCILIATION = "in_conciliation"
    DAYS_LEFT_OUT = "days_left_out"
    DAYS_SINCE_START_LEFT_OUT = "days_since_start_left_out"
    MONTH_AFTER_CERTIFICATE = "month_after_certificate"
    MONTH_AFTER_IS_EARLIER = "month_after_is_earlier"


@dataclass(frozen=True, slots=True)
class Step:
    """What one provision makes of the limit: the day it gives, and how many days it leaves out."""

    kind: StepKind
    source: str
    on: date | None
    days: int = 0


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """What a limit is reckoned from. Day A is when Acas was contacted, Day B when its certificate came."""

    failure: Failure
    transfer_on: date
    basis: LegalBasis = LegalBasis.TUPE
    order_on: date | None = None
    day_a: date | None = None
    day_b: date | None = None
    commencements: Commencements = ()


@dataclass(frozen=True, slots=True)
class ClaimLimit:
    """The last day for a claim and how it was found; `last_on` is None while conciliation goes on.

    `conciliation_ends_on` is the last day that conciliation may run to, where a day is worked out. `doubt` gives the
    last day that holds if it goes the other way; while conciliation goes on, the limit without it.
    """

    begins_on: date
    primary_on: date
    last_on: date | None
    steps: tuple[Step, ...]
    source: str
    kind: Kind
    to_be_confirmed: bool
    doubt: Doubt | None
    conciliation_ends_on: date | None = None


def claimant_for(failure: Failure) -> Claimant:
    """Say to whom the law gives the claim (TUPE 2006 regs 12(1), 15(1), (10))."""
    return _CLAIMANTS[failure]


def check_claim_days(facts: ClaimFacts, today: date | None = None) -> None:
    """Refuse dates out of order; of what is recorded, not merely reckoned, also days that have not come.

    RuleBroken `order_on_needed`, `order_before_transfer`, `day_a_needed`, `day_b_before_day_a`, `in_the_future`.
    """
    if facts.failure is Failure.UNPAID_AWARD:
        if facts.order_on is None:
            raise RuleBroken("order_on_needed", "order_on")
        if facts.order_on < facts.transfer_on:
            raise RuleBroken("order_before_transfer", "order_on", {"transfer_on": facts.transfer_on})
    if facts.day_b is not None and facts.day_a is None:
        raise RuleBroken("day_a_needed", "day_a")
    if facts.day_a is not None and facts.day_b is not None and facts.day_b < facts.day_a:
        raise RuleBroken("day_b_before_day_a", "day_b", {"day_a": facts.day_a})
    for name in ("order_on", "day_a", "day_b"):
        day = getattr(facts, name)
        if today is not None and day is not None and day > today:
            raise RuleBroken("in_the_future", name)


def limit_of(facts: ClaimFacts) -> ClaimLimit:
    """Reckon the last day for a claim (regs 12(2), 15(12)), then what conciliation makes of it (reg 16A).

    RuleBroken as `check_claim_days`, and `before_tupe_2006`.
    """
    check_claim_days(facts)
    is_order = facts.failure is Failure.UNPAID_AWARD
    primary = deadline_for(
        Duty.ORDER_CLAIM_LIMIT if is_order else Duty.CLAIM_LIMIT,
        TransferFacts(
            facts.transfer_on,
            facts.basis,
            order_on=facts.order_on,
            acas_contacted_on=facts.day_a,
            commencements=facts.commencements,
        ),
        frozenset(),
    )
    if primary is None:
        raise RuleBroken("before_tupe_2006", "transfer_on")
    begins_on = facts.order_on if is_order and facts.order_on else facts.transfer_on
    first = Step(StepKind.PRIMARY, primary.source, primary.due_on)
    if facts.day_a is None:
        return _found(primary, begins_on, primary.due_on, (first,), unsure=False)
    is_law = is_in_force(RuleId.EC, facts.day_a)
    if facts.day_b is None and is_law and facts.day_a <= primary.due_on:
        waiting = Step(StepKind.IN_CONCILIATION, "TUPE 2006 reg 16A(3)", None)
        ends_on = conciliation_ends_on(facts.day_a)
        return _found(primary, begins_on, None, (first, waiting), unsure=True, ends_on=ends_on)
    day_b = facts.day_b or facts.day_a
    after = conciliated_limit(primary.due_on, facts.day_a, day_b, begins_on)
    steps = (first, *_steps(after, facts.day_a < begins_on))
    if primary.doubt is not None and facts.day_b is not None:
        # The day that holds if the doubt goes the other way is lengthened by the same conciliation.
        other_on = conciliated_limit(primary.doubt.other_on, facts.day_a, day_b, begins_on).last_on
        primary = replace(primary, doubt=replace(primary.doubt, other_on=other_on))
    return _found(primary, begins_on, after.last_on, steps, unsure=after.to_be_confirmed)


def _steps(after: ConciliatedLimit, is_early: bool) -> tuple[Step, ...]:
    if after.effect is Effect.NONE_YET:
        return (Step(StepKind.NOT_YET_LAW, "SI 2014/853", after.last_on),)
    if after.effect is Effect.TOO_LATE:
        return (Step(StepKind.TOO_LATE, after.source, after.last_on),)
    left_out = StepKind.DAYS_SINCE_START_LEFT_OUT if is_early else StepKind.DAYS_LEFT_OUT
    stopped = Step(left_out, "TUPE 2006 reg 16A(3)", after.stopped_on, after.left_out_days)
    is_moved = after.effect is Effect.MONTH_AFTER_CERTIFICATE
    kind = StepKind.MONTH_AFTER_CERTIFICATE if is_moved else StepKind.MONTH_AFTER_IS_EARLIER
    return stopped, Step(kind, "TUPE 2006 reg 16A(4)", after.month_after_on)


def _found(
    primary: Deadline,
    begins_on: date,
    last_on: date | None,
    steps: tuple[Step, ...],
    *,
    unsure: bool,
    ends_on: date | None = None,
) -> ClaimLimit:
    return ClaimLimit(
        begins_on,
        primary.due_on,
        last_on,
        steps,
        primary.source,
        primary.kind,
        primary.to_be_confirmed or unsure,
        primary.doubt,
        ends_on,
    )
