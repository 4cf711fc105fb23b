"""Recording a review that was held, and agreeing its minutes."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from transition.audit.record import By, keep, record
from transition.consultation.reviews.models import Review
from transition.consultation.reviews.queries import find_review
from transition.consultation.timeline.actions import milestone_met
from transition.db import Stale, check_version, db
from transition.rules.broken import RuleBroken
from transition.rules.reviews import REVIEWS, check_review
from transition.transfers.models import Transfer
from transition.transfers.queries import hold

FIELDS: Final = (
    "held_on", "attended", "found", "found_cy", "next_steps", "next_steps_cy", "minutes", "agreed_on",
)  # fmt: skip


def keep_review(
    transfer: Transfer,
    months: int,
    given: Mapping[str, Any],
    *,
    evidence: str,
    version: int,
    by: By,
    today: date,
    now: datetime,
) -> Review:
    """Keeps what a review found, new or put right, and notes in the timeline that it was held.

    `version` is 0 for a new one. Once its minutes are agreed it changes no more. Raises Stale; RuleBroken as
    `rules.reviews.check_review`, `review_agreed`.
    """
    hold(transfer)
    review = find_review(transfer, months)
    if review is None and version:
        raise Stale
    if review is not None:
        check_version(review, version)
        if review.agreed_on is not None:
            raise RuleBroken("review_agreed", None, {"agreed_on": review.agreed_on})
    check_review(transfer.transfer_on, given["held_on"], today, given["agreed_on"], given["minutes"])
    told = {
        "months": months,
        "held_on": given["held_on"].isoformat(),
        "is_agreed": given["agreed_on"] is not None,
    }
    answers = {name: given[name] for name in FIELDS}
    if review is None:
        review = Review(
            transfer_id=transfer.id, months=months, recorded_by_id=by.account_id, recorded_at=now, **answers
        )
        keep(review, "review.recorded", by=by, transfer_id=transfer.id, **told)
    else:
        for name, value in answers.items():
            setattr(review, name, value)
        db.session.flush()
        record("review.changed", by=by, subject=review, transfer_id=transfer.id, **told)
    milestone_met(transfer, REVIEWS[months], on=review.held_on, evidence=evidence, by=by)
    return review
