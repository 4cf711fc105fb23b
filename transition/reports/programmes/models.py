"""Status reports of a whole programme as issued: their frozen facts, the PDFs made from them, and that work."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from transition.db import Base, UTCDateTime
from transition.leases import Leased


class ProgrammeReport(Base):
    """One status report of a programme, numbered within it and never changed.

    `council_count` is how many councils it sets side by side; none for a programme without a transfer.
    """

    __tablename__ = "programme_report"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    number: Mapped[int]
    as_at_on: Mapped[date]
    issued_on: Mapped[date]
    issued_at: Mapped[datetime] = mapped_column(UTCDateTime)
    issued_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    council_count: Mapped[int]
    facts: Mapped[dict[str, Any]] = deferred(mapped_column(JSON, nullable=False))
    facts_digest: Mapped[str]

    __table_args__ = (
        UniqueConstraint("programme_id", "number"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("council_count >= 0", name="councils"),
    )


class ProgrammeReportDocument(Base):
    """One language of a programme's report as a PDF, with the SHA-256 of its bytes; neither ever changes."""

    __tablename__ = "programme_report_document"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("programme_report.id"))
    language: Mapped[str]
    page_count: Mapped[int]
    digest: Mapped[str]
    pdf: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))

    __table_args__ = (UniqueConstraint("report_id", "language"),)


class ProgrammeReportWork(Leased, Base):
    """The making of one report's PDFs: who holds it until when, how often it was tried, what went wrong."""

    __tablename__ = "programme_report_work"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("programme_report.id"), unique=True)
    problem: Mapped[str] = mapped_column(default="")
