"""One transfer with a record of every kind, everybody who may stand towards it, and everybody who may not."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import count
from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from tests.factories import (
    appoint,
    make_account,
    make_administrator,
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
from tests.imports.uploads import checked, csv_of
from tests.letters.case import make_texts
from transition.access.permissions import Role, Viewer
from transition.accounts.models import Account
from transition.consultation.claims.models import Claim
from transition.consultation.elections.models import Candidate, Election
from transition.consultation.facilities.models import FacilityRequest
from transition.consultation.information.content import digest_of, frozen
from transition.consultation.information.models import InformationIssue, InformationVersion
from transition.consultation.information.queries import said_now
from transition.consultation.meetings.models import Meeting, MeetingAction, MinutesCorrection
from transition.consultation.models import Consultation
from transition.consultation.objections.models import Objection
from transition.consultation.records.models import InformationSent, Means, Question, QuickRecord
from transition.consultation.representatives.models import (
    Group,
    Representative,
    RepresentativeKind,
    StaffDescription,
)
from transition.consultation.representatives.queries import key_of
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.employers.models import Recognition
from transition.i18n.names import Words
from transition.imports.models import StaffImport
from transition.letters.models import Batch, Document, Letter, PrintFile, PrintRun
from transition.money.models import CostKind, CostLine
from transition.reminders.models import OutboxMessage, OutboxState
from transition.reports.actions import Issue, issue_report
from transition.reports.bundles.models import (
    BundleFile,
    BundleKind,
    BundlePiece,
    BundleWork,
    EvidenceBundle,
    Format,
)
from transition.reports.content import EXEMPT, PUBLIC, Exemption, Paragraph
from transition.reports.models import ReportDocument
from transition.rules.answers import Facility
from transition.rules.cases import CaseKind, CaseStage
from transition.rules.claims import Claimant, Failure
from transition.rules.letters import LanguageChoice, LetterKind
from transition.rules.milestones import Owner
from transition.rules.protection import ChangeReason, TermCategory, TermStatus
from transition.rules.record_checks import ReplyAnswer
from transition.rules.service import ServiceDate
from transition.staff.cases.models import StaffCase
from transition.staff.changes.actions import ChangeAnswers, propose_change
from transition.staff.changes.models import TermChange
from transition.staff.checks.models import RecordCorrection, RecordReply, RecordSlip
from transition.staff.documents.models import TermDocument
from transition.staff.people.models import Person, Post, StaffQuestion
from transition.staff.service.models import TermStep
from transition.staff.snapshots.actions import keep_people, seal
from transition.staff.snapshots.models import SnapshotWork, TermsSnapshot
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
_numbers = count(1)


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


def _meeting(world: World) -> int:
    return world.meeting.id


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


def _candidate(world: World) -> int:
    return world.keep(
        Candidate(election_id=world.election.id, name="Nia Cadwaladr", is_affected=True, nominated_on=DAY)
    )


def _representative(world: World) -> int:
    return world.keep(
        Representative(
            description_id=world.description.id, kind=RepresentativeKind.STANDING, name="Nia Cadwaladr", from_on=DAY
        )
    )  # fmt: skip


def _information_version(world: World) -> int:
    """The number of a version that went to the union; another one than in the world beside."""
    officer, day = world.near["officer"].id, world.transfer.transfer_on
    content = frozen(said_now(world.consultation, world.transfer))
    version = world.kept(
        InformationVersion(
            consultation_id=world.consultation.id, number=world.place, content=content, digest=digest_of(content),
            transfer_on=day, issued_on=DAY, made_by_id=officer, made_at=MOMENT,
        )
    )  # fmt: skip
    sent = InformationSent(
        consultation_id=world.consultation.id, recognition_id=world.recognition.id, recipient="UNISON",
        what="Information", is_regulation_13=True, means=Means.DELIVERED, sent_on=DAY, transfer_on=day,
        recorded_by_id=officer,
    )  # fmt: skip
    world.keep(InformationIssue(version_id=version.id, sent_id=world.keep(sent)))
    return int(version.number)


def _action(world: World) -> int:
    return world.keep(MeetingAction(meeting_id=_meeting(world), text="Send the pay dates"))


def _correction(world: World) -> int:
    account = world.near["union"].id
    return world.keep(
        MinutesCorrection(meeting_id=_meeting(world), account_id=account, text="Not so", made_at=MOMENT)
    )


def _slip(world: World) -> RecordSlip:
    """The slip of the world's letter, sent; with what it says the record says."""
    return world.slip


def _record_correction(world: World) -> int:
    return correction_of(world).id


def correction_of(world: World, words: str = "My grade is wrong") -> RecordCorrection:
    """A correction that came back on the world's slip, in these words."""
    reply = world.kept(
        RecordReply(
            slip_id=world.slip.id, number=1, answer=ReplyAnswer.CORRECTED, received_on=DAY, note=words,
            recorded_by_id=world.spare.id, recorded_at=MOMENT,
        )
    )  # fmt: skip
    correction: RecordCorrection = world.kept(
        RecordCorrection(reply_id=reply.id, heading="other", words=words)
    )
    return correction


def term_document_of(world: World, words: str = "") -> TermDocument:
    """A document of the world's term, which says these words."""
    content = f"%PDF-1.7 {words}%%EOF".encode()
    document: TermDocument = world.kept(
        TermDocument(
            term_id=world.term.id, description="Contract", name=f"{next(_numbers)}.pdf", type="application/pdf",
            size=len(content), digest=hashlib.sha256(content).hexdigest(), content=content,
            added_by_id=world.near["officer"].id, added_at=MOMENT,
        )
    )  # fmt: skip
    return document


def case_of(world: World, words: str = "Lateness") -> StaffCase:
    """A disciplinary case of the world's person, which must be told of."""
    case: StaffCase = world.kept(
        StaffCase(
            person_id=world.person.id, kind=CaseKind.DISCIPLINARY, opened_on=DAY, stage=CaseStage.HEARING,
            about=words, outcome=words, recorded_by_id=world.near["cases"].id, recorded_at=MOMENT,
        )
    )  # fmt: skip
    return case


def claim_of(world: World, words: str = "Regional officer rang", person: str = "") -> Claim:
    """A claim of a union as the outgoing employer keeps it, which says these words and names that person."""
    claim: Claim = world.kept(
        Claim(
            transfer_id=world.transfer.id, employer_id=world.transfer.outgoing_employer_id, failure=Failure.UNION,
            claimant=Claimant.TRADE_UNION, day_a=DAY, note=words, person=person,
            recorded_by_id=world.near["officer"].id, recorded_at=MOMENT,
        )
    )  # fmt: skip
    return claim


def _objection(world: World) -> int:
    return world.keep(
        Objection(
            transfer_id=world.transfer.id,
            person_id=world.person.id,
            received_on=DAY,
            told_to="HR",
            words="I object",
            withdrawal_document=b"%PDF-1.7",
            withdrawal_document_type="application/pdf",
            withdrawal_document_name="withdrawal.pdf",
            recorded_by_id=world.spare.id,
        )
    )


def _facility(world: World) -> int:
    return world.keep(
        FacilityRequest(
            consultation_id=world.consultation.id, recognition_id=world.recognition.id, kind=Facility.ACCOMMODATION,
            what="A room", asked_on=DAY, recorded_by_id=world.spare.id,
        )
    )  # fmt: skip


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
            document=b"%PDF-1.7",
            document_type="application/pdf",
            document_name="note.pdf",
            recorded_by_id=world.spare.id,
            recorded_at=MOMENT,
        )
    )


def _post(world: World) -> int:
    from transition.staff.people.models import Post

    return int(db.session.query(Post.id).filter_by(person_id=world.person.id).scalar())


def _change(world: World) -> int:
    """A change of a term that may be made."""
    term = world.kept(
        Term(
            person_id=world.person.id,
            category=TermCategory.LEAVE,
            text="31",
            status=TermStatus.CONTRACTUAL,
        )
    )
    return proposed(world, term).id


def proposed(world: World, term: Term, text: str = "33") -> TermChange:
    """A change of that term for a reason of its own, to which the employee agrees."""
    answers = ChangeAnswers(
        effective_on=date(2026, 9, 1), reason=ChangeReason.UNRELATED, reason_words=text, text=text,
        facts={"is_agreed": True},
    )  # fmt: skip
    by = Viewer(world.near["officer"].id, "Mair Rees", ())
    return propose_change(world.transfer, term, answers, by=by, now=MOMENT)


def _import(world: World) -> int:
    from tests.imports.uploads import checked, csv_of

    return checked(world.transfer, csv_of({"Payroll no.": "IMPORTED"})).id


def _appointment(world: World) -> int:
    return appoint(world.spare, Role.MANAGER, employer_id=world.transfer.outgoing_employer_id).id


def _message(world: World) -> int:
    """A digest that could not be sent."""
    message = OutboxMessage(
        account_id=world.spare.id,
        for_on=DAY,
        language="en",
        subject="Your tasks",
        text="Two things are due.",
        message_id=f"<digest-{next(_numbers)}@example.org>",
        state=OutboxState.DEAD,
        queued_at=MOMENT,
        next_attempt_at=MOMENT,
    )
    return world.keep(message)


def batch_of(world: World, kind: LetterKind = LetterKind.RECORD_CHECK) -> Batch:
    """An approved batch of that kind; its one letter issues it, because an issued batch takes no more."""
    officer = world.near["officer"].id
    return world.kept(
        Batch(
            transfer_id=world.transfer.id, employer_id=world.transfer.outgoing_employer_id, kind=kind,
            transfer_on=world.transfer.transfer_on, dated_on=DAY, prepared_by_id=officer, prepared_on=DAY,
            approved_by_id=world.near["cases"].id, approved_on=DAY,
        )
    )  # fmt: skip


def document_of(world: World, batch: Batch, words: str = "", **reader: int) -> Document:
    """An issued letter of that batch whose one document says these words; to the person unless told otherwise."""
    number = next(_numbers)
    letter = world.kept(
        Letter(
            batch_id=batch.id, number=number, reference=f"REF-{number}", addressee=words or "Siân Pritchard",
            language=LanguageChoice.BOTH, facts={"says": words}, rendered_at=MOMENT,
            **(reader or {"person_id": world.person.id}),
        )
    )  # fmt: skip
    pdf = f"%PDF-1.7 {words}".encode()
    digest = hashlib.sha256(pdf).hexdigest()
    document: Document = world.kept(
        Document(letter_id=letter.id, place=1, language="en", page_count=1, digest=digest, pdf=pdf)
    )
    batch.issued_by_id, batch.issued_on = batch.prepared_by_id, DAY
    db.session.flush()
    return document


def run_of(world: World, batch: Batch, words: str = "", place: int = 1) -> PrintRun:
    """A finished print run of one file, which says these words."""
    run = world.kept(
        PrintRun(batch_id=batch.id, number=1, asked_by_id=world.near["officer"].id, asked_on=DAY)
    )
    world.keep(
        PrintFile(
            run_id=run.id, place=place, first_number=1, last_number=999, page_count=1, digest="0" * 64,
            pdf=f"%PDF-1.7 {words}".encode(), made_at=MOMENT,
        )
    )  # fmt: skip
    return run


def report_of(world: World, part: int, words: str = "", times: int = 1) -> int:
    """The number of an issued report with its two PDFs, which say these words; issued so many times."""
    why = Exemption((Paragraph.INDIVIDUAL,), Words(words or "It names people."), "Ann Monitoring")
    by = Viewer(world.near["officer"].id, "Mair Rees", ())
    issue = Issue(date(2026, 3, 2), exemption=why if part == EXEMPT else None)
    for _ in range(times):
        report = issue_report(world.transfer, part, issue, by=by, today=date(2026, 3, 2))
    for language in ("cy", "en"):
        pdf = f"%PDF-1.7 {words}".encode()
        world.keep(
            ReportDocument(report_id=report.id, language=language, page_count=1, digest="0" * 64, pdf=pdf)
        )
    return report.number


def bundle_of(world: World, words: str = "") -> EvidenceBundle:
    """A bundle that is made, whose two files say these words."""
    bundle: EvidenceBundle = world.kept(
        EvidenceBundle(
            transfer_id=world.transfer.id, employer_id=world.transfer.outgoing_employer_id, number=1,
            kind=BundleKind.FULL, language="en", asked_by_id=world.near["officer"].id, asked_at=MOMENT,
        )
    )  # fmt: skip
    world.keep(BundleWork(bundle_id=bundle.id, is_done=True, as_at=MOMENT))
    for form in Format:
        content = f"%PDF-1.7 {words}".encode()
        file = BundleFile(
            bundle_id=bundle.id, format=form, page_count=1, file_count=1, size=len(content),
            digest=hashlib.sha256(content).hexdigest(), made_at=MOMENT,
        )  # fmt: skip
        world.keep(BundlePiece(file_id=world.keep(file), place=1, content=content))
    return bundle


def _number(world: World) -> int:
    times = 3 if world.is_beside else 1
    report_of(world, PUBLIC, times=times)
    return report_of(world, EXEMPT, times=times)


def _snapshot(world: World) -> int:
    """A complete snapshot of the person's terms, which nobody has signed off."""
    transfer = world.transfer
    snapshot = world.kept(
        TermsSnapshot(
            transfer_id=transfer.id, number=1, transfer_on=transfer.transfer_on, basis=transfer.basis,
            asked_by_id=world.near["officer"].id, asked_at=MOMENT,
        )
    )  # fmt: skip
    world.keep(SnapshotWork(snapshot_id=snapshot.id, total_count=1, done_count=1, is_done=True))
    keep_people(transfer, snapshot, [world.person.id])
    seal(snapshot, now=MOMENT)
    return int(snapshot.id)


def import_of(world: World, **cells: str) -> StaffImport:
    """A staff list of one person, under review."""
    return checked(world.transfer, csv_of(cells))


# What fills an argument of an address: by its name, or by its blueprint and name where two features share one.
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
    "rule": lambda world: "limit-6m",
    "claim_id": lambda world: claim_of(world).id,
    "arrivals.kind": lambda _world: "statements",
    "reviews.after": lambda _world: "3",
    "measure_id": lambda world: make_measure(world.transfer, world.transfer.outgoing_employer).id,
    "meeting_id": _meeting,
    "message_id": _message,
    "action_id": _action,
    "key": lambda world: key_of(Group.MOVING, None, world.description.agreement),
    "election_id": lambda world: world.election.id,
    "candidate_id": _candidate,
    "representative_id": _representative,
    "about": lambda _world: "fair",
    "notice": lambda _world: "nominations",
    "information.number": _information_version,
    "representation_id": lambda world: make_representation(world.consultation, world.recognition).id,
    "facility_id": _facility,
    "objection_id": _objection,
    "question_id": _question,
    "import_id": _import,
    "imports.kind": lambda _world: "new",
    "staff.question_id": _staff_question,
    "record_id": _record,
    "person_id": lambda world: world.person.id,
    "post_id": lambda world: world.post.id,
    "term_id": lambda world: world.term.id,
    "change_id": _change,
    "step_id": lambda world: world.keep(
        TermStep(term_id=world.term.id, after_years=5, counted_from=ServiceDate.GREEN_BOOK, text="More")
    ),
    "slip_id": lambda world: _slip(world).id,
    "correction_id": _record_correction,
    "staff.document_id": lambda world: term_document_of(world).id,
    "case_id": lambda world: case_of(world).id,
    "staff.kind": lambda _world: CaseKind.CLAIM_BROUGHT.value,
    "meetings.correction_id": _correction,
    "batch_id": lambda world: (world.document, world.batch.id)[1],
    "letter_id": lambda world: world.document.letter_id,
    "document_id": lambda world: world.document.id,
    "run_id": lambda world: world.run.id,
    "place": lambda world: world.place,
    "snapshot_id": _snapshot,
    "bundle_id": lambda world: bundle_of(world).id,
    "side": lambda world: "outgoing",
    "category": lambda world: "leave",
    "number": _number,
    "code": lambda world: "en",
    "language": lambda world: "en",
    "letters.kind": lambda world: "record-check",
}


def fill(app: Flask, world: World) -> None:
    """Makes a record for each argument of each address; fails where a new argument has no builder yet."""
    for rule in app.url_map.iter_rules():
        feature = rule.endpoint.split(".")[0]
        for argument in sorted(rule.arguments):
            key = f"{feature}.{argument}"
            if key in world.values:
                continue
            build = BUILDERS.get(key) or BUILDERS.get(argument)
            assert build, f"{rule}: there is no builder for {argument}"
            world.values[key] = build(world)


def values_for(rule: Rule, world: World) -> dict[str, int | str]:
    """What that address is filled with in that world."""
    feature = rule.endpoint.split(".")[0]
    return {argument: world.values[f"{feature}.{argument}"] for argument in rule.arguments}
