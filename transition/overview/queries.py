"""What joins features on one page: one's transfers with how each stands."""

from dataclasses import dataclass
from datetime import date

from transition.access.permissions import Needs, Post, Thing, Verb, Viewer, conditions
from transition.consultation.facts import TimelineRow, timelines_of
from transition.db import db
from transition.overview.standing import next_to_act
from transition.transfers.models import Transfer
from transition.transfers.queries import posts_towards, visible_to


@dataclass(frozen=True)
class Card:
    """One transfer on the home page. `next` and whether the basis shows depend on what its reader may read."""

    transfer: Transfer
    days_to_go: int
    next: TimelineRow | None
    shows_basis: bool


def cards_of(viewer: Viewer, today: date) -> list[Card]:
    """The transfers that someone may see, those to come first, the soonest on top."""
    query = visible_to(viewer).order_by(Transfer.transfer_on, Transfer.id)
    transfers = list(db.session.scalars(query))
    rows = timelines_of(transfers, today)
    cards = [_card(one, rows[one.id], posts_towards(one, viewer), today) for one in transfers]
    return sorted(cards, key=lambda card: card.days_to_go < 0)


def _card(transfer: Transfer, rows: list[TimelineRow], posts: frozenset[Post], today: date) -> Card:
    def reads(thing: Thing) -> bool:
        return bool(conditions(posts, Needs(thing, Verb.READ)))

    return Card(
        transfer,
        (transfer.transfer_on - today).days,
        next_to_act(rows) if reads(Thing.TIMELINE) else None,
        reads(Thing.LEGAL_BASIS),
    )
