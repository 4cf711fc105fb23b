"""What the home page gathers: how each of one's transfers stands, as far as its reader may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from transition.access.permissions import Post, Role, Thing, Viewer, may
from transition.consultation.facts import TimelineRow, timelines_of
from transition.consultation.several import Consulted, Said, consulted_in, said_by
from transition.consultation.timeline.tasks import OwnTask
from transition.db import db
from transition.overview.sight import reads_of_outgoing
from transition.overview.standing import next_to_act, reply_first
from transition.overview.statuses import StatusShown, statuses_for
from transition.rules.reminders import Urgency
from transition.transfers.models import Transfer
from transition.transfers.queries import posts_towards, visible_to

# How many tasks that are not urgent the home page lists; the page of tasks has them all.
LATER = 5


@dataclass(frozen=True)
class Card:
    """One transfer on the home page; what its reader may not read is None.

    `said` is what the reader's own union said, for its representatives.
    """

    transfer: Transfer
    days_to_go: int
    status: StatusShown | None
    next: TimelineRow | None
    reply_since: date | None
    shows_basis: bool
    consulted: Consulted | None
    said: Said | None


@dataclass(frozen=True)
class Agenda:
    """What one person is to do: overdue, by the end of this week, and the first of what comes later."""

    overdue: list[OwnTask]
    this_week: list[OwnTask]
    later: list[OwnTask]
    later_count: int


def cards_of(viewer: Viewer, today: date) -> list[Card]:
    """The transfers that someone may see, those to come first, the soonest on top."""
    query = visible_to(viewer).order_by(Transfer.transfer_on, Transfer.id)
    transfers = list(db.session.scalars(query))
    rows, consulted = timelines_of(transfers, today), consulted_in(transfers, today)
    statuses = statuses_for(viewer, transfers, rows, consulted, today)
    said = said_by(_recognitions(viewer), transfers, today)
    cards = []
    for one in transfers:
        posts = posts_towards(one, viewer)
        row = next_to_act(rows[one.id]) if may(posts, Thing.TIMELINE) else None
        their = consulted[one.id].said if reads_of_outgoing(posts, Thing.REPRESENTATIONS) else None
        cards.append(
            Card(
                one,
                (one.transfer_on - today).days,
                statuses.get(one.id),
                row,
                reply_first(row, their),
                may(posts, Thing.LEGAL_BASIS),
                consulted[one.id] if reads_of_outgoing(posts, Thing.MEETINGS) else None,
                said.get(one.id, Said()) if _is_representative(posts) else None,
            )
        )
    return sorted(cards, key=lambda card: card.days_to_go < 0)


def agenda_of(tasks: Sequence[OwnTask], today: date) -> Agenda:
    """The tasks by how urgent they are; they come in order of day."""
    placed = [(one.urgency(today), one) for one in tasks]
    later = [one for when, one in placed if when not in (Urgency.OVERDUE, Urgency.THIS_WEEK)]
    return Agenda(
        [one for when, one in placed if when is Urgency.OVERDUE],
        [one for when, one in placed if when is Urgency.THIS_WEEK],
        later[:LATER],
        len(later),
    )


def _is_representative(posts: frozenset[Post]) -> bool:
    return any(post.role is Role.REPRESENTATIVE for post in posts)


def _recognitions(viewer: Viewer) -> list[int]:
    return [
        one.recognition_id
        for one in viewer.appointments
        if one.role is Role.REPRESENTATIVE and one.recognition_id is not None
    ]
