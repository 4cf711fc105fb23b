"""Batches of letters, each letter with its frozen facts, its documents, print files and record of service."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Enum, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from transition.db import Base, UTCDateTime, Versioned, stored
from transition.rules.letters import LanguageChoice, LetterKind
from transition.staff.people.models import OtherFormat


class ServiceKind(StrEnum):
    """What happened to an issued letter on its way."""

    PRINTED = "PRINTED"
    HANDED_OVER = "HANDED_OVER"
    POSTED = "POSTED"
    EMAILED = "EMAILED"
    RETURNED = "RETURNED"
    SERVED_AGAIN = "SERVED_AGAIN"


class PostClass(StrEnum):
    """How a letter was posted."""

    FIRST = "FIRST"
    SECOND = "SECOND"
    SIGNED_FOR = "SIGNED_FOR"


class Way(StrEnum):
    """By which way a letter reached its reader, or was served again."""

    HANDED_OVER = "HANDED_OVER"
    POSTED = "POSTED"
    EMAILED = "EMAILED"


class ReturnReason(StrEnum):
    """Why a letter came back, as the post office or whoever brought it says."""

    GONE_AWAY = "GONE_AWAY"
    ADDRESS_UNKNOWN = "ADDRESS_UNKNOWN"
    ADDRESS_INCOMPLETE = "ADDRESS_INCOMPLETE"
    NOT_CALLED_FOR = "NOT_CALLED_FOR"
    REFUSED = "REFUSED"
    DECEASED = "DECEASED"
    OTHER = "OTHER"


class LetterSettings(Versioned, Base):
    """What one employer's letters about one transfer say that no other record holds, in both languages.

    `crest` is the name of one of the employer's crests, or empty. Who checked the Welsh is kept text by text.
    """

    __tablename__ = "letter_settings"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    contact_name: Mapped[str] = mapped_column(default="")
    contact_title: Mapped[str] = mapped_column(default="")
    contact_title_cy: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    functions: Mapped[str] = mapped_column(default="")
    functions_cy: Mapped[str] = mapped_column(default="")
    affected: Mapped[str] = mapped_column(default="")
    affected_cy: Mapped[str] = mapped_column(default="")
    welsh_effects: Mapped[str] = mapped_column(default="")
    welsh_effects_cy: Mapped[str] = mapped_column(default="")
    questions_answered_at: Mapped[str] = mapped_column(default="")
    pension_fund: Mapped[str] = mapped_column(default="")
    pension_fund_cy: Mapped[str] = mapped_column(default="")
    first_pay_on: Mapped[date | None]
    record_reply_by: Mapped[date | None]
    offer_reply_by: Mapped[date | None]
    service_recognised: Mapped[str] = mapped_column(default="")
    service_recognised_cy: Mapped[str] = mapped_column(default="")
    consulted_on: Mapped[date | None]
    loan_until: Mapped[str] = mapped_column(default="")
    loan_until_cy: Mapped[str] = mapped_column(default="")
    measures_reply_by: Mapped[date | None]
    challenge_by: Mapped[date | None]
    challenge_decider: Mapped[str] = mapped_column(default="")
    challenge_decider_cy: Mapped[str] = mapped_column(default="")
    first_day: Mapped[str] = mapped_column(default="")
    first_day_cy: Mapped[str] = mapped_column(default="")
    leave_carried: Mapped[str] = mapped_column(default="")
    leave_carried_cy: Mapped[str] = mapped_column(default="")
    staying: Mapped[str] = mapped_column(default="")
    staying_cy: Mapped[str] = mapped_column(default="")
    crest: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("transfer_id", "employer_id"),)


class Batch(Versioned, Base):
    """Letters of one kind, prepared together by one officer and approved by another.

    Its stage is computed from what has happened to it and its letters. `dated_on` is the date that the paper
    carries, `transfer_on` the transfer date that it gives; `approved_for_id` the officer whose deputy approved.
    `texts` are the texts that its letters draw on, as they say them: key, English and Welsh. `follows_id` is the
    batch whose English went ahead of this one's Welsh. `corrects` is the kind of the letters that
    it corrects: who could not read those reads nothing of this.
    """

    __tablename__ = "batch"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    kind: Mapped[LetterKind] = mapped_column(stored(LetterKind))
    transfer_on: Mapped[date]
    dated_on: Mapped[date]
    prepared_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    prepared_on: Mapped[date]
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    approved_on: Mapped[date | None]
    approved_for_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    issued_on: Mapped[date | None]
    cancelled_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    cancelled_on: Mapped[date | None]
    texts: Mapped[list[dict[str, str]] | None] = deferred(mapped_column(JSON))
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"))
    corrects: Mapped[LetterKind | None] = mapped_column(
        Enum(LetterKind, native_enum=False, create_constraint=False, length=40)
    )

    letters: Mapped[list["Letter"]] = relationship(
        back_populates="batch", order_by="Letter.number", lazy="raise_on_sql"
    )

    @property
    def read_as(self) -> LetterKind:
        """The kind by which it is decided who may read it: a correction is read like what it corrects."""
        return self.corrects or self.kind


class Letter(Base):
    """One letter to one person, representative or organisation: the facts as they were when it was prepared.

    `about` tells one matter from another where one reader has several; `organisation` is the key of a reader that
    is neither a person nor a union, and `employer_id` the employer that it is.
    `missing` names what the record lacked; such a letter is stopped and stays behind. `problem` says why the
    last attempt to make the PDF failed. `other_format` is what must be made by hand beside the printed letter.
    """

    __tablename__ = "letter"

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    recognition_id: Mapped[int | None] = mapped_column(ForeignKey("recognition.id"), index=True)
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"), index=True)
    organisation: Mapped[str] = mapped_column(default="")
    about: Mapped[str] = mapped_column(default="")
    number: Mapped[int]
    reference: Mapped[str] = mapped_column(unique=True)
    addressee: Mapped[str]
    language: Mapped[LanguageChoice] = mapped_column(stored(LanguageChoice))
    other_format: Mapped[OtherFormat | None] = mapped_column(stored(OtherFormat))
    format_note: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]] = deferred(mapped_column(JSON))
    is_stopped: Mapped[bool] = mapped_column(default=False)
    missing: Mapped[list[str]] = mapped_column(JSON, default=list)
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
    digest: Mapped[str] = mapped_column(index=True)
    pdf: Mapped[bytes] = deferred(mapped_column(LargeBinary))

    letter: Mapped[Letter] = relationship(back_populates="documents", lazy="raise_on_sql")

    __table_args__ = (UniqueConstraint("letter_id", "place"),)


class PrintRun(Base):
    """An issued batch made ready for the printer, once for each time that somebody asks."""

    __tablename__ = "print_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"))
    number: Mapped[int]
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    asked_on: Mapped[date]

    files: Mapped[list["PrintFile"]] = relationship(order_by="PrintFile.place", lazy="raise_on_sql")

    __table_args__ = (UniqueConstraint("batch_id", "number"),)


class PrintFile(Base):
    """Some letters of a run joined for duplex printing: the letters from one number to another."""

    __tablename__ = "print_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("print_run.id"))
    place: Mapped[int]
    first_number: Mapped[int]
    last_number: Mapped[int]
    page_count: Mapped[int | None]
    digest: Mapped[str] = mapped_column(default="")
    pdf: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    made_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    problem: Mapped[str] = mapped_column(default="")
    attempt_count: Mapped[int] = mapped_column(default=0)
    claimed_until: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __table_args__ = (UniqueConstraint("run_id", "place"),)


class ServiceRecord(Base):
    """One step of a letter's service: printed, handed over, posted, returned, served again. Rows are only added.

    A mistake is put right by a further row: `corrects_id` is the first row of the step, and the last row of a step
    is what holds, unless it `is_void`, which says that it never happened. `why` says what
    was wrong. `again_by` is the way of serving again.
    """

    __tablename__ = "service_record"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    kind: Mapped[ServiceKind] = mapped_column(stored(ServiceKind))
    post_class: Mapped[PostClass | None] = mapped_column(stored(PostClass))
    happened_on: Mapped[date]
    by_whom: Mapped[str] = mapped_column(default="")
    return_reason: Mapped[ReturnReason | None] = mapped_column(stored(ReturnReason))
    again_by: Mapped[Way | None] = mapped_column(stored(Way))
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("email_agreement.id"))
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("service_record.id"))
    is_void: Mapped[bool] = mapped_column(default=False)
    why: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    letter: Mapped[Letter] = relationship(back_populates="service", lazy="raise_on_sql")
