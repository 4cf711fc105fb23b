"""The outbox: messages that wait to be sent, were sent, or could not be; and the days already dealt with."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.accounts.models import Account
from transition.db import Base, UTCDateTime, stored
from transition.mail import Fault


class OutboxState(StrEnum):
    """Where a message stands. Only a server that took it makes it sent."""

    WAITING = "WAITING"
    SENDING = "SENDING"
    SENT = "SENT"
    DEAD = "DEAD"


class OutboxMessage(Base):
    """One person's digest of one day. `message_id` stays the same however often it is tried."""

    __tablename__ = "outbox_message"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    for_on: Mapped[date]
    language: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    message_id: Mapped[str] = mapped_column(unique=True)
    state: Mapped[OutboxState] = mapped_column(stored(OutboxState), default=OutboxState.WAITING)
    attempt_count: Mapped[int] = mapped_column(default=0)
    queued_at: Mapped[datetime] = mapped_column(UTCDateTime)
    next_attempt_at: Mapped[datetime] = mapped_column(UTCDateTime)
    leased_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    last_fault: Mapped[Fault | None] = mapped_column(stored(Fault))
    last_reply_code: Mapped[int | None]
    sent_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    account: Mapped[Account] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        UniqueConstraint("account_id", "for_on"),
        CheckConstraint("language IN ('cy', 'en')", name="language"),
        CheckConstraint("(state = 'SENT') = (sent_at IS NOT NULL)", name="sent"),
        Index(None, "state", "next_attempt_at"),
    )


class DigestDay(Base):
    """A day whose digests the worker has queued, so that it asks once a day and not every second."""

    __tablename__ = "digest_day"

    for_on: Mapped[date] = mapped_column(primary_key=True)
    queued_at: Mapped[datetime] = mapped_column(UTCDateTime)
