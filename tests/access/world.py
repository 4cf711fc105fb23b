"""One transfer with a record of every kind, everybody who may stand towards it, and everybody who may not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tests.factories import (
    appoint,
    make_account,
    make_administrator,
    make_consultation,
    make_employer,
    make_lead,
    make_measure,
    make_meeting,
    make_officer,
    make_programme,
    make_recognition,
    make_representation,
    make_representative,
    make_service,
    make_staff,
    make_transfer,
)
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.consultation.meetings.models import MeetingAction, MinutesCorrection
from transition.consultation.models import Consultation
from transition.consultation.objections.models import Objection
from transition.consultation.records.models import Question, QuickRecord
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.employers.models import Recognition
from transition.money.models import CostKind, CostLine
from transition.reminders.models import OutboxMessage, OutboxState
from transition.rules.milestones import Owner
from transition.rules.protection import TermCategory
from transition.staff.people.models import Person, StaffQuestion
from transition.staff.terms.models import Term
from transition.transfers.models import (
    Decision,
    InformationRelease,
    ProgrammeItem,
    ProgrammeItemKind,
    ReleaseKind,
    Risk,
    Scope,
    Team,
    Transfer,
)

DAY, MOMENT = date(2026, 2, 10), datetime(2026, 2, 10, 10, tzinfo=UTC)
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

    def keep(self, record: Any) -> int:
        """Keeps a record and gives its key."""
        db.session.add(record)
        db.session.flush()
        return int(record.id)


def make_world() -> World:
    """Everything that the walk needs."""
    programme = make_programme()
    transfer = make_transfer(programme=programme)
    out, host = transfer.outgoing_employer, transfer.incoming_employer
    assert host is not None
    recognition, elsewhere = make_recognition(out), make_employer()
    near = {
        "officer": make_officer(out),
        "cases": make_officer(out, Role.HR_CASEWORKER),
        "host": make_officer(host),
        "host cases": make_officer(host, Role.HR_CASEWORKER),
        "lead": make_lead(programme),
        "union": make_representative(recognition),
        "manager": make_officer(out, Role.MANAGER),
        "auditor": make_officer(out, Role.AUDITOR),
    }
    far = {
        "officer": make_officer(elsewhere),
        "cases": make_officer(elsewhere, Role.HR_CASEWORKER),
        "lead": make_lead(make_programme()),
        "union": make_representative(make_recognition(elsewhere)),
        "manager": make_officer(elsewhere, Role.MANAGER),
        "auditor": make_officer(elsewhere, Role.AUDITOR),
        "admin": make_administrator(),
        "translator": make_officer(out, Role.TRANSLATOR),
    }
    lapsed, coming = make_account(), make_account()
    appoint(lapsed, Role.HR_OFFICER, employer_id=out.id, until_on=date(2026, 3, 1))
    appoint(coming, Role.HR_OFFICER, employer_id=out.id, from_on=date(2026, 3, 3))
    powerless = {"lapsed": lapsed, "still to begin": coming, "nothing": make_account()}
    return World(
        transfer=transfer,
        recognition=recognition,
        consultation=make_consultation(transfer),
        person=make_staff(transfer),
        spare=make_account(),
        near=near,
        far=far,
        powerless=powerless,
    )


def _meeting(world: World) -> int:
    return make_meeting(world.consultation).id


def _team(world: World) -> int:
    return world.keep(Team(transfer_id=world.transfer.id, name="GIS", scope=Scope.UNDECIDED, reason="Shared"))


def _decision(world: World) -> int:
    return world.keep(Decision(transfer_id=world.transfer.id, body="Cabinet", text="Agreed", decided_on=DAY))


def _risk(world: World) -> int:
    return world.keep(Risk(transfer_id=world.transfer.id, text="Late", likelihood=2, impact=3))


def _release(world: World) -> int:
    return world.keep(
        InformationRelease(
            transfer_id=world.transfer.id,
            kind=ReleaseKind.LIABILITY_PSEUDONYMISED,
            released_on=DAY,
            recipient="The host's head of people",
            released_by_id=world.spare.id,
        )
    )


def _item(world: World) -> int:
    return world.keep(
        ProgrammeItem(
            programme_id=world.transfer.programme_id, kind=ProgrammeItemKind.PHASE, name="Discovery"
        )
    )


def _line(world: World) -> int:
    return world.keep(
        CostLine(transfer_id=world.transfer.id, kind=CostKind.OTHER, name="Licences", amount_pence=1)
    )


def _milestone(world: World) -> int:
    return world.keep(
        Milestone(
            transfer_id=world.transfer.id, side=Owner.TRANSFEROR, name="Own", planned_on=DAY, baseline_on=DAY
        )
    )


def _action(world: World) -> int:
    return world.keep(MeetingAction(meeting_id=_meeting(world), text="Send the pay dates"))


def _correction(world: World) -> int:
    account = world.near["union"].id
    return world.keep(
        MinutesCorrection(meeting_id=_meeting(world), account_id=account, text="Not so", made_at=MOMENT)
    )


def _objection(world: World) -> int:
    return world.keep(
        Objection(
            transfer_id=world.transfer.id,
            person_id=world.person.id,
            received_on=DAY,
            told_to="HR",
            words="I object",
            recorded_by_id=world.spare.id,
        )
    )


def _question(world: World) -> int:
    return world.keep(Question(consultation_id=world.consultation.id, asked_on=DAY, text="When are we paid?"))


def _staff_question(world: World) -> int:
    return world.keep(
        StaffQuestion(
            person_id=world.person.id, field="birth_on", code="impossible", raw="31/02/1992", asked_at=MOMENT
        )
    )


def _record(world: World) -> int:
    return world.keep(
        QuickRecord(
            consultation_id=world.consultation.id,
            happened_on=DAY,
            who="UNISON",
            what="Rang",
            recorded_by_id=world.spare.id,
            recorded_at=MOMENT,
        )
    )


def _post(world: World) -> int:
    from transition.staff.people.models import Post

    return int(db.session.query(Post.id).filter_by(person_id=world.person.id).scalar())


def _import(world: World) -> int:
    from tests.imports.uploads import checked, csv_of

    return checked(world.transfer, csv_of({"Payroll no.": "IMPORTED"})).id


def _appointment(world: World) -> int:
    return appoint(world.spare, Role.MANAGER, employer_id=world.transfer.outgoing_employer_id).id


# What fills an argument of an address: by its name, or by its blueprint and name where two features share one.
def _message(world: World) -> int:
    """A digest that could not be sent."""
    message = OutboxMessage(
        account_id=world.spare.id,
        for_on=DAY,
        language="en",
        subject="Your tasks",
        text="Two things are due.",
        message_id="<digest@example.org>",
        state=OutboxState.DEAD,
        queued_at=MOMENT,
        next_attempt_at=MOMENT,
    )
    return world.keep(message)


BUILDERS: dict[str, Callable[[World], int | str]] = {
    "filename": lambda world: "none.css",
    "token": lambda world: "nobody-has-this-token",
    "transfer_id": lambda world: world.transfer.id,
    "programme_id": lambda world: world.transfer.programme_id,
    "item_id": _item,
    "employer_id": lambda world: world.transfer.outgoing_employer_id,
    "recognition_id": lambda world: world.recognition.id,
    "service_id": lambda world: make_service().id,
    "union_id": lambda world: world.recognition.union_id,
    "account_id": lambda world: world.spare.id,
    "appointment_id": _appointment,
    "team_id": _team,
    "decision_id": _decision,
    "risk_id": _risk,
    "release_id": _release,
    "line_id": _line,
    "milestone_id": _milestone,
    "measure_id": lambda world: make_measure(world.transfer, world.transfer.outgoing_employer).id,
    "meeting_id": _meeting,
    "message_id": _message,
    "action_id": _action,
    "correction_id": _correction,
    "representation_id": lambda world: make_representation(world.consultation, world.recognition).id,
    "objection_id": _objection,
    "question_id": _question,
    "import_id": _import,
    "imports.kind": lambda _world: "new",
    "staff.question_id": _staff_question,
    "record_id": _record,
    "person_id": lambda world: world.person.id,
    "post_id": _post,
    "term_id": lambda world: world.keep(
        Term(person_id=world.person.id, category=TermCategory.HOURS, text="37")
    ),
}
