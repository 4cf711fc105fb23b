"""Records of elections, issued versions, wording, facilities and reviews, for a bundle to tell of."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from tests.factories import viewer_for
from tests.letters.case import Case
from transition.consultation.delivery.models import MeasureDelivery
from transition.consultation.elections.models import Candidate, Election, ElectionAnswer
from transition.consultation.facilities.models import FacilityRequest
from transition.consultation.information.content import digest_of, frozen
from transition.consultation.information.models import InformationVersion
from transition.consultation.information.queries import said_now
from transition.consultation.measures.models import MeasureVersion
from transition.consultation.measures.queries import measures_of
from transition.consultation.models import Consultation
from transition.consultation.representations.models import Representation
from transition.consultation.representations.outcomes import change_wording
from transition.consultation.representatives.models import Group, StaffDescription
from transition.consultation.reviews.models import Review
from transition.db import db
from transition.rules.answers import Facility
from transition.rules.delivery import DeliveryOutcome
from transition.rules.measures import VersionKind
from transition.rules.representatives import ElectionCheck
from transition.transfers.models import Scope
from transition.transfers.scope.actions import add_post, add_team, change_team
from transition.transfers.scope.risk_actions import add_risk, close_risk

DAY, MOMENT = date(2026, 2, 11), datetime(2026, 2, 11, 10, tzinfo=UTC)


def _scope(case: Case) -> None:
    """A team that is public with its reason, one that is not, a risk that was closed, a new post."""
    officer = viewer_for(case.preparer)
    stamp: dict[str, Any] = {"by": officer, "today": DAY}
    for name, is_published in (("Web team", True), ("Secret team", False)):
        said = {
            "name": name, "name_cy": "", "scope": Scope.UNDECIDED, "reason": f"{name} needs further work", "reason_cy": "",
            "decided_by": "", "decided_on": None, "is_published": is_published, "is_reason_published": is_published,
        }  # fmt: skip
        team = add_team(case.transfer, said, **stamp)
        decided = {"scope": Scope.IN, "decided_by": "Decidingname", "decided_on": DAY}
        reason = {"reason": f"{name} does this work", "is_reason_published": False}
        change_team(team, said | decided | reason, version=team.version, **stamp)
        mended = {"reason": f"{name} does that work"}
        change_team(team, said | decided | reason | mended, version=team.version, is_correction=True, **stamp)
    risk = add_risk(case.transfer, {"text": "Riskwords", "likelihood": 4, "impact": 2}, **stamp)
    closing = {"closed_on": DAY, "closed_reason": "Closingwords"}
    close_risk(risk, closing, version=risk.version, **stamp)
    post = {"title": "Data post", "reason": "Postwords", "filled_on": DAY, "is_published": True}
    add_post(case.transfer, post, **stamp)


def add_later_records(case: Case) -> None:
    """One of each; call it inside `with build():`, after `fill`."""
    file = db.session.scalars(
        select(Consultation).where(
            Consultation.transfer_id == case.transfer.id, Consultation.employer_id == case.outgoing.id
        )
    ).one()
    by = case.preparer.id
    _election(file, by)
    _scope(case)
    content = frozen(said_now(file, case.transfer))
    db.session.add(
        InformationVersion(
            consultation_id=file.id, number=1, content=content, digest=digest_of(content), made_by_id=by,
            transfer_on=case.transfer.transfer_on, issued_on=DAY, made_at=MOMENT,
        )
    )  # fmt: skip
    _wording(case, file)
    unison, gmb = case.unions
    for union, what in ((unison, "A room on Tuesdays"), (gmb, "Gmb asks for a board")):
        db.session.add(
            FacilityRequest(
                consultation_id=file.id, recognition_id=union.id, kind=Facility.ACCOMMODATION, what=what,
                asked_on=DAY, given_on=DAY, recorded_by_id=by,
            )
        )  # fmt: skip
    db.session.add(
        Review(
            transfer_id=case.transfer.id, months=3, held_on=date(2026, 7, 1), attended="Attendeewords",
            found="Pay was right", minutes="Draft of the review", recorded_by_id=by, recorded_at=MOMENT,
        )
    )  # fmt: skip
    db.session.flush()


def _election(file: Consultation, by: int) -> None:
    described = StaffDescription(consultation_id=file.id, group=Group.MOVING, agreement="soulbury")
    db.session.add(described)
    db.session.flush()
    election = Election(
        description_id=described.id, seats=1, constituency="Advisers", invited_on=DAY, arrangements="By post",
        candidates=[Candidate(name="Candidatewords Price", is_affected=True, nominated_on=DAY, votes=3)],
        answers=[
            ElectionAnswer(
                about=ElectionCheck.FAIR, is_met=True, words="Everybody had a paper", answered_by_id=by,
                answered_at=MOMENT,
            )
        ],
    )  # fmt: skip
    db.session.add(election)
    db.session.flush()


def _wording(case: Case, file: Consultation) -> None:
    measure = measures_of(case.transfer)[0]
    names = ("title", "text", "affected", "effect", "mitigation", "final_wording")
    said = {f"{name}{end}": getattr(measure, f"{name}{end}") for name in names for end in ("", "_cy")}
    db.session.add(
        MeasureVersion(
            measure_id=measure.id, number=9, kind=VersionKind.REWORDED, **{**said, "effect": "Effect said anew"},
            touches=[], takes_effect_on=None, received_on=measure.received_on, withdrawn_on=None, known_on=DAY,
            written_on=DAY, written_by_id=case.preparer.id, sent_before_id=0,
        )
    )  # fmt: skip
    because = db.session.scalars(
        select(Representation).where(
            Representation.consultation_id == file.id, Representation.measure_id == measure.id
        )
    ).one()
    change_wording(
        measure, final_wording="Paid on the 20th until 2027", representation=because, version=measure.version,
        by=viewer_for(case.preparer), today=DAY,
    )  # fmt: skip
    db.session.add(
        MeasureDelivery(
            measure_id=measure.id, outcome=DeliveryOutcome.NOT_DELIVERED, why="Payroll was late",
            recorded_by_id=case.preparer.id, recorded_at=MOMENT,
        )
    )  # fmt: skip
    db.session.flush()
