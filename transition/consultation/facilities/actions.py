"""What happens to requests for access and facilities: asked, given, refused with a reason."""

from datetime import date

from transition.access.permissions import Viewer
from transition.audit.record import keep, record
from transition.consultation.facilities.models import FacilityRequest
from transition.consultation.models import Consultation
from transition.db import check_version, db
from transition.employers.models import Recognition
from transition.rules.answers import Facility, check_facility_answer
from transition.rules.broken import RuleBroken
from transition.rules.consultation import check_happened


def ask_for_facility(
    consultation: Consultation,
    *,
    recognition: Recognition | None,
    kind: Facility,
    what: str,
    asked_on: date,
    by: Viewer,
    today: date,
) -> FacilityRequest:
    """Keep what representatives asked for (TUPE 2006 reg 13(8)). RuleBroken `in_the_future`, `not_recognised`."""
    check_happened(asked_on, today, "asked_on")
    if recognition is None or recognition.employer_id != consultation.employer_id:
        raise RuleBroken("not_recognised", "recognition_id")
    return keep(
        FacilityRequest(
            consultation=consultation,
            recognition=recognition,
            kind=kind,
            what=what,
            asked_on=asked_on,
            recorded_by_id=by.account_id,
        ),
        "facility.asked",
        by=by,
        transfer_id=consultation.transfer_id,
        recognition_id=recognition.id,
        kind=kind.value,
        asked_on=asked_on.isoformat(),
    )


def answer_facility(
    request: FacilityRequest,
    *,
    given_on: date | None,
    refused_on: date | None,
    reason: str,
    version: int,
    by: Viewer,
    today: date,
) -> None:
    """Keep that it was given, or refused and why. A refusal may be followed by the thing being given after all.

    Raises Stale; RuleBroken `already_answered` for what was given, and as `check_facility_answer`.
    """
    check_version(request, version)
    if request.given_on is not None:
        raise RuleBroken("already_answered")
    check_facility_answer(request.asked_on, given_on, refused_on, reason, today)
    request.given_on, request.refused_on, request.reason = given_on, refused_on, reason
    db.session.flush()
    record(
        "facility.answered",
        by=by,
        subject=request,
        transfer_id=request.consultation.transfer_id,
        given_on=given_on.isoformat() if given_on else None,
        refused_on=refused_on.isoformat() if refused_on else None,
    )
