"""A transfer with one member of staff whose details nobody must see by accident, and everybody who may ask."""

from datetime import date

from sqlalchemy import select

from tests.factories import (
    make_employer,
    make_lead,
    make_officer,
    make_recognition,
    make_representative,
    make_staff,
    make_transfer,
)
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.db import db
from transition.rules.protection import TermCategory
from transition.staff.people.models import Person, Post
from transition.staff.terms.models import Term
from transition.transfers.models import InformationRelease, ReleaseKind, Transfer

CANARIES = {
    "address": "17 Canary Lane",
    "postcode": "NP99 9CC",
    "birth date": "29 February 1984",
    "pay": "41,771.77",
    "payroll number": "CANARY007",
    "e-mail": "canary@example.org",
    "term": "Canary protected term",
    "known as": "Canarina",
}


class Case:
    """One transfer with one member of staff, and everybody who might look."""

    def __init__(self) -> None:
        self.transfer: Transfer = make_transfer()
        outgoing, incoming = self.transfer.outgoing_employer, self.transfer.incoming_employer
        assert incoming
        self.hr = make_officer(outgoing)
        self.second = make_officer(outgoing)
        self.host = make_officer(incoming)
        self.lead = make_lead(self.transfer.programme)
        self.recognition = make_recognition(outgoing)
        self.union = make_representative(self.recognition)
        self.other_union = make_representative(make_recognition(outgoing))
        self.manager = make_officer(outgoing, Role.MANAGER)
        self.auditor = make_officer(outgoing, Role.AUDITOR)
        self.stranger = make_officer(make_employer())
        self.person: Person = make_staff(
            self.transfer, surname="Pritchard", forenames="Siân", birth_on=date(1984, 2, 29),
            address=CANARIES["address"], postcode=CANARIES["postcode"], work_email=CANARIES["e-mail"],
            payroll_number=CANARIES["payroll number"], known_as=CANARIES["known as"],
            post={
                "actual_pay_pence": 4177177, "job_title": "Data Analyst", "team": "Data team", "line_manager": "Mari",
            },
        )  # fmt: skip
        db.session.add(
            Term(person_id=self.person.id, category=TermCategory.HOURS, text=CANARIES["term"], source="")
        )
        self.list = f"/transfers/{self.transfer.id}/staff"
        self.page = f"{self.list}/{self.person.id}"

    def release(self, kind: ReleaseKind) -> None:
        db.session.add(
            InformationRelease(
                transfer_id=self.transfer.id, kind=kind, released_on=date(2026, 3, 1), recipient="R",
                released_by_id=self.hr.id,
                recognition_id=self.recognition.id if kind is ReleaseKind.ACCESS_TO_EMPLOYEES else None,
            )
        )  # fmt: skip

    def report_to(self, manager: Account) -> None:
        post = db.session.scalars(select(Post).where(Post.person_id == self.person.id)).one()
        post.line_manager_account_id = manager.id
