"""What a transfer costs, line by line and year by year, and what was published about it. Amounts are in pence."""

from datetime import date
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.db import Base, Versioned, stored
from transition.rules.financial_years import PartYear


class CostKind(StrEnum):
    """What a line stands for in the sums."""

    NEW_POST = "NEW_POST"
    TRANSFERRING_STAFF_AND_MANAGEMENT = "TRANSFERRING_STAFF_AND_MANAGEMENT"
    SALARY = "SALARY"
    MANAGEMENT = "MANAGEMENT"
    CURRENT_BUDGET = "CURRENT_BUDGET"
    CONTRIBUTION = "CONTRIBUTION"
    OTHER = "OTHER"


class Figure(StrEnum):
    """What papers publish: a sum that follows from the lines, or one line."""

    ADDITIONAL_CONTRIBUTION = "ADDITIONAL_CONTRIBUTION"
    FIRST_YEAR_INCREASE = "FIRST_YEAR_INCREASE"
    NEW_POSTS = "NEW_POSTS"
    STAFF_AND_MANAGEMENT = "STAFF_AND_MANAGEMENT"
    CURRENT_BUDGET = "CURRENT_BUDGET"
    LINE = "LINE"


class CostLine(Versioned, Base):
    """A full year's cost of one thing, in which years it counts and where the money comes from.

    A year is the one in which a financial year begins. No first year: that of the transfer, which follows its date;
    no last year: it goes on. A salary given apart has its on-costs beside it, each as a percentage (in hundredths
    of one) or as an amount, and the amount of the line is their sum.
    """

    __tablename__ = "cost_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    kind: Mapped[CostKind] = mapped_column(stored(CostKind))
    name: Mapped[str]
    name_cy: Mapped[str] = mapped_column(default="")
    amount_pence: Mapped[int] = mapped_column(BigInteger)
    first_year: Mapped[int | None]
    last_year: Mapped[int | None]
    part_year: Mapped[PartYear] = mapped_column(stored(PartYear), default=PartYear.WHOLE)
    salary_pence: Mapped[int | None] = mapped_column(BigInteger)
    insurance_hundredths: Mapped[int | None]
    insurance_pence: Mapped[int | None] = mapped_column(BigInteger)
    pension_hundredths: Mapped[int | None]
    pension_pence: Mapped[int | None] = mapped_column(BigInteger)
    funding_source: Mapped[str] = mapped_column(default="")
    funding_source_cy: Mapped[str] = mapped_column(default="")
    people_count: Mapped[int | None]
    is_published: Mapped[bool] = mapped_column(default=False)
    shared_cost_id: Mapped[int | None] = mapped_column(ForeignKey("shared_cost.id"))
    removed_on: Mapped[date | None]

    later_funding: Mapped[list["LineFunding"]] = relationship(
        order_by="LineFunding.from_year", lazy="raise_on_sql", cascade="all, delete-orphan"
    )

    __table_args__ = (
        CheckConstraint("amount_pence >= 0", name="amount"),
        CheckConstraint("last_year >= first_year", name="years"),
        Index(
            "uq_cost_line_shared_cost",
            "transfer_id",
            "shared_cost_id",
            unique=True,
            sqlite_where=text("shared_cost_id IS NOT NULL AND removed_on IS NULL"),
            postgresql_where=text("shared_cost_id IS NOT NULL AND removed_on IS NULL"),
        ),
    )


class LineFunding(Base):
    """Where the money of one line comes from, from a financial year on, in place of what was said before."""

    __tablename__ = "line_funding"

    id: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("cost_line.id", ondelete="CASCADE"))
    from_year: Mapped[int]
    source: Mapped[str]
    source_cy: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("line_id", "from_year"),)


class PublishedFigure(Versioned, Base):
    """A sum, or a line, as it was published: of a full year, or of one financial year."""

    __tablename__ = "published_figure"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    figure: Mapped[Figure] = mapped_column(stored(Figure))
    line_id: Mapped[int | None] = mapped_column(ForeignKey("cost_line.id"))
    year: Mapped[int] = mapped_column(default=0)
    amount_pence: Mapped[int] = mapped_column(BigInteger)
    source: Mapped[str]
    source_cy: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("(figure = 'LINE') = (line_id IS NOT NULL)", name="line"),
        Index(
            "uq_published_figure_sum",
            "transfer_id",
            "figure",
            "year",
            unique=True,
            sqlite_where=text("line_id IS NULL"),
            postgresql_where=text("line_id IS NULL"),
        ),
        Index(
            "uq_published_figure_line",
            "line_id",
            "year",
            unique=True,
            sqlite_where=text("line_id IS NOT NULL"),
            postgresql_where=text("line_id IS NOT NULL"),
        ),
        Index(None, "transfer_id"),
    )
