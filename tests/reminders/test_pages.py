"""The page of the outbox, and the commands beside it."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import TODAY, Build, Visit
from tests.factories import make_administrator, make_lead, make_officer, make_own_milestone, make_transfer
from tests.reminders.post_office import post_office
from transition import clock
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.db import db
from transition.mail import Fault
from transition.reminders import actions
from transition.reminders.models import OutboxMessage, OutboxState


def queued(name: str = "Nia Parry") -> OutboxMessage:
    """A digest in the outbox."""
    transfer = make_transfer()
    account: Account = make_officer(transfer.outgoing_employer, Role.MANAGER, name=name)
    make_own_milestone(transfer, owner_account_id=account.id)
    (message,) = actions.queue_digests(TODAY, clock.now(), base_url="https://transition.example.org")
    return message


def test_the_outbox_is_empty_and_says_why_it_waits(build: Build, visit: Visit) -> None:
    with build():
        admin = make_administrator()
    page = visit(admin).get("/outbox")
    assert page.heading == "Outbox"
    assert "The outbox waits: SMTP_URL is not set." in page.text
    assert "No message has been queued yet." in page.text
    welsh = visit(admin, "cy").get("/outbox")
    assert welsh.heading == "Blwch allan"
    assert "Mae'r blwch allan yn aros" in welsh.text


def test_what_was_given_up_says_why_and_is_tried_again(build: Build, visit: Visit) -> None:
    with build():
        admin = make_administrator()
        message = queued()
        message.state, message.attempt_count = OutboxState.DEAD, 3
        message.last_fault, message.last_reply_code = Fault.RECIPIENT_REFUSED, 550
    page = visit(admin).get("/outbox")
    row = page.rows()[0]
    assert row[:3] == ["Nia Parry", "2 March 2026", "English"]
    assert row[3] == (
        "Given up The mail server refused the address. Its reply was 550. "
        "Check the address of the account and correct it. The next digest goes to the new one."
    )
    page = page.submit("Try again")
    assert page.rows()[0][3].startswith("Waiting to be sent")
    with build():
        assert db.session.scalars(select(OutboxMessage.attempt_count)).one() == 0


def test_what_was_sent_meanwhile_is_not_tried_again(build: Build, visit: Visit) -> None:
    with build():
        admin = make_administrator()
        message = queued()
    page = visit(admin).get("/outbox")
    with build():
        kept = db.session.get_one(OutboxMessage, message.id)
        kept.state, kept.sent_at = OutboxState.SENT, clock.now()
    page = page.submit("Try again")
    assert "This message was sent already, or is being sent now." in page.text


@pytest.mark.parametrize(("role", "status"), [("auditor", 200), ("officer", 403), ("lead", 403)])
def test_who_may_see_the_outbox(build: Build, visit: Visit, role: str, status: int) -> None:
    with build():
        transfer = make_transfer()
        message = queued()
        people = {
            "auditor": make_officer(transfer.outgoing_employer, Role.AUDITOR),
            "officer": make_officer(transfer.outgoing_employer),
            "lead": make_lead(transfer.programme),
        }
    page = visit(people[role]).get("/outbox")
    assert page.status == status
    assert "Try again" not in [one.get_text(strip=True) for one in page.soup.find_all("button")]
    assert message.id


def test_a_message_that_is_not_there_is_a_404(build: Build, visit: Visit) -> None:
    with build():
        admin = make_administrator()
        queued()
    there = visit(admin)
    token = there.get("/outbox").soup.find("main").find("input", {"name": "csrf_token"})["value"]
    assert there.post("/outbox/999/retry", {"csrf_token": token}).status == 404


def test_the_commands_queue_and_send(app: Flask, build: Build) -> None:
    with build():
        transfer = make_transfer()
        account = make_officer(transfer.outgoing_employer, Role.MANAGER)
        make_own_milestone(transfer, owner_account_id=account.id)
    run = app.test_cli_runner()
    assert run.invoke(args=["reminders", "queue"]).output == "Queued: 1\n"
    assert run.invoke(args=["reminders", "queue"]).output == "Queued: 0\n"
    refused = run.invoke(args=["reminders", "send"])
    assert refused.exit_code == 1
    assert "SMTP_URL is not set: the outbox waits. Messages waiting: 1" in refused.output
    before = app.config["SETTINGS"]
    with post_office() as (office, address):
        app.config["SETTINGS"] = replace(before, smtp_url=address)
        try:
            sent = run.invoke(args=["reminders", "send"])
            office.to_recipient = "550 No"
            again = run.invoke(args=["reminders", "send"])
        finally:
            app.config["SETTINGS"] = before
    assert (sent.exit_code, again.exit_code) == (0, 0)
    assert len(office.taken) == 1


def test_the_sending_command_fails_when_a_message_was_not_sent(app: Flask, build: Build) -> None:
    with build():
        queued()
    before = app.config["SETTINGS"]
    with post_office() as (office, address):
        office.to_recipient = "550 No"
        app.config["SETTINGS"] = replace(before, smtp_url=address)
        try:
            found = app.test_cli_runner().invoke(args=["reminders", "send"])
        finally:
            app.config["SETTINGS"] = before
    assert found.exit_code == 1
    assert "Given up: 1" in found.output
