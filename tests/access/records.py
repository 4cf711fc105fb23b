"""One small record of each kind in a world, by its key; what holds words or bytes is in `papers`."""

from datetime import date

from tests.access.papers import DAY, MOMENT, numbers, proposed, report_of
from tests.access.world import World
from tests.factories import (
    appoint,
    make_programme,
)
from transition.access.permissions import Role, Viewer
from transition.consultation.elections.models import Candidate
from transition.consultation.facilities.models import FacilityRequest
from transition.consultation.information.content import digest_of, frozen
from transition.consultation.information.models import InformationIssue, InformationVersion
from transition.consultation.information.queries import said_now
from transition.consultation.meetings.models import MeetingAction, MinutesCorrection
from transition.consultation.objections.models import Objection
from transition.consultation.records.models import InformationSent, Means, Question, QuickRecord
from transition.consultation.representatives.models import (
    Representative,
    RepresentativeKind,
)
from transition.consultation.timeline.models import Milestone
from transition.letters.correspondents.models import Correspondent, CorrespondentRole
from transition.letters.receipts.models import LetterReceipt
from transition.money.models import CostKind, CostLine, LineFunding
from transition.money.shared.models import CostShare, SharedCost
from transition.reminders.models import OutboxMessage, OutboxState
from transition.reports.content import EXEMPT, PUBLIC
from transition.reports.issuing import Issuing
from transition.reports.programmes.actions import issue_report as issue_programme_report
from transition.reports.programmes.models import ProgrammeReportDocument
from transition.rules.answers import Facility
from transition.rules.milestones import Owner
from transition.rules.protection import TermCategory, TermStatus
from transition.rules.shares import ShareKey
from transition.staff.people.models import StaffQuestion
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
)
from transition.transfers.scope.models import NewPost


def team(world: World) -> int:
    return world.keep(Team(transfer_id=world.transfer.id, name="GIS", scope=Scope.UNDECIDED, reason="Shared"))


def decision(world: World) -> int:
    return world.keep(Decision(transfer_id=world.transfer.id, body="Cabinet", text="Agreed", decided_on=DAY))


def risk(world: World) -> int:
    return world.keep(Risk(transfer_id=world.transfer.id, text="Late", likelihood=2, impact=3))


def new_post(world: World) -> int:
    return world.keep(NewPost(transfer_id=world.transfer.id, title="Data post", recorded_on=DAY))


def release(world: World) -> int:
    return world.keep(
        InformationRelease(
            transfer_id=world.transfer.id,
            kind=ReleaseKind.LIABILITY_PSEUDONYMISED,
            released_on=DAY,
            recipient="The host's head of people",
            released_by_id=world.spare.id,
        )
    )


def programme_item(world: World) -> int:
    return world.keep(
        ProgrammeItem(
            programme_id=world.transfer.programme_id, kind=ProgrammeItemKind.PHASE, name="Discovery"
        )
    )


def programme_report_number(world: World) -> int:
    """The number of a programme's report with its two PDFs; beside this world one of another programme."""
    day, by = date(2026, 3, 2), Viewer(world.near["lead"].id, "Rhian Maddox", ())
    report_of(world, PUBLIC)
    programme = make_programme() if world.is_beside else world.transfer.programme
    for _ in range(world.place):
        kept = issue_programme_report(programme, Issuing(day), by=by, today=day)
    for language in ("cy", "en"):
        world.keep(
            ProgrammeReportDocument(
                report_id=kept.id, language=language, page_count=1, digest="0" * 64, pdf=b"%PDF-1.7"
            )
        )
    return kept.number


def cost_line(world: World) -> int:
    return world.keep(
        CostLine(transfer_id=world.transfer.id, kind=CostKind.OTHER, name="Licences", amount_pence=1)
    )


def line_source(world: World) -> int:
    source = LineFunding(from_year=2027, source="Zqsource")
    world.keep(
        CostLine(
            transfer_id=world.transfer.id, kind=CostKind.OTHER, name="Zqline", amount_pence=1, later_funding=[source]
        )
    )  # fmt: skip
    return source.id


def shared_cost(world: World, programme_id: int | None = None) -> int:
    return world.keep(
        SharedCost(
            programme_id=programme_id or world.transfer.programme_id, name="Joint management", amount_pence=100, key=ShareKey.EQUAL,
            source="Agreement", as_at=DAY, shares=[CostShare(transfer_id=world.transfer.id, weight=1)],
        )
    )  # fmt: skip


def milestone(world: World) -> int:
    return world.keep(
        Milestone(
            transfer_id=world.transfer.id, side=Owner.TRANSFEROR, name="Own", planned_on=DAY, baseline_on=DAY
        )
    )


def candidate(world: World) -> int:
    return world.keep(
        Candidate(election_id=world.election.id, name="Nia Cadwaladr", is_affected=True, nominated_on=DAY)
    )


def representative(world: World) -> int:
    return world.keep(
        Representative(
            description_id=world.description.id, kind=RepresentativeKind.STANDING, name="Nia Cadwaladr", from_on=DAY
        )
    )  # fmt: skip


def information_version(world: World) -> int:
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


def meeting_action(world: World) -> int:
    return world.keep(MeetingAction(meeting_id=world.meeting.id, text="Send the pay dates"))


def minutes_correction(world: World) -> int:
    account = world.near["union"].id
    return world.keep(
        MinutesCorrection(meeting_id=world.meeting.id, account_id=account, text="Not so", made_at=MOMENT)
    )


def correspondent(world: World) -> int:
    return world.keep(
        Correspondent(
            transfer_id=world.transfer.id,
            employer_id=world.transfer.outgoing_employer_id,
            role=CorrespondentRole.PENSION_FUND,
            organisation="Fund",
            name="Siôn Llŷr",
            address="1 Heol",
            postcode="NP4 6YB",
        )
    )


def receipt(world: World) -> int:
    """Of the letter to the person: whoever may open that letter may open its receipt."""
    return world.keep(
        LetterReceipt(
            letter_id=world.document.letter_id,
            received_by="R. Morgan",
            received_on=DAY,
            document_name="slip.pdf",
            document_type="application/pdf",
            document_digest="0" * 64,
            document=b"%PDF-1.7",
            recorded_by_id=world.spare.id,
            recorded_at=MOMENT,
        )
    )


def objection(world: World) -> int:
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


def facility(world: World) -> int:
    return world.keep(
        FacilityRequest(
            consultation_id=world.consultation.id, recognition_id=world.recognition.id, kind=Facility.ACCOMMODATION,
            what="A room", asked_on=DAY, recorded_by_id=world.spare.id,
        )
    )  # fmt: skip


def question(world: World) -> int:
    return world.keep(Question(consultation_id=world.consultation.id, asked_on=DAY, text="When are we paid?"))


def staff_question(world: World) -> int:
    return world.keep(
        StaffQuestion(
            person_id=world.person.id, field="birth_on", code="impossible", raw="31/02/1992", asked_at=MOMENT
        )
    )


def quick_record(world: World) -> int:
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


def term_change(world: World) -> int:
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


def appointment(world: World) -> int:
    return appoint(world.spare, Role.MANAGER, employer_id=world.transfer.outgoing_employer_id).id


def dead_message(world: World) -> int:
    """A digest that could not be sent."""
    message = OutboxMessage(
        account_id=world.spare.id,
        for_on=DAY,
        language="en",
        subject="Your tasks",
        text="Two things are due.",
        message_id=f"<digest-{next(numbers)}@example.org>",
        state=OutboxState.DEAD,
        queued_at=MOMENT,
        next_attempt_at=MOMENT,
    )
    return world.keep(message)


def report_number(world: World) -> int:
    times = 3 if world.is_beside else 1
    report_of(world, PUBLIC, times=times)
    return report_of(world, EXEMPT, times=times)
