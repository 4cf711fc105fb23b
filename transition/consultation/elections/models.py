"""Elections of representatives: the candidates, and what was answered under each check of reg 14."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.consultation.representatives.models import StaffDescription
from transition.db import Base, UTCDateTime, Versioned, stored
from transition.rules.representatives import ElectionCheck


class Election(Versioned, Base):
    """One election among one description of staff. Once its result is declared it never changes.

    `replaces_id` names the election of whoever left and is replaced by this one (TUPE 2006 reg 14(2)).
    """

    __tablename__ = "election"

    id: Mapped[int] = mapped_column(primary_key=True)
    description_id: Mapped[int] = mapped_column(ForeignKey("staff_description.id"), index=True)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("election.id"))
    seats: Mapped[int]
    constituency: Mapped[str] = mapped_column(default="")
    constituency_cy: Mapped[str] = mapped_column(default="")
    arrangements: Mapped[str] = mapped_column(default="")
    arrangements_cy: Mapped[str] = mapped_column(default="")
    term_until: Mapped[date | None]
    invited_on: Mapped[date | None]
    nominations_until: Mapped[date | None]
    ballot_from: Mapped[date | None]
    ballot_until: Mapped[date | None]
    electorate_count: Mapped[int | None]
    papers_count: Mapped[int | None]
    spoilt_count: Mapped[int | None]
    counted_on: Mapped[date | None]
    tie_means: Mapped[str] = mapped_column(default="")
    declared_on: Mapped[date | None]
    declared_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    given_up_on: Mapped[date | None]
    given_up_reason: Mapped[str] = mapped_column(default="")

    description: Mapped[StaffDescription] = relationship(lazy="joined")
    candidates: Mapped[list["Candidate"]] = relationship(order_by="Candidate.id", lazy="selectin")
    answers: Mapped[list["ElectionAnswer"]] = relationship(order_by="ElectionAnswer.id", lazy="selectin")

    __table_args__ = (CheckConstraint("seats >= 1", name="seats"),)

    @property
    def is_open(self) -> bool:
        """Whether it has neither a result nor been given up."""
        return self.declared_on is None and self.given_up_on is None

    @property
    def standing_candidates(self) -> list["Candidate"]:
        """The candidates who did not withdraw."""
        return [one for one in self.candidates if one.withdrawn_on is None]


class Candidate(Versioned, Base):
    """Somebody who was nominated. `is_affected` says that HR checked that they are an affected employee."""

    __tablename__ = "candidate"

    id: Mapped[int] = mapped_column(primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str]
    is_affected: Mapped[bool] = mapped_column(default=False)
    nominated_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    votes: Mapped[int | None]
    is_elected: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (CheckConstraint("votes >= 0", name="votes"),)


class ElectionAnswer(Base):
    """How one check of reg 14 is met, or that it is not, in words; a later answer stands beside it."""

    __tablename__ = "election_answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"), index=True)
    about: Mapped[ElectionCheck] = mapped_column(stored(ElectionCheck))
    is_met: Mapped[bool]
    words: Mapped[str]
    answered_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    answered_at: Mapped[datetime] = mapped_column(UTCDateTime)
