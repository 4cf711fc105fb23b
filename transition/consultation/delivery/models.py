"""What became of each measure; append-only."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, UTCDateTime, stored
from transition.rules.delivery import DeliveryOutcome


class MeasureDelivery(Base):
    """What was known of a measure's delivery when somebody wrote it down. The newest one of a measure holds."""

    __tablename__ = "measure_delivery"

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    outcome: Mapped[DeliveryOutcome] = mapped_column(stored(DeliveryOutcome))
    delivered_on: Mapped[date | None]
    evidence: Mapped[str] = mapped_column(default="")
    why: Mapped[str] = mapped_column(default="")
    why_cy: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint("(outcome = 'NOT_DELIVERED') = (delivered_on IS NULL)", name="delivered"),
        CheckConstraint("outcome = 'DELIVERED' OR why <> ''", name="reasoned"),
    )
