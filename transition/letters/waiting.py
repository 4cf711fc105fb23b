"""What waits for another officer's yes: letters that are made, and paragraphs that somebody wrote."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import exists, func, select, tuple_
from sqlalchemy.orm import aliased

from transition.access.permissions import Viewer
from transition.db import db
from transition.letters.models import Batch
from transition.letters.sight import Sight, sight_of
from transition.letters.standings import standings
from transition.letters.texts.models import OwnWording, WordingApproval
from transition.rules.letters import Stage
from transition.transfers.models import Transfer
from transition.transfers.queries import visible_to


class Asked(NamedTuple):
    """A batch or a paragraph that somebody may approve, with its transfer."""

    transfer: Transfer
    batch: Batch | None = None
    wording: OwnWording | None = None


def asked_of(viewer: Viewer, today: date) -> list[Asked]:
    """What colleagues made and somebody may approve, the oldest first; never what they made themselves.

    The number of queries is the same for many transfers and many batches.
    """
    sights = {one.id: sight_of(one, viewer) for one in db.session.scalars(visible_to(viewer))}
    pairs = [(key, employer_id) for key, sight in sights.items() for employer_id in sight.writes_for]
    if not pairs:
        return []
    return [*_batches(viewer, sights, pairs, today), *_wordings(viewer, sights, pairs)]


def _batches(
    viewer: Viewer, sights: dict[int, Sight], pairs: list[tuple[int, int]], today: date
) -> list[Asked]:
    query = select(Batch).where(
        tuple_(Batch.transfer_id, Batch.employer_id).in_(pairs),
        Batch.approved_on.is_(None),
        Batch.issued_on.is_(None),
        Batch.cancelled_on.is_(None),
        Batch.prepared_by_id != viewer.account_id,
    )
    found = [
        batch
        for batch in db.session.scalars(query.order_by(Batch.prepared_on, Batch.id))
        if sights[batch.transfer_id].reads(batch.employer_id, batch.read_as)
    ]
    return [
        Asked(sights[one.batch.transfer_id].transfer, batch=one.batch)
        for one in standings(found, today)
        if one.stage is Stage.RENDERED
    ]


def _wordings(viewer: Viewer, sights: dict[int, Sight], pairs: list[tuple[int, int]]) -> list[Asked]:
    later = aliased(OwnWording)
    newest = (
        select(func.max(later.id))
        .where(tuple_(later.transfer_id, later.employer_id).in_(pairs))
        .group_by(later.transfer_id, later.employer_id, later.kind, later.slot)
    )
    query = select(OwnWording).where(
        OwnWording.id.in_(newest),
        OwnWording.written_by_id != viewer.account_id,
        ~exists().where(WordingApproval.wording_id == OwnWording.id),
    )
    return [
        Asked(sights[one.transfer_id].transfer, wording=one)
        for one in db.session.scalars(query.order_by(OwnWording.id))
    ]
