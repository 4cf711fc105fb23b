"""Reading how complete and how right the staff records of a transfer are: numbers, by a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import CTE, ColumnElement, Select, and_, case, func, literal, or_, select

from transition.db import db
from transition.rules.record_needs import RecordHeading, may_be_none
from transition.staff.people.models import Assignment, Person, Post, StaffQuestion
from transition.staff.people.roll_models import StaffEntry
from transition.staff.quality.held import OF_PERSON, OF_POST, OF_TERM, is_filled
from transition.staff.quality.models import QualityCount
from transition.staff.quality.wrong import QuestionKind, Wrong, conditions, kind_of
from transition.staff.terms.models import Term
from transition.transfers.models import Scope, Transfer

# How many days that were counted a page shows.
DAYS_SHOWN: Final = 30


@dataclass(frozen=True)
class HeadingCount:
    """Of so many people: who has a heading, whose answer is "none", and the rest, whom nobody has asked."""

    people: int
    given: int
    none: int
    may_be_none: bool

    @property
    def not_asked(self) -> int:
        """How many records say nothing."""
        return self.people - self.given - self.none

    @property
    def lacking(self) -> int:
        """How many records do not answer the heading: "none" is no answer where there is always something."""
        return self.people - self.given - (self.none if self.may_be_none else 0)


@dataclass(frozen=True)
class QuestionCount:
    """Open questions of one kind, and about how many people."""

    questions: int
    people: int


@dataclass(frozen=True)
class Quality:
    """The records of those in scope: their number, each heading, and how many people are wrong in each way."""

    people: int
    headings: dict[RecordHeading, HeadingCount]
    wrong: dict[Wrong, int]


@dataclass(frozen=True)
class DayCount:
    """How complete the records were on a day: answers there should be, and those still lacking."""

    on: date
    people: int
    needed: int
    lacking: int

    @property
    def percent(self) -> int:
        """How much of what the law needs was there, in whole per cent, rounded down: 100 is all of it."""
        return 100 * (self.needed - self.lacking) // self.needed if self.needed else 0


def quality_of(transfer: Transfer, today: date) -> Quality:
    """The numbers for the people in scope from the records as they are now; one query."""
    people = _people(transfer, today, RecordHeading, Wrong)
    columns = [column for column in people.c if column.name != "person_id"]
    sums = [func.coalesce(func.sum(column), 0).label(column.name) for column in columns]
    found = db.session.execute(select(func.count().label("people"), *sums).select_from(people)).one()._mapping
    total = int(found["people"])
    headings = {
        heading: HeadingCount(
            total, int(found[_given(heading)]), int(found.get(_none(heading), 0)), may_be_none(heading)
        )
        for heading in RecordHeading
    }
    return Quality(total, headings, {wrong: int(found[_wrong(wrong)]) for wrong in Wrong})


def people_lacking(transfer: Transfer, heading: RecordHeading, today: date) -> Select[Any]:
    """Who of those in scope does not answer a heading, by id."""
    people = _people(transfer, today, [heading], ())
    answers = [people.c[_given(heading)]]
    if heading in OF_TERM and may_be_none(heading):
        answers.append(people.c[_none(heading)])
    return select(people.c.person_id).where(*(answer == 0 for answer in answers))


def people_wrong(transfer: Transfer, wrong: Wrong, today: date) -> Select[Any]:
    """Whose record is wrong in that way, of those in scope, by id."""
    people = _people(transfer, today, (), [wrong])
    return select(people.c.person_id).where(people.c[_wrong(wrong)] == 1)


def people_among(
    transfer: Transfer, heading: RecordHeading | None, wrong: Wrong | None, today: date
) -> list[Select[Any]]:
    """What a staff list is narrowed to: who lacks a heading, whose record is wrong in a way, where they are given."""
    found = [people_lacking(transfer, heading, today)] if heading else []
    return [*found, people_wrong(transfer, wrong, today)] if wrong else found


def open_question_counts(transfer: Transfer) -> dict[QuestionKind, QuestionCount]:
    """The open questions about those in scope, by what they are about; kinds without any are left out."""
    in_scope = (
        select(Post.person_id)
        .join(Assignment, Assignment.post_id == Post.id)
        .where(Assignment.transfer_id == transfer.id, Assignment.scope == Scope.IN)
    )
    is_open = StaffQuestion.answered_at.is_(None)
    codes = db.session.scalars(select(StaffQuestion.code).where(is_open).distinct()).all()
    of_code = {code: literal(kind_of(code).value) for code in codes}
    kind = case(of_code, value=StaffQuestion.code) if of_code else literal("")
    asked = (
        select(StaffQuestion.person_id, kind.label("kind"))
        .where(is_open, StaffQuestion.person_id.in_(in_scope))
        .subquery()
    )
    people = func.count(asked.c.person_id.distinct())
    rows = db.session.execute(select(asked.c.kind, func.count(), people).group_by(asked.c.kind))
    found = {row[0]: QuestionCount(row[1], row[2]) for row in rows}
    return {kind: found[kind.value] for kind in QuestionKind if kind.value in found}


def days_counted(transfer: Transfer, heading: RecordHeading | None = None) -> list[DayCount]:
    """The last days that were counted, the newest first: of one heading, or of all that the law needs together."""
    allowed = QualityCount.heading.in_([one for one in RecordHeading if may_be_none(one)])
    answered = QualityCount.given_count + case((allowed, QualityCount.none_count), else_=0)
    needed = func.sum(QualityCount.people_count)
    query = (
        select(
            QualityCount.counted_on, func.max(QualityCount.people_count), needed, needed - func.sum(answered)
        )
        .where(QualityCount.transfer_id == transfer.id)
        .group_by(QualityCount.counted_on)
        .order_by(QualityCount.counted_on.desc())
        .limit(DAYS_SHOWN)
    )
    if heading:
        query = query.where(QualityCount.heading == heading)
    return [DayCount(row[0], *(int(number) for number in row[1:])) for row in db.session.execute(query)]


def transfers_to_count(today: date, limit: int) -> list[int]:
    """The transfers with a staff list that were not counted today; none whose day has passed."""
    is_counted = (
        select(QualityCount.transfer_id)
        .where(QualityCount.transfer_id == Transfer.id, QualityCount.counted_on == today)
        .exists()
    )
    has_staff = select(StaffEntry.person_id).where(StaffEntry.transfer_id == Transfer.id).exists()
    query = select(Transfer.id).where(Transfer.transfer_on >= today, has_staff, ~is_counted)
    return list(db.session.scalars(query.order_by(Transfer.id).limit(limit)))


def _given(heading: RecordHeading) -> str:
    return f"given_{heading}"


def _none(heading: RecordHeading) -> str:
    return f"none_{heading}"


def _wrong(wrong: Wrong) -> str:
    return f"wrong_{wrong}"


def _people(
    transfer: Transfer, today: date, headings: Iterable[RecordHeading], wrongs: Iterable[Wrong]
) -> CTE:
    """A line for each person in scope: 1 or 0 for each of these headings, given and none, and each wrong."""
    headings, is_wrong = tuple(headings), conditions(today)
    answers = [
        func.min(_bit(is_filled(OF_POST[one]))).label(_given(one)) for one in headings if one in OF_POST
    ]
    posts = (
        select(
            Post.person_id, *answers, *(func.max(_bit(is_wrong[one])).label(_wrong(one)) for one in wrongs)
        )
        .join(Assignment, Assignment.post_id == Post.id)
        .join(Person, Person.id == Post.person_id)
        .where(Assignment.transfer_id == transfer.id, Assignment.scope == Scope.IN)
        .group_by(Post.person_id)
        .cte()
    )
    own = [_bit(is_filled(OF_PERSON[one])).label(_given(one)) for one in headings if one in OF_PERSON]
    people = select(posts, *own).join(Person, Person.id == posts.c.person_id)
    of_terms = [one for one in headings if one in OF_TERM]
    if of_terms:
        terms = _terms(posts, of_terms, today)
        said = (column for column in terms.c if column.name != "person_id")
        people = people.add_columns(*(func.coalesce(column, 0).label(column.name) for column in said))
        people = people.outerjoin(terms, terms.c.person_id == posts.c.person_id)
    return people.cte()


def _terms(posts: CTE, headings: list[RecordHeading], today: date) -> CTE:
    """What the terms that hold say of each heading; words come before the answer "none"."""
    columns: list[Any] = []
    for heading in headings:
        is_its = Term.category == OF_TERM[heading]
        given = func.max(_bit(and_(is_its, Term.text != "")))
        columns += [
            given.label(_given(heading)),
            (func.max(_bit(and_(is_its, Term.is_none))) * (1 - given)).label(_none(heading)),
        ]
    return (
        select(Term.person_id, *columns)
        .where(
            Term.person_id.in_(select(posts.c.person_id)),
            Term.category.in_([OF_TERM[heading] for heading in headings]),
            or_(Term.until_on.is_(None), Term.until_on >= today),
        )
        .group_by(Term.person_id)
        .cte()
    )


def _bit(condition: ColumnElement[bool]) -> Any:
    return case((condition, 1), else_=0)
