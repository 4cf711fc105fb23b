"""One page of the staff list: searched, narrowed and sorted at a cost that does not grow with the list.

A page is told where the last one ended by a person's id, so that no name stands in an address. What narrows the
list are marks (`roll.py`). When one of them is rare, the database begins from it and sorts what is left;
otherwise it walks the list in its order until the page is full.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, or_, select, union_all
from sqlalchemy.orm import contains_eager

from transition.db import db
from transition.rules.record_needs import RecordHeading
from transition.staff.people.models import Assignment, ContractType, Person, Post
from transition.staff.people.roll import AWAY, CONTRACT, INCOMPLETE, PAYROLL, SCOPE, TEAM, WORD
from transition.staff.people.roll_models import StaffEntry, StaffMark
from transition.staff.people.search import words_sought
from transition.staff.people.sight import Level, PersonShown, Sight, person_shown
from transition.staff.quality.wrong import Wrong
from transition.transfers.models import Scope, Transfer

SIZE: Final = 50
MOST_COUNTED: Final = 1000
_MOST_TEAMS: Final = 100
_LAST: Final = "\U0010ffff"


class Order(StrEnum):
    """What the list may be sorted by."""

    NAME = "name"
    PAYROLL = "payroll"
    TEAM = "team"


KEYS: Final[dict[Order, Any]] = {
    Order.NAME: StaffEntry.name_key,
    Order.PAYROLL: StaffEntry.payroll_key,
    Order.TEAM: StaffEntry.team_key,
}


@dataclass(frozen=True)
class Wanted:
    """What a reader asks of the list; `after` and `before` are the last person of the page they come from."""

    text: str = ""
    team: str = ""
    scope: Scope | None = None
    contract: ContractType | None = None
    is_incomplete: bool = False
    is_away: bool = False
    lacks: RecordHeading | None = None
    wrong: Wrong | None = None
    order: Order = Order.NAME
    is_descending: bool = False
    after: int | None = None
    before: int | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether less than everybody is asked for."""
        own = (self.contract, self.is_incomplete, self.is_away, self.lacks, self.wrong)
        return any((self.text, self.team, self.scope, *own))

    def at(self, level: Level) -> "Wanted":
        """The same without what that level may not ask: what is hidden must not be guessed by asking for it."""
        if level is Level.EVERYTHING:
            return self
        order = Order.NAME if self.order is Order.PAYROLL else self.order
        wanted = replace(
            self, contract=None, is_incomplete=False, is_away=False, lacks=None, wrong=None, order=order
        )
        if level is Level.ASSIGNMENTS:
            return wanted
        return replace(wanted, team="", scope=None, order=Order.NAME)


@dataclass(frozen=True)
class Listed:
    """A page of people as their reader may see them.

    `total` is how many people the whole list has; None when more than MOST_COUNTED.
    """

    people: list[PersonShown]
    total: int | None
    teams: list[str] = field(default_factory=list)
    before: int | None = None
    after: int | None = None


def listed(transfer: Transfer, sight: Sight, wanted: Wanted, among: Sequence[Select[Any]] = ()) -> Listed:
    """The page of the list that is asked for; two queries, whatever is asked.

    `among` are people by id, for what has no mark: the list is narrowed to those who are in each.
    """
    if sight.level is Level.NOTHING:
        return Listed([], 0)
    wanted = wanted.at(sight.level)
    conditions = [Condition(ids, StaffEntry.person_id.in_(ids)) for ids in among]
    conditions += _conditions(transfer, sight, wanted)
    total, teams, counts = _surroundings(transfer, conditions)
    rarest = min(range(len(counts)), key=counts.__getitem__, default=None)
    start = None if rarest is None or counts[rarest] > MOST_COUNTED else conditions[rarest]
    found = _rows(_page(transfer, conditions, wanted, start), transfer, sight)
    if sight.manager_account_id is not None:
        total = counts[-1] if counts[-1] <= MOST_COUNTED else None
        teams = []
    return _turned(found, wanted, total, teams)


class Condition(NamedTuple):
    """One thing asked for: everybody who fits it, and whether one person of the list does."""

    everybody: Select[Any]
    fits: ColumnElement[bool]


def _conditions(transfer: Transfer, sight: Sight, wanted: Wanted) -> list[Condition]:
    """What every word of the search and each filter asks for; last, what narrows the viewer's sight."""
    kinds = (WORD, PAYROLL) if sight.level is Level.EVERYTHING else (WORD,)
    whole = [SCOPE + wanted.scope] if wanted.scope else []
    whole += [CONTRACT + wanted.contract] if wanted.contract else []
    whole += [TEAM + wanted.team] if wanted.team else []
    whole += [INCOMPLETE] if wanted.is_incomplete else []
    whole += [AWAY] if wanted.is_away else []
    found = [_word(transfer, kinds, word) for word in words_sought(wanted.text)]
    found += [_mark(transfer, mark) for mark in whole]
    if sight.manager_account_id is not None:
        found.append(_reporting(transfer, sight.manager_account_id))
    return found


def _word(transfer: Transfer, kinds: tuple[str, ...], word: str) -> Condition:
    fitting = or_(*(begins(kind + word) for kind in kinds))
    everybody = select(StaffMark.person_id).where(StaffMark.transfer_id == transfer.id, fitting)
    # A person's words are the same in every transfer: left out, the index by person serves.
    return Condition(everybody, exists().where(StaffMark.person_id == StaffEntry.person_id, fitting))


def begins(start: str) -> ColumnElement[bool]:
    """Marks that begin with that; two comparisons, because PostgreSQL takes no collation within BETWEEN."""
    return and_(StaffMark.mark >= start, StaffMark.mark <= start + _LAST)


def _mark(transfer: Transfer, mark: str) -> Condition:
    is_marked = and_(StaffMark.transfer_id == transfer.id, StaffMark.mark == mark)
    one = exists().where(is_marked, StaffMark.person_id == StaffEntry.person_id)
    return Condition(select(StaffMark.person_id).where(is_marked), one)


def _reporting(transfer: Transfer, account_id: int) -> Condition:
    """Read from the posts themselves: what may be seen never rests on a derived line."""
    reports = (
        select(Post.person_id)
        .join(Assignment, Assignment.post_id == Post.id)
        .where(Assignment.transfer_id == transfer.id, Post.line_manager_account_id == account_id)
        .distinct()
    )
    return Condition(reports, StaffEntry.person_id.in_(reports))


def _surroundings(
    transfer: Transfer, conditions: Sequence[Condition]
) -> tuple[int | None, list[str], list[int]]:
    """How many people there are, the names of their teams, and how common each condition is; in one query."""
    everybody = select(StaffEntry.person_id).where(StaffEntry.transfer_id == transfer.id)
    parts = [
        _counted("people", everybody),
        *(_counted(str(place), condition.everybody) for place, condition in enumerate(conditions)),
    ]
    teams = _teams(transfer)
    rows = db.session.execute(
        union_all(*parts, select(literal("team"), teams.c.mark, literal(0)).where(teams.c.mark.is_not(None)))
    ).all()
    counted = {row[0]: row[2] for row in rows}
    total, counts = counted["people"], [counted[str(place)] for place in range(len(conditions))]
    names = sorted(row[1].removeprefix(TEAM) for row in rows if row[0] == "team")
    return (total if total <= MOST_COUNTED else None), names, counts


def _counted(kind: str, ids: Select[Any]) -> Select[Any]:
    """A count that stops soon after the most that matters."""
    bounded = ids.limit(MOST_COUNTED + 1).subquery()
    return select(literal(kind), literal(""), select(func.count()).select_from(bounded).scalar_subquery())


def _teams(transfer: Transfer) -> Any:
    """The names of the teams, each found by stepping over the one before: as many steps as there are teams."""
    mine = StaffMark.transfer_id == transfer.id
    first = select(func.min(StaffMark.mark).label("mark"), literal(1).label("step")).where(mine, begins(TEAM))
    steps = first.cte("teams", recursive=True)
    following = (
        select(func.min(StaffMark.mark))
        .where(mine, StaffMark.mark > steps.c.mark, StaffMark.mark <= TEAM + _LAST)
        .scalar_subquery()
    )
    is_more = and_(steps.c.mark.is_not(None), steps.c.step < _MOST_TEAMS)
    return steps.union_all(select(following, steps.c.step + 1).where(is_more))


def _page(
    transfer: Transfer, conditions: Sequence[Condition], wanted: Wanted, start: Condition | None
) -> Select[Any]:
    key = KEYS[wanted.order]
    is_backwards = wanted.before is not None and wanted.after is None
    goes_down = wanted.is_descending != is_backwards
    # An expression cannot be read from an index in order: it makes the database begin from what is rare.
    order = key if start is None else func.coalesce(key, "")
    query = select(
        StaffEntry.person_id, order.label("key"), StaffEntry.question_count, StaffEntry.missing_count
    ).where(StaffEntry.transfer_id == transfer.id)
    for condition in conditions:
        is_start = condition is start
        query = query.where(StaffEntry.person_id.in_(condition.everybody) if is_start else condition.fits)
    place_id = wanted.before if is_backwards else wanted.after
    if place_id is not None:
        query = query.where(_beyond(transfer, key, place_id, goes_down))
    if goes_down:
        return query.order_by(order.desc(), StaffEntry.person_id.desc()).limit(SIZE + 1)
    return query.order_by(order, StaffEntry.person_id).limit(SIZE + 1)


def _beyond(transfer: Transfer, key: Any, person_id: int, goes_down: bool) -> ColumnElement[bool]:
    """What comes after a person in the list; the first half alone lets an index begin there."""
    place = (
        select(key)
        .where(StaffEntry.transfer_id == transfer.id, StaffEntry.person_id == person_id)
        .correlate(None)
        .scalar_subquery()
    )
    if goes_down:
        return and_(key <= place, or_(key < place, StaffEntry.person_id < person_id))
    return and_(key >= place, or_(key > place, StaffEntry.person_id > person_id))


def _rows(page: Select[Any], transfer: Transfer, sight: Sight) -> list[PersonShown]:
    """The page's people with their posts in this transfer, in the page's order."""
    lines = page.subquery()
    query = (
        select(Person, lines.c.question_count, lines.c.missing_count, lines.c.key)
        .join(lines, lines.c.person_id == Person.id)
        .join(Person.posts)
        .join(Post.assignments)
        .where(Assignment.transfer_id == transfer.id, Person.employer_id == transfer.outgoing_employer_id)
        .options(contains_eager(Person.posts).contains_eager(Post.assignments))
        .execution_options(populate_existing=True)
    )
    if sight.manager_account_id is not None:
        query = query.where(Post.line_manager_account_id == sight.manager_account_id)
    found = db.session.execute(query).unique().all()
    return [
        person_shown(
            person,
            [(post, post.assignments[0]) for post in sorted(person.posts, key=lambda post: post.id)],
            sight.level,
            questions=questions,
            missing=missing,
        )
        for person, questions, missing, _key in sorted(found, key=lambda row: (row[3], row[0].id))
    ]


def _turned(found: list[PersonShown], wanted: Wanted, total: int | None, teams: list[str]) -> Listed:
    """The page in the order asked for, with the people that its neighbours begin from."""
    is_backwards = wanted.before is not None and wanted.after is None
    if wanted.is_descending:
        found = found[::-1]
    has_more = len(found) > SIZE
    if has_more:
        found = found[1:] if is_backwards else found[:-1]
    has_previous = has_more if is_backwards else wanted.after is not None
    has_next = is_backwards or has_more
    return Listed(
        found,
        total,
        teams,
        before=found[0].id if found and has_previous else None,
        after=found[-1].id if found and has_next else None,
    )
