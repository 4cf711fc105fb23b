"""What a snapshot keeps, and a snapshot that one employer has signed off."""

from sqlalchemy import select

from tests.staff.transferring import NOW, Moved
from transition.access.permissions import Viewer
from transition.db import db
from transition.rules.moving import SignedFor
from transition.staff.snapshots.actions import sign_off
from transition.staff.snapshots.models import (
    SnapshotLine,
    SnapshotSignOff,
    TermsSnapshot,
)
from transition.staff.snapshots.queries import Kept, get_snapshot


def kept_of(moved: Moved, snapshot: TermsSnapshot) -> Kept:
    return get_snapshot(moved.transfer, snapshot.id)


def people_in(snapshot: TermsSnapshot) -> set[int]:
    query = select(SnapshotLine.person_id).where(SnapshotLine.snapshot_id == snapshot.id)
    return set(db.session.scalars(query))


def signed(
    moved: Moved, kept: Kept, side: SignedFor, by: Viewer, digest: str | None = None
) -> SnapshotSignOff:
    assert kept.seal
    return sign_off(moved.transfer, kept, side, digest=digest or kept.seal.digest, by=by, now=NOW)
