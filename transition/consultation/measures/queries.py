"""Finding measures, what each employer stated about them, and which of them came late."""

from datetime import date

from sqlalchemy import select

from transition.consultation.measures.models import Measure, MeasuresRequest, MeasuresStatement
from transition.db import db
from transition.rules.consultation import has_answered_measures
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible


def measures_of(transfer: Transfer, *, with_withdrawn: bool = False) -> list[Measure]:
    """The measures of both employers, in the order in which they came."""
    query = select(Measure).where(Measure.transfer_id == transfer.id)
    if not with_withdrawn:
        query = query.where(Measure.withdrawn_on.is_(None))
    return list(db.session.scalars(query.order_by(Measure.received_on, Measure.id)))


def get_measure(transfer: Transfer, measure_id: int) -> Measure:
    """One measure of this transfer. Raises NotVisible."""
    query = select(Measure).where(Measure.transfer_id == transfer.id, Measure.id == measure_id)
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def statements_of(transfer: Transfer) -> list[MeasuresStatement]:
    """Every statement of either employer, oldest first."""
    query = select(MeasuresStatement).where(MeasuresStatement.transfer_id == transfer.id)
    return list(db.session.scalars(query.order_by(MeasuresStatement.stated_on, MeasuresStatement.id)))


def latest_none(transfer: Transfer, employer_id: int) -> MeasuresStatement | None:
    """The employer's latest statement, when it says that there are no measures."""
    mine = [one for one in statements_of(transfer) if one.employer_id == employer_id]
    return mine[-1] if mine and mine[-1].is_none else None


def has_answered(transfer: Transfer, employer_id: int) -> bool:
    """Whether the employer named a measure or stated that there are none; a blank is neither."""
    count = sum(1 for one in measures_of(transfer) if one.employer_id == employer_id)
    none = latest_none(transfer, employer_id)
    return has_answered_measures(count, none.stated_on if none else None)


def requests_of(transfer: Transfer) -> list[MeasuresRequest]:
    """The requests to the incoming employer, oldest first."""
    query = select(MeasuresRequest).where(MeasuresRequest.transfer_id == transfer.id)
    return list(db.session.scalars(query.order_by(MeasuresRequest.asked_on, MeasuresRequest.id)))


def overdue_request(transfer: Transfer, today: date) -> MeasuresRequest | None:
    """The latest request, when the day it asked for has passed without an answer."""
    asked = requests_of(transfer)
    if not asked or transfer.incoming_employer_id is None or asked[-1].reply_by >= today:
        return None
    return None if has_answered(transfer, transfer.incoming_employer_id) else asked[-1]
