"""Reading who was offered what, and what they answered."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from transition.db import db
from transition.rules.moving import Answer
from transition.staff.offers.models import OfferRecord
from transition.staff.people.models import Assignment, Person, Post
from transition.transfers.models import Scope, Transfer

# What the list can be narrowed to, beside the answers themselves.
NOT_OFFERED, NO_ANSWER = "NOT_OFFERED", "NO_ANSWER"
STATES = (NOT_OFFERED, NO_ANSWER, *(answer.value for answer in Answer))


@dataclass(frozen=True)
class OfferCounts:
    """How many people were to be offered, were not yet, have not answered, and said yes or no."""

    people: int
    not_offered: int
    no_answer: int
    accepted: int
    declined: int


def in_scope(transfer: Transfer) -> Select[Any]:
    """The keys of the people of whom this transfer takes a post."""
    return (
        select(Post.person_id)
        .join(Post.assignments)
        .where(Assignment.transfer_id == transfer.id, Assignment.scope == Scope.IN)
        .distinct()
    )


def newest(transfer: Transfer) -> Select[Any]:
    """The keys of the records that hold: the newest of each person."""
    return (
        select(func.max(OfferRecord.id))
        .where(OfferRecord.transfer_id == transfer.id)
        .group_by(OfferRecord.person_id)
    )


def accepted(transfer: Transfer) -> Select[Any]:
    """The keys of the people whose answer, as it stands, is yes."""
    return select(OfferRecord.person_id).where(
        OfferRecord.id.in_(newest(transfer)), OfferRecord.answer == Answer.ACCEPTED
    )


def people_offered(transfer: Transfer, state: str | None = None) -> Select[Any]:
    """The people in scope, in no order; of one state only when it is one of `STATES`."""
    query = select(Person).where(Person.id.in_(in_scope(transfer)))
    if state not in STATES:
        return query
    known = select(OfferRecord.person_id).where(OfferRecord.id.in_(newest(transfer)))
    if state == NOT_OFFERED:
        return query.where(Person.id.not_in(known))
    answer = None if state == NO_ANSWER else Answer(state)
    return query.where(Person.id.in_(known.where(OfferRecord.answer.is_not_distinct_from(answer))))


def offers_of(transfer: Transfer, people: list[Person]) -> dict[int, OfferRecord]:
    """The record that holds of each of these people, by their key."""
    query = select(OfferRecord).where(
        OfferRecord.id.in_(newest(transfer)), OfferRecord.person_id.in_([person.id for person in people])
    )
    return {one.person_id: one for one in db.session.scalars(query)}


def history_of(transfer: Transfer, person: Person) -> list[OfferRecord]:
    """All that was recorded of one person's offer and answer, the newest first."""
    query = select(OfferRecord).where(
        OfferRecord.transfer_id == transfer.id, OfferRecord.person_id == person.id
    )
    return list(db.session.scalars(query.order_by(OfferRecord.id.desc())))


def offer_counts(transfer: Transfer) -> OfferCounts:
    """How far the offers of a transfer are."""
    people = db.session.scalar(select(func.count()).select_from(in_scope(transfer).subquery())) or 0
    query = (
        select(OfferRecord.answer, func.count())
        .where(OfferRecord.id.in_(newest(transfer)), OfferRecord.person_id.in_(in_scope(transfer)))
        .group_by(OfferRecord.answer)
    )
    found = {row[0]: row[1] for row in db.session.execute(query)}
    return OfferCounts(
        people,
        people - sum(found.values()),
        found.get(None, 0),
        found.get(Answer.ACCEPTED, 0),
        found.get(Answer.DECLINED, 0),
    )
