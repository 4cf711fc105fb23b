"""`flask reminders`: today's digests into the outbox, and the outbox to the mail server."""

import click
from flask import current_app
from flask.cli import AppGroup

from transition import clock
from transition.db import db
from transition.reminders import actions, queries
from transition.reminders.models import OutboxState
from transition.reminders.sending import send_message

reminders = AppGroup("reminders", help="Digests by e-mail.")


@reminders.command("queue")
def queue_command() -> None:
    """Put today's digests into the outbox; whoever has one of today gets no other."""
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
