"""Reply slips that were sent, the replies to them, and how what they corrected was settled."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from transition.db import Base, UTCDateTime, stored
from transition.rules.record_checks import CorrectionOutcome, ReplyAnswer
from transition.staff.people.models import Person


class RecordSlip(Base):
    """The reply slip of one letter that asks somebody to check their record.

    `said` is what the letter says, by heading; `issued_on` is empty until the letter is final.
    """

    __tablename__ = "record_slip"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), unique=True)
    code: Mapped[str]
    as_at: Mapped[date]
    reply_by: Mapped[date | None]
    said: Mapped[dict[str, Any]] = deferred(mapped_column(JSON, nullable=False))
    issued_on: Mapped[date | None]

    person: Mapped[Person] = relationship(lazy="raise_on_sql")

    __table_args__ = (UniqueConstraint("transfer_id", "code"), Index(None, "person_id", "transfer_id"))


class RecordReply(Base):
    """What came back on a slip. Rows are only added: one with a higher number takes the place of those before it."""

    __tablename__ = "record_reply"

    id: Mapped[int] = mapped_column(primary_key=True)
    slip_id: Mapped[int] = mapped_column(ForeignKey("record_slip.id"))
    number: Mapped[int]
    answer: Mapped[ReplyAnswer] = mapped_column(stored(ReplyAnswer))
    received_on: Mapped[date]
    note: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    slip: Mapped[RecordSlip] = relationship(lazy="raise_on_sql")
    corrections: Mapped[list["RecordCorrection"]] = relationship(
        back_populates="reply", order_by="RecordCorrection.id", lazy="raise_on_sql"
    )

    __table_args__ = (UniqueConstraint("slip_id", "number"),)


class RecordCorrection(Base):
    """One thing that a reply says is wrong or missing, in the person's words. Rows are only added."""

    __tablename__ = "record_correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    reply_id: Mapped[int] = mapped_column(ForeignKey("record_reply.id"), index=True)
    heading: Mapped[str]
    words: Mapped[str]

    reply: Mapped[RecordReply] = relationship(back_populates="corrections", lazy="raise_on_sql")
    settlement: Mapped["CorrectionSettlement | None"] = relationship(lazy="raise_on_sql")


class CorrectionSettlement(Base):
    """How one correction was settled: the record as it says now, or why it was not accepted. Rows are only added."""

    __tablename__ = "correction_settlement"

    id: Mapped[int] = mapped_column(primary_key=True)
    correction_id: Mapped[int] = mapped_column(ForeignKey("record_correction.id"), unique=True)
    outcome: Mapped[CorrectionOutcome] = mapped_column(stored(CorrectionOutcome))
    reason: Mapped[str] = mapped_column(default="")
    says: Mapped[Any] = mapped_column(JSON)
    settled_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    settled_on: Mapped[date]
