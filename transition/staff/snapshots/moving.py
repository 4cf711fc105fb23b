"""Who transfers: those in scope whom the law moves, or who said yes; less those whom a higher feature says stay."""

from collections.abc import Callable
from typing import Any

from flask import Flask, current_app
from sqlalchemy import Select, false, select

from transition.rules.moving import Way, way_of
from transition.staff.offers.queries import accepted, in_scope
from transition.staff.people.models import Person
from transition.transfers.models import Transfer

Stays = Callable[[Transfer], Select[Any]]


def register_stays(app: Flask, name: str, stays: Stays) -> None:
    """Adds a reason why somebody in scope does not transfer: a selection of people's keys. Objections are one."""
    app.extensions.setdefault("stays", {})[name] = stays


def moving(transfer: Transfer) -> Select[Any]:
    """The keys of the people who transfer, as recorded now."""
    query = select(Person.id).where(
        Person.id.in_(in_scope(transfer)), Person.employer_id == transfer.outgoing_employer_id
    )
    for stays in _reasons():
        query = query.where(Person.id.not_in(stays(transfer)))
    match way_of(transfer.basis):
        case Way.BY_LAW:
            return query
        case Way.BY_ACCEPTANCE:
            return query.where(Person.id.in_(accepted(transfer)))
        case _:
            return query.where(false())


def staying(transfer: Transfer) -> Select[Any]:
    """The keys of the people in scope who do not transfer because they objected (TUPE 2006 reg 4(7))."""
    query = select(Person.id).where(Person.id.in_(in_scope(transfer)))
    reasons = [Person.id.in_(stays(transfer)) for stays in _reasons()]
    return query.where(*reasons) if reasons else query.where(false())


def _reasons() -> list[Stays]:
    return list(current_app.extensions.get("stays", {}).values())
