"""The steps that length of service brings under a recorded term: extra leave after five years, and the like."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, Versioned, stored
from transition.rules.service import MOST_YEARS, ServiceDate


class TermStep(Versioned, Base):
    """One step of a term: after how many years of which service, and what it brings. Taken out, never deleted."""

    __tablename__ = "term_step"

    id: Mapped[int] = mapped_column(primary_key=True)
    term_id: Mapped[int] = mapped_column(ForeignKey("term.id"), index=True)
    after_years: Mapped[int]
    counted_from: Mapped[ServiceDate] = mapped_column(stored(ServiceDate))
    text: Mapped[str]
    text_cy: Mapped[str] = mapped_column(default="")
    taken_out_on: Mapped[date | None]

    __table_args__ = (CheckConstraint(f"after_years BETWEEN 1 AND {MOST_YEARS}", name="years"),)
