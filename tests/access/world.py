"""One transfer with a record of every kind, everybody who may stand towards it, and everybody who may not."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import select

from tests.access.papers import DAY, batch_of, document_of, run_of
from tests.factories import (
    appoint,
    make_account,
    make_administrator,
    make_employer,
    make_lead,
    make_meeting,
    make_officer,
    make_programme,
    make_recognition,
    make_representative,
    make_staff,
    make_transfer,
)
from tests.letters.case import make_texts
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.consultation.elections.models import Election
from transition.consultation.meetings.models import Meeting
from transition.consultation.models import Consultation
from transition.consultation.representatives.models import (
    Group,
    StaffDescription,
)
from transition.db import db
from transition.employers.models import Recognition
from transition.letters.models import Batch, Document, PrintRun
from transition.rules.protection import TermCategory
from transition.staff.checks.models import RecordSlip
from transition.staff.people.models import Person, Post
from transition.staff.terms.models import Term
from transition.transfers.models import (
    Transfer,
)

ABSENT = 987_654


@dataclass
class World:
    """The transfer, who stands towards it, who does not, and what its addresses are filled with."""

    transfer: Transfer
    recognition: Recognition
    consultation: Consultation
    person: Person
    spare: Account
    near: dict[str, Account]
    far: dict[str, Account]
    powerless: dict[str, Account]

    is_beside: bool = False
    values: dict[str, int | str] = field(default_factory=dict)

    @cached_property
    def batch(self) -> Batch:
        """A batch of letters to staff, issued with its document."""
        return batch_of(self)

    @cached_property
    def document(self) -> Document:
        """The document of a letter of that batch."""
        return document_of(self, self.batch)

    @cached_property
    def slip(self) -> RecordSlip:
        """The reply slip of that letter."""
        slip: RecordSlip = self.kept(
            RecordSlip(
                transfer_id=self.transfer.id, person_id=self.person.id, letter_id=self.document.letter_id,
                code="ABCDEFGH", as_at=DAY, said={"person.surname": self.person.surname}, issued_on=DAY,
            )
        )  # fmt: skip
        return slip

    @cached_property
    def run(self) -> PrintRun:
        """A print run of that batch."""
        return run_of(self, self.batch, place=self.place)

    @cached_property
    def meeting(self) -> Meeting:
        """The one meeting: actions and corrections are of it."""
        return make_meeting(self.consultation)

    @cached_property
    def term(self) -> Term:
        """A term of the person: its steps are of it."""
        term: Term = self.kept(Term(person_id=self.person.id, category=TermCategory.HOURS, text="37"))
        return term

    @cached_property
    def description(self) -> StaffDescription:
        """Staff of whom no union speaks, with standing representatives."""
        found: StaffDescription = self.kept(
            StaffDescription(
                consultation=self.consultation, group=Group.MOVING, agreement="soulbury",
                has_standing_representatives=True, standing_authority="The staff forum",
            )
        )  # fmt: skip
        return found

    @cached_property
    def election(self) -> Election:
        """Their election: its candidates are of it."""
        found: Election = self.kept(
            Election(description=self.description, seats=1, invited_on=DAY, nominations_until=DAY)
        )
        return found

    @property
    def place(self) -> int:
        """Where the print run's one file is."""
        return 7 if self.is_beside else 1

    @property
    def admin(self) -> Account:
        """The administrator, who stands towards no transfer."""
        return self.far["admin"]

    @property
    def post(self) -> Post:
        """The one post of the person whom the world is about."""
        return db.session.scalars(select(Post).where(Post.person_id == self.person.id)).one()

    def keep(self, record: Any) -> int:
        """Keeps a record and gives its key."""
        return int(self.kept(record).id)

    def kept(self, record: Any) -> Any:
        """Keeps a record."""
        db.session.add(record)
        db.session.flush()
        return record


def make_world(beside: World | None = None) -> World:
    """Everything that the walk needs; `beside` another one, between the same employers and of the same programme."""
    transfer = _transfer_beside(beside)
    out, host = transfer.outgoing_employer, transfer.incoming_employer
    assert host is not None
    recognition = beside.recognition if beside else make_recognition(out)
    near = beside.near if beside else _near(transfer, recognition)
    make_texts(transfer, out, host, near["officer"])
    consultation = db.session.scalars(
        select(Consultation).where(
            Consultation.transfer_id == transfer.id, Consultation.employer_id == out.id
        )
    ).one()
    return World(
        transfer=transfer,
        recognition=recognition,
        consultation=consultation,
        person=make_staff(transfer, address_checked_on=DAY),
        spare=make_account(),
        near=near,
        far=beside.far if beside else _far(transfer),
        powerless=beside.powerless if beside else _powerless(transfer),
        is_beside=beside is not None,
    )


def _transfer_beside(beside: World | None) -> Transfer:
    if beside is None:
        return make_transfer(programme=make_programme(), reason="Scale", reason_cy="Graddfa")
    other = beside.transfer
    return make_transfer(other.outgoing_employer, other.incoming_employer, programme=other.programme)


def _near(transfer: Transfer, recognition: Recognition) -> dict[str, Account]:
    """Everybody who may stand towards the transfer."""
    out, host = transfer.outgoing_employer, transfer.incoming_employer
    assert host is not None
    return {
        "officer": make_officer(out),
        "cases": make_officer(out, Role.HR_CASEWORKER),
        "host": make_officer(host),
        "host cases": make_officer(host, Role.HR_CASEWORKER),
        "lead": make_lead(transfer.programme),
        "union": make_representative(recognition),
        "manager": make_officer(out, Role.MANAGER),
        "auditor": make_officer(out, Role.AUDITOR),
    }


def _far(transfer: Transfer) -> dict[str, Account]:
    """Everybody who holds a role, and none that stands towards the transfer."""
    elsewhere = make_employer()
    return {
        "officer": make_officer(elsewhere),
        "cases": make_officer(elsewhere, Role.HR_CASEWORKER),
        "lead": make_lead(make_programme()),
        "union": make_representative(make_recognition(elsewhere)),
        "manager": make_officer(elsewhere, Role.MANAGER),
        "auditor": make_officer(elsewhere, Role.AUDITOR),
        "admin": make_administrator(),
        "translator": make_officer(transfer.outgoing_employer, Role.TRANSLATOR),
    }


def _powerless(transfer: Transfer) -> dict[str, Account]:
    """Everybody who signs in and holds no role today."""
    lapsed, coming = make_account(), make_account()
    home = transfer.outgoing_employer_id
    appoint(lapsed, Role.HR_OFFICER, employer_id=home, until_on=date(2026, 3, 1))
    appoint(coming, Role.HR_OFFICER, employer_id=home, from_on=date(2026, 3, 3))
    return {"lapsed": lapsed, "still to begin": coming, "nothing": make_account()}
