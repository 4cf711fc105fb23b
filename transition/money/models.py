"""What a transfer costs, line by line, and the figures that were published about it. All amounts are in pence."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, Versioned, stored


class CostKind(StrEnum):
    """What a line stands for in the sums."""

    NEW_POST = "NEW_POST"
    TRANSFERRING_STAFF_AND_MANAGEMENT = "TRANSFERRING_STAFF_AND_MANAGEMENT"
    CURRENT_BUDGET = "CURRENT_BUDGET"
    OTHER = "OTHER"


class Figure(StrEnum):
    """A sum that follows from the lines, and that papers publish."""

    ADDITIONAL_CONTRIBUTION = "ADDITIONAL_CONTRIBUTION"
    FIRST_YEAR_INCREASE = "FIRST_YEAR_INCREASE"


class CostLine(Versioned, Base):
    """A full year's cost of one thing, with where the money comes from."""

    __tablename__ = "cost_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    kind: Mapped[CostKind] = mapped_column(stored(CostKind))
    name: Mapped[str]
    name_cy: Mapped[str] = mapped_column(default="")
    amount_pence: Mapped[int]
    funding_source: Mapped[str] = mapped_column(default="")
    funding_source_cy: Mapped[str] = mapped_column(default="")
    people_count: Mapped[int | None]
    is_published: Mapped[bool] = mapped_column(default=False)
    removed_on: Mapped[date | None]

    __table_args__ = (CheckConstraint("amount_pence >= 0", name="amount"),)


class PublishedFigure(Versioned, Base):
    """A sum as it was published, to be compared with what the lines give."""

    __tablename__ = "published_figure"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    figure: Mapped[Figure] = mapped_column(stored(Figure))
    amount_pence: Mapped[int]
    source: Mapped[str]
    source_cy: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index(None, "transfer_id", "figure", unique=True),)
