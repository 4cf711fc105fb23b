"""Reading the outbox, and who is to be told what today."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from transition.access.permissions import Role
from transition.accounts.models import Account, AppointmentRecord
from transition.accounts.queries import viewer_of
from transition.consultation.timeline.tasks import OwnTask, tasks_of
from transition.db import db
from transition.reminders.models import DigestDay, OutboxMessage, OutboxState
from transition.rules.reminders import Task


class NoSuchMessage(Exception):
    """There is no such message in the outbox; pages answer with 404."""


def get_message(message_id: int) -> OutboxMessage:
    """One message, with whom it is to. Raises NoSuchMessage."""
    query = select(OutboxMessage).where(OutboxMessage.id == message_id)
    if (found := db.session.scalar(query.options(joinedload(OutboxMessage.account)))) is None:
        raise NoSuchMessage
    return found


def outbox() -> Select[OutboxMessage]:
    """Every message, with whom it is to; a page of it is asked for at a time."""
    return select(OutboxMessage).options(joinedload(OutboxMessage.account))


def all_messages() -> list[OutboxMessage]:
    """Every message, in the order in which they were queued."""
    return list(db.session.scalars(outbox().order_by(OutboxMessage.id)))


def counts() -> dict[OutboxState, int]:
    """How many messages stand in each state."""
    query = select(OutboxMessage.state, func.count()).group_by(OutboxMessage.state)
    found = dict(db.session.execute(query).all())
    return {state: found.get(state, 0) for state in OutboxState}


def may_be_sent(now: datetime) -> ColumnElement[bool]:
    """What waits to be tried: its time has come, or whoever was sending it is gone."""
    return or_(
        and_(OutboxMessage.state == OutboxState.WAITING, OutboxMessage.next_attempt_at <= now),
        and_(OutboxMessage.state == OutboxState.SENDING, OutboxMessage.leased_until <= now),
    )


def ids_to_send(limit: int, now: datetime) -> list[int]:
    """The messages to try now, those that have waited longest first."""
    query = select(OutboxMessage.id).where(may_be_sent(now))
    return list(
        db.session.scalars(query.order_by(OutboxMessage.next_attempt_at, OutboxMessage.id).limit(limit))
    )


def is_queued(on: date) -> bool:
    """Whether the worker queued the digests of that day already."""
    return db.session.scalar(select(DigestDay.for_on).where(DigestDay.for_on == on)) is not None


def told_on(on: date) -> frozenset[int]:
    """Who has a message of that day, sent or not."""
    query = select(OutboxMessage.account_id).where(OutboxMessage.for_on == on)
    return frozenset(db.session.scalars(query))


def people_with_roles(today: date) -> list[Account]:
    """Everybody who may sign in and holds a role today, their appointments loaded."""
    held = select(AppointmentRecord.account_id).where(
        AppointmentRecord.from_on <= today,
        or_(AppointmentRecord.until_on.is_(None), AppointmentRecord.until_on >= today),
    )
    query = select(Account).where(Account.is_active, Account.id.in_(held)).order_by(Account.id)
    return list(db.session.scalars(query.options(selectinload(Account.appointments))))


def tasks_due(people: Sequence[Account], today: date) -> list[Task]:
    """Everything with a day that these people are to do, each put to its programme's lead when it stays undone."""
    leads = leads_of(today)
    return [
        _task(one, person.id, leads)
        for person in people
        for one in tasks_of(viewer_of(person, today), today)
        if one.due_on is not None
    ]


def _task(one: OwnTask, owner: int, leads: dict[int, int]) -> Task:
    # What falls to several people is one task in the lead's digest: only a named owner's is put on.
    lead = leads.get(one.transfer.programme_id) if one.is_own else None
    return Task(f"{one.key}:{owner}", one.due_on or date.max, owner, escalate_to=lead)


def leads_of(today: date) -> dict[int, int]:
    """The lead of each programme: of several, the one appointed first."""
    query = (
        select(AppointmentRecord.programme_id, AppointmentRecord.account_id)
        .join(Account, Account.id == AppointmentRecord.account_id)
        .where(
            Account.is_active,
            AppointmentRecord.role == Role.PROGRAMME_LEAD,
            AppointmentRecord.programme_id.is_not(None),
            AppointmentRecord.from_on <= today,
            or_(AppointmentRecord.until_on.is_(None), AppointmentRecord.until_on >= today),
        )
        .order_by(AppointmentRecord.id.desc())
    )
    return {programme: account for programme, account in db.session.execute(query) if programme is not None}
