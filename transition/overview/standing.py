"""How a transfer stands: what has to be done next, and the lines of its timeline that a duty dates."""

from collections.abc import Iterable
from datetime import date

from transition.consultation.facts import TimelineRow
from transition.consultation.several import Said
from transition.rules.standing import Standing

OPEN = frozenset({Standing.OVERDUE, Standing.DUE_SOON, Standing.NOT_DUE})


def duties_in(rows: Iterable[TimelineRow]) -> list[TimelineRow]:
    """The lines whose day a duty fixes or aims at, in order of day."""
    return [row for row in rows if row.duty is not None]


def reply_first(next_row: TimelineRow | None, said: Said | None) -> date | None:
    """The day by which an overdue reply to representations was due, where that comes before what is next."""
    since = said.overdue_since if said else None
    if since is None or next_row is None or next_row.standing is not Standing.OVERDUE:
        return since
    return since if since < next_row.due_on else None


def next_to_act(rows: Iterable[TimelineRow]) -> TimelineRow | None:
    """What has to be done next by an employer; the oldest first when something is overdue."""
    return next((row for row in rows if row.is_task and row.standing in OPEN), None)
