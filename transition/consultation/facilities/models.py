"""Facilities and access that representatives asked for, and what was answered."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.consultation.models import Consultation
from transition.db import Base, Versioned, stored
from transition.employers.models import Recognition
from transition.rules.answers import Facility


class FacilityRequest(Versioned, Base):
    """A request for access to employees, accommodation or facilities (TUPE 2006 reg 13(8)), and its answer."""

    __tablename__ = "facility_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    recognition_id: Mapped[int] = mapped_column(ForeignKey("recognition.id"))
    kind: Mapped[Facility] = mapped_column(stored(Facility))
    what: Mapped[str]
    asked_on: Mapped[date]
    given_on: Mapped[date | None]
    refused_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))

    consultation: Mapped[Consultation] = relationship(lazy="joined")
    recognition: Mapped[Recognition] = relationship(lazy="joined")

    __table_args__ = (
        CheckConstraint("given_on IS NULL OR refused_on IS NULL", name="one_answer"),
        CheckConstraint("refused_on IS NULL OR reason <> ''", name="reason"),
    )
