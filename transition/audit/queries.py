"""Reading the trail, and checking that it is whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Select, func, select

from transition.audit.models import AuditChain, AuditDetail, AuditEvent
from transition.audit.record import digest_of_details, digest_of_event
from transition.db import db


@dataclass(frozen=True)
class Break:
    """Where a chain is not whole: its name, the event's number and what is wrong there (a code)."""

    chain: str
    number: int
    reason: str


def trail_of(transfer_id: int) -> Select[AuditEvent]:
    """The events of one transfer, the newest first."""
    chain = select(AuditChain.id).where(AuditChain.transfer_id == transfer_id)
    return select(AuditEvent).where(AuditEvent.chain_id.in_(chain)).order_by(AuditEvent.number.desc())


def count_events() -> int:
    """How many events all the chains hold."""
    return db.session.scalar(select(func.count()).select_from(AuditEvent)) or 0


def breaks() -> Iterator[Break]:
    """Every place where a chain breaks; nothing when the trail is whole."""
    for chain in db.session.scalars(select(AuditChain).order_by(AuditChain.id)):
        yield from _breaks_of(chain)


def _breaks_of(chain: AuditChain) -> Iterator[Break]:
    previous, number = "", 0
    rows = db.session.execute(
        select(AuditEvent, AuditDetail)
        .outerjoin(AuditDetail, AuditDetail.event_id == AuditEvent.id)
        .where(AuditEvent.chain_id == chain.id)
        .order_by(AuditEvent.number)
        .execution_options(yield_per=500)
    )
    for entry, detail in rows:
        number += 1
        if entry.number != number:
            yield Break(chain.name, number, "missing")
            number = entry.number
        if entry.previous != previous or entry.digest != digest_of_event(chain.name, entry):
            yield Break(chain.name, entry.number, "altered")
        if detail and digest_of_details(detail.salt, detail.details) != entry.details_digest:
            yield Break(chain.name, entry.number, "details_altered")
        previous = entry.digest
    if (number, previous) != (chain.event_count, chain.head):
        yield Break(chain.name, chain.event_count, "truncated")
