"""The worker's part: digests queued each morning, and messages sent one by one."""

from datetime import date, datetime, time

from flask import Flask

from transition import clock, jobs
from transition.db import db
from transition.reminders import actions, queries
from transition.reminders.sending import send_message, settings_of
from transition.rules.calendar import is_working_day

# People read their digest when they come to work, not when the night's backup ends.
QUEUE_FROM = time(7, 0)


def register_work(app: Flask) -> None:
    """Add both kinds of work to the application's workers."""
    jobs.register(app, jobs.Work("digests", days_to_queue, queue_day))
    jobs.register(app, jobs.Work("messages", messages_to_send, send_message))


def is_time_to_queue(now: datetime) -> bool:
    """Whether it is past seven in the morning by the clocks of the United Kingdom."""
    return now.astimezone(clock.UK).time() >= QUEUE_FROM


def days_to_queue(limit: int) -> list[int]:
    """Today, as a number, until its digests are queued; nothing before seven, on a weekend or a bank holiday."""
    is_working = is_working_day(clock.today(), clock.bank_holidays())
    if limit < 1 or not is_working or not is_time_to_queue(clock.now()):
        return []
    today = clock.today()
    return [] if queries.is_queued(today) else [today.toordinal()]


def queue_day(ordinal: int) -> None:
    """Queue the digests of a day, once, however many workers there are; a day gone by is left."""
    day = date.fromordinal(ordinal)
    if day != clock.today() or not actions.claim_day(day, now=clock.now()):
        db.session.rollback()
        return
    actions.queue_digests(day, clock.now(), base_url=settings_of().base_url)
    db.session.commit()


def messages_to_send(limit: int) -> list[int]:
    """The messages to try now; none while there is no server to send them to, or while sending is paused."""
    if not settings_of().smtp_url or queries.open_pauses():
        return []
    return queries.ids_to_send(limit, clock.now())
