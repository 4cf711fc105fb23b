"""Measures as they were promised, and what became of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from transition.consultation.delivery.models import MeasureDelivery
from transition.consultation.measures.models import Measure
from transition.consultation.measures.queries import measures_of
from transition.db import db
from transition.rules.delivery import DeliveryOutcome, delivery_standing
from transition.rules.standing import Standing
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class Promise:
    """One measure with what holds of its delivery, and where it stands against the day promised."""

    measure: Measure
    delivery: MeasureDelivery | None
    standing: Standing | None

    @property
    def field(self) -> str:
        """Under which name of the measure its promised wording stands: the final one where there is one."""
        return "final_wording" if self.measure.final_wording or self.measure.final_wording_cy else "text"


@dataclass(frozen=True)
class DeliveryCounts:
    """How many measures were promised, and what became of them."""

    promised: int
    delivered: int
    in_part: int
    not_delivered: int

    @property
    def open(self) -> int:
        """Of how many nothing is recorded."""
        return self.promised - self.delivered - self.in_part - self.not_delivered


def promises_of(transfer: Transfer, today: date) -> list[Promise]:
    """Every measure that was not withdrawn, of both employers, with what became of it."""
    measures = measures_of(transfer)
    newest = (
        select(func.max(MeasureDelivery.id))
        .where(MeasureDelivery.measure_id.in_([one.id for one in measures]))
        .group_by(MeasureDelivery.measure_id)
    )
    query = select(MeasureDelivery).where(MeasureDelivery.id.in_(newest))
    held = {one.measure_id: one for one in db.session.scalars(query)}
    return [_promise(one, held.get(one.id), today) for one in measures]


def _promise(measure: Measure, held: MeasureDelivery | None, today: date) -> Promise:
    outcome, delivered_on = (held.outcome, held.delivered_on) if held else (None, None)
    return Promise(measure, held, delivery_standing(measure.takes_effect_on, outcome, delivered_on, today))


def counts_of(promises: Iterable[Promise]) -> DeliveryCounts:
    """What became of these measures, in numbers."""
    all_of_them = list(promises)
    outcomes = [one.delivery.outcome for one in all_of_them if one.delivery]
    return DeliveryCounts(len(all_of_them), *(outcomes.count(outcome) for outcome in DeliveryOutcome))


def history_of(measure: Measure) -> list[MeasureDelivery]:
    """All that was recorded of one measure's delivery, the newest first."""
    query = select(MeasureDelivery).where(MeasureDelivery.measure_id == measure.id)
    return list(db.session.scalars(query.order_by(MeasureDelivery.id.desc())))
