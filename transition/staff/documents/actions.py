"""What is done with the documents of protected terms: attached, taken away, and checked against their digest."""

import hashlib
import secrets
from datetime import datetime
from typing import Final

from transition.audit.record import By, record
from transition.db import db
from transition.rules.broken import RuleBroken
from transition.staff.documents.models import TermDocument
from transition.staff.documents.queries import document_count
from transition.staff.terms.models import Term
from transition.transfers.models import Transfer
from transition.web.documents import HandedIn, ending_of

MOST: Final = 10


def attach_document(
    transfer: Transfer, term: Term, handed_in: HandedIn, *, description: str, by: By, now: datetime
) -> TermDocument:
    """Keeps a document with a term, under a name of our own. RuleBroken `too_many_documents`."""
    if document_count(term) >= MOST:
        raise RuleBroken("too_many_documents", "document", {"most": MOST})
    document = TermDocument(
        term_id=term.id, description=description, name=f"{secrets.token_hex(16)}{ending_of(handed_in.type)}",
        type=handed_in.type, size=len(handed_in.content), digest=handed_in.digest, content=handed_in.content,
        added_by_id=by.account_id, added_at=now,
    )  # fmt: skip
    db.session.add(document)
    db.session.flush()
    details = {"document_digest": document.digest}
    record("term.document_added", by=by, subject=term, transfer_id=transfer.id, **details)
    return document


def take_away_document(transfer: Transfer, term: Term, document: TermDocument, *, by: By) -> None:
    """Takes away a document that was attached to the wrong term; the trail keeps its digest."""
    digest = document.digest
    db.session.delete(document)
    db.session.flush()
    record("term.document_removed", by=by, subject=term, transfer_id=transfer.id, document_digest=digest)


def is_whole(document: TermDocument) -> bool:
    """Whether the bytes are still those that were attached."""
    return secrets.compare_digest(hashlib.sha256(document.content).hexdigest(), document.digest)
