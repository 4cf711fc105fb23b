"""Which terms transfer, and which changes to them the law allows, from when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from transition.rules.basis import LegalBasis
from transition.rules.calendar import days_after, months_after
from transition.rules.register import RuleId, is_in_force


class TermCategory(StrEnum):
    """What a protected term is about."""

    PAY = "PAY"
    PAY_PROTECTION = "PAY_PROTECTION"
    HOURS = "HOURS"
    PATTERN = "PATTERN"
    LEAVE = "LEAVE"
    LEAVE_YEAR = "LEAVE_YEAR"
    SICK_PAY = "SICK_PAY"
    NOTICE = "NOTICE"
    REDUNDANCY = "REDUNDANCY"
    PENSION = "PENSION"
    ALLOWANCES = "ALLOWANCES"
    CAR_AND_MILEAGE = "CAR_AND_MILEAGE"
    PLACE_AND_MOBILITY = "PLACE_AND_MOBILITY"
    FLEXIBLE_WORKING = "FLEXIBLE_WORKING"
    TRAINING = "TRAINING"
    COLLECTIVE_AGREEMENT = "COLLECTIVE_AGREEMENT"
    CONTRACTUAL_POLICY = "CONTRACTUAL_POLICY"
    OTHER = "OTHER"


class TermStatus(StrEnum):
    """How firmly a term binds; a term whose status nobody has stated has none."""

    CONTRACTUAL = "CONTRACTUAL"
    NOT_CONTRACTUAL = "NOT_CONTRACTUAL"
    CUSTOM_AND_PRACTICE = "CUSTOM_AND_PRACTICE"
    DISPUTED = "DISPUTED"


class ChangeReason(StrEnum):
    """The sole or principal reason for a proposed change."""

    UNRELATED = "UNRELATED"
    TRANSFER = "TRANSFER"
    ETO = "ETO"
    NOT_STATED = "NOT_STATED"


class Verdict(StrEnum):
    """What the rules say to a proposed change."""

    ALLOWED = "ALLOWED"
    VOID = "VOID"
    ADVISER = "ADVISER"


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """A change of one term after the transfer, as its proposer describes it."""

    transfer_on: date
    basis: LegalBasis
    category: TermCategory
    status: TermStatus | None
    reason: ChangeReason
    effective_on: date
    is_agreed: bool = False
    contract_permits: bool = False
    entails_workforce_changes: bool = False
    is_from_collective_agreement: bool = False
    is_no_less_favourable_overall: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict, its provision, and a code for the reason; `earliest_on` when waiting would help."""

    verdict: Verdict
    source: str
    code: str
    earliest_on: date | None = None


def earliest_collective_change(transfer_on: date) -> date | None:
    """Find the first day on which terms from a collective agreement may vary (TUPE 2006 reg 4(5B)).

    "More than one year after the transfer": the day after the anniversary. None for a transfer before
    31 January 2014, to which reg 4(5B) does not apply.
    """
    if not is_in_force(RuleId.VARY, transfer_on):
        return None
    return days_after(months_after(transfer_on, 12), 1)


def transfers_by_law(category: TermCategory, status: TermStatus | None, basis: LegalBasis) -> Verdict:
    """Say whether a term moves with the contract: allowed (it moves), void (it does not), or ask.

    Old-age, invalidity and survivors' benefits of an occupational scheme do not (reg 10); nor does
    anything without TUPE (reg 4), where each person's acceptance decides.
    """
    if basis is LegalBasis.UNDECIDED or category is TermCategory.PENSION:
        return Verdict.ADVISER
    if basis is not LegalBasis.TUPE or status is TermStatus.NOT_CONTRACTUAL:
        return Verdict.VOID
    return Verdict.ADVISER if status in (None, TermStatus.DISPUTED) else Verdict.ALLOWED


def judge(change: ProposedChange) -> Finding:
    """Put a proposed change to regs 4(4) to 4(5C) as they stand since 31 January 2014.

    There is no day after which a change made because of the transfer becomes safe.
    """
    return _unless_ruled_by_law(change) or _by_reason(change)


def _unless_ruled_by_law(change: ProposedChange) -> Finding | None:
    """Send to an adviser what reg 4 does not decide, or not on these facts."""
    if change.basis is LegalBasis.UNDECIDED:
        return Finding(Verdict.ADVISER, "TUPE 2006 reg 3", "basis_undecided")
    if change.basis is not LegalBasis.TUPE:
        return Finding(Verdict.ADVISER, "COSOP 2013", "not_under_tupe")
    if not is_in_force(RuleId.VARY, change.transfer_on):
        return Finding(Verdict.ADVISER, "TUPE 2006 reg 4 before SI 2014/16", "before_2014")
    if change.category is TermCategory.PENSION:
        return Finding(Verdict.ADVISER, "TUPE 2006 reg 10", "pension")
    if change.status in (None, TermStatus.DISPUTED):
        return Finding(Verdict.ADVISER, "TUPE 2006 reg 4(1)", "status_unsettled")
    if change.status is TermStatus.NOT_CONTRACTUAL:
        return Finding(Verdict.ALLOWED, "TUPE 2006 reg 13(2)(c)", "not_contractual_but_a_measure")
    return None


def _by_reason(change: ProposedChange) -> Finding:
    if change.contract_permits:
        return Finding(Verdict.ALLOWED, "TUPE 2006 reg 4(5)(b)", "contract_permits")
    match change.reason:
        case ChangeReason.UNRELATED if change.is_agreed:
            return Finding(Verdict.ALLOWED, "TUPE 2006 reg 4(4)", "not_because_of_transfer")
        case ChangeReason.UNRELATED:
            return Finding(Verdict.ADVISER, "TUPE 2006 reg 4(4)", "not_agreed")
        case ChangeReason.NOT_STATED:
            return Finding(Verdict.ADVISER, "TUPE 2006 reg 4(4)", "reason_not_stated")
        case ChangeReason.ETO if change.entails_workforce_changes and change.is_agreed:
            return Finding(Verdict.ALLOWED, "TUPE 2006 reg 4(5)(a), (5A)", "eto_agreed")
        case ChangeReason.ETO if change.entails_workforce_changes:
            return Finding(Verdict.VOID, "TUPE 2006 reg 4(5)(a)", "eto_not_agreed")
        case _:
            return _collective(change)


def _collective(change: ProposedChange) -> Finding:
    """Try the one exception left to a change made because of the transfer: reg 4(5B), with agreement (5C)."""
    earliest_on = earliest_collective_change(change.transfer_on)
    if not change.is_from_collective_agreement or earliest_on is None:
        return Finding(Verdict.VOID, "TUPE 2006 reg 4(4)", "because_of_transfer")
    if not change.is_no_less_favourable_overall:
        return Finding(Verdict.VOID, "TUPE 2006 reg 4(5B)(b)", "less_favourable")
    if change.effective_on < earliest_on:
        return Finding(Verdict.VOID, "TUPE 2006 reg 4(5B)(a)", "within_a_year", earliest_on)
    if not change.is_agreed:
        return Finding(Verdict.VOID, "TUPE 2006 reg 4(5C)", "collective_not_agreed")
    return Finding(Verdict.ALLOWED, "TUPE 2006 reg 4(5B)", "collective_after_a_year")
