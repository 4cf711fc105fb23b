"""`flask reminders`: today's digests into the outbox, and the outbox to the mail server."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import current_app
from flask.cli import AppGroup

from transition import clock
from transition.db import db
from transition.reminders import actions, labels, pausing, queries
from transition.reminders.models import OutboxState
from transition.reminders.sending import send_message
from transition.rules.broken import RuleBroken
from transition.rules.calendar import is_working_day

reminders = AppGroup("reminders", help="Digests by e-mail.")


@reminders.command("queue")
def queue_command() -> None:
    """Put today's digests into the outbox; whoever has one of today gets no other."""
    if not is_working_day(clock.today(), clock.bank_holidays()):
        click.echo(
            "Today is a weekend or a bank holiday: the next working day's digests count what falls due."
        )
        return
    actions.claim_day(clock.today(), now=clock.now())
    base_url = current_app.config["SETTINGS"].base_url
    queued = actions.queue_digests(clock.today(), clock.now(), base_url=base_url)
    db.session.commit()
    click.echo(f"Queued: {len(queued)}")


@reminders.command("send")
def send_command() -> None:
    """Send what waits in the outbox. Fails when there is no mail server, or when a message was not sent."""
    if not current_app.config["SETTINGS"].smtp_url:
        waiting = queries.counts()[OutboxState.WAITING]
        raise click.ClickException(f"SMTP_URL is not set: the outbox waits. Messages waiting: {waiting}")
    _refuse_while_paused()
    tried = 0
    while ids := queries.ids_to_send(100, clock.now()):
        for message_id in ids:
            send_message(message_id)
        tried += len(ids)
    found = queries.counts()
    waiting, dead = found[OutboxState.WAITING], found[OutboxState.DEAD]
    click.echo(f"Tried: {tried}. Waiting for another try: {waiting}. Given up: {dead}")
    if waiting or dead:
        raise click.ClickException("Not every message was sent: see the outbox page for why.")


def _refuse_while_paused() -> None:
    if held := queries.open_pauses():
        first = held[0]
        raise click.ClickException(
            f"Sending is paused since {first.paused_at:%Y-%m-%d %H:%M} UTC by {first.by}: {first.reason} "
            "Nothing was sent. `flask reminders resume` lets it go on."
        )


@reminders.command("pause")
@click.option("--by", required=True, help="Who pauses it.")
@click.option("--reason", required=True, help="Why, for the administrator who ends it.")
@click.option("--restored", is_flag=True, help="After a restore: what waits now is never sent.")
def pause_command(by: str, reason: str, restored: bool) -> None:
    """Send nothing until somebody resumes, here or on the outbox page."""
    with _worded():
        pausing.pause(name=by, reason=reason, is_restored=restored, now=clock.now())
        db.session.commit()
    click.echo("Paused: no message is sent until somebody resumes.")


@reminders.command("resume")
@click.option("--by", required=True, help="Who lets it go on.")
def resume_command(by: str) -> None:
    """Let messages go out again; those that a later working day's digest replaces are closed unsent."""
    with _worded():
        closed = pausing.resume(name=by, now=clock.now(), today=clock.today())
        db.session.commit()
    click.echo(f"Messages go out again. Closed unsent: {closed}")


@contextmanager
def _worded() -> Iterator[None]:
    try:
        yield
    except RuleBroken as broken:
        raise click.ClickException(labels.problem(broken)) from None
