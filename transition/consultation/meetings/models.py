"""Meetings with representatives: planned, held, minuted, with their actions."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.consultation.models import Consultation
from transition.db import Base, UTCDateTime, Versioned, stored
from transition.rules.consultation import MinutesState


class Meeting(Versioned, Base):
    """A consultation meeting. `is_held` is None while it is planned, False when it did not take place."""

    __tablename__ = "meeting"

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    title: Mapped[str]
    title_cy: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[datetime] = mapped_column(UTCDateTime)
    place: Mapped[str] = mapped_column(default="")
    is_held: Mapped[bool | None]
    agenda: Mapped[str] = mapped_column(default="")
    minutes: Mapped[str] = mapped_column(default="")
    minutes_state: Mapped[MinutesState] = mapped_column(stored(MinutesState), default=MinutesState.NONE)
    minutes_agreed_on: Mapped[date | None]
    minutes_locked_on: Mapped[date | None]
    reason_not_held: Mapped[str] = mapped_column(default="")

    consultation: Mapped[Consultation] = relationship(lazy="joined")
    attendees: Mapped[list["Attendee"]] = relationship(
        order_by="Attendee.id", lazy="selectin", cascade="all, delete-orphan"
    )
    actions: Mapped[list["MeetingAction"]] = relationship(order_by="MeetingAction.id", lazy="selectin")


class Attendee(Base):
    """Who was invited, for whom, and whether they came."""

    __tablename__ = "attendee"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    name: Mapped[str]
    recognition_id: Mapped[int | None] = mapped_column(ForeignKey("recognition.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    has_attended: Mapped[bool | None]

    __table_args__ = (UniqueConstraint("meeting_id", "name"),)


class MinutesCorrection(Base):
    """A correction that someone who was there asks for in the draft."""

    __tablename__ = "minutes_correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    text: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)
    is_accepted: Mapped[bool | None]


class MeetingAction(Versioned, Base):
    """An action or commitment from a meeting, with an owner and a day; `evidence` is what shows it was delivered."""

    __tablename__ = "meeting_action"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    owner: Mapped[str] = mapped_column(default="")
    owner_account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    is_commitment: Mapped[bool] = mapped_column(default=False)
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    evidence: Mapped[str] = mapped_column(default="")
