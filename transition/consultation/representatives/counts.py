"""How many people the staff records hold of each description of staff, by the collective agreement of their posts."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, select

from transition.consultation.representatives.models import Group, StaffDescription
from transition.db import db
from transition.staff.people.models import Assignment, Person, Post
from transition.transfers.models import Scope, Transfer


@dataclass(frozen=True)
class Counted:
    """The agreement as the staff list first writes it, and how many people hold a post under it."""

    agreement: str
    count: int


def transferring_count(transfer: Transfer) -> int | None:
    """How many move or may move; None while the staff records of the transfer hold nobody."""
    query = (
        select(func.count(func.distinct(Post.person_id)).filter(Assignment.scope != Scope.OUT), func.count())
        .select_from(Post)
        .join(Assignment, Assignment.post_id == Post.id)
        .where(Assignment.transfer_id == transfer.id)
    )
    people, posts = db.session.execute(query).one()
    return people if posts else None


def counts_of(transfer: Transfer, employer_id: int, group: Group) -> dict[str, Counted]:
    """People of one group by the agreement of their posts, folded to small letters; "" for posts under none.

    Who is undecided may move, and is counted with those who do. Somebody with posts under two agreements is
    of both descriptions.
    """
    folded = func.lower(Post.collective_agreement)
    query = (
        select(folded, func.min(Post.collective_agreement), func.count(func.distinct(Post.person_id)))
        .join(Person, Person.id == Post.person_id)
        .where(Person.employer_id == employer_id, _is_of(transfer, group))
        .group_by(folded)
        .order_by(folded)
    )
    return {row[0]: Counted(row[1], row[2]) for row in db.session.execute(query)}


def people_described(transfer: Transfer, description: StaffDescription) -> list[Person]:
    """Who is of a description that has no recognised union, by name: those with a post under its agreement."""
    employer_id = description.consultation.employer_id
    mine = select(Post.person_id).where(
        func.lower(Post.collective_agreement) == description.agreement, _is_of(transfer, description.group)
    )
    query = select(Person).where(Person.employer_id == employer_id, Person.id.in_(mine))
    return list(db.session.scalars(query.order_by(Person.sort_key, Person.id)))


def _is_of(transfer: Transfer, group: Group) -> ColumnElement[bool]:
    moves = exists().where(
        Assignment.post_id == Post.id, Assignment.transfer_id == transfer.id, Assignment.scope != Scope.OUT
    )
    return moves if group is Group.MOVING else ~moves
