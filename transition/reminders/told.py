"""Who may read who was told of what, and what was put to one person in somebody else's place."""

from sqlalchemy import Select, and_, false, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from transition.access.permissions import Role, Viewer
from transition.consultation.timeline.tasks import TaskKind
from transition.db import db
from transition.reminders.models import Telling
from transition.rules.reminders import Reason
from transition.transfers.models import Transfer
from transition.transfers.queries import visible_to

OF_AN_EMPLOYER = (Role.HR_OFFICER, Role.HR_CASEWORKER, Role.AUDITOR)


def told_to(viewer: Viewer) -> Select[Telling]:
    """The tellings that somebody may read: their employer's for its HR and auditors, the programme's for its lead."""
    employers = [
        one.employer_id for one in viewer.appointments if one.role in OF_AN_EMPLOYER and one.employer_id
    ]
    programmes = [one.programme_id for one in viewer.appointments if one.role is Role.PROGRAMME_LEAD]
    # A term that ends is somebody's own: of one person's transfer its day would tell the lead which.
    may_lead_read = and_(Transfer.programme_id.in_(programmes), Telling.kind != TaskKind.TERMS_ENDING)
    reach = or_(
        Telling.employer_id.in_(employers) if employers else false(),
        may_lead_read if programmes else false(),
    )
    return _with_names(_seen(viewer).where(reach))


def put_to(viewer: Viewer) -> list[Telling]:
    """What the last digest put to somebody besides their own tasks, the most overdue first."""
    last = select(func.max(Telling.for_on)).where(Telling.account_id == viewer.account_id).scalar_subquery()
    query = _seen(viewer).where(
        and_(Telling.account_id == viewer.account_id, Telling.for_on == last, Telling.reason != Reason.OWN)
    )
    return list(db.session.scalars(_with_names(query).order_by(Telling.due_on, Telling.id)))


def _seen(viewer: Viewer) -> Select[Telling]:
    within = visible_to(viewer).with_only_columns(Transfer.id)
    return (
        select(Telling)
        .join(Telling.transfer)
        .where(Telling.transfer_id.in_(within))
        .options(contains_eager(Telling.transfer))
    )


def _with_names(query: Select[Telling]) -> Select[Telling]:
    return query.options(joinedload(Telling.account), joinedload(Telling.owner), joinedload(Telling.message))
