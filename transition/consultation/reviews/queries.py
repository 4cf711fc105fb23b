"""Finding reviews, and when each is due by the timeline."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from transition.consultation.facts import TimelineRow, timeline_of
from transition.consultation.reviews.models import Review
from transition.db import db
from transition.rules.reviews import REVIEWS
from transition.rules.standing import Standing, standing
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class ReviewDue:
    """One of the three reviews: its day by the timeline, where it stands, and what was recorded of it."""

    months: int
    row: TimelineRow | None
    review: Review | None
    today: date

    @property
    def due_on(self) -> date | None:
        """The day by the timeline, which may have been set by hand."""
        return self.row.due_on if self.row else None

    @property
    def standing(self) -> Standing | None:
        """Where it stands: held is held, whether or not its milestone was marked."""
        if self.row is None:
            return Standing.MET if self.review else None
        if self.review is None:
            return self.row.standing
        return standing(self.row.due_on, self.review.held_on, True, self.today)


def reviews_of(transfer: Transfer, today: date) -> list[ReviewDue]:
    """The three reviews of a transfer, in order."""
    kept = {
        one.months: one for one in db.session.scalars(select(Review).where(Review.transfer_id == transfer.id))
    }
    rows = {row.key: row for row in timeline_of(transfer, today)}
    return [ReviewDue(months, rows.get(key), kept.get(months), today) for months, key in REVIEWS.items()]


def find_review(transfer: Transfer, months: int) -> Review | None:
    """What was recorded of one review; None while it was not."""
    query = select(Review).where(Review.transfer_id == transfer.id, Review.months == months)
    return db.session.scalar(query)
