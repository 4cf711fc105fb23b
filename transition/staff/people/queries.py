"""Reading people, their posts and what is open about them, always from the transfer that the viewer may see."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from transition.db import db
from transition.rules.letters import LanguageChoice
from transition.staff.people.models import (
    AgencyWorker,
    Assignment,
    Person,
    Post,
    Provenance,
    ServiceDateChange,
    StaffQuestion,
)
from transition.staff.people.roll_models import StaffEntry
from transition.transfers.models import Scope, Transfer


class NotInThisTransfer(Exception):
    """There is no such person, or post, in this transfer, or the viewer does not see them there."""


def _of_transfer(transfer: Transfer) -> Select[Any]:
    """The transfer's people, with those posts loaded that it is about, and their assignments."""
    return (
        select(Person)
        .join(Person.posts)
        .join(Post.assignments)
        .where(Assignment.transfer_id == transfer.id, Person.employer_id == transfer.outgoing_employer_id)
        .options(contains_eager(Person.posts).contains_eager(Post.assignments))
        .execution_options(populate_existing=True)
    )


def people_of(transfer: Transfer, scope: Scope | None = None) -> list[Person]:
    """Everybody with an assignment in this transfer (of that scope, when given), by name, with those posts loaded."""
    query = _of_transfer(transfer).order_by(Person.sort_key, Person.id, Post.id)
    if scope:
        query = query.where(Assignment.scope == scope)
    return list(db.session.scalars(query).unique())


def staff_in_scope(transfer: Transfer) -> list[Person]:
    """Everybody of whom this transfer takes a post, with those posts and their assignments loaded."""
    return people_of(transfer, Scope.IN)


def people_for_letters(transfer: Transfer) -> list[Person]:
    """Whom letters of this transfer may go to: those it takes and those not decided yet, posts loaded."""
    query = _of_transfer(transfer).where(Assignment.scope.in_((Scope.IN, Scope.UNDECIDED)))
    return list(db.session.scalars(query.order_by(Person.sort_key, Person.id, Post.id)).unique())


def not_asked_count(transfer: Transfer) -> int:
    """How many of those whom letters go to have not been asked, or have not answered, which language they want."""
    query = (
        select(func.count(Person.id.distinct()))
        .join(Post, Post.person_id == Person.id)
        .join(Assignment, Assignment.post_id == Post.id)
        .where(
            Assignment.transfer_id == transfer.id,
            Assignment.scope.in_((Scope.IN, Scope.UNDECIDED)),
            Person.language == LanguageChoice.NOT_ASKED,
        )
    )
    return db.session.scalar(query) or 0


def reports_of(account_id: int, transfer: Transfer) -> list[Person]:
    """Those in this transfer who report to that account, by name, with those posts loaded."""
    query = _of_transfer(transfer).where(Post.line_manager_account_id == account_id)
    return list(db.session.scalars(query.order_by(Person.sort_key, Person.id, Post.id)).unique())


def get_person(transfer: Transfer, person_id: int, *, manager_account_id: int | None = None) -> Person:
    """One person with the posts that this transfer is about; only one who reports to that manager, when given.

    Raises NotInThisTransfer.
    """
    query = _of_transfer(transfer).where(Person.id == person_id).order_by(Post.id)
    if manager_account_id is not None:
        query = query.where(Post.line_manager_account_id == manager_account_id)
    person: Person | None = db.session.scalars(query).unique().one_or_none()
    if person is None:
        raise NotInThisTransfer
    return person


def get_assignment(transfer: Transfer, person_id: int, post_id: int) -> Assignment:
    """One post's assignment in this transfer, with its post and person. Raises NotInThisTransfer."""
    found = db.session.scalar(
        select(Assignment)
        .join(Assignment.post)
        .where(Assignment.transfer_id == transfer.id, Post.id == post_id, Post.person_id == person_id)
        .options(joinedload(Assignment.post).joinedload(Post.person))
    )
    if found is None or found.post.person.employer_id != transfer.outgoing_employer_id:
        raise NotInThisTransfer
    return found


def questions_of(person: Person) -> list[StaffQuestion]:
    """What was asked about a person: open questions first, then those answered."""
    query = select(StaffQuestion).where(StaffQuestion.person_id == person.id)
    return list(db.session.scalars(query.order_by(StaffQuestion.answered_at.isnot(None), StaffQuestion.id)))


def open_questions(transfer: Transfer) -> Select[StaffQuestion]:
    """What is open about the people of this transfer, without an order."""
    people = select(StaffEntry.person_id).where(StaffEntry.transfer_id == transfer.id)
    return select(StaffQuestion).where(
        StaffQuestion.answered_at.is_(None), StaffQuestion.person_id.in_(people)
    )


def people_by_id(transfer: Transfer, ids: set[int]) -> dict[int, Person]:
    """Those of the outgoing employer's people, by their key."""
    query = select(Person).where(Person.employer_id == transfer.outgoing_employer_id, Person.id.in_(ids))
    return {person.id: person for person in db.session.scalars(query)}


def get_question(person: Person, question_id: int) -> StaffQuestion:
    """One question about this person. Raises NotInThisTransfer."""
    query = select(StaffQuestion).where(StaffQuestion.person_id == person.id, StaffQuestion.id == question_id)
    question = db.session.scalar(query)
    if question is None:
        raise NotInThisTransfer
    return question


def provenance_of(person: Person) -> list[Provenance]:
    """Where a person's imported values came from, the newest first."""
    query = select(Provenance).where(Provenance.person_id == person.id).order_by(Provenance.id.desc())
    return list(db.session.scalars(query))


def service_date_changes(person: Person) -> list[ServiceDateChange]:
    """Each change of a recorded service date, the newest first."""
    query = select(ServiceDateChange).where(ServiceDateChange.person_id == person.id)
    return list(db.session.scalars(query.order_by(ServiceDateChange.id.desc())))


def scope_counts(transfer: Transfer) -> dict[Scope, int]:
    """How many people have a post in, out and undecided; someone with two posts may count twice."""
    query = (
        select(Assignment.scope, func.count(Post.person_id.distinct()))
        .join(Assignment.post)
        .where(Assignment.transfer_id == transfer.id)
        .group_by(Assignment.scope)
    )
    found = {row[0]: row[1] for row in db.session.execute(query)}
    return {scope: found.get(scope, 0) for scope in Scope}


@dataclass(frozen=True)
class Completeness:
    """How far the records of a transfer are complete: people, and how many of them still lack something."""

    people: int
    with_questions: int
    with_missing: int
    open_questions: int
    address_checked: int
    language_asked: int


def completeness(transfer: Transfer) -> Completeness:
    """How many people there are, and of how many the records are checked or incomplete. As of the last commit."""
    query = (
        select(
            func.count(),
            func.count().filter(StaffEntry.question_count > 0),
            func.count().filter(StaffEntry.missing_count > 0),
            func.coalesce(func.sum(StaffEntry.question_count), 0),
            func.count(Person.address_checked_on),
            func.count(Person.language_asked_on),
        )
        .join(Person, Person.id == StaffEntry.person_id)
        .where(StaffEntry.transfer_id == transfer.id)
    )
    return Completeness(*(int(number) for number in db.session.execute(query).one()))


@dataclass(frozen=True)
class ManagerName:
    """A line manager as the records name them, with how many posts name them and whom they are matched to."""

    name: str
    post_count: int
    account_id: int | None


def manager_names(transfer: Transfer) -> list[ManagerName]:
    """Each line manager that this transfer's records name, by name."""
    query = (
        select(Post.line_manager, func.count(), func.max(Post.line_manager_account_id))
        .join(Post.assignments)
        .where(Assignment.transfer_id == transfer.id, Post.line_manager != "")
        .group_by(Post.line_manager)
        .order_by(Post.line_manager)
    )
    return [ManagerName(*row) for row in db.session.execute(query)]


@dataclass(frozen=True)
class AgencyLine:
    """Agency workers of one team doing one type of work: TUPE 2006 reg 13(2A)."""

    team: str
    type_of_work: str
    number: int


def agency_workers(transfer: Transfer) -> list[AgencyLine]:
    """How many agency workers the outgoing employer uses, where and at what: TUPE 2006 reg 13(2A)."""
    query = (
        select(AgencyWorker.team, AgencyWorker.type_of_work, func.count())
        .where(AgencyWorker.transfer_id == transfer.id)
        .group_by(AgencyWorker.team, AgencyWorker.type_of_work)
        .order_by(AgencyWorker.team, AgencyWorker.type_of_work)
    )
    return [AgencyLine(*row) for row in db.session.execute(query)]


def posts_elsewhere(person: Person, transfer: Transfer) -> int:
    """How many other posts this person holds that the transfer says nothing about."""
    assigned = select(Assignment.post_id).where(Assignment.transfer_id == transfer.id)
    query = select(func.count()).where(Post.person_id == person.id, Post.id.not_in(assigned))
    return db.session.scalar(query) or 0
