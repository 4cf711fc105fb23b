"""Calendar files, actions and commitments until they are delivered, facilities, lists of questions and records."""

from datetime import date

import pytest
from icalendar import Calendar

from tests.conftest import Build, Visit
from tests.consultation.council import Council, make_council
from tests.factories import make_measure, make_meeting
from transition.clock import now
from transition.consultation.facilities.models import FacilityRequest
from transition.consultation.meetings.models import MeetingAction
from transition.consultation.records.models import Answer, Question, QuickRecord
from transition.db import db
from transition.rules.answers import Facility

TODAY = date(2026, 3, 2)


@pytest.fixture
def council(build: Build) -> Council:
    with build():
        return make_council()


def on(name: str, day: date) -> dict[str, str]:
    """A day in the three boxes of a question."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def event_of(content: bytes) -> dict[str, str]:
    """What a calendar file says of its one event."""
    [event] = Calendar.from_ical(content).walk("VEVENT")
    return {name: event[name].to_ical().decode() for name in event}


def test_a_meeting_goes_into_a_calendar_and_a_changed_one_takes_its_place(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        meeting = make_meeting(
            council.file, title="Joint meeting; one, two", title_cy="Cyfarfod â’r undebau", place="Usk, County Hall",
            agenda="Tâl a thelerau\nTeithio " + "hir " * 40,
        )  # fmt: skip
    path = f"{council.home}/meetings/{meeting.id}"
    answer = visit(council.rep).get(f"{path}/calendar.ics").response
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="meeting-2026-02-10.ics"'
    assert max(len(line) for line in answer.data.split(b"\r\n")) <= 75
    first = event_of(answer.data)
    assert (first["DTSTART"], first["DTEND"]) == ("20260210T100000Z", "20260210T110000Z")
    assert first["SUMMARY"] == r"Joint meeting\; one\, two"
    assert first["URL"].endswith(f"{path}?employer={council.outgoing.id}")
    assert first["STATUS"] == "CONFIRMED"
    welsh = visit(council.rep, "cy").get(f"{path}/calendar.ics").response
    assert event_of(welsh.data)["SUMMARY"] == "Cyfarfod â’r undebau"
    visit(council.hr).get(f"{path}/not-held").submit("Save the reason", reason="Snow")
    cancelled = visit(council.rep).get(f"{path}/calendar.ics").response.data
    assert (b"METHOD:PUBLISH" in answer.data, b"METHOD:CANCEL" in cancelled) == (True, True)
    later = event_of(cancelled)
    assert later["UID"] == first["UID"]
    assert int(later["SEQUENCE"]) > int(first["SEQUENCE"])
    assert later["STATUS"] == "CANCELLED"
    assert visit(council.host).get(f"{path}/calendar.ics").status == 404
    assert visit(council.manager).get(f"{path}/calendar.ics").status == 403


def test_open_actions_are_listed_overdue_first_and_commitments_need_evidence(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        meeting = make_meeting(council.file, is_held=True)
        for text, due_on, is_commitment in (
            ("No day", None, False),
            ("Later", date(2026, 3, 20), False),
            ("Overdue", date(2026, 2, 20), True),
        ):
            db.session.add(
                MeetingAction(
                    meeting_id=meeting.id, text=text, owner="HR", due_on=due_on, is_commitment=is_commitment
                )
            )
    hr, path = visit(council.hr), f"{council.home}/actions"
    page = hr.get(path)
    assert [row[0] for row in page.rows()] == ["Overdue Commitment", "Later", "No day"]
    assert page.rows()[0][2] == "20 February 2026 Overdue"
    done = page.follow("Mark as done : Overdue")
    refused = done.submit("Save", **on("done_on", date(2026, 3, 2)))
    assert refused.errors == ["Say what shows that this commitment was delivered."]
    refused.submit("Save", evidence="E-mail to the unions, 2 March")
    page = hr.get(path)
    assert [row[0] for row in page.rows()] == ["Later", "No day"]
    assert page.rows(1)[0][:4] == [
        "Overdue Commitment", "HR", "2 March 2026 Late", "E-mail to the unions, 2 March",
    ]  # fmt: skip
    assert [row[0] for row in visit(council.rep).get(path).rows()] == ["Later", "No day"]
    assert "Mark as done" not in visit(council.rep).get(path).text
    assert visit(council.host).get(f"{path}?employer={council.outgoing.id}").status == 404


def test_an_action_is_marked_as_a_commitment(build: Build, council: Council, visit: Visit) -> None:
    with build():
        meeting = make_meeting(council.file, is_held=True)
    page = visit(council.hr).get(f"{council.home}/meetings/{meeting.id}/actions/new")
    page = page.submit("Save the action", text="Share the rota", owner="HR", is_commitment="yes")
    assert "Share the rota Commitment" in page.text


def test_access_and_facilities_are_asked_for_given_or_refused_with_a_reason(
    council: Council, visit: Visit
) -> None:
    hr, path = visit(council.hr), f"{council.home}/facilities"
    form = hr.get(path).follow("Record what was asked for")
    assert form.submit("Save the request", what="A room").status == 400
    form.submit(
        "Save the request",
        recognition_id=str(council.unison.id),
        kind="access",
        what="An hour with the GIS team",
        **on("asked_on", date(2026, 2, 20)),
    )
    rep, other = visit(council.rep), visit(council.other_rep)
    assert "An hour with the GIS team" in rep.get(path).text
    assert "An hour with the GIS team" not in other.get(path).text
    answer = hr.get(path).follow("Answer : UNISON, 20 February 2026")
    refused = answer.submit("Save the answer", **on("refused_on", date(2026, 2, 23)))
    assert refused.errors == ["Give the reason for the refusal."]
    refused.submit("Save the answer", reason="The team is away that week.")
    assert rep.get(path).rows()[0][3:] == ["Refused on 23 February 2026", "The team is away that week."]
    late = hr.get(path).follow("Answer : UNISON, 20 February 2026")
    given = late.submit("Save the answer", reason="Given after all.", **on("given_on", TODAY))
    assert given.rows()[0][3:] == ["Given on 2 March 2026", "Given after all."]
    assert "Answer : UNISON, 20 February 2026" not in given.links


@pytest.mark.parametrize(
    ("who", "listed", "written"),
    [("rep", 200, 403), ("lead", 200, 403), ("auditor", 200, 403), ("host", 404, 403), ("manager", 403, 403)],
)
def test_who_reads_and_who_writes_what_was_asked_for(
    build: Build, council: Council, visit: Visit, who: str, listed: int, written: int
) -> None:
    with build():
        asked = FacilityRequest(
            consultation=council.file, recognition=council.unison, kind=Facility.FACILITIES, what="A printer",
            asked_on=TODAY, recorded_by_id=council.hr.id,
        )  # fmt: skip
        db.session.add(asked)
    browser, own = visit(getattr(council, who)), f"?employer={council.outgoing.id}"
    assert browser.get(f"{council.home}/facilities{own}").status == listed
    assert browser.get(f"{council.home}/facilities/new{own}").status == written
    assert browser.get(f"{council.home}/facilities/{asked.id}/answer").status in {written, 404}


@pytest.fixture
def questions(build: Build, council: Council) -> Council:
    with build():
        for day, text, answer, is_published in (
            (20, "Open one?", None, False),
            (10, "Answered one?", "Yes.", False),
            (15, "Published one?", "No.", True),
        ):
            answers = [Answer(text=answer, answered_on=TODAY, answered_by_id=council.hr.id)] if answer else []
            db.session.add(
                Question(
                    consultation=council.file, asked_on=date(2026, 2, day), text=text, is_published=is_published,
                    answers=answers,
                )
            )  # fmt: skip
    return council


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", ["Answered one?", "Published one?", "Open one?"]),
        ("?sort=asked&order=down", ["Open one?", "Published one?", "Answered one?"]),
        ("?show=open", ["Open one?"]),
        ("?show=answered", ["Answered one?", "Published one?"]),
        ("?show=published", ["Published one?"]),
        ("?show=odd&sort=odd", ["Answered one?", "Published one?", "Open one?"]),
    ],
)
def test_questions_are_narrowed_and_sorted(
    questions: Council, visit: Visit, asked: str, shown: list[str]
) -> None:
    page = visit(questions.hr).get(f"{questions.home}/questions{asked}")
    assert [row[0] for row in page.rows()] == shown


@pytest.mark.parametrize("asked", ["", "?show=open", "?show=answered"])
def test_a_representative_lists_only_what_is_published(questions: Council, visit: Visit, asked: str) -> None:
    text = visit(questions.rep).get(f"{questions.home}/questions{asked}").text
    assert "Open one?" not in text
    assert "Answered one?" not in text


def test_quick_records_are_sorted_to_a_question_and_a_measure_and_the_rest_are_listed(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        measure = make_measure(council.transfer, council.outgoing)
        question = Question(consultation=council.file, asked_on=TODAY, text="Parking?")
        rest = [
            QuickRecord(
                consultation=council.file, happened_on=TODAY, who=who, what="Rang", recorded_by_id=council.hr.id,
                recorded_at=now(),
            )
            for who in ("First", "Second")
        ]  # fmt: skip
        db.session.add_all([question, *rest])
    hr, path = visit(council.hr), f"{council.home}/quick-records"
    record = hr.get(f"{path}/{rest[0].id}")
    record.submit("Save", question_id=str(question.id), measure_id=str(measure.id), is_sorted="yes")
    kept = hr.get(f"{path}/{rest[0].id}")
    assert kept.soup.select_one("#measure_id option[selected]")["value"] == str(measure.id)
    assert kept.soup.select_one("#question_id option[selected]")["value"] == str(question.id)
    assert [row[1] for row in hr.get(path).rows()] == ["Second", "First"]
    assert [row[1] for row in hr.get(f"{path}?show=unsorted").rows()] == ["Second"]
