"""Reading protected terms: one person's, and a transfer's by category without people."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select

from transition.db import db
from transition.rules.protection import TermCategory
from transition.rules.suppression import PublishedRow, publish
from transition.staff.people.models import Assignment, Person, Post, Provenance
from transition.staff.people.queries import staff_in_scope
from transition.staff.terms.drawing import Drawn, drawn_from
from transition.staff.terms.models import Term
from transition.transfers.models import Scope, Transfer
from transition.transfers.queries import hold

_AT_ONCE = 500


class NoSuchTerm(Exception):
    """This person has no such term."""


def terms_of(person: Person) -> dict[TermCategory, list[Term]]:
    """A person's terms by category, in the order of the categories; a category nobody was asked about is empty."""
    query = select(Term).where(Term.person_id == person.id).order_by(Term.until_on.isnot(None), Term.id)
    found: dict[TermCategory, list[Term]] = {category: [] for category in TermCategory}
    for term in db.session.scalars(query):
        found[term.category].append(term)
    return found


def get_term(person: Person, term_id: int) -> Term:
    """One of this person's terms. Raises NoSuchTerm."""
    term = db.session.scalar(select(Term).where(Term.person_id == person.id, Term.id == term_id))
    if term is None:
        raise NoSuchTerm
    return term


@dataclass(frozen=True)
class TermsByCategory:
    """How many people have a term of each category, fit to be shown without people.

    `people` is None where the cohort is so small that nothing rests on it (fewer than 5).
    """

    people: PublishedRow | None
    agreements: list[str]


def terms_by_category(transfer: Transfer, today: date) -> TermsByCategory:
    """The terms that people in scope have today, by category, in bands; and the collective agreements."""
    in_scope = (
        select(Post.person_id)
        .join(Post.assignments)
        .where(Assignment.transfer_id == transfer.id, Assignment.scope == Scope.IN)
        .distinct()
    )
    cohort = db.session.scalar(select(func.count()).select_from(in_scope.subquery())) or 0
    people = publish(_counts(in_scope, today), cohort)
    return TermsByCategory(people, _agreements(transfer))


def _counts(in_scope: Select[Any], today: date) -> Mapping[str, int]:
    query = (
        select(Term.category, func.count(Term.person_id.distinct()))
        .where(
            Term.person_id.in_(in_scope),
            Term.is_none.is_(False),
            or_(Term.until_on.is_(None), Term.until_on >= today),
        )
        .group_by(Term.category)
    )
    found = {row[0]: row[1] for row in db.session.execute(query)}
    return {category.value: found.get(category, 0) for category in TermCategory}


def _agreements(transfer: Transfer) -> list[str]:
    """Collective agreements by name: an agreement is public, who is under it is not said."""
    query = (
        select(Post.collective_agreement)
        .join(Post.assignments)
        .where(
            Assignment.transfer_id == transfer.id,
            Assignment.scope == Scope.IN,
            Post.collective_agreement != "",
        )
        .distinct()
    )
    return sorted(db.session.scalars(query))


def drawable_in(transfer: Transfer, *, lock: bool = False) -> list[tuple[Person, list[Drawn]]]:
    """Everybody in scope whose record gives terms that are not kept as terms yet; three queries for 500 people.

    With `lock` nobody else draws terms of this transfer until the commit, so that none is kept twice.
    """
    if lock:
        hold(transfer)
    people = staff_in_scope(transfer)
    terms: defaultdict[int, list[Term]] = defaultdict(list)
    sources: defaultdict[int, list[Provenance]] = defaultdict(list)
    for start in range(0, len(people), _AT_ONCE):
        ids = [person.id for person in people[start : start + _AT_ONCE]]
        for term in db.session.scalars(select(Term).where(Term.person_id.in_(ids))):
            terms[term.person_id].append(term)
        query = select(Provenance).where(Provenance.person_id.in_(ids)).order_by(Provenance.id.desc())
        for one in db.session.scalars(query):
            sources[one.person_id].append(one)
    found = [(person, drawn_from(person, terms[person.id], sources[person.id])) for person in people]
    return [(person, drawn) for person, drawn in found if drawn]
