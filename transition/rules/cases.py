"""Disciplinary procedures, grievances and claims: which of them employee liability information must tell of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from transition.rules.broken import RuleBroken
from transition.rules.liability import Answer, Heading, cases_since


class CaseKind(StrEnum):
    """What a case is, as reg 11(2)(c) and (d) of TUPE 2006 divide them."""

    DISCIPLINARY = "DISCIPLINARY"
    GRIEVANCE = "GRIEVANCE"
    CLAIM_BROUGHT = "CLAIM_BROUGHT"
    CLAIM_LIKELY = "CLAIM_LIKELY"


class CaseStage(StrEnum):
    """How far a case has come."""

    RAISED = "RAISED"
    CONCILIATION = "CONCILIATION"
    INVESTIGATION = "INVESTIGATION"
    HEARING = "HEARING"
    APPEAL = "APPEAL"
    CONCLUDED = "CONCLUDED"


HEADINGS: Mapping[CaseKind, Heading] = {
    CaseKind.DISCIPLINARY: Heading.DISCIPLINARY,
    CaseKind.GRIEVANCE: Heading.GRIEVANCES,
    CaseKind.CLAIM_BROUGHT: Heading.CLAIMS_BROUGHT,
    CaseKind.CLAIM_LIKELY: Heading.CLAIMS_LIKELY,
}
PROCEDURES = frozenset({CaseKind.DISCIPLINARY, CaseKind.GRIEVANCE})


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case as far as the law asks.

    `opened_on` is the day on which a procedure was begun, a claim was brought, or grounds for one were seen.
    `is_under_code` says whether the Acas Code applies; None where nobody has said.
    """

    kind: CaseKind
    opened_on: date
    closed_on: date | None = None
    is_under_code: bool | None = None


def is_told(case: CaseFacts, specified_on: date) -> bool:
    """Say whether a case is within what must be told as at a day (TUPE 2006 reg 11(2)(c), (d)).

    (c) Procedures within the previous two years to which the Acas Code applies. The Regulations do not say
    whether one that began earlier and still ran counts: it is told, the cautious reading, for an adviser to
    confirm; so is one of which nobody has said whether the Code applies. (d)(i) Claims brought within the
    previous two years, whenever they end. (d)(ii) Claims that there are reasonable grounds to expect: there is
    no window, and the grounds last until they are recorded as gone.
    """
    if case.opened_on > specified_on:
        return False
    since = cases_since(specified_on)
    match case.kind:
        case CaseKind.DISCIPLINARY | CaseKind.GRIEVANCE:
            is_within = case.closed_on is None or case.closed_on >= since
            return case.is_under_code is not False and is_within
        case CaseKind.CLAIM_BROUGHT:
            return case.opened_on >= since
        case CaseKind.CLAIM_LIKELY:
            return case.closed_on is None or case.closed_on > specified_on


def answer(
    kind: CaseKind, cases: Iterable[CaseFacts], none_stated_on: date | None, specified_on: date
) -> Answer:
    """Say which of the three states a heading is in for one person.

    A case that must be told is an answer. "None" is one only when somebody stated it by that day; a case too old
    to be told says nothing about others.
    """
    if any(case.kind is kind and is_told(case, specified_on) for case in cases):
        return Answer.GIVEN
    return Answer.NONE if none_stated_on is not None and none_stated_on <= specified_on else Answer.NOT_ASKED


def check_case(case: CaseFacts, stage: CaseStage, outcome: str, today: date) -> None:
    """Hold a case to days and an outcome that fit one another.

    RuleBroken `in_the_future`, `closes_before_it_opens`, `closed_on_needed`, `outcome_needed`, `not_concluded`.
    """
    if case.opened_on > today:
        raise RuleBroken("in_the_future", "opened_on")
    if case.closed_on is not None and case.closed_on > today:
        raise RuleBroken("in_the_future", "closed_on")
    if case.closed_on is not None and case.closed_on < case.opened_on:
        raise RuleBroken("closes_before_it_opens", "closed_on")
    if stage is CaseStage.CONCLUDED:
        if case.closed_on is None:
            raise RuleBroken("closed_on_needed", "closed_on")
        if not outcome.strip():
            raise RuleBroken("outcome_needed", "outcome")
    elif case.closed_on is not None:
        raise RuleBroken("not_concluded", "stage")


def check_none(kind: CaseKind, cases: Iterable[CaseFacts], stated_on: date, today: date) -> None:
    """Refuse "none" of a kind of which a case is recorded that must be told.

    RuleBroken `in_the_future`, `there_is_a_case`.
    """
    if stated_on > today:
        raise RuleBroken("in_the_future", "stated_on")
    if any(case.kind is kind and is_told(case, stated_on) for case in cases):
        raise RuleBroken("there_is_a_case", "kind")
