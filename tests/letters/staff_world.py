"""A transfer near its day, with decisions on posts, an election, an outcome, those who stay, and the host's own side."""

from datetime import date
from typing import Any

from sqlalchemy import update

from tests.conftest import TODAY
from tests.factories import make_officer, make_recognition, make_union
from tests.letters.case import Case, check_welsh, make_case, make_ready
from transition.consultation.elections.models import Candidate, Election
from transition.consultation.models import Consultation
from transition.consultation.representatives.models import Group, StaffDescription
from transition.db import db
from transition.letters.models import LetterSettings
from transition.letters.preparing import Plan, plan
from transition.letters.sources import sources_of
from transition.rules.letters import LetterKind as Kind
from transition.staff.people.models import Assignment, Person
from transition.transfers.models import InformationRelease, ReleaseKind, Scope, Transfer

LETTERS = {
    Kind.SCOPE_DECISION: 6,
    Kind.ONE_TO_ONE: 4,
    Kind.ELECTION_NOTICE: 2,
    Kind.NOMINATION: 2,
    Kind.ELECTION_RESULT: 2,
    Kind.CONSULTATION_OUTCOME: 6,
    Kind.WELCOME: 4,
    Kind.STAYING: 2,
}
UNION_LESS = "Locally agreed"
_DAYS = {
    Kind.ELECTION_NOTICE: {
        "nominations_until": date(2026, 3, 4), "ballot_from": date(2026, 3, 5), "ballot_until": date(2026, 3, 6)
    },
    Kind.NOMINATION: {
        "nominations_until": date(2026, 3, 1), "ballot_from": date(2026, 3, 3), "ballot_until": date(2026, 3, 6)
    },
    Kind.ELECTION_RESULT: {
        "nominations_until": date(2026, 2, 20), "ballot_from": date(2026, 2, 23),
        "ballot_until": date(2026, 2, 24), "declared_on": date(2026, 2, 26), "counted_on": date(2026, 2, 25),
        "electorate_count": 2, "papers_count": 2, "spoilt_count": 0,
    },
}  # fmt: skip


def make_world(kind: Kind, **transfer: Any) -> Case:
    """The case of the letters, near its day, and all that the letters of this kind are written from."""
    case = make_case(**{"transfer_on": date(2026, 3, 12), **transfer})
    for surname in ("Yale", "Zorn"):
        make_ready(case.transfer, surname=surname, post={"collective_agreement": UNION_LESS})
        make_ready(case.transfer, scope=Scope.OUT, surname=f"{surname} Aros")
    decided = {
        "reason": "Most of its work", "reason_cy": "Y rhan fwyaf o’i gwaith", "evidence": "The record of time",
        "decided_by": "Mari Gwynne", "decided_on": date(2026, 2, 20),
    }  # fmt: skip
    db.session.execute(update(Assignment).where(Assignment.transfer_id == case.transfer.id).values(**decided))
    closed = Consultation.transfer_id == case.transfer.id
    db.session.execute(update(Consultation).where(closed).values(closed_on=date(2026, 2, 27)))
    if kind in _DAYS:
        make_election(case, **_DAYS[kind])
    if kind is Kind.WELCOME:
        make_host_ready(case)
    db.session.flush()
    for employer, officer in ((case.outgoing, case.preparer), (case.incoming, case.host)):
        check_welsh(case.transfer, employer, officer)
    return case


def make_election(case: Case, **given: Any) -> Election:
    """An election among those of the transfer for whom no union is recognised, with three candidates for one seat."""
    file = db.session.query(Consultation).filter_by(transfer_id=case.transfer.id).one()
    description = StaffDescription(consultation=file, group=Group.MOVING, agreement=UNION_LESS.lower())
    election = Election(
        description=description, seats=1, constituency="Staff on local terms", arrangements="By post",
        term_until=date(2026, 9, 30), **given,
    )  # fmt: skip
    is_declared = "declared_on" in given
    election.candidates = [
        Candidate(name=name, is_affected=True, nominated_on=date(2026, 2, 16), votes=votes if is_declared else None,
                  is_elected=is_declared and votes == 2)
        for name, votes in (("Robin", 2), ("Jo", 0), ("Lee", 0))
    ]  # fmt: skip
    db.session.add(election)
    db.session.flush()
    return election


def make_host_ready(case: Case) -> None:
    """The new employer's settings, its union, its second officer, and the records released to it."""
    own = db.session.query(LetterSettings).filter_by(transfer_id=case.transfer.id).one()
    kept = {
        one.name: getattr(own, one.name)
        for one in LetterSettings.__table__.columns
        if one.name not in ("id", "employer_id", "version")
    }
    db.session.add(LetterSettings(**kept, employer_id=case.incoming.id))
    make_recognition(case.incoming, make_union("Unite"))
    case.preparer, case.approver = case.host, make_officer(case.incoming, name="Ail Swyddog")
    release(case)


def release(case: Case) -> None:
    """That the present employer released the records of those who transfer."""
    db.session.add(
        InformationRelease(
            transfer_id=case.transfer.id, kind=ReleaseKind.LIABILITY_IDENTIFIED, released_on=TODAY,
            recipient="Head of HR", released_by_id=case.approver.id,
        )
    )  # fmt: skip
    db.session.flush()


def assignment_of(person: Person) -> Assignment:
    """The assignment of somebody's one post, to be changed."""
    query = db.session.query(Assignment).join(Assignment.post)
    return query.filter_by(person_id=person.id).one()


def planned(case: Case, kind: Kind) -> Plan:
    """Who would be written to now, and what is missing."""
    employer = case.incoming if kind is Kind.WELCOME else case.outgoing
    transfer = db.session.get_one(Transfer, case.transfer.id, populate_existing=True)
    return plan(sources_of(transfer, employer, TODAY), kind, TODAY)


def gaps_of(case: Case, kind: Kind) -> list[str]:
    """What stops letters of a kind, by code."""
    return [code for code, _count in planned(case, kind).reasons]
