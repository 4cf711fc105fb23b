"""What holds words or bytes in a world: letters, reports, bundles, documents, cases, lists under review."""

import hashlib
from datetime import UTC, date, datetime
from itertools import count
from typing import TYPE_CHECKING

from tests.imports.uploads import checked, csv_of
from transition.access.permissions import Viewer
from transition.consultation.claims.models import Claim
from transition.db import db
from transition.i18n.names import Words
from transition.imports.models import StaffImport
from transition.letters.agreements.models import EmailAgreement
from transition.letters.corrections.models import LetterCorrection
from transition.letters.deputies.models import ApprovalDeputy
from transition.letters.models import (
    Batch,
    Document,
    Letter,
    PostClass,
    PrintFile,
    PrintRun,
    ServiceKind,
    ServiceRecord,
)
from transition.letters.texts.models import Crest, OwnWording
from transition.reports.actions import Issue, issue_report
from transition.reports.bundles.models import (
    BundleFile,
    BundleKind,
    BundlePiece,
    BundleWork,
    EvidenceBundle,
    Format,
)
from transition.reports.content import EXEMPT, Exemption, Paragraph
from transition.reports.models import ReportDocument
from transition.reports.papers.kinds import PaperKind
from transition.reports.papers.models import ReportPaper
from transition.rules.cases import CaseKind, CaseStage
from transition.rules.claims import Claimant, Failure
from transition.rules.letters import LanguageChoice, LetterKind
from transition.rules.protection import ChangeReason
from transition.rules.record_checks import ReplyAnswer
from transition.rules.wording import Slot
from transition.staff.cases.models import StaffCase
from transition.staff.changes.actions import ChangeAnswers, propose_change
from transition.staff.changes.models import TermChange
from transition.staff.checks.models import RecordCorrection, RecordReply
from transition.staff.documents.models import TermDocument
from transition.staff.snapshots.actions import keep_people, seal
from transition.staff.snapshots.models import SnapshotWork, TermsSnapshot
from transition.staff.terms.models import Term

if TYPE_CHECKING:
    from tests.access.world import World

DAY, MOMENT = date(2026, 2, 10), datetime(2026, 2, 10, 10, tzinfo=UTC)
numbers = count(1)


def correction_of(world: "World", words: str = "My grade is wrong") -> RecordCorrection:
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


def term_document_of(world: "World", words: str = "") -> TermDocument:
    """A document of the world's term, which says these words."""
    content = f"%PDF-1.7 {words}%%EOF".encode()
    document: TermDocument = world.kept(
        TermDocument(
            term_id=world.term.id, description="Contract", name=f"{next(numbers)}.pdf", type="application/pdf",
            size=len(content), digest=hashlib.sha256(content).hexdigest(), content=content,
            added_by_id=world.near["officer"].id, added_at=MOMENT,
        )
    )  # fmt: skip
    return document


def wording_of(world: "World", words: str = "Come and talk to us.") -> OwnWording:
    """What the world's council itself says in a letter, in these words."""
    wording: OwnWording = world.kept(
        OwnWording(
            transfer_id=world.transfer.id, employer_id=world.transfer.outgoing_employer_id,
            kind=LetterKind.RECORD_CHECK, slot=Slot.OPENING, number=1, text=words, text_cy="Dewch i siarad.",
            written_by_id=world.near["officer"].id, written_at=MOMENT,
        )
    )  # fmt: skip
    return wording


def crest_of(world: "World") -> Crest:
    """A crest of the world's council."""
    content = f"crest {next(numbers)}".encode()
    crest: Crest = world.kept(
        Crest(
            employer_id=world.transfer.outgoing_employer_id, digest=hashlib.sha256(content).hexdigest(),
            width=100, height=100, image=content, added_by_id=world.near["officer"].id, added_on=DAY,
        )
    )  # fmt: skip
    return crest


def case_of(world: "World", words: str = "Lateness") -> StaffCase:
    """A disciplinary case of the world's person, which must be told of."""
    case: StaffCase = world.kept(
        StaffCase(
            person_id=world.person.id, kind=CaseKind.DISCIPLINARY, opened_on=DAY, stage=CaseStage.HEARING,
            about=words, outcome=words, recorded_by_id=world.near["cases"].id, recorded_at=MOMENT,
        )
    )  # fmt: skip
    return case


def claim_of(world: "World", words: str = "Regional officer rang", person: str = "") -> Claim:
    """A claim of a union as the outgoing employer keeps it, which says these words and names that person."""
    claim: Claim = world.kept(
        Claim(
            transfer_id=world.transfer.id, employer_id=world.transfer.outgoing_employer_id, failure=Failure.UNION,
            claimant=Claimant.TRADE_UNION, day_a=DAY, note=words, person=person,
            recorded_by_id=world.near["officer"].id, recorded_at=MOMENT,
        )
    )  # fmt: skip
    return claim


def proposed(world: "World", term: Term, text: str = "33") -> TermChange:
    """A change of that term for a reason of its own, to which the employee agrees."""
    answers = ChangeAnswers(
        effective_on=date(2026, 9, 1), reason=ChangeReason.UNRELATED, reason_words=text, text=text,
        facts={"is_agreed": True},
    )  # fmt: skip
    by = Viewer(world.near["officer"].id, "Mair Rees", ())
    return propose_change(world.transfer, term, answers, by=by, now=MOMENT)


def batch_of(world: "World", kind: LetterKind = LetterKind.RECORD_CHECK) -> Batch:
    """An approved batch of that kind; its one letter issues it, because an issued batch takes no more."""
    officer = world.near["officer"].id
    return world.kept(
        Batch(
            transfer_id=world.transfer.id, employer_id=world.transfer.outgoing_employer_id, kind=kind,
            transfer_on=world.transfer.transfer_on, dated_on=DAY, prepared_by_id=officer, prepared_on=DAY,
            approved_by_id=world.near["cases"].id, approved_on=DAY,
        )
    )  # fmt: skip


def correcting(world: "World") -> LetterCorrection:
    """That the world's batch corrects itself, so that the page of what a correction says has a batch to show."""
    said: LetterCorrection = world.kept(
        LetterCorrection(
            batch_id=world.batch.id, corrected_id=world.batch.id, wrong="A date", wrong_cy="Dyddiad",
            right="Another", right_cy="Un arall", recorded_by_id=world.near["officer"].id, recorded_on=DAY,
        )
    )  # fmt: skip
    return said


def document_of(world: "World", batch: Batch, words: str = "", **reader: int) -> Document:
    """An issued letter of that batch whose one document says these words; to the person unless told otherwise."""
    number = next(numbers)
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


def service_record_of(world: "World", words: str = "") -> ServiceRecord:
    """That the letter of the world's document was posted, with these words."""
    record: ServiceRecord = world.kept(
        ServiceRecord(
            letter_id=world.document.letter_id, kind=ServiceKind.POSTED, post_class=PostClass.FIRST, happened_on=DAY,
            note=words, recorded_by_id=world.near["officer"].id, recorded_at=MOMENT,
        )
    )  # fmt: skip
    return record


def agreement_of(world: "World", words: str = "Siân Pritchard") -> EmailAgreement:
    """That the world's person agreed to letters by e-mail, as these words say."""
    agreement: EmailAgreement = world.kept(
        EmailAgreement(
            transfer_id=world.transfer.id, person_id=world.person.id, address="sian@example.org", agreed_on=DAY,
            agreed_by=words, recorded_by_id=world.near["officer"].id, recorded_at=MOMENT,
        )
    )  # fmt: skip
    return agreement


def deputy_of(world: "World", reason: str = "Annual leave") -> ApprovalDeputy:
    """That the outgoing employer's caseworker approves letters in its officer's name, for this reason."""
    deputy: ApprovalDeputy = world.kept(
        ApprovalDeputy(
            transfer_id=world.transfer.id, employer_id=world.transfer.outgoing_employer_id,
            officer_id=world.near["officer"].id, deputy_id=world.near["cases"].id, from_on=DAY,
            until_on=date(2026, 12, 31), reason=reason, named_by_id=world.near["officer"].id, named_on=DAY,
        )
    )  # fmt: skip
    return deputy


def run_of(world: "World", batch: Batch, words: str = "", place: int = 1) -> PrintRun:
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


def report_of(world: "World", part: int, words: str = "", times: int = 1) -> int:
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


def bundle_of(world: "World", words: str = "") -> EvidenceBundle:
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


def import_of(world: "World", **cells: str) -> StaffImport:
    """A staff list of one person, under review."""
    return checked(world.transfer, csv_of(cells))


def snapshot_of(world: "World") -> int:
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


def paper_of(world: "World") -> ReportPaper:
    """A paper that the reports list."""
    paper: ReportPaper = world.kept(
        ReportPaper(transfer_id=world.transfer.id, kind=PaperKind.BACKGROUND, title="Report to the cabinet")
    )
    return paper
