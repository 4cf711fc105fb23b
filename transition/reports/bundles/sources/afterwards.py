"""After the transfer: reviews, and what became of each measure."""

from collections.abc import Iterable

from flask_babel import gettext as _
from sqlalchemy import select

from transition.clock import UK
from transition.consultation.delivery.labels import OUTCOMES
from transition.consultation.delivery.models import MeasureDelivery
from transition.consultation.measures.models import Measure
from transition.consultation.reviews.labels import TITLES
from transition.consultation.reviews.models import Review
from transition.db import db
from transition.reports.bundles.asked import Asked, line
from transition.reports.bundles.entries import Cell, Entry, Section, Text


def reviews(asked: Asked) -> Iterable[Entry]:
    """Each review on the day it was held; minutes that are not agreed are for a full bundle alone."""
    query = select(Review).where(Review.transfer_id == asked.transfer.id).order_by(Review.months)
    for one in db.session.scalars(query):
        minutes = one.minutes if asked.is_full or one.agreed_on else ""
        yield Entry(
            f"review:{one.id}",
            Section.MEETINGS,
            one.held_on,
            Cell(str(TITLES[one.months])),
            facts=(
                line(_("Who attended"), one.attended if asked.is_full else ""),
                line(_("Minutes agreed on"), one.agreed_on),
                asked.by(one.recorded_by_id),
            ),
            texts=(
                asked.text(_("What was found"), one, "found"),
                asked.text(_("Next steps"), one, "next_steps"),
                Text(_("Minutes"), Cell(minutes)),
            ),
        )


def deliveries(asked: Asked) -> Iterable[Entry]:
    """What was written down of each measure's delivery, on the day of writing; a later one stands beside it."""
    query = (
        select(MeasureDelivery, Measure)
        .join(Measure, Measure.id == MeasureDelivery.measure_id)
        .where(Measure.transfer_id == asked.transfer.id)
        .order_by(MeasureDelivery.id)
    )
    for one, measure in db.session.execute(query):
        yield Entry(
            f"measure_delivery:{one.id}",
            Section.MEASURES,
            one.recorded_at.astimezone(UK).date(),
            Cell(_("Promised and delivered: %(title)s", title=asked.own(measure, "title").text)),
            facts=(
                line(_("What became of it"), str(OUTCOMES[one.outcome])),
                line(_("Delivered on"), one.delivered_on),
                line(_("Measure"), Cell(_("See the measure"), entry=f"measure:{measure.id}")),
                asked.by(one.recorded_by_id),
            ),
            texts=(Text(_("Evidence"), Cell(one.evidence)), asked.text(_("Reason"), one, "why")),
        )
