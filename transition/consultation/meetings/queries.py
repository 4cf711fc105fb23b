"""Finding meetings, who may read their drafts, and the actions that came of them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, or_, select

from transition.accounts.models import Account, AppointmentRecord
from transition.clock import UK
from transition.consultation.meetings.models import Attendee, Meeting, MeetingAction, MinutesCorrection
from transition.consultation.models import Consultation
from transition.consultation.reach import Reach
from transition.db import db
from transition.employers.models import Recognition
from transition.rules.consultation import MinutesState
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible


def meetings_of(consultation: Consultation) -> list[Meeting]:
    """The file's meetings, in order of time."""
    query = select(Meeting).where(Meeting.consultation_id == consultation.id)
    return list(db.session.scalars(query.order_by(Meeting.starts_at, Meeting.id)))


def get_meeting(transfer: Transfer, meeting_id: int) -> Meeting:
    """One meeting of this transfer. Raises NotVisible."""
    query = (
        select(Meeting)
        .join(Consultation, Consultation.id == Meeting.consultation_id)
        .where(Consultation.transfer_id == transfer.id, Meeting.id == meeting_id)
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def get_action(meeting: Meeting, action_id: int) -> MeetingAction:
    """One action of a meeting. Raises NotVisible."""
    if (found := next((one for one in meeting.actions if one.id == action_id), None)) is None:
        raise NotVisible
    return found


def get_correction(meeting: Meeting, correction_id: int) -> MinutesCorrection:
    """One correction asked for in a meeting's draft. Raises NotVisible."""
    query = select(MinutesCorrection).where(
        MinutesCorrection.meeting_id == meeting.id, MinutesCorrection.id == correction_id
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def corrections_of(meeting: Meeting) -> Sequence[tuple[MinutesCorrection, str]]:
    """The corrections asked for, oldest first, each with the name of who asked."""
    query = (
        select(MinutesCorrection, Account.name)
        .join(Account, Account.id == MinutesCorrection.account_id)
        .where(MinutesCorrection.meeting_id == meeting.id)
        .order_by(MinutesCorrection.id)
    )
    return list(db.session.execute(query))


def day_of(meeting: Meeting) -> date:
    """The day of the meeting by the clocks of the United Kingdom."""
    return meeting.starts_at.astimezone(UK).date()


def has_attended(meeting: Meeting, reach: Reach) -> bool:
    """Whether the reader was there, by name or for their union."""
    return any(_is_reader(one, reach) for one in meeting.attendees if one.has_attended)


def _is_reader(attendee: Attendee, reach: Reach) -> bool:
    return attendee.account_id == reach.viewer.account_id or attendee.recognition_id in reach.recognition_ids


def may_correct(meeting: Meeting, reach: Reach) -> bool:
    """Whether the reader may ask for a correction: the minutes are a draft and the reader was there."""
    return meeting.minutes_state is MinutesState.DRAFT and has_attended(meeting, reach)


def reads_minutes(meeting: Meeting, reach: Reach) -> bool:
    """Whether the minutes may be read: a draft by a representative only who was there."""
    if meeting.minutes_state is MinutesState.AGREED:
        return True
    return not reach.is_only_a_representative or has_attended(meeting, reach)


def people_to_invite(reach: Reach) -> list[Account]:
    """Who signs in for this employer or for a union that it recognises: the names to choose from."""
    here = select(Recognition.id).where(Recognition.employer_id == reach.employer.id)
    query = (
        select(Account)
        .where(
            Account.is_active,
            Account.id.in_(
                select(AppointmentRecord.account_id).where(
                    or_(
                        AppointmentRecord.employer_id == reach.employer.id,
                        AppointmentRecord.recognition_id.in_(here),
                    )
                )
            ),
        )
        .order_by(Account.name, Account.id)
    )
    return list(db.session.scalars(query))


def recognition_of(account_id: int, reach: Reach) -> int | None:
    """The recognition by this employer that someone speaks for, if any."""
    query = (
        select(AppointmentRecord.recognition_id)
        .join(Recognition, Recognition.id == AppointmentRecord.recognition_id)
        .where(AppointmentRecord.account_id == account_id, Recognition.employer_id == reach.employer.id)
        .order_by(AppointmentRecord.id.desc())
    )
    return db.session.scalar(query.limit(1))


def done_actions_of(consultation: Consultation) -> list[MeetingAction]:
    """Actions and commitments that are done, the latest first."""
    query = (
        select(MeetingAction)
        .join(Meeting, Meeting.id == MeetingAction.meeting_id)
        .where(Meeting.consultation_id == consultation.id, MeetingAction.done_on.is_not(None))
        .order_by(MeetingAction.done_on.desc(), MeetingAction.id.desc())
    )
    return list(db.session.scalars(query))


def open_actions_of(consultation: Consultation) -> list[MeetingAction]:
    """Actions and commitments that are not done: the earliest due first, so that what is overdue leads."""
    query = (
        select(MeetingAction)
        .join(Meeting, Meeting.id == MeetingAction.meeting_id)
        .where(Meeting.consultation_id == consultation.id, MeetingAction.done_on.is_(None))
        .order_by(MeetingAction.due_on.is_(None), MeetingAction.due_on, MeetingAction.id)
    )
    return list(db.session.scalars(query))


def count_held(consultation: Consultation, as_at: date) -> int:
    """How many meetings had been held by the end of that day."""
    end = datetime.combine(as_at, datetime.max.time(), UK)
    query = select(func.count()).where(
        Meeting.consultation_id == consultation.id, Meeting.is_held.is_(True), Meeting.starts_at <= end
    )
    return db.session.scalar(query) or 0


def any_correction_open(meeting: Meeting) -> bool:
    """Whether a correction still waits for an answer."""
    query = select(MinutesCorrection.id).where(
        MinutesCorrection.meeting_id == meeting.id, MinutesCorrection.is_accepted.is_(None)
    )
    return db.session.scalar(query.limit(1)) is not None


def hold_minutes(meeting: Meeting) -> MinutesState:
    """How far the minutes are now; until the commit nobody else agrees them or asks to have them corrected."""
    query = select(Meeting.minutes_state).where(Meeting.id == meeting.id).with_for_update()
    return db.session.scalars(query).one()
