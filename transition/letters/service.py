"""The record of service: what may be recorded of an issued letter, and recording it for one letter or many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.clock import now
from transition.db import db
from transition.letters.models import Batch, Letter, PostClass, ServiceKind, ServiceRecord
from transition.letters.standings import DELIVERED
from transition.rules.broken import RuleBroken


@dataclass(frozen=True)
class Step:
    """One thing that happened to letters on their way; `note` is why it came back, or who agreed to e-mail."""

    kind: ServiceKind
    happened_on: date
    post_class: PostClass | None = None
    note: str = ""


def record_service(batch: Batch, letters: Sequence[Letter], step: Step, *, by: Viewer, today: date) -> int:
    """Keep what happened to these letters of an issued batch; gives how many it was new for.

    A letter of which it is recorded already, or to which it cannot have happened, is passed over when there
    are several, and refused when it is the only one.
    RuleBroken `not_issued`, `in_the_future`, `before_issue`, `post_class_needed`, `agreement_needed`,
    `return_reason_needed`, `way_needed`, `not_sent_yet`, `not_returned`, `served_already`, `recorded_already`,
    `nothing_to_record`.
    """
    _check(batch, step, today)
    fitting: list[Letter] = []
    for letter in letters:
        if letter.rendered_at is None:
            continue
        code = refused(letter.service, step)
        if code and len(letters) == 1:
            raise RuleBroken(code, "kind")
        if not code:
            fitting.append(letter)
    if not fitting:
        raise RuleBroken("nothing_to_record", "kind")
    for letter in fitting:
        letter.service.append(
            ServiceRecord(
                kind=step.kind,
                post_class=step.post_class,
                happened_on=step.happened_on,
                note=step.note.strip(),
                recorded_by_id=by.account_id,
                recorded_at=now(),
            )
        )
    db.session.flush()
    record(
        "letter.service_recorded",
        by=by,
        subject=fitting[0] if len(letters) == 1 else batch,
        transfer_id=batch.transfer_id,
        kind=step.kind.value,
        happened_on=step.happened_on.isoformat(),
        count=len(fitting),
    )
    return len(fitting)


def _check(batch: Batch, step: Step, today: date) -> None:
    if batch.issued_on is None:
        raise RuleBroken("not_issued")
    if step.happened_on > today:
        raise RuleBroken("in_the_future", "happened_on")
    if step.happened_on < batch.issued_on:
        raise RuleBroken("before_issue", "happened_on", {"issued_on": batch.issued_on})
    if step.kind is ServiceKind.POSTED and step.post_class is None:
        raise RuleBroken("post_class_needed", "post_class")
    needs = {
        ServiceKind.EMAILED: "agreement_needed",
        ServiceKind.RETURNED: "return_reason_needed",
        ServiceKind.SERVED_AGAIN: "way_needed",
    }
    if step.kind in needs and not step.note.strip():
        raise RuleBroken(needs[step.kind], "note")


def refused(history: Sequence[ServiceRecord], step: Step) -> str | None:
    """Why this cannot be recorded of a letter with that history; None when it can."""
    on_its_way = [one for one in history if one.kind is not ServiceKind.PRINTED]
    last = on_its_way[-1] if on_its_way else None
    is_delivered = last is not None and last.kind in DELIVERED
    match step.kind:
        case ServiceKind.PRINTED:
            if any(
                one.kind is ServiceKind.PRINTED and one.happened_on == step.happened_on for one in history
            ):
                return "recorded_already"
        case ServiceKind.RETURNED:
            if not is_delivered:
                return "not_sent_yet"
        case ServiceKind.SERVED_AGAIN:
            if last is None or is_delivered:
                return "not_returned"
        case _:
            if last is not None:
                return "served_already" if is_delivered else "serve_again_instead"
    if last is not None and step.kind is not ServiceKind.PRINTED and step.happened_on < last.happened_on:
        return "before_the_last_step"
    return None


def letters_to_serve(batch: Batch) -> list[Letter]:
    """The issued letters of a batch with their service."""
    query = (
        select(Letter)
        .where(Letter.batch_id == batch.id, Letter.rendered_at.is_not(None))
        .options(selectinload(Letter.service))
    )
    return list(db.session.scalars(query.order_by(Letter.number)))
