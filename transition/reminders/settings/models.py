"""A person's own settings of reminders, and who is next where an employer says so."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, Versioned


class ReminderSettings(Versioned, Base):
    """One person's choices; without a row a digest comes every working day.

    `quiet_weekdays` has a bit for each day on which they do not work: 1 is Monday, 16 is Friday.
    """

    __tablename__ = "reminder_settings"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    is_weekly: Mapped[bool] = mapped_column(default=False)
    quiet_weekdays: Mapped[int] = mapped_column(default=0)
    away_from: Mapped[date | None]
    away_until: Mapped[date | None]
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    __table_args__ = (
        CheckConstraint("quiet_weekdays BETWEEN 0 AND 31", name="weekdays"),
        CheckConstraint("(away_from IS NULL) = (away_until IS NULL)", name="away"),
        CheckConstraint("away_until >= away_from", name="in_order"),
        CheckConstraint("away_from IS NULL OR deputy_id IS NOT NULL", name="deputy"),
        CheckConstraint("deputy_id <> account_id", name="two_people"),
    )


class EscalationRule(Versioned, Base):
    """After how many days one employer's overdue tasks go to the next person, and who that is for everybody."""

    __tablename__ = "escalation_rule"

    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), primary_key=True)
    after_days: Mapped[int]
    next_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    __table_args__ = (CheckConstraint("after_days BETWEEN 1 AND 20", name="days"),)


class NextPerson(Versioned, Base):
    """Who is next after one person at one employer, in place of the next person for everybody there."""

    __tablename__ = "next_person"

    id: Mapped[int] = mapped_column(primary_key=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    next_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    __table_args__ = (
        UniqueConstraint("employer_id", "account_id"),
        CheckConstraint("next_id <> account_id", name="two_people"),
    )
