"""What caseworkers do about cases: recorded, changed, stated to be none; the trail never says whose or what."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from transition.audit.record import By, record
from transition.db import check_version, db
from transition.rules.broken import RuleBroken
from transition.rules.cases import PROCEDURES, CaseFacts, CaseKind, check_case, check_none
from transition.rules.liability import Answer
from transition.staff.cases.models import CaseStatement, StaffCase
from transition.staff.cases.queries import cases_of, facts_of
from transition.staff.people.models import Person
from transition.transfers.models import Transfer

CASE: Final = ("kind", "opened_on", "stage", "about", "outcome", "closed_on", "is_under_code")


def record_case(
    transfer: Transfer, person: Person, *, given: Mapping[str, Any], by: By, today: date, now: datetime
) -> StaffCase:
    """Records a case. Raises RuleBroken."""
    given = _checked(given, today)
    case = StaffCase(person_id=person.id, recorded_by_id=by.account_id, recorded_at=now, **given)
    db.session.add(case)
    db.session.flush()
    record("case.recorded", by=by, subject=case, transfer_id=transfer.id)
    return case


def change_case(
    transfer: Transfer, case: StaffCase, *, version: int, given: Mapping[str, Any], by: By, today: date
) -> None:
    """Changes what is recorded of a case. Raises RuleBroken, Stale."""
    check_version(case, version)
    given = _checked(given, today)
    changed = [name for name in CASE if getattr(case, name) != given[name]]
    for name in changed:
        setattr(case, name, given[name])
    db.session.flush()
    if changed:
        record("case.changed", by=by, subject=case, transfer_id=transfer.id)


def state_cases(
    transfer: Transfer, person: Person, *, kind: CaseKind, is_none: bool, by: By, today: date, now: datetime
) -> CaseStatement:
    """Keeps an officer's word that there is no case of a kind, or that this can no longer be said.

    Raises RuleBroken; also `nothing_to_take_back`.
    """
    found = cases_of(person, today).kinds[kind]
    if is_none:
        check_none(kind, [facts_of(case) for case in found.cases], today, today)
    elif found.answer is not Answer.NONE:
        raise RuleBroken("nothing_to_take_back", "kind")
    statement = CaseStatement(
        person_id=person.id, kind=kind, is_none=is_none, stated_on=today, stated_by_id=by.account_id,
        recorded_at=now,
    )  # fmt: skip
    db.session.add(statement)
    db.session.flush()
    record("case.stated", by=by, subject=statement, transfer_id=transfer.id)
    return statement


def _checked(given: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The answers, once the rules agree; whether the Acas Code applies is a matter of procedures only."""
    if set(given) != set(CASE):
        raise ValueError(f"Not the answers about a case: {sorted(set(given) ^ set(CASE))}")
    known = dict(given)
    if known["kind"] not in PROCEDURES:
        known["is_under_code"] = None
    facts = CaseFacts(known["kind"], known["opened_on"], known["closed_on"], known["is_under_code"])
    check_case(facts, known["stage"], known["outcome"], today)
    return known
