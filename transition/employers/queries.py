"""Reading employers, services, unions and recognitions. Whoever may read one may read all."""

from typing import TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from transition.db import db
from transition.employers.models import Employer, Recognition, Service, Union

T = TypeVar("T")


class NotThere(Exception):
    """There is no such employer, service, union or recognition; pages answer with 404."""


def all_employers() -> list[Employer]:
    """Every employer by name, its recognitions loaded."""
    query = select(Employer).order_by(Employer.name).options(selectinload(Employer.recognitions))
    return list(db.session.scalars(query))


def get_employer(employer_id: int) -> Employer:
    """One employer, its recognitions loaded. Raises NotThere."""
    query = select(Employer).where(Employer.id == employer_id).options(selectinload(Employer.recognitions))
    return _found(query)


def find_employer(slug: str) -> Employer | None:
    """The employer with that short name."""
    return db.session.scalar(select(Employer).where(Employer.slug == slug))


def all_services() -> list[Service]:
    """Every service by name, its legal employer loaded."""
    query = select(Service).order_by(Service.name).options(joinedload(Service.legal_employer))
    return list(db.session.scalars(query))


def get_service(service_id: int) -> Service:
    """One service, its legal employer loaded. Raises NotThere."""
    return _found(select(Service).where(Service.id == service_id).options(joinedload(Service.legal_employer)))


def all_unions() -> list[Union]:
    """Every union by name."""
    return list(db.session.scalars(select(Union).order_by(Union.name)))


def recognition_counts() -> dict[int, int]:
    """How many recognitions each union has, by the union's key."""
    query = select(Recognition.union_id, func.count()).group_by(Recognition.union_id)
    return {row[0]: row[1] for row in db.session.execute(query)}


def get_union(union_id: int) -> Union:
    """One union. Raises NotThere."""
    return _found(select(Union).where(Union.id == union_id))


def get_recognition(employer_id: int, recognition_id: int) -> Recognition:
    """One recognition of that employer, with the employer. Raises NotThere."""
    query = (
        select(Recognition)
        .where(Recognition.id == recognition_id, Recognition.employer_id == employer_id)
        .options(joinedload(Recognition.employer))
    )
    return _found(query)


def recognitions_of(employer_id: int) -> list[Recognition]:
    """The recognitions of one employer, each with its union."""
    query = select(Recognition).where(Recognition.employer_id == employer_id).order_by(Recognition.id)
    return list(db.session.scalars(query))


def _found(query: Select[T]) -> T:
    found = db.session.scalar(query)
    if found is None:
        raise NotThere
    return found
