"""Who is reminded of what today: overdue, this week, the next two weeks; one digest a day to each person."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ESCALATE_AFTER_DAYS = 3
NEXT_DAYS = 14


class Urgency(StrEnum):
    """The three parts of a digest, in their order."""

    OVERDUE = "overdue"
    THIS_WEEK = "this_week"
    NEXT_TWO_WEEKS = "next_two_weeks"


@dataclass(frozen=True, slots=True)
class Task:
    """Something that a person must do by a last day; `escalate_to` is the next person or a named deputy."""

    key: str
    due_on: date
    owner: int
    escalate_to: int | None = None
    done_on: date | None = None
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One task in one person's digest; `is_escalated` says that it is another's."""

    task: Task
    urgency: Urgency
    is_escalated: bool


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is told on one day, the most urgent first."""

    recipient: int
    on: date
    lines: tuple[Line, ...]


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
    escalate_after_days: int = ESCALATE_AFTER_DAYS,
) -> list[Digest]:
    """Make today's digests, leaving out whoever had one today, as (recipient, day) pairs in `sent`.

    A task is repeated daily until it is done; overdue by `escalate_after_days` or more, it is also put
    before the person to whom it escalates.
    """
    lines: dict[int, list[Line]] = {}
    for task in tasks:
        placed = urgency(task.due_on, today)
        if placed is None or not task.is_needed or (task.done_on is not None and task.done_on <= today):
            continue
        lines.setdefault(task.owner, []).append(Line(task, placed, is_escalated=False))
        if _escalates(task, today, escalate_after_days) and task.escalate_to is not None:
            lines.setdefault(task.escalate_to, []).append(Line(task, placed, is_escalated=True))
    return [
        Digest(recipient, today, tuple(sorted(found, key=lambda line: (line.task.due_on, line.task.key))))
        for recipient, found in sorted(lines.items())
        if (recipient, today) not in sent
    ]


def _escalates(task: Task, today: date, after_days: int) -> bool:
    return task.escalate_to not in (None, task.owner) and (today - task.due_on).days >= after_days
