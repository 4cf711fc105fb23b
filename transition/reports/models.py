"""Status reports as issued: their frozen facts, the PDFs made from them, and the work of making them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from transition.db import Base, UTCDateTime
from transition.leases import Leased


class StatusReport(Base):
    """One part of a council's status report, as issued: numbered within its part, and never changed."""

    __tablename__ = "status_report"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    part: Mapped[int]
    number: Mapped[int]
    as_at_on: Mapped[date]
    issued_on: Mapped[date]
    issued_at: Mapped[datetime] = mapped_column(UTCDateTime)
    issued_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    facts: Mapped[dict[str, Any]] = deferred(mapped_column(JSON))
    facts_digest: Mapped[str]

    __table_args__ = (
        UniqueConstraint("transfer_id", "part", "number"),
        CheckConstraint("part IN (1, 2)", name="part"),
        CheckConstraint("number >= 1", name="number"),
    )


class ReportDocument(Base):
    """One language of a report as a PDF, with the SHA-256 of its bytes; neither ever changes."""

    __tablename__ = "report_document"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("status_report.id"))
    language: Mapped[str]
    page_count: Mapped[int]
    digest: Mapped[str]
    pdf: Mapped[bytes] = deferred(mapped_column(LargeBinary))

    __table_args__ = (UniqueConstraint("report_id", "language"),)


class ReportWork(Leased, Base):
    """The making of one report's PDFs: who holds it until when, how often it was tried, what went wrong."""

    __tablename__ = "report_work"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("status_report.id"), unique=True)
    problem: Mapped[str] = mapped_column(default="")
