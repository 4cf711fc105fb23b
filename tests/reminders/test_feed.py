"""The calendar feed, read by a parser other than the one that writes it, across moved, met and cancelled things."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from flask import Flask
from sqlalchemy import select

from tests.conftest import TODAY, Build, CountQueries, Visit
from tests.factories import (
    make_account,
    make_consultation,
    make_meeting,
    make_officer,
    make_own_milestone,
    make_recognition,
    make_representative,
    make_staff,
    make_timeline,
    make_transfer,
)
from transition import clock
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.consultation.meetings.models import Attendee, Meeting
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.reminders.feed import jobs
from transition.reminders.feed.models import CalendarFeed
from transition.transfers.models import Transfer

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A clock that moves only when `watch.now` is set; the worker then looks again at every feed."""

    class Watch:
        now = NOW

    monkeypatch.setattr(clock, "now", lambda: Watch.now)
    return Watch


def events(content: bytes) -> dict[str, Any]:
    """The file's events by their UID, as the other parser reads and checks them."""
    calendar = vobject.readOne(content.decode())
    calendar.validate(raiseException=True)
    return {one.uid.value: one for one in calendar.contents.get("vevent", [])}


def fetched(visit: Visit, address: str, **options: Any) -> Any:
    return visit().client.get(address.removeprefix("http://127.0.0.1:5000"), **options)


def made(visit: Visit, account: Account) -> str:
    """The address of a new feed, as its page shows it once."""
    page = visit(account).get("/calendar").submit("Make an address")
    return str(page.soup.find("code").get_text())


def renewed(app: Flask, watch: Any) -> None:
    """Ten minutes later, when the worker has looked again."""
    watch.now += timedelta(minutes=11)
    with app.app_context():
        for feed_id in jobs.calendars_to_renew(100):
            jobs.renew(feed_id)


def test_the_feed_follows_what_moves_is_met_and_is_called_off(
    app: Flask, build: Build, visit: Visit, watch: Any
) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer, name="CANARY name")
        make_timeline(transfer)
        own = make_own_milestone(
            transfer, name="CANARY milestone", planned_on=date(2026, 3, 20), owner_account_id=officer.id
        )
        meeting = make_meeting(
            make_consultation(transfer), title="CANARY title", place="CANARY place", agenda="CANARY agenda",
            starts_at=datetime(2026, 4, 8, 9, 30, tzinfo=UTC),
        )  # fmt: skip
        db.session.add(Attendee(meeting_id=meeting.id, name="CANARY guest", account_id=officer.id))
    address = made(visit, officer)
    first = fetched(visit, address)
    before = events(first.data)
    assert b"CANARY" not in first.data
    assert first.mimetype == "text/calendar"
    assert first.headers["Cache-Control"] == "no-store"
    (meeting_uid,) = (uid for uid, one in before.items() if one.summary.value == "Consultation meeting")
    assert before[meeting_uid].dtstart.value.strftime("%Y-%m-%d %H:%M %z") == "2026-04-08 10:30 +0100"
    (own_uid,) = (uid for uid, one in before.items() if one.dtstart.value == date(2026, 3, 20))
    with build():
        db.session.get_one(Transfer, transfer.id).transfer_on += timedelta(days=30)
        kept = db.session.get_one(Milestone, own.id)
        kept.done_on, kept.evidence = TODAY, "Done"
        db.session.get_one(Meeting, meeting.id).is_held = False
    renewed(app, watch)
    after = events(fetched(visit, address).data)
    assert set(after) == set(before)
    for uid in (own_uid, meeting_uid):
        assert (after[uid].status.value, after[uid].sequence.value) == ("CANCELLED", "1")
    moved = [uid for uid in before if before[uid].dtstart.value != after[uid].dtstart.value]
    assert moved
    for uid in moved:
        assert (after[uid].sequence.value, after[uid].status.value) == ("1", "CONFIRMED")
        assert after[uid].dtstart.value - before[uid].dtstart.value > timedelta(days=20)
    for uid in set(before) - set(moved) - {own_uid, meeting_uid}:
        assert after[uid].sequence.value == "0"
        assert after[uid].dtstamp.value == before[uid].dtstamp.value
    watch.now += timedelta(days=31)
    assert not {own_uid, meeting_uid} & set(events(fetched(visit, address).data))


def test_the_same_facts_make_the_same_bytes_and_are_not_sent_twice(
    app: Flask, build: Build, visit: Visit, watch: Any
) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer, language="cy")
        make_own_milestone(transfer, owner_account_id=officer.id)
    with app.app_context():
        db.session.get_one(Account, officer.id).language = "en"
        db.session.commit()
    address = made(visit, officer)
    first = fetched(visit, address)
    renewed(app, watch)
    again = fetched(visit, address)
    assert again.data == first.data
    known = fetched(visit, address, headers={"If-None-Match": first.headers["ETag"]})
    assert (known.status_code, known.data) == (304, b"")
    with app.app_context():
        db.session.get_one(Account, officer.id).language = "cy"
        db.session.commit()
    welsh = fetched(visit, address)
    assert "Carreg filltir yr amserlen" in welsh.data.decode().replace("\r\n ", "")


def test_every_line_is_as_the_format_wants_it(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
        make_own_milestone(transfer, owner_account_id=officer.id)
    content = fetched(visit, made(visit, officer)).data
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert not [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line]
    unfolded = content.decode().replace("\r\n ", "")
    for wanted in (
        "METHOD:PUBLISH", "VERSION:2.0", "REFRESH-INTERVAL;VALUE=DURATION:PT4H", "TZID:Europe/London",
        "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "URL:http://127.0.0.1:5000/tasks",
    ):  # fmt: skip
        assert wanted in unfolded
    assert re.search(r"DTSTART;VALUE=DATE:\d{8}\r\n", unfolded)
    assert re.search(r"DTSTAMP:\d{8}T\d{6}Z\r\n", unfolded)


def test_an_address_that_was_renewed_or_revoked_answers_as_one_that_never_was(
    build: Build, visit: Visit
) -> None:
    with build():
        officer = make_officer(make_transfer().outgoing_employer)
    old = made(visit, officer)
    page = visit(officer).get("/calendar")
    new = str(page.submit("Make a new address").soup.find("code").get_text())
    assert new != old
    assert "Not yet" in visit(officer).get("/calendar").text
    assert (fetched(visit, old).status_code, fetched(visit, new).status_code) == (404, 200)
    assert "Not yet" not in visit(officer).get("/calendar").text
    visit(officer).get("/calendar").submit("Revoke the address")
    unknown = fetched(visit, "/calendar/nobody-has-this.ics")
    revoked = fetched(visit, new)
    assert (revoked.status_code, unknown.status_code) == (404, 404)
    with build():
        digests = list(db.session.scalars(select(CalendarFeed.token_digest)))
    assert not [one for one in digests if one in old or one in new]


def test_whoever_holds_no_role_any_more_is_told_nothing(build: Build, visit: Visit) -> None:
    with build():
        officer = make_officer(make_transfer().outgoing_employer)
    address = made(visit, officer)
    with build():
        kept = db.session.get_one(Account, officer.id)
        kept.is_active = False
    assert fetched(visit, address).status_code == 404


def test_a_feed_asked_for_too_often_is_refused_for_a_while(build: Build, visit: Visit) -> None:
    with build():
        officer = make_officer(make_transfer().outgoing_employer)
    address = made(visit, officer)
    statuses = [fetched(visit, address).status_code for _ in range(61)]
    assert statuses == [*[200] * 60, 429]
    assert fetched(visit, "/calendar/another.ics").status_code == 404


def test_a_representative_gets_the_meetings_of_their_union_and_no_deadlines(
    build: Build, visit: Visit
) -> None:
    with build():
        transfer = make_transfer()
        recognition = make_recognition(transfer.outgoing_employer)
        rep = make_representative(recognition)
        consultation = make_consultation(transfer)
        for title in ("One", "Two"):
            meeting = make_meeting(consultation, title=title, starts_at=datetime(2026, 3, 20, 9, tzinfo=UTC))
            if title == "One":
                db.session.add(Attendee(meeting_id=meeting.id, name="Branch", recognition_id=recognition.id))
        make_own_milestone(transfer, owner_account_id=rep.id)
    found = events(fetched(visit, made(visit, rep)).data)
    assert [one.summary.value for one in found.values()] == ["Consultation meeting"]


def test_a_fetch_takes_no_more_queries_however_long_the_calendar_is(
    build: Build, visit: Visit, count_queries: CountQueries
) -> None:
    counts = []
    for many in (1, 60):
        with build():
            transfer = make_transfer()
            officer = make_officer(transfer.outgoing_employer, Role.MANAGER)
            for number in range(many):
                make_own_milestone(transfer, name=f"One {number}", owner_account_id=officer.id)
                make_staff(transfer)
            make_account()
        address = made(visit, officer)
        with count_queries() as queries:
            assert len(events(fetched(visit, address).data)) == many
        counts.append(len(queries))
    assert counts[0] == counts[1]
