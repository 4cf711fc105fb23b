"""People, their posts, which posts a transfer takes, and where each value came from."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Connection,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    event,
    text,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Mapped, Mapper, mapped_column, relationship

from transition.db import Base, UTCDateTime, Versioned, stored
from transition.rules.letters import LanguageChoice
from transition.staff.people.search import search_text_of, sort_key_of
from transition.transfers.models import Scope

# Compared by code point on both databases, whatever the server's language: order and prefixes rely on it.
_BY_CODE_POINT = String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")


class LetterFormat(StrEnum):
    """How a person's letters are made."""

    STANDARD = "STANDARD"
    LARGE_PRINT = "LARGE_PRINT"
    OTHER = "OTHER"


class OtherFormat(StrEnum):
    """What is made by hand for somebody who can read neither print."""

    BRAILLE = "BRAILLE"
    AUDIO = "AUDIO"
    EASY_READ = "EASY_READ"
    BSL = "BSL"
    ACCESSIBLE_FILE = "ACCESSIBLE_FILE"
    ANOTHER = "ANOTHER"


class AwayKind(StrEnum):
    """Why someone is away, as far as it may be kept."""

    FAMILY_LEAVE = "FAMILY_LEAVE"
    SECONDMENT = "SECONDMENT"
    OTHER = "OTHER"


class ContractType(StrEnum):
    """How a post is held."""

    PERMANENT = "PERMANENT"
    FIXED_TERM = "FIXED_TERM"
    TERM_TIME = "TERM_TIME"
    APPRENTICE = "APPRENTICE"
    CASUAL = "CASUAL"


class Person(Versioned, Base):
    """Someone whom an employer employs."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    payroll_number: Mapped[str] = mapped_column(default="")
    surname: Mapped[str]
    forenames: Mapped[str] = mapped_column(default="")
    known_as: Mapped[str] = mapped_column(default="")
    search_text: Mapped[str]
    sort_key: Mapped[str]
    birth_on: Mapped[date | None]
    address: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    address_checked_on: Mapped[date | None]
    address_checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    work_email: Mapped[str] = mapped_column(default="")
    language: Mapped[LanguageChoice] = mapped_column(stored(LanguageChoice), default=LanguageChoice.NOT_ASKED)
    language_asked_on: Mapped[date | None]
    letter_format: Mapped[LetterFormat] = mapped_column(stored(LetterFormat), default=LetterFormat.STANDARD)
    other_format: Mapped[OtherFormat | None] = mapped_column(stored(OtherFormat))
    letter_format_note: Mapped[str] = mapped_column(default="")
    start_on: Mapped[date | None]
    statutory_service_on: Mapped[date | None]
    modification_order_service_on: Mapped[date | None]
    green_book_service_on: Mapped[date | None]
    away_kind: Mapped[AwayKind | None] = mapped_column(stored(AwayKind))
    away_until: Mapped[date | None]

    posts: Mapped[list["Post"]] = relationship(
        back_populates="person", order_by="Post.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )

    __table_args__ = (
        Index(
            "uq_person_payroll_number",
            "employer_id",
            "payroll_number",
            unique=True,
            sqlite_where=text("payroll_number <> ''"),
            postgresql_where=text("payroll_number <> ''"),
        ),
        Index(None, "employer_id", "sort_key", "id"),
    )

    @property
    def name(self) -> str:
        """The name as letters write it: forenames, then surname; the payroll number while no name is known."""
        return f"{self.forenames} {self.surname}".strip() or self.payroll_number


@event.listens_for(Person, "before_insert")
@event.listens_for(Person, "before_update")
def _fold(_mapper: Mapper[Any], _connection: Connection, person: Person) -> None:
    """Keeps what a person is found and ordered by in step with their names."""
    person.sort_key = sort_key_of(person.surname, person.forenames or "")
    names = (person.surname, person.forenames, person.known_as, person.payroll_number)
    person.search_text = search_text_of(*(name or "" for name in names))


class Post(Versioned, Base):
    """One job that a person holds, with its own hours and pay. Pay is in pence, hours in hundredths."""

    __tablename__ = "post"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    post_number: Mapped[str] = mapped_column(default="")
    service: Mapped[str] = mapped_column(default="")
    team: Mapped[str] = mapped_column(default="")
    job_title: Mapped[str] = mapped_column(default="")
    job_title_cy: Mapped[str] = mapped_column(default="")
    grade: Mapped[str] = mapped_column(default="")
    spinal_point: Mapped[int | None]
    pay_as_at: Mapped[date | None]
    full_time_pay_pence: Mapped[int | None]
    actual_pay_pence: Mapped[int | None]
    weekly_hours_hundredths: Mapped[int | None]
    full_time_hours_hundredths: Mapped[int | None]
    weeks_a_year_hundredths: Mapped[int | None]
    contract_type: Mapped[ContractType | None] = mapped_column(stored(ContractType))
    fixed_term_end_on: Mapped[date | None]
    probation_end_on: Mapped[date | None]
    work_base: Mapped[str] = mapped_column(default="")
    work_base_cy: Mapped[str] = mapped_column(default="")
    line_manager: Mapped[str] = mapped_column(default="")
    line_manager_account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    collective_agreement: Mapped[str] = mapped_column(default="")

    person: Mapped[Person] = relationship(back_populates="posts", lazy="raise_on_sql")
    assignments: Mapped[list["Assignment"]] = relationship(
        back_populates="post", lazy="raise_on_sql", cascade="all, delete-orphan"
    )

    @property
    def fte_thousandths(self) -> int | None:
        """Full-time equivalent in thousandths, from the hours."""
        if not self.weekly_hours_hundredths or not self.full_time_hours_hundredths:
            return None
        return round(1000 * self.weekly_hours_hundredths / self.full_time_hours_hundredths)


class Assignment(Versioned, Base):
    """Whether one transfer takes one post: in, out or undecided; on what evidence and by whose decision.

    `reason` is what the member of staff is told: why, or what is awaited. It and the evidence stand in their letter.
    """

    __tablename__ = "assignment"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), index=True)
    scope: Mapped[Scope] = mapped_column(stored(Scope))
    share_percent: Mapped[int | None]
    reason: Mapped[str] = mapped_column(default="")
    reason_cy: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    evidence_cy: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
    challenge: Mapped[str] = mapped_column(default="")
    challenged_on: Mapped[date | None]
    challenge_outcome: Mapped[str] = mapped_column(default="")
    challenge_outcome_cy: Mapped[str] = mapped_column(default="")
    challenge_answered_by: Mapped[str] = mapped_column(default="")
    challenge_answered_on: Mapped[date | None]

    post: Mapped[Post] = relationship(back_populates="assignments", lazy="raise_on_sql")

    __table_args__ = (
        UniqueConstraint("transfer_id", "post_id"),
        CheckConstraint("share_percent BETWEEN 0 AND 100", name="share"),
        Index(None, "transfer_id", "scope"),
    )


class StaffQuestion(Base):
    """A value that could not be read, or that disagrees with another: a question for the officer."""

    __tablename__ = "staff_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"))
    field: Mapped[str]
    code: Mapped[str]
    raw: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    asked_at: Mapped[datetime] = mapped_column(UTCDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    answer: Mapped[str] = mapped_column(default="")


class Provenance(Base):
    """Which file, row, officer and moment a person's imported values came from.

    `digests` names each value that the row gave, by a digest of it: whoever reads a later file can tell a value
    that somebody corrected since from one that is still as it came, without a second copy of it.
    """

    __tablename__ = "provenance"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"))
    file_name: Mapped[str]
    row: Mapped[int]
    fields: Mapped[list[Any]] = mapped_column(JSON)
    digests: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    import_id: Mapped[int | None] = mapped_column(ForeignKey("staff_import.id"), index=True)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)


class AgencyWorker(Base):
    """An agency worker in the whole employer's count for reg 13(2A): no name, no pay."""

    __tablename__ = "agency_worker"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    team: Mapped[str] = mapped_column(default="")
    type_of_work: Mapped[str] = mapped_column(default="")
    until_on: Mapped[date | None]
    file_name: Mapped[str] = mapped_column(default="")
    row: Mapped[int | None]


class ServiceDateChange(Base):
    """A recorded service date that somebody changed: from what, to what and why. Rows are only added."""

    __tablename__ = "service_date_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    field: Mapped[str]
    from_on: Mapped[date]
    to_on: Mapped[date | None]
    reason: Mapped[str]
    changed_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)
