"""Sending one message of the outbox, and writing messages as files: what the worker and the commands share."""

from email.message import EmailMessage
from pathlib import Path

from flask import current_app

from config import Config
from transition import clock, mail
from transition.db import db
from transition.reminders import actions, queries


def settings_of() -> Config:
    """The settings of this application."""
    settings: Config = current_app.config["SETTINGS"]
    return settings


def send_message(message_id: int) -> None:
    """Claim one message, hand it to the server and note what became of it; nothing when it does not wait.

    No transaction is open while the server is asked. A server that took it and then vanished gets it again
    under the same id: sent twice can be told, sent never cannot.
    """
    settings = settings_of()
    if not settings.smtp_url:
        return
    claimed = actions.claim(message_id, now=clock.now(), today=clock.today())
    db.session.commit()
    if claimed is None:
        return
    try:
        mail.send(settings.smtp_url, _built(claimed, settings))
    except mail.NotSent as failed:
        actions.mark_not_sent(claimed, failed, now=clock.now())
    else:
        actions.mark_sent(claimed, now=clock.now())
    db.session.commit()


def write_eml(folder: Path) -> list[Path]:
    """Write every message of the outbox as an .eml file, whose name tells nobody's; gives the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for message in queries.all_messages():
        path = folder / f"digest-{message.for_on.isoformat()}-{message.id:04}-{message.language}.eml"
        path.write_bytes(bytes(_built(actions.as_claimed(message), settings_of())))
        written.append(path)
    return written


def _built(claimed: actions.Claimed, settings: Config) -> EmailMessage:
    return mail.message(
        sender=settings.mail_from,
        recipient=claimed.recipient,
        subject=claimed.subject,
        text=claimed.text,
        message_id=claimed.message_id,
        written_at=claimed.queued_at,
        language=claimed.language,
    )
