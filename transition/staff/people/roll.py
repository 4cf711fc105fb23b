"""Keeps the staff list's own lines in step with people, posts, assignments and questions, at each commit.

The lines (`StaffEntry`, `StaffMark`) are derived: changes made through the ORM renew them by themselves; whoever
writes those tables in bulk, past the ORM, calls `renew_roll` before the commit.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, event, func, select
from sqlalchemy.orm import Session, UOWTransaction

from transition.bulk import added, chunks
from transition.db import Base, db
from transition.staff.people.completeness import NEEDED_OF_PERSON, NEEDED_OF_POST, missing_count
from transition.staff.people.models import Assignment, Person, Post, StaffQuestion
from transition.staff.people.roll_models import StaffEntry, StaffMark
from transition.staff.people.search import folded, search_text_of, sort_key_of, words_of

WORD, PAYROLL, TEAM, SCOPE, CONTRACT = "w=", "p=", "t=", "s=", "c="
INCOMPLETE, AWAY = "incomplete", "away"
_PEOPLE, _POSTS = "roll.people", "roll.posts"
# Plain columns: what is read here is read for everybody, and is never changed.
_PERSON: Final = select(
    Person.id,
    Person.surname,
    Person.forenames,
    Person.known_as,
    Person.payroll_number,
    Person.away_kind,
    *(getattr(Person, name) for name in NEEDED_OF_PERSON),
)
_POST: Final = select(
    Post.id,
    Post.person_id,
    Post.team,
    Assignment.transfer_id,
    Assignment.scope,
    *(getattr(Post, name) for name in NEEDED_OF_POST),
).join(Post.assignments)


@event.listens_for(Session, "after_flush")
def _collect(session: Session, _flush: UOWTransaction) -> None:
    """Notes whose lines no longer say what the tables say."""
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, Person):
            session.info.setdefault(_PEOPLE, set()).add(row.id)
        elif isinstance(row, Post | StaffQuestion):
            session.info.setdefault(_PEOPLE, set()).add(row.person_id)
        elif isinstance(row, Assignment):
            session.info.setdefault(_POSTS, set()).add(row.post_id)


@event.listens_for(Session, "before_commit", insert=True)
def settle(session: Session) -> None:
    """Renews the lines of everybody whose records changed in this transaction."""
    if session.new or session.dirty or session.deleted:
        session.flush()
    people: set[int] = session.info.pop(_PEOPLE, set())
    posts: set[int] = session.info.pop(_POSTS, set())
    for some in chunks(sorted(posts)):
        people |= set(session.scalars(select(Post.person_id).where(Post.id.in_(some))))
    _renew(session, people)


@event.listens_for(Session, "after_soft_rollback")
def _forget(session: Session, _previous: object) -> None:
    if not session.in_nested_transaction():
        session.info.pop(_PEOPLE, None)
        session.info.pop(_POSTS, None)


def renew_roll(transfer_id: int) -> None:
    """Renews the lines of everybody in a transfer, after rows were written in bulk; the caller commits."""
    session = db.session()
    session.flush()
    has_left = StaffEntry.person_id.not_in(_people_of(transfer_id))
    _delete(session, StaffEntry, StaffEntry.transfer_id == transfer_id, has_left)
    _delete(
        session,
        StaffMark,
        StaffMark.transfer_id == transfer_id,
        StaffMark.person_id.not_in(_people_of(transfer_id)),
    )
    _renew(session, session.scalars(_people_of(transfer_id).distinct()).all())


def _people_of(transfer_id: int) -> Any:
    return select(Post.person_id).join(Post.assignments).where(Assignment.transfer_id == transfer_id)


def _renew(session: Session, people: Iterable[int]) -> None:
    for some in chunks(sorted(people)):
        # Locked first, and before the trail's heads, so that two renewals of one person follow each other.
        people_of_chunk = select(Person.id).where(Person.id.in_(some)).order_by(Person.id)
        session.execute(people_of_chunk.with_for_update(key_share=True)).all()
        _delete(session, StaffEntry, StaffEntry.person_id.in_(some))
        _delete(session, StaffMark, StaffMark.person_id.in_(some))
        entries: list[dict[str, Any]] = []
        marks: list[dict[str, Any]] = []
        for line in _lines(session, some):
            entries.append(line[0])
            marks.extend(line[1])
        added(session, StaffEntry, entries)
        added(session, StaffMark, marks)


def _delete(session: Session, table: type[Base], *where: ColumnElement[bool]) -> None:
    session.execute(delete(table).where(*where), execution_options={"synchronize_session": False})


def _lines(session: Session, ids: Sequence[int]) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The entry and the marks of each of these people, in each transfer that a post of theirs is part of."""
    asked = (
        select(StaffQuestion.person_id, func.count())
        .where(StaffQuestion.person_id.in_(ids), StaffQuestion.answered_at.is_(None))
        .group_by(StaffQuestion.person_id)
    )
    open_questions = {row[0]: row[1] for row in session.execute(asked)}
    people = {person.id: person for person in session.execute(_PERSON.where(Person.id.in_(ids)))}
    chosen: dict[tuple[int, int], list[Any]] = {}
    for post in session.execute(_POST.where(Post.person_id.in_(ids))):
        chosen.setdefault((post.person_id, post.transfer_id), []).append(post)
    for (person_id, transfer_id), posts in chosen.items():
        yield _line(people[person_id], transfer_id, posts, open_questions.get(person_id, 0))


def _line(
    person: Any, transfer_id: int, posts: list[Any], questions: int
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    lacking = missing_count(person, posts)
    own = {"transfer_id": transfer_id, "person_id": person.id}
    name_key = sort_key_of(person.surname, person.forenames)
    entry = {
        **own,
        "name_key": name_key,
        "payroll_key": folded(person.payroll_number),
        "team_key": f"{min(folded(post.team) for post in posts)}\x1f{name_key}",
        "question_count": questions,
        "missing_count": lacking,
    }
    marks = {
        WORD + word for word in words_of(search_text_of(person.surname, person.forenames, person.known_as))
    }
    marks |= {PAYROLL + word for word in words_of(folded(person.payroll_number))}
    marks |= {TEAM + post.team for post in posts if post.team}
    marks |= {CONTRACT + post.contract_type for post in posts if post.contract_type}
    marks |= {SCOPE + post.scope for post in posts}
    marks |= {INCOMPLETE} if questions or lacking else set()
    marks |= {AWAY} if person.away_kind else set()
    return entry, [{**own, "mark": mark} for mark in sorted(marks)]
