"""Uploads of staff lists on their way into a transfer, and which column of an employer's lists is what."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from transition.db import Base, UTCDateTime, Versioned, stored


class ImportState(StrEnum):
    """How far an upload has come."""

    UPLOADED = "UPLOADED"
    CHECKING = "CHECKING"
    CHECKED = "CHECKED"
    COMMITTING = "COMMITTING"
    COMMITTED = "COMMITTED"
    CANCELLED = "CANCELLED"
    FAILED = "FAILED"


# The upload itself is still there, and somebody may yet commit or cancel it.
OPEN = frozenset({ImportState.UPLOADED, ImportState.CHECKING, ImportState.CHECKED, ImportState.COMMITTING})
# A worker has something to do.
WAITING = frozenset({ImportState.CHECKING, ImportState.COMMITTING})


class LineKind(StrEnum):
    """What a line of the account of an upload is about."""

    NEW = "NEW"
    CHANGED = "CHANGED"
    UNCHANGED = "UNCHANGED"
    MISSING = "MISSING"
    QUESTION = "QUESTION"
    REFUSED = "REFUSED"
    SET_ASIDE = "SET_ASIDE"
    NOT_KEPT = "NOT_KEPT"


# Lines that quote what the file says of people: they go when the upload goes.
QUOTING = frozenset({LineKind.NEW, LineKind.CHANGED, LineKind.UNCHANGED, LineKind.MISSING, LineKind.QUESTION})

# People whom the officer accepts or leaves out.
DECIDED = frozenset({LineKind.NEW, LineKind.CHANGED})


class StaffImport(Versioned, Base):
    """One uploaded staff list: what it is, how its columns were read, what came of it.

    `data` is the upload itself, `sheet` what was read of it, `account` what the review shows, each packed. They
    are there until the list is committed or cancelled, 24 hours at the most.
    Counts are of rows, `questions` of questions, `people` of people. `lists` names the sheets of people when there
    are several, `sheets` those that are to be read. `stage` and `done_count` say how far a worker has come.
    """

    __tablename__ = "staff_import"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    file_name: Mapped[str]
    uploaded_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    uploaded_at: Mapped[datetime] = mapped_column(UTCDateTime)
    state: Mapped[ImportState] = mapped_column(stored(ImportState), default=ImportState.UPLOADED)
    fault: Mapped[str] = mapped_column(default="")
    data: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    sheet: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    account: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    row_count: Mapped[int] = mapped_column(default=0)
    lists: Mapped[list[Any]] = mapped_column(JSON, default=list)
    sheets: Mapped[list[Any]] = mapped_column(JSON, default=list)
    columns: Mapped[list[Any]] = mapped_column(JSON, default=list)
    mapping: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    findings: Mapped[list[Any]] = mapped_column(JSON, default=list)
    dropped: Mapped[list[Any]] = mapped_column(JSON, default=list)
    missing: Mapped[list[Any]] = mapped_column(JSON, default=list)
    fingerprint: Mapped[str] = mapped_column(default="")
    checked_on: Mapped[date | None]
    read: Mapped[int] = mapped_column(default=0)
    accepted: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int] = mapped_column(default=0)
    set_aside: Mapped[int] = mapped_column(default=0)
    questions: Mapped[int] = mapped_column(default=0)
    people_new: Mapped[int] = mapped_column(default=0)
    people_changed: Mapped[int] = mapped_column(default=0)
    people_unchanged: Mapped[int] = mapped_column(default=0)
    people_missing: Mapped[int] = mapped_column(default=0)
    agency_workers: Mapped[int] = mapped_column(default=0)
    people_left_out: Mapped[int] = mapped_column(default=0)
    stage: Mapped[str] = mapped_column(default="")
    done_count: Mapped[int] = mapped_column(default=0)
    leased_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    closed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __table_args__ = (Index(None, "state", "uploaded_at"),)


class ImportLine(Base):
    """One line of the account of an upload, shown for review: a person, a question, a row that is no person.

    `changes` holds, for a person whose record exists, what is to change: from what, to what, and whether it is
    kept unless an officer accepts the file's value (`is_accepted`). `is_rejected` leaves the person out: a new one
    is not added, of one on record nothing changes. `answer` is what an officer says to a question in the review.
    """

    __tablename__ = "staff_import_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("staff_import.id", ondelete="CASCADE"))
    kind: Mapped[LineKind] = mapped_column(stored(LineKind))
    row: Mapped[int | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(default="")
    heading: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(default="")
    raw: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    changes: Mapped[list[Any]] = mapped_column(JSON, default=list)
    has_kept: Mapped[bool] = mapped_column(default=False)
    is_accepted: Mapped[bool] = mapped_column(default=False)
    is_rejected: Mapped[bool] = mapped_column(default=False)
    answer: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index(None, "import_id", "kind", "id"),)


class ColumnMapping(Base):
    """What a column with this heading is in one employer's lists; an empty field is one that is not kept."""

    __tablename__ = "column_mapping"

    id: Mapped[int] = mapped_column(primary_key=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    heading: Mapped[str]
    field: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("employer_id", "heading"),)
