"""What each person was offered and answered, where nothing but their own yes moves them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, UTCDateTime, stored
from transition.rules.moving import Answer, Means


class OfferRecord(Base):
    """What was known of one person's offer and answer when somebody wrote it down. The newest one holds.

    Rows are only added: an answer that was changed, or recorded by mistake, stays in sight beside the one that
    holds. An answer of None means that there is none yet.
    """

    __tablename__ = "offer_record"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    offered_on: Mapped[date]
    answer: Mapped[Answer | None] = mapped_column(stored(Answer))
    answered_on: Mapped[date | None]
    means: Mapped[Means | None] = mapped_column(stored(Means))
    note: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        Index(None, "transfer_id", "person_id"),
        CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name="answered"),
    )
