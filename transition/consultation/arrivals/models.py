"""What was done for each person who came over; append-only."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, UTCDateTime, stored
from transition.rules.arrivals import ArrivalKind


class ArrivalRecord(Base):
    """What was known of one thing done for one person when somebody wrote it down. The newest one holds.

    `done_on` is None where an earlier row was a mistake: it was not done. No document is kept, nor its number.
    """

    __tablename__ = "arrival_record"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[ArrivalKind] = mapped_column(stored(ArrivalKind))
    done_on: Mapped[date | None]
    done_by: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        Index(None, "transfer_id", "kind", "person_id"),
        CheckConstraint("done_on IS NOT NULL OR done_by = ''", name="done"),
    )
