"""One's own tasks, from every feature: milestones and meeting actions owned, and replies that one's employer owes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Select, select

from transition.access.permissions import Role, Viewer
from transition.consultation.meetings.models import Meeting, MeetingAction
from transition.consultation.models import Consultation
from transition.consultation.representations.models import Representation
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.rules.standing import Standing, standing
from transition.transfers.models import Transfer
from transition.transfers.queries import visible_to

REPLYING = frozenset({Role.HR_OFFICER, Role.HR_CASEWORKER})


class TaskKind(StrEnum):
    """Where a task comes from."""

    MILESTONE = "MILESTONE"
    ACTION = "ACTION"
    REPLY = "REPLY"


@dataclass(frozen=True)
class Task:
    """Something that one person has to do by a day; `due_on` is None where nobody set one."""

    kind: TaskKind
    transfer_id: int
    record: Milestone | MeetingAction | Representation
    due_on: date | None
    today: date

    @property
    def standing(self) -> Standing:
        """Where it stands; without a day it is not due."""
        return standing(self.due_on, None, True, self.today) if self.due_on else Standing.NOT_DUE


def tasks_of(viewer: Viewer, today: date) -> list[Task]:
    """What someone has to do in the transfers that they may see, the soonest first; three queries."""
    in_scope = visible_to(viewer).with_only_columns(Transfer.id)
    found = [*_milestones(viewer, in_scope, today), *_actions(viewer, in_scope, today)]
    found += _replies(viewer, in_scope, today)
    return sorted(found, key=lambda task: (task.due_on is None, task.due_on or date.max, task.kind))


def _milestones(viewer: Viewer, in_scope: Select[int], today: date) -> list[Task]:
    query = select(Milestone).where(
        Milestone.owner_account_id == viewer.account_id,
        Milestone.done_on.is_(None),
        Milestone.is_needed,
        Milestone.transfer_id.in_(in_scope),
    )
    return [
        Task(TaskKind.MILESTONE, one.transfer_id, one, one.forecast_on or one.baseline_on, today)
        for one in db.session.scalars(query)
    ]


def _actions(viewer: Viewer, in_scope: Select[int], today: date) -> list[Task]:
    query = (
        select(MeetingAction, Consultation.transfer_id)
        .join(Meeting, Meeting.id == MeetingAction.meeting_id)
        .join(Consultation, Consultation.id == Meeting.consultation_id)
        .where(
            MeetingAction.owner_account_id == viewer.account_id,
            MeetingAction.done_on.is_(None),
            Consultation.transfer_id.in_(in_scope),
        )
    )
    return [
        Task(TaskKind.ACTION, transfer_id, action, action.due_on, today)
        for action, transfer_id in db.session.execute(query)
    ]


def _replies(viewer: Viewer, in_scope: Select[int], today: date) -> list[Task]:
    """Every HR officer of an employer owes its replies; the first to answer settles it for all."""
    employers = {one.employer_id for one in viewer.appointments if one.role in REPLYING}
    query = (
        select(Representation, Consultation.transfer_id)
        .join(Consultation, Consultation.id == Representation.consultation_id)
        .where(
            Representation.replied_on.is_(None),
            Consultation.employer_id.in_(employers),
            Consultation.transfer_id.in_(in_scope),
        )
    )
    return [
        Task(TaskKind.REPLY, transfer_id, one, one.reply_due_on, today)
        for one, transfer_id in db.session.execute(query)
    ]
