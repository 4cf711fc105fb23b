"""Reading proposed changes of terms, and the terms that end, from the transfer that the viewer may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from transition.db import db
from transition.rules.calendar import months_after
from transition.rules.changes import WATCHED_MONTHS, Ending
from transition.staff.changes.models import TermChange, TermChangeMade
from transition.staff.people.models import Assignment, Person, Post
from transition.staff.terms.models import Term
from transition.transfers.models import Scope, Transfer


class NoSuchChange(Exception):
    """No such change was proposed for this person in this transfer."""


def changes_of(transfer: Transfer) -> Select[TermChange]:
    """Every change proposed in a transfer, with its term, its person and what became of it; a page at a time."""
    return (
        select(TermChange)
        .join(TermChange.term)
        .join(Term.person)
        .where(TermChange.transfer_id == transfer.id)
        .options(
            contains_eager(TermChange.term).contains_eager(Term.person),
            selectinload(TermChange.advice),
            joinedload(TermChange.made),
        )
    )


def changes_of_person(transfer: Transfer, person: Person) -> list[TermChange]:
    """The changes proposed of one person's terms, the newest first."""
    query = changes_of(transfer).where(Term.person_id == person.id)
    return list(db.session.scalars(query.order_by(TermChange.id.desc())))


def get_change(transfer: Transfer, person: Person, change_id: int) -> TermChange:
    """One change of one of this person's terms, proposed in this transfer. Raises NoSuchChange."""
    query = changes_of(transfer).where(Term.person_id == person.id, TermChange.id == change_id)
    found = db.session.scalars(query).one_or_none()
    if found is None:
        raise NoSuchChange
    return found


def _in_scope(transfers: Iterable[int]) -> Select[int, int]:
    """The people whom these transfers take, each with the transfer."""
    return (
        select(Assignment.transfer_id, Post.person_id)
        .join(Assignment.post)
        .where(Assignment.transfer_id.in_(list(transfers)), Assignment.scope == Scope.IN)
        .distinct()
    )


def terms_that_end(transfer: Transfer, which: Ending, today: date) -> Select[Term]:
    """The terms of people in scope that end within six months, or have ended, with the person; a page at a time.

    A term whose place another took, because its change was made, did not end: it was changed.
    """
    taken = _in_scope([transfer.id]).subquery()
    changed = select(TermChange.term_id).join(TermChangeMade, TermChangeMade.change_id == TermChange.id)
    until = Term.until_on < today if which is Ending.ENDED else Term.until_on.between(*_watched(today))
    return (
        select(Term)
        .join(Term.person)
        .where(
            Term.person_id.in_(select(taken.c.person_id)),
            Term.is_none.is_(False),
            until,
            Term.id.not_in(changed),
        )
        .options(contains_eager(Term.person))
    )


def _watched(today: date) -> tuple[date, date]:
    return today, months_after(today, WATCHED_MONTHS)


@dataclass(frozen=True)
class TermsEnding:
    """How many terms of a transfer's people end on one day to come."""

    transfer_id: int
    on: date
    count: int


def next_endings(transfers: Sequence[Transfer], today: date) -> list[TermsEnding]:
    """For each transfer and each day within six months on which terms end: how many do."""
    taken = _in_scope([one.id for one in transfers]).subquery()
    changed = select(TermChange.term_id).join(TermChangeMade, TermChangeMade.change_id == TermChange.id)
    query = (
        select(taken.c.transfer_id, Term.until_on, func.count())
        .join(Term, Term.person_id == taken.c.person_id)
        .where(Term.is_none.is_(False), Term.until_on.between(*_watched(today)), Term.id.not_in(changed))
        .group_by(taken.c.transfer_id, Term.until_on)
        .order_by(taken.c.transfer_id, Term.until_on)
    )
    return [TermsEnding(*row) for row in db.session.execute(query)]
