"""Employee liability information: the headings of reg 11, when they are complete, and its dates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from transition.rules.basis import LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.calendar import latest_before, months_after
from transition.rules.deadlines import TransferFacts, deadline_for
from transition.rules.duties import Duty

SPECIFIED_DATE_DAYS = 14
CASES_MONTHS = 24


class Answer(StrEnum):
    """The three states of a heading: something is there, someone said there is none, nobody has asked."""

    GIVEN = "GIVEN"
    NONE = "NONE"
    NOT_ASKED = "NOT_ASKED"


class Heading(StrEnum):
    """What must be told of each person (TUPE 2006 reg 11(2)); (b) is every particular of ERA 1996 s.1."""

    IDENTITY = "IDENTITY"
    AGE = "AGE"
    NAMES = "NAMES"
    START_DATE = "START_DATE"
    CONTINUOUS_FROM = "CONTINUOUS_FROM"
    PAY = "PAY"
    PAY_INTERVAL = "PAY_INTERVAL"
    HOURS = "HOURS"
    WORKING_DAYS = "WORKING_DAYS"
    HOURS_VARIABILITY = "HOURS_VARIABILITY"
    HOLIDAY = "HOLIDAY"
    HOLIDAY_PAY = "HOLIDAY_PAY"
    SICKNESS = "SICKNESS"
    OTHER_PAID_LEAVE = "OTHER_PAID_LEAVE"
    PENSION = "PENSION"
    NOTICE = "NOTICE"
    JOB = "JOB"
    DURATION = "DURATION"
    PROBATION = "PROBATION"
    PLACE_OF_WORK = "PLACE_OF_WORK"
    AGREEMENTS_ON_TERMS = "AGREEMENTS_ON_TERMS"
    WORK_ABROAD = "WORK_ABROAD"
    TRAINING_ENTITLEMENT = "TRAINING_ENTITLEMENT"
    TRAINING_MANDATORY = "TRAINING_MANDATORY"
    TRAINING_SELF_FUNDED = "TRAINING_SELF_FUNDED"
    OTHER_BENEFITS = "OTHER_BENEFITS"
    PROCEDURES_NOTE = "PROCEDURES_NOTE"
    DISCIPLINARY = "DISCIPLINARY"
    GRIEVANCES = "GRIEVANCES"
    CLAIMS_BROUGHT = "CLAIMS_BROUGHT"
    CLAIMS_LIKELY = "CLAIMS_LIKELY"
    COLLECTIVE_AGREEMENTS = "COLLECTIVE_AGREEMENTS"


_A = (Heading.IDENTITY, Heading.AGE)
_C = (Heading.DISCIPLINARY, Heading.GRIEVANCES)


def _item(heading: Heading) -> str:
    if heading in _A:
        return "(a)"
    if heading in _C:
        return "(c)"
    later = {
        Heading.CLAIMS_BROUGHT: "(d)(i)",
        Heading.CLAIMS_LIKELY: "(d)(ii)",
        Heading.COLLECTIVE_AGREEMENTS: "(e)",
    }
    return later.get(heading, "(b); ERA 1996 s.1")


SOURCES: Mapping[Heading, str] = {heading: f"TUPE 2006 reg 11(2){_item(heading)}" for heading in Heading}

# Nobody is without a name, an age, a start, pay, hours, holiday, notice, a job or a place to do it.
NEVER_NONE = frozenset(
    {
        Heading.IDENTITY,
        Heading.AGE,
        Heading.NAMES,
        Heading.START_DATE,
        Heading.CONTINUOUS_FROM,
        Heading.PAY,
        Heading.PAY_INTERVAL,
        Heading.HOURS,
        Heading.HOLIDAY,
        Heading.NOTICE,
        Heading.JOB,
        Heading.PLACE_OF_WORK,
        Heading.PROCEDURES_NOTE,
    }
)
CASE_HEADINGS = frozenset({*_C, Heading.CLAIMS_BROUGHT, Heading.CLAIMS_LIKELY})


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of one person's information is there; `missing` in the order of the Regulations."""

    missing: tuple[Heading, ...]
    answered_count: int

    @property
    def is_complete(self) -> bool:
        return not self.missing


def completeness(answers: Mapping[Heading, Answer]) -> Completeness:
    """Say which headings are missing for one person: not asked, or "none" where there is always something."""
    missing = tuple(heading for heading in Heading if not _is_answered(heading, answers.get(heading)))
    return Completeness(missing, len(Heading) - len(missing))


def check_complete(answers: Mapping[Heading, Answer]) -> None:
    """Refuse incomplete information. RuleBroken `liability_incomplete`."""
    if missing := completeness(answers).missing:
        raise RuleBroken("liability_incomplete", None, {"missing": missing})


def specified_from(notified_on: date) -> date:
    """Find the earliest date that information notified on a day may be "as at" (reg 11(3): 14 days)."""
    return latest_before(notified_on, SPECIFIED_DATE_DAYS)


def check_specified_date(specified_on: date, notified_on: date) -> None:
    """Hold the date that information is "as at" to the 14 days before its notification (reg 11(3)).

    RuleBroken `specified_date_too_early`, `specified_date_after_notice`.
    """
    earliest_on = specified_from(notified_on)
    if specified_on < earliest_on:
        raise RuleBroken("specified_date_too_early", "specified_on", {"earliest_on": earliest_on})
    if specified_on > notified_on:
        raise RuleBroken("specified_date_after_notice", "specified_on", {"notified_on": notified_on})


def latest_notice(transfer_on: date) -> date | None:
    """Find the last day for notifying under TUPE (reg 11(6)(a)); None before the duty began."""
    found = deadline_for(Duty.LIABILITY_INFORMATION, TransferFacts(transfer_on, LegalBasis.TUPE), frozenset())
    return found.due_on if found else None


def check_notified(notified_on: date, transfer_on: date, special_circumstances: str = "") -> None:
    """Hold a notification to its last day unless special circumstances are given (reg 11(6)(a), (b)).

    RuleBroken `notified_too_late`, which more than a blank reason cures.
    """
    latest_on = latest_notice(transfer_on)
    if latest_on is not None and notified_on > latest_on and not special_circumstances.strip():
        raise RuleBroken("notified_too_late", "notified_on", {"latest_on": latest_on})


def check_instalments(
    instalments: Iterable[tuple[date, date]], transfer_on: date, special_circumstances: str = ""
) -> None:
    """Hold every instalment, as (specified on, notified on), to both tests (reg 11(3), (6), (7))."""
    for specified_on, notified_on in instalments:
        check_specified_date(specified_on, notified_on)
        check_notified(notified_on, transfer_on, special_circumstances)


def cases_since(specified_on: date) -> date:
    """Find the first day of the "previous two years" of reg 11(2)(c), (d).

    The Regulations do not say when they end: the specified date is our reading, for an adviser to confirm.
    """
    return months_after(specified_on, -CASES_MONTHS)


def check_identified_release(basis: LegalBasis, lawful_basis: str) -> None:
    """Keep information pseudonymised unless TUPE requires it or a lawful basis is recorded.

    Outside TUPE reg 11 obliges nobody. RuleBroken `lawful_basis_required`.
    """
    if basis is not LegalBasis.TUPE and not lawful_basis.strip():
        raise RuleBroken("lawful_basis_required", "lawful_basis", {"basis": basis})


def _is_answered(heading: Heading, answer: Answer | None) -> bool:
    return answer is Answer.GIVEN or (answer is Answer.NONE and heading not in NEVER_NONE)
