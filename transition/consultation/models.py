"""Each employer's own regulation 13 file for its own affected employees."""

from datetime import date

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.db import Base, Versioned
from transition.employers.models import Employer


class Consultation(Versioned, Base):
    """What one employer tells and asks the representatives of its own affected employees about one transfer.

    The texts are the items of TUPE 2006 reg 13(2) and 13(2A); an empty one has not been answered, which is
    not the same as "none": what was stated as none is listed in `stated_none`, by the rules' names of the
    items. `employee_count` is the whole employer's, which reg 13A asks for, as it
    was on `employee_count_on`; `are_others_affected` says whether anybody is affected who does not move: those left
    behind, or the new employer's own staff. None while nobody has said.
    """

    __tablename__ = "consultation"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    opened_on: Mapped[date | None]
    closes_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    legal_implications: Mapped[str] = mapped_column(default="")
    legal_implications_cy: Mapped[str] = mapped_column(default="")
    economic_implications: Mapped[str] = mapped_column(default="")
    economic_implications_cy: Mapped[str] = mapped_column(default="")
    social_implications: Mapped[str] = mapped_column(default="")
    social_implications_cy: Mapped[str] = mapped_column(default="")
    agency_worker_count: Mapped[int | None]
    agency_worker_places: Mapped[str] = mapped_column(default="")
    agency_worker_places_cy: Mapped[str] = mapped_column(default="")
    agency_worker_work: Mapped[str] = mapped_column(default="")
    agency_worker_work_cy: Mapped[str] = mapped_column(default="")
    stated_none: Mapped[list[str]] = mapped_column(JSON, default=list)
    employee_count: Mapped[int | None]
    employee_count_on: Mapped[date | None]
    are_others_affected: Mapped[bool | None]
    contact: Mapped[str] = mapped_column(default="")

    employer: Mapped[Employer] = relationship(lazy="joined")

    __table_args__ = (
        UniqueConstraint("transfer_id", "employer_id"),
        CheckConstraint("employee_count >= 0", name="employees"),
        CheckConstraint("agency_worker_count >= 0", name="agency_workers"),
    )
