"""Making, renewing and revoking a feed, and keeping what it tells: written by a job, never by whoever fetches it."""

from datetime import date, datetime
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import delete, insert, update

from transition.access.permissions import Viewer
from transition.accounts.models import SignInAttempt
from transition.accounts.queries import LOOK_BACK, viewer_of
from transition.accounts.tokens import digest_of, new_token
from transition.audit.record import record
from transition.db import db, writing
from transition.reminders.feed.models import CalendarEntry, CalendarFeed, EntryState
from transition.reminders.feed.queries import Due, due_of, entries_of, feed_of, get_feed
from transition.rules.broken import RuleBroken


def make_feed(viewer: Viewer, *, base_url: str, now: datetime, today: date) -> str:
    """Open a feed, revoking the one before, and give the token of its address: it is shown once and kept nowhere."""
    if (before := feed_of(viewer.account_id)) is not None:
        before.revoked_at = now
        db.session.flush()
    token = new_token()
    feed = CalendarFeed(account_id=viewer.account_id, token_digest=digest_of(token), made_at=now)
    db.session.add(feed)
    db.session.flush()
    record("calendar.made", by=viewer, subject=feed)
    _keep(feed, viewer, base_url=base_url, now=now, today=today)
    return token


def revoke_feed(viewer: Viewer, *, now: datetime) -> None:
    """Close a feed: its address answers like one that never was. RuleBroken `no_feed`."""
    feed = feed_of(viewer.account_id)
    if feed is None:
        raise RuleBroken("no_feed")
    feed.revoked_at = now
    db.session.flush()
    record("calendar.revoked", by=viewer, subject=feed)


def renew_entries(feed_id: int, *, base_url: str, now: datetime, today: date) -> None:
    """Look again at what belongs in one person's calendar; nothing for a feed that was revoked meanwhile."""
    feed = get_feed(feed_id)
    if feed is not None:
        _keep(feed, viewer_of(feed.account, today), base_url=base_url, now=now, today=today)


def _keep(feed: CalendarFeed, viewer: Viewer, *, base_url: str, now: datetime, today: date) -> None:
    """Bring what is told up to what is: new ones begin, moved ones and those called off count one on."""
    wanted = {one.key: one for one in due_of(viewer, today)}
    kept = {one.key: one for one in entries_of(viewer.account_id)}
    for key, one in wanted.items():
        if key in kept:
            _move(kept[key], one, now)
        else:
            db.session.add(_new(one, viewer.account_id, base_url, now))
    for key, entry in kept.items():
        if key not in wanted and entry.state is EntryState.CONFIRMED and not _is_past(entry, now):
            entry.state, entry.sequence, entry.changed_at = EntryState.CANCELLED, entry.sequence + 1, now
    feed.renewed_at = now
    db.session.flush()


def _new(one: Due, account_id: int, base_url: str, now: datetime) -> CalendarEntry:
    """A new entry. Its UID never changes and says nothing: a digest of where it stands in our own keys."""
    host = urlsplit(base_url).hostname or "localhost"
    uid = f"{uuid5(NAMESPACE_URL, f'{base_url}/calendar/{account_id}/{one.key}')}@{host}"
    return CalendarEntry(
        account_id=account_id, key=one.key, uid=uid, kind=one.kind, item=one.item, transfer_id=one.transfer_id,
        on=one.on, starts_at=one.starts_at, state=EntryState.CONFIRMED, sequence=0, made_at=now, changed_at=now,
    )  # fmt: skip


def _move(entry: CalendarEntry, one: Due, now: datetime) -> None:
    told = (entry.on, entry.starts_at, entry.state)
    if told == (one.on, one.starts_at, EntryState.CONFIRMED):
        return
    entry.on, entry.starts_at, entry.state = one.on, one.starts_at, EntryState.CONFIRMED
    entry.sequence, entry.changed_at = entry.sequence + 1, now


def _is_past(entry: CalendarEntry, now: datetime) -> bool:
    """A meeting that has been is not called off: it stays as it was until it is too far back to be told."""
    return entry.starts_at is not None and entry.starts_at < now


def note_fetch(key: str, *, feed_id: int | None, now: datetime) -> None:
    """Count a fetch for the limit, and note when a feed was last fetched; in a transaction of its own, at once.

    Whoever fetches only reads: what their calendar is told is not touched.
    """
    with writing(), db.engine.begin() as connection:
        connection.execute(
            delete(SignInAttempt).where(SignInAttempt.key == key, SignInAttempt.at < now - LOOK_BACK)
        )
        connection.execute(insert(SignInAttempt).values(key=key, at=now))
        if feed_id is not None:
            row = update(CalendarFeed).where(CalendarFeed.id == feed_id)
            connection.execute(row.values(fetched_at=now))
