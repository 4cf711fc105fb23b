"""Descriptions of staff as far as no other record holds them, and the representatives who are not a union's."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.consultation.models import Consultation
from transition.db import Base, Versioned, stored


class Group(StrEnum):
    """Which of an employer's affected employees: those who move, those who stay, the new employer's own."""

    MOVING = "moving"
    STAYING = "staying"
    HOST = "host"


class RepresentativeKind(StrEnum):
    """Why somebody represents staff who have no union."""

    STANDING = "standing"
    ELECTED = "elected"


class StaffDescription(Versioned, Base):
    """What an employer says of one description of its staff. None is what nobody has said yet.

    `agreement` is the collective agreement, folded to small letters, of posts for which no union is
    recognised; empty for posts under none. `stated_count` stands where staff records hold nobody.
    """

    __tablename__ = "staff_description"

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    group: Mapped[Group] = mapped_column("staff_group", stored(Group))
    recognition_id: Mapped[int | None] = mapped_column(ForeignKey("recognition.id"))
    agreement: Mapped[str] = mapped_column(default="")
    stated_count: Mapped[int | None]
    has_standing_representatives: Mapped[bool | None]
    standing_authority: Mapped[str] = mapped_column(default="")
    is_invited: Mapped[bool | None]
    invited_on: Mapped[date | None]

    consultation: Mapped[Consultation] = relationship(lazy="joined")

    __table_args__ = (CheckConstraint("stated_count >= 0", name="people"),)


class Representative(Versioned, Base):
    """Somebody who represents staff without a union: standing, or elected as a candidate.

    `are_others_enough` answers, once they have left, whether everybody is still represented.
    """

    __tablename__ = "representative"

    id: Mapped[int] = mapped_column(primary_key=True)
    description_id: Mapped[int] = mapped_column(ForeignKey("staff_description.id"), index=True)
    kind: Mapped[RepresentativeKind] = mapped_column(stored(RepresentativeKind))
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidate.id"), unique=True)
    name: Mapped[str]
    notice_address: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    ended_reason: Mapped[str] = mapped_column(default="")
    are_others_enough: Mapped[bool | None]

    description: Mapped[StaffDescription] = relationship(lazy="joined")

    def acts_on(self, day: date) -> bool:
        """Whether they represent anybody on that day."""
        return (
            self.from_on <= day
            and (self.until_on is None or day <= self.until_on)
            and (self.ended_on is None or day < self.ended_on)
        )
