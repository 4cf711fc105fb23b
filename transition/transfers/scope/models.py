"""What was decided about teams and became of risks over time, never overwritten; and posts that are new."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, Versioned, stored
from transition.transfers.models import Scope


class ScopeDecision(Base):
    """One decision on whether a team moves, or that it awaits one. Never changed; a correction is another row.

    `recorded_by_id` is None for what was recorded before this history was kept.
    """

    __tablename__ = "scope_decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    scope: Mapped[Scope] = mapped_column(stored(Scope))
    reason: Mapped[str]
    reason_cy: Mapped[str]
    is_reason_published: Mapped[bool] = mapped_column(default=False)
    decided_by: Mapped[str]
    decided_on: Mapped[date | None]
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("scope_decision.id"))
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    recorded_on: Mapped[date]


class RiskAssessment(Base):
    """How likely and how serious a risk was thought to be on a day. Never changed.

    `recorded_by_id` is None for what was recorded before this history was kept.
    """

    __tablename__ = "risk_assessment"

    id: Mapped[int] = mapped_column(primary_key=True)
    risk_id: Mapped[int] = mapped_column(ForeignKey("risk.id"), index=True)
    assessed_on: Mapped[date]
    likelihood: Mapped[int]
    impact: Mapped[int]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    __table_args__ = (
        CheckConstraint("likelihood BETWEEN 1 AND 5", name="likelihood"),
        CheckConstraint("impact BETWEEN 1 AND 5", name="impact"),
    )


class RiskClosing(Base):
    """That a risk was closed on a day, and why. Never changed; the first assessment after it opened the risk again.

    `assessment_id` is the last assessment before it, None where there was none. `recorded_by_id` is None for what was
    recorded before this history was kept.
    """

    __tablename__ = "risk_closing"

    id: Mapped[int] = mapped_column(primary_key=True)
    risk_id: Mapped[int] = mapped_column(ForeignKey("risk.id"), index=True)
    closed_on: Mapped[date]
    reason: Mapped[str]
    reason_cy: Mapped[str]
    assessment_id: Mapped[int | None] = mapped_column(ForeignKey("risk_assessment.id"))
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class NewPost(Versioned, Base):
    """A post that is new and funded, into which nobody transfers. How far it has come follows from its days.

    `starts_on` is from when it is funded or filled, as planned; `recorded_on` when it was first written down here.
    """

    __tablename__ = "new_post"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    title: Mapped[str]
    title_cy: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    reason_cy: Mapped[str] = mapped_column(default="")
    funded_by: Mapped[str] = mapped_column(default="")
    funded_by_cy: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date | None]
    agreed_on: Mapped[date | None]
    advertised_on: Mapped[date | None]
    filled_on: Mapped[date | None]
    recorded_on: Mapped[date]
    is_published: Mapped[bool] = mapped_column(default=False)
