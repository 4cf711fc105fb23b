"""A world with a word of its own in every sensitive field, and how to find such words in whatever is handed out."""

import io
import subprocess
import zipfile
from datetime import date

from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.access.papers import (
    DAY,
    MOMENT,
    agreement_of,
    batch_of,
    bundle_of,
    case_of,
    claim_of,
    correction_of,
    document_of,
    import_of,
    proposed,
    report_of,
    run_of,
    service_record_of,
    term_document_of,
)
from tests.access.world import World, make_world
from tests.factories import make_recognition, make_representation, make_staff, make_union
from transition.accounts.models import Account
from transition.consultation.coverage.models import OneToOne
from transition.consultation.objections.models import Objection
from transition.consultation.records.models import Question, QuickRecord
from transition.db import db
from transition.money.models import CostKind, CostLine
from transition.reports.content import EXEMPT, PUBLIC
from transition.rules.letters import LetterKind
from transition.rules.protection import TermCategory
from transition.rules.service import ServiceDate
from transition.staff.people.models import Assignment, Person, Post, StaffQuestion
from transition.staff.service.models import TermStep
from transition.staff.terms.models import Term

NAMES = frozenset({"Zqsurname", "Zqreport", "Zqforename"})
JOBS = frozenset({"Zqjob"})
# Whatever else is known of people: read by the council's own HR and its auditor alone.
PERSONAL = frozenset({
    "Zqknown", "ZQ0001", "Zqstreet", "ZQ9 9ZQ", "zqmail", "Zqmanager", "Zqbase", "Zqgrade", "Zqevidence",
    "Zqchallenge", "Zqterm", "Zqwritten", "Zqcontract", "Zqasked", "Zqimported", "Zqchange", "Zqstep", "23 July 1961", "43,219.87", "43,219.86",
})  # fmt: skip
CASEWORK = frozenset(
    {
        "Zqobjection",
        "Zqcompanion",
        "Zqfollow",
        "Zqletter",
        "Zqprinted",
        "Zqexempt",
        "Zqcorrection",
        "Zqacas",
        "Zqperson",
        "Zqbundle",
        "Zqservice",
        "Zqagreed",
    }
)
# Disciplinary procedures, grievances and claims: read by caseworkers and by nobody else.
CASES = frozenset({"Zqcase"})
FEW = frozenset({"Zqcostline"})
EVIDENCE = frozenset({"Zqquick", "Zqdocument"})
OTHER_UNION = frozenset({"Zqotherunion", "Zqotherletter"})
UNPUBLISHED = frozenset({"Zqunpublished"})
SEEN_SOMEWHERE = NAMES | JOBS | PERSONAL | CASEWORK | CASES | FEW | EVIDENCE | OTHER_UNION | UNPUBLISHED
# The same facts as nobody but a program writes them.
RAW = frozenset(
    {"1961-07-23", "23/07/1961", "23 Gorffennaf 1961", "4321987", "4321986", "43219.87", "43219.86"}
)
ALL = SEEN_SOMEWHERE | RAW


def make_marked() -> World:
    """A transfer whose every record about people holds words that are nowhere else."""
    world = make_world()
    world.person = _person(world, "Zqsurname")
    _changes(world)
    _papers(world)
    _casework(world)
    return world


def _person(world: World, surname: str, manager: Account | None = None) -> Person:
    person = make_staff(
        world.transfer, surname=surname, forenames="Zqforename", known_as="Zqknown", payroll_number=f"ZQ0001{surname}",
        birth_on=date(1961, 7, 23), address="7 Zqstreet\nUsk", postcode="ZQ9 9ZQ", work_email="zqmail@example.org",
        address_checked_on=DAY,
        post={
            "job_title": "Zqjob", "grade": "Zqgrade", "line_manager": "Zqmanager", "work_base": "Zqbase",
            "full_time_pay_pence": 4_321_987, "actual_pay_pence": 4_321_986,
            "line_manager_account_id": manager.id if manager else None,
        },
    )  # fmt: skip
    assignment = db.session.scalars(select(Assignment).join(Post).where(Post.person_id == person.id)).one()
    assignment.evidence, assignment.challenge = "Zqevidence", "Zqchallenge"
    for category in TermCategory:
        world.keep(Term(person_id=person.id, category=category, text="Zqterm", written_in="Zqwritten"))
    asked = {"field": "birth_on", "code": "impossible", "raw": "Zqasked", "asked_at": MOMENT}
    world.keep(StaffQuestion(person_id=person.id, **asked))
    return person


def report_to(world: World, manager: Account) -> Person:
    """Somebody who reports to that manager."""
    return _person(world, "Zqreport", manager)


def _changes(world: World) -> None:
    """A change of a term, and a step of one."""
    leave = world.kept(Term(person_id=world.person.id, category=TermCategory.LEAVE, text="Zqterm"))
    world.values["staff.change_id"] = proposed(world, leave, "Zqchange").id
    step = TermStep(term_id=world.term.id, after_years=5, counted_from=ServiceDate.GREEN_BOOK, text="Zqstep")
    world.values["staff.step_id"] = world.keep(step)


def _papers(world: World) -> None:
    """Letters, a print run, reports, a list under review: each says a word of its own."""
    world.batch = batch_of(world)
    world.document = document_of(world, world.batch, "Zqletter")
    world.run = run_of(world, world.batch, "Zqprinted")
    world.values["letters.record_id"] = service_record_of(world, "Zqservice").id
    world.values["letters.agreement_id"] = agreement_of(world, "Zqagreed").id
    world.values["imports.import_id"] = import_of(world, Surname="Zqimported").id
    world.values["staff.document_id"] = term_document_of(world, "Zqcontract").id
    world.values["staff.case_id"] = case_of(world, "Zqcase").id
    world.values["staff.correction_id"] = correction_of(world, "Zqcorrection").id
    world.values["bundles.bundle_id"] = bundle_of(world, "Zqbundle").id
    report_of(world, PUBLIC)
    world.values["reports.number"] = report_of(world, EXEMPT, "Zqexempt")


def _casework(world: World) -> None:
    transfer, file, by = world.transfer.id, world.consultation.id, world.spare.id
    said = {"received_on": DAY, "told_to": "HR", "words": "Zqobjection", "recorded_by_id": by}
    objection = Objection(transfer_id=transfer, person_id=world.person.id, **said)
    talk = OneToOne(transfer_id=transfer, person_id=world.person.id, offered_on=DAY, companion="Zqcompanion", follow_up="Zqfollow")  # fmt: skip
    world.keep(talk)
    line = CostLine(
        transfer_id=transfer, kind=CostKind.OTHER, name="Zqcostline", amount_pence=1, people_count=1
    )
    record = QuickRecord(
        consultation_id=file, happened_on=DAY, who="Zqquick", what="Rang", recorded_by_id=by, recorded_at=MOMENT,
        document=b"%PDF-1.7 Zqdocument", document_type="application/pdf", document_name="note.pdf",
    )  # fmt: skip
    question = Question(consultation_id=file, asked_on=DAY, text="Zqunpublished")
    world.values |= {
        "objections.objection_id": world.keep(objection), "money.line_id": world.keep(line),
        "records.record_id": world.keep(record), "records.question_id": world.keep(question),
    }  # fmt: skip
    world.values["claims.claim_id"] = claim_of(world, "Zqacas", "Zqperson").id
    other = make_recognition(world.transfer.outgoing_employer, make_union())
    said_by_others = make_representation(world.consultation, other, text="Zqotherunion")
    world.values["representations.representation_id"] = said_by_others.id
    batch = batch_of(world, LetterKind.REGULATION_13_INFORMATION)
    letter = document_of(world, batch, "Zqotherletter", recognition_id=other.id)
    world.values |= {
        "other.document_id": letter.id,
        "other.letter_id": letter.letter_id,
        "other.batch_id": batch.id,
    }


def words_in(answer: TestResponse) -> set[str]:
    """The canaries in an answer: its headers, its page, and the text of a PDF, a spreadsheet or an archive."""
    text = "\n".join(f"{name}: {value}" for name, value in answer.headers) + "\n" + _text(answer.data)
    return {word for word in ALL if word.casefold() in text.casefold()}


def _text(content: bytes) -> str:
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "\n".join(_text(parts.read(name)) for name in parts.namelist())
    plain = content.decode("utf-8", "replace")
    if content.startswith(b"%PDF"):
        run = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=False)
        return plain + run.stdout.decode("utf-8", "replace")
    return plain
