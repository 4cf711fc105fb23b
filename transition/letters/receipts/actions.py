"""Recording who received a letter, when, and what shows it."""

from dataclasses import dataclass
from datetime import date

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.clock import now
from transition.db import db
from transition.letters.models import Batch, Letter, ServiceKind
from transition.letters.receipts.models import LetterReceipt
from transition.letters.service.actions import Step, refused, row_of
from transition.rules.broken import RuleBroken
from transition.web.documents import HandedIn


@dataclass(frozen=True)
class Received:
    """What is said of a receipt; `email` is the address to which it was sent, where that is how it came."""

    received_by: str
    received_on: date
    email: str = ""
    words: str = ""
    document: HandedIn | None = None


def record_receipt(
    batch: Batch, letter: Letter, received: Received, *, by: Viewer, today: date
) -> LetterReceipt:
    """Keep that a letter was received; where nobody had recorded its service, that is recorded with it.

    RuleBroken `not_issued`, `not_to_an_organisation`, `in_the_future`, `before_issue`, `receipt_needs_words`.
    """
    _check(batch, letter, received, today)
    receipt = LetterReceipt(
        letter_id=letter.id,
        received_by=received.received_by,
        received_on=received.received_on,
        email=received.email,
        words=received.words,
        recorded_by_id=by.account_id,
        recorded_at=now(),
    )
    if document := received.document:
        receipt.document_name, receipt.document_type = document.name, document.type
        receipt.document_digest, receipt.document = document.digest, document.content
    db.session.add(receipt)
    step = _service(received)
    if refused(letter.service, step) is None:
        letter.service.append(row_of(step, None, by))  # the receipt itself says that the way was agreed
    db.session.flush()
    record(
        "letter.receipt_recorded",
        by=by,
        subject=letter,
        transfer_id=batch.transfer_id,
        letter_id=letter.id,
        received_on=received.received_on.isoformat(),
        document_digest=receipt.document_digest,
    )
    return receipt


def _service(received: Received) -> Step:
    """How it came, as the record of service has it: by e-mail where an address is given, else by hand."""
    told = "; ".join(part for part in (received.email, received.received_by, received.words) if part)
    kind = ServiceKind.EMAILED if received.email else ServiceKind.HANDED_OVER
    return Step(kind, received.received_on, note=told[:200])


def _check(batch: Batch, letter: Letter, received: Received, today: date) -> None:
    if batch.issued_on is None or letter.rendered_at is None:
        raise RuleBroken("not_issued")
    if letter.person_id is not None:
        raise RuleBroken("not_to_an_organisation")
    if received.received_on > today:
        raise RuleBroken("in_the_future", "received_on")
    if received.received_on < batch.issued_on:
        raise RuleBroken("before_issue", "received_on", {"issued_on": batch.issued_on})
    if not received.words.strip() and received.document is None:
        raise RuleBroken("receipt_needs_words", "words")
