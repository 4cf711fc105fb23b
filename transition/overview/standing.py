"""How a transfer stands: what has to be done next, and the lines of its timeline that a duty dates."""

from collections.abc import Iterable

from transition.consultation.facts import TimelineRow
from transition.rules.standing import Standing

OPEN = frozenset({Standing.OVERDUE, Standing.DUE_SOON, Standing.NOT_DUE})


def duties_in(rows: Iterable[TimelineRow]) -> list[TimelineRow]:
    """The lines whose day a duty fixes or aims at, in order of day."""
    return [row for row in rows if row.duty is not None]


def next_to_act(rows: Iterable[TimelineRow]) -> TimelineRow | None:
    """What has to be done next by an employer; the oldest first when something is overdue."""
    return next((row for row in rows if row.is_task and row.standing in OPEN), None)
