"""Reading the trail, and checking that it is whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Select, func, select

from transition.audit.models import AuditChain, AuditDetail, AuditEvent
from transition.audit.record import SYSTEM, digest_of_details, digest_of_event
from transition.db import db


@dataclass(frozen=True)
class Break:
    """Where a chain is not whole: its name, the event's number and what is wrong there (a code)."""

    chain: str
    number: int
    reason: str


@dataclass(frozen=True)
class Check:
    """What reading the latest events of one chain again showed, of how many that it holds."""

    breaks: tuple[Break, ...]
    checked_count: int
    event_count: int

    @property
    def is_whole_chain(self) -> bool:
        """Whether every event was read, and not the latest only."""
        return self.checked_count >= self.event_count


def count_events() -> int:
    """How many events all the chains hold."""
    return db.session.scalar(select(func.count()).select_from(AuditEvent)) or 0


def breaks() -> Iterator[Break]:
    """Every place where a chain breaks; nothing when the trail is whole."""
    for chain in db.session.scalars(select(AuditChain).order_by(AuditChain.id)):
        yield from _breaks_of(chain)


def events_of_system() -> Select[AuditEvent]:
    """The events of the system's own chain, in no order."""
    return select(AuditEvent).where(
        AuditEvent.chain_id.in_(select(AuditChain.id).where(AuditChain.name == SYSTEM))
    )


def check_of_system(most: int) -> Check:
    """Reads the latest `most` events of the system's chain again, so that a page costs the same in any year."""
    chain = db.session.scalar(select(AuditChain).where(AuditChain.name == SYSTEM))
    if chain is None:
        return Check((), 0, 0)
    since = max(chain.event_count - most, 0)
    return Check(tuple(_breaks_of(chain, since)), chain.event_count - since, chain.event_count)


def check_of_transfer(transfer_id: int) -> tuple[Check, str]:
    """Reads every event of a transfer's chain again; the digest of its last event besides."""
    chain = db.session.scalar(select(AuditChain).where(AuditChain.transfer_id == transfer_id))
    if chain is None:
        return Check((), 0, 0), ""
    return Check(tuple(_breaks_of(chain)), chain.event_count, chain.event_count), chain.head


def _digest_at(chain: AuditChain, number: int) -> str:
    """The digest of one event; nothing before the first, and nothing where it is missing."""
    query = select(AuditEvent.digest).where(AuditEvent.chain_id == chain.id, AuditEvent.number == number)
    return db.session.scalar(query) or ""


def _breaks_of(chain: AuditChain, since: int = 0) -> Iterator[Break]:
    """Where the events after number `since` do not follow on from each other, or differ from their digests."""
    previous, number = _digest_at(chain, since) if since else "", since
    rows = db.session.execute(
        select(AuditEvent, AuditDetail)
        .outerjoin(AuditDetail, AuditDetail.event_id == AuditEvent.id)
        .where(AuditEvent.chain_id == chain.id, AuditEvent.number > since)
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
