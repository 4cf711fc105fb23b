"""What happens to reminders: digests queued once a day; messages claimed, sent, given up, tried again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import joinedload

from transition import jobs
from transition.accounts.models import Account
from transition.audit.record import By, record
from transition.db import db
from transition.mail import NotSent
from transition.reminders.compose import digest_words
from transition.reminders.models import DigestDay, OutboxMessage, OutboxState
from transition.reminders.queries import may_be_sent, people_with_roles, tasks_due, told_on
from transition.rules.broken import RuleBroken
from transition.rules.reminders import Digest, digests

# Longer than every wait of one SMTP conversation together, so that two workers never hold one message.
LEASE = timedelta(minutes=10)
MOST_ATTEMPTS = 12
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)


@dataclass(frozen=True)
class Claimed:
    """A message that this worker alone may send until its lease ends; `attempt` tells its claim from others."""

    id: int
    attempt: int
    recipient: str
    subject: str
    text: str
    message_id: str


def claim_day(on: date, *, now: datetime) -> bool:
    """Take on the digests of a day; False when another worker has."""
    insert = postgresql_insert if db.session.get_bind().dialect.name == "postgresql" else sqlite_insert
    row = insert(DigestDay).values(for_on=on, queued_at=now).on_conflict_do_nothing()
    return bool(db.session.execute(row.returning(DigestDay.for_on)).first())


def queue_digests(today: date, now: datetime, *, base_url: str) -> list[OutboxMessage]:
    """Put today's digest for each person with something due into the outbox, in the language that they read.

    Whoever has one of today gets no other, sent or not. Replies, milestones and the rest are counted only.
    """
    people = people_with_roles(today)
    by_id = {one.id: one for one in people}
    sent = {(account_id, today) for account_id in told_on(today)}
    found = digests(tasks_due(people, today), today, sent)
    queued = [
        message
        for one in found
        if one.recipient in by_id
        and (message := _queue(one, by_id[one.recipient], now=now, base_url=base_url))
    ]
    jobs.defer("messages", [message.id for message in queued])
    return queued


def _queue(digest: Digest, account: Account, *, now: datetime, base_url: str) -> OutboxMessage | None:
    """Keep one digest; None when somebody else queued it a moment ago."""
    words = digest_words(digest.lines, on=digest.on, language=account.language, base_url=base_url)
    insert = postgresql_insert if db.session.get_bind().dialect.name == "postgresql" else sqlite_insert
    values = {
        "account_id": account.id,
        "for_on": digest.on,
        "language": account.language,
        "subject": words.subject,
        "text": words.text,
        "message_id": f"<{uuid4()}@{_domain(base_url)}>",
        "state": OutboxState.WAITING,
        "attempt_count": 0,
        "queued_at": now,
        "next_attempt_at": now,
    }
    row = insert(OutboxMessage).values(values).on_conflict_do_nothing().returning(OutboxMessage)
    message = db.session.scalar(row)
    if message is not None:
        record(
            "digest.queued",
            by=None,
            subject=message,
            account_id=account.id,
            for_on=digest.on.isoformat(),
            task_count=len(digest.lines),
            escalated_count=sum(1 for line in digest.lines if line.is_escalated),
        )
    return message


def _domain(base_url: str) -> str:
    return base_url.partition("://")[2].partition("/")[0].partition(":")[0] or "localhost"


def claim(message_id: int, *, now: datetime) -> Claimed | None:
    """Take a message to send it; None when it waits no longer or somebody else has it. The caller commits."""
    row = (
        update(OutboxMessage)
        .where(OutboxMessage.id == message_id, may_be_sent(now))
        .values(
            state=OutboxState.SENDING,
            leased_until=now + LEASE,
            attempt_count=OutboxMessage.attempt_count + 1,
        )
        .returning(OutboxMessage.id)
        .execution_options(synchronize_session=False)
    )
    if db.session.execute(row).first() is None:
        return None
    found = _loaded(message_id)
    return Claimed(
        found.id, found.attempt_count, found.account.email, found.subject, found.text, found.message_id
    )


def mark_sent(claimed: Claimed, *, now: datetime) -> None:
    """Note that the server took a message. What it took stays taken, though the lease ran out meanwhile."""
    message = _loaded(claimed.id)
    if message.state is OutboxState.SENT:
        return
    message.state, message.sent_at, message.leased_until = OutboxState.SENT, now, None
    message.last_fault = message.last_reply_code = None
    db.session.flush()
    _keep("digest.sent", message, attempt_count=message.attempt_count)


def mark_not_sent(claimed: Claimed, failed: NotSent, *, now: datetime) -> None:
    """Let a message wait for another try, longer each time; or give it up, where everybody can see it."""
    message = _loaded(claimed.id)
    if message.state is not OutboxState.SENDING or message.attempt_count != claimed.attempt:
        return
    message.last_fault, message.last_reply_code, message.leased_until = failed.fault, failed.code, None
    if failed.is_final or message.attempt_count >= MOST_ATTEMPTS:
        message.state = OutboxState.DEAD
        _keep(
            "digest.given_up",
            message,
            attempt_count=message.attempt_count,
            fault=failed.fault.value,
            reply_code=failed.code,
        )
    else:
        message.state = OutboxState.WAITING
        message.next_attempt_at = now + wait_after(message.attempt_count)
    db.session.flush()


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many tries: a minute, then twice as long each time, six hours at most."""
    doubled: timedelta = _FIRST_WAIT * (1 << min(attempts - 1, 20))
    return min(doubled, _LONGEST_WAIT)


def retry(message: OutboxMessage, *, by: By, now: datetime) -> None:
    """Let a message that was given up, or that waits, be tried at once. RuleBroken `message_not_waiting`."""
    if message.state not in (OutboxState.DEAD, OutboxState.WAITING):
        raise RuleBroken("message_not_waiting")
    message.state, message.next_attempt_at, message.attempt_count = OutboxState.WAITING, now, 0
    db.session.flush()
    jobs.defer("messages", [message.id])
    _keep("digest.retried", message, by=by)


def _loaded(message_id: int) -> OutboxMessage:
    """The message as it is in the database now, with whom it is to; locked where the engine can."""
    query = select(OutboxMessage).where(OutboxMessage.id == message_id)
    query = query.options(joinedload(OutboxMessage.account, innerjoin=True)).with_for_update(of=OutboxMessage)
    return db.session.scalars(query.execution_options(populate_existing=True)).one()


def _keep(name: str, message: OutboxMessage, by: By | None = None, **details: Any) -> None:
    record(
        name,
        by=by,
        subject=message,
        account_id=message.account_id,
        for_on=message.for_on.isoformat(),
        **details,
    )
