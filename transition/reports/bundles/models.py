"""Evidence bundles as made: what was asked for, the PDF and the ZIP in pieces, and the work of making them."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from transition.db import Base, UTCDateTime, stored
from transition.leases import Leased


class BundleKind(StrEnum):
    """For whom a bundle is: the employer's own HR, or somebody who may learn of no member of staff."""

    FULL = "FULL"
    DISCLOSABLE = "DISCLOSABLE"


class Format(StrEnum):
    """The two files of a bundle."""

    PDF = "pdf"
    ZIP = "zip"


class EvidenceBundle(Base):
    """What one employer asked for: numbered in its own file, in one language, and never changed.

    `recognition_id` names the union for which a disclosable bundle is made; without one it is for a tribunal
    or another body, and gives every union's representations.
    """

    __tablename__ = "evidence_bundle"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    number: Mapped[int]
    kind: Mapped[BundleKind] = mapped_column(stored(BundleKind))
    language: Mapped[str]
    recognition_id: Mapped[int | None] = mapped_column(ForeignKey("recognition.id"))
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        UniqueConstraint("transfer_id", "employer_id", "number"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("language IN ('cy', 'en')", name="language"),
        CheckConstraint("kind = 'DISCLOSABLE' OR recognition_id IS NULL", name="made_for"),
    )


class BundleFile(Base):
    """The PDF or the ZIP of a bundle, with the SHA-256 of its bytes; neither ever changes."""

    __tablename__ = "bundle_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    bundle_id: Mapped[int] = mapped_column(ForeignKey("evidence_bundle.id"))
    format: Mapped[Format] = mapped_column(stored(Format))
    page_count: Mapped[int | None]
    file_count: Mapped[int | None]
    size: Mapped[int]
    digest: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (UniqueConstraint("bundle_id", "format"),)


class BundlePiece(Base):
    """A few megabytes of a file: an archive of thousands of letters is never in memory as a whole."""

    __tablename__ = "bundle_piece"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("bundle_file.id"))
    place: Mapped[int]
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))

    __table_args__ = (UniqueConstraint("file_id", "place"),)


class BundleWork(Leased, Base):
    """The making of one bundle: who holds it until when, and what the records said at `as_at`.

    `gathered` is emptied once the files are made: nothing of anybody is kept twice.
    """

    __tablename__ = "bundle_work"

    id: Mapped[int] = mapped_column(primary_key=True)
    bundle_id: Mapped[int] = mapped_column(ForeignKey("evidence_bundle.id"), unique=True)
    problem: Mapped[str] = mapped_column(default="")
    as_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    entry_count: Mapped[int] = mapped_column(default=0)
    gathered: Mapped[dict[str, Any] | None] = deferred(mapped_column(JSON))
