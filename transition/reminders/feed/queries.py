"""What belongs in one person's calendar, what it was last told, and whose feed an address is."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from transition.access.permissions import Role, Thing, Viewer, may
from transition.accounts.models import Account, SignInAttempt
from transition.accounts.queries import LOOK_BACK, viewer_of
from transition.accounts.tokens import digest_of
from transition.clock import UK
from transition.consultation.meetings.models import Attendee, Meeting
from transition.consultation.models import Consultation
from transition.consultation.timeline.tasks import OwnTask, tasks_of
from transition.db import db
from transition.reminders.feed.models import CalendarEntry, CalendarFeed, EntryState
from transition.transfers.queries import posts_towards, visible_to

MEETING = "MEETING"
# How old what a calendar is told may be, how long a cancelled entry is told, and what lies too far back for one.
RENEW_AFTER = timedelta(minutes=10)
CANCELLED_FOR, PAST_FOR = timedelta(days=30), timedelta(days=60)
MOST_FETCHES = 60


@dataclass(frozen=True)
class Due:
    """One deadline (with its day in `on`) or meeting (with its moment) that belongs in a calendar now."""

    key: str
    kind: str
    item: str
    transfer_id: int
    on: date | None = None
    starts_at: datetime | None = None


def due_of(viewer: Viewer, today: date) -> list[Due]:
    """One's own deadlines, those overdue too, and the meetings to which one is invited, by name or for one's union."""
    found = [_deadline(one) for one in tasks_of(viewer, today) if one.due_on is not None]
    return found + _meetings(viewer, today)


def _deadline(one: OwnTask) -> Due:
    item = str(one.row.key) if one.row is not None and one.row.key is not None else ""
    return Due(one.key, one.kind.value, item, one.transfer.id, on=one.due_on)


def _meetings(viewer: Viewer, today: date) -> list[Due]:
    unions = [one.recognition_id for one in viewer.appointments if one.role is Role.REPRESENTATIVE]
    transfers = [
        one.id for one in db.session.scalars(visible_to(viewer)) if may(posts_towards(one, viewer), Thing.MEETINGS)
    ]  # fmt: skip
    invited = select(Attendee.meeting_id).where(
        or_(Attendee.account_id == viewer.account_id, Attendee.recognition_id.in_(unions))
    )
    query = (
        select(Meeting.id, Meeting.starts_at, Consultation.transfer_id)
        .join(Consultation, Consultation.id == Meeting.consultation_id)
        .where(
            Consultation.transfer_id.in_(transfers),
            Meeting.id.in_(invited),
            Meeting.is_held.is_not(False),
            Meeting.starts_at >= datetime.combine(today, time.min, UK) - PAST_FOR,
        )
    )
    return [
        Due(f"{MEETING}:{key}", MEETING, str(key), transfer_id, starts_at=starts_at)
        for key, starts_at, transfer_id in db.session.execute(query)
    ]


def entries_of(account_id: int) -> list[CalendarEntry]:
    """Everything that somebody's calendar was told, in order of its making."""
    query = select(CalendarEntry).where(CalendarEntry.account_id == account_id)
    return list(db.session.scalars(query.order_by(CalendarEntry.id)))


def entries_to_tell(account_id: int, now: datetime) -> list[CalendarEntry]:
    """What the feed says now: what stands, and for a while what was called off."""
    told = or_(CalendarEntry.state == EntryState.CONFIRMED, CalendarEntry.changed_at > now - CANCELLED_FOR)
    query = select(CalendarEntry).where(CalendarEntry.account_id == account_id, told)
    return list(db.session.scalars(query.order_by(CalendarEntry.id)))


def feed_of(account_id: int) -> CalendarFeed | None:
    """Somebody's feed, unless they have none or revoked it."""
    query = select(CalendarFeed).where(
        CalendarFeed.account_id == account_id, CalendarFeed.revoked_at.is_(None)
    )
    return db.session.scalar(query)


def feed_behind(token: str, today: date) -> CalendarFeed | None:
    """The feed at an address; None for one that is unknown or revoked, or whose person holds no role any more."""
    query = (
        select(CalendarFeed)
        .join(CalendarFeed.account)
        .where(
            CalendarFeed.token_digest == digest_of(token),
            CalendarFeed.revoked_at.is_(None),
            Account.is_active,
        )
        .options(joinedload(CalendarFeed.account).selectinload(Account.appointments))
    )
    found = db.session.scalar(query)
    return found if found is not None and viewer_of(found.account, today).appointments else None


def get_feed(feed_id: int) -> CalendarFeed | None:
    """One feed that is still open, with whose it is."""
    whose = joinedload(CalendarFeed.account).options(selectinload(Account.appointments))
    query = select(CalendarFeed).where(CalendarFeed.id == feed_id, CalendarFeed.revoked_at.is_(None))
    return db.session.scalar(query.options(whose))


def feeds_to_renew(limit: int, now: datetime) -> list[int]:
    """The feeds whose entries were looked at too long ago, the longest ago first."""
    old = or_(CalendarFeed.renewed_at.is_(None), CalendarFeed.renewed_at <= now - RENEW_AFTER)
    query = select(CalendarFeed.id).where(CalendarFeed.revoked_at.is_(None), old)
    return list(db.session.scalars(query.order_by(CalendarFeed.renewed_at, CalendarFeed.id).limit(limit)))


def is_fetched_too_often(key: str, now: datetime) -> bool:
    """Whether this key, a feed's or an address's, asked more often than any calendar does."""
    query = select(func.count()).where(SignInAttempt.key == key, SignInAttempt.at > now - LOOK_BACK)
    return (db.session.scalar(query) or 0) >= MOST_FETCHES
