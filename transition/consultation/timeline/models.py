"""Milestones: statutory duties and practice, with owner, baseline, forecast, done and evidence."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, Versioned


class Milestone(Versioned, Base):
    """One thing to be done by a day. `key` names a duty or a practice milestone of the rules; without one it
    is the council's own, with a name in both languages. Status is computed, never stored."""

    __tablename__ = "milestone"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"))
    key: Mapped[str | None]
    name: Mapped[str] = mapped_column(default="")
    name_cy: Mapped[str] = mapped_column(default="")
    is_statutory: Mapped[bool] = mapped_column(default=False)
    is_fixed: Mapped[bool] = mapped_column(default=False)
    owner_account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    baseline_on: Mapped[date]
    forecast_on: Mapped[date | None]
    done_on: Mapped[date | None]
    is_needed: Mapped[bool] = mapped_column(default=True)
    slip_reason: Mapped[str] = mapped_column(default="")
    slip_reason_cy: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        Index(None, "transfer_id", "baseline_on"),
        Index("uq_milestone_key", "transfer_id", "employer_id", "key", unique=True),
    )
