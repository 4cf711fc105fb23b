"""Milestones: statutory duties and practice, with owner, baseline, forecast, done and evidence."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, Versioned, stored
from transition.rules.milestones import Owner


class Milestone(Versioned, Base):
    """One thing to be done by a day.

    `key` is a milestone of the template or a duty of the rules, which then date it; without one it is
    somebody's own, with a name. `side` says who answers for it, so that it stays true when the new employer
    changes. `planned_on` is a day set by hand; one that is not fixed moves with the transfer. What binds,
    when it is due and where it stands is computed, never stored.
    """

    __tablename__ = "milestone"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    side: Mapped[Owner] = mapped_column(stored(Owner))
    key: Mapped[str | None]
    name: Mapped[str] = mapped_column(default="")
    name_cy: Mapped[str] = mapped_column(default="")
    is_fixed: Mapped[bool] = mapped_column(default=False)
    owner_account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    baseline_on: Mapped[date]
    planned_on: Mapped[date | None]
    forecast_on: Mapped[date | None]
    done_on: Mapped[date | None]
    is_needed: Mapped[bool] = mapped_column(default=True)
    not_needed_reason: Mapped[str] = mapped_column(default="")
    slip_reason: Mapped[str] = mapped_column(default="")
    slip_reason_cy: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("side <> 'each_employer'", name="halved"),
        CheckConstraint("key IS NOT NULL OR (name <> '' AND planned_on IS NOT NULL)", name="own"),
        CheckConstraint("is_needed OR not_needed_reason <> ''", name="not_needed"),
        Index(None, "transfer_id", "baseline_on"),
        Index("uq_milestone_key", "transfer_id", "side", "key", unique=True),
    )
