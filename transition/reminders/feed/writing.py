"""A feed as a calendar file (RFC 5545): from stored facts alone, so that the same facts make the same bytes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from flask_babel import gettext as _
from icalendar import Calendar, Event

from transition.clock import UK
from transition.consultation.meetings.invitation import LASTS
from transition.consultation.timeline.labels import NAMES
from transition.reminders.feed.models import CalendarEntry, EntryState
from transition.reminders.feed.queries import MEETING
from transition.reminders.labels import TASKS

_PRODUCT = "-//Transition//Own deadlines and meetings//EN"
_REFRESH = timedelta(hours=4)
# The clocks of the United Kingdom as they have been since 1996, written out: no library's edition changes the bytes.
_ZONE = """BEGIN:VTIMEZONE\r
TZID:Europe/London\r
BEGIN:DAYLIGHT\r
TZOFFSETFROM:+0000\r
TZOFFSETTO:+0100\r
TZNAME:BST\r
DTSTART:19960331T010000\r
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r
END:DAYLIGHT\r
BEGIN:STANDARD\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0000\r
TZNAME:GMT\r
DTSTART:19961027T020000\r
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r
END:STANDARD\r
END:VTIMEZONE\r
"""


def feed_file(
    entries: Sequence[CalendarEntry], *, base_url: str, paths: Sequence[str], language: str
) -> bytes:
    """The file of these entries, each with the path of its page, in the language of whoever asks.

    It names nobody and holds nothing that anybody typed: a feed is read by servers that are not ours.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _("Transition: deadlines and meetings"), parameters={"LANGUAGE": language})
    calendar.add("x-wr-calname", _("Transition: deadlines and meetings"))
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    calendar.add_component(Calendar.from_ical(_ZONE))
    for entry, path in zip(entries, paths, strict=True):
        calendar.add_component(_event(entry, f"{base_url}{path}"))
    content: bytes = calendar.to_ical()
    return content


def _event(entry: CalendarEntry, address: str) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    for name in ("dtstamp", "last-modified"):
        event.add(name, _whole(entry.changed_at))
    event.add("created", _whole(entry.made_at))
    if entry.starts_at is not None:
        starts_at = entry.starts_at.astimezone(UK)
        event.add("dtstart", starts_at)
        event.add("dtend", starts_at + LASTS)
    elif entry.on is not None:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # a deadline does not make its day a busy one
    event.add("summary", summary(entry))
    event.add("description", _("Sign in to see what it is about: %(address)s", address=address))
    event.add("url", address)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if entry.state is EntryState.CANCELLED else "CONFIRMED")
    return event


def summary(entry: CalendarEntry) -> str:
    """What an entry is called: its kind, or what the law or the template calls it; never what somebody typed."""
    if entry.kind == MEETING:
        return str(_("Consultation meeting"))
    named = NAMES.get(entry.item)
    return str(_("Due: %(what)s", what=named or TASKS[entry.kind]))


def _whole(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
