"""Batches of letters, each letter with its frozen facts, its documents, and the record of its service."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from transition.db import Base, UTCDateTime, Versioned, stored
from transition.rules.letters import LetterKind


class ServiceKind(StrEnum):
    """What happened to an issued letter on its way."""

    PRINTED = "PRINTED"
    HANDED_OVER = "HANDED_OVER"
    POSTED = "POSTED"
    EMAILED = "EMAILED"
    RETURNED = "RETURNED"
    SERVED_AGAIN = "SERVED_AGAIN"


class Batch(Versioned, Base):
    """Letters of one kind, prepared together by one officer and approved by another.

    Its stage is computed from what has happened to it and its letters.
    """

    __tablename__ = "batch"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    kind: Mapped[LetterKind] = mapped_column(stored(LetterKind))
    transfer_on: Mapped[date]
    prepared_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    prepared_at: Mapped[datetime] = mapped_column(UTCDateTime)
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    approved_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    issued_on: Mapped[date | None]
    cancelled_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    letters: Mapped[list["Letter"]] = relationship(
        back_populates="batch", order_by="Letter.id", lazy="raise_on_sql"
    )


class Letter(Base):
    """One letter to one person or representative: the facts as they were when it was prepared."""

    __tablename__ = "letter"

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    recognition_id: Mapped[int | None] = mapped_column(ForeignKey("recognition.id"), index=True)
    number: Mapped[int]
    reference: Mapped[str] = mapped_column(unique=True)
    addressee: Mapped[str]
    facts: Mapped[dict[str, Any]] = deferred(mapped_column(JSON))
    rendered_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    problem: Mapped[str] = mapped_column(default="")
    attempt_count: Mapped[int] = mapped_column(default=0)
    claimed_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))

    batch: Mapped[Batch] = relationship(back_populates="letters", lazy="raise_on_sql")
    documents: Mapped[list["Document"]] = relationship(
        back_populates="letter", order_by="Document.place", lazy="raise_on_sql"
    )
    service: Mapped[list["ServiceRecord"]] = relationship(
        back_populates="letter", order_by="ServiceRecord.id", lazy="raise_on_sql"
    )

    __table_args__ = (UniqueConstraint("batch_id", "number"), Index(None, "batch_id", "rendered_at"))


class Document(Base):
    """One language of a letter as a PDF: its bytes and digest never change once the letter is issued."""

    __tablename__ = "document"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    place: Mapped[int]
    language: Mapped[str]
    page_count: Mapped[int]
    digest: Mapped[str]
    pdf: Mapped[bytes] = deferred(mapped_column(LargeBinary))

    letter: Mapped[Letter] = relationship(back_populates="documents", lazy="raise_on_sql")

    __table_args__ = (UniqueConstraint("letter_id", "place"),)


class ServiceRecord(Base):
    """One step of a letter's service: printed, handed over, posted, returned, served again."""

    __tablename__ = "service_record"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    kind: Mapped[ServiceKind] = mapped_column(stored(ServiceKind))
    happened_on: Mapped[date]
    note: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    letter: Mapped[Letter] = relationship(back_populates="service", lazy="raise_on_sql")
