"""Which terms transfer, and which changes to them the law allows, from when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

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
    NEW_AGREEMENT = "NEW_AGREEMENT"
    NOT_STATED = "NOT_STATED"


class WorkforceChange(StrEnum):
    """What an economic, technical or organisational reason changes in the workforce (reg 4(5)(a), (5A))."""

    NUMBERS_OR_FUNCTIONS = "NUMBERS_OR_FUNCTIONS"
    WORKPLACE = "WORKPLACE"
    NONE = "NONE"


class Verdict(StrEnum):
    """What the rules say to a proposed change."""

    ALLOWED = "ALLOWED"
    VOID = "VOID"
    ADVISER = "ADVISER"


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """A change of one term, as its proposer describes it. None says of an answer that nobody knows it yet.

    `is_agreed` is the employee's own agreement; `contract_permits` a clause that lets the employer make this
    change. `agreement_made_on`, `follows_agreements` and `is_participant` are about a collective agreement made
    later: when, whether the contract takes in agreements "as may be agreed from time to time", and whether the
    new employer takes part in that bargaining. `is_scheme_benefit` is asked of pensions: is it an old-age,
    invalidity or survivors' benefit of an occupational scheme?
    """

    transfer_on: date
    basis: LegalBasis
    category: TermCategory
    status: TermStatus | None
    reason: ChangeReason
    effective_on: date
    is_agreed: bool | None = False
    contract_permits: bool | None = False
    workforce_change: WorkforceChange | None = WorkforceChange.NONE
    is_from_collective_agreement: bool | None = False
    is_no_less_favourable_overall: bool | None = False
    is_substantial_detriment: bool | None = False
    agreement_made_on: date | None = None
    follows_agreements: bool | None = None
    is_participant: bool | None = None
    is_scheme_benefit: bool | None = None
    waives_protection: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict, its provision, and a code for the reason.

    `earliest_on` is the day from which the same change would be allowed, when waiting would help; `unsure` names
    the fact that nobody has settled; `is_to_be_confirmed` says that the rule rests on inference.
    """

    verdict: Verdict
    source: str
    code: str
    earliest_on: date | None = None
    unsure: str | None = None
    is_to_be_confirmed: bool = False


# The table of rules below, as it stands: raised whenever a proposal would get another answer, and kept with each.
EDITION: Final = "2026-11"


def earliest_collective_change(transfer_on: date) -> date | None:
    """Find the first day on which terms from a collective agreement may vary (TUPE 2006 reg 4(5B)).

    "More than one year after": the day after the anniversary. None before 31 January 2014: no reg 4(5B) then.
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
    """Put a proposed change to regs 4, 4A, 10 and 18 as they stand since 31 January 2014.

    The first row of the table that fits decides. There is no day after which a change made because of the
    transfer becomes safe, save what reg 4(5B) allows of terms from a collective agreement.
    """
    row = next(row for row in _ROWS if row.fits(change))
    source = f"TUPE 2006 {row.source}" if row.source.startswith("reg") else row.source
    earliest_on = earliest_collective_change(change.transfer_on) if row.code == "within_a_year" else None
    return Finding(row.verdict, source, row.code, earliest_on, row.unsure, row.is_to_be_confirmed)


class _Row(NamedTuple):
    """A line of the table: when it fits, what the law then says, where it says so."""

    code: str
    verdict: Verdict
    source: str
    fits: Callable[[ProposedChange], bool]
    unsure: str | None = None
    is_to_be_confirmed: bool = False


def _is_too_early(change: ProposedChange) -> bool:
    earliest_on = earliest_collective_change(change.transfer_on)
    return earliest_on is not None and change.effective_on < earliest_on


def _has_workforce_change(change: ProposedChange) -> bool:
    named = (WorkforceChange.NUMBERS_OR_FUNCTIONS, WorkforceChange.WORKPLACE)
    return change.reason is ChangeReason.ETO and change.workforce_change in named


def _is_collective(change: ProposedChange) -> bool:
    """All that reg 4(5B) and (5C) ask: from an agreement, after a year, no less favourable, agreed."""
    answers = (change.is_from_collective_agreement, change.is_no_less_favourable_overall, change.is_agreed)
    return answers == (True, True, True) and not _is_too_early(change)


def _is_detriment(change: ProposedChange) -> bool:
    """A substantial change to somebody's detriment, or one of which nobody knows."""
    return change.is_substantial_detriment is not False


def _unrelated(change: ProposedChange) -> bool:
    return change.reason is ChangeReason.UNRELATED


def _new_agreement(change: ProposedChange) -> bool:
    return change.reason is ChangeReason.NEW_AGREEMENT


_ALLOWED, _VOID, _ASK = Verdict.ALLOWED, Verdict.VOID, Verdict.ADVISER
_NO_NEW_EMPLOYER: Final = (LegalBasis.SECTION_113_LOAN, LegalBasis.NO_EMPLOYER_CHANGE)
_DETRIMENT: Final = ("substantial_detriment", _ASK, "reg 4(9)")

# In this order: what regulation 4 does not decide; then by the contract's own terms; then by the reason.
_ROWS: Final = (
    _Row("basis_undecided", _ASK, "reg 3", lambda c: c.basis is LegalBasis.UNDECIDED, "basis"),
    _Row("no_new_employer", _ASK, "reg 3(1)", lambda c: c.basis in _NO_NEW_EMPLOYER, "basis"),
    _Row("not_under_tupe", _ASK, "COSOP 2013", lambda c: c.basis is not LegalBasis.TUPE, "basis"),
    _Row(
        "before_2014", _ASK, "reg 4 before SI 2014/16",
        lambda c: not is_in_force(RuleId.VARY, c.transfer_on), "transfer_on",
    ),
    _Row("contracting_out", _VOID, "reg 18", lambda c: c.waives_protection),
    _Row(
        "pension", _ASK, "reg 10",
        lambda c: c.category is TermCategory.PENSION and c.is_scheme_benefit is not False, "is_scheme_benefit",
    ),
    _Row(
        "status_unsettled", _ASK, "reg 4(1)", lambda c: c.status in (None, TermStatus.DISPUTED), "status"
    ),
    _Row(
        *_DETRIMENT, lambda c: c.status is TermStatus.NOT_CONTRACTUAL and _is_detriment(c),
        "is_substantial_detriment",
    ),
    _Row(
        "not_contractual_but_a_measure", _ALLOWED, "reg 13(2)(c)",
        lambda c: c.status is TermStatus.NOT_CONTRACTUAL,
    ),
    _Row(*_DETRIMENT, lambda c: c.contract_permits is True and _is_detriment(c), "is_substantial_detriment"),
    _Row("contract_permits", _ALLOWED, "reg 4(5)(b)", lambda c: c.contract_permits is True),
    _Row("reason_not_stated", _ASK, "reg 4(4)", lambda c: c.reason is ChangeReason.NOT_STATED, "reason"),
    _Row("not_because_of_transfer", _ALLOWED, "reg 4(4)", lambda c: _unrelated(c) and c.is_agreed is True),
    _Row(
        "not_agreed_restricted", _ASK, "ERA 2025",
        lambda c: _unrelated(c) and is_in_force(RuleId.RESTRICTED_VARIATION, c.effective_on), "is_agreed",
    ),
    _Row("not_agreed", _ASK, "reg 4(4)", _unrelated, "is_agreed"),
    _Row(
        "not_incorporated", _ASK, "reg 4A(1)",
        lambda c: _new_agreement(c) and c.follows_agreements is not True, "follows_agreements",
    ),
    _Row(
        "agreement_day_unknown", _ASK, "reg 4A(1)(a)",
        lambda c: _new_agreement(c) and c.agreement_made_on is None, "agreement_made_on",
    ),
    _Row(
        "agreed_by_transfer", _ALLOWED, "regs 4(2), 4A(1)(a), 5",
        lambda c: _new_agreement(c) and c.agreement_made_on is not None and c.agreement_made_on <= c.transfer_on,
    ),
    _Row(
        "participation_unknown", _ASK, "reg 4A(1)(b)",
        lambda c: _new_agreement(c) and c.is_participant is None, "is_participant",
    ),
    _Row(
        "participant", _ALLOWED, "reg 4A(1)(b)", lambda c: _new_agreement(c) and c.is_participant is True,
        is_to_be_confirmed=True,
    ),
    _Row("static_agreement", _VOID, "reg 4A", _new_agreement),
    _Row(
        *_DETRIMENT, lambda c: _has_workforce_change(c) and c.is_agreed is True and _is_detriment(c),
        "is_substantial_detriment",
    ),
    _Row(
        "eto_workplace_agreed", _ALLOWED, "reg 4(5)(a), (5A)",
        lambda c: _has_workforce_change(c)
        and c.is_agreed is True
        and c.workforce_change is WorkforceChange.WORKPLACE,
        is_to_be_confirmed=True,
    ),
    _Row("eto_agreed", _ALLOWED, "reg 4(5)(a)", lambda c: _has_workforce_change(c) and c.is_agreed is True),
    _Row(
        "agreement_unknown", _ASK, "reg 4(5)(a)", lambda c: _has_workforce_change(c) and c.is_agreed is None,
        "is_agreed",
    ),
    _Row("eto_not_agreed", _VOID, "reg 4(5)(a)", _has_workforce_change),
    _Row(*_DETRIMENT, lambda c: _is_collective(c) and _is_detriment(c), "is_substantial_detriment"),
    _Row("collective_after_a_year", _ALLOWED, "reg 4(5B)", _is_collective),
    # What is left was made because of the transfer; before it is void, whatever could still save it is asked.
    _Row("clause_unknown", _ASK, "reg 4(5)(b)", lambda c: c.contract_permits is None, "contract_permits"),
    _Row(
        "workforce_change_unknown", _ASK, "reg 4(5)(a)",
        lambda c: c.reason is ChangeReason.ETO and c.workforce_change is None, "workforce_change",
    ),
    _Row(
        "eto_without_workforce_change", _VOID, "reg 4(5)(a)",
        lambda c: c.reason is ChangeReason.ETO and c.is_from_collective_agreement is False,
    ),
    _Row("because_of_transfer", _VOID, "reg 4(4)", lambda c: c.is_from_collective_agreement is False),
    _Row("less_favourable", _VOID, "reg 4(5B)(b)", lambda c: c.is_no_less_favourable_overall is False),
    _Row("within_a_year", _VOID, "reg 4(5B)(a)", _is_too_early),
    _Row("collective_not_agreed", _VOID, "reg 4(5C)", lambda c: c.is_agreed is False),
    _Row(
        "origin_unknown", _ASK, "reg 4(5B)", lambda c: c.is_from_collective_agreement is None,
        "is_from_collective_agreement",
    ),
    _Row(
        "favourability_unknown", _ASK, "reg 4(5B)(b)", lambda c: c.is_no_less_favourable_overall is None,
        "is_no_less_favourable_overall",
    ),
    _Row("collective_agreement_unknown", _ASK, "reg 4(5C)", lambda c: True, "is_agreed"),
)  # fmt: skip

CODES: Final = frozenset(row.code for row in _ROWS)
