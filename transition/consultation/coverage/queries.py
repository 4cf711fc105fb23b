"""Who has been reached: the people whom a transfer may take, with their one-to-ones, as a list or as numbers.

People whose post is in the transfer or undecided count, those who are away too; people whose every post is
out do not.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select

from transition.consultation.coverage.models import OneToOne, ReachedBy, WhyNot
from transition.db import db
from transition.staff.people.models import Assignment, Person, Post
from transition.transfers.models import Scope, Transfer
from transition.transfers.queries import NotVisible

PAGE_SIZE = 50


class Standing(StrEnum):
    """How far somebody has been reached."""

    ALL = "all"
    NOT_REACHED = "not_reached"
    OFFERED = "offered"
    HELD = "held"
    DECLINED = "declined"
    AWAY = "away"
    FOLLOW_UP = "follow_up"


class Why(StrEnum):
    """Why somebody has not been reached: away, as their own record has it, else what somebody said."""

    AWAY = "away"
    NO_REPLY = "no_reply"
    RETURNED = "returned"
    NO_ADDRESS = "no_address"
    OTHER = "other"
    NOT_SAID = "not_said"


@dataclass(frozen=True)
class Coverage:
    """How many people there are to reach, and how many had been by a day."""

    people: int
    offered: int
    held: int
    declined: int

    @property
    def not_reached(self) -> int:
        """To how many nothing was offered."""
        return self.people - self.offered


@dataclass(frozen=True)
class Reached:
    """One person to be reached, with their one-to-one so far."""

    person: Person
    one_to_one: OneToOne | None

    @property
    def standing(self) -> Standing:
        """How far they have been reached."""
        found = self.one_to_one
        if found is None or not (found.offered_on or found.held_on or found.declined_on):
            return Standing.NOT_REACHED
        if found.held_on:
            return Standing.HELD
        return Standing.DECLINED if found.declined_on else Standing.OFFERED


def coverage_of(transfer: Transfer, as_at: date, scope: Scope | None = None) -> Coverage:
    """The numbers as they stood at the end of a day, of people of one scope when given; scope is read as it is now."""
    reached = [OneToOne.offered_on, OneToOne.held_on, OneToOne.declined_on]
    counts = (
        func.count(Person.id),
        func.count().filter(or_(*(day <= as_at for day in reached))),
        func.count().filter(OneToOne.held_on <= as_at),
        func.count().filter(
            and_(OneToOne.declined_on <= as_at, or_(OneToOne.held_on.is_(None), OneToOne.held_on > as_at))
        ),
    )
    query = select(*counts).select_from(Person).outerjoin(OneToOne, _theirs(transfer))
    row = db.session.execute(query.where(_is_to_reach(transfer, scope=scope))).one()
    return Coverage(*row)


def people_to_reach(
    transfer: Transfer,
    *,
    manager_account_id: int | None = None,
    standing: Standing = Standing.ALL,
    page: int = 1,
) -> tuple[list[Reached], int]:
    """One page of the people to reach, and how many there are; of one manager's own reports when given."""
    query = (
        select(Person, OneToOne)
        .outerjoin(OneToOne, _theirs(transfer))
        .where(_is_to_reach(transfer, manager_account_id), _stands(standing))
    )
    count = db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    ordered = query.order_by(Person.sort_key, Person.id).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    return [Reached(person, found) for person, found in db.session.execute(ordered)], count


def one_to_ones_of(transfer: Transfer) -> dict[int, OneToOne]:
    """The one-to-ones of a transfer, by person."""
    query = select(OneToOne).where(OneToOne.transfer_id == transfer.id)
    return {one.person_id: one for one in db.session.scalars(query)}


def everybody_not_reached(transfer: Transfer) -> list[Person]:
    """Everybody to reach to whom no one-to-one was offered."""
    query = select(Person).outerjoin(OneToOne, _theirs(transfer))
    query = query.where(_is_to_reach(transfer), _stands(Standing.NOT_REACHED))
    return list(db.session.scalars(query.order_by(Person.sort_key, Person.id)))


def get_reached(transfer: Transfer, person_id: int, manager_account_id: int | None = None) -> Reached:
    """One person to reach; of one manager's own reports when given. Raises NotVisible."""
    query = (
        select(Person, OneToOne)
        .outerjoin(OneToOne, _theirs(transfer))
        .where(_is_to_reach(transfer, manager_account_id), Person.id == person_id)
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise NotVisible
    return Reached(row[0], row[1])


def find_in_transfer(transfer: Transfer, payroll_number: str) -> Person | None:
    """The person of this transfer with that payroll number."""
    query = select(Person).where(_is_to_reach(transfer), Person.payroll_number == payroll_number)
    return db.session.scalar(query)


def _theirs(transfer: Transfer) -> ColumnElement[bool]:
    return and_(OneToOne.person_id == Person.id, OneToOne.transfer_id == transfer.id)


def _is_to_reach(
    transfer: Transfer, manager_account_id: int | None = None, scope: Scope | None = None
) -> ColumnElement[bool]:
    is_of_scope = Assignment.scope == scope if scope else Assignment.scope != Scope.OUT
    assigned = (
        exists()
        .where(Post.person_id == Person.id, Assignment.post_id == Post.id)
        .where(Assignment.transfer_id == transfer.id, is_of_scope)
    )
    if manager_account_id is not None:
        assigned = assigned.where(Post.line_manager_account_id == manager_account_id)
    return and_(Person.employer_id == transfer.outgoing_employer_id, assigned)


def _stands(standing: Standing) -> ColumnElement[bool]:
    nothing = and_(OneToOne.offered_on.is_(None), OneToOne.held_on.is_(None), OneToOne.declined_on.is_(None))
    match standing:
        case Standing.NOT_REACHED:
            return nothing
        case Standing.OFFERED:
            return and_(
                OneToOne.offered_on.is_not(None), OneToOne.held_on.is_(None), OneToOne.declined_on.is_(None)
            )
        case Standing.HELD:
            return OneToOne.held_on.is_not(None)
        case Standing.DECLINED:
            return and_(OneToOne.declined_on.is_not(None), OneToOne.held_on.is_(None))
        case Standing.AWAY:
            return Person.away_kind.is_not(None)
        case Standing.FOLLOW_UP:
            return is_follow_up_open()
        case Standing.ALL:
            return Person.id.is_not(None)


def is_follow_up_open() -> ColumnElement[bool]:
    """Whether something follows from a one-to-one and is not done."""
    return and_(OneToOne.follow_up != "", OneToOne.follow_up_done_on.is_(None))


def reached_by_means(transfer: Transfer) -> dict[ReachedBy | None, int]:
    """How many people were reached by which means; None for those of whom it is not recorded."""
    query = (
        select(OneToOne.reached_by, func.count())
        .select_from(Person)
        .join(OneToOne, _theirs(transfer))
        .where(_is_to_reach(transfer), ~_stands(Standing.NOT_REACHED))
        .group_by(OneToOne.reached_by)
    )
    found = {row[0]: row[1] for row in db.session.execute(query)}
    return {means: found[means] for means in (*ReachedBy, None) if means in found}


@dataclass(frozen=True)
class Narrowed:
    """Which of those who were not reached are looked for: a reason, a team, a manager's account."""

    why: Why | None = None
    team: str = ""
    manager_account_id: int | None = None


@dataclass(frozen=True)
class NotReached:
    """Somebody who has not been reached, why, and with what posts."""

    person: Person
    one_to_one: OneToOne | None
    why: Why
    posts: tuple[Post, ...]


def not_reached(
    transfer: Transfer, narrowed: Narrowed, *, manager_account_id: int | None = None, page: int = 1
) -> tuple[list[NotReached], int]:
    """One page of those who have not been reached, and how many there are; of one manager's own reports when given."""
    query = (
        select(Person, OneToOne, _why())
        .outerjoin(OneToOne, _theirs(transfer))
        .where(
            _is_to_reach(transfer, manager_account_id),
            _stands(Standing.NOT_REACHED),
            *_narrowing(transfer, narrowed),
        )
    )
    count = db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    ordered = query.order_by(Person.sort_key, Person.id).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    rows = db.session.execute(ordered).all()
    posts: dict[int, list[Post]] = {row[0].id: [] for row in rows}
    for post in db.session.scalars(_posts(transfer).where(Post.person_id.in_(posts)).order_by(Post.id)):
        posts[post.person_id].append(post)
    return [NotReached(row[0], row[1], Why(row[2]), tuple(posts[row[0].id])) for row in rows], count


def why_not_reached(transfer: Transfer, manager_account_id: int | None = None) -> dict[Why, int]:
    """How many have not been reached, by reason; of one manager's own reports when given."""
    why = _why().label("why")
    query = (
        select(why, func.count())
        .select_from(Person)
        .outerjoin(OneToOne, _theirs(transfer))
        .where(_is_to_reach(transfer, manager_account_id), _stands(Standing.NOT_REACHED))
        .group_by(why)
    )
    found = {row[0]: row[1] for row in db.session.execute(query)}
    return {one: found[one.value] for one in Why if one.value in found}


def teams_and_managers(
    transfer: Transfer, manager_account_id: int | None = None
) -> tuple[list[str], set[int]]:
    """The teams and the managers' accounts that the list can be narrowed by."""
    query = _posts(transfer)
    if manager_account_id is not None:
        query = query.where(Post.line_manager_account_id == manager_account_id)
    rows = db.session.execute(
        query.with_only_columns(Post.team, Post.line_manager_account_id).distinct()
    ).all()
    return sorted({row[0] for row in rows if row[0]}), {row[1] for row in rows if row[1] is not None}


def _why() -> ColumnElement[str]:
    said = {WhyNot.NO_REPLY: Why.NO_REPLY, WhyNot.RETURNED: Why.RETURNED, WhyNot.NO_ADDRESS: Why.NO_ADDRESS}
    return case(
        (Person.away_kind.is_not(None), Why.AWAY.value),
        *((OneToOne.why_not == one, why.value) for one, why in said.items()),
        (or_(OneToOne.why_not.is_not(None), OneToOne.reason_not_reached != ""), Why.OTHER.value),
        else_=Why.NOT_SAID.value,
    )


def _narrowing(transfer: Transfer, narrowed: Narrowed) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if narrowed.why:
        found.append(_why() == narrowed.why.value)
    if narrowed.team:
        found.append(_has_post(transfer, Post.team == narrowed.team))
    if narrowed.manager_account_id is not None:
        found.append(_has_post(transfer, Post.line_manager_account_id == narrowed.manager_account_id))
    return found


def _has_post(transfer: Transfer, which: ColumnElement[bool]) -> ColumnElement[bool]:
    return Person.id.in_(_posts(transfer).where(which).with_only_columns(Post.person_id))


def _posts(transfer: Transfer) -> Select[Post]:
    """The posts that the transfer takes, or may."""
    return (
        select(Post)
        .join(Assignment, Assignment.post_id == Post.id)
        .where(Assignment.transfer_id == transfer.id, Assignment.scope != Scope.OUT)
    )
