"""The record of service: what may be recorded of an issued letter, and recording it for one letter or many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.clock import now
from transition.db import db
from transition.letters.agreements.models import EmailAgreement
from transition.letters.agreements.queries import agreed_to_letters
from transition.letters.history import holding
from transition.letters.models import (
    Batch,
    Letter,
    PostClass,
    ReturnReason,
    ServiceKind,
    ServiceRecord,
    Way,
)
from transition.rules.broken import RuleBroken

DELIVERED = frozenset(
    {ServiceKind.HANDED_OVER, ServiceKind.POSTED, ServiceKind.EMAILED, ServiceKind.SERVED_AGAIN}
)


@dataclass(frozen=True)
class Step:
    """One thing that happened to letters on their way.

    `by_whom` is who handed the letter over, `again_by` the way by which it was served again, `note` words about it.
    """

    kind: ServiceKind
    happened_on: date
    post_class: PostClass | None = None
    note: str = ""
    by_whom: str = ""
    return_reason: ReturnReason | None = None
    again_by: Way | None = None

    @property
    def way(self) -> Way | None:
        """By which way the letter went in this step, if it went."""
        if self.kind is ServiceKind.SERVED_AGAIN:
            return self.again_by
        return Way(self.kind.value) if self.kind in DELIVERED else None


def record_service(batch: Batch, letters: Sequence[Letter], step: Step, *, by: Viewer, today: date) -> int:
    """Keep what happened to these letters of an issued batch; gives how many it was new for.

    A letter of which it is recorded already, or to which it cannot have happened, is passed over when there
    are several, and refused when it is the only one.
    RuleBroken `not_issued`, `in_the_future`, `before_issue`, `post_class_needed`, `agreement_needed`,
    `by_whom_needed`, `return_reason_needed`, `return_words_needed`, `way_needed`, `not_sent_yet`, `not_returned`,
    `served_already`, `recorded_already`, `nothing_to_record`.
    """
    check_step(batch, step, today)
    agreed = agreements_for(batch, letters, step)
    fitting: list[Letter] = []
    for letter in letters:
        if letter.rendered_at is None:
            continue
        code = refused(holding(letter.service), step)
        if code is None and step.way is Way.EMAILED and letter.id not in agreed:
            code = "agreement_needed"
        if code and len(letters) == 1:
            raise RuleBroken(code, "kind")
        if not code:
            fitting.append(letter)
    if not fitting:
        raise RuleBroken("nothing_to_record", "kind")
    for letter in fitting:
        letter.service.append(row_of(step, agreed.get(letter.id), by))
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


def agreements_for(batch: Batch, letters: Sequence[Letter], step: Step) -> Mapping[int, EmailAgreement]:
    """By letter, its reader's agreement to e-mail on the day of the step; none where nothing was e-mailed."""
    if step.way is not Way.EMAILED:
        return {}
    return agreed_to_letters(letters, batch.transfer_id, step.happened_on)


def row_of(step: Step, agreement: EmailAgreement | None, by: Viewer) -> ServiceRecord:
    """The row of a step, with only those of its answers that belong to it."""
    is_return = step.kind is ServiceKind.RETURNED
    return ServiceRecord(
        kind=step.kind,
        post_class=step.post_class if step.way is Way.POSTED else None,
        happened_on=step.happened_on,
        by_whom=step.by_whom.strip() if step.way is Way.HANDED_OVER else "",
        return_reason=step.return_reason if is_return else None,
        again_by=step.again_by if step.kind is ServiceKind.SERVED_AGAIN else None,
        agreement_id=agreement.id if agreement else None,
        note=step.note.strip(),
        recorded_by_id=by.account_id,
        recorded_at=now(),
    )


def check_step(batch: Batch, step: Step, today: date) -> None:
    """Whether a step says all that it must, and on a day on which it can have happened. Raises RuleBroken."""
    if batch.issued_on is None:
        raise RuleBroken("not_issued")
    if step.happened_on > today:
        raise RuleBroken("in_the_future", "happened_on")
    if step.happened_on < batch.issued_on:
        raise RuleBroken("before_issue", "happened_on", {"issued_on": batch.issued_on})
    if step.kind is ServiceKind.SERVED_AGAIN and step.again_by is None:
        raise RuleBroken("way_needed", "again_by")
    if step.way is Way.POSTED and step.post_class is None:
        raise RuleBroken("post_class_needed", "post_class")
    if step.way is Way.HANDED_OVER and not step.by_whom.strip():
        raise RuleBroken("by_whom_needed", "by_whom")
    if step.kind is ServiceKind.RETURNED and step.return_reason is None:
        raise RuleBroken("return_reason_needed", "return_reason")
    if step.return_reason is ReturnReason.OTHER and not step.note.strip():
        raise RuleBroken("return_words_needed", "note")


def refused(history: Sequence[ServiceRecord], step: Step) -> str | None:
    """Why this cannot be recorded of a letter of which that holds; None when it can."""
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


def letters_to_serve(batch: Batch, numbers: Sequence[int] = ()) -> list[Letter]:
    """The issued letters of a batch with their service; only those of these numbers, when any are given."""
    query = (
        select(Letter)
        .where(Letter.batch_id == batch.id, Letter.rendered_at.is_not(None))
        .options(selectinload(Letter.service))
    )
    chosen = set(numbers)
    found = db.session.scalars(query.order_by(Letter.number))
    return [letter for letter in found if not chosen or letter.number in chosen]
