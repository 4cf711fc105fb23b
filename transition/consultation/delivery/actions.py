"""Recording what became of a measure."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select

from transition.audit.record import By, keep
from transition.consultation.delivery.models import MeasureDelivery
from transition.consultation.delivery.queries import history_of
from transition.consultation.measures.models import Measure
from transition.db import Stale, db
from transition.rules.broken import RuleBroken
from transition.rules.delivery import check_delivery

FIELDS: Final = ("outcome", "delivered_on", "evidence", "why", "why_cy")


def record_delivery(
    measure: Measure, given: Mapping[str, Any], *, after: int, by: By, today: date, now: datetime
) -> MeasureDelivery:
    """Writes down what became of a measure, beside what was written before.

    `after` is the key of the record that the officer saw, 0 where there was none. Raises Stale; RuleBroken
    `measure_withdrawn`, and as `rules.delivery.check_delivery`.
    """
    db.session.execute(select(Measure.id).where(Measure.id == measure.id).with_for_update())
    before = history_of(measure)
    if after != (before[0].id if before else 0):
        raise Stale
    if measure.withdrawn_on is not None:
        raise RuleBroken("measure_withdrawn", None, {"withdrawn_on": measure.withdrawn_on})
    check_delivery(given["outcome"], given["delivered_on"], given["evidence"], given["why"], today)
    kept = MeasureDelivery(
        measure_id=measure.id,
        recorded_by_id=by.account_id,
        recorded_at=now,
        **{name: given[name] for name in FIELDS},
    )
    day = kept.delivered_on.isoformat() if kept.delivered_on else None
    return keep(
        kept, "measure.delivery_recorded", by=by, transfer_id=measure.transfer_id,
        outcome=kept.outcome.value, delivered_on=day,
    )  # fmt: skip
