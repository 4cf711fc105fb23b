"""Snapshots of what transferred: who is in them, what locks them, who signs them off. On both databases."""

import hashlib
import json
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DatabaseError

from tests.factories import assign, make_post, make_staff
from tests.staff.transferring import CAME, NOW, TODAY, Moved, add_term, answer_offer, ask, taken, work
from transition.access.permissions import Viewer
from transition.consultation.objections.models import Objection
from transition.db import db
from transition.rules.basis import LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.moving import Answer, SignedFor
from transition.rules.service import ServiceDate
from transition.staff.offers.actions import record_offer
from transition.staff.offers.models import OfferRecord
from transition.staff.people.models import Assignment, Person, Post
from transition.staff.service.models import TermStep
from transition.staff.snapshots import jobs
from transition.staff.snapshots.actions import ask_for_snapshot, sign_off
from transition.staff.snapshots.models import (
    SnapshotLine,
    SnapshotSeal,
    SnapshotSignOff,
    SnapshotWork,
    TermsSnapshot,
)
from transition.staff.snapshots.queries import Kept, differing, get_snapshot, lacking, snapshots_of, verify
from transition.staff.terms.models import Term
from transition.transfers.models import Scope

SERVICE_DATES = ("statutory_service_on", "modification_order_service_on", "green_book_service_on")


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


# Who is in it


def test_under_tupe_everybody_in_scope_is_in_it_but_those_who_objected(context: Flask) -> None:
    moved = Moved()
    inside, objector, withdrew = (moved.staff() for _ in range(3))
    make_staff(moved.transfer, Scope.OUT)
    make_staff(moved.transfer, Scope.UNDECIDED)
    said = {
        "transfer_id": moved.transfer.id,
        "received_on": date(2026, 2, 3),
        "told_to": "HR",
        "words": "I object",
    }
    db.session.add(Objection(person_id=objector.id, recorded_by_id=moved.hr.id, **said))
    db.session.add(
        Objection(person_id=withdrew.id, recorded_by_id=moved.hr.id, withdrawn_on=date(2026, 2, 9), **said)
    )
    assert people_in(taken(context, moved)) == {inside.id, withdrew.id}
    found = lacking(moved.transfer)
    assert (found.people, found.staying, found.undecided) == (2, 1, 1)


def test_nobody_is_in_it_who_has_not_accepted_where_nothing_but_a_yes_moves_anybody(context: Flask) -> None:
    moved = Moved(LegalBasis.TUPE_EQUIVALENT)
    yes, no, silent, changed_to_no, changed_to_yes, _not_offered = (moved.staff() for _ in range(6))
    for person, answers in (
        (yes, [Answer.ACCEPTED]),
        (no, [Answer.DECLINED]),
        (silent, [None]),
        (changed_to_no, [Answer.ACCEPTED, Answer.DECLINED]),
        (changed_to_yes, [Answer.DECLINED, Answer.ACCEPTED]),
    ):
        for answer in answers:
            answer_offer(moved.transfer, person, answer, moved.hr)
    assert people_in(taken(context, moved)) == {yes.id, changed_to_yes.id}


@pytest.mark.parametrize(
    ("basis", "transfer_on", "code"),
    [
        (None, CAME, "basis_undecided"),
        (LegalBasis.UNDECIDED, CAME, "basis_undecided"),
        (LegalBasis.SECTION_113_LOAN, CAME, "nobody_transfers"),
        (LegalBasis.NO_EMPLOYER_CHANGE, CAME, "nobody_transfers"),
        (LegalBasis.TUPE, date(2026, 3, 3), "too_early"),
        (LegalBasis.TUPE_EQUIVALENT, date(2026, 3, 3), "too_early"),
        (LegalBasis.TUPE_EQUIVALENT, CAME, "nobody_moves"),
        (LegalBasis.TUPE, date(2026, 3, 2), None),
    ],
)
def test_a_snapshot_can_be_taken_from_the_day_of_the_transfer_where_somebody_transfers(
    context: Flask, basis: LegalBasis | None, transfer_on: date, code: str | None
) -> None:
    moved = Moved(basis, transfer_on=transfer_on)
    moved.staff()
    if code is None:
        assert ask_for_snapshot(moved.transfer, by=moved.by_hr, today=TODAY, now=NOW).number == 1
        return
    with pytest.raises(RuleBroken) as broken:
        ask_for_snapshot(moved.transfer, by=moved.by_hr, today=TODAY, now=NOW)
    assert broken.value.code == code


# What it keeps


def test_it_keeps_the_terms_in_force_on_the_day_of_the_transfer_with_posts_and_service_dates(
    context: Flask,
) -> None:
    moved = Moved()
    person = make_staff(moved.transfer, green_book_service_on=date(2001, 4, 1))
    for words, since_on, until_on in (
        ("held", None, None),
        ("ended the day before", None, date(2026, 2, 28)),
        ("ended that day", None, CAME),
        ("began that day", CAME, None),
        ("began after", date(2026, 3, 2), None),
    ):
        add_term(person, words, since_on=since_on, until_on=until_on)
    held = db.session.scalars(select(Term).where(Term.text == "held")).one()
    for years, taken_out_on in ((5, None), (10, CAME), (15, TODAY)):
        given = {"after_years": years, "text": f"{years} more", "taken_out_on": taken_out_on}
        db.session.add(TermStep(term_id=held.id, counted_from=ServiceDate.GREEN_BOOK, **given))
    left = make_post(person, job_title="Left behind")
    assign(left, moved.transfer, Scope.OUT)
    snapshot = taken(context, moved)
    facts = db.session.scalars(
        select(SnapshotLine.facts).where(SnapshotLine.snapshot_id == snapshot.id)
    ).one()
    assert [term["text"] for term in facts["terms"]] == ["held", "ended that day", "began that day"]
    assert [step["text"] for step in facts["terms"][0]["steps"]] == ["5 more", "15 more"]
    assert [post["job_title"] for post in facts["posts"]] == ["Data Analyst"]
    assert facts["posts"][0]["actual_pay_pence"] == 4177100
    assert facts["service"]["green_book_service_on"] == "2001-04-01"
    assert facts["service"]["statutory_service_on"] == "2009-09-01"


def test_its_digest_is_sha_256_of_canonical_json_that_anybody_can_work_out(context: Flask) -> None:
    moved = Moved()
    person = moved.staff(forenames="Siân", surname="Llŷr")
    snapshot = taken(context, moved)
    line = db.session.scalars(select(SnapshotLine).where(SnapshotLine.snapshot_id == snapshot.id)).one()
    written = json.dumps(line.facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert "Llŷr" in written
    assert line.digest == hashlib.sha256(written.encode("utf-8")).hexdigest()
    whole = (
        f'{{"basis":"TUPE","people":[[{person.id},"{line.digest}"]],'
        f'"transfer":{moved.transfer.id},"transfer_on":"2026-03-01"}}'
    )
    seal = kept_of(moved, snapshot).seal
    assert seal
    assert seal.digest == hashlib.sha256(whole.encode()).hexdigest()
    assert verify(snapshot, seal).is_right


def test_what_was_altered_past_the_database_is_found_when_the_digest_is_verified(context: Flask) -> None:
    moved = Moved()
    moved.staff()
    snapshot = taken(context, moved)
    seal = kept_of(moved, snapshot).seal
    assert seal
    line = db.session.scalars(select(SnapshotLine).where(SnapshotLine.snapshot_id == snapshot.id)).one()
    facts = json.loads(json.dumps(line.facts))
    facts["terms"][0]["text"] = "25 days"
    _past_the_triggers(update(SnapshotLine).where(SnapshotLine.id == line.id).values(facts=facts))
    db.session.expire_all()
    found = verify(snapshot, seal)
    assert (found.is_right, found.wrong_people) == (False, 1)


def _past_the_triggers(statement: object) -> None:
    """As somebody would who owns the database."""
    if db.engine.dialect.name == "sqlite":
        db.session.execute(text("DROP TRIGGER snapshot_line_no_update"))
    else:
        db.session.execute(text("ALTER TABLE snapshot_line DISABLE TRIGGER ALL"))
    db.session.execute(statement, execution_options={"synchronize_session": False})
    if db.engine.dialect.name != "sqlite":
        db.session.execute(text("ALTER TABLE snapshot_line ENABLE TRIGGER ALL"))


# Waiting work


def test_many_people_are_taken_a_piece_at_a_time_and_a_worker_that_died_is_gone_on_from(
    context: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = Moved()
    people = [moved.staff() for _ in range(5)]
    snapshot = ask(moved)
    monkeypatch.setattr(jobs, "AT_ONCE", 2)
    kept: list[int] = []

    def dies_at_the_third(transfer: object, found: object, some: list[int]) -> None:
        if len(kept) == 4:
            raise RuntimeError("the machine went away")
        kept.extend(some)
        real(moved.transfer, snapshot, some)

    real = jobs.keep_people
    monkeypatch.setattr(jobs, "keep_people", dies_at_the_third)
    work(context)
    row = db.session.scalars(select(SnapshotWork)).one()
    assert (row.done_count, row.total_count, row.is_done) == (4, 5, False)
    assert kept_of(moved, snapshot).seal is None
    monkeypatch.setattr(jobs, "keep_people", real)
    work(context)
    seal = kept_of(moved, snapshot).seal
    assert seal
    assert seal.people_count == 5
    assert people_in(snapshot) == {person.id for person in people}
    assert work(context) == 0


def test_one_at_a_time_and_after_three_failures_another_may_be_asked_for(
    context: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = Moved()
    moved.staff()
    ask(moved)
    with pytest.raises(RuleBroken, match="under_way"):
        ask_for_snapshot(moved.transfer, by=moved.by_hr, today=TODAY, now=NOW)

    def fails(*_given: object) -> None:
        raise RuntimeError("no")

    real = jobs.keep_people
    monkeypatch.setattr(jobs, "keep_people", fails)
    for _ in range(3):
        assert work(context) == 1
    assert work(context) == 0
    monkeypatch.setattr(jobs, "keep_people", real)
    second = taken(context, moved)
    assert second.number == 2
    assert kept_of(moved, second).seal


# Locked


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


# Signed off


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


# Offers


OFFER = {"offered_on": date(2026, 2, 2), "answer": None, "answered_on": None, "means": None, "note": ""}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"offered_on": None}, "offered_on_needed"),
        ({"offered_on": date(2026, 3, 3)}, "in_the_future"),
        ({"answer": Answer.ACCEPTED}, "answered_on_needed"),
        ({"answered_on": date(2026, 2, 9)}, "answer_needed"),
        ({"answer": Answer.ACCEPTED, "answered_on": date(2026, 2, 1)}, "answered_before_offer"),
        ({"answer": Answer.ACCEPTED, "answered_on": date(2026, 3, 3)}, "in_the_future"),
        ({"answer": Answer.DECLINED, "answered_on": date(2026, 2, 9)}, "means_needed"),
    ],
)
def test_an_offer_and_its_answer_say_when_and_how(
    context: Flask, change: dict[str, object], code: str
) -> None:
    moved = Moved(LegalBasis.TUPE_EQUIVALENT)
    given = {**OFFER, **change}
    with pytest.raises(RuleBroken, match=code):
        record_offer(
            moved.transfer, moved.staff(), after=0, given=given, by=moved.by_hr, today=TODAY, now=NOW
        )


@pytest.mark.parametrize("basis", [one for one in LegalBasis if one is not LegalBasis.TUPE_EQUIVALENT])
def test_nobody_is_made_an_offer_on_another_basis(context: Flask, basis: LegalBasis) -> None:
    moved = Moved(basis)
    with pytest.raises(RuleBroken, match="no_offers"):
        record_offer(
            moved.transfer, moved.staff(), after=0, given=OFFER, by=moved.by_hr, today=TODAY, now=NOW
        )


# Service dates


def test_a_transfer_never_changes_the_three_service_dates(context: Flask) -> None:
    """The whole of it: its date moved, the snapshot taken, signed off by both, an award recorded after it."""
    from transition.overview.moving_date import move

    moved = Moved(transfer_on=date(2026, 2, 16))
    dates = (date(2009, 9, 1), date(2004, 1, 5), date(2001, 4, 1))
    person = moved.staff(**dict(zip(SERVICE_DATES, dates, strict=True)))
    db.session.commit()
    move(
        moved.transfer,
        to_on=date(2026, 3, 2),
        reason="Agreed",
        version=moved.transfer.version,
        by=moved.by_hr,
        today=TODAY,
    )
    db.session.commit()
    kept = kept_of(moved, taken(context, moved))
    signed(moved, kept, SignedFor.OUTGOING, moved.by_hr)
    signed(moved, kept, SignedFor.INCOMING, moved.by_host)
    db.session.commit()
    found = db.session.execute(
        select(*(getattr(Person, name) for name in SERVICE_DATES)).where(Person.id == person.id)
    ).one()
    assert tuple(found) == dates


@pytest.mark.parametrize("name", SERVICE_DATES)
@pytest.mark.parametrize("to_on", [date(2026, 3, 1), None])
def test_the_database_refuses_a_new_employer_that_comes_with_another_service_date(
    context: Flask, name: str, to_on: date | None
) -> None:
    moved = Moved()
    person = moved.staff(**dict.fromkeys(SERVICE_DATES, date(2009, 9, 1)))
    db.session.commit()
    incoming = moved.transfer.incoming_employer_id
    with pytest.raises(DatabaseError, match="never changes service dates"):
        db.session.execute(
            update(Person).where(Person.id == person.id).values({"employer_id": incoming, name: to_on})
        )
    db.session.rollback()
    db.session.execute(update(Person).where(Person.id == person.id).values(employer_id=incoming))
    assert [getattr(db.session.get_one(Person, person.id), one) for one in SERVICE_DATES] == [
        date(2009, 9, 1)
    ] * 3


def test_snapshots_of_another_transfer_are_not_found(context: Flask) -> None:
    moved, other = Moved(), Moved()
    moved.staff()
    taken(context, moved)
    assert (len(snapshots_of(moved.transfer)), snapshots_of(other.transfer)) == (1, [])
