"""How a transfer stands: who must act next, and the lines of its timeline that a duty dates."""

from collections.abc import Iterable

from transition.consultation.facts import TimelineRow
from transition.employers.models import Employer
from transition.rules.milestones import Owner
from transition.rules.standing import Standing
from transition.transfers.models import Transfer

OPEN = frozenset({Standing.OVERDUE, Standing.DUE_SOON, Standing.NOT_DUE})


def duties_in(rows: Iterable[TimelineRow]) -> list[TimelineRow]:
    """The lines whose day a duty fixes or aims at, in order of day."""
    return [row for row in rows if row.duty is not None]


def next_to_act(rows: Iterable[TimelineRow]) -> TimelineRow | None:
    """What has to be done next by an employer; the oldest first when something is overdue."""
    return next((row for row in rows if row.is_task and row.standing in OPEN), None)


def who_acts(row: TimelineRow, transfer: Transfer) -> list[Employer | None]:
    """Who must act: the employers that answer for a line, None for one that is not known yet."""
    match row.side:
        case Owner.TRANSFEROR:
            return [transfer.outgoing_employer]
        case Owner.TRANSFEREE:
            return [transfer.incoming_employer]
        case _:
            return [transfer.outgoing_employer, transfer.incoming_employer]
