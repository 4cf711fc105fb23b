"""How far employee liability information is there: the headings of reg 11(2) that records hold."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Enum, String, and_, case, func, or_, select

from transition.db import db
from transition.rules.liability import NEVER_NONE, Heading
from transition.rules.protection import TermCategory
from transition.rules.record_needs import RecordHeading, heading_of
from transition.staff.people.models import Assignment, Person, Post
from transition.staff.quality import held
from transition.staff.terms.models import Term
from transition.transfers.models import Scope, Transfer

Place = TypeVar("Place")


def _of_law(places: dict[RecordHeading, Place]) -> dict[Heading, Place]:
    """Those that are headings of reg 11, under that name."""
    return {heading: place for one, place in places.items() if (heading := heading_of(one))}


# Where records hold each heading is said once, for data quality too; a name is who somebody is as well.
_OF_PERSON = {Heading.IDENTITY: held.OF_PERSON[RecordHeading.NAMES], **_of_law(held.OF_PERSON)}
_OF_POST = _of_law(held.OF_POST)
_OF_TERM = _of_law(held.OF_TERM)
_MAY_BE_NONE = tuple(category for heading, category in _OF_TERM.items() if heading not in NEVER_NONE)
HELD = tuple(one for one in Heading if one in {*_OF_PERSON, *_OF_POST, *_OF_TERM})
# Gathered from caseworkers and payroll when the information is put together, not held in staff records.
ELSEWHERE = tuple(one for one in Heading if one not in HELD)


@dataclass(frozen=True)
class Readiness:
    """Of so many people in scope, for how many each heading that records hold is answered, and all of them."""

    people: int
    complete: int
    answered: dict[Heading, int]


def readiness_of(transfer: Transfer, as_at: date) -> Readiness:
    """The numbers for the people in scope, from the records as they are now; terms, as they stood on a day."""
    answered: dict[int, set[Heading]] = {}
    lacking: dict[int, set[Heading]] = {}
    for person, given in _records(transfer):
        answered.setdefault(person, set()).update(given)
        lacking.setdefault(person, set()).update(set(_OF_POST) - given)
    for person, category in _terms(transfer, as_at):
        if person in answered:
            answered[person].update(heading for heading, its in _OF_TERM.items() if its == category)
    counts: Counter[Heading] = Counter()
    complete = 0
    for person, headings in answered.items():
        whole = headings - lacking[person]  # a second post that lacks a value leaves its heading open
        counts.update(whole)
        complete += len(whole) == len(HELD)
    return Readiness(len(answered), complete, {heading: counts[heading] for heading in HELD})


@dataclass(frozen=True)
class Progress:
    """Of so many people in scope, for how many every heading that records hold is answered."""

    people: int = 0
    complete: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether there are people, and nobody's record lacks anything."""
        return 0 < self.people == self.complete


def progress_in(transfers: Sequence[Transfer], as_at: date) -> dict[int, Progress]:
    """What `readiness_of` counts, of several transfers in one query and without reading a record of anybody."""
    if not transfers:
        return {}
    columns = dict.fromkeys(
        column for its in (_OF_PERSON, _OF_POST) for one in its.values() for column in one
    )
    lacks = func.max(case((or_(*(_is_blank(one) for one in columns)), 1), else_=0))
    people = (
        select(Assignment.transfer_id, Post.person_id, lacks.label("lacks"))
        .join(Post, Post.id == Assignment.post_id)
        .join(Person, Person.id == Post.person_id)
        .where(Assignment.transfer_id.in_([one.id for one in transfers]), Assignment.scope == Scope.IN)
        .group_by(Assignment.transfer_id, Post.person_id)
        .subquery()
    )
    categories = set(_OF_TERM.values())
    answered = (
        select(Term.person_id)
        .where(Term.category.in_(categories), *_says_something(as_at))
        .group_by(Term.person_id)
        .having(func.count(func.distinct(Term.category)) == len(categories))
    )
    is_whole = and_(people.c.lacks == 0, people.c.person_id.in_(answered))
    query = select(people.c.transfer_id, func.count(), func.sum(case((is_whole, 1), else_=0))).group_by(
        people.c.transfer_id
    )
    found = {row[0]: Progress(row[1], row[2]) for row in db.session.execute(query)}
    return {one.id: found.get(one.id, Progress()) for one in transfers}


def _is_blank(column: Any) -> ColumnElement[bool]:
    """Nothing was answered; an enum or a number has no empty text."""
    is_text = isinstance(column.type, String) and not isinstance(column.type, Enum)
    empty: ColumnElement[bool] = or_(column.is_(None), column == "") if is_text else column.is_(None)
    return empty


def _says_something(as_at: date) -> tuple[ColumnElement[bool], ...]:
    return (
        or_(Term.until_on.is_(None), Term.until_on >= as_at),
        or_(Term.text != "", and_(Term.is_none, Term.category.in_(_MAY_BE_NONE))),
    )


def _records(transfer: Transfer) -> list[tuple[int, set[Heading]]]:
    """A line for each post in scope: whose it is, and which headings it and its holder answer."""
    needed = {**_OF_PERSON, **_OF_POST}
    columns = list(dict.fromkeys(column for its in needed.values() for column in its))
    query = (
        select(Person.id, *columns)
        .join(Post, Post.person_id == Person.id)
        .join(Assignment, Assignment.post_id == Post.id)
        .where(Assignment.transfer_id == transfer.id, Assignment.scope == Scope.IN)
    )
    places = {heading: [columns.index(one) + 1 for one in its] for heading, its in needed.items()}
    return [
        (row[0], {h for h, its in places.items() if all(row[place] not in (None, "") for place in its)})
        for row in db.session.execute(query)
    ]


def _terms(transfer: Transfer, as_at: date) -> list[tuple[int, TermCategory]]:
    query = (
        select(Term.person_id, Term.category)
        .join(Post, Post.person_id == Term.person_id)
        .join(Assignment, Assignment.post_id == Post.id)
        .where(
            Assignment.transfer_id == transfer.id,
            Assignment.scope == Scope.IN,
            *_says_something(as_at),
        )
        .distinct()
    )
    return list(db.session.execute(query))
