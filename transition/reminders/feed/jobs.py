"""The worker's part: what each calendar is told is looked at again every ten minutes, and in the morning."""

from flask import Flask, current_app

from transition import clock, jobs
from transition.db import db
from transition.reminders.feed import actions, queries


def register_work(app: Flask) -> None:
    """Adds this kind of work to the application's workers."""
    jobs.register(app, jobs.Work("calendars", calendars_to_renew, renew))


def calendars_to_renew(limit: int) -> list[int]:
    """The feeds that were looked at too long ago."""
    return queries.feeds_to_renew(limit, clock.now())


def renew(feed_id: int) -> None:
    """Brings one feed up to date; to do it twice changes nothing more."""
    base_url = current_app.config["BASE_URL"]
    actions.renew_entries(feed_id, base_url=base_url, now=clock.now(), today=clock.today())
    db.session.commit()
