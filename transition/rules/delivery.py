"""Measures promised against delivered: what may be said of one, and where it stands against the day promised."""

from datetime import date
from enum import StrEnum

from transition.rules.broken import RuleBroken
from transition.rules.standing import Standing, standing


class DeliveryOutcome(StrEnum):
    """What became of a measure."""

    DELIVERED = "DELIVERED"
    IN_PART = "IN_PART"
    NOT_DELIVERED = "NOT_DELIVERED"


def check_delivery(
    outcome: DeliveryOutcome, delivered_on: date | None, evidence: str, why: str, today: date
) -> None:
    """Refuse a delivery without its day and evidence, and a failure to deliver without its reason.

    RuleBroken `delivered_on_required`, `in_the_future`, `evidence_required`, `why_required`,
    `not_delivered_has_no_day`.
    """
    if outcome is DeliveryOutcome.NOT_DELIVERED:
        if delivered_on is not None:
            raise RuleBroken("not_delivered_has_no_day", "delivered_on")
    else:
        if delivered_on is None:
            raise RuleBroken("delivered_on_required", "delivered_on")
        if delivered_on > today:
            raise RuleBroken("in_the_future", "delivered_on")
        if not evidence.strip():
            raise RuleBroken("evidence_required", "evidence")
    if outcome is not DeliveryOutcome.DELIVERED and not why.strip():
        raise RuleBroken("why_required", "why")


def delivery_standing(
    promised_on: date | None, outcome: DeliveryOutcome | None, delivered_on: date | None, today: date
) -> Standing | None:
    """Say where a measure stands against the day promised; None where no day was promised and nothing is recorded.

    In part is not delivered: it is overdue once its day has passed. What was said not to be delivered stands as
    overdue too, with its reason beside it.
    """
    done_on = delivered_on if outcome is DeliveryOutcome.DELIVERED else None
    if promised_on is None:
        return Standing.MET if done_on is not None else None
    return standing(promised_on, done_on, True, today)
