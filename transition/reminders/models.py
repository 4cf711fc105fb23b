"""The outbox: messages that wait, were sent or could not be; who was told of what; pauses; days dealt with."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.accounts.models import Account
from transition.db import Base, UTCDateTime, stored
from transition.mail import Fault
from transition.rules.reminders import Reason
from transition.transfers.models import Transfer


class OutboxState(StrEnum):
    """Where a message stands. Only a server that took it makes it sent.

    One that waited until the next working day is superseded: that day's digest says all that it said, and is true.
    """

    WAITING = "WAITING"
    SENDING = "SENDING"
    SENT = "SENT"
    DEAD = "DEAD"
    SUPERSEDED = "SUPERSEDED"


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


class Telling(Base):
    """That one person was told of one task on one day, by which message and why; only ever added to.

    `kind` and `task_key` say which task; no words of it are kept here. `employer_id` is the owner's, None for a lead's.
    """

    __tablename__ = "telling"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    for_on: Mapped[date]
    reason: Mapped[Reason] = mapped_column(stored(Reason))
    kind: Mapped[str]
    task_key: Mapped[str]
    owner_account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"))
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    due_on: Mapped[date]
    message_id: Mapped[int] = mapped_column(ForeignKey("outbox_message.id"))

    account: Mapped[Account] = relationship(lazy="raise_on_sql", foreign_keys=[account_id])
    owner: Mapped[Account] = relationship(lazy="raise_on_sql", foreign_keys=[owner_account_id])
    message: Mapped[OutboxMessage] = relationship(lazy="raise_on_sql")
    transfer: Mapped[Transfer] = relationship(lazy="raise_on_sql")

    __table_args__ = (Index(None, "transfer_id", "for_on"), Index(None, "account_id", "for_on"))


class OutboxPause(Base):
    """A time in which nothing is sent: who began it, why, and who ended it.

    `by` is a name where somebody at the command line gave one. After a restore (`is_restored`) what the
    database believes is still to be sent may have been sent already, so none of it is sent when the pause ends.
    """

    __tablename__ = "outbox_pause"

    id: Mapped[int] = mapped_column(primary_key=True)
    paused_at: Mapped[datetime] = mapped_column(UTCDateTime)
    by: Mapped[str]
    reason: Mapped[str]
    is_restored: Mapped[bool] = mapped_column(default=False)
    lifted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    lifted_by: Mapped[str] = mapped_column(default="")

    __table_args__ = (CheckConstraint("reason <> ''", name="reason"), Index(None, "lifted_at"))
