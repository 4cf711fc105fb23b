"""What the system's own trail shows: sign-ins, accounts and settings, to whoever may read those."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final, TypeAlias

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from transition.accounts.models import Account, AppointmentRecord
from transition.accounts.queries import names_of
from transition.audit.events import EVENTS
from transition.audit.models import AuditEvent
from transition.audit.queries import events_of_system
from transition.clock import UK
from transition.db import Base, db
from transition.employers.models import Employer, Recognition, Service, Union
from transition.reminders.models import OutboxMessage

Reader: TypeAlias = Callable[[set[int]], dict[int, Base]]

# The kinds that its list can be narrowed to, each by how the names of its events begin.
KINDS: Final[dict[str, tuple[str, ...]]] = {
    "sign_ins": ("account.signed_", "account.sign_in_"),
    "accounts": ("account.invited", "account.password_", "account.deactivated", "account.reactivated"),
    "roles": ("appointment.",),
    "employers": ("employer.", "service."),
    "unions": ("union.", "recognition."),
    "rules": ("rule.",),
    "reminders": ("digest.", "outbox.", "reminder.", "calendar."),
}

# What nobody else can do in someone's place: who did it is whom it is about.
OF_ONESELF: Final = frozenset({"account.signed_in", "account.signed_out"})

# On the same chain, and closed by the table to those who read it: programmes are no accounts and no settings.
CLOSED: Final = ("programme.", "programme_item.", "programme_report.", "shared_cost.")


def system_events(kind: str | None, on: date | None) -> Select[AuditEvent]:
    """The events of the system, of one kind or all, on one day of the United Kingdom's clocks or all; in no order."""
    query = events_of_system().where(AuditEvent.name.in_(events_named([kind] if kind else KINDS)))
    if on is None:
        return query
    return query.where(AuditEvent.at >= _midnight(on), AuditEvent.at < _midnight(on + timedelta(days=1)))


def events_named(kinds: Iterable[str]) -> list[str]:
    """The names of the events of these kinds."""
    beginnings = tuple(beginning for kind in kinds for beginning in KINDS[kind])
    return [name for name in EVENTS if name.startswith(beginnings)]


def subjects_of(events: Iterable[AuditEvent]) -> dict[str, Base]:
    """What these events were about, by the trail's own word for it: a person who signs in, an employer, a union.

    One query for each sort of thing, however many events. What has no name of its own is left out.
    """
    keys: dict[str, set[int]] = {}
    for event in events:
        table, _colon, key = event.subject.partition(":")
        if key.isdecimal():
            keys.setdefault(table, set()).add(int(key))
    return {
        f"{table}:{key}": found
        for table, wanted in keys.items()
        if table in _READERS
        for key, found in _READERS[table](wanted).items()
    }


def who_did(events: Iterable[AuditEvent], subjects: dict[str, Base]) -> dict[int, str]:
    """The names of whoever did these things, by the event's key; nothing for what the system did by itself."""
    shown = list(events)
    names = names_of(event.account_id for event in shown)
    doers = {event.id: names.get(event.account_id or 0, "") for event in shown}
    for event in shown:
        if event.name in OF_ONESELF and isinstance(person := subjects.get(event.subject), Account):
            doers[event.id] = person.name
    return doers


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UK)


def _named(model: Any) -> Reader:
    def read(keys: set[int]) -> dict[int, Base]:
        return {found.id: found for found in db.session.scalars(select(model).where(model.id.in_(keys)))}

    return read


def _with_account(model: Any) -> Reader:
    """Whom a role was given to, or whom a reminder was for."""

    def read(keys: set[int]) -> dict[int, Base]:
        query = select(model).where(model.id.in_(keys)).options(joinedload(model.account))
        return {one.id: one.account for one in db.session.scalars(query)}

    return read


def _recognised(keys: set[int]) -> dict[int, Base]:
    """Which union was recognised."""
    query = select(Recognition).where(Recognition.id.in_(keys))
    return {one.id: one.union for one in db.session.scalars(query)}


_READERS: Final[dict[str, Reader]] = {
    Account.__tablename__: _named(Account),
    AppointmentRecord.__tablename__: _with_account(AppointmentRecord),
    OutboxMessage.__tablename__: _with_account(OutboxMessage),
    Employer.__tablename__: _named(Employer),
    Service.__tablename__: _named(Service),
    Union.__tablename__: _named(Union),
    Recognition.__tablename__: _recognised,
}
