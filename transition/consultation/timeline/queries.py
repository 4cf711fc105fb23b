"""Finding milestones, who may change them, and who may be asked to see to one."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import and_, or_, select

from transition.access.permissions import Condition, Needs, Post, Role, Side, Thing, Verb, conditions
from transition.accounts.models import Account, AppointmentRecord
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.rules.milestones import Owner
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible

_AT_AN_EMPLOYER = (Role.HR_OFFICER, Role.HR_CASEWORKER, Role.MANAGER)


def milestones_of(transfer: Transfer) -> list[Milestone]:
    """Every milestone of a transfer that is stored."""
    query = select(Milestone).where(Milestone.transfer_id == transfer.id)
    return list(db.session.scalars(query.order_by(Milestone.id)))


def get_milestone(transfer: Transfer, milestone_id: int) -> Milestone:
    """One milestone of this transfer. Raises NotVisible."""
    query = select(Milestone).where(Milestone.transfer_id == transfer.id, Milestone.id == milestone_id)
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def get_own_milestone(transfer: Transfer, milestone_id: int, account_id: int) -> Milestone:
    """One milestone that this person was asked to see to. Raises NotVisible."""
    found = get_milestone(transfer, milestone_id)
    if found.owner_account_id != account_id:
        raise NotVisible
    return found


def find_milestone(transfer: Transfer, key: str, side: Owner) -> Milestone | None:
    """The milestone with this key for one side of a transfer."""
    query = select(Milestone).where(
        Milestone.transfer_id == transfer.id, Milestone.key == key, Milestone.side == side
    )
    return db.session.scalar(query)


def may_change(side: Owner, posts: Iterable[Post]) -> bool:
    """Whether these posts may change a milestone of this side: the host's HR only what the host answers for."""
    return side in sides_to_change(posts)


def sides_to_change(posts: Iterable[Post]) -> tuple[Owner, ...]:
    """The sides whose milestones these posts may change or add to."""
    every = tuple(side for side in Owner if side is not Owner.EACH_EMPLOYER)
    found: tuple[Owner, ...] = ()
    for post in posts:
        given = conditions({post}, Needs(Thing.TIMELINE, Verb.WRITE))
        if Condition.ALWAYS in given:
            return every
        if Condition.OWN in given and post.side is Side.INCOMING:
            found = (Owner.TRANSFEREE,)
    return found


def names_people(posts: Iterable[Post]) -> bool:
    """Whether these posts may read who sees to what: a representative reads the timeline with no person named."""
    needs = Needs(Thing.TIMELINE, Verb.READ)
    return bool(conditions(posts, needs) - {Condition.NO_PERSON_NAMED})


def people_to_ask(transfer: Transfer, today: date) -> list[Account]:
    """Who may be asked to see to a milestone: HR and managers of both employers, and the programme's leads."""
    employers = [id for id in (transfer.outgoing_employer_id, transfer.incoming_employer_id) if id]
    held = (
        select(AppointmentRecord.account_id)
        .where(
            or_(
                and_(
                    AppointmentRecord.role.in_(_AT_AN_EMPLOYER), AppointmentRecord.employer_id.in_(employers)
                ),
                and_(
                    AppointmentRecord.role == Role.PROGRAMME_LEAD,
                    AppointmentRecord.programme_id == transfer.programme_id,
                ),
            )
        )
        .where(
            AppointmentRecord.from_on <= today,
            or_(AppointmentRecord.until_on.is_(None), AppointmentRecord.until_on >= today),
        )
    )
    query = select(Account).where(Account.is_active, Account.id.in_(held))
    return list(db.session.scalars(query.order_by(Account.name, Account.id)))
