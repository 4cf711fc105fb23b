"""Reply slips of a batch of record checks, and what came back on them."""

from datetime import date

from sqlalchemy import select

from tests.conftest import TODAY
from tests.letters.case import Case, viewer_for
from transition.clock import now
from transition.db import db
from transition.rules.record_checks import CorrectionOutcome, ReplyAnswer
from transition.staff.checks import actions, queries
from transition.staff.checks.models import CorrectionSettlement, RecordCorrection, RecordReply, RecordSlip
from transition.staff.people.models import Person
from transition.staff.people.queries import get_person
from transition.staff.terms.queries import terms_of


def slips(case: Case) -> list[RecordSlip]:
    return list(
        db.session.scalars(
            select(RecordSlip).where(RecordSlip.transfer_id == case.transfer.id).order_by(RecordSlip.id)
        )
    )


def slip_of(case: Case, person: Person) -> RecordSlip:
    found = db.session.scalars(select(RecordSlip.id).where(RecordSlip.person_id == person.id)).one()
    return queries.get_slip(case.transfer, found)


def reply(
    case: Case, slip: RecordSlip, answer: ReplyAnswer, *wrong: actions.Wrong, seen: int = 0
) -> RecordReply:
    return actions.record_reply(
        case.transfer, slip, answer=answer, received_on=TODAY, note="", corrections=wrong, seen_count=seen,
        by=viewer_for(case.preparer), today=TODAY, now=now(),
    )  # fmt: skip


def check(case: Case, person: Person, today: date = TODAY) -> queries.Check:
    found = get_person(case.transfer, person.id)
    held = [term for group in terms_of(found).values() for term in group]
    return queries.check_of(case.transfer, found, held, today)


def settle(
    case: Case, correction: RecordCorrection, outcome: CorrectionOutcome, reason: str = ""
) -> CorrectionSettlement:
    found = queries.get_correction(case.transfer, correction.id)
    person = get_person(case.transfer, found.reply.slip.person_id)
    return actions.settle_correction(
        case.transfer, found, queries.record_now(person, TODAY), outcome=outcome, reason=reason,
        by=viewer_for(case.preparer), today=TODAY,
    )  # fmt: skip
