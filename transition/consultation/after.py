"""The page of what comes after a transfer: limits on claims, statements, checks, reviews, measures delivered."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from transition import clock
from transition.access.guard import allows, posts, requires, viewer
from transition.access.permissions import Thing
from transition.consultation.arrivals import labels as arrival_labels
from transition.consultation.arrivals.queries import ArrivalCounts, counts_of, last_day, may_read
from transition.consultation.claims.queries import limit_for
from transition.consultation.delivery import queries as delivery
from transition.consultation.reviews import labels as review_labels
from transition.consultation.reviews.queries import reviews_of
from transition.consultation.timeline.labels import KINDS, SHAPES, STANDINGS, doubt_words
from transition.consultation.timeline.queries import names_people
from transition.rules.arrivals import ArrivalKind
from transition.rules.claims import Failure
from transition.rules.deadlines import Deadline
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer

after = Blueprint("after", __name__)


@dataclass(frozen=True)
class Arriving:
    """One thing that the new employer does for each person: until when, and how far it is."""

    kind: ArrivalKind
    deadline: Deadline | None
    counts: ArrivalCounts


@after.get("/transfers/<int:transfer_id>/after", endpoint="after")
@requires(Thing.TIMELINE)
def show(transfer_id: int) -> ResponseReturnValue:
    """What is to be done once people have transferred, by when, and how far it is."""
    transfer, today = get_transfer(transfer_id, viewer()), clock.today()
    values: dict[str, Any] = {
        "limit": limit_for(transfer, Failure.OTHER),
        "arriving": [_arriving(transfer, kind) for kind in ArrivalKind],
        "reads_people": may_read(posts()),
        "counted": names_people(posts()),
        "reviews": reviews_of(transfer, today) if allows(Thing.MEETINGS) else [],
        "measures": delivery.counts_of(delivery.promises_of(transfer, today)) if allows(Thing.MEASURES) else None,
        "has_begun": today >= transfer.transfer_on,
        "kinds": KINDS,
        "doubt_words": doubt_words,
        "standings": STANDINGS,
        "shapes": SHAPES,
        "titles": {**arrival_labels.TITLES, **review_labels.TITLES},
        "addresses": arrival_labels.ADDRESSES,
    }  # fmt: skip
    return render_template("consultation/after.html", transfer=transfer, **values)


def _arriving(transfer: Transfer, kind: ArrivalKind) -> Arriving:
    deadline = last_day(transfer, kind)
    return Arriving(kind, deadline, counts_of(transfer, kind, deadline.due_on if deadline else None))
