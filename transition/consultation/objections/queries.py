"""Finding objections, with the person that each was matched to."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from transition.consultation.objections.models import Objection
from transition.db import db
from transition.rules.objections import ObjectionFacts, Step, steps_left
from transition.staff.people.models import Person
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible


@dataclass(frozen=True)
class Objector:
    """An objection and the person that it was matched to, if it was."""

    objection: Objection
    person: Person | None


def objections_of(transfer: Transfer) -> list[Objector]:
    """Every objection of a transfer, in the order received."""
    query = (
        select(Objection, Person)
        .outerjoin(Person, Person.id == Objection.person_id)
        .where(Objection.transfer_id == transfer.id)
        .order_by(Objection.received_on, Objection.id)
    )
    return [Objector(one, person) for one, person in db.session.execute(query)]


def objectors(transfer: Transfer) -> Select[Any]:
    """The keys of the people whose objection stands: they do not transfer (TUPE 2006 reg 4(7))."""
    return select(Objection.person_id).where(
        Objection.transfer_id == transfer.id,
        Objection.person_id.is_not(None),
        Objection.withdrawn_on.is_(None),
    )


def open_objections(transfer: Transfer, *where: ColumnElement[bool]) -> dict[int, Objection]:
    """The first objection of each person that stands, by person: they do not transfer (TUPE 2006 reg 4(7)).

    Only of those that `where` lets through.
    """
    query = select(Objection).where(
        *where,
        Objection.transfer_id == transfer.id,
        Objection.person_id.is_not(None),
        Objection.withdrawn_on.is_(None),
    )
    found: dict[int, Objection] = {}
    for one in db.session.scalars(query.order_by(Objection.received_on, Objection.id)):
        if one.person_id is not None:
            found.setdefault(one.person_id, one)
    return found


def steps_of(objection: Objection) -> tuple[Step, ...]:
    """What is still to be done about an objection."""
    return steps_left(
        ObjectionFacts(
            has_person=objection.person_id is not None,
            is_acknowledged=objection.acknowledged_on is not None,
            is_detriment_asked=objection.detriment_asked_on is not None,
            is_detriment_answered=objection.is_because_of_detriment is not None,
            has_adviser=bool(objection.adviser.strip()),
            is_withdrawn=objection.withdrawn_on is not None,
        )
    )


def get_objection(transfer: Transfer, objection_id: int) -> Objector:
    """One objection of this transfer. Raises NotVisible."""
    found = next((one for one in objections_of(transfer) if one.objection.id == objection_id), None)
    if found is None:
        raise NotVisible
    return found
