"""The pages of one's own calendar, and the feed itself, which whoever has its address reads without signing in."""

import hashlib

from flask import Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import open_to, viewer
from transition.access.permissions import Open
from transition.accounts.signing_in import client_address
from transition.db import db
from transition.reminders.blueprint import reminders
from transition.reminders.feed import actions, queries
from transition.reminders.feed.models import CalendarEntry, CalendarFeed
from transition.reminders.feed.writing import feed_file
from transition.rules.broken import RuleBroken
from transition.web.downloads import ICS
from transition.web.language import LOCALES, force_locale


@reminders.get("/calendar")
@open_to(Open.SIGNED_IN)
def calendar() -> ResponseReturnValue:
    """One's own feed: whether there is one, when it was fetched, and how to add it to a calendar."""
    return render_template("reminders/calendar.html", feed=queries.feed_of(viewer().account_id))


@reminders.post("/calendar/make")
@open_to(Open.SIGNED_IN)
def make_calendar() -> ResponseReturnValue:
    """A new address; the one before stops working. It is shown on this page and never again."""
    base_url = current_app.config["BASE_URL"]
    token = actions.make_feed(viewer(), base_url=base_url, now=clock.now(), today=clock.today())
    db.session.commit()
    address = f"{base_url}{url_for('reminders.feed', token=token)}"
    return render_template("reminders/calendar_made.html", address=address)


@reminders.post("/calendar/revoke")
@open_to(Open.SIGNED_IN)
def revoke_calendar() -> ResponseReturnValue:
    """Closes one's own address."""
    try:
        actions.revoke_feed(viewer(), now=clock.now())
    except RuleBroken:
        flash(_("You have no calendar address, so there is nothing to revoke."), "warning")
        return redirect(url_for("reminders.calendar"))
    db.session.commit()
    flash(_("The address was revoked. Calendars that use it get nothing more."))
    return redirect(url_for("reminders.calendar"))


@reminders.get("/calendar/<token>.ics")
@open_to(Open.ANYONE)
def feed(token: str) -> ResponseReturnValue:
    """The feed of whoever holds this address: 404 when it is unknown or revoked, 429 when asked for too often."""
    now, found = clock.now(), queries.feed_behind(token, clock.today())
    key = f"calendar:{found.id}" if found else f"calendar:address:{client_address()}"
    if queries.is_fetched_too_often(key, now):
        return Response(status=429, headers={"Retry-After": "900"})
    actions.note_fetch(key, feed_id=found.id if found else None, now=now)
    if found is None:
        abort(404)
    return _answer(_written(found))


def _written(found: CalendarFeed) -> bytes:
    language = found.account.language
    entries = queries.entries_to_tell(found.account_id, clock.now())
    with force_locale(LOCALES[language]):
        return feed_file(
            entries,
            base_url=current_app.config["BASE_URL"],
            paths=[_path(one) for one in entries],
            language=language,
        )


def _path(entry: CalendarEntry) -> str:
    if entry.kind == queries.MEETING:
        return url_for("meetings.meeting", transfer_id=entry.transfer_id, meeting_id=int(entry.item))
    return url_for("timeline.tasks")


def _answer(content: bytes) -> Response:
    """The file, or 304 for whoever has these bytes already."""
    response = Response(content, mimetype=ICS)
    response.set_etag(hashlib.sha256(content).hexdigest())
    response.headers["Content-Disposition"] = 'inline; filename="transition.ics"'
    response.make_conditional(request)
    return response
