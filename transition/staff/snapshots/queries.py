"""Reading snapshots, verifying them, and finding where what is recorded now is no longer what they keep."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import undefer

from transition.clock import now
from transition.db import db
from transition.leases import MOST_ATTEMPTS
from transition.rules.moving import SignedFor
from transition.staff.offers.queries import in_scope
from transition.staff.people.models import Assignment, Person, Post
from transition.staff.people.queries import NotInThisTransfer
from transition.staff.people.roll_models import StaffEntry
from transition.staff.snapshots.digest import digest_of, digest_of_all
from transition.staff.snapshots.facts import Facts, recorded
from transition.staff.snapshots.models import (
    SnapshotLine,
    SnapshotSeal,
    SnapshotSignOff,
    SnapshotWork,
    TermsSnapshot,
)
from transition.staff.snapshots.moving import moving, staying
from transition.staff.terms.models import Term
from transition.transfers.models import Scope, Transfer


@dataclass(frozen=True)
class Kept:
    """A snapshot with its seal, the work of taking it, and who signed it off."""

    snapshot: TermsSnapshot
    seal: SnapshotSeal | None
    work: SnapshotWork
    sign_offs: dict[SignedFor, SnapshotSignOff]

    @property
    def is_under_way(self) -> bool:
        """Whether a worker holds it, or may still take it up."""
        held = self.work.claimed_until is not None and self.work.claimed_until > now()
        return not self.work.is_done and (held or self.work.attempt_count < MOST_ATTEMPTS)

    @property
    def is_locked(self) -> bool:
        """Whether both employers signed it off."""
        return len(self.sign_offs) == len(SignedFor)


@dataclass(frozen=True)
class Lacking:
    """What is not complete about the people whose terms are to be locked."""

    people: int
    undecided: int
    staying: int
    incomplete: int
    with_questions: int
    without_terms: int
    unchecked_terms: int


@dataclass(frozen=True)
class Verified:
    """Whether what is stored is still what was digested: each person's facts, and the whole."""

    digest: str
    people: int
    wrong_people: int
    is_right: bool


def snapshots_of(transfer: Transfer) -> list[Kept]:
    """The snapshots of a transfer, the newest first."""
    query = _with_seal_and_work().where(TermsSnapshot.transfer_id == transfer.id)
    rows = db.session.execute(query.order_by(TermsSnapshot.number.desc())).all()
    signed: dict[int, dict[SignedFor, SnapshotSignOff]] = {}
    ids = [row[0].id for row in rows]
    for one in db.session.scalars(select(SnapshotSignOff).where(SnapshotSignOff.snapshot_id.in_(ids))):
        signed.setdefault(one.snapshot_id, {})[one.side] = one
    return [Kept(row[0], row[1], row[2], signed.get(row[0].id, {})) for row in rows]


def get_snapshot(transfer: Transfer, snapshot_id: int) -> Kept:
    """One snapshot of this transfer. Raises NotInThisTransfer."""
    for kept in snapshots_of(transfer):
        if kept.snapshot.id == snapshot_id:
            return kept
    raise NotInThisTransfer


def _with_seal_and_work() -> Select[TermsSnapshot, SnapshotSeal, SnapshotWork]:
    return (
        select(TermsSnapshot, SnapshotSeal, SnapshotWork)
        .join(SnapshotWork, SnapshotWork.snapshot_id == TermsSnapshot.id)
        .outerjoin(SnapshotSeal, SnapshotSeal.snapshot_id == TermsSnapshot.id)
    )


def lines_of(snapshot: TermsSnapshot) -> Select[Any]:
    """The people of a snapshot, in no order."""
    return select(SnapshotLine).where(SnapshotLine.snapshot_id == snapshot.id)


def get_line(snapshot: TermsSnapshot, person_id: int) -> SnapshotLine:
    """One person's terms as a snapshot keeps them. Raises NotInThisTransfer."""
    query = lines_of(snapshot).where(SnapshotLine.person_id == person_id).options(undefer(SnapshotLine.facts))
    line: SnapshotLine | None = db.session.scalar(query)
    if line is None:
        raise NotInThisTransfer
    return line


def verify(snapshot: TermsSnapshot, seal: SnapshotSeal) -> Verified:
    """Digests everything again from what is stored, and compares."""
    query = select(SnapshotLine.person_id, SnapshotLine.facts, SnapshotLine.digest).where(
        SnapshotLine.snapshot_id == snapshot.id
    )
    wrong, people = 0, []
    for person_id, facts, digest in db.session.execute(query.execution_options(yield_per=500)):
        again = digest_of(facts)
        wrong += again != digest
        people.append((person_id, again))
    whole = digest_of_all(snapshot.transfer_id, snapshot.transfer_on, snapshot.basis.value, people)
    return Verified(whole, len(people), wrong, not wrong and whole == seal.digest)


def facts_now(transfer: Transfer, day: date) -> Iterator[tuple[int, str, Facts]]:
    """Of everybody who transfers as recorded now: key, name, and the facts that hold on that day."""
    for one in recorded(transfer, moving(transfer)):
        yield one.person.id, one.name, one.on(day)


def digest_now(transfer: Transfer) -> str:
    """What the digest would be if the snapshot were taken now."""
    people = [(key, digest_of(facts)) for key, _name, facts in facts_now(transfer, transfer.transfer_on)]
    return digest_of_all(transfer.id, transfer.transfer_on, transfer.basis.value, people)


def differing(transfer: Transfer, snapshot: TermsSnapshot, day: date) -> dict[int, str]:
    """Names by key of those whose terms on that day, as recorded now, are not what the snapshot keeps.

    Somebody who is in one of the two only is among them.
    """
    query = select(SnapshotLine.person_id, SnapshotLine.name, SnapshotLine.digest)
    kept = {
        row.person_id: row for row in db.session.execute(query.where(SnapshotLine.snapshot_id == snapshot.id))
    }
    found: dict[int, str] = {}
    for key, name, facts in facts_now(transfer, day):
        before = kept.pop(key, None)
        if before is None or before.digest != digest_of(facts):
            found[key] = name
    return {**found, **{key: row.name for key, row in kept.items()}}


def facts_of_person(transfer: Transfer, person_id: int, day: date) -> Facts | None:
    """What holds of one person on that day as recorded now; None when they do not transfer."""
    people = moving(transfer).where(Person.id == person_id)
    return next((one.on(day) for one in recorded(transfer, people)), None)


def lacking(transfer: Transfer) -> Lacking:
    """What is not complete yet about those whose terms are to be locked."""
    people = moving(transfer)
    has_term = select(Term.person_id).where(Term.person_id.in_(people))
    entries = select(
        func.count().filter(StaffEntry.missing_count > 0),
        func.count().filter(StaffEntry.question_count > 0),
    ).where(StaffEntry.transfer_id == transfer.id, StaffEntry.person_id.in_(people))
    missing, questions = db.session.execute(entries).one()
    unchecked = select(Term.person_id).where(
        Term.person_id.in_(people),
        or_(Term.checked_on.is_(None), Term.status.is_(None)),
        Term.is_none.is_(False),
    )
    return Lacking(
        people=_count(people),
        undecided=_count(_undecided(transfer)),
        staying=_count(staying(transfer)),
        incomplete=missing,
        with_questions=questions,
        without_terms=_count(people.where(Person.id.not_in(has_term))),
        unchecked_terms=_count(unchecked.distinct()),
    )


def _undecided(transfer: Transfer) -> Select[Any]:
    return (
        select(Post.person_id)
        .join(Post.assignments)
        .where(
            Assignment.transfer_id == transfer.id,
            Assignment.scope == Scope.UNDECIDED,
            Post.person_id.not_in(in_scope(transfer)),
        )
        .distinct()
    )


def _count(query: Select[Any]) -> int:
    return db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
