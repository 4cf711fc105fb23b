"""The history of what a programme is reported by: each word on progress as it was given, never overwritten."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, UTCDateTime, stored
from transition.rules.programmes import Progress


class ProgressEntry(Base):
    """How an item of a programme stood on a day, and the evidence for it. Append-only.

    `state` is None for a phase, whose state follows from its days. `evidence_source` is an https address or the name
    of a paper. `recorded_by_id` is None only for what was written before there was a history and lost its trail.
    """

    __tablename__ = "programme_progress"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("programme_item.id"), index=True)
    as_at_on: Mapped[date]
    state: Mapped[Progress | None] = mapped_column(stored(Progress))
    text: Mapped[str]
    text_cy: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    reason_cy: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    evidence_cy: Mapped[str] = mapped_column(default="")
    evidence_on: Mapped[date | None]
    evidence_source: Mapped[str] = mapped_column(default="")
    is_published: Mapped[bool] = mapped_column(default=False)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint("state <> 'DROPPED' OR reason <> '' OR reason_cy <> ''", name="reason"),
    )
