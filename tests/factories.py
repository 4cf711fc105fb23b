"""Builders of records with sensible defaults; each says only what its test is about."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any, TypeVar

from sqlalchemy import select

from transition.access.permissions import Role, Viewer
from transition.accounts.models import Account, AppointmentRecord
from transition.accounts.queries import appointment_of
from transition.consultation.measures.models import Measure
from transition.consultation.meetings.models import Meeting
from transition.consultation.models import Consultation
from transition.consultation.representations.models import Representation
from transition.consultation.timeline.actions import open_timeline
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.employers.models import Employer, Recognition, Service, Union
from transition.rules.basis import LegalBasis
from transition.rules.letters import LanguageChoice
from transition.rules.milestones import Owner
from transition.staff.people.models import Assignment, ContractType, Person, Post
from transition.staff.people.search import folded, sort_key_of
from transition.transfers.models import LegalBasisDecision, Programme, Scope, Transfer

T = TypeVar("T")

_numbers = count(1)
LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)


def _added(record: T) -> T:
    db.session.add(record)
    db.session.flush()
    return record


def make_employer(name: str = "", **given: Any) -> Employer:
    """A council."""
    number = next(_numbers)
    name = name or f"Council {number}"
    welsh = {
        "name_cy": f"Cyngor {number}",
        "name_cy_soft": f"Gyngor {number}",
        "name_cy_nasal": f"Nghyngor {number}",
        "name_cy_aspirate": f"Chyngor {number}",
    }
    fixed = {
        "slug": f"council-{number}",
        "address": "County Hall\nUsk\nNP15 1GA",
        "signatory": "Mari Gwynne",
        "signatory_title": "Head of People",
        "signatory_title_cy": "Pennaeth Pobl",
    }
    return _added(Employer(name=name, **{**welsh, **fixed, **given}))


def make_union(name: str = "", **given: Any) -> Union:
    """A trade union."""
    return _added(
        Union(name=name or f"Union {next(_numbers)}", head_office="1 Union House\nLondon\nN1 9ZZ", **given)
    )


def make_recognition(
    employer: Employer | None = None, union: Union | None = None, **given: Any
) -> Recognition:
    """A union recognised by an employer."""
    employer, union = employer or make_employer(), union or make_union()
    given.setdefault("bargaining_unit", "NJC staff")
    given.setdefault("collective_agreement", "NJC Green Book")
    return _added(Recognition(employer_id=employer.id, union_id=union.id, **given))


def make_programme(**given: Any) -> Programme:
    """A programme."""
    given.setdefault("name", f"Programme {next(_numbers)}")
    return _added(Programme(**given))


def make_transfer(
    outgoing: Employer | None = None,
    incoming: Employer | None = None,
    *,
    basis: LegalBasis | None = LegalBasis.TUPE,
    **given: Any,
) -> Transfer:
    """A transfer on 1 April 2026; `basis` None leaves it undecided."""
    outgoing, incoming = outgoing or make_employer(), incoming or make_employer()
    programme = given.pop("programme", None) or make_programme()
    given.setdefault("name", f"Transfer {next(_numbers)}")
    given.setdefault("transfer_on", date(2026, 4, 1))
    transfer = _added(
        Transfer(
            programme_id=programme.id,
            outgoing_employer_id=outgoing.id,
            incoming_employer_id=incoming.id,
            **given,
        )
    )
    if basis:
        _added(
            LegalBasisDecision(
                transfer_id=transfer.id,
                basis=basis,
                adviser="A. Adviser",
                decided_on=date(2025, 12, 1),
                reason="Advice taken",
                recorded_by_id=make_account().id,
                recorded_at=LONG_AGO,
            )
        )
    db.session.refresh(transfer)
    return transfer


def make_account(name: str = "", **given: Any) -> Account:
    """Someone who signs in, appointed to nothing."""
    number = next(_numbers)
    given.setdefault("email", f"person{number}@example.org")
    return _added(Account(name=name or f"Person {number}", is_active=True, created_at=LONG_AGO, **given))


def appoint(account: Account, role: Role, **place: Any) -> AppointmentRecord:
    """Gives an account a role at a place."""
    place.setdefault("from_on", date(2025, 1, 1))
    return _added(AppointmentRecord(account_id=account.id, role=role, **place))


def make_officer(employer: Employer, role: Role = Role.HR_OFFICER, **given: Any) -> Account:
    """Someone who holds a role at an employer: an HR officer unless told otherwise."""
    account = make_account(**given)
    appoint(account, role, employer_id=employer.id)
    return account


def make_representative(recognition: Recognition, **given: Any) -> Account:
    """A union's representative for one recognition."""
    account = make_account(**given)
    appoint(account, Role.REPRESENTATIVE, recognition_id=recognition.id)
    return account


def make_lead(programme: Programme, **given: Any) -> Account:
    """A programme's lead."""
    account = make_account(**given)
    appoint(account, Role.PROGRAMME_LEAD, programme_id=programme.id)
    return account


def make_administrator(**given: Any) -> Account:
    """An administrator of the installation."""
    account = make_account(**given)
    appoint(account, Role.ADMINISTRATOR)
    return account


def make_service(employer: Employer | None = None, **given: Any) -> Service:
    """A service; its legal employer is unknown unless given."""
    given.setdefault("name", f"Service {next(_numbers)}")
    return _added(Service(legal_employer_id=employer.id if employer else None, **given))


def make_person(employer: Employer, **given: Any) -> Person:
    """Someone employed there, without a post."""
    number = next(_numbers)
    person = {
        "payroll_number": f"{number:06}",
        "surname": "Pritchard",
        "forenames": "Siân",
        "birth_on": date(1984, 2, 29),
        "address": "4 Heol y Frenhines\nY Fenni",
        "postcode": "NP7 5ZZ",
        "work_email": f"staff{number}@example.org",
        "language": LanguageChoice.BOTH,
        "start_on": date(2009, 9, 1),
        "statutory_service_on": date(2009, 9, 1),
        **given,
    }
    names = (person["surname"], person["forenames"], person.get("known_as", ""), person["payroll_number"])
    return _added(
        Person(
            employer_id=employer.id,
            search_text=folded(" ".join(names)),
            sort_key=sort_key_of(person["surname"], person["forenames"]),
            **person,
        )
    )


def make_post(person: Person, **given: Any) -> Post:
    """A full-time permanent post."""
    post = {
        "post_number": f"P{next(_numbers)}",
        "service": "Digital",
        "team": "Digital and Data",
        "job_title": "Data Analyst",
        "grade": "Band I",
        "spinal_point": 31,
        "pay_as_at": date(2025, 4, 1),
        "full_time_pay_pence": 4177100,
        "actual_pay_pence": 4177100,
        "weekly_hours_hundredths": 3700,
        "full_time_hours_hundredths": 3700,
        "weeks_a_year_hundredths": 5200,
        "contract_type": ContractType.PERMANENT,
        "collective_agreement": "NJC Green Book",
        "work_base": "County Hall, Usk",
        **given,
    }
    return _added(Post(person_id=person.id, **post))


def assign(post: Post, transfer: Transfer, scope: Scope = Scope.IN, **given: Any) -> Assignment:
    """Puts a post into a transfer."""
    given.setdefault("share_percent", 100)
    return _added(Assignment(post_id=post.id, transfer_id=transfer.id, scope=scope, **given))


def make_staff(transfer: Transfer, scope: Scope = Scope.IN, **given: Any) -> Person:
    """Someone with one post in a transfer; `given` describes the person."""
    post = given.pop("post", {})
    person = make_person(transfer.outgoing_employer, **given)
    assign(make_post(person, **post), transfer, scope)
    return person


def viewer_for(account: Account, today: date = date(2026, 3, 2)) -> Viewer:
    """The account as the viewer that its appointments of that day make it."""
    records = db.session.scalars(select(AppointmentRecord).where(AppointmentRecord.account_id == account.id))
    held = (appointment_of(one) for one in records)
    return Viewer(account.id, account.name, tuple(one for one in held if one.is_current(today)))


def make_consultation(transfer: Transfer, employer: Employer | None = None, **given: Any) -> Consultation:
    """An employer's file, the outgoing one's unless told otherwise, open since 4 February 2026."""
    given.setdefault("opened_on", date(2026, 2, 4))
    return _added(
        Consultation(transfer_id=transfer.id, employer=employer or transfer.outgoing_employer, **given)
    )


def make_measure(transfer: Transfer, employer: Employer | None = None, **given: Any) -> Measure:
    """A measure of the incoming employer, made known on 21 January 2026."""
    employer = employer or transfer.incoming_employer or transfer.outgoing_employer
    measure = {"title": "Pay day", "text": "Pay day moves.", "received_on": date(2026, 1, 21), **given}
    return _added(Measure(transfer_id=transfer.id, employer_id=employer.id, **measure))


def make_representation(consultation: Consultation, recognition: Recognition, **given: Any) -> Representation:
    """What a union said on 9 February 2026, the reply owed by 23 February."""
    representation = {
        "received_on": date(2026, 2, 9),
        "reply_due_on": date(2026, 2, 23),
        "text": "Keep the pay day.",
        "recorded_by_id": given.pop("recorded_by_id", None) or make_account().id,
        **given,
    }
    return _added(Representation(consultation=consultation, recognition=recognition, **representation))


def make_meeting(consultation: Consultation, **given: Any) -> Meeting:
    """A meeting planned for 10 February 2026 at ten."""
    meeting = {"title": "Joint meeting", "starts_at": datetime(2026, 2, 10, 10, tzinfo=UTC), **given}
    return _added(Meeting(consultation=consultation, **meeting))


def make_timeline(transfer: Transfer) -> dict[tuple[str, Owner], Milestone]:
    """The rows of a transfer's timeline as they are laid out, by key and side."""
    found = open_timeline(transfer, by=None)
    return {(one.key or "", one.side): one for one in found}


def make_own_milestone(transfer: Transfer, **given: Any) -> Milestone:
    """A milestone of somebody's own, due on 20 March 2026."""
    milestone = {
        "name": "Badges ordered",
        "side": Owner.TRANSFEROR,
        "baseline_on": date(2026, 3, 20),
        "planned_on": date(2026, 3, 20),
        **given,
    }
    return _added(Milestone(transfer_id=transfer.id, key=None, **milestone))
