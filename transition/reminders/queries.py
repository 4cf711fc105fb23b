"""Reading the outbox, and who is to be told what today."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from transition.access.permissions import Role
from transition.accounts.models import Account, AppointmentRecord
from transition.db import db
from transition.reminders.models import DigestDay, OutboxMessage, OutboxPause, OutboxState


class NoSuchMessage(Exception):
    """There is no such message in the outbox; pages answer with 404."""


def get_message(message_id: int) -> OutboxMessage:
    """One message, with whom it is to. Raises NoSuchMessage."""
    query = select(OutboxMessage).where(OutboxMessage.id == message_id)
    if (found := db.session.scalar(query.options(joinedload(OutboxMessage.account)))) is None:
        raise NoSuchMessage
    return found


def outbox(state: OutboxState | None = None) -> Select[OutboxMessage]:
    """Every message, or those in one state, with whom it is to; a page of it is asked for at a time."""
    query = select(OutboxMessage).join(OutboxMessage.account).options(contains_eager(OutboxMessage.account))
    return query if state is None else query.where(OutboxMessage.state == state)


def all_messages() -> list[OutboxMessage]:
    """Every message, in the order in which they were queued."""
    return list(db.session.scalars(outbox().order_by(OutboxMessage.id)))


def counts() -> dict[OutboxState, int]:
    """How many messages stand in each state."""
    query = select(OutboxMessage.state, func.count()).group_by(OutboxMessage.state)
    found = dict(db.session.execute(query).all())
    return {state: found.get(state, 0) for state in OutboxState}


def may_be_sent(now: datetime) -> ColumnElement[bool]:
    """What waits for another try: its time has come, or whoever was sending it is gone."""
    return or_(
        and_(OutboxMessage.state == OutboxState.WAITING, OutboxMessage.next_attempt_at <= now),
        and_(OutboxMessage.state == OutboxState.SENDING, OutboxMessage.leased_until <= now),
    )


def is_waiting(now: datetime) -> ColumnElement[bool]:
    """What waits, whenever its next try is, and what nobody sends any more though somebody began to."""
    return or_(
        OutboxMessage.state == OutboxState.WAITING,
        and_(OutboxMessage.state == OutboxState.SENDING, OutboxMessage.leased_until <= now),
    )


def is_held() -> ColumnElement[bool]:
    """Whether sending is paused, as part of another statement: what is claimed was not paused at that moment."""
    return select(OutboxPause.id).where(OutboxPause.lifted_at.is_(None)).exists()


def open_pauses() -> list[OutboxPause]:
    """The pauses that hold now, the first first; empty while messages are sent."""
    query = select(OutboxPause).where(OutboxPause.lifted_at.is_(None))
    return list(db.session.scalars(query.order_by(OutboxPause.id)))


def past_pauses(most: int) -> list[OutboxPause]:
    """The last pauses that were ended, the latest first."""
    query = select(OutboxPause).where(OutboxPause.lifted_at.is_not(None))
    return list(db.session.scalars(query.order_by(OutboxPause.id.desc()).limit(most)))


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
