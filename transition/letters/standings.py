"""Where batches stand: how many of their letters are made, printed and served."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Select, func, select

from transition.db import db
from transition.leases import MOST_ATTEMPTS
from transition.letters.history import holds
from transition.letters.models import (
    Batch,
    Letter,
    ServiceKind,
    ServiceRecord,
)
from transition.letters.reached import proofs_by, served_of
from transition.rules.letters import Stage


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


def standings(batches: Iterable[Batch], today: date) -> list[Standing]:
    """Each batch with its counts today, in three queries however many there are."""
    batches = list(batches)
    ids = [batch.id for batch in batches]
    served = proofs_by(Letter.batch_id, Letter.batch_id.in_(ids), as_at=today)
    printed = _with_record(ids, ServiceKind.PRINTED)
    found = {
        row.batch_id: Counts(
            row.whole,
            row.stopped,
            row.rendered,
            row.failed,
            printed.get(row.batch_id, 0),
            served_of(served.get(row.batch_id, Counter())),
        )
        for row in db.session.execute(_counted(ids))
    }
    return [Standing(batch, found.get(batch.id, Counts())) for batch in batches]


def standing_of(batch: Batch, today: date) -> Standing:
    """One batch with its counts."""
    return standings([batch], today)[0]


def is_being_made(batch: Batch) -> bool:
    """Whether the PDF of one of its letters is still to be made."""
    return any(Counts(*row[1:]).waiting for row in db.session.execute(_counted([batch.id])))


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
