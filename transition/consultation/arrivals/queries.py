"""Who came over, what was done for each, until when it is due, and who may read and write that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select

from transition.access.permissions import Needs, Post, Side, Thing, Verb, conditions
from transition.clock import bank_holidays
from transition.consultation.arrivals.models import ArrivalRecord
from transition.consultation.facts import transfer_facts
from transition.db import db
from transition.rules.arrivals import DUTIES, ArrivalKind
from transition.rules.deadlines import Deadline, deadline_for
from transition.staff.people.models import Person
from transition.staff.snapshots.moving import moving
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible

OPEN, DONE = "open", "done"


@dataclass(frozen=True)
class ArrivalCounts:
    """How many came over, for how many it was done, and for how many of those after the last day."""

    people: int
    done: int
    late: int

    @property
    def open(self) -> int:
        """For how many it is still to be done."""
        return self.people - self.done


def is_host_s(posts: Iterable[Post], needs: Needs) -> bool:
    """Whether one of these posts is held at the new employer and may do that: the duties are the host's."""
    return any(conditions({post}, needs) for post in posts if post.side is Side.INCOMING)


def may_read(posts: Iterable[Post]) -> bool:
    """Whether these posts may read the lists of people: those of the new employer that may read their details."""
    return is_host_s(posts, Needs(Thing.STAFF_DETAILS, Verb.READ))


def may_write(posts: Iterable[Post]) -> bool:
    """Whether these posts may record what was done: HR of the new employer."""
    held = list(posts)
    return may_read(held) and is_host_s(held, Needs(Thing.TIMELINE, Verb.WRITE))


def last_day(transfer: Transfer, kind: ArrivalKind) -> Deadline | None:
    """Until when it is due, as the rules say under this basis; None where it does not arise."""
    return deadline_for(DUTIES[kind], transfer_facts(transfer), bank_holidays())


def people_coming(transfer: Transfer, kind: ArrivalKind, state: str = "") -> Select[Person]:
    """The people who transfer, in no order; only those still open, or done, when asked."""
    query = select(Person).where(Person.id.in_(moving(transfer)))
    done = _done(transfer, kind).with_only_columns(ArrivalRecord.person_id)
    if state == OPEN:
        return query.where(Person.id.not_in(done))
    return query.where(Person.id.in_(done)) if state == DONE else query


def get_arrival(transfer: Transfer, person_id: int) -> Person:
    """One person who transfers. Raises NotVisible."""
    query = select(Person).where(Person.id == person_id, Person.id.in_(moving(transfer)))
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def records_of(
    transfer: Transfer, kind: ArrivalKind, people: Iterable[Person]
) -> Mapping[int, ArrivalRecord]:
    """What holds of each of these people, by their key; only where it was done."""
    keys = [person.id for person in people]
    query = _done(transfer, kind).where(ArrivalRecord.person_id.in_(keys))
    return {one.person_id: one for one in db.session.scalars(query)}


def history_of(transfer: Transfer, kind: ArrivalKind, person: Person) -> list[ArrivalRecord]:
    """All that was recorded of one thing for one person, the newest first."""
    query = select(ArrivalRecord).where(
        ArrivalRecord.transfer_id == transfer.id,
        ArrivalRecord.kind == kind,
        ArrivalRecord.person_id == person.id,
    )
    return list(db.session.scalars(query.order_by(ArrivalRecord.id.desc())))


def counts_of(transfer: Transfer, kind: ArrivalKind, due_on: date | None) -> ArrivalCounts:
    """How far it is for everybody who transfers."""
    people = db.session.scalar(select(func.count()).select_from(moving(transfer).subquery())) or 0
    done = _done(transfer, kind).where(ArrivalRecord.person_id.in_(moving(transfer))).subquery()
    all_done = db.session.scalar(select(func.count()).select_from(done)) or 0
    if due_on is None:
        return ArrivalCounts(people, all_done, 0)
    late = select(func.count()).select_from(done).where(done.c.done_on > due_on)
    return ArrivalCounts(people, all_done, db.session.scalar(late) or 0)


def latest_done_on(transfer: Transfer, kind: ArrivalKind) -> date | None:
    """The last day on which it was done for anybody who transfers."""
    done = _done(transfer, kind).where(ArrivalRecord.person_id.in_(moving(transfer))).subquery()
    found: date | None = db.session.scalar(select(func.max(done.c.done_on)))
    return found


def _done(transfer: Transfer, kind: ArrivalKind) -> Select[ArrivalRecord]:
    newest = (
        select(func.max(ArrivalRecord.id))
        .where(ArrivalRecord.transfer_id == transfer.id, ArrivalRecord.kind == kind)
        .group_by(ArrivalRecord.person_id)
    )
    return select(ArrivalRecord).where(ArrivalRecord.id.in_(newest), ArrivalRecord.done_on.is_not(None))
