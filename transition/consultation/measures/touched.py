"""Which staff a measure touches, picked from the transfer's records, and how many people that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, true

from transition.consultation.measures.models import Measure
from transition.db import db
from transition.rules.suppression import SMALLEST_SHOWN
from transition.staff.people.models import Assignment, Person, Post
from transition.transfers.models import Scope, Team, Transfer


class Pick(StrEnum):
    """What may be picked."""

    EVERYONE = "everyone"
    TEAM = "team"
    POST = "post"
    AGREEMENT = "agreement"


@dataclass(frozen=True)
class Touched:
    """One team, post or category that a measure touches, as the page names it; everyone has no name."""

    pick: Pick
    name: str = ""
    name_cy: str = ""

    @property
    def code(self) -> str:
        """What is kept of it with the measure."""
        return f"{self.pick}:{self.name}" if self.name else self.pick.value


@dataclass(frozen=True)
class PeopleTouched:
    """How many people it is; None where the number is hidden because it would tell of fewer than five."""

    count: int | None


def may_be_touched(transfer: Transfer, *, with_posts: bool) -> list[Touched]:
    """What there is to pick: everyone, the teams, and for whoever may read the staff, posts and agreements."""
    found = {one.code: one for one in [Touched(Pick.EVERYONE), *_teams(transfer)]}
    if with_posts:
        query = (
            _posts(transfer)
            .with_only_columns(Post.team, Post.job_title, Post.job_title_cy, Post.collective_agreement)
            .distinct()
        )
        for team, title, title_cy, agreement in db.session.execute(query).all():
            for one in (
                Touched(Pick.TEAM, team), Touched(Pick.POST, title, title_cy), Touched(Pick.AGREEMENT, agreement)
            ):  # fmt: skip
                if one.name:
                    found.setdefault(one.code, one)
    order = list(Pick)
    return sorted(found.values(), key=lambda one: (order.index(one.pick), one.name.casefold()))


def touched_by(codes: Sequence[str], transfer: Transfer) -> list[Touched]:
    """What these codes name, with the Welsh that the records give for it."""
    known = {one.code: one for one in may_be_touched(transfer, with_posts=True)}
    return [known.get(code) or _read(code) for code in codes]


def people_touched(measure: Measure, transfer: Transfer, *, sees_people: bool) -> PeopleTouched | None:
    """How many people of the transfer a measure touches; None while nobody has picked whom.

    For whoever may not see people it is hidden under five, and where the rest of the transfer would be under five.
    """
    if not measure.touches:
        return None
    count, total = _count(transfer, _is_touched(measure.touches)), _count(transfer, true())
    if not sees_people and any(0 < small < SMALLEST_SHOWN for small in (count, total - count)):
        return PeopleTouched(None)
    return PeopleTouched(count)


def touches(codes: Sequence[str], post: Post) -> bool:
    """Whether what was picked for a measure takes in this post."""
    held = {Pick.TEAM: post.team, Pick.POST: post.job_title, Pick.AGREEMENT: post.collective_agreement}
    picked = [_read(code) for code in codes]
    return any(one.pick is Pick.EVERYONE or held[one.pick] == one.name for one in picked)


def _read(code: str) -> Touched:
    pick, _colon, name = code.partition(":")
    return Touched(Pick(pick), name)


def _teams(transfer: Transfer) -> list[Touched]:
    query = select(Team.name, Team.name_cy).where(Team.transfer_id == transfer.id, Team.scope != Scope.OUT)
    return [Touched(Pick.TEAM, name, name_cy) for name, name_cy in db.session.execute(query)]


def _posts(transfer: Transfer) -> Select[Any]:
    """The posts that the transfer takes, or may."""
    return (
        select(Post)
        .join(Person, Person.id == Post.person_id)
        .join(Assignment, Assignment.post_id == Post.id)
        .where(
            Assignment.transfer_id == transfer.id,
            Assignment.scope != Scope.OUT,
            Person.employer_id == transfer.outgoing_employer_id,
        )
    )


def _count(transfer: Transfer, which: ColumnElement[bool]) -> int:
    query = _posts(transfer).where(which).with_only_columns(func.count(func.distinct(Post.person_id)))
    return db.session.scalar(query) or 0


def _is_touched(codes: Sequence[str]) -> ColumnElement[bool]:
    picked = [_read(code) for code in codes]
    if any(one.pick is Pick.EVERYONE for one in picked):
        return true()
    columns = {Pick.TEAM: Post.team, Pick.POST: Post.job_title, Pick.AGREEMENT: Post.collective_agreement}
    names = {pick: [one.name for one in picked if one.pick is pick] for pick in columns}
    return or_(*(column.in_(names[pick]) for pick, column in columns.items()))
