"""What is done about people's checks of their records: slips kept, replies recorded, corrections settled."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select, update

from transition.audit.record import By, record
from transition.db import Stale, db
from transition.rules.broken import RuleBroken
from transition.rules.record_checks import CorrectionOutcome, ReplyAnswer, check_outcome, check_reply
from transition.staff.checks.headings import OTHER, is_as_sent
from transition.staff.checks.models import CorrectionSettlement, RecordCorrection, RecordReply, RecordSlip
from transition.transfers.models import Transfer


def keep_slips(slips: Iterable[RecordSlip]) -> None:
    """Keeps the slips of letters that were just prepared; whoever prepares them writes the event."""
    db.session.add_all(slips)
    db.session.flush()


def issue_slips(letters: Select[int], on: date) -> None:
    """Notes the day on which these letters became final; whoever issues them writes the event."""
    db.session.execute(
        update(RecordSlip).where(RecordSlip.letter_id.in_(letters)).values(issued_on=on),
        execution_options={"synchronize_session": False},
    )


@dataclass(frozen=True)
class Wrong:
    """One thing that a reply says is wrong or missing: the heading, and the person's words."""

    heading: str
    words: str


def record_reply(
    transfer: Transfer,
    slip: RecordSlip,
    *,
    answer: ReplyAnswer,
    received_on: date,
    note: str,
    corrections: Sequence[Wrong],
    seen_count: int,
    by: By,
    today: date,
    now: datetime,
) -> RecordReply:
    """Keeps what came back on a slip; a further reply takes the place of the one before, which stays to be seen.

    `seen_count` is how many replies the officer knew of. Raises RuleBroken, Stale.
    """
    earlier = db.session.scalar(select(func.count()).where(RecordReply.slip_id == slip.id)) or 0
    if earlier != seen_count:
        raise Stale
    if slip.issued_on is None:
        raise RuleBroken("slip_not_sent")
    check_reply(answer, received_on, slip.issued_on, today, len(corrections))
    reply = RecordReply(
        slip_id=slip.id, number=earlier + 1, answer=answer, received_on=received_on, note=note,
        recorded_by_id=by.account_id, recorded_at=now,
        corrections=[RecordCorrection(heading=one.heading, words=one.words) for one in corrections],
    )  # fmt: skip
    db.session.add(reply)
    db.session.flush()
    record(
        "record_check.replied", by=by, subject=reply, transfer_id=transfer.id, answer=answer.value,
        received_on=received_on.isoformat(), number=reply.number, count=len(corrections),
    )  # fmt: skip
    return reply


def settle_correction(
    transfer: Transfer,
    correction: RecordCorrection,
    now_says: Mapping[str, Any],
    *,
    outcome: CorrectionOutcome,
    reason: str,
    by: By,
    today: date,
) -> CorrectionSettlement:
    """Settles a correction: the record was changed, and what it says now is kept; or why it was not.

    Raises RuleBroken, also `settled_before`.
    """
    before = select(CorrectionSettlement.id).where(CorrectionSettlement.correction_id == correction.id)
    if db.session.scalar(before) is not None:
        raise RuleBroken("settled_before")
    key, sent = correction.heading, correction.reply.slip.said
    check_outcome(outcome, reason, is_as_sent(key, sent, now_says), key != OTHER)
    settled = CorrectionSettlement(
        correction_id=correction.id, outcome=outcome, reason=reason, says=now_says.get(key),
        settled_by_id=by.account_id, settled_on=today,
    )  # fmt: skip
    db.session.add(settled)
    db.session.flush()
    record(
        "record_check.correction_settled", by=by, subject=correction, transfer_id=transfer.id,
        outcome=outcome.value,
    )  # fmt: skip
    return settled
