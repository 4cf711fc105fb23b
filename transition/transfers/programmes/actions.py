"""What happens to programmes and their items."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from transition.access.permissions import Appointment, Role, Viewer
from transition.accounts.actions import appoint
from transition.accounts.queries import get_account
from transition.audit.record import By, keep, record
from transition.db import db
from transition.rules.broken import RuleBroken
from transition.transfers.changes import write
from transition.transfers.models import Programme, ProgrammeItem


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


def add_item(programme: Programme, answers: Mapping[str, Any], *, by: By) -> ProgrammeItem:
    """Adds a phase, an area of development or an expected benefit."""
    item = ProgrammeItem(programme_id=programme.id, **answers)
    return keep(item, "programme_item.added", by=by, kind=item.kind.value)


def change_item(item: ProgrammeItem, answers: Mapping[str, Any], *, version: int, by: By) -> None:
    """Changes an item or its progress. Raises Stale for a second editor."""
    if fields := write(item, answers, version=version):
        record("programme_item.changed", by=by, subject=item, fields=fields)


def _refuse_namesake(name: str, known: Programme | None) -> None:
    found = db.session.scalar(select(Programme).where(Programme.name == name))
    if found is not None and found is not known:
        raise RuleBroken("programme_taken", "name")
