"""Letters to staff about decisions, meetings and elections, from the records up."""

import io
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select, update

from tests.conftest import TODAY, Build, Visit
from tests.letters.case import issued, make_ready, prepared
from tests.letters.kept import letters_of
from tests.letters.staff_world import LETTERS, UNION_LESS, assignment_of, gaps_of, planned
from transition.consultation.coverage.models import OneToOne, ReachedBy
from transition.consultation.elections.models import Election
from transition.db import db
from transition.jobs import do_waiting
from transition.letters.labels import KINDS
from transition.letters.preparing import plan
from transition.letters.sources import sources_of
from transition.rules.letters import LetterKind as Kind
from transition.transfers.models import Scope

pytestmark = pytest.mark.only_sqlite


@pytest.mark.parametrize("kind", LETTERS)
def test_each_kind_goes_from_its_purpose_to_its_issue_on_the_pages(
    app: Flask, visit: Visit, world, kind: Kind
) -> None:
    case = world(kind)
    home = f"/transfers/{case.transfer.id}/letters"
    first, second = visit(case.preparer), visit(case.approver)
    page = first.get(home).follow("Write letters").follow(str(KINDS[kind]))
    assert f"{LETTERS[kind]} letters can be written. 0 letters cannot" in page.text
    for language in ("cy", "en"):
        slug = kind.value.lower().replace("_", "-")
        assert first.get(f"{home}/new/{slug}/{language}.pdf").response.data.startswith(b"%PDF")
    page = page.submit("Prepare the letters")
    do_waiting(app)
    batch = page.follow("Look again").response.request.path
    second.get(batch).follow("Approve").submit("Approve the letters")
    page = first.get(batch).follow("Issue").submit("Issue the letters")
    assert "The letters have been issued." in page.text
    again = first.get(f"{home}/new/{kind.value.lower().replace('_', '-')}")
    assert "Everybody has this letter already" in again.text


@pytest.mark.parametrize("kind", LETTERS)
def test_a_union_sees_a_specimen_of_each_kind_that_names_nobody_real(visit: Visit, world, kind: Kind) -> None:
    case = world(kind)
    slug = kind.value.lower().replace("_", "-")
    for language in ("cy", "en"):
        answer = visit(case.representative).get(
            f"/transfers/{case.transfer.id}/letters/specimens/{slug}/{language}.pdf"
        )
        assert answer.status == 200
        text = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(answer.response.data)).pages)
        assert "Alex Enghraifft" in text
        assert not any(name in text for name in ("Byrne", "Zorn", "Robin\n"))


@pytest.mark.parametrize("kind", LETTERS)
def test_the_questions_to_the_database_do_not_grow_with_the_letters(
    app: Flask, world, build: Build, count_queries, kind: Kind
) -> None:
    case = world(kind)
    with app.app_context(), count_queries() as few:
        first = len(planned(case, kind).letters)
    with build():
        for _ in range(4):
            make_ready(case.transfer, post={"collective_agreement": UNION_LESS})
            make_ready(case.transfer, scope=Scope.OUT)
    with app.app_context(), count_queries() as many:
        assert len(planned(case, kind).letters) >= first + 4
    assert len(many) == len(few)


def test_a_decision_that_changes_and_a_challenge_that_is_answered_are_told_again(
    app: Flask, world, build: Build
) -> None:
    case = world(Kind.SCOPE_DECISION)
    with app.app_context():
        prepared(case, Kind.SCOPE_DECISION)
        db.session.commit()
        assert planned(case, Kind.SCOPE_DECISION).letters == ()
    with build():
        one, other = assignment_of(case.people[0]), assignment_of(case.people[1])
        one.scope, one.decided_on = Scope.OUT, date(2026, 3, 1)
        other.challenged_on, other.challenge = date(2026, 2, 25), "It is not mine."
        other.challenge_outcome, other.challenge_answered_on = "It stands.", TODAY
    with app.app_context():
        found = planned(case, Kind.SCOPE_DECISION)
        assert [(item.person_id, item.missing) for item in found.letters] == [
            (case.people[0].id, ()),
            (case.people[1].id, ("challenge_answer",)),
        ]


def test_an_undecided_post_is_written_about_once_it_can_be_said_what_is_awaited(
    app: Flask, world, build: Build
) -> None:
    case = world(Kind.SCOPE_DECISION)
    with build():
        one = assignment_of(case.people[0])
        one.scope, one.reason = Scope.UNDECIDED, ""
    with app.app_context():
        assert case.people[0].id not in {one.person_id for one in planned(case, Kind.SCOPE_DECISION).letters}
        assignment_of(case.people[0]).reason = "The record of time is awaited."
        assert case.people[0].id in {one.person_id for one in planned(case, Kind.SCOPE_DECISION).whole}


def test_a_decision_without_reason_or_evidence_and_a_last_day_that_passed_stop_the_letter(
    app: Flask, world, build: Build
) -> None:
    case = world(Kind.SCOPE_DECISION)
    with build():
        one = assignment_of(case.people[0])
        one.reason = one.reason_cy = one.evidence = ""
    with app.app_context():
        assert set(gaps_of(case, Kind.SCOPE_DECISION)) == {"scope_reason", "scope_decision"}
        sources = sources_of(case.transfer, case.outgoing, TODAY)
        assert {code for code, _ in plan(sources, Kind.SCOPE_DECISION, date(2026, 3, 20)).reasons} > {
            "challenge_by"
        }


def test_an_invitation_is_an_offer_and_a_time_that_is_arranged_is_written_again(
    app: Flask, world, build: Build
) -> None:
    case = world(Kind.ONE_TO_ONE)
    issued(app, case, Kind.ONE_TO_ONE)
    with app.app_context():
        held = list(db.session.scalars(select(OneToOne)))
        assert [(one.offered_on, one.reached_by) for one in held] == [(TODAY, ReachedBy.LETTER)] * 4
        held[0].meets_at, held[1].held_on = datetime(2026, 3, 5, 10, 30, tzinfo=UTC), TODAY
        db.session.flush()
        assert gaps_of(case, Kind.ONE_TO_ONE) == ["meeting_place"]
        held[0].place = "Room 2"
        db.session.flush()
        (one,) = planned(case, Kind.ONE_TO_ONE).whole
        assert (one.letter.facts.meets_time, one.letter.facts.meets_on) == ("10:30", date(2026, 3, 5))


def test_the_page_of_a_one_to_one_asks_for_its_time_and_keeps_it(visit: Visit, world) -> None:
    case = world(Kind.ONE_TO_ONE)
    path = f"/transfers/{case.transfer.id}/consultation/one-to-ones/{case.people[0].id}"
    hr = visit(case.preparer)
    day = {"meets_day-day": "5", "meets_day-month": "3", "meets_day-year": "2026"}
    page = hr.get(path).submit("Save", **day)
    assert page.errors == ["Enter the day and the time of the meeting, or neither."]
    assert hr.get(path).submit("Save", **day, meets_time="25:00").errors == [
        "Enter the time on the 24-hour clock, such as 14:30."
    ]
    hr.get(path).submit("Save", **day, meets_time="9.30", where="Room 2", where_cy="Ystafell 2")
    kept = hr.get(path).response.get_data(as_text=True)
    assert all(f'value="{said}"' in kept for said in ("09:30", "Room 2", "Ystafell 2"))


def test_a_notice_of_election_is_the_invitation_and_goes_only_to_those_without_a_union(
    app: Flask, world
) -> None:
    case = world(Kind.ELECTION_NOTICE)
    with app.app_context():
        assert db.session.scalars(select(Election)).one().invited_on is None
    number = issued(app, case, Kind.ELECTION_NOTICE)
    with app.app_context():
        election = db.session.scalars(select(Election)).one()
        assert election.invited_on == TODAY
        assert [one.addressee for one in letters_of(number)] == ["Siân Yale", "Siân Zorn"]
        assert planned(case, Kind.ELECTION_NOTICE).letters == ()
        election.nominations_until = date(2026, 3, 5)
        db.session.flush()
        assert len(planned(case, Kind.ELECTION_NOTICE).letters) == 2


def test_there_is_no_ballot_letter_where_nobody_need_vote_and_no_result_before_it(
    app: Flask, world, build: Build
) -> None:
    case = world(Kind.NOMINATION)
    with build():
        db.session.execute(update(Election).values(seats=3))
    with app.app_context():
        assert planned(case, Kind.NOMINATION).letters == ()
        assert planned(case, Kind.ELECTION_RESULT).letters == ()


def test_an_election_that_does_not_say_what_it_must_stops_its_letters(
    app: Flask, world, build: Build
) -> None:
    case = world(Kind.ELECTION_NOTICE)
    with build():
        db.session.execute(
            update(Election).values(
                constituency="", term_until=None, nominations_until=None, ballot_from=None
            )
        )
        db.session.execute(update(Election).values(arrangements=""))
    with app.app_context():
        assert gaps_of(case, Kind.ELECTION_NOTICE) == [
            "constituency", "election_term", "nominations_until", "ballot_days", "arrangements",
        ]  # fmt: skip
