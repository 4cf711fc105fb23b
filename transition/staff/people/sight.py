"""What of the staff records of one transfer a viewer may see: the grants' conditions applied, and fields by level.

Pages and exports take what they show from here, so that a field nobody may see is not there to be printed.
"""

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any, Final

from transition.access.permissions import Condition, Needs, Post, Thing, Verb, Viewer, conditions
from transition.staff.people.models import Assignment, Person
from transition.staff.people.models import Post as Job
from transition.transfers.models import ReleaseKind, Scope, Transfer
from transition.transfers.queries import is_released, is_released_to, posts_towards


class Level(IntEnum):
    """How much of a record is shown; each level shows all that those below it show."""

    NOTHING = 0
    NAMES_AND_POSTS = 1
    ASSIGNMENTS = 2
    EVERYTHING = 3


@dataclass(frozen=True)
class Sight:
    """What a viewer sees of the people in one transfer.

    `manager_account_id` narrows it to those who report to that account; `waits_for` is the release without which
    nothing is shown; `is_logged` when each record opened is noted in the trail.
    """

    level: Level
    may_write: bool = False
    manager_account_id: int | None = None
    waits_for: ReleaseKind | None = None
    is_logged: bool = False


NOTHING: Final = Sight(Level.NOTHING)
_READ, _DETAILS = Needs(Thing.STAFF, Verb.READ), Needs(Thing.STAFF_DETAILS, Verb.READ)
_WRITE = Needs(Thing.STAFF, Verb.WRITE)
_RELEASE: Final = {
    Condition.AFTER_RELEASE: ReleaseKind.LIABILITY_IDENTIFIED,
    Condition.BY_RECORDED_RELEASE: ReleaseKind.ACCESS_TO_EMPLOYEES,
}


def sight_of(
    transfer: Transfer, viewer: Viewer, today: date, released: Container[int] | None = None
) -> Sight:
    """What the viewer sees of a transfer's staff today: the widest of what each of their posts there gives.

    `released` are the transfers whose staff were released to their new employer, where that was asked for many.
    """
    found = [_of_post(post, transfer, viewer, today, released) for post in posts_towards(transfer, viewer)]
    return max(found, key=_width, default=NOTHING)


def _width(sight: Sight) -> tuple[bool, int, bool, bool, bool]:
    is_open = sight.level > Level.NOTHING
    return is_open, sight.level, sight.may_write, sight.manager_account_id is None, not sight.is_logged


def _of_post(
    post: Post, transfer: Transfer, viewer: Viewer, today: date, released: Container[int] | None
) -> Sight:
    held = conditions({post}, _READ)
    if not held:
        return NOTHING
    condition = next(iter(held))
    release = _RELEASE.get(condition)
    if condition is Condition.BY_RECORDED_RELEASE:
        is_open = is_released_to(transfer, ReleaseKind.ACCESS_TO_EMPLOYEES, viewer, today)
        return Sight(Level.NAMES_AND_POSTS) if is_open else Sight(Level.NOTHING, waits_for=release)
    if release:
        is_open = is_released(transfer, release, today) if released is None else transfer.id in released
        if not is_open:
            return Sight(Level.NOTHING, waits_for=release)
    if conditions({post}, _DETAILS):
        may_write = bool(conditions({post}, _WRITE))
        # Whoever reads without a part in the work reads with a trace.
        return Sight(Level.EVERYTHING, may_write, is_logged=not may_write and release is None)
    own = viewer.account_id if condition is Condition.OWN_REPORTS else None
    return Sight(Level.ASSIGNMENTS, manager_account_id=own)


@dataclass(frozen=True)
class PostShown:
    """A post as far as a viewer sees it."""

    job_title: str
    job_title_cy: str
    team: str = ""
    service: str = ""
    scope: Scope | None = None


@dataclass(frozen=True)
class PersonShown:
    """A person in a list as far as a viewer sees them; None where they may not."""

    id: int
    name: str
    posts: list[PostShown] = field(default_factory=list)
    known_as: str = ""
    payroll_number: str | None = None
    language: Any = None
    away_kind: Any = None
    question_count: int | None = None
    missing_count: int | None = None


_PERSON: Final[dict[Level, tuple[str, ...]]] = {
    Level.NAMES_AND_POSTS: ("id", "name"),
    Level.ASSIGNMENTS: ("id", "name"),
    Level.EVERYTHING: ("id", "name", "known_as", "payroll_number", "language", "away_kind"),
}
_POST: Final[dict[Level, tuple[str, ...]]] = {
    Level.NAMES_AND_POSTS: ("job_title", "job_title_cy", "team"),
    Level.ASSIGNMENTS: ("job_title", "job_title_cy", "team", "service"),
    Level.EVERYTHING: ("job_title", "job_title_cy", "team", "service"),
}


def person_shown(
    person: Person, pairs: list[tuple[Job, Assignment]], level: Level, *, questions: int = 0, missing: int = 0
) -> PersonShown:
    """A person with these posts, as far as that level goes. Raises KeyError for NOTHING."""
    is_whole = level is Level.EVERYTHING
    counts: dict[str, Any] = {"question_count": questions, "missing_count": missing} if is_whole else {}
    return PersonShown(
        **{name: getattr(person, name) for name in _PERSON[level]},
        **counts,
        posts=[_post_shown(post, assignment, level) for post, assignment in pairs],
    )


def _post_shown(post: Job, assignment: Assignment, level: Level) -> PostShown:
    scope = assignment.scope if level >= Level.ASSIGNMENTS else None
    return PostShown(**{name: getattr(post, name) for name in _POST[level]}, scope=scope)
