"""What happens to meetings: planned, held or not, minuted, corrected, agreed, locked, with their actions."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm.attributes import flag_modified

from transition.access.permissions import Viewer
from transition.audit.record import keep, record
from transition.clock import now
from transition.consultation.meetings.models import Attendee, Meeting, MeetingAction, MinutesCorrection
from transition.consultation.meetings.queries import any_correction_open, day_of, hold_minutes
from transition.consultation.models import Consultation
from transition.db import check_version, db
from transition.rules.answers import check_delivered
from transition.rules.broken import RuleBroken
from transition.rules.consultation import MinutesState, check_happened, check_lock_minutes, check_minutes


@dataclass(frozen=True)
class MeetingAnswers:
    """What a meeting is about, when (an aware moment) and where."""

    title: str
    starts_at: datetime
    title_cy: str = ""
    place: str = ""
    agenda: str = ""


def plan_meeting(consultation: Consultation, answers: MeetingAnswers, *, by: Viewer) -> Meeting:
    """Plan a meeting, or note one that was held already: whether it was held is said separately."""
    meeting = Meeting(consultation=consultation, attendees=[], actions=[])
    _write(meeting, answers)
    db.session.add(meeting)
    db.session.flush()
    record(
        "meeting.planned",
        by=by,
        subject=meeting,
        transfer_id=consultation.transfer_id,
        starts_at=meeting.starts_at.isoformat(),
    )
    return meeting


def change_meeting(meeting: Meeting, answers: MeetingAnswers, *, version: int, by: Viewer) -> None:
    """Change what was planned. Raises Stale; RuleBroken `minutes_locked`."""
    check_version(meeting, version)
    if meeting.minutes_locked_on is not None:
        raise RuleBroken("minutes_locked")
    _write(meeting, answers)
    db.session.flush()
    record(
        "meeting.changed",
        by=by,
        subject=meeting,
        transfer_id=_transfer_id(meeting),
        starts_at=meeting.starts_at.isoformat(),
    )


def invite(
    meeting: Meeting,
    *,
    name: str,
    recognition_id: int | None = None,
    account_id: int | None = None,
    by: Viewer,
) -> Attendee:
    """Add somebody who is to come. RuleBroken `invited_already`, `minutes_locked`."""
    if meeting.minutes_locked_on is not None:
        raise RuleBroken("minutes_locked")
    if any(one.name.casefold() == name.casefold() for one in meeting.attendees):
        raise RuleBroken("invited_already", "name", {"name": name})
    attendee = Attendee(
        meeting_id=meeting.id, name=name, recognition_id=recognition_id, account_id=account_id
    )
    meeting.attendees.append(attendee)
    db.session.flush()
    record(
        "meeting.invited",
        by=by,
        subject=meeting,
        transfer_id=_transfer_id(meeting),
        recognition_id=recognition_id,
        account_id=account_id,
    )
    return attendee


def hold_meeting(
    meeting: Meeting, *, attended: AbstractSet[int], version: int, by: Viewer, today: date
) -> None:
    """Note that the meeting was held and who of those invited came (ids of attendees). Raises Stale.

    RuleBroken `in_the_future`, `nobody_came`, `minutes_locked`.
    """
    check_version(meeting, version)
    if meeting.minutes_locked_on is not None:
        raise RuleBroken("minutes_locked")
    check_happened(day_of(meeting), today, "is_held")
    if not attended & {one.id for one in meeting.attendees}:
        raise RuleBroken("nobody_came", "attended")
    meeting.is_held, meeting.reason_not_held = True, ""
    for one in meeting.attendees:
        one.has_attended = one.id in attended
    flag_modified(meeting, "is_held")  # who came belongs to this version of the meeting
    db.session.flush()
    record(
        "meeting.held",
        by=by,
        subject=meeting,
        transfer_id=_transfer_id(meeting),
        attended_count=sum(1 for one in meeting.attendees if one.has_attended),
    )


def cancel_meeting(meeting: Meeting, *, reason: str, version: int, by: Viewer) -> None:
    """Note that it was not held, and why. Raises Stale; RuleBroken `reason_required`, `has_minutes`."""
    check_version(meeting, version)
    if meeting.minutes_state is not MinutesState.NONE:
        raise RuleBroken("has_minutes", "is_held")
    if not reason.strip():
        raise RuleBroken("reason_required", "reason")
    meeting.is_held, meeting.reason_not_held = False, reason
    for one in meeting.attendees:
        one.has_attended = None
    db.session.flush()
    record("meeting.not_held", by=by, subject=meeting, transfer_id=_transfer_id(meeting))


def write_minutes(meeting: Meeting, *, text: str, version: int, by: Viewer) -> None:
    """Write the draft, or take agreed minutes back to a draft. Raises Stale.

    RuleBroken `minutes_required` and as `check_minutes`.
    """
    check_version(meeting, version)
    if not text.strip():
        raise RuleBroken("minutes_required", "minutes")
    _step(meeting, MinutesState.DRAFT)
    meeting.minutes, meeting.minutes_agreed_on = text, None
    _kept(meeting, by)


def agree_minutes(meeting: Meeting, *, agreed_on: date, version: int, by: Viewer, today: date) -> None:
    """Note that both sides agree the draft. Raises Stale.

    RuleBroken `corrections_open`, `in_the_future`, `agreed_before_meeting` and as `check_minutes`.
    """
    check_version(meeting, version)
    hold_minutes(meeting)
    if any_correction_open(meeting):
        raise RuleBroken("corrections_open")
    check_happened(agreed_on, today, "agreed_on")
    if agreed_on < day_of(meeting):
        raise RuleBroken("agreed_before_meeting", "agreed_on", {"held_on": day_of(meeting)})
    _step(meeting, MinutesState.AGREED)
    meeting.minutes_agreed_on = agreed_on
    _kept(meeting, by)


def lock_minutes(meeting: Meeting, *, version: int, by: Viewer, today: date) -> None:
    """Close the agreed minutes for good. Raises Stale; RuleBroken `minutes_locked`, `minutes_not_agreed`."""
    check_version(meeting, version)
    if meeting.minutes_locked_on is not None:
        raise RuleBroken("minutes_locked")
    check_lock_minutes(meeting.minutes_state)
    meeting.minutes_locked_on = today
    _kept(meeting, by)


def ask_for_correction(meeting: Meeting, *, text: str, by: Viewer) -> MinutesCorrection:
    """Keep what somebody who was there asks to have put right. RuleBroken `not_a_draft`."""
    if hold_minutes(meeting) is not MinutesState.DRAFT:
        raise RuleBroken("not_a_draft")
    return keep(
        MinutesCorrection(meeting_id=meeting.id, account_id=by.account_id, text=text, made_at=now()),
        "minutes.correction_asked",
        by=by,
        transfer_id=_transfer_id(meeting),
        meeting_id=meeting.id,
    )


def answer_correction(
    correction: MinutesCorrection, meeting: Meeting, *, is_accepted: bool, by: Viewer
) -> None:
    """Take a correction up or not; the words of the draft are changed by who writes them.

    RuleBroken `not_a_draft`, `already_answered`.
    """
    if meeting.minutes_state is not MinutesState.DRAFT:
        raise RuleBroken("not_a_draft")
    if correction.is_accepted is not None:
        raise RuleBroken("already_answered")
    correction.is_accepted = is_accepted
    flag_modified(meeting, "minutes_state")  # so that of two answers at once the second is refused
    db.session.flush()
    record(
        "minutes.correction_answered",
        by=by,
        subject=correction,
        transfer_id=_transfer_id(meeting),
        meeting_id=meeting.id,
        is_accepted=is_accepted,
    )


def add_action(
    meeting: Meeting,
    *,
    text: str,
    owner: str = "",
    owner_account_id: int | None = None,
    due_on: date | None = None,
    is_commitment: bool = False,
    by: Viewer,
) -> MeetingAction:
    """Keep an action or commitment with its owner. RuleBroken `owner_required`, `due_before_meeting`."""
    if not owner.strip():
        raise RuleBroken("owner_required", "owner")
    if due_on is not None and due_on < day_of(meeting):
        raise RuleBroken("due_before_meeting", "due_on", {"held_on": day_of(meeting)})
    said = {"text": text, "owner": owner, "owner_account_id": owner_account_id, "due_on": due_on}
    action = MeetingAction(meeting_id=meeting.id, is_commitment=is_commitment, **said)
    meeting.actions.append(action)
    db.session.flush()
    record(
        "meeting_action.added",
        by=by,
        subject=action,
        transfer_id=_transfer_id(meeting),
        meeting_id=meeting.id,
        due_on=due_on.isoformat() if due_on else None,
        owner_account_id=owner_account_id,
        is_commitment=is_commitment,
    )
    return action


def finish_action(
    action: MeetingAction,
    meeting: Meeting,
    *,
    done_on: date,
    evidence: str = "",
    version: int,
    by: Viewer,
    today: date,
) -> None:
    """Note that an action was done, and what shows it; a commitment needs that.

    Raises Stale; RuleBroken `already_done`, `in_the_future`, `done_before_meeting`, `evidence_required`.
    """
    check_version(action, version)
    if action.done_on is not None:
        raise RuleBroken("already_done", "done_on")
    check_happened(done_on, today, "done_on")
    if done_on < day_of(meeting):
        raise RuleBroken("done_before_meeting", "done_on", {"held_on": day_of(meeting)})
    check_delivered(action.is_commitment, evidence)
    action.done_on, action.evidence = done_on, evidence
    db.session.flush()
    record(
        "meeting_action.done",
        by=by,
        subject=action,
        transfer_id=_transfer_id(meeting),
        done_on=done_on.isoformat(),
    )


def _write(meeting: Meeting, answers: MeetingAnswers) -> None:
    for name in MeetingAnswers.__dataclass_fields__:
        setattr(meeting, name, getattr(answers, name))


def _step(meeting: Meeting, following: MinutesState) -> None:
    held_on = day_of(meeting) if meeting.is_held else None
    check_minutes(meeting.minutes_state, following, held_on, meeting.minutes_locked_on is not None)
    meeting.minutes_state = following


def _kept(meeting: Meeting, by: Viewer) -> None:
    db.session.flush()
    record(
        "minutes.changed",
        by=by,
        subject=meeting,
        transfer_id=_transfer_id(meeting),
        state=meeting.minutes_state.value,
        is_locked=meeting.minutes_locked_on is not None,
    )


def _transfer_id(meeting: Meeting) -> int:
    return meeting.consultation.transfer_id
