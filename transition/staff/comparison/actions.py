"""Recording the new employer's own terms, and noting that a comparison of people was taken away."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from transition.audit.record import By, record, record_at_once
from transition.db import Base, Stale, check_version, db
from transition.rules.broken import RuleBroken
from transition.rules.protection import TermCategory
from transition.staff.comparison.models import NewEmployerTerm
from transition.staff.comparison.queries import new_terms
from transition.transfers.models import Transfer

FIELDS = ("text", "text_cy", "is_none", "written_in")


def record_new_term(
    transfer: Transfer, category: TermCategory, *, version: int, given: Mapping[str, Any], by: By
) -> NewEmployerTerm:
    """Says what the new employer's own term of that category is, or that it has none.

    `version` is 0 where nothing was recorded before. It changes nobody's contract. Raises RuleBroken, Stale.
    """
    # One at a time for each transfer, so that two officers never record the same category twice.
    db.session.execute(select(Transfer.id).where(Transfer.id == transfer.id).with_for_update())
    if bool(given["text"] or given["text_cy"]) == bool(given["is_none"]):
        raise RuleBroken("text_or_none", "text")
    term = new_terms(transfer).get(category)
    if term is None:
        if version != 0:
            raise Stale
        term = NewEmployerTerm(transfer_id=transfer.id, category=category)
    else:
        check_version(term, version)
    for name in FIELDS:
        setattr(term, name, given[name])
    term.recorded_by_id = by.account_id
    db.session.add(term)
    db.session.flush()
    record("new_term.recorded", by=by, subject=term, transfer_id=transfer.id, category=category.value)
    return term


def note_download(transfer: Transfer, subject: Base, *, form: str, people_count: int, by: By) -> None:
    """Notes at once, in a transaction of its own, that people's terms side by side left in a file."""
    details = {"form": form, "people_count": people_count}
    record_at_once("comparison.downloaded", by=by, subject=subject, transfer_id=transfer.id, **details)
