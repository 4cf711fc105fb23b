"""Disciplinary procedures, grievances and claims of people, and the statements that there are none."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.db import Base, UTCDateTime, Versioned, stored
from transition.rules.cases import CaseKind, CaseStage
from transition.staff.people.models import Person


class StaffCase(Versioned, Base):
    """One case: what it is, since when, how far it has come and how it ended.

    `is_under_code` says whether the Acas Code applies; None while nobody was asked.
    """

    __tablename__ = "staff_case"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[CaseKind] = mapped_column(stored(CaseKind))
    opened_on: Mapped[date]
    stage: Mapped[CaseStage] = mapped_column(stored(CaseStage))
    about: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None]
    is_under_code: Mapped[bool | None]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    person: Mapped[Person] = relationship(lazy="raise_on_sql")

    __table_args__ = (CheckConstraint("closed_on >= opened_on", name="days"),)


class CaseStatement(Base):
    """Somebody's word that there are no cases of a kind, or that this can no longer be said. Rows are only added."""

    __tablename__ = "case_statement"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[CaseKind] = mapped_column(stored(CaseKind))
    is_none: Mapped[bool]
    stated_on: Mapped[date]
    stated_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (Index(None, "person_id", "kind"),)
