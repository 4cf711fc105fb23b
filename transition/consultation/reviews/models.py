"""Reviews that were held after a transfer."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, UTCDateTime, Versioned


class Review(Versioned, Base):
    """One review: who came, what was found, what happens next, and its minutes. Agreed, it changes no more."""

    __tablename__ = "review"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    months: Mapped[int]
    held_on: Mapped[date]
    attended: Mapped[str]
    found: Mapped[str]
    found_cy: Mapped[str] = mapped_column(default="")
    next_steps: Mapped[str] = mapped_column(default="")
    next_steps_cy: Mapped[str] = mapped_column(default="")
    minutes: Mapped[str] = mapped_column(default="")
    agreed_on: Mapped[date | None]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        Index("uq_review_months", "transfer_id", "months", unique=True),
        CheckConstraint("months IN (3, 6, 12)", name="months"),
        CheckConstraint("agreed_on IS NULL OR (agreed_on >= held_on AND minutes <> '')", name="agreed"),
    )
