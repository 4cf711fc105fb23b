"""Mistakes in a record of service: put right by a further row that says what happened, or that nothing did."""

from datetime import date

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.clock import now
from transition.db import db
from transition.letters.history import holding, place_of
from transition.letters.models import Batch, Letter, ServiceRecord, Way
from transition.letters.service.actions import Step, agreements_for, check_step, refused, row_of
from transition.rules.broken import RuleBroken


def correct_service(
    batch: Batch,
    letter: Letter,
    wrong: ServiceRecord,
    step: Step | None,
    *,
    why: str,
    by: Viewer,
    today: date,
) -> None:
    """Put right what was recorded of a letter: it happened as `step` says, or with None it did not happen.

    What was recorded stays, and is shown as corrected. What comes after it must still be possible.
    RuleBroken as `record_service`, and `why_needed`, `step_corrected_already`, `nothing_corrected`,
    `breaks_what_follows`.
    """
    if not why.strip():
        raise RuleBroken("why_needed", "why")
    held = holding(letter.service)
    if wrong not in held:
        raise RuleBroken("step_corrected_already")
    row = _void(wrong, by) if step is None else _instead(batch, letter, wrong, step, by, today)
    row.why, row.corrects_id = why.strip(), place_of(wrong)
    _check_order([row if one is wrong else one for one in held if one is not wrong or step])
    letter.service.append(row)
    db.session.flush()
    record(
        "letter.service_corrected",
        by=by,
        subject=letter,
        transfer_id=batch.transfer_id,
        kind=row.kind.value,
        happened_on=row.happened_on.isoformat(),
        is_void=row.is_void,
    )


def _void(wrong: ServiceRecord, by: Viewer) -> ServiceRecord:
    return ServiceRecord(
        kind=wrong.kind,
        happened_on=wrong.happened_on,
        is_void=True,
        recorded_by_id=by.account_id,
        recorded_at=now(),
    )


def _instead(
    batch: Batch, letter: Letter, wrong: ServiceRecord, step: Step, by: Viewer, today: date
) -> ServiceRecord:
    check_step(batch, step, today)
    agreed = agreements_for(batch, [letter], step).get(letter.id)
    if step.way is Way.EMAILED and agreed is None:
        raise RuleBroken("agreement_needed", "kind")
    row = row_of(step, agreed, by)
    told = (
        "kind",
        "post_class",
        "happened_on",
        "by_whom",
        "return_reason",
        "again_by",
        "agreement_id",
        "note",
    )
    if all(getattr(row, name) == getattr(wrong, name) for name in told):
        raise RuleBroken("nothing_corrected")
    return row


def _check_order(rows: list[ServiceRecord]) -> None:
    """Whether the steps can have happened in this order, each after those before it."""
    for place, row in enumerate(rows):
        if refused(rows[:place], Step(row.kind, row.happened_on)):
            raise RuleBroken("breaks_what_follows")
