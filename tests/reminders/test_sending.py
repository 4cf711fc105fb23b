"""Messages against a real SMTP server: nothing lost, nothing marked sent that was not, nothing sent twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.conftest import TODAY, Build
from tests.factories import make_officer, make_own_milestone, make_transfer
from tests.reminders.post_office import PostOffice, free_port, post_office
from transition import clock, jobs
from transition.accounts.models import Account
from transition.db import db
from transition.mail import Fault
from transition.reminders import actions
from transition.reminders.models import OutboxMessage, OutboxState
from transition.reminders.sending import send_message


@contextmanager
def sending_to(app: Flask, smtp_url: str | None) -> Iterator[None]:
    """The application with this mail server."""
    before = app.config["SETTINGS"]
    app.config["SETTINGS"] = replace(before, smtp_url=smtp_url, mail_from="transition@example.org")
    try:
        yield
    finally:
        app.config["SETTINGS"] = before


@pytest.fixture
def office(app: Flask) -> Iterator[PostOffice]:
    with post_office() as (found, address), sending_to(app, address):
        yield found


@pytest.fixture
def officer(app: Flask, build: Build) -> Account:
    """Someone with a task that is due, whose digest is in the outbox."""
    with build():
        transfer = make_transfer()
        account = make_officer(transfer.outgoing_employer, email="nia@example.org")
        make_own_milestone(transfer, owner_account_id=account.id)
        actions.queue_digests(TODAY, clock.now(), base_url="https://transition.example.org")
    return account


def work(app: Flask) -> None:
    """What a worker does until nothing waits."""
    jobs.do_waiting(app)


def message(app: Flask) -> OutboxMessage:
    """The one message of the outbox."""
    with app.app_context():
        return db.session.scalars(select(OutboxMessage)).one()


def hurry(app: Flask, by: timedelta = timedelta(days=1)) -> None:
    """Lets the time of every wait and lease pass."""
    with app.app_context():
        past = clock.now() - by
        values = {"next_attempt_at": past}
        db.session.execute(update(OutboxMessage).values(values))
        db.session.execute(
            update(OutboxMessage).where(OutboxMessage.leased_until.is_not(None)).values(leased_until=past)
        )
        db.session.commit()


def test_a_message_is_sent_once_and_noted(app: Flask, officer: Account, office: PostOffice) -> None:
    work(app)
    work(app)
    kept = message(app)
    assert (kept.state, kept.attempt_count) == (OutboxState.SENT, 1)
    assert kept.sent_at is not None
    assert office.recipients == ["nia@example.org"]
    assert office.ids == [kept.message_id]
    assert office.taken[0]["Subject"] == "Transition: your tasks for 2 March 2026"
    assert "https://transition.example.org/tasks" in office.taken[0].get_content()


@pytest.mark.parametrize(
    ("told", "state", "fault", "code"),
    [
        ({"to_recipient": "450 Later"}, OutboxState.WAITING, Fault.RECIPIENT_REFUSED, 450),
        ({"to_recipient": "421 Closing"}, OutboxState.WAITING, Fault.RECIPIENT_REFUSED, 421),
        ({"to_recipient": "550 Nobody"}, OutboxState.DEAD, Fault.RECIPIENT_REFUSED, 550),
        ({"to_data": "451 Later"}, OutboxState.WAITING, Fault.SERVER_REFUSED, 451),
        ({"to_data": "554 Never"}, OutboxState.DEAD, Fault.SERVER_REFUSED, 554),
    ],
    ids=lambda value: str(value),
)
def test_a_refusal_waits_or_is_given_up_and_is_never_marked_sent(
    app: Flask,
    officer: Account,
    office: PostOffice,
    told: dict[str, str],
    state: OutboxState,
    fault: Fault,
    code: int,
) -> None:
    for name, reply in told.items():
        setattr(office, name, reply)
    work(app)
    kept = message(app)
    assert (kept.state, kept.last_fault, kept.last_reply_code) == (state, fault, code)
    assert kept.sent_at is None
    assert office.taken == []


def test_what_was_refused_for_now_is_sent_later_and_not_before(
    app: Flask, officer: Account, office: PostOffice
) -> None:
    office.to_recipient = "450 Later"
    work(app)
    office.to_recipient = "250 OK"
    work(app)
    assert office.taken == []
    hurry(app)
    work(app)
    assert message(app).state is OutboxState.SENT
    assert len(office.taken) == 1


def test_a_server_that_took_it_and_hung_up_gets_the_same_message_again(
    app: Flask, officer: Account, office: PostOffice
) -> None:
    office.breaks_off = True
    work(app)
    kept = message(app)
    assert (kept.state, kept.last_fault) == (OutboxState.WAITING, Fault.NO_ANSWER)
    office.breaks_off = False
    hurry(app)
    work(app)
    assert message(app).state is OutboxState.SENT
    assert office.ids == [kept.message_id] * 2


def test_nothing_is_lost_while_the_server_is_away(app: Flask, officer: Account) -> None:
    port = free_port()
    with sending_to(app, f"smtp://127.0.0.1:{port}"):
        work(app)
        kept = message(app)
        assert (kept.state, kept.last_fault, kept.attempt_count) == (OutboxState.WAITING, Fault.NO_ANSWER, 1)
        assert kept.next_attempt_at > clock.now()
        hurry(app)
        with post_office(port) as (office, _address):
            work(app)
        assert message(app).state is OutboxState.SENT
        assert len(office.taken) == 1


def test_without_a_server_the_outbox_waits(app: Flask, officer: Account) -> None:
    with sending_to(app, None):
        work(app)
    kept = message(app)
    assert (kept.state, kept.attempt_count) == (OutboxState.WAITING, 0)


def test_a_message_is_given_up_after_its_last_try_and_can_be_tried_again(
    app: Flask, build: Build, officer: Account
) -> None:
    with sending_to(app, f"smtp://127.0.0.1:{free_port()}"):
        for _try in range(actions.MOST_ATTEMPTS):
            hurry(app)
            work(app)
    assert message(app).state is OutboxState.DEAD
    with build():
        kept = db.session.scalars(select(OutboxMessage)).one()
        actions.retry(kept, by=Who(officer.id), now=clock.now(), today=TODAY)
    with post_office() as (office, address), sending_to(app, address):
        work(app)
    assert len(office.taken) == 1


class Who:
    """Somebody, as the trail names them."""

    def __init__(self, account_id: int) -> None:
        self.account_id = account_id


def test_a_worker_that_died_while_sending_leaves_the_message_to_the_next(
    app: Flask, officer: Account, office: PostOffice
) -> None:
    with app.app_context():
        assert actions.claim(message(app).id, now=clock.now(), today=TODAY) is not None
        db.session.commit()
    work(app)
    assert office.taken == []
    hurry(app)
    work(app)
    kept = message(app)
    assert (kept.state, kept.attempt_count) == (OutboxState.SENT, 2)
    assert len(office.taken) == 1


def test_the_word_of_a_worker_whose_lease_ran_out_changes_nothing(
    app: Flask, officer: Account, office: PostOffice
) -> None:
    from transition.mail import NotSent

    with app.app_context():
        late = actions.claim(message(app).id, now=clock.now(), today=TODAY)
        db.session.commit()
    hurry(app)
    work(app)
    with app.app_context():
        assert late is not None
        actions.mark_not_sent(late, NotSent("late"), now=clock.now())
        db.session.commit()
    assert message(app).state is OutboxState.SENT


def test_two_workers_at_once_send_it_once(app: Flask, officer: Account, office: PostOffice) -> None:
    which, together = message(app).id, Barrier(2)

    def worker() -> None:
        with app.app_context():
            together.wait(timeout=10)
            send_message(which)

    workers = [Thread(target=worker) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join(timeout=30)
    assert message(app).state is OutboxState.SENT
    assert len(office.taken) == 1


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 1), (2, 2), (3, 4), (9, 256), (10, 360), (40, 360)])
def test_each_wait_is_twice_the_last_up_to_six_hours(attempts: int, minutes: int) -> None:
    assert actions.wait_after(attempts) == timedelta(minutes=minutes)
