"""What is still owed in consultation and has no row of its own: measures to tell or name, objections, follow-ups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, func, or_, select

from transition.access.permissions import Condition, Needs, Role, Thing, Verb, Viewer, conditions
from transition.consultation.coverage.models import OneToOne
from transition.consultation.coverage.queries import is_follow_up_open
from transition.consultation.measures.alerts import alerts_in, requests_stood
from transition.consultation.measures.models import Measure, MeasuresRequest, MeasuresStatement
from transition.consultation.models import Consultation
from transition.consultation.objections.models import Objection
from transition.consultation.objections.queries import steps_of
from transition.db import db
from transition.rules.measures import RequestStanding
from transition.staff.people.models import Assignment, Post
from transition.transfers.models import Scope, Transfer
from transition.transfers.queries import posts_towards

HR = frozenset({Role.HR_OFFICER, Role.HR_CASEWORKER})


class Owed(StrEnum):
    """What is owed."""

    TELL_MEASURE = "TELL_MEASURE"
    NAME_MEASURES = "NAME_MEASURES"
    CHASE_MEASURES = "CHASE_MEASURES"
    OBJECTION = "OBJECTION"
    FOLLOW_UPS = "FOLLOW_UPS"


@dataclass(frozen=True)
class Owing:
    """One thing that is owed. `due_on` is None where no day is set; `measure` is the one to be told of.

    `employer_id` is whose work it is, where that is one employer's. `is_of_own_reports` says that only a manager's own
    reports were counted.
    """

    owed: Owed
    transfer_id: int
    id: int
    due_on: date | None = None
    measure: Measure | None = None
    count: int = 0
    employer_id: int | None = None
    is_of_own_reports: bool = False


def owing_to(viewer: Viewer, transfers: Sequence[Transfer], today: date) -> list[Owing]:
    """What this person's HR office owes in these transfers, and a manager to their own reports."""
    if not transfers:
        return []
    employers = {one.employer_id for one in viewer.appointments if one.role in HR and one.employer_id}
    found = _follow_ups(viewer, transfers)
    if employers:
        found += [
            *_measures_to_tell(transfers, employers),
            *_measures_awaited(transfers, employers, today),
            *_objections(viewer, transfers),
        ]
    return found


def _measures_to_tell(transfers: Sequence[Transfer], employers: set[int]) -> list[Owing]:
    """A measure that is to reach every representative is owed from the day on which it was made known."""
    query = select(Consultation).where(
        Consultation.transfer_id.in_([one.id for one in transfers]), Consultation.employer_id.in_(employers)
    )
    return [
        Owing(
            Owed.TELL_MEASURE,
            alert.consultation.transfer_id,
            alert.measure.id,
            alert.known_on,
            alert.measure,
            len(alert.not_told),
            alert.consultation.employer_id,
        )
        for alert in alerts_in(list(db.session.scalars(query)))
        if alert.not_told
    ]


def _measures_awaited(transfers: Sequence[Transfer], employers: set[int], today: date) -> list[Owing]:
    """What the new employer was asked for: owed by its HR, and chased by the present employer's once late."""
    by_id = {one.id: one for one in transfers if one.incoming_employer_id is not None}
    requests = _of(MeasuresRequest, by_id)
    if not requests:
        return []
    measures, statements = _of(Measure, by_id), _of(MeasuresStatement, by_id)
    found = []
    for transfer in by_id.values():
        new, present = transfer.incoming_employer_id, transfer.outgoing_employer_id
        asked, named, stated = (
            [one for one in rows if one.transfer_id == transfer.id]
            for rows in (requests, measures, statements)
        )
        stood = requests_stood(transfer, asked, named, stated, today)
        if not stood or stood[-1].answered_on is not None:
            continue
        last = stood[-1]
        key, by = last.request.id, last.request.reply_by
        if new in employers:
            found.append(Owing(Owed.NAME_MEASURES, transfer.id, key, by, employer_id=new))
        if present in employers and last.standing is RequestStanding.OVERDUE:
            found.append(Owing(Owed.CHASE_MEASURES, transfer.id, key, by, employer_id=present))
    return found


def _of(table: Any, transfer_ids: dict[int, Transfer]) -> list[Any]:
    query = select(table).where(table.transfer_id.in_(transfer_ids)).order_by(table.id)
    return list(db.session.scalars(query))


def _objections(viewer: Viewer, transfers: Sequence[Transfer]) -> list[Owing]:
    """Objections of which something is still to be done, for those who keep them; no day is set in law."""
    mine = [
        one.id
        for one in transfers
        if conditions(posts_towards(one, viewer), Needs(Thing.OBJECTIONS, Verb.WRITE))
    ]
    query = select(Objection).where(Objection.transfer_id.in_(mine), Objection.withdrawn_on.is_(None))
    return [
        Owing(Owed.OBJECTION, one.transfer_id, one.id)
        for one in db.session.scalars(query.order_by(Objection.id))
        if steps_of(one)
    ]


def _follow_ups(viewer: Viewer, transfers: Sequence[Transfer]) -> list[Owing]:
    """What follows from one-to-ones and is not done: of a manager's own reports, or of everybody for HR."""
    needs, reach, whole = Needs(Thing.ONE_TO_ONES, Verb.WRITE), [], set()
    for transfer in transfers:
        held = conditions(posts_towards(transfer, viewer), needs)
        is_in = Assignment.transfer_id == transfer.id
        if Condition.ALWAYS in held:
            reach.append(is_in)
            whole.add(transfer.id)
        elif Condition.OWN_REPORTS in held:
            reach.append(and_(is_in, Post.line_manager_account_id == viewer.account_id))
    if not reach:
        return []
    query = (
        select(OneToOne.transfer_id, func.count(func.distinct(OneToOne.id)))
        .join(Post, Post.person_id == OneToOne.person_id)
        .join(Assignment, and_(Assignment.post_id == Post.id, Assignment.transfer_id == OneToOne.transfer_id))
        .where(is_follow_up_open(), Assignment.scope != Scope.OUT, or_(*reach))
        .group_by(OneToOne.transfer_id)
    )
    return [
        Owing(Owed.FOLLOW_UPS, key, key, count=count, is_of_own_reports=key not in whole)
        for key, count in db.session.execute(query)
    ]
