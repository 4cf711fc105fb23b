"""The work of taking a snapshot: so many people at a time, each piece committed, until the whole is sealed."""

from typing import Final

from sqlalchemy import func, select

from transition.clock import now
from transition.db import db
from transition.jobs import Work
from transition.leases import LEASE, claim, waiting_keys
from transition.staff.snapshots.actions import WORK, keep_people, seal
from transition.staff.snapshots.models import SnapshotLine, SnapshotWork, TermsSnapshot
from transition.staff.snapshots.moving import moving
from transition.transfers.models import Transfer

AT_ONCE: Final = 200


def waiting(most: int) -> list[int]:
    """The snapshots that are still to be taken and that nobody holds."""
    return waiting_keys(SnapshotWork, SnapshotWork.snapshot_id, most)


def take(snapshot_id: int) -> None:
    """Takes what is missing of one snapshot; nothing when it is sealed or somebody holds it."""
    work = claim(SnapshotWork, SnapshotWork.snapshot_id == snapshot_id)
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
        work.done_count, work.claimed_until = work.done_count + len(some), now() + LEASE
        db.session.commit()
    seal(snapshot, now=now())
    work.is_done, work.claimed_until = True, None
    db.session.commit()


def _let_go(snapshot_id: int) -> None:
    work = db.session.scalars(select(SnapshotWork).where(SnapshotWork.snapshot_id == snapshot_id)).one()
    work.claimed_until = None
    db.session.commit()


SNAPSHOT_WORK: Final = Work(WORK, waiting, take)
