"""The most that could be awarded for each person, from the pay of their posts: pages and totals by query.

Everybody on the transfer's list is counted: those who stay may be affected as well (TUPE 2006 reg 13(1)).
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, case, cast, func, select

from transition.db import db
from transition.rules.awards import MOST_WEEKS, WEEKS_OF_YEAR_HUNDREDTHS
from transition.staff.people.models import Assignment, Person, Post
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class Total:
    """Everybody's most together, in pence; how many people, and how many with a post whose pay is not known."""

    people: int
    incomplete: int
    amount_pence: int


@dataclass(frozen=True)
class Exposed:
    """One person's most, in pence, of the posts whose pay is known; how many are not."""

    amount_pence: int
    pay_pence: int
    posts: int
    unknown: int


def award_of_post() -> ColumnElement[int]:
    """`rules.awards.most_award_pence` of one post, in the database; NULL while its pay is not known."""
    weeks = case(
        (Post.weeks_a_year_hundredths.between(1, WEEKS_OF_YEAR_HUNDREDTHS), Post.weeks_a_year_hundredths),
        else_=WEEKS_OF_YEAR_HUNDREDTHS,
    )
    pay = cast(Post.actual_pay_pence, BigInteger)
    award: ColumnElement[int] = (pay * MOST_WEEKS * 200 + weeks) // (2 * weeks)
    return award


def _by_person(transfer: Transfer) -> Select[Any]:
    columns: tuple[Any, ...] = (
        Post.person_id.label("person_id"),
        func.coalesce(func.sum(award_of_post()), 0).label("award"),
        func.coalesce(func.sum(cast(Post.actual_pay_pence, BigInteger)), 0).label("pay"),
        func.count(Post.id).label("posts"),
        func.sum(case((Post.actual_pay_pence.is_(None), 1), else_=0)).label("unknown"),
    )
    return (
        select(*columns)
        .join(Assignment, Assignment.post_id == Post.id)
        .join(Person, Person.id == Post.person_id)
        .where(
            Assignment.transfer_id == transfer.id,
            Person.employer_id == transfer.outgoing_employer_id,
        )
        .group_by(Post.person_id)
    )


@dataclass(frozen=True)
class Listing:
    """The list of people, and what it may be sorted by; none of the columns holds NULL."""

    query: Select[Any]
    sorts: dict[str, Any]


def listing_of(transfer: Transfer, *, only_incomplete: bool) -> Listing:
    """The people counted; only those with a post whose pay is not known, when so asked."""
    found = _by_person(transfer).subquery()
    query = select(Person).join(found, found.c.person_id == Person.id)
    if only_incomplete:
        query = query.where(found.c.unknown > 0)
    return Listing(query, {"name": Person.sort_key, "pay": found.c.pay, "award": found.c.award})


def exposed_among(transfer: Transfer, people: list[Person]) -> dict[int, Exposed]:
    """What it could be for each of these people; one query."""
    query = _by_person(transfer).where(Post.person_id.in_([one.id for one in people]))
    return {
        row.person_id: Exposed(int(row.award), int(row.pay), row.posts, int(row.unknown))
        for row in db.session.execute(query)
    }


def total_of(transfer: Transfer) -> Total:
    """Everybody's together, by one query however many they are."""
    found = _by_person(transfer).subquery()
    row = db.session.execute(
        select(
            func.count(),
            func.coalesce(func.sum(case((found.c.unknown > 0, 1), else_=0)), 0),
            func.coalesce(func.sum(found.c.award), 0),
        ).select_from(found)
    ).one()
    return Total(row[0], int(row[1]), int(row[2]))
