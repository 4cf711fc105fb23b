"""Claims about a transfer, as far as an employer knows of them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, UTCDateTime, Versioned, stored
from transition.rules.claims import Claimant, Failure


class Claim(Versioned, Base):
    """That somebody contacted Acas, or is known to mean to claim, as one employer of a transfer keeps it for itself.

    `claimant` is a kind, never a person; `person` names one only where a caseworker wrote it, for caseworkers.
    Day A is when Acas was contacted, Day B when its certificate came. The last day is computed, never stored.
    """

    __tablename__ = "claim"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    failure: Mapped[Failure] = mapped_column(stored(Failure))
    claimant: Mapped[Claimant] = mapped_column(stored(Claimant))
    order_on: Mapped[date | None]
    day_a: Mapped[date | None]
    day_b: Mapped[date | None]
    certificate: Mapped[str] = mapped_column(default="")
    presented_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    person: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint("day_b IS NULL OR (day_a IS NOT NULL AND day_b >= day_a)", name="in_order"),
        CheckConstraint("failure <> 'UNPAID_AWARD' OR order_on IS NOT NULL", name="ordered"),
    )
