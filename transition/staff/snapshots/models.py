"""Terms as they transferred: each person's, locked with a digest, and both employers' sign-off of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, UTCDateTime, stored
from transition.leases import Leased
from transition.rules.basis import LegalBasis
from transition.rules.moving import SignedFor


class TermsSnapshot(Base):
    """A snapshot that somebody asked for, of what held on the transfer date on that basis. Never changed."""

    __tablename__ = "terms_snapshot"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    number: Mapped[int]
    transfer_on: Mapped[date]
    basis: Mapped[LegalBasis] = mapped_column(stored(LegalBasis))
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        UniqueConstraint("transfer_id", "number"),
        CheckConstraint("number >= 1", name="number"),
    )


class SnapshotLine(Base):
    """One person's terms in a snapshot, with the SHA-256 of their canonical form. Never changed."""

    __tablename__ = "snapshot_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    snapshot_id: Mapped[int] = mapped_column(ForeignKey("terms_snapshot.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, nullable=False, deferred=True)
    digest: Mapped[str]

    __table_args__ = (UniqueConstraint("snapshot_id", "person_id"),)


class SnapshotSeal(Base):
    """The digest of a whole snapshot, set once, when its last person is in it. Never changed."""

    __tablename__ = "snapshot_seal"

    id: Mapped[int] = mapped_column(primary_key=True)
    snapshot_id: Mapped[int] = mapped_column(ForeignKey("terms_snapshot.id"), unique=True)
    digest: Mapped[str]
    people_count: Mapped[int]
    sealed_at: Mapped[datetime] = mapped_column(UTCDateTime)

    # What a sign-off refers to: the database itself refuses one of any other digest.
    __table_args__ = (UniqueConstraint("snapshot_id", "digest"),)


class SnapshotSignOff(Base):
    """One employer's sign-off of exactly that digest: by whom, by name, and when. Never changed."""

    __tablename__ = "snapshot_sign_off"

    id: Mapped[int] = mapped_column(primary_key=True)
    snapshot_id: Mapped[int]
    side: Mapped[SignedFor] = mapped_column(stored(SignedFor))
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    digest: Mapped[str]
    signed_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    signed_by: Mapped[str]
    signed_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        UniqueConstraint("snapshot_id", "side"),
        ForeignKeyConstraint(
            ["snapshot_id", "digest"], ["snapshot_seal.snapshot_id", "snapshot_seal.digest"]
        ),
    )


class SnapshotWork(Leased, Base):
    """The taking of one snapshot: how far it is, who holds it until when, how often it was tried."""

    __tablename__ = "snapshot_work"

    id: Mapped[int] = mapped_column(primary_key=True)
    snapshot_id: Mapped[int] = mapped_column(ForeignKey("terms_snapshot.id"), unique=True)
    total_count: Mapped[int]
    done_count: Mapped[int] = mapped_column(default=0)
