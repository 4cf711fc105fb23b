"""Everything that one person is to do over all their transfers, from milestones to terms that end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import func, select

from transition.access.permissions import Needs, Role, Side, Thing, Verb, Viewer, grants, may
from transition.consultation.coverage.models import OneToOne
from transition.consultation.facts import TimelineRow, timelines_of
from transition.consultation.meetings.models import Meeting, MeetingAction
from transition.consultation.models import Consultation
from transition.consultation.owing import owing_to
from transition.consultation.representations.models import Representation
from transition.db import db
from transition.rules.milestones import MilestoneKey
from transition.rules.reminders import Urgency, urgency
from transition.rules.standing import Standing
from transition.staff.changes.queries import next_endings
from transition.staff.people.models import Assignment, Post
from transition.transfers.models import ReleaseKind, Scope, Transfer
from transition.transfers.queries import NotVisible, posts_towards, released_among, visible_to

HR = frozenset({Role.HR_OFFICER, Role.HR_CASEWORKER})


class TaskKind(StrEnum):
    """What a person is asked to do."""

    MILESTONE = "MILESTONE"
    MEETING_ACTION = "MEETING_ACTION"
    REPLY = "REPLY"
    ONE_TO_ONES = "ONE_TO_ONES"
    TERMS_ENDING = "TERMS_ENDING"
    TELL_MEASURE = "TELL_MEASURE"
    NAME_MEASURES = "NAME_MEASURES"
    CHASE_MEASURES = "CHASE_MEASURES"
    OBJECTION = "OBJECTION"
    FOLLOW_UPS = "FOLLOW_UPS"


@dataclass(frozen=True)
class OwnTask:
    """Something that one person is to do by a day. `due_on` is None for an action that was given none.

    `row` is the milestone, `text` what was agreed at a meeting, `union` who is owed a reply, `count` how many
    one-to-ones are to be held, or terms end. `is_own` is False for what nobody was named for and falls to all of HR.
    `employer_id` is whose work it is, where that is known. `is_of_own_reports` tells what is counted over one's own
    reports from what others owe as well: with the same `key` it is other work for each person.
    """

    kind: TaskKind
    transfer: Transfer
    id: int
    due_on: date | None
    row: TimelineRow | None = None
    text: str = ""
    text_cy: str = ""
    union: str = ""
    count: int = 0
    is_own: bool = True
    employer_id: int | None = None
    is_of_own_reports: bool = False

    @property
    def key(self) -> str:
        """What names this task among all."""
        return f"{self.kind}:{self.transfer.id}:{self.id}"

    def urgency(self, today: date) -> Urgency | None:
        """Overdue, this week, the next two weeks; None for later."""
        return urgency(self.due_on, today) if self.due_on else None


def tasks_of(viewer: Viewer, today: date) -> list[OwnTask]:
    """Everything that one person is to do and has not done, the most urgent first."""
    if not grants(viewer.roles, Needs(Thing.TASKS, Verb.READ)):
        return []
    transfers = [
        one
        for one in db.session.scalars(visible_to(viewer).order_by(Transfer.id))
        if may(posts_towards(one, viewer), Thing.TASKS)
    ]
    if not transfers:
        return []
    timelines = timelines_of(transfers, today)
    found = [
        *_milestones(viewer, transfers, timelines),
        *_actions(viewer, transfers),
        *_replies(viewer, transfers),
        *_one_to_ones(viewer, transfers, timelines),
        *_terms_ending(viewer, transfers, today),
        *_owing(viewer, transfers, today),
    ]
    return sorted(found, key=lambda task: (task.due_on or date.max, task.key))


def _milestones(
    viewer: Viewer, transfers: Sequence[Transfer], timelines: dict[int, list[TimelineRow]]
) -> list[OwnTask]:
    """Milestones of one's own; what binds by law and has no owner falls to the employer's HR officers."""
    officer_of = {one.employer_id for one in viewer.appointments if one.role is Role.HR_OFFICER}
    found = []
    for transfer in transfers:
        for row in timelines[transfer.id]:
            if row.milestone_id is None or not row.is_needed or row.done_on is not None or not row.is_task:
                continue
            is_own = row.owner_account_id == viewer.account_id
            is_for_all = row.owner_account_id is None and row.is_statutory and row.employer_id in officer_of
            if is_own or (is_for_all and row.employer_id is not None):
                found.append(
                    OwnTask(
                        TaskKind.MILESTONE,
                        transfer,
                        row.milestone_id,
                        row.due_on,
                        row=row,
                        is_own=is_own,
                        employer_id=row.employer_id,
                    )
                )
    return found


def _actions(viewer: Viewer, transfers: Sequence[Transfer]) -> list[OwnTask]:
    by_id = {one.id: one for one in transfers}
    query = (
        select(MeetingAction, Consultation.transfer_id, Consultation.employer_id)
        .join(Meeting, Meeting.id == MeetingAction.meeting_id)
        .join(Consultation, Consultation.id == Meeting.consultation_id)
        .where(
            Consultation.transfer_id.in_(by_id),
            MeetingAction.owner_account_id == viewer.account_id,
            MeetingAction.done_on.is_(None),
        )
    )
    return [
        OwnTask(
            TaskKind.MEETING_ACTION, by_id[transfer_id], action.id, action.due_on, text=action.text,
            employer_id=employer_id,
        )
        for action, transfer_id, employer_id in db.session.execute(query)
    ]  # fmt: skip


def _replies(viewer: Viewer, transfers: Sequence[Transfer]) -> list[OwnTask]:
    by_id = {one.id: one for one in transfers}
    employers = [one.employer_id for one in viewer.appointments if one.role in HR and one.employer_id]
    query = (
        select(Representation)
        .join(Consultation, Consultation.id == Representation.consultation_id)
        .where(
            Consultation.transfer_id.in_(by_id),
            Consultation.employer_id.in_(employers),
            Representation.replied_on.is_(None),
        )
    )
    return [
        OwnTask(
            TaskKind.REPLY,
            by_id[one.consultation.transfer_id],
            one.id,
            one.reply_due_on,
            union=one.recognition.union.name,
            employer_id=one.consultation.employer_id,
        )
        for one in db.session.scalars(query)
    ]


def _one_to_ones(
    viewer: Viewer, transfers: Sequence[Transfer], timelines: dict[int, list[TimelineRow]]
) -> list[OwnTask]:
    """A manager's own reports who have neither met them nor declined to, due when the plan says."""
    by_id = {
        one.id: one
        for one in transfers
        if any(held.role is Role.MANAGER for held in posts_towards(one, viewer))
    }
    reached = select(OneToOne.person_id).where(
        OneToOne.transfer_id == Assignment.transfer_id,
        OneToOne.held_on.is_not(None) | OneToOne.declined_on.is_not(None),
    )
    query = (
        select(Assignment.transfer_id, func.count(func.distinct(Post.person_id)))
        .join(Post, Post.id == Assignment.post_id)
        .where(
            Assignment.transfer_id.in_(by_id),
            Assignment.scope != Scope.OUT,
            Post.line_manager_account_id == viewer.account_id,
            Post.person_id.not_in(reached.correlate(Assignment)),
        )
        .group_by(Assignment.transfer_id)
    )
    return [
        OwnTask(
            TaskKind.ONE_TO_ONES,
            by_id[transfer_id],
            transfer_id,
            _due(timelines[transfer_id], by_id[transfer_id]),
            count=count,
            is_of_own_reports=True,
        )
        for transfer_id, count in db.session.execute(query)
    ]


def _terms_ending(viewer: Viewer, transfers: Sequence[Transfer], today: date) -> list[OwnTask]:
    """Terms that end on a day within six months: for HR of the outgoing employer, and of the host after release."""
    released = released_among(transfers, ReleaseKind.LIABILITY_IDENTIFIED, today)
    by_id = {
        one.id: one
        for one in transfers
        if any(
            held.role in HR and (held.side is Side.OUTGOING or one.id in released)
            for held in posts_towards(one, viewer)
        )
    }
    if not by_id:
        return []
    # Nobody is named for them, and the day is what tells them apart.
    return [
        OwnTask(
            TaskKind.TERMS_ENDING, by_id[found.transfer_id], found.on.toordinal(), found.on, count=found.count,
            is_own=False,
        )
        for found in next_endings(list(by_id.values()), today)
    ]  # fmt: skip


def _owing(viewer: Viewer, transfers: Sequence[Transfer], today: date) -> list[OwnTask]:
    """What consultation still owes: nobody is named for it, so that no lead is told of it in anybody's place."""
    by_id = {one.id: one for one in transfers}
    return [
        OwnTask(
            TaskKind(one.owed), by_id[one.transfer_id], one.id, one.due_on, count=one.count, is_own=False,
            text=one.measure.title if one.measure else "", text_cy=one.measure.title_cy if one.measure else "",
            employer_id=one.employer_id, is_of_own_reports=one.is_of_own_reports,
        )
        for one in owing_to(viewer, transfers, today)
    ]  # fmt: skip


def _due(rows: list[TimelineRow], transfer: Transfer) -> date:
    """When one-to-ones are to have been held at the outgoing employer; the transfer when the plan needs none."""
    days = (
        row.due_on
        for row in rows
        if row.key == MilestoneKey.ONE_TO_ONES
        and row.employer_id == transfer.outgoing_employer_id
        and row.standing is not Standing.NOT_NEEDED
    )
    return next(days, transfer.transfer_on)


def get_own_action(transfer: Transfer, action_id: int, account_id: int) -> tuple[MeetingAction, Meeting]:
    """An action of a meeting that this person took on, with its meeting. Raises NotVisible."""
    query = (
        select(MeetingAction, Meeting)
        .join(Meeting, Meeting.id == MeetingAction.meeting_id)
        .join(Consultation, Consultation.id == Meeting.consultation_id)
        .where(
            Consultation.transfer_id == transfer.id,
            MeetingAction.id == action_id,
            MeetingAction.owner_account_id == account_id,
        )
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise NotVisible
    return row[0], row[1]
