"""A paused outbox sends nothing; what waited past its day, or before a restore, is never sent."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import TODAY, Build, Visit
from tests.factories import make_administrator
from tests.reminders.post_office import post_office
from tests.reminders.test_pages import queued
from tests.reminders.test_sending import sending_to
from transition import clock
from transition.db import db
from transition.jobs import do_waiting
from transition.reminders import actions, jobs, pausing
from transition.reminders.models import OutboxMessage, OutboxState
from transition.rules.broken import RuleBroken


def work(app: Flask) -> None:
    """What a worker does of the messages; by the clock of the wall it may be time for today's digests besides."""
    do_waiting(app, only="messages")


def states(app: Flask) -> list[OutboxState]:
    with app.app_context():
        return list(db.session.scalars(select(OutboxMessage.state).order_by(OutboxMessage.id)))


def test_nothing_is_sent_while_paused_and_today_s_is_afterwards(app: Flask, build: Build) -> None:
    with build():
        message_id = queued().id
        pausing.pause(name="Ann", reason="The server is being moved.", now=clock.now())
    run = app.test_cli_runner()
    with post_office() as (office, address), sending_to(app, address):
        work(app)
        with app.app_context():
            assert actions.claim(message_id, now=clock.now(), today=TODAY) is None
        refused = run.invoke(args=["reminders", "send"])
        assert (refused.exit_code, office.taken) == (1, [])
        assert "by Ann: The server is being moved." in refused.output
        assert run.invoke(args=["reminders", "resume", "--by", "Ann"]).output.endswith("Closed unsent: 0\n")
        work(app)
        assert len(office.taken) == 1
    assert states(app) == [OutboxState.SENT]
    assert "Sending is not paused." in run.invoke(args=["reminders", "resume", "--by", "Ann"]).output


def test_what_waited_past_its_day_while_paused_is_closed_unsent(app: Flask, build: Build) -> None:
    with build():
        queued().for_on = TODAY - timedelta(days=1)
        pausing.pause(name="Ann", reason="Moving", now=clock.now())
    with app.app_context():
        assert pausing.resume(name="Ann", now=clock.now(), today=TODAY) == 1
        db.session.commit()
    with post_office() as (office, address), sending_to(app, address):
        work(app)
    assert (states(app), office.taken) == ([OutboxState.SUPERSEDED], [])


def test_after_a_restore_nothing_that_waited_is_sent_and_no_second_digest_is_made_that_day(
    app: Flask, build: Build
) -> None:
    with build():
        queued()
    paused = ["reminders", "pause", "--by", "restore", "--reason", "Restored from last night", "--restored"]
    run = app.test_cli_runner()
    assert run.invoke(args=paused).exit_code == 0
    with post_office() as (office, address), sending_to(app, address):
        work(app)
        assert run.invoke(args=["reminders", "resume", "--by", "Ann"]).output.endswith("Closed unsent: 1\n")
        work(app)
    assert (states(app), office.taken) == ([OutboxState.SUPERSEDED], [])
    with app.app_context():
        assert jobs.days_to_queue(10) == []
    # Had it been made again, it would have been the same message to every mail program.
    again = actions.message_id_of(7, TODAY, "https://transition.example.org")
    assert again == actions.message_id_of(7, TODAY, "https://transition.example.org")
    assert again != actions.message_id_of(8, TODAY, "https://transition.example.org")


def test_a_worker_that_meets_a_message_of_yesterday_closes_it(app: Flask, build: Build) -> None:
    with build():
        queued().for_on = TODAY - timedelta(days=1)
    with post_office() as (office, address), sending_to(app, address):
        work(app)
    assert (states(app), office.taken) == ([OutboxState.SUPERSEDED], [])


@pytest.mark.usefixtures("context")
def test_a_message_of_a_day_gone_by_is_not_tried_again() -> None:
    message = queued()
    message.state = OutboxState.DEAD
    with pytest.raises(RuleBroken, match="message_out_of_date"):
        actions.retry(message, by=None, now=clock.now(), today=TODAY + timedelta(days=1))
    for name, reason, code in (("", "Why", "name_required"), ("Who", " ", "reason_required")):
        with pytest.raises(RuleBroken, match=code):
            pausing.pause(name=name, reason=reason, now=clock.now())


def test_an_administrator_pauses_and_resumes_on_the_page(build: Build, visit: Visit) -> None:
    with build():
        admin = make_administrator(name="Ann Admin")
        queued("Nia Parry")
        queued("Alun Bowen")
    there = visit(admin)
    page = there.get("/outbox/pause").submit("Pause sending", reason="")
    assert page.errors == ["Say why sending is paused."]
    page = page.submit("Pause sending", reason="Moving the server")
    assert "Sending is paused." in page.text
    assert "by Ann Admin. Reason: Moving the server" in page.text
    page = there.get("/outbox/resume").submit("Let messages go out again")
    assert "Messages go out again." in page.soup.get_text()
    assert page.rows(1)[0][2] == "Moving the server"
    page = there.get("/outbox/resume").submit("Let messages go out again")
    assert page.errors == ["Sending is not paused."]
    assert [row[0] for row in there.get("/outbox?sort=name").rows()] == ["Alun Bowen", "Nia Parry"]
    assert [row[0] for row in there.get("/outbox?sort=name&order=down").rows()] == ["Nia Parry", "Alun Bowen"]
    assert there.get("/outbox?state=DEAD").soup.select("#messages-caption + thead + tbody tr") == []


FRIDAY, SATURDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 9)
MAUNDY_THURSDAY, EASTER_MONDAY, EASTER_TUESDAY = date(2026, 4, 2), date(2026, 4, 6), date(2026, 4, 7)


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize(
    ("for_on", "today", "is_sent"),
    [
        (FRIDAY, FRIDAY, True),
        (FRIDAY, SATURDAY, True),
        (FRIDAY, date(2026, 3, 8), True),
        (FRIDAY, MONDAY, False),
        (date(2026, 3, 5), SATURDAY, False),
        (MAUNDY_THURSDAY, EASTER_MONDAY, True),
        (MAUNDY_THURSDAY, EASTER_TUESDAY, False),
    ],
)
def test_a_digest_may_be_sent_until_the_next_working_day_makes_another(
    for_on: date, today: date, is_sent: bool
) -> None:
    message = queued()
    message.for_on = for_on
    db.session.flush()
    assert (actions.close_superseded(today, now=clock.now()) == 0) is is_sent
    message.state = OutboxState.DEAD
    db.session.flush()
    if is_sent:
        actions.retry(message, by=None, now=clock.now(), today=today)
        assert actions.claim(message.id, now=clock.now(), today=today) is not None
    else:
        with pytest.raises(RuleBroken, match="message_out_of_date"):
            actions.retry(message, by=None, now=clock.now(), today=today)
        message.state = OutboxState.WAITING
        db.session.flush()
        assert actions.claim(message.id, now=clock.now(), today=today) is None
        assert message.state is OutboxState.SUPERSEDED


def test_friday_s_digest_is_sent_on_saturday_when_the_server_is_back(
    app: Flask, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    with build():
        queued().for_on = FRIDAY
    with app.app_context():
        monkeypatch.setitem(app.config, "TODAY", SATURDAY)
        # Whatever is asked for on a Saturday, nothing is queued, and what waits is not closed for it.
        assert actions.queue_digests(SATURDAY, clock.now(), base_url="https://transition.example.org") == []
        db.session.commit()
    with post_office() as (office, address), sending_to(app, address):
        work(app)
        assert len(office.taken) == 1
    assert states(app) == [OutboxState.SENT]
