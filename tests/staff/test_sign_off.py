"""Both employers sign off exactly the digest that was sealed, and then nothing of it changes."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import DatabaseError

from tests.staff.kept import kept_of, signed
from tests.staff.transferring import NOW, TODAY, Moved, add_term, answer_offer, ask, taken
from transition.db import db
from transition.rules.broken import RuleBroken
from transition.rules.moving import Answer, SignedFor
from transition.staff.offers.models import OfferRecord
from transition.staff.people.models import Assignment, Post
from transition.staff.snapshots.actions import ask_for_snapshot, sign_off
from transition.staff.snapshots.models import (
    SnapshotLine,
    SnapshotSeal,
    SnapshotSignOff,
    TermsSnapshot,
)
from transition.staff.snapshots.queries import differing
from transition.staff.terms.models import Term
from transition.transfers.models import Scope


def test_what_was_kept_sealed_signed_or_answered_is_never_changed_or_deleted(context: Flask) -> None:
    moved = Moved()
    person = moved.staff()
    answer_offer(moved.transfer, person, Answer.ACCEPTED, moved.hr)
    snapshot = taken(context, moved)
    signed(moved, kept_of(moved, snapshot), SignedFor.OUTGOING, moved.by_hr)
    db.session.commit()
    values = {
        TermsSnapshot: {"number": 9},
        SnapshotLine: {"name": "Nobody"},
        SnapshotSeal: {"people_count": 9},
        SnapshotSignOff: {"signed_by": "Nobody"},
        OfferRecord: {"note": "Changed"},
    }
    for table, change in values.items():
        for statement in (update(table).values(**change), delete(table)):
            with pytest.raises(DatabaseError, match="append-only"):
                db.session.execute(statement, execution_options={"synchronize_session": False})
            db.session.rollback()


def test_a_sealed_snapshot_takes_no_more_people(context: Flask) -> None:
    moved = Moved()
    moved.staff()
    snapshot, late = taken(context, moved), moved.staff()
    row = {"snapshot_id": snapshot.id, "person_id": late.id, "name": "Late", "facts": {}, "digest": "0" * 64}
    with pytest.raises(DatabaseError, match="no more lines"):
        db.session.execute(insert(SnapshotLine).values(row))
    db.session.rollback()


def test_the_database_itself_refuses_a_sign_off_of_any_other_digest(context: Flask) -> None:
    moved = Moved()
    moved.staff()
    snapshot = taken(context, moved)
    row = {
        "snapshot_id": snapshot.id, "side": SignedFor.OUTGOING, "employer_id": moved.transfer.outgoing_employer_id,
        "digest": "0" * 64, "signed_by_id": moved.hr.id, "signed_by": "X", "signed_at": NOW,
    }  # fmt: skip
    with pytest.raises(DatabaseError):
        db.session.execute(insert(SnapshotSignOff).values(row))
    db.session.rollback()


def test_both_employers_sign_exactly_that_digest_by_name_and_time_and_then_it_is_locked(
    context: Flask,
) -> None:
    moved = Moved()
    moved.staff()
    snapshot = taken(context, moved)
    kept = kept_of(moved, snapshot)
    assert kept.seal
    first = signed(moved, kept, SignedFor.OUTGOING, moved.by_hr)
    assert not kept_of(moved, snapshot).is_locked
    second = signed(moved, kept, SignedFor.INCOMING, moved.by_host)
    assert (first.digest, second.digest) == (kept.seal.digest, kept.seal.digest)
    assert (first.signed_by, second.signed_by, second.signed_at) == (moved.hr.name, moved.host.name, NOW)
    assert second.employer_id == moved.transfer.incoming_employer_id
    assert kept_of(moved, snapshot).is_locked
    with pytest.raises(RuleBroken, match="locked"):
        ask_for_snapshot(moved.transfer, by=moved.by_hr, today=TODAY, now=NOW)
    with pytest.raises(RuleBroken, match="signed_before"):
        signed(moved, kept, SignedFor.OUTGOING, moved.by_hr)


@pytest.mark.parametrize("what", ["term", "post", "service date", "somebody more", "somebody fewer", "date"])
def test_a_digest_that_is_no_longer_what_is_recorded_is_not_signed_off(context: Flask, what: str) -> None:
    moved = Moved()
    person, other = moved.staff(), moved.staff()
    kept = kept_of(moved, taken(context, moved))
    match what:
        case "term":
            db.session.scalars(select(Term).where(Term.person_id == person.id)).one().text = "32 days"
        case "post":
            db.session.scalars(select(Post).where(Post.person_id == person.id)).one().spinal_point = 32
        case "service date":
            person.green_book_service_on = date(2001, 4, 1)
        case "somebody more":
            moved.staff()
        case "somebody fewer":
            row = select(Assignment).join(Post).where(Post.person_id == other.id)
            db.session.scalars(row).one().scope = Scope.OUT
        case "date":
            moved.transfer.transfer_on = TODAY
    db.session.flush()
    with pytest.raises(RuleBroken, match="overtaken"):
        signed(moved, kept, SignedFor.OUTGOING, moved.by_hr)
    again = kept_of(moved, taken(context, moved))
    assert again.snapshot.number == 2
    assert signed(moved, again, SignedFor.OUTGOING, moved.by_hr).digest != kept.seal.digest
    with pytest.raises(RuleBroken, match="overtaken"):
        signed(moved, kept, SignedFor.INCOMING, moved.by_host)


def test_a_change_that_begins_after_the_transfer_does_not_hinder_the_sign_off_and_is_shown(
    context: Flask,
) -> None:
    moved = Moved()
    person = moved.staff()
    kept = kept_of(moved, taken(context, moved))
    add_term(person, "33 days", since_on=TODAY)
    assert signed(moved, kept, SignedFor.OUTGOING, moved.by_hr)
    assert differing(moved.transfer, kept.snapshot, TODAY) == {person.id: "Siân Pritchard"}


def test_another_digest_another_snapshot_and_the_other_employers_officer_are_refused(context: Flask) -> None:
    moved = Moved()
    moved.staff()
    kept = kept_of(moved, taken(context, moved))
    with pytest.raises(RuleBroken, match="overtaken"):
        signed(moved, kept, SignedFor.OUTGOING, moved.by_hr, digest="0" * 64)
    signed(moved, kept, SignedFor.OUTGOING, moved.by_hr)
    with pytest.raises(RuleBroken, match="same_officer"):
        signed(moved, kept, SignedFor.INCOMING, moved.by_hr)
    unsealed = Moved()
    unsealed.staff()
    waiting = kept_of(unsealed, ask(unsealed))
    with pytest.raises(RuleBroken, match="not_sealed"):
        sign_off(unsealed.transfer, waiting, SignedFor.OUTGOING, digest="", by=unsealed.by_hr, now=NOW)
