"""Pausing the outbox and letting it go on: nothing is sent in between, and nothing old is sent afterwards.

A restored database does not know what was sent after its copy was made. Whoever restores one calls `pause` with
`is_restored` before any worker starts; an administrator, who can see that all is well, calls `resume`.
"""

from datetime import date, datetime

from sqlalchemy import update

from transition import jobs
from transition.audit.record import By, record
from transition.db import db
from transition.reminders.actions import claim_day, close_superseded
from transition.reminders.models import OutboxMessage, OutboxPause, OutboxState
from transition.reminders.queries import ids_to_send, is_waiting, open_pauses
from transition.rules.broken import RuleBroken


def pause(
    *, name: str, reason: str, now: datetime, is_restored: bool = False, by: By | None = None
) -> OutboxPause:
    """Send nothing from now on, until somebody resumes. Said twice, it holds once. RuleBroken `reason_required`,
    `name_required`.
    """
    if not name.strip():
        raise RuleBroken("name_required", "by")
    if not reason.strip():
        raise RuleBroken("reason_required", "reason")
    found = OutboxPause(
        paused_at=now, by=name.strip(), reason=reason.strip(), is_restored=is_restored, lifted_by=""
    )
    db.session.add(found)
    db.session.flush()
    record("outbox.paused", by=by, subject=found, is_restored=is_restored)
    return found


def resume(*, name: str, now: datetime, today: date, by: By | None = None) -> int:
    """End every pause and say how many messages were closed unsent. RuleBroken `not_paused`.

    What waited until another working day is superseded. After a restore all that waits is, today's too, and no more are
    made today: they may have been sent in the time that the database has forgotten, and tomorrow's say the same.
    """
    held = open_pauses()
    if not held:
        raise RuleBroken("not_paused")
    closed = close_superseded(today, now=now)
    if any(one.is_restored for one in held):
        claim_day(today, now=now)
        closed += _close_all(now)
    for one in held:
        one.lifted_at, one.lifted_by = now, name
        record("outbox.resumed", by=by, subject=one, superseded_count=closed)
    db.session.flush()
    jobs.defer("messages", ids_to_send(1000, now))
    return closed


def _close_all(now: datetime) -> int:
    row = (
        update(OutboxMessage)
        .where(is_waiting(now))
        .values(state=OutboxState.SUPERSEDED, leased_until=None)
        .returning(OutboxMessage.id)
        .execution_options(synchronize_session=False)
    )
    return len(list(db.session.scalars(row)))
