"""A mail server that is away, refuses, dawdles and hangs up for two hours, and 200 people who wait for their digest."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import TODAY, Build
from tests.factories import make_account
from tests.reminders.post_office import PostOffice, free_port, post_office
from tests.reminders.test_sending import sending_to
from transition import clock, mail
from transition.db import db
from transition.mail import Fault
from transition.reminders import actions, jobs
from transition.reminders.models import OutboxMessage, OutboxState
from transition.reminders.sending import send_message

PEOPLE, NOBODY = 200, "person7@example.org"
SLOW = 12
BEGAN = datetime(2026, 3, 2, 8, tzinfo=UTC)


@dataclass
class Watch:
    """The clock of the test: it moves only when it is told to."""

    now: datetime = BEGAN


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    found = Watch()
    monkeypatch.setattr(clock, "now", lambda: found.now)
    return found


@pytest.fixture
def queued(app: Flask, build: Build) -> None:
    """A digest of today for each of 200 people, queued at eight."""
    with build():
        for number in range(PEOPLE):
            account = make_account(email=f"person{number}@example.org")
            db.session.add(
                OutboxMessage(
                    account_id=account.id, for_on=TODAY, language="en", subject="Your tasks", text="One is due.\n",
                    message_id=actions.message_id_of(account.id, TODAY, "https://transition.example.org"),
                    state=OutboxState.WAITING, attempt_count=0, queued_at=BEGAN, next_attempt_at=BEGAN,
                )
            )  # fmt: skip


def step(app: Flask) -> int:
    """What a worker does of all that may be tried at this moment; how many it tried."""
    with app.app_context():
        ids = jobs.messages_to_send(10 * PEOPLE)
    for message_id in ids:
        with app.app_context():
            send_message(message_id)
    return len(ids)


def faults(office: PostOffice, patched: pytest.MonkeyPatch) -> Iterator[str]:
    """What the server does to one round of tries after another, half an hour apart, once it answers at all."""
    office.refuses = NOBODY
    office.turns, office.to_data = ("421 Too busy", "250 OK"), "451 Come back later"
    yield "421 to one sender and 451 to the text of the next, in turn"
    office.turns, office.trickles, office.cuts_short = (), SLOW, True
    with patched.context() as short:
        short.setattr(mail, "WHOLE_SECONDS", 0.3)
        yield "slow to some, and cut off from the others before it took the message"
    office.cuts_short, office.to_data, office.breaks_off = False, "250 Taken", True
    yield "took the message and hung up"
    office.breaks_off = False


@pytest.mark.usefixtures("queued")
def test_two_hours_of_every_fault_lose_nothing_and_send_nothing_twice_that_the_server_had_not_taken(
    app: Flask, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    with sending_to(app, f"smtp://127.0.0.1:{port}"):
        assert step(app) == PEOPLE  # nothing listens there
        with post_office(port) as (office, _address):
            for fault in faults(office, monkeypatch):
                watch.now += timedelta(minutes=30)
                assert step(app) >= PEOPLE - 1, fault
            twice = Counter(office.ids)
            assert set(twice.values()) == {1}  # what it took and hung up on, once so far
            assert len(twice) == PEOPLE - 1
            watch.now += timedelta(minutes=30)
            assert watch.now == BEGAN + timedelta(hours=2)
            step(app)
            assert step(app) == 0
    messages = _messages(app)
    assert Counter(one.state for one in messages) == {OutboxState.SENT: PEOPLE - 1, OutboxState.DEAD: 1}
    dead = next(one for one in messages if one.state is OutboxState.DEAD)
    assert (dead.last_fault, dead.last_reply_code) == (Fault.RECIPIENT_REFUSED, 550)
    sent = {one.message_id for one in messages if one.state is OutboxState.SENT}
    assert office.trickled == SLOW
    # None lost; and twice only what the server had taken when it hung up: under the same id.
    assert Counter(office.ids) == {message_id: 2 if message_id in twice else 1 for message_id in sent}


@pytest.mark.usefixtures("queued")
def test_what_the_server_would_not_have_for_a_whole_day_is_closed_and_not_sent_late(
    app: Flask, watch: Watch
) -> None:
    with sending_to(app, f"smtp://127.0.0.1:{free_port()}"):
        step(app)
    watch.now += timedelta(days=1)
    with app.app_context():
        assert actions.close_superseded(TODAY + timedelta(days=1), now=watch.now) == PEOPLE
        db.session.commit()
    with post_office() as (office, address), sending_to(app, address):
        assert step(app) == 0
    assert office.taken == []
    assert {one.state for one in _messages(app)} == {OutboxState.SUPERSEDED}


def test_a_server_that_answers_a_letter_at_a_time_is_left_after_the_whole_time(
    app: Flask, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "WHOLE_SECONDS", 0.2)
    built = mail.message(
        sender="a@example.org", recipient="b@example.org", subject="S", text="T\n", message_id="<1@example.org>",
        written_at=BEGAN, language="en",
    )  # fmt: skip
    with post_office() as (office, address):
        office.trickles = 1
        with pytest.raises(mail.NotSent) as refused:
            mail.send(address, built)
    assert (refused.value.fault, refused.value.is_final) == (Fault.NO_ANSWER, False)


def _messages(app: Flask) -> list[OutboxMessage]:
    with app.app_context():
        return list(db.session.scalars(select(OutboxMessage)))
