"""Calendar feeds by the digest of their secret, and what each person's calendar was told: kinds, days and keys only."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.accounts.models import Account
from transition.db import Base, UTCDateTime, stored

_OPEN = text("revoked_at IS NULL")


class EntryState(StrEnum):
    """Whether an entry stands or was called off; the latter is told for a while and then dropped."""

    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


class CalendarFeed(Base):
    """One person's private address. The token is in the address alone; a new one revokes the one before."""

    __tablename__ = "calendar_feed"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    token_digest: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    fetched_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    renewed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    account: Mapped[Account] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        Index("uq_calendar_feed_open", "account_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )


class CalendarEntry(Base):
    """One deadline or meeting as one person's calendar was last told of it. `sequence` rises with every change.

    A deadline has its day in `on`; a meeting has its moment in `starts_at`. `kind` says what it is and `item`
    which milestone it is, where that is named by the law or the template; neither holds what somebody typed.
    """

    __tablename__ = "calendar_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    key: Mapped[str]
    uid: Mapped[str]
    kind: Mapped[str]
    item: Mapped[str] = mapped_column(default="")
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    on: Mapped[date | None]
    starts_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    state: Mapped[EntryState] = mapped_column(stored(EntryState))
    sequence: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        UniqueConstraint("account_id", "key"),
        CheckConstraint('("on" IS NULL) <> (starts_at IS NULL)', name="when"),
    )
