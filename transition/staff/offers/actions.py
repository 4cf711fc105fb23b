"""Recording what somebody was offered, and what they answered."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select

from transition.audit.record import By, record
from transition.db import Stale, db
from transition.rules.broken import RuleBroken
from transition.rules.moving import check_offer
from transition.staff.offers.models import OfferRecord
from transition.staff.offers.queries import history_of, in_scope
from transition.staff.people.models import Person
from transition.transfers.models import Transfer

FIELDS: Final = ("offered_on", "answer", "answered_on", "means", "note")


def record_offer(
    transfer: Transfer,
    person: Person,
    *,
    after: int,
    given: Mapping[str, Any],
    by: By,
    today: date,
    now: datetime,
) -> OfferRecord:
    """Writes down one person's offer and answer as they are now known, beside what was written before.

    `after` is the key of the record that the officer saw, 0 where there was none. Raises RuleBroken, Stale.
    """
    _check_newest(transfer, person, after)
    if person.id not in set(db.session.scalars(in_scope(transfer))):
        raise RuleBroken("not_in_scope")
    check_offer(
        transfer.basis, given["offered_on"], given["answer"], given["answered_on"], given["means"], today
    )
    kept = OfferRecord(
        transfer_id=transfer.id,
        person_id=person.id,
        **{name: given[name] for name in FIELDS},
        recorded_by_id=by.account_id,
        recorded_at=now,
    )
    db.session.add(kept)
    db.session.flush()
    record(
        "offer.recorded",
        by=by,
        subject=kept,
        transfer_id=transfer.id,
        offered_on=kept.offered_on.isoformat(),
        answer=kept.answer.value if kept.answer else None,
        answered_on=kept.answered_on.isoformat() if kept.answered_on else None,
    )
    return kept


def _check_newest(transfer: Transfer, person: Person, after: int) -> None:
    """One at a time for each person, so that of two officers the second is told. Raises Stale."""
    db.session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    before = history_of(transfer, person)
    if after != (before[0].id if before else 0):
        raise Stale
