"""Who stands in for whom in approving one employer's letters about a transfer."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base


class ApprovalDeputy(Base):
    """One officer's deputy for a time; ending it before is all that may change."""

    __tablename__ = "approval_deputy"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    officer_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    deputy_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    from_on: Mapped[date]
    until_on: Mapped[date]
    reason: Mapped[str]
    named_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    named_on: Mapped[date]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    ended_on: Mapped[date | None]

    __table_args__ = (
        CheckConstraint("until_on >= from_on", name="in_order"),
        CheckConstraint("officer_id <> deputy_id", name="two_people"),
    )
