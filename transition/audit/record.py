"""Recording in the trail: events are collected as things are done and chained just before the commit."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from sqlalchemy import event, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from transition.audit.events import EVENTS
from transition.audit.models import AuditChain, AuditDetail, AuditEvent
from transition.clock import now
from transition.db import Base, db, writing

SYSTEM = "system"
_PENDING = "audit.pending"
Kept = TypeVar("Kept", bound=Base)


class By(Protocol):
    """Whoever did it: a viewer, or anything else that knows its account."""

    @property
    def account_id(self) -> int: ...


@dataclass(frozen=True)
class Pending:
    """An event that waits for the commit."""

    name: str
    account_id: int | None
    transfer_id: int | None
    subject: str
    details: dict[str, Any]


def record(
    name: str, *, by: By | None, subject: Base, transfer_id: int | None = None, **details: Any
) -> None:
    """Adds an event to the trail of its transfer (or the system's) when this session commits.

    `by` is None for what the system does by itself. Raises ValueError for an event, or a detail of it,
    that `events.py` does not name.
    """
    pending = _pending(name, by, subject, transfer_id, details)
    if not db.session().in_transaction():
        db.session.begin()  # so that a rollback forgets the event even when nothing else happened yet
    db.session.info.setdefault(_PENDING, []).append(pending)


def keep(kept: Kept, name: str, *, by: By | None, transfer_id: int | None = None, **details: Any) -> Kept:
    """Adds a new row, and the event of its being added; gives the row, which has its key from now on.

    Raises ValueError as `record` does.
    """
    db.session.add(kept)
    db.session.flush()
    record(name, by=by, subject=kept, transfer_id=transfer_id, **details)
    return kept


def record_at_once(
    name: str, *, by: By | None, subject: Base, transfer_id: int | None = None, **details: Any
) -> None:
    """Adds an event in a transaction of its own: for what was read, while the page itself only reads.

    Raises whatever the database raises, so that what cannot be logged is not shown.
    """
    pending = _pending(name, by, subject, transfer_id, details)
    with writing(), Session(db.engine) as session:
        session.info[_PENDING] = [pending]
        session.commit()


def _pending(
    name: str, by: By | None, subject: Base, transfer_id: int | None, details: dict[str, Any]
) -> Pending:
    if name not in EVENTS or not set(details) <= EVENTS[name]:
        raise ValueError(f"{name} does not carry {sorted(set(details) - EVENTS.get(name, frozenset()))}")
    key = f"{subject.__tablename__}:{getattr(subject, 'id', '')}"
    return Pending(name, by.account_id if by else None, transfer_id, key, details)


def digest_of_details(salt: str, details: dict[str, Any]) -> str:
    """The salted digest that the chain keeps of an event's details."""
    return hashlib.sha256(
        f"{salt}\n{json.dumps(details, sort_keys=True, ensure_ascii=False)}".encode()
    ).hexdigest()


def digest_of_event(chain: str, entry: AuditEvent) -> str:
    """The digest that ties an event to all that came before it in its chain."""
    parts = (
        chain,
        entry.number,
        entry.name,
        entry.at.isoformat(),
        entry.account_id,
        entry.subject,
        entry.details_digest,
        entry.previous,
    )
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


@event.listens_for(Session, "before_commit")
def _append(session: Session) -> None:
    waiting: list[Pending] = session.info.pop(_PENDING, [])
    if not waiting:
        return
    session.flush()
    names = {_chain_name(pending.transfer_id): pending.transfer_id for pending in waiting}
    chains = _locked_heads(session, names)
    for pending in waiting:
        _chain(session, chains[_chain_name(pending.transfer_id)], pending)
    session.flush()


@event.listens_for(Session, "after_soft_rollback")
def _forget(session: Session, _previous: object) -> None:
    if not session.in_nested_transaction():
        session.info.pop(_PENDING, None)


def _chain_name(transfer_id: int | None) -> str:
    return SYSTEM if transfer_id is None else f"transfer-{transfer_id}"


def _locked_heads(session: Session, names: dict[str, int | None]) -> dict[str, AuditChain]:
    """The chains' heads, locked in order of id so that two writers never wait for each other in a ring."""
    insert = postgresql_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    known = set(session.scalars(select(AuditChain.name).where(AuditChain.name.in_(names))))
    for name in sorted(set(names) - known):
        row = {"name": name, "transfer_id": names[name], "event_count": 0, "head": ""}
        session.execute(insert(AuditChain).values(row).on_conflict_do_nothing())
    query = select(AuditChain).where(AuditChain.name.in_(names)).order_by(AuditChain.id)
    heads = session.scalars(query.with_for_update().execution_options(populate_existing=True))
    return {chain.name: chain for chain in heads}


def _chain(session: Session, chain: AuditChain, pending: Pending) -> None:
    salt = secrets.token_hex(16)
    entry = AuditEvent(
        chain_id=chain.id,
        number=chain.event_count + 1,
        name=pending.name,
        at=now(),
        account_id=pending.account_id,
        subject=pending.subject,
        details_digest=digest_of_details(salt, pending.details),
        previous=chain.head,
    )
    entry.digest = digest_of_event(chain.name, entry)
    session.add(entry)
    session.flush()
    session.add(AuditDetail(event_id=entry.id, salt=salt, details=pending.details))
    chain.event_count, chain.head = entry.number, entry.digest
