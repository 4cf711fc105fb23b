"""Where batches stand: how many of their letters are made, printed and served."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Select, func, select

from transition.db import db
from transition.leases import MOST_ATTEMPTS
from transition.letters.history import PLACE, holds
from transition.letters.models import (
    Batch,
    Letter,
    ServiceKind,
    ServiceRecord,
)
from transition.rules.letters import Stage

DELIVERED = frozenset(
    {ServiceKind.HANDED_OVER, ServiceKind.POSTED, ServiceKind.EMAILED, ServiceKind.SERVED_AGAIN}
)


@dataclass(frozen=True)
class Counts:
    """How many letters of a batch are where."""

    whole: int = 0
    stopped: int = 0
    rendered: int = 0
    failed: int = 0
    printed: int = 0
    served: int = 0

    @property
    def waiting(self) -> int:
        """Letters whose PDF is still to be made."""
        return self.whole - self.rendered - self.failed


@dataclass(frozen=True)
class Standing:
    """A batch with where it is: its stage is worked out from what happened, never stored."""

    batch: Batch
    counts: Counts = field(default_factory=Counts)

    @property
    def stage(self) -> Stage:
        """How far the batch is."""
        counts = self.counts
        if self.batch.issued_on:
            return Stage.SERVED if counts.rendered and counts.served == counts.rendered else Stage.ISSUED
        if self.batch.approved_on:
            return Stage.APPROVED
        return Stage.RENDERED if counts.rendered and not counts.waiting else Stage.PREPARED


def standings(batches: Iterable[Batch]) -> list[Standing]:
    """Each batch with its counts, in two queries however many there are."""
    batches = list(batches)
    ids = [batch.id for batch in batches]
    served = _last_delivery(ids)
    printed = _with_record(ids, ServiceKind.PRINTED)
    found = {
        row.batch_id: Counts(
            row.whole,
            row.stopped,
            row.rendered,
            row.failed,
            printed.get(row.batch_id, 0),
            served.get(row.batch_id, 0),
        )
        for row in db.session.execute(_counted(ids))
    }
    return [Standing(batch, found.get(batch.id, Counts())) for batch in batches]


def standing_of(batch: Batch) -> Standing:
    """One batch with its counts."""
    return standings([batch])[0]


def _counted(ids: list[int]) -> Select[int, int, int, int, int]:
    is_whole = Letter.is_stopped.is_(False)
    return (
        select(
            Letter.batch_id,
            func.count().filter(is_whole).label("whole"),
            func.count().filter(Letter.is_stopped).label("stopped"),
            func.count(Letter.rendered_at).label("rendered"),
            func.count()
            .filter(is_whole, Letter.rendered_at.is_(None), Letter.attempt_count >= MOST_ATTEMPTS)
            .label("failed"),
        )
        .where(Letter.batch_id.in_(ids))
        .group_by(Letter.batch_id)
    )


def _with_record(ids: list[int], *kinds: ServiceKind) -> dict[int, int]:
    query = (
        select(Letter.batch_id, func.count(Letter.id.distinct()))
        .join(Letter.service)
        .where(Letter.batch_id.in_(ids), ServiceRecord.kind.in_(kinds), holds())
        .group_by(Letter.batch_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def _last_delivery(ids: list[int]) -> dict[int, int]:
    """How many letters of each batch are with their readers: what happened last was not a return."""
    on_its_way = (*DELIVERED, ServiceKind.RETURNED)
    last = (
        select(func.max(PLACE))
        .join(Letter, Letter.id == ServiceRecord.letter_id)
        .where(Letter.batch_id.in_(ids), ServiceRecord.kind.in_(on_its_way), holds())
        .group_by(ServiceRecord.letter_id)
    )
    query = (
        select(Letter.batch_id, func.count())
        .join(Letter.service)
        .where(PLACE.in_(last), ServiceRecord.kind.in_(DELIVERED), holds())
        .group_by(Letter.batch_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}
