"""Two officers at the same moment: one reply stands, and whoever answers second sees the first answer."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.consultation.council import Council, make_council
from tests.factories import make_meeting, make_officer, make_representation
from tests.together import events, together
from transition.accounts.models import Account
from transition.consultation.meetings.models import Attendee, Meeting, MinutesCorrection
from transition.consultation.records.models import Answer, Question
from transition.consultation.representations.models import Representation
from transition.db import db
from transition.rules.consultation import MinutesState

MOMENT = datetime(2026, 2, 10, 10, tzinfo=UTC)
CHANGED = "Somebody else changed this"
DAY = {"replied_on-day": "2", "replied_on-month": "3", "replied_on-year": "2026"}


@pytest.fixture
def council(build: Build) -> Council:
    with build():
        return make_council()


@pytest.fixture
def officers(build: Build, council: Council) -> list[Account]:
    with build():
        return [council.hr, make_officer(council.outgoing)]


def test_two_who_reply_to_the_same_representation_leave_one_reply(
    app: Flask, build: Build, visit: Visit, council: Council, officers: list[Account]
) -> None:
    with build():
        assert council.file is not None
        said = make_representation(council.file, council.unison).id
    pages = [visit(one).get(f"{council.home}/representations/{said}/reply") for one in officers]
    answers = together(
        app,
        "UPDATE representation",
        *(
            lambda page=page, words=words: page.submit(
                "Record the reply", outcome="agreed", reply=words, **DAY
            )
            for page, words in zip(pages, ("One", "Two"), strict=True)
        ),
    )
    assert sorted(one.status for one in answers) == [200, 409]
    assert CHANGED in next(one for one in answers if one.status == 409).text
    assert events(app, "representation.replied") == 1
    with app.app_context():
        reply = db.session.scalars(select(Representation.reply)).one()
    assert reply == ("One" if answers[0].status == 200 else "Two")


def test_the_second_of_two_who_answer_a_question_sees_the_first_answer(
    app: Flask, build: Build, visit: Visit, council: Council, officers: list[Account]
) -> None:
    with build():
        question = Question(consultation=council.file, asked_on=date(2026, 2, 10), text="When?")
        db.session.add(question)
    pages = [visit(one).get(f"{council.home}/questions/{question.id}/answer") for one in officers]
    answers = together(
        app,
        "INSERT INTO answer",
        *(
            lambda page=page, words=words: page.submit("Save the answer", text=words)
            for page, words in zip(pages, ("In April", "In May"), strict=True)
        ),
    )
    assert sorted(one.status for one in answers) == [200, 409]
    assert CHANGED in next(one for one in answers if one.status == 409).text
    assert events(app, "question.answered") == 1
    with app.app_context():
        assert len(db.session.scalars(select(Answer)).all()) == 1


def test_a_correction_is_answered_once_by_whoever_comes_first(
    app: Flask, build: Build, visit: Visit, council: Council, officers: list[Account]
) -> None:
    with build():
        assert council.file is not None
        meeting = make_meeting(council.file, is_held=True, minutes="Said", minutes_state=MinutesState.DRAFT)
        asked = MinutesCorrection(
            meeting_id=meeting.id, account_id=council.rep.id, text="Not so", made_at=MOMENT
        )
        db.session.add(asked)
    address = f"{council.home}/meetings/{meeting.id}/corrections/{asked.id}"
    pages = [visit(one).get(address) for one in officers]
    answers = together(
        app,
        "UPDATE m",
        *(
            lambda page=page, said=said: page.submit("Save the answer", is_accepted=said)
            for page, said in zip(pages, ("yes", "no"), strict=True)
        ),
    )
    assert sorted(one.status for one in answers) == [200, 400]
    assert events(app, "minutes.correction_answered") == 1
    with app.app_context():
        is_accepted = db.session.scalars(select(MinutesCorrection.is_accepted)).one()
    assert is_accepted is (answers[0].status == 200)


def test_the_second_of_two_who_say_who_came_is_told(
    build: Build, visit: Visit, council: Council, officers: list[Account]
) -> None:
    """The meeting's own record stays the same while who came to it is put right."""
    with build():
        assert council.file is not None
        meeting = make_meeting(council.file, starts_at=MOMENT, is_held=True)
        there = [Attendee(meeting_id=meeting.id, name=name, has_attended=True) for name in ("Ann", "Bob")]
        db.session.add_all(there)
    first, second = (visit(one).get(f"{council.home}/meetings/{meeting.id}/held") for one in officers)
    assert first.submit("Save who came", attended=[str(there[0].id)]).status == 200
    assert second.submit("Save who came", attended=[str(there[1].id)]).status == 409


def test_minutes_are_not_agreed_over_a_correction_asked_for_at_that_moment(
    app: Flask, build: Build, visit: Visit, council: Council
) -> None:
    with build():
        assert council.file is not None
        meeting = make_meeting(council.file, starts_at=MOMENT, is_held=True, minutes="Said")
        meeting.minutes_state = MinutesState.DRAFT
        db.session.add(
            Attendee(meeting_id=meeting.id, name="Ann", account_id=council.rep.id, has_attended=True)
        )
    address = f"{council.home}/meetings/{meeting.id}"
    agree, correct = (
        visit(council.hr).get(f"{address}/agree"),
        visit(council.rep).get(f"{address}/corrections/new"),
    )
    day = {f"agreed_on-{part}": words for part, words in (("day", "2"), ("month", "3"), ("year", "2026"))}
    answers = together(
        app,
        ("UPDATE meeting", "INSERT INTO minutes_correction"),
        lambda: agree.submit("Save the day", **day),
        lambda: correct.submit("Send", text="Not so"),
    )
    assert sorted(one.status for one in answers) == [200, 400]
    is_agreed = answers[0].status == 200
    assert (events(app, "minutes.changed"), events(app, "minutes.correction_asked")) == (
        is_agreed,
        not is_agreed,
    )
    with app.app_context():
        state = db.session.scalars(select(Meeting.minutes_state)).one()
        asked = db.session.scalars(select(MinutesCorrection)).all()
    assert (state, len(asked)) == ((MinutesState.AGREED, 0) if is_agreed else (MinutesState.DRAFT, 1))
