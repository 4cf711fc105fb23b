"""Letters between organisations: who receives them there, what corrections and releases say, and receipts."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, deferred, mapped_column

from transition.db import Base, UTCDateTime, Versioned, stored
from transition.rules.letters import LanguageChoice


class CorrespondentRole(StrEnum):
    """Which organisation somebody receives letters for."""

    EMPLOYER = "EMPLOYER"
    PENSION_FUND = "PENSION_FUND"


class Correspondent(Versioned, Base):
    """Who receives one employer's letters about a transfer, by name, at the other employer or at a pension fund.

    There is one for the other employer; staff of one transfer may be members of several funds.
    """

    __tablename__ = "correspondent"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    role: Mapped[CorrespondentRole] = mapped_column(stored(CorrespondentRole))
    organisation: Mapped[str] = mapped_column(default="")
    organisation_cy: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    title_cy: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    language: Mapped[LanguageChoice] = mapped_column(stored(LanguageChoice), default=LanguageChoice.BOTH)

    __table_args__ = (
        Index(None, "transfer_id", "employer_id"),
        Index(
            "uq_correspondent_employer",
            "transfer_id",
            "employer_id",
            unique=True,
            sqlite_where=text("role = 'EMPLOYER'"),
            postgresql_where=text("role = 'EMPLOYER'"),
        ),
    )


class LetterCorrection(Base):
    """What was wrong in letters of an issued batch and what is right, as the letters of `batch_id` say it.

    `batch_id` is the batch of corrections, `corrected_id` that of the letters corrected. Rows are only added.
    """

    __tablename__ = "letter_correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), unique=True)
    corrected_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), index=True)
    wrong: Mapped[str]
    wrong_cy: Mapped[str]
    right: Mapped[str]
    right_cy: Mapped[str]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_on: Mapped[date]


class LiabilityDescription(Base):
    """What a release of employee liability information is, as its notice says it: the file by name and digest.

    `moved` and `rows` are the headings and the row keys that changed since the version before. Rows are only added.
    """

    __tablename__ = "liability_description"

    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("information_release.id"), unique=True)
    specified_on: Mapped[date]
    file_name: Mapped[str]
    file_digest: Mapped[str]
    people_count: Mapped[int]
    incomplete: Mapped[list[str]] = mapped_column(JSON)
    reasons: Mapped[str]
    reasons_cy: Mapped[str]
    handed_over: Mapped[str]
    handed_over_cy: Mapped[str]
    moved: Mapped[list[str]] = mapped_column(JSON)
    rows: Mapped[list[str]] = mapped_column(JSON)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_on: Mapped[date]


class LetterReceipt(Base):
    """That a letter came into somebody's hands: who received it, when, and what shows it. Rows are only added."""

    __tablename__ = "letter_receipt"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    received_by: Mapped[str]
    received_on: Mapped[date]
    email: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    document_name: Mapped[str] = mapped_column(default="")
    document_type: Mapped[str] = mapped_column(default="")
    document_digest: Mapped[str] = mapped_column(default="")
    document: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)
