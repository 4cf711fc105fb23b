"""Who is reminded of what today: one digest a day to each person, and whom else it is put before, and when it rests.

Nothing here is law but the duties themselves. That reminders are daily, rest on days when nobody works and go to
the next person after some days is practice; so is how long an overdue statutory duty may go untold.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from transition.rules.broken import RuleBroken
from transition.rules.calendar import Holidays, is_working_day, working_days_between

# Days past its last day after which a task is put before the next person, unless an employer sets another number.
ESCALATE_AFTER_DAYS, MOST_ESCALATE_AFTER_DAYS = 3, 20
NEXT_DAYS = 14
# Whoever chose a weekly digest gets it daily again while something is due within so many working days.
SOON_WORKING_DAYS = 3
# No choice of a person's own lets an overdue statutory duty go untold for more working days than this.
MOST_UNTOLD_WORKING_DAYS = 2
MOST_QUIET_WEEKDAYS = 3
WORKING_WEEK = range(5)
MOST_AWAY_DAYS = 366


class Urgency(StrEnum):
    """The three parts of a digest, in their order."""

    OVERDUE = "overdue"
    THIS_WEEK = "this_week"
    NEXT_TWO_WEEKS = "next_two_weeks"


class Reason(StrEnum):
    """Why somebody is told of a task: it is theirs, overdue with somebody else, or its owner is away."""

    OWN = "OWN"
    ESCALATED = "ESCALATED"
    DEPUTY = "DEPUTY"


# Of several reasons for which one person could be told of the same, the one that asks the most of them is given.
_FIRST = (Reason.OWN, Reason.DEPUTY, Reason.ESCALATED)


@dataclass(frozen=True, slots=True)
class Task:
    """Something that a person must do by a last day.

    `escalate_to` is told as well once it is overdue by `escalate_after_days`; `deputy` is told in its owner's
    place, and is None unless the owner is away. Where several people owe the same, each has a task of their own
    `key`, and `what` is one for all: nobody is told of it twice.
    """

    key: str
    due_on: date
    owner: int
    escalate_to: int | None = None
    done_on: date | None = None
    is_needed: bool = True
    is_statutory: bool = False
    escalate_after_days: int = ESCALATE_AFTER_DAYS
    deputy: int | None = None
    what: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One task in one person's digest. `is_passed_on` says that somebody else is told of it as well."""

    task: Task
    urgency: Urgency
    reason: Reason = Reason.OWN
    is_passed_on: bool = False

    @property
    def is_escalated(self) -> bool:
        """Whether it is another's, put before this person because it stayed undone."""
        return self.reason is Reason.ESCALATED


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is told on one day, the most urgent first."""

    recipient: int
    on: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Habits:
    """How one person wants to be reminded. Weekdays count from Monday, which is 0; an absence includes both days.

    `told_on` is the day of the last digest that reached them.
    """

    is_weekly: bool = False
    quiet_weekdays: frozenset[int] = frozenset()
    away_from: date | None = None
    away_until: date | None = None
    deputy: int | None = None
    told_on: date | None = None

    def is_away(self, today: date) -> bool:
        """Whether this person is away on that day."""
        if self.away_from is None or self.away_until is None:
            return False
        return self.away_from <= today <= self.away_until


DAILY = Habits()


def urgency(due_on: date, today: date) -> Urgency | None:
    """Place a last day: past, up to this week's Sunday, the fourteen days after it, or too far off."""
    end_of_week = today + timedelta(days=6 - today.weekday())
    if due_on < today:
        return Urgency.OVERDUE
    if due_on <= end_of_week:
        return Urgency.THIS_WEEK
    return Urgency.NEXT_TWO_WEEKS if due_on <= end_of_week + timedelta(days=NEXT_DAYS) else None


def digests(
    tasks: Iterable[Task],
    today: date,
    sent: AbstractSet[tuple[int, date]],
    *,
    holidays: Holidays = frozenset(),
    habits: Mapping[int, Habits] | None = None,
) -> list[Digest]:
    """Make today's digests, leaving out whoever had one today, as (recipient, day) pairs in `sent`.

    None on a weekend or holiday: what became due then is in the next working day's. A task is repeated until
    it is done; overdue by its `escalate_after_days` or more, it is also put before the person to whom it escalates.
    """
    if not is_working_day(today, holidays):
        return []
    lines: dict[int, list[Line]] = {}
    for recipient, line in _once([one for task in tasks for one in _told_of(task, today)]):
        lines.setdefault(recipient, []).append(line)
    return [
        Digest(recipient, today, tuple(sorted(found, key=lambda line: (line.task.due_on, line.task.key))))
        for recipient, found in sorted(lines.items())
        if (recipient, today) not in sent
        and not rests(found, (habits or {}).get(recipient, DAILY), today, holidays)
    ]


def _told_of(task: Task, today: date) -> Iterable[tuple[int, Line]]:
    """Who is told of a task today: its owner or, while they are away, their deputy; and the next person once late."""
    placed = urgency(task.due_on, today)
    if placed is None or not task.is_needed or (task.done_on is not None and task.done_on <= today):
        return
    told, reason = (task.owner, Reason.OWN) if task.deputy is None else (task.deputy, Reason.DEPUTY)
    is_passed_on = _escalates(task, told, today)
    yield told, Line(task, placed, reason, is_passed_on=is_passed_on)
    if is_passed_on and task.escalate_to is not None:
        yield task.escalate_to, Line(task, placed, Reason.ESCALATED)


def _once(told: Sequence[tuple[int, Line]]) -> Iterable[tuple[int, Line]]:
    """Leave out what the same person is told of already: it is their own, or another who owes it is spoken for."""
    seen = set()
    for recipient, line in sorted(told, key=lambda one: _FIRST.index(one[1].reason)):
        about = (recipient, line.task.what or line.task.key)
        if about not in seen:
            seen.add(about)
            yield recipient, line


def _escalates(task: Task, told: int, today: date) -> bool:
    is_another = task.escalate_to not in (None, task.owner, told)
    return is_another and (today - task.due_on).days >= task.escalate_after_days


def rests(lines: Sequence[Line], habits: Habits, today: date, holidays: Holidays) -> bool:
    """Whether somebody's own choice leaves today without a digest; an overdue statutory duty outweighs any choice."""
    if _must_be_told(lines, habits, today, holidays):
        return False
    if today.weekday() in habits.quiet_weekdays:
        return True
    monday = today - timedelta(days=today.weekday())
    was_told = habits.told_on is not None and habits.told_on >= monday
    return habits.is_weekly and was_told and not any(_is_pressing(line, today, holidays) for line in lines)


def _must_be_told(lines: Sequence[Line], habits: Habits, today: date, holidays: Holidays) -> bool:
    """Whether a statutory duty is overdue and went untold for as many working days as it may."""
    missed = [one.task.due_on for one in lines if one.task.is_statutory and one.urgency is Urgency.OVERDUE]
    if not missed:
        return False
    since = max(min(missed), habits.told_on or date.min)
    return working_days_between(since, today, holidays) > MOST_UNTOLD_WORKING_DAYS


def _is_pressing(line: Line, today: date, holidays: Holidays) -> bool:
    due_on = line.task.due_on
    return due_on < today or working_days_between(today, due_on, holidays) <= SOON_WORKING_DAYS


def first_here(candidates: Iterable[int | None], habits: Mapping[int, Habits], today: date) -> int | None:
    """Choose who is told: the first who is not away; when all are away the first all the same, for nobody is worse."""
    named = [one for one in candidates if one is not None]
    return next((one for one in named if not habits.get(one, DAILY).is_away(today)), next(iter(named), None))


def check_habits(account_id: int, habits: Habits, today: date) -> None:
    """Keep a person's choices within limits.

    RuleBroken `too_many_quiet_days`, `away_half`, `away_ends_before`, `away_past`, `away_too_long`,
    `deputy_required`, `deputy_of_oneself`.
    """
    if len(habits.quiet_weekdays) > MOST_QUIET_WEEKDAYS or not habits.quiet_weekdays <= set(WORKING_WEEK):
        raise RuleBroken("too_many_quiet_days", "quiet_weekdays")
    if habits.deputy == account_id:
        raise RuleBroken("deputy_of_oneself", "deputy_id")
    if habits.away_from is None and habits.away_until is None:
        return
    if habits.away_from is None or habits.away_until is None:
        raise RuleBroken("away_half", "away_from" if habits.away_from is None else "away_until")
    if habits.away_until < habits.away_from:
        raise RuleBroken("away_ends_before", "away_until")
    if habits.away_until < today:
        raise RuleBroken("away_past", "away_until")
    if (habits.away_until - habits.away_from).days >= MOST_AWAY_DAYS:
        raise RuleBroken("away_too_long", "away_until")
    if habits.deputy is None:
        raise RuleBroken("deputy_required", "deputy_id")


def check_escalation(account_id: int | None, next_id: int | None, after_days: int | None) -> None:
    """Keep what an employer sets within limits; `account_id` is None for the rule of the whole employer.

    RuleBroken `next_is_oneself`, `days_out_of_range`.
    """
    if account_id is not None and next_id == account_id:
        raise RuleBroken("next_is_oneself", "next_id")
    if after_days is not None and not 1 <= after_days <= MOST_ESCALATE_AFTER_DAYS:
        raise RuleBroken("days_out_of_range", "after_days")
