"""One-to-ones: offered, held, with whom; and so who has been reached."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, UTCDateTime, Versioned, stored


class ReachedBy(StrEnum):
    """By what means somebody was reached with the offer of a one-to-one."""

    IN_PERSON = "IN_PERSON"
    TELEPHONE = "TELEPHONE"
    VIDEO_CALL = "VIDEO_CALL"
    LETTER = "LETTER"
    EMAIL = "EMAIL"


class WhyNot(StrEnum):
    """Why somebody has not been reached, as somebody said; that they are away stands in their own record."""

    NO_REPLY = "NO_REPLY"
    RETURNED = "RETURNED"
    NO_ADDRESS = "NO_ADDRESS"
    OTHER = "OTHER"


class OneToOne(Versioned, Base):
    """A meeting with one member of staff about the transfer.

    `meets_at` is the time that was arranged or proposed, `with_whom` who meets them; both stand in the invitation.
    """

    __tablename__ = "one_to_one"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    offered_on: Mapped[date | None]
    meets_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    place: Mapped[str] = mapped_column(default="")
    place_cy: Mapped[str] = mapped_column(default="")
    with_whom: Mapped[str] = mapped_column(default="")
    held_on: Mapped[date | None]
    declined_on: Mapped[date | None]
    reached_by: Mapped[ReachedBy | None] = mapped_column(stored(ReachedBy))
    companion: Mapped[str] = mapped_column(default="")
    follow_up: Mapped[str] = mapped_column(default="")
    follow_up_done_on: Mapped[date | None]
    why_not: Mapped[WhyNot | None] = mapped_column(stored(WhyNot))
    reason_not_reached: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("transfer_id", "person_id"),)
