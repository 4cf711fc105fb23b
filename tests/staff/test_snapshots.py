"""Snapshots of what transferred: who is in them, what locks them, who signs them off. On both databases."""

import hashlib
import json
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select, text, update

from tests.factories import assign, make_post, make_staff
from tests.staff.kept import kept_of, people_in
from tests.staff.transferring import CAME, NOW, TODAY, Moved, add_term, answer_offer, ask, taken, work
from transition.consultation.objections.models import Objection
from transition.db import db
from transition.rules.basis import LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.moving import Answer
from transition.rules.service import ServiceDate
from transition.staff.service.models import TermStep
from transition.staff.snapshots import jobs
from transition.staff.snapshots.actions import ask_for_snapshot
from transition.staff.snapshots.models import (
    SnapshotLine,
    SnapshotWork,
)
from transition.staff.snapshots.queries import lacking, verify
from transition.staff.terms.models import Term
from transition.transfers.models import Scope


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
