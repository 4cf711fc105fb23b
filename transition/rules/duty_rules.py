"""The duties and limits as one date-effective table, and which version of a duty is in force."""

from collections.abc import Mapping
from datetime import date

from transition.rules.basis import WITH_NEW_EMPLOYER, LegalBasis, Nature
from transition.rules.duties import Bound, Counted, Duty, DutyRule, Party
from transition.rules.register import (
    REGISTER,
    Commencements,
    DecidingDate,
    Evidence,
    RuleId,
    Version,
    with_commencement,
)

_T, _S, _I = Evidence.TEXT, Evidence.SECONDARY, Evidence.INFERENCE


_TARGET: tuple[Evidence, ...] = (_T, _I)


_LIMITS = (Party.CLAIMANTS, Party.TRIBUNAL, Counted.MONTHS_BEGINNING_WITH)


_TO_REPRESENTATIVES = (Party.EACH_EMPLOYER, Party.REPRESENTATIVES, Counted.DAYS_BEFORE)


DUTY_RULES: tuple[DutyRule, ...] = (
    DutyRule(
        Duty.SOCIAL_PARTNERSHIP,
        RuleId.SOCIAL_PARTNERSHIP,
        "SPPP (Wales) Act 2023 s.16",
        Party.EACH_EMPLOYER,
        Party.TRADE_UNIONS,
        Counted.DAYS_BEFORE,
        24 * 7,
        nature=Nature.TARGET,
        evidence=_TARGET,
    ),
    DutyRule(
        Duty.MEASURES_REQUEST,
        RuleId.TUPE_0,
        "TUPE 2006 reg 13(4)",
        Party.TRANSFEROR,
        Party.TRANSFEREE,
        Counted.DAYS_BEFORE,
        12 * 7,
        nature=Nature.TARGET,
        evidence=_TARGET,
    ),
    # "In time" for the information; the target is two weeks before it.
    DutyRule(
        Duty.MEASURES,
        RuleId.TUPE_0,
        "TUPE 2006 reg 13(4)",
        Party.TRANSFEREE,
        Party.TRANSFEROR,
        Counted.DAYS_BEFORE,
        10 * 7,
        nature=Nature.TARGET,
        evidence=_TARGET,
    ),
    # "Long enough before": the Regulations give no number, so no statutory day is ever shown.
    DutyRule(
        Duty.REGULATION_13_INFORMATION,
        RuleId.TUPE_0,
        "TUPE 2006 reg 13(2)",
        *_TO_REPRESENTATIVES,
        8 * 7,
        nature=Nature.TARGET,
        evidence=_TARGET,
    ),
    DutyRule(
        Duty.CONSULTATION_CLOSE,
        RuleId.TUPE_0,
        "TUPE 2006 reg 13(6)-(7)",
        *_TO_REPRESENTATIVES,
        3 * 7,
        nature=Nature.TARGET,
        evidence=_TARGET,
    ),
    DutyRule(
        Duty.LIABILITY_SPECIFIED_DATE,
        RuleId.ELI_SPECIFIED,
        "TUPE 2006 reg 11(3)",
        Party.TRANSFEROR,
        Party.TRANSFEREE,
        Counted.DAYS_BEFORE,
        14,
        bound=Bound.FIRST_DAY,
        counted_from=DecidingDate.NOTIFIED_ON,
        is_task=False,
    ),
    DutyRule(
        Duty.LIABILITY_INFORMATION,
        RuleId.ELI_14,
        "TUPE 2006 reg 11(6), as made",
        Party.TRANSFEROR,
        Party.TRANSFEREE,
        Counted.DAYS_BEFORE,
        14,
        cautious_number=15,
        evidence=(_T, _S),
    ),
    DutyRule(
        Duty.LIABILITY_INFORMATION,
        RuleId.ELI_28,
        "TUPE 2006 reg 11(6)",
        Party.TRANSFEROR,
        Party.TRANSFEREE,
        Counted.DAYS_BEFORE,
        28,
        cautious_number=29,
        evidence=(_T, _S),
    ),
    DutyRule(
        Duty.SECTION_113_CONSULTATION,
        RuleId.LOAN,
        "LGA 1972 s.113",
        Party.TRANSFEROR,
        Party.EMPLOYEES,
        Counted.DAYS_BEFORE,
        1,
        nature=Nature.OF_ITS_OWN,
        bases=frozenset({LegalBasis.SECTION_113_LOAN}),
        evidence=_TARGET,
    ),
    DutyRule(
        Duty.SPONSOR_REPORT,
        RuleId.SPONSOR,
        "Home Office sponsor guidance: 20 working days",
        Party.TRANSFEREE,
        Party.HOME_OFFICE,
        Counted.WORKING_DAYS_AFTER,
        20,
        nature=Nature.OF_ITS_OWN,
        bases=WITH_NEW_EMPLOYER,
        evidence=(_S,),
    ),
    # The month of s.4 is for a change of employer that keeps the contract going, so it hangs on TUPE.
    DutyRule(
        Duty.WRITTEN_STATEMENT,
        RuleId.STATEMENT,
        "ERA 1996 s.4(3), (6)-(8)",
        Party.TRANSFEREE,
        Party.EMPLOYEES,
        Counted.MONTHS_AFTER,
        1,
    ),
    DutyRule(
        Duty.RIGHT_TO_WORK_CHECK,
        RuleId.RIGHT_TO_WORK_TUPE,
        "Home Office right to work guidance: 60 days after a TUPE transfer",
        Party.TRANSFEREE,
        Party.EMPLOYEES,
        Counted.DAYS_AFTER,
        60,
        nature=Nature.OF_ITS_OWN,
        # While TUPE is in doubt the careful day is the one before the employment starts.
        cautious_number=-1,
        bases=frozenset({LegalBasis.TUPE, LegalBasis.UNDECIDED}),
        evidence=(_S,),
    ),
    DutyRule(
        Duty.RIGHT_TO_WORK_CHECK,
        RuleId.RIGHT_TO_WORK_NEW,
        "IANA 2006 s.15: before employment begins",
        Party.TRANSFEREE,
        Party.EMPLOYEES,
        Counted.DAYS_BEFORE,
        1,
        nature=Nature.OF_ITS_OWN,
        bases=frozenset({LegalBasis.TUPE_EQUIVALENT}),
        evidence=(_S, _I),
    ),
    DutyRule(
        Duty.CLAIM_LIMIT,
        RuleId.LIMIT_6M,
        "TUPE 2006 regs 12(2), 15(12); ERA 2025 Sch 12",
        *_LIMITS,
        6,
        is_task=False,
    ),
    DutyRule(Duty.CLAIM_LIMIT, RuleId.LIMIT_3M, "TUPE 2006 regs 12(2), 15(12)", *_LIMITS, 3, is_task=False),
    DutyRule(
        Duty.ORDER_CLAIM_LIMIT,
        RuleId.LIMIT_6M,
        "TUPE 2006 reg 15(10), (12); ERA 2025 Sch 12",
        *_LIMITS,
        6,
        counted_from=DecidingDate.ORDER_ON,
        is_task=False,
    ),
    DutyRule(
        Duty.ORDER_CLAIM_LIMIT,
        RuleId.LIMIT_3M,
        "TUPE 2006 reg 15(10), (12)",
        *_LIMITS,
        3,
        counted_from=DecidingDate.ORDER_ON,
        is_task=False,
    ),
    DutyRule(
        Duty.COLLECTIVE_TERMS_CHANGE,
        RuleId.VARY,
        "TUPE 2006 reg 4(5B)",
        Party.TRANSFEREE,
        Party.EMPLOYEES,
        Counted.DAY_AFTER_MONTHS,
        12,
        bound=Bound.FIRST_DAY,
        is_task=False,
    ),
)


def version_of(rule: DutyRule, supplied: Commencements = ()) -> Version:
    """Give the register's entry for a duty's rule, with a commencement where one was supplied."""
    return with_commencement(REGISTER[rule.rule_id], supplied)


def rule_in_force(
    duty: Duty,
    basis: LegalBasis,
    dates: Mapping[DecidingDate, date],
    supplied: Commencements = (),
) -> DutyRule | None:
    """Find the version that governs a duty, or None: no version applies, or its date is not known.

    Where two would apply (a supplied commencement overlapping the rule it replaces), the later one does.
    """
    candidates: list[tuple[date, DutyRule]] = []
    for rule in DUTY_RULES:
        version = version_of(rule, supplied)
        decisive = dates.get(version.decided_by)
        if rule.duty is not duty or basis not in rule.bases or rule.counted_from not in dates:
            continue
        if decisive is not None and version.is_in_force(decisive) and version.applies_from is not None:
            candidates.append((version.applies_from, rule))
    return max(candidates, key=lambda found: found[0])[1] if candidates else None
