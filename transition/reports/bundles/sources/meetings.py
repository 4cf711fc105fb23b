"""Meetings: who came, the agenda, the minutes as they stand, corrections asked for, actions and who has them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from transition.clock import UK
from transition.consultation.labels import MINUTES
from transition.consultation.meetings.models import Meeting, MinutesCorrection
from transition.consultation.meetings.queries import day_of, meetings_of
from transition.db import db
from transition.reports.bundles.asked import Asked, cells, line
from transition.reports.bundles.entries import Cell, Entry, File, Held, Section, Table, Text
from transition.rules.consultation import MinutesState
from transition.web import words


def meetings(asked: Asked) -> Iterable[Entry]:
    """Each meeting on its day."""
    found = meetings_of(asked.consultation) if asked.consultation else []
    corrections = _corrections(found) if asked.is_full else {}
    for one in found:
        title = asked.own(one, "title").text
        minutes = one.minutes if asked.is_full or one.minutes_state is MinutesState.AGREED else ""
        yield Entry(
            f"meeting:{one.id}",
            Section.MEETINGS,
            day_of(one),
            Cell(_title(one, title)),
            facts=(
                line(_("When"), one.starts_at),
                line(_("Where"), one.place),
                line(_("Minutes"), str(MINUTES[one.minutes_state])),
                line(_("Minutes agreed on"), one.minutes_agreed_on),
                line(_("Minutes locked on"), one.minutes_locked_on),
                line(_("Why it was not held"), one.reason_not_held),
            ),
            texts=(Text(_("Agenda"), Cell(one.agenda)), Text(_("Minutes"), Cell(minutes))),
            tables=(
                _attendance(asked, one),
                _asked_for(asked, corrections.get(one.id, ())),
                _actions(asked, one),
            ),
            files=(_file(one, minutes),) if minutes.strip() else (),
        )


def _title(meeting: Meeting, title: str) -> str:
    if meeting.is_held is None:
        return str(_("Meeting planned: %(title)s", title=title))
    if meeting.is_held:
        return str(_("Meeting held: %(title)s", title=title))
    return str(_("Meeting not held: %(title)s", title=title))


def _corrections(found: Iterable[Meeting]) -> dict[int, list[MinutesCorrection]]:
    query = select(MinutesCorrection).where(MinutesCorrection.meeting_id.in_([one.id for one in found]))
    by_meeting: dict[int, list[MinutesCorrection]] = defaultdict(list)
    for one in db.session.scalars(query.order_by(MinutesCorrection.id)):
        by_meeting[one.meeting_id].append(one)
    return by_meeting


def _attendance(asked: Asked, meeting: Meeting) -> Table:
    """Who was invited and who came: by name, or how many for each union and for the employers."""
    if asked.is_full:
        came = {None: "", True: _("Came"), False: _("Did not come")}
        rows = tuple(
            cells(one.name, asked.union(one.recognition_id), came[one.has_attended])
            for one in meeting.attendees
        )
        return Table(_("Attendance"), (_("Who"), _("For which union"), _("Attendance")), rows)
    invited, present = Counter[str](), Counter[str]()
    for one in meeting.attendees:
        side = asked.union(one.recognition_id) or _("For the employers, and others")
        invited[side] += 1
        present[side] += bool(one.has_attended)
    rows = tuple(cells(side, count, words.number(present[side])) for side, count in invited.items())
    return Table(_("Attendance"), (_("For whom"), _("Invited"), _("Came")), rows)


def _asked_for(asked: Asked, corrections: Sequence[MinutesCorrection]) -> Table:
    answers = {None: _("Not answered"), True: _("Accepted"), False: _("Not accepted")}
    rows = tuple(
        cells(
            words.day(one.made_at.astimezone(UK).date()), asked.officer(one.account_id), one.text,
            answers[one.is_accepted],
        )
        for one in corrections
    )  # fmt: skip
    return Table(
        _("Corrections asked for in the draft"), (_("Day"), _("Who"), _("Correction"), _("Answer")), rows
    )


def _actions(asked: Asked, meeting: Meeting) -> Table:
    rows = []
    for one in meeting.actions:
        action, due, done, shown = cells(one.text, one.due_on, one.done_on, one.evidence)
        owner = cells(asked.officer(one.owner_account_id) or one.owner) if asked.is_full else ()
        rows.append((action, *owner, due, done, shown))
    owner_heading = (_("Owner"),) if asked.is_full else ()
    headings = (_("Action"), *owner_heading, _("Due"), _("Done"), _("What shows it"))
    return Table(_("Actions and commitments"), headings, tuple(rows))


def _file(meeting: Meeting, minutes: str) -> File:
    """The minutes by themselves, as plain text."""
    return File(
        f"minutes/meeting-{meeting.id:05}.txt", str(_("Minutes")), Held.WORDS, 0, "", made_from=minutes
    )
