"""Quick records, questions, and what information went to whom."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from transition.consultation.models import Consultation
from transition.db import Base, UTCDateTime, Versioned, stored


class Means(StrEnum):
    """How information was given: the ways that TUPE 2006 reg 13(5) names, and e-mail where it was agreed."""

    DELIVERED = "DELIVERED"
    POSTED_TO_NOTIFIED_ADDRESS = "POSTED_TO_NOTIFIED_ADDRESS"
    POSTED_TO_HEAD_OFFICE = "POSTED_TO_HEAD_OFFICE"
    EMAIL_BY_AGREEMENT = "EMAIL_BY_AGREEMENT"


class QuickRecord(Versioned, Base):
    """Something that was said or done: date, who, what, perhaps a document. Sorted and linked later."""

    __tablename__ = "quick_record"

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    happened_on: Mapped[date]
    who: Mapped[str]
    what: Mapped[str]
    is_sorted: Mapped[bool] = mapped_column(default=False)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    representation_id: Mapped[int | None] = mapped_column(ForeignKey("representation.id"))
    question_id: Mapped[int | None] = mapped_column(ForeignKey("question.id"))
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"))
    document_name: Mapped[str] = mapped_column(default="")
    document_type: Mapped[str] = mapped_column(default="")
    document_digest: Mapped[str] = mapped_column(default="")
    document: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    # Read by the HR of this file's employer alone, and in no evidence bundle.
    is_legal_advice: Mapped[bool] = mapped_column(default=False)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    consultation: Mapped[Consultation] = relationship(lazy="joined")


class Question(Versioned, Base):
    """A question that was asked, and its answer."""

    __tablename__ = "question"

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    asked_on: Mapped[date]
    asked_by: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    text_cy: Mapped[str] = mapped_column(default="")
    is_published: Mapped[bool] = mapped_column(default=False)

    consultation: Mapped[Consultation] = relationship(lazy="joined")
    answers: Mapped[list["Answer"]] = relationship(order_by="Answer.id", lazy="selectin")


class Answer(Base):
    """One version of an answer; a later one stands beside it, never in its place."""

    __tablename__ = "answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), index=True)
    text: Mapped[str]
    text_cy: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date]
    answered_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))


class InformationSent(Base):
    """That a document went to a representative or an employer: what, to whom, by what means, when.

    `is_regulation_13` marks the information of reg 13(2); `measure_id` the measure that it told of;
    `transfer_on` is the transfer date that it gave.
    """

    __tablename__ = "information_sent"

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    recognition_id: Mapped[int | None] = mapped_column(ForeignKey("recognition.id"))
    recipient: Mapped[str]
    what: Mapped[str]
    is_regulation_13: Mapped[bool] = mapped_column(default=False)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"))
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))
    means: Mapped[Means] = mapped_column(stored(Means))
    sent_on: Mapped[date]
    transfer_on: Mapped[date]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
