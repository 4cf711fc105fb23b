"""The pages of offers: the counts, the list, an answer beside what was recorded before, and who sees whose."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.factories import make_lead, make_officer, make_recognition, make_representative
from tests.staff.transferring import Moved, answer_offer
from transition.access.permissions import Role
from transition.audit.models import AuditEvent
from transition.db import db
from transition.rules.basis import LegalBasis
from transition.rules.moving import Answer
from transition.staff.offers.models import OfferRecord
from transition.transfers.models import InformationRelease, LegalBasisDecision

pytestmark = pytest.mark.only_sqlite


@pytest.fixture
def offered(build: Build) -> Moved:
    """A transfer that follows the principles of TUPE; four people, three of whom were made an offer."""
    with build():
        made = Moved(LegalBasis.TUPE_EQUIVALENT)
        for surname, answers in (
            ("Abse", [Answer.ACCEPTED]),
            ("Bevan", [Answer.DECLINED]),
            ("Chard", [None]),
            ("Dafis", []),
        ):
            person = made.staff(surname=surname)
            for answer in answers:
                answer_offer(made.transfer, person, answer, made.hr)
        return made


def test_counts_and_the_list_of_offers(visit: Visit, offered: Moved) -> None:
    address = f"/transfers/{offered.transfer.id}/offers"
    page = visit(offered.hr).get(address)
    counts = [dd.get_text(strip=True) for dd in page.soup.select(".govuk-summary-list__value")]
    assert counts == ["4", "1", "1", "1", "1"]
    assert [(row[0], row[3]) for row in page.rows()] == [
        ("Siân Abse", "Accepted"),
        ("Siân Bevan", "Declined"),
        ("Siân Chard", "No answer yet"),
        ("Siân Dafis", "Not offered yet"),
    ]
    for state, name in (
        ("ACCEPTED", "Abse"),
        ("DECLINED", "Bevan"),
        ("NO_ANSWER", "Chard"),
        ("NOT_OFFERED", "Dafis"),
    ):
        assert [row[0] for row in visit(offered.hr).get(f"{address}?answer={state}").rows()] == [
            f"Siân {name}"
        ]
    assert len(visit(offered.hr).get(f"{address}?answer=NONSENSE").rows()) == 4
    assert len(visit(offered.host).get(address).rows()) == 4
    assert "Siân Dafis" not in visit(offered.host).get(address).links


def test_an_answer_is_recorded_beside_what_was_recorded_before(
    app: Flask, visit: Visit, offered: Moved
) -> None:
    page = visit(offered.hr).get(f"/transfers/{offered.transfer.id}/offers").follow("Siân Chard")
    again = page.submit("Save", answer="ACCEPTED", means="SIGNED", **{
        "answered_on-day": "20", "answered_on-month": "2", "answered_on-year": "2026",
    })  # fmt: skip
    assert [again.rows()[2][at] for at in (0, 3, 4)] == ["Siân Chard", "Accepted", "20 February 2026"]
    history = visit(offered.hr).get(page.response.request.path).rows()
    assert [row[2] for row in history] == ["Accepted", "No answer yet"]
    stale = page.submit("Save", answer="DECLINED", means="SIGNED", **{
        "answered_on-day": "21", "answered_on-month": "2", "answered_on-year": "2026",
    })  # fmt: skip
    assert stale.status == 409
    with app.app_context():
        assert len(list(db.session.scalars(select(OfferRecord)))) == 4
        name = select(AuditEvent.name).where(AuditEvent.name == "offer.recorded")
        assert len(list(db.session.scalars(name))) == 1


def test_bad_answers_get_a_message_beside_the_question(visit: Visit, offered: Moved) -> None:
    page = visit(offered.hr).get(f"/transfers/{offered.transfer.id}/offers").follow("Siân Dafis")
    assert page.submit("Save").errors == ["Enter the day of the offer."]
    offer = {"offered_on-day": "2", "offered_on-month": "2", "offered_on-year": "2026"}
    assert page.submit("Save", answer="ACCEPTED", **offer).errors == ["Enter the day of the answer."]
    assert page.submit("Save", answer="MAYBE", **offer).status == 400


def test_on_another_basis_there_is_nothing_to_offer(visit: Visit, build: Build, moved: Moved) -> None:
    address = f"/transfers/{moved.transfer.id}/offers"
    assert "Offers are made only where" in visit(moved.hr).get(address).text
    form = visit(moved.hr).get(f"{address}/{moved.person.id}")
    sent = form.submit("Save", **{"offered_on-day": "2", "offered_on-month": "2", "offered_on-year": "2026"})
    assert "Offers are made only where" in sent.errors[0]


def test_only_those_who_may_read_terms_see_who_answered_what(
    visit: Visit, build: Build, offered: Moved
) -> None:
    with build():
        closed = [
            make_lead(offered.transfer.programme),
            make_representative(make_recognition(offered.transfer.outgoing_employer)),
            make_officer(offered.transfer.outgoing_employer, Role.MANAGER),
        ]
        db.session.delete(db.session.scalars(select(InformationRelease)).one())
    address = f"/transfers/{offered.transfer.id}/offers"
    assert [visit(one).get(address).status for one in closed] == [403, 403, 403]
    assert "Abse" not in visit(offered.host).get(address).text


def test_the_pages_are_in_welsh_for_a_welsh_reader(app: Flask, visit: Visit, offered: Moved) -> None:
    with app.app_context():
        assert db.session.scalars(select(LegalBasisDecision)).first()
    reader = visit(offered.hr, "cy")
    assert reader.get(offered.address).heading == "Telerau fel y trosglwyddwyd hwy"
    assert reader.get(f"/transfers/{offered.transfer.id}/offers").heading == "Cynigion ac atebion"
