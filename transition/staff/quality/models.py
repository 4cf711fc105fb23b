"""How complete the staff records of a transfer were, day by day."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, stored
from transition.rules.record_needs import RecordHeading


class QualityCount(Base):
    """Of so many people in scope on a day, how many records had a heading, or said that there is none.

    Kept by the worker, once a day. Rows are only added.
    """

    __tablename__ = "quality_count"

    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), primary_key=True)
    counted_on: Mapped[date] = mapped_column(primary_key=True)
    heading: Mapped[RecordHeading] = mapped_column(stored(RecordHeading), primary_key=True)
    people_count: Mapped[int]
    given_count: Mapped[int]
    none_count: Mapped[int]

    __table_args__ = (
        CheckConstraint(
            "given_count >= 0 AND none_count >= 0 AND given_count + none_count <= people_count", name="counts"
        ),
    )
