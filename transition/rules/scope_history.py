"""Which decision about a team held on a day, among all that were recorded; and which may follow which."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from transition.rules.broken import RuleBroken


class Ruling(Protocol):
    """One decision as it was recorded. `decided_on` is None while nobody had decided; `corrects_id` names the
    one that was recorded wrongly and that this one stands in for."""

    @property
    def id(self) -> int: ...
    @property
    def decided_on(self) -> date | None: ...
    @property
    def recorded_on(self) -> date: ...
    @property
    def corrects_id(self) -> int | None: ...


R = TypeVar("R", bound=Ruling)


def uncorrected(rulings: Iterable[R]) -> list[R]:
    """Those that no later one corrects: corrected records are shown as they are now."""
    found = list(rulings)
    corrected = {one.corrects_id for one in found}
    return [one for one in found if one.id not in corrected]


def in_force(rulings: Iterable[R], as_at: date) -> R | None:
    """What held at the end of a day: the last decision taken by then, however late it was recorded.

    Before any decision, what had been recorded by then as awaiting one; None when nothing had.
    """
    found = uncorrected(rulings)
    taken = [(one.decided_on, one.id, one) for one in found if one.decided_on and one.decided_on <= as_at]
    if taken:
        return max(taken, key=lambda each: each[:2])[2]
    awaiting = [one for one in found if one.decided_on is None and one.recorded_on <= as_at]
    return max(awaiting, key=lambda one: one.id, default=None)


def check_following(last_on: date | None, decided_on: date | None) -> None:
    """A new decision comes after the last one, on a day of its own; otherwise the last would be lost.

    RuleBroken `team_day_missing`, `team_day_not_later`.
    """
    if last_on is None:
        return
    if decided_on is None:
        raise RuleBroken("team_day_missing", "decided_on")
    if decided_on <= last_on:
        raise RuleBroken("team_day_not_later", "decided_on", {"last_on": last_on})
