"""The trail: a chain for each transfer and one for the system, and details that can be erased beside it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, UTCDateTime


class AuditChain(Base):
    """The head of one chain: how many events it has and the digest of the last."""

    __tablename__ = "audit_chain"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int | None] = mapped_column(ForeignKey("transfer.id"), unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    event_count: Mapped[int] = mapped_column(default=0)
    head: Mapped[str] = mapped_column(default="")


class AuditEvent(Base):
    """One thing that was done: who, when, to what. Never changed, never deleted."""

    __tablename__ = "audit_event"
    __table_args__ = (UniqueConstraint("chain_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    chain_id: Mapped[int] = mapped_column(ForeignKey("audit_chain.id"))
    number: Mapped[int]
    name: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    subject: Mapped[str]
    details_digest: Mapped[str]
    previous: Mapped[str]
    digest: Mapped[str]


class AuditDetail(Base):
    """What an event carried. It can be erased: the chain keeps only its salted digest."""

    __tablename__ = "audit_detail"

    event_id: Mapped[int] = mapped_column(ForeignKey("audit_event.id"), primary_key=True)
    salt: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
