"""What the new employer does for each person who transfers, and by when: the written statement, the right to work."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from transition.rules.broken import RuleBroken
from transition.rules.duties import Duty


class ArrivalKind(StrEnum):
    """What is done for one person."""

    WRITTEN_STATEMENT = "WRITTEN_STATEMENT"
    """The statement of the change of employer, with the date that continuous employment began (ERA 1996 s.4)."""
    RIGHT_TO_WORK = "RIGHT_TO_WORK"
    """The check of the right to work; no document of it is kept."""


DUTIES: Final[Mapping[ArrivalKind, Duty]] = MappingProxyType(
    {
        ArrivalKind.WRITTEN_STATEMENT: Duty.WRITTEN_STATEMENT,
        ArrivalKind.RIGHT_TO_WORK: Duty.RIGHT_TO_WORK_CHECK,
    }
)


def check_arrival(kind: ArrivalKind, done_on: date | None, done_by: str, today: date) -> None:
    """Refuse a day that has not come, and a check of the right to work by nobody.

    RuleBroken `in_the_future`, `done_by_required`, `done_on_required`.
    """
    if done_on is None:
        if done_by.strip():
            raise RuleBroken("done_on_required", "done_on")
        return
    if done_on > today:
        raise RuleBroken("in_the_future", "done_on")
    if kind is ArrivalKind.RIGHT_TO_WORK and not done_by.strip():
        raise RuleBroken("done_by_required", "done_by")
