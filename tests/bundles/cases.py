"""Transfers to make bundles of: one with something of every kind, full of words that must not leave it."""

from datetime import UTC, date, datetime

from flask import Flask
from sqlalchemy import select

from tests.conftest import TODAY
from tests.factories import make_meeting, make_representation, viewer_for
from tests.letters.case import ANNOUNCEMENT, CONFIRMATION, REGULATION_13, Case, issued
from transition.access.permissions import Viewer
from transition.accounts.models import Account
from transition.consultation.coverage.models import OneToOne
from transition.consultation.meetings.models import Attendee, MeetingAction, MinutesCorrection
from transition.consultation.models import Consultation
from transition.consultation.objections.models import Objection
from transition.consultation.records.actions import (
    answer_question,
    ask_question,
    keep_quick_record,
    publish_question,
)
from transition.consultation.records.models import InformationSent, Means, QuickRecord
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.employers.models import Employer
from transition.jobs import do_waiting
from transition.letters.models import Batch, PostClass, ServiceKind
from transition.letters.service.actions import Step, letters_to_serve, record_service
from transition.reports.actions import Issue, issue_report
from transition.reports.bundles.actions import ask_for_bundle
from transition.reports.bundles.models import BundleKind, EvidenceBundle, Format
from transition.reports.bundles.queries import get_file, pieces_of
from transition.rules.cases import CaseKind, CaseStage
from transition.rules.consultation import MinutesState, Outcome
from transition.rules.milestones import Owner
from transition.staff.cases.models import StaffCase
from transition.transfers.models import DateMove, Decision, Transfer
from transition.web.documents import check_document

DAY, MOMENT = date(2026, 2, 10), datetime(2026, 2, 10, 10, tzinfo=UTC)
ADVICE, CASEWORK = "Privileged counsel opinion", "Graveconduct"
NOTE = b"%PDF-1.4 a note of the talk %%EOF"


def fill(case: Case) -> None:
    """Something of every kind that a bundle tells of; call it inside `with build():`."""
    transfer, officer = case.transfer, viewer_for(case.preparer)
    file = db.session.scalars(
        select(Consultation).where(
            Consultation.transfer_id == transfer.id, Consultation.employer_id == case.outgoing.id
        )
    ).one()
    given = {"transfer_id": transfer.id}
    db.session.add(
        Decision(body="Cabinet", text="Agreed in principle", decided_on=date(2025, 12, 10), **given)
    )
    db.session.add(
        DateMove(
            from_on=date(2026, 3, 1), to_on=transfer.transfer_on, reason="Payroll", moved_by_id=case.lead.id,
            moved_at=MOMENT, **given,
        )
    )  # fmt: skip
    db.session.add(
        Milestone(
            side=Owner.TRANSFEROR, key="SCOPE_LIST", baseline_on=date(2025, 12, 10), done_on=date(2025, 12, 9),
            evidence="List kept", owner_account_id=case.preparer.id, **given,
        )
    )  # fmt: skip
    db.session.add(
        Milestone(
            side=Owner.ALL, key="LEGAL_BASIS_ADVICE", baseline_on=date(2025, 12, 10), done_on=date(2025, 12, 9),
            evidence=ADVICE, note=ADVICE, **given,
        )
    )  # fmt: skip
    _talks(case, file)
    _records(case, file, officer)
    _staff(case)
    report = issue_report(transfer, 1, Issue(TODAY), by=officer, today=TODAY)
    assert report.number == 1


def _talks(case: Case, file: Consultation) -> None:
    unison, gmb = case.unions
    person = case.people[0]
    meeting = make_meeting(
        file, is_held=True, minutes=f"Agreed the pay day. {person.name} spoke.\n\nClosed at noon.",
        minutes_state=MinutesState.AGREED, minutes_agreed_on=date(2026, 2, 20), agenda="1. Pay day",
    )  # fmt: skip
    attendees = [
        Attendee(
            name="Rhys Undeb", recognition_id=unison.id, account_id=case.representative.id, has_attended=True
        ),
        Attendee(name="Elin Paratoi", account_id=case.preparer.id, has_attended=True),
    ]
    meeting.attendees = attendees
    db.session.flush()
    db.session.add(
        MeetingAction(meeting_id=meeting.id, text="Send the pay dates", owner="Elin Paratoi", due_on=DAY)
    )
    db.session.add(
        MinutesCorrection(
            meeting_id=meeting.id, account_id=case.representative.id, text="At noon", made_at=MOMENT, is_accepted=True
        )
    )  # fmt: skip
    make_meeting(
        file, title="Second meeting", starts_at=datetime(2026, 3, 9, 10, tzinfo=UTC), minutes="Draftwords",
        minutes_state=MinutesState.DRAFT,
    )  # fmt: skip
    db.session.add(
        InformationSent(
            consultation_id=file.id, recognition_id=unison.id, recipient="Rhys Undeb", what="Regulation 13 letter",
            is_regulation_13=True, means=Means.DELIVERED, sent_on=date(2026, 2, 3),
            transfer_on=case.transfer.transfer_on, recorded_by_id=case.preparer.id,
        )
    )  # fmt: skip
    make_representation(
        file, unison, text=f"Keep the pay day. {person.forenames} {person.surname} cannot wait.",
        measure_id=_measure(case), replied_on=date(2026, 2, 18), outcome=Outcome.AGREED_IN_PART,
        reply="We keep it for a year.", reasons="Cost", what_changed="The day moves in 2027",
        recorded_by_id=case.preparer.id,
    )  # fmt: skip
    make_representation(
        file, gmb, text="Gmbwords", received_on=date(2026, 2, 12), recorded_by_id=case.preparer.id
    )


def _measure(case: Case) -> int:
    from transition.consultation.measures.queries import measures_of

    return measures_of(case.transfer)[0].id


def _records(case: Case, file: Consultation, officer: Viewer) -> None:
    stamp = {"by": officer, "today": TODAY}
    question = ask_question(
        file, asked_on=DAY, asked_by="UNISON", text="When are we paid?", text_cy="Pryd y telir ni?", **stamp
    )
    for text, text_cy in (("On the 20th", "Ar yr 20fed"), ("On the 28th", "Ar yr 28ain")):
        answer_question(question, text=text, text_cy=text_cy, version=question.version, **stamp)
    publish_question(question, is_published=True, version=question.version, by=officer)
    ask_question(file, asked_on=DAY, asked_by="", text="Unpublishedwords?", text_cy="", **stamp)
    keep_quick_record(
        file,
        happened_on=DAY,
        who="Corridor",
        what="Quickwords",
        document=check_document("note.pdf", NOTE),
        **stamp,
    )
    keep_quick_record(file, happened_on=DAY, who="Counsel", what=ADVICE, is_legal_advice=True, **stamp)


def _staff(case: Case) -> None:
    given, person = {"transfer_id": case.transfer.id}, case.people[0]
    db.session.add(
        OneToOne(
            person_id=person.id, offered_on=date(2026, 2, 5), held_on=date(2026, 2, 12), companion="Companionwords",
            follow_up="Followwords", **given,
        )
    )  # fmt: skip
    db.session.add(
        Objection(
            person_id=person.id, received_on=date(2026, 2, 16), told_to="HR", words="Objectionwords",
            recorded_by_id=case.preparer.id, **given,
        )
    )  # fmt: skip
    db.session.add(
        StaffCase(
            person_id=person.id, kind=CaseKind.DISCIPLINARY, opened_on=DAY, stage=CaseStage.HEARING, about=CASEWORK,
            outcome=CASEWORK, recorded_by_id=case.preparer.id, recorded_at=MOMENT,
        )
    )  # fmt: skip
    db.session.flush()


def with_letters(app: Flask, case: Case) -> None:
    """Three batches issued today, the announcement posted."""
    for kind in (REGULATION_13, ANNOUNCEMENT, CONFIRMATION):
        batch_id = issued(app, case, kind)
        with app.app_context():
            batch = db.session.get_one(Batch, batch_id)
            step = Step(ServiceKind.POSTED, TODAY, PostClass.FIRST)
            record_service(batch, letters_to_serve(batch), step, by=viewer_for(case.preparer), today=TODAY)
            db.session.commit()


def asked(
    case: Case, kind: BundleKind = BundleKind.FULL, *, language: str = "en", recognition_id: int | None = None
) -> int:
    """The key of a bundle that waits to be made; inside a context, and committed."""
    from transition.reports.bundles.queries import unions_of

    transfer = db.session.scalars(select(Transfer).where(Transfer.id == case.transfer.id)).one()
    employer = db.session.scalars(select(Employer).where(Employer.id == case.outgoing.id)).one()
    union = next((one for one in unions_of(employer) if one.id == recognition_id), None)
    bundle = ask_for_bundle(
        transfer, employer, kind, language=language, recognition=union, by=viewer_for(case.preparer)
    )
    db.session.commit()
    return bundle.id


def made(app: Flask, case: Case, kind: BundleKind = BundleKind.FULL, **given: object) -> tuple[bytes, bytes]:
    """The PDF and the ZIP of a bundle, made now."""
    with app.app_context():
        bundle_id = asked(case, kind, **given)
    do_waiting(app, only="bundles")
    return files(app, bundle_id)


def files(app: Flask, bundle_id: int) -> tuple[bytes, bytes]:
    """The bytes of both files of a bundle."""
    with app.app_context():
        bundle = db.session.scalars(select(EvidenceBundle).where(EvidenceBundle.id == bundle_id)).one()
        return (
            b"".join(pieces_of(get_file(bundle, Format.PDF))), b"".join(pieces_of(get_file(bundle, Format.ZIP)))
        )  # fmt: skip


def whoever(account: Account) -> Viewer:
    """Somebody as actions know them."""
    return viewer_for(account)


__all__ = [
    "ADVICE",
    "CASEWORK",
    "NOTE",
    "QuickRecord",
    "asked",
    "files",
    "fill",
    "made",
    "whoever",
    "with_letters",
]
