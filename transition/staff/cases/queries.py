"""Reading cases: one person's, what a transfer's information must tell of, and how many there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Select, func, select

from transition.access.permissions import Condition, Needs, Thing, Verb, Viewer, conditions
from transition.db import db
from transition.rules.cases import CaseFacts, CaseKind, answer, is_told
from transition.rules.liability import Answer
from transition.staff.cases.models import CaseStatement, StaffCase
from transition.staff.people.models import Assignment, Person, Post
from transition.transfers.models import InformationRelease, ReleaseKind, Scope, Transfer
from transition.transfers.queries import posts_towards


class NoSuchCase(Exception):
    """This person has no such case, or the viewer does not see it."""


@dataclass(frozen=True)
class CaseSight:
    """What of a transfer's cases a viewer may see.

    `told_as_at` narrows it to what must be told as at that day, for the new employer, whose caseworker sees what
    the release told of; `only_numbers` to how many there are.
    """

    may_read: bool = False
    may_write: bool = False
    only_numbers: bool = False
    told_as_at: date | None = None
    waits_for_release: bool = False


def sight_of_cases(transfer: Transfer, viewer: Viewer, today: date) -> CaseSight:
    """What the viewer sees of a transfer's cases: nothing for whoever the table leaves out."""
    held = posts_towards(transfer, viewer)
    if conditions(held, Needs(Thing.CASES, Verb.WRITE)):
        return CaseSight(may_read=True, may_write=True)
    found = conditions(held, Needs(Thing.CASES, Verb.READ))
    if Condition.AFTER_RELEASE in found:
        released_on = _released_on(transfer, today)
        if released_on is not None:
            return CaseSight(may_read=True, told_as_at=released_on)
    if Condition.NUMBERS in found:
        return CaseSight(only_numbers=True)
    return CaseSight(waits_for_release=Condition.AFTER_RELEASE in found)


def _released_on(transfer: Transfer, today: date) -> date | None:
    """The latest day on which information that identifies people was released and not taken back."""
    return db.session.scalar(
        select(func.max(InformationRelease.released_on)).where(
            InformationRelease.transfer_id == transfer.id,
            InformationRelease.kind == ReleaseKind.LIABILITY_IDENTIFIED,
            InformationRelease.released_on <= today,
            InformationRelease.withdrawn_on.is_(None) | (InformationRelease.withdrawn_on > today),
        )
    )


def facts_of(case: StaffCase) -> CaseFacts:
    """A case as the rules take it."""
    return CaseFacts(case.kind, case.opened_on, case.closed_on, case.is_under_code)


def get_case(person: Person, case_id: int) -> StaffCase:
    """One of this person's cases. Raises NoSuchCase."""
    found = db.session.scalar(
        select(StaffCase).where(StaffCase.person_id == person.id, StaffCase.id == case_id)
    )
    if found is None:
        raise NoSuchCase
    return found


@dataclass(frozen=True)
class KindOfCases:
    """One kind for one person: the cases, those that must be told, and the statement that counts."""

    answer: Answer
    cases: tuple[StaffCase, ...] = ()
    told: tuple[StaffCase, ...] = ()
    statement: CaseStatement | None = None


@dataclass(frozen=True)
class CasesOf:
    """All four kinds for one person, as at a day."""

    person: Person
    kinds: dict[CaseKind, KindOfCases] = field(default_factory=dict)


def cases_of(person: Person, specified_on: date) -> CasesOf:
    """One person's cases, and what of them must be told as at a day."""
    return together([person], specified_on)[0]


def information_of(transfer: Transfer, specified_on: date) -> list[CasesOf]:
    """For each person in scope, by name: the four headings of reg 11(2)(c) and (d) as at a day; three queries.

    Only `told` goes into employee liability information.
    """
    query = people_in_scope(transfer).order_by(Person.sort_key, Person.id)
    return _gathered(db.session.scalars(query), _in_scope(transfer), specified_on)


def people_in_scope(transfer: Transfer) -> Select[Person]:
    """The people in scope, for a page at a time by `Person.sort_key`."""
    return select(Person).where(Person.id.in_(_in_scope(transfer)))


def _in_scope(transfer: Transfer) -> Select[int]:
    return (
        select(Post.person_id)
        .join(Post.assignments)
        .where(Assignment.transfer_id == transfer.id, Assignment.scope == Scope.IN)
    )


def together(people: Iterable[Person], specified_on: date) -> list[CasesOf]:
    """These people's cases and what of them must be told, in two queries."""
    people = list(people)
    return _gathered(people, [person.id for person in people], specified_on)


def _gathered(
    people: Iterable[Person], ids: Collection[int] | Select[int], specified_on: date
) -> list[CasesOf]:
    cases: defaultdict[tuple[int, CaseKind], list[StaffCase]] = defaultdict(list)
    query = select(StaffCase).where(StaffCase.person_id.in_(ids))
    for case in db.session.scalars(query.order_by(StaffCase.opened_on.desc(), StaffCase.id.desc())):
        cases[case.person_id, case.kind].append(case)
    stated = _statements(ids)
    return [
        CasesOf(
            person,
            {
                kind: _kind(kind, cases[person.id, kind], stated.get((person.id, kind)), specified_on)
                for kind in CaseKind
            },
        )
        for person in people
    ]


def _kind(
    kind: CaseKind, cases: list[StaffCase], statement: CaseStatement | None, specified_on: date
) -> KindOfCases:
    none_on = statement.stated_on if statement and statement.is_none else None
    told = tuple(case for case in cases if is_told(facts_of(case), specified_on))
    found = answer(kind, [facts_of(case) for case in cases], none_on, specified_on)
    return KindOfCases(found, tuple(cases), told, statement)


def _statements(person_ids: Collection[int] | Select[int]) -> dict[tuple[int, CaseKind], CaseStatement]:
    """The latest statement of each person and kind: the one that counts."""
    query = select(CaseStatement).where(CaseStatement.person_id.in_(person_ids)).order_by(CaseStatement.id)
    return {(one.person_id, one.kind): one for one in db.session.scalars(query)}


@dataclass(frozen=True)
class CaseNumbers:
    """For one kind: people in scope by answer, and cases that must be told. Nobody is named."""

    answers: dict[Answer, int]
    told: int


def numbers_of(information: Iterable[CasesOf]) -> dict[CaseKind, CaseNumbers]:
    """How many people are answered for, and how many cases there are to tell of, kind by kind."""
    information = list(information)
    return {
        kind: CaseNumbers(
            {one: sum(each.kinds[kind].answer is one for each in information) for one in Answer},
            sum(len(each.kinds[kind].told) for each in information),
        )
        for kind in CaseKind
    }
