"""A meeting as a calendar file (RFC 5545): who it is for adds it to their own calendar, and again when it changes."""

from datetime import timedelta

from icalendar import Calendar, Event

from transition.clock import now
from transition.consultation.meetings.models import Meeting

_PRODUCT = "-//Transition//Consultation meetings//EN"
# How long a meeting takes is not asked; an hour is set aside.
LASTS = timedelta(hours=1)


def invitation(meeting: Meeting, *, title: str, host: str, address: str, organiser: str) -> bytes:
    """The meeting's calendar file. A changed meeting has the same UID and a later SEQUENCE, so it replaces the first.

    `title` is what the meeting is called in the reader's language, `host` the server's name, `address` the meeting's
    page, `organiser` the address that our mail comes from. Nobody who takes part is named, because a calendar
    travels. One that was called off is sent as its cancellation, which takes it out of calendars again (RFC 5546).
    """
    calendar, event = Calendar(), Event()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    is_off = meeting.is_held is False
    calendar.add("method", "CANCEL" if is_off else "PUBLISH")
    event.add("uid", f"meeting-{meeting.id}@{host}")
    event.add("sequence", meeting.version - 1)
    event.add("dtstamp", now().replace(microsecond=0))
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.starts_at + LASTS)
    event.add("summary", title)
    event.add("url", address)
    event.add("organizer", f"mailto:{organiser}")
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    if meeting.place:
        event.add("location", meeting.place)
    if meeting.agenda:
        event.add("description", meeting.agenda)
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
