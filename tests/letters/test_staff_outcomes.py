"""Letters to staff about the outcome, a welcome and staying, and which posts a confirmation names."""

import io
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select

from tests.conftest import TODAY, Build, Visit
from tests.consultation.test_objections import make_objection
from tests.factories import make_representation
from tests.letters.case import issued, prepared, viewer_for
from tests.letters.staff_world import assignment_of, gaps_of, planned
from transition.consultation.measures.models import Measure
from transition.consultation.models import Consultation
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.letters.actions import prepare_batch
from transition.letters.problems import CLOSED
from transition.rules.basis import LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.consultation import Outcome
from transition.rules.letters import LetterKind as Kind
from transition.rules.moving import Answer
from transition.staff.offers.models import OfferRecord
from transition.staff.people.models import AwayKind, Post
from transition.transfers.models import Scope

pytestmark = pytest.mark.only_sqlite


def test_the_outcome_waits_for_every_reply_and_meets_the_duty(app: Flask, world, build: Build) -> None:
    case = world(Kind.CONSULTATION_OUTCOME)
    with build():
        file = db.session.scalars(select(Consultation)).one()
        made = make_representation(file, case.unions[0], theme="Pay day", theme_cy="Diwrnod cyflog")
        key = made.id
    with app.app_context():
        assert gaps_of(case, Kind.CONSULTATION_OUTCOME) == ["replies_owed"]
    with build():
        kept = db.session.get_one(type(made), key)
        kept.replied_on, kept.outcome, kept.reply = date(2026, 2, 20), Outcome.AGREED, "Yes."
    issued(app, case, Kind.CONSULTATION_OUTCOME)
    with app.app_context():
        done = db.session.scalars(select(Milestone).where(Milestone.done_on.is_not(None))).all()
        assert [one.done_on for one in done] == [TODAY]


def test_each_union_reads_how_its_own_representations_were_answered(
    app: Flask, visit: Visit, world, build: Build
) -> None:
    case = world(Kind.CONSULTATION_OUTCOME)
    with build():
        file = db.session.scalars(select(Consultation)).one()
        given = {"replied_on": date(2026, 2, 20), "outcome": Outcome.AGREED, "reply": "Yes."}
        make_representation(file, case.unions[0], theme="Ours", **given)
        make_representation(file, case.unions[1], theme="Theirs", **given)
    issued(app, case, Kind.CONSULTATION_OUTCOME)
    page = visit(case.representative).get(f"/transfers/{case.transfer.id}/letters")
    pdf = page.follow("Outcome of consultation").follow("English (PDF)").response.data
    text = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(pdf)).pages)
    assert "Ours" in text
    assert "Theirs" not in text


@pytest.mark.parametrize(
    ("transfer", "code"),
    [
        ({"basis": LegalBasis.SECTION_113_LOAN}, "no_new_employer"),
        ({"basis": LegalBasis.NO_EMPLOYER_CHANGE}, "no_new_employer"),
        ({"basis": None}, "basis_undecided"),
        ({"transfer_on": date(2026, 4, 1)}, "welcome_too_early"),
        ({}, "records_not_released"),
    ],
)
def test_why_nobody_is_welcomed_yet_is_said_on_the_page(
    app: Flask, visit: Visit, world, build: Build, transfer: dict[str, object], code: str
) -> None:
    case = world(Kind.STAYING, **transfer)
    page = visit(case.host).get(f"/transfers/{case.transfer.id}/letters/new/welcome")
    assert str(CLOSED[code]).split(".")[0] in page.text
    with app.app_context(), pytest.raises(RuleBroken, match=code):
        prepare_batch(case.transfer, case.incoming, Kind.WELCOME, by=viewer_for(case.host), today=TODAY)


def test_whoever_objects_is_not_welcomed(app: Flask, world, build: Build) -> None:
    case = world(Kind.WELCOME)
    with build():
        make_objection(case.transfer, case.people[0], case.approver.id)
    with app.app_context():
        assert case.people[0].id not in {one.person_id for one in planned(case, Kind.WELCOME).letters}


def test_an_offer_is_welcomed_once_it_is_accepted(app: Flask, world, build: Build) -> None:
    offer = world(Kind.WELCOME, basis=LegalBasis.TUPE_EQUIVALENT)
    with build():
        db.session.add(
            OfferRecord(
                transfer_id=offer.transfer.id, person_id=offer.people[1].id, offered_on=date(2026, 2, 1),
                answer=Answer.ACCEPTED, answered_on=date(2026, 2, 9), recorded_by_id=offer.approver.id,
                recorded_at=datetime(2026, 2, 9, tzinfo=UTC),
            )
        )  # fmt: skip
    with app.app_context():
        found = planned(offer, Kind.WELCOME)
        assert [one.person_id for one in found.letters] == [offer.people[1].id]
        assert found.letters[0].missing == ("service_recognised",)


def test_the_present_employer_writes_no_welcome(app: Flask, world) -> None:
    case = world(Kind.STAYING)
    with app.app_context(), pytest.raises(RuleBroken, match="kind_not_written_here"):
        prepared(case, Kind.WELCOME)


def test_who_stays_is_told_of_the_measures_that_touch_them(app: Flask, world, build: Build) -> None:
    case = world(Kind.STAYING)
    with build():
        for title, touches in (
            ("All", []),
            ("Digital", ["team:Digital and Data"]),
            ("Waste", ["team:Waste"]),
        ):
            db.session.add(
                Measure(
                    transfer_id=case.transfer.id, employer_id=case.outgoing.id, title=title, text=title,
                    affected="Those who stay", effect="Some", takes_effect_on=date(2026, 4, 1),
                    received_on=date(2026, 2, 1), touches=touches,
                )
            )  # fmt: skip
    with app.app_context():
        found = planned(case, Kind.STAYING)
        assert [one.letter.addressee.name for one in found.whole] == ["Siân Yale Aros", "Siân Zorn Aros"]
        assert [one.what.en for one in found.whole[0].letter.facts.measures] == ["All", "Digital"]


def test_absence_that_is_over_is_not_spoken_of(app: Flask, world, build: Build) -> None:
    case = world(Kind.STAYING)
    with build():
        for person, until in zip(case.people, (date(2026, 7, 1), date(2026, 3, 1)), strict=True):
            kept = db.session.get_one(type(person), person.id)
            kept.away_kind, kept.away_until = AwayKind.FAMILY_LEAVE, until
    with app.app_context():
        found = planned(case, Kind.ANNOUNCEMENT).letters
        away = {one.person_id: one.letter.facts.away for one in found}
        assert away[case.people[0].id].until == date(2026, 7, 1)
        assert away[case.people[1].id] is None


def test_a_confirmation_is_only_about_the_posts_that_move(app: Flask, world, build: Build) -> None:
    case = world(Kind.STAYING)
    with build():
        post = Post(person_id=case.people[0].id, job_title="Caretaker", work_base="Usk")
        db.session.add(post)
        db.session.flush()
        db.session.add(
            type(assignment_of(case.people[1]))(
                transfer_id=case.transfer.id, post_id=post.id, scope=Scope.OUT
            )
        )
    with app.app_context():
        found = {one.person_id: one.letter.facts for one in planned(case, Kind.CONFIRMATION).letters}
        facts = found[case.people[0].id]
        assert [one.en for one in facts.posts] == ["Data Analyst"]
        assert [one.en for one in facts.staying_posts] == ["Caretaker"]
