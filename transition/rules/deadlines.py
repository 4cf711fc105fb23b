"""From the facts of a transfer to its dated duties: statutory, statutory if TUPE applies, or policy."""

from dataclasses import dataclass
from datetime import date

from transition.rules import calendar
from transition.rules.basis import Kind, LegalBasis, kind_of
from transition.rules.broken import RuleBroken
from transition.rules.calendar import Holidays
from transition.rules.doubts import Doubt, other_version
from transition.rules.duties import Bound, Counted, Duty, DutyRule, Party
from transition.rules.duty_rules import rule_in_force, version_of
from transition.rules.register import REGISTER, Commencements, DecidingDate, RuleId

TUPE_2006_BEGAN_ON = REGISTER[RuleId.TUPE_0].applies_from or date.min
INTERNAL_LIABILITY_TARGET_DAYS = 35


@dataclass(frozen=True, slots=True)
class TransferFacts:
    """What the dates of a transfer are counted from; what is None is not known yet."""

    transfer_on: date
    basis: LegalBasis = LegalBasis.UNDECIDED
    notified_on: date | None = None
    order_on: date | None = None
    decision_on: date | None = None
    acas_contacted_on: date | None = None
    commencements: Commencements = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """A duty with its day.

    `due_on` is the last day in time, or the first day allowed when `is_last_day` is False; it never moves
    for weekends. `advised_on` is the working day on or before a last day, on or after a first one.
    `cautious_on` is the day under the more careful reading, where there is one. `doubt` says what the day would
    be if a rule whose commencement is not confirmed applied, or did not.
    """

    duty: Duty
    due_on: date
    source: str
    kind: Kind
    is_last_day: bool
    advised_on: date
    cautious_on: date | None
    to_be_confirmed: bool
    owed_by: Party
    owed_to: Party
    rule_id: RuleId
    is_task: bool
    doubt: Doubt | None = None


def deadlines(facts: TransferFacts, holidays: Holidays) -> list[Deadline]:
    """Date every duty that applies to a transfer, in order of day.

    RuleBroken `before_tupe_2006` for a transfer that TUPE 2006 does not reach back to.
    """
    if facts.transfer_on < TUPE_2006_BEGAN_ON:
        raise RuleBroken("before_tupe_2006", "transfer_on", {"began_on": TUPE_2006_BEGAN_ON})
    found = [deadline for duty in Duty if (deadline := deadline_for(duty, facts, holidays)) is not None]
    order = list(Duty)
    return sorted(found, key=lambda deadline: (deadline.due_on, order.index(deadline.duty)))


def deadline_for(duty: Duty, facts: TransferFacts, holidays: Holidays) -> Deadline | None:
    """Date one duty, or None when it does not arise or a date that it hangs on is not known."""
    dates = _deciding_dates(facts)
    rule = rule_in_force(duty, facts.basis, dates, facts.commencements)
    if rule is None:
        return None
    start = dates[rule.counted_from]
    due_on = count(rule.counted, start, rule.number, holidays)
    is_last_day = rule.bound is Bound.LAST_DAY
    advise = calendar.last_working_day_on_or_before if is_last_day else calendar.first_working_day_on_or_after
    return Deadline(
        duty=duty,
        due_on=due_on,
        source=rule.source,
        kind=kind_of(rule.nature, facts.basis),
        is_last_day=is_last_day,
        advised_on=advise(due_on, holidays),
        cautious_on=_cautious_on(rule, facts.basis, start, holidays),
        to_be_confirmed=rule.is_to_be_confirmed or version_of(rule, facts.commencements).is_to_be_confirmed,
        owed_by=rule.owed_by,
        owed_to=rule.owed_to,
        rule_id=rule.rule_id,
        is_task=rule.is_task,
        doubt=_doubt(rule, due_on, facts, holidays),
    )


def count(counted: Counted, start: date, number: int, holidays: Holidays) -> date:
    """Count a day the way that the table says."""
    match counted:
        case Counted.DAYS_BEFORE:
            return calendar.latest_before(start, number)
        case Counted.DAYS_AFTER:
            return calendar.days_after(start, number)
        case Counted.WORKING_DAYS_AFTER:
            return calendar.working_days_after(start, number, holidays)
        case Counted.MONTHS_AFTER:
            return calendar.months_after(start, number)
        case Counted.MONTHS_BEGINNING_WITH:
            return calendar.period_ending(start, number)
        case Counted.DAY_AFTER_MONTHS:
            return calendar.days_after(calendar.months_after(start, number), 1)


def claim_limit(begins_on: date, commencements: Commencements = ()) -> date:
    """Find the last day for a claim, before early conciliation is reckoned (regs 12(2), 15(12))."""
    found = deadline_for(
        Duty.CLAIM_LIMIT, TransferFacts(begins_on, LegalBasis.TUPE, commencements=commencements), frozenset()
    )
    if found is None:
        raise RuleBroken("before_tupe_2006", "transfer_on", {"began_on": TUPE_2006_BEGAN_ON})
    return found.due_on


def internal_liability_target(transfer_on: date) -> date:
    """Find the day by which a council plans to have liability information out: a week to spare."""
    return calendar.latest_before(transfer_on, INTERNAL_LIABILITY_TARGET_DAYS)


def timetable(
    transfer_on: date,
    basis: LegalBasis,
    holidays: Holidays,
    notified_on: date | None = None,
    commencements: Commencements = (),
) -> list[Deadline]:
    """Date every duty of one transfer, as the command line prints them."""
    return deadlines(
        TransferFacts(transfer_on, basis, notified_on=notified_on, commencements=commencements), holidays
    )


def _deciding_dates(facts: TransferFacts) -> dict[DecidingDate, date]:
    """Gather the days that are known; a strategic decision not yet dated is taken at the transfer."""
    dates = {
        DecidingDate.TRANSFER_ON: facts.transfer_on,
        DecidingDate.DECISION_ON: facts.decision_on or facts.transfer_on,
        DecidingDate.NOTIFIED_ON: facts.notified_on,
        DecidingDate.ORDER_ON: facts.order_on,
        DecidingDate.ACAS_CONTACTED_ON: facts.acas_contacted_on,
    }
    return {key: day for key, day in dates.items() if day is not None}


def _doubt(rule: DutyRule, due_on: date, facts: TransferFacts, holidays: Holidays) -> Doubt | None:
    """Say what the day would be if a rule that may not have begun applied, or did not; None where it cannot matter."""
    dates = _deciding_dates(facts)
    other = other_version(rule, facts.basis, dates, facts.commencements)
    if other is None:
        return None
    enacted_on = REGISTER[other.in_doubt.rule_id].enacted_on
    if enacted_on is not None and due_on < enacted_on:
        return None
    other_on = count(other.rule.counted, dates[other.rule.counted_from], other.rule.number, holidays)
    return Doubt(other.in_doubt.rule_id, REGISTER[other.in_doubt.rule_id].source, other.state, other_on)


def _cautious_on(rule: DutyRule, basis: LegalBasis, start: date, holidays: Holidays) -> date | None:
    """Count the careful reading; that of right to work matters only while TUPE is in doubt."""
    if rule.cautious_number is None:
        return None
    if rule.duty is Duty.RIGHT_TO_WORK_CHECK and basis is not LegalBasis.UNDECIDED:
        return None
    return count(rule.counted, start, rule.cautious_number, holidays)
