"""Asking for a snapshot of the terms as they transferred, and signing it off."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from sqlalchemy import func, insert, select

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.db import db
from transition.jobs import defer
from transition.rules.broken import RuleBroken
from transition.rules.moving import SignedFor, check_snapshot
from transition.staff.snapshots.digest import digest_of, digest_of_all
from transition.staff.snapshots.facts import recorded
from transition.staff.snapshots.models import (
    SnapshotLine,
    SnapshotSeal,
    SnapshotSignOff,
    SnapshotWork,
    TermsSnapshot,
)
from transition.staff.snapshots.moving import moving
from transition.staff.snapshots.queries import Kept, digest_now, snapshots_of, verify
from transition.transfers.models import Transfer

WORK: Final = "snapshots"


def ask_for_snapshot(transfer: Transfer, *, by: Viewer, today: date, now: datetime) -> TermsSnapshot:
    """Asks the workers for a snapshot of the terms of everybody who transfers, as of the transfer date.

    Until both employers have signed one off, another may be taken: those before it stay in sight.
    RuleBroken `basis_undecided`, `nobody_transfers`, `too_early`, `nobody_moves`, `under_way`, `locked`.
    """
    _lock(transfer)
    check_snapshot(transfer.basis, transfer.transfer_on, today)
    before = snapshots_of(transfer)
    if any(kept.is_under_way for kept in before):
        raise RuleBroken("under_way")
    if any(kept.is_locked for kept in before):
        raise RuleBroken("locked")
    people = db.session.scalar(select(func.count()).select_from(moving(transfer).subquery())) or 0
    if not people:
        raise RuleBroken("nobody_moves")
    snapshot = TermsSnapshot(
        transfer_id=transfer.id,
        number=before[0].snapshot.number + 1 if before else 1,
        transfer_on=transfer.transfer_on,
        basis=transfer.basis,
        asked_by_id=by.account_id,
        asked_at=now,
    )
    db.session.add(snapshot)
    db.session.flush()
    db.session.add(SnapshotWork(snapshot_id=snapshot.id, total_count=people))
    db.session.flush()
    record(
        "snapshot.asked", by=by, subject=snapshot, transfer_id=transfer.id, number=snapshot.number, people_count=people
    )  # fmt: skip
    defer(WORK, [snapshot.id])
    return snapshot


def keep_people(transfer: Transfer, snapshot: TermsSnapshot, people: Iterable[int]) -> None:
    """Adds these people's terms as they stood on the transfer date, each with its digest."""
    rows = []
    for one in recorded(transfer, people):
        facts = one.on(snapshot.transfer_on)
        own = {"snapshot_id": snapshot.id, "person_id": one.person.id, "name": one.name}
        rows.append({**own, "facts": facts, "digest": digest_of(facts)})
    if rows:
        db.session.execute(insert(SnapshotLine), rows)


def seal(snapshot: TermsSnapshot, *, now: datetime) -> SnapshotSeal:
    """Sets the digest of the whole, once everybody is in it."""
    query = select(SnapshotLine.person_id, SnapshotLine.digest).where(SnapshotLine.snapshot_id == snapshot.id)
    people = [(row.person_id, row.digest) for row in db.session.execute(query)]
    digest = digest_of_all(snapshot.transfer_id, snapshot.transfer_on, snapshot.basis.value, people)
    sealed = SnapshotSeal(snapshot_id=snapshot.id, digest=digest, people_count=len(people), sealed_at=now)
    db.session.add(sealed)
    db.session.flush()
    details = {"number": snapshot.number, "people_count": len(people), "digest": digest}
    record("snapshot.sealed", by=None, subject=snapshot, transfer_id=snapshot.transfer_id, **details)
    return sealed


def sign_off(
    transfer: Transfer, kept: Kept, side: SignedFor, *, digest: str, by: Viewer, now: datetime
) -> SnapshotSignOff:
    """One employer's officer signs off exactly this digest, which must be what is stored and what is recorded now.

    The two employers are signed for by two people. RuleBroken `not_sealed`, `signed_before`, `same_officer`,
    `overtaken`, `digest_wrong`.
    """
    _lock(transfer)
    newest = snapshots_of(transfer)[0]
    if kept.seal is None:
        raise RuleBroken("not_sealed")
    if newest.snapshot.id != kept.snapshot.id or digest != kept.seal.digest:
        raise RuleBroken("overtaken")
    if side in newest.sign_offs:
        raise RuleBroken("signed_before")
    if any(one.signed_by_id == by.account_id for one in newest.sign_offs.values()):
        raise RuleBroken("same_officer")
    if not verify(kept.snapshot, kept.seal).is_right:
        raise RuleBroken("digest_wrong")
    if digest_now(transfer) != digest:
        raise RuleBroken("overtaken")
    return _signed(transfer, kept.snapshot, side, digest, by, now)


def _signed(
    transfer: Transfer, snapshot: TermsSnapshot, side: SignedFor, digest: str, by: Viewer, now: datetime
) -> SnapshotSignOff:
    employer_id = {
        SignedFor.OUTGOING: transfer.outgoing_employer_id,
        SignedFor.INCOMING: transfer.incoming_employer_id,
    }[side]
    if employer_id is None:
        raise RuleBroken("no_new_employer")
    signed = SnapshotSignOff(
        snapshot_id=snapshot.id,
        side=side,
        employer_id=employer_id,
        digest=digest,
        signed_by_id=by.account_id,
        signed_by=by.name,
        signed_at=now,
    )
    db.session.add(signed)
    db.session.flush()
    details = {"number": snapshot.number, "side": side.value, "digest": digest}
    record("snapshot.signed", by=by, subject=snapshot, transfer_id=transfer.id, **details)
    return signed


def _lock(transfer: Transfer) -> None:
    """One at a time for each transfer, so that two officers never take or sign past each other."""
    db.session.execute(select(Transfer.id).where(Transfer.id == transfer.id).with_for_update())
