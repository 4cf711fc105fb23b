"""The work of taking a snapshot: so many people at a time, each piece committed, until the whole is sealed."""

from datetime import timedelta
from typing import Final

from sqlalchemy import func, or_, select

from transition.clock import now
from transition.db import db
from transition.jobs import Work
from transition.staff.snapshots.actions import WORK, keep_people, seal
from transition.staff.snapshots.models import MOST_ATTEMPTS, SnapshotLine, SnapshotWork, TermsSnapshot
from transition.staff.snapshots.moving import moving
from transition.transfers.models import Transfer

_LEASE: Final = timedelta(minutes=5)
AT_ONCE: Final = 200


def waiting(most: int) -> list[int]:
    """The snapshots that are still to be taken and that nobody holds."""
    query = (
        select(SnapshotWork.snapshot_id)
        .where(
            SnapshotWork.is_done.is_(False),
            SnapshotWork.attempt_count < MOST_ATTEMPTS,
            or_(SnapshotWork.claimed_until.is_(None), SnapshotWork.claimed_until < now()),
        )
        .order_by(SnapshotWork.id)
    )
    return list(db.session.scalars(query.limit(most)))


def take(snapshot_id: int) -> None:
    """Takes what is missing of one snapshot; nothing when it is sealed or somebody holds it."""
    work = _claim(snapshot_id)
    if work is None:
        return
    try:
        _go_on(work)
    except Exception:
        db.session.rollback()
        _let_go(snapshot_id)
        raise


def _go_on(work: SnapshotWork) -> None:
    """Who is in it already stays as they were kept: what changed since is shown, and cannot be signed off."""
    snapshot = db.session.scalars(select(TermsSnapshot).where(TermsSnapshot.id == work.snapshot_id)).one()
    transfer = db.session.scalars(select(Transfer).where(Transfer.id == snapshot.transfer_id)).one()
    kept = select(SnapshotLine.person_id).where(SnapshotLine.snapshot_id == snapshot.id)
    people = list(db.session.scalars(moving(transfer).except_(kept)))
    work.done_count = db.session.scalar(select(func.count()).select_from(kept.subquery())) or 0
    people.sort()
    for start in range(0, len(people), AT_ONCE):
        some = people[start : start + AT_ONCE]
        keep_people(transfer, snapshot, some)
        work.done_count, work.claimed_until = work.done_count + len(some), now() + _LEASE
        db.session.commit()
    seal(snapshot, now=now())
    work.is_done, work.claimed_until = True, None
    db.session.commit()


def _claim(snapshot_id: int) -> SnapshotWork | None:
    """The row, held for five minutes; None when it no longer waits."""
    query = select(SnapshotWork).where(SnapshotWork.snapshot_id == snapshot_id).with_for_update()
    work = db.session.scalar(query)
    if work is None or work.is_done or (work.claimed_until and work.claimed_until > now()):
        db.session.rollback()
        return None
    work.claimed_until, work.attempt_count = now() + _LEASE, work.attempt_count + 1
    db.session.commit()
    return work


def _let_go(snapshot_id: int) -> None:
    work = db.session.scalars(select(SnapshotWork).where(SnapshotWork.snapshot_id == snapshot_id)).one()
    work.claimed_until = None
    db.session.commit()


SNAPSHOT_WORK: Final = Work(WORK, waiting, take)
