"""What happens to programmes and their items."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select

from transition.access.permissions import Appointment, Role, Viewer
from transition.accounts.actions import appoint
from transition.accounts.queries import get_account
from transition.audit.record import By, keep, record
from transition.db import db
from transition.rules.broken import RuleBroken
from transition.rules.programmes import check_evidence, check_phase, check_progress
from transition.transfers.changes import write
from transition.transfers.models import Programme, ProgrammeItem, ProgrammeItemKind
from transition.transfers.programmes.models import ProgressEntry

_DAYS: Final = ("begins_on", "ends_on", "began_on", "ended_on")


def add_programme(answers: Mapping[str, Any], *, by: By) -> Programme:
    """Keeps a programme. Raises RuleBroken when its name is taken."""
    _refuse_namesake(answers["name"], None)
    programme = Programme(**answers)
    return keep(programme, "programme.added", by=by)


def begin_programme(answers: Mapping[str, Any], *, by: Viewer, today: date) -> Programme:
    """A lead begins another programme and leads it from today, no longer than the one they lead already.

    Raises RuleBroken when its name is taken.
    """
    programme = add_programme(answers, by=by)
    account = get_account(by.account_id)
    assert account is not None, "whoever is signed in has an account"
    ends = [one.until_on for one in by.appointments if one.role is Role.PROGRAMME_LEAD]
    until_on = None if None in ends else max(end for end in ends if end is not None)
    appoint(account, Appointment(Role.PROGRAMME_LEAD, today, until_on, programme_id=programme.id), by=by)
    return programme


def change_programme(programme: Programme, answers: Mapping[str, Any], *, version: int, by: By) -> None:
    """Changes a programme. Raises Stale for a second editor, RuleBroken when its name is taken."""
    _refuse_namesake(answers["name"], programme)
    if fields := write(programme, answers, version=version):
        record("programme.changed", by=by, subject=programme, fields=fields)


def add_item(
    programme: Programme, kind: ProgrammeItemKind, answers: Mapping[str, Any], *, by: By, today: date
) -> ProgrammeItem:
    """Adds a phase, an area of development or an expected benefit. Raises RuleBroken for days that cannot be."""
    item = ProgrammeItem(programme_id=programme.id, kind=kind, **answers)
    _check_days(item, answers, today)
    return keep(item, "programme_item.added", by=by, kind=kind.value)


def change_item(
    item: ProgrammeItem, answers: Mapping[str, Any], *, version: int, by: By, today: date
) -> None:
    """Changes what an item is. Raises Stale for a second editor, RuleBroken for days that cannot be."""
    _check_days(item, answers, today)
    if fields := write(item, answers, version=version):
        record("programme_item.changed", by=by, subject=item, fields=fields)


def _check_days(item: ProgrammeItem, answers: Mapping[str, Any], today: date) -> None:
    if item.kind is ProgrammeItemKind.PHASE:
        begins, ends, began, ended = (answers.get(name) for name in _DAYS)
        check_phase(begins, ends, began, ended, today)


def record_progress(
    item: ProgrammeItem, answers: Mapping[str, Any], *, by: By, today: date, now: datetime
) -> ProgressEntry:
    """Adds a word on progress to an item's history; what was said before stays.

    Raises RuleBroken for a day to come, for dropping it without a reason and for evidence without its day and source.
    """
    state, source = answers.get("state"), (answers.get("evidence_source") or "").strip()
    reason = answers.get("reason") or answers.get("reason_cy") or ""
    check_progress(answers["as_at_on"], state, reason, today)
    evidence = answers.get("evidence") or answers.get("evidence_cy") or ""
    check_evidence(evidence, source, answers.get("evidence_on"), today)
    given = {name: value for name, value in answers.items() if name != "evidence_source"}
    entry = ProgressEntry(
        item_id=item.id, evidence_source=source, recorded_by_id=by.account_id, recorded_at=now, **given
    )
    db.session.add(entry)
    db.session.flush()
    record(
        "programme_item.progress_recorded", by=by, subject=item, as_at_on=entry.as_at_on.isoformat(),
        state=state.value if state else None,
    )  # fmt: skip
    return entry


def _refuse_namesake(name: str, known: Programme | None) -> None:
    found = db.session.scalar(select(Programme).where(Programme.name == name))
    if found is not None and found is not known:
        raise RuleBroken("programme_taken", "name")
