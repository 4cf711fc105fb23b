"""A council that recognises no union, as the tests of elections and of issued information meet it."""

from dataclasses import dataclass
from datetime import date

from tests.factories import (
    make_consultation,
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
from transition.consultation.measures.models import MeasuresStatement
from transition.consultation.models import Consultation
from transition.db import db
from transition.employers.models import Employer, Recognition
from transition.transfers.models import Transfer

TODAY = date(2026, 3, 2)


def on(name: str, day: date) -> dict[str, str]:
    """A day in the three boxes of a question."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


@dataclass
class Forum:
    """Who there is, and the outgoing employer's file, whose information is complete."""

    transfer: Transfer
    outgoing: Employer
    incoming: Employer
    hr: Account
    host: Account
    lead: Account
    auditor: Account
    manager: Account
    stranger: Account
    file: Consultation

    @property
    def home(self) -> str:
        """The address of the consultation page."""
        return f"/transfers/{self.transfer.id}/consultation"

    @property
    def who(self) -> str:
        """The address of the page of who must be consulted."""
        return f"{self.home}/representatives"


def make_forum(people: int = 11, agreement: str = "") -> Forum:
    """Nobody recognises a union; so many people move, under this agreement."""
    outgoing, incoming = make_employer("Monmouthshire"), make_employer("Torfaen")
    transfer = make_transfer(outgoing, incoming, reason="One service for three councils.")
    hr = make_officer(outgoing)
    for number in range(people):
        make_staff(transfer, payroll_number=f"F{number:03}", post={"collective_agreement": agreement})
    file = make_consultation(
        transfer,
        opened_on=None,
        agency_worker_count=0,
        legal_implications="Contracts move.",
        stated_none=["economic_implications", "social_implications"],
    )
    for employer in (outgoing, incoming):
        db.session.add(
            MeasuresStatement(
                transfer_id=transfer.id, employer_id=employer.id, stated_on=date(2026, 1, 20), is_none=True,
                recorded_by_id=hr.id,
            )
        )  # fmt: skip
    db.session.flush()
    return Forum(
        transfer,
        outgoing,
        incoming,
        hr,
        make_officer(incoming),
        make_lead(transfer.programme),
        make_officer(outgoing, Role.AUDITOR),
        make_officer(outgoing, Role.MANAGER),
        make_officer(make_employer()),
        file,
    )


def add_union(forum: Forum, **given: str) -> tuple[Recognition, Account]:
    """A union that the outgoing employer comes to recognise, and its representative."""
    recognition = make_recognition(forum.outgoing, **given)
    return recognition, make_representative(recognition)
