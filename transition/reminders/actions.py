"""What happens to reminders: digests queued once a day; messages claimed, sent, given up, tried again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import joinedload

from transition import jobs
from transition.accounts.models import Account
from transition.audit.record import By, record
from transition.clock import bank_holidays
from transition.db import db
from transition.mail import NotSent
from transition.reminders.compose import digest_words
from transition.reminders.gathering import Owed, gather, surroundings
from transition.reminders.models import DigestDay, OutboxMessage, OutboxState, Telling
from transition.reminders.queries import is_held, is_waiting, may_be_sent, people_with_roles, told_on
from transition.rules.broken import RuleBroken
from transition.rules.calendar import is_working_day, last_working_day_on_or_before
from transition.rules.reminders import Digest, digests

# Longer than every wait of one SMTP conversation together, so that two workers never hold one message.
LEASE = timedelta(minutes=10)
MOST_ATTEMPTS = 12
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)
# Neighbours in the table land far apart in the thousand steps of the spread.
_STRIDE = 619


@dataclass(frozen=True)
class Claimed:
    """A message that this worker alone may send until its lease ends; `attempt` tells its claim from others."""

    id: int
    attempt: int
    recipient: str
    subject: str
    text: str
    message_id: str
    queued_at: datetime
    language: str


def claim_day(on: date, *, now: datetime) -> bool:
    """Take on the digests of a day; False when another worker has."""
    insert = postgresql_insert if db.session.get_bind().dialect.name == "postgresql" else sqlite_insert
    row = insert(DigestDay).values(for_on=on, queued_at=now).on_conflict_do_nothing()
    return bool(db.session.execute(row.returning(DigestDay.for_on)).first())


def queue_digests(today: date, now: datetime, *, base_url: str) -> list[OutboxMessage]:
    """Put today's digest for each person with something due into the outbox, in the language that they read.

    Whoever has one of today gets no other, sent or not; none is made on a weekend or bank holiday, when the
    last working day's may still be sent. What waits from before that is superseded first. Replies, milestones and
    the rest are counted only.
    """
    close_superseded(today, now=now)
    if not is_working_day(today, bank_holidays()):
        return []
    people = {one.id: one for one in people_with_roles(today)}
    around = surroundings(list(people.values()), today)
    owed = {one.task.key: one for one in gather(around)}
    sent = {(account_id, today) for account_id in told_on(today)}
    tasks = [one.task for one in owed.values()]
    found = digests(tasks, today, sent, holidays=bank_holidays(), habits=around.habits)
    queued = []
    for one in found:
        message = _queue(one, people[one.recipient], now=now, base_url=base_url)
        if message is not None:
            queued.append(message)
            _tell(message, one, owed)
    db.session.flush()
    jobs.defer("messages", [message.id for message in queued])
    return queued


def _tell(message: OutboxMessage, digest: Digest, owed: Mapping[str, Owed]) -> None:
    """Keep who is told of what by this message, and why."""
    for line in digest.lines:
        one = owed[line.task.key]
        row = Telling(
            account_id=digest.recipient, for_on=digest.on, reason=line.reason, kind=one.own.kind.value,
            task_key=one.own.key, owner_account_id=line.task.owner, employer_id=one.employer_id,
            transfer_id=one.own.transfer.id, due_on=line.task.due_on, message_id=message.id,
        )  # fmt: skip
        db.session.add(row)


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
        "message_id": message_id_of(account.id, digest.on, base_url),
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


def message_id_of(account_id: int, on: date, base_url: str) -> str:
    """The id of one person's digest of one day: always the same, so that a copy can be told even after a restore."""
    host = urlsplit(base_url).hostname or "localhost"
    return f"<{uuid5(NAMESPACE_URL, f'{base_url}/digests/{account_id}/{on.isoformat()}')}@{host}>"


def close_superseded(today: date, *, now: datetime) -> int:
    """Close what waited until another working day, and say how many: that day's digest says it all anew.

    An old digest would arrive beside the new one and say what is no longer so. Over a weekend or bank holiday there
    is no new one, so the last working day's still waits. What a worker holds is left to it.
    """
    row = (
        update(OutboxMessage)
        .where(OutboxMessage.for_on < _last_day(today), is_waiting(now))
        .values(state=OutboxState.SUPERSEDED, leased_until=None)
        .returning(OutboxMessage.id)
        .execution_options(synchronize_session=False)
    )
    return _closed(list(db.session.scalars(row)))


def _last_day(today: date) -> date:
    """The day of the last digests there are to be: those before are worth sending no more."""
    return last_working_day_on_or_before(today, bank_holidays())


def _closed(ids: Sequence[int]) -> int:
    query = select(OutboxMessage).where(OutboxMessage.id.in_(ids)).order_by(OutboxMessage.id)
    for message in db.session.scalars(query.execution_options(populate_existing=True)):
        _keep("digest.superseded", message)
    return len(ids)


def claim(message_id: int, *, now: datetime, today: date) -> Claimed | None:
    """Take a message to send it; None when it waits no longer, somebody else has it or sending is paused.

    A message that a later working day's digest replaces is closed instead, with all the others of its kind. The
    caller commits.
    """
    row = (
        update(OutboxMessage)
        .where(
            OutboxMessage.id == message_id,
            OutboxMessage.for_on >= _last_day(today),
            may_be_sent(now),
            ~is_held(),
        )
        .values(
            state=OutboxState.SENDING,
            leased_until=now + LEASE,
            attempt_count=OutboxMessage.attempt_count + 1,
        )
        .returning(OutboxMessage.id)
        .execution_options(synchronize_session=False)
    )
    if db.session.execute(row).first() is None:
        if not db.session.scalar(select(is_held())):
            close_superseded(today, now=now)
        return None
    return as_claimed(_loaded(message_id))


def as_claimed(message: OutboxMessage) -> Claimed:
    """A message as it is handed to a mail server."""
    return Claimed(
        message.id, message.attempt_count, message.account.email, message.subject, message.text,
        message.message_id, message.queued_at, message.language,
    )  # fmt: skip


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
        message.next_attempt_at = now + wait_after(message.attempt_count, spread=message.id)
    db.session.flush()


def wait_after(attempts: int, spread: int = 0) -> timedelta:
    """How long to wait after so many tries: a minute, then twice as long each time, six hours at most.

    Up to a fifth more by `spread`, so that those who failed together do not all come back in the same second.
    """
    doubled: timedelta = _FIRST_WAIT * (1 << min(attempts - 1, 20))
    waited = min(doubled, _LONGEST_WAIT)
    return waited + waited * (spread * _STRIDE % 1000) / 5000


def retry(message: OutboxMessage, *, by: By, now: datetime, today: date) -> None:
    """Let a message that was given up, or that waits, be tried at once.

    RuleBroken `message_not_waiting`; `message_out_of_date` once a working day has come after its own.
    """
    if message.state not in (OutboxState.DEAD, OutboxState.WAITING):
        raise RuleBroken("message_not_waiting")
    if message.for_on < _last_day(today):
        raise RuleBroken("message_out_of_date")
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
