"""Whoever objects is sent an acknowledgement, is never confirmed as transferring, and is hidden from who may not know."""

from datetime import date

import pytest

from tests.conftest import TODAY, Build, Visit
from tests.consultation.test_objections import make_objection
from tests.letters.case import CONFIRMATION, OBJECTION, Case, issued, make_case, rendered, viewer_for
from tests.letters.reading import text
from tests.letters.samples import letter
from transition.consultation.objections.models import Objection
from transition.db import db
from transition.letters.gaps import gaps
from transition.letters.issuing import approve_batch
from transition.letters.models import Batch
from transition.letters.preparing import plan
from transition.letters.sources import sources_of
from transition.rules.basis import LegalBasis
from transition.rules.broken import RuleBroken

pytestmark = pytest.mark.only_sqlite


@pytest.fixture
def case(build: Build) -> Case:
    with build():
        return make_case()


def object_to(case: Case, build: Build, person: int = 0, **given: object) -> Objection:
    with build():
        return make_objection(case.transfer, case.people[person], case.preparer.id, **given)


def test_whoever_objects_gets_the_letter_and_the_objection_says_so(
    app, case: Case, build: Build, visit: Visit
) -> None:
    found = object_to(case, build, told_employer_id=case.incoming.id)
    hr, home = visit(case.preparer), f"/transfers/{case.transfer.id}"
    page = hr.get(f"{home}/letters/new/objection")
    assert "1 letter can be written." in page.text
    assert hr.get(f"{home}/letters/new/objection/cy.pdf").status == 200
    issued(app, case, OBJECTION)
    said = hr.get(f"{home}/consultation/objections/{found.id}")
    assert "Acknowledged by letter 2 March 2026" in said.text
    assert "Acknowledge it by letter" not in said.text
    assert "Everybody has this letter already" in hr.get(f"{home}/letters/new/objection").text
    # Another objection, after this one was withdrawn, is acknowledged anew.
    with build():
        first = db.session.get_one(Objection, found.id)
        first.withdrawn_on, first.withdrawal_words = TODAY, "I withdraw."
    assert "there is nobody to write to" in hr.get(f"{home}/letters/new/objection").text


def test_that_somebody_objects_is_not_told_by_the_list_of_batches(
    app, case: Case, build: Build, visit: Visit
) -> None:
    object_to(case, build)
    number = issued(app, case, OBJECTION)
    path = f"/transfers/{case.transfer.id}/letters"
    batch = f"{path}/{number}"
    for who, status in ((case.preparer, 200), (case.auditor, 200), (case.lead, 404), (case.host, 404)):
        assert visit(who).get(batch).status == status, who.name
    for who in (case.lead, case.host):
        for page in (path, f"{path}/service", f"/transfers/{case.transfer.id}/moves"):
            assert batch not in visit(who).get(page).response.get_data(as_text=True)
            assert (
                "<td"
                not in visit(who).get(page).response.get_data(as_text=True).split("Objection acknow")[-1][:80]
            )
    assert "Objection acknowledged" in visit(case.preparer).get(f"{path}/service").text
    assert "Objection acknowledged" not in visit(case.lead).get(f"{path}/service").text


def test_no_confirmation_is_written_to_whoever_objects(case: Case, build: Build, visit: Visit, app) -> None:
    with app.app_context():
        whole = len(plan(sources_of(case.transfer, case.outgoing, TODAY), CONFIRMATION, TODAY).whole)
    object_to(case, build)
    page = visit(case.preparer).get(f"/transfers/{case.transfer.id}/letters/new/confirmation")
    assert "1 person in scope objects to the transfer and does not transfer." in page.text
    assert "This person objects to the transfer, so they do not transfer." in page.text
    with app.app_context():
        found = plan(sources_of(case.transfer, case.outgoing, TODAY), CONFIRMATION, TODAY)
        assert len(found.whole) == whole - 1
        assert [one.person_id for one in found.objectors] == [case.people[0].id]


def test_a_confirmation_prepared_before_the_objection_is_not_approved_or_issued(
    case: Case, build: Build, visit: Visit, app
) -> None:
    number = rendered(app, case, CONFIRMATION)
    object_to(case, build)
    page = visit(case.preparer).get(f"/transfers/{case.transfer.id}/letters/{number}")
    assert "These people object to the transfer, so they do not transfer." in page.text
    with app.app_context():
        batch = db.session.get_one(Batch, number)
        with pytest.raises(RuleBroken) as broken:
            approve_batch(batch, case.transfer, by=viewer_for(case.approver), today=TODAY)
        assert broken.value.code == "objected_since"


@pytest.mark.parametrize(
    ("basis", "language", "said"),
    [
        (LegalBasis.TUPE, "en", "your employment with us ends when the transfer takes place"),
        (LegalBasis.TUPE, "en", "in law nobody has dismissed you"),
        (LegalBasis.TUPE, "en", "no redundancy payment is due"),
        (LegalBasis.TUPE, "cy", "daw eich cyflogaeth gyda ni i ben pan fydd y trosglwyddiad yn digwydd"),
        (LegalBasis.TUPE, "cy", "yn ôl y gyfraith nid oes neb wedi eich diswyddo"),
        (LegalBasis.TUPE, "cy", "nid oes unrhyw dâl dileu swydd yn ddyledus"),
        (LegalBasis.UNDECIDED, "en", "It has not been decided yet whether"),
        (LegalBasis.TUPE_EQUIVALENT, "en", "Your objection does not end your employment with us."),
        (LegalBasis.SECTION_113_LOAN, "en", "You would stay employed by us"),
        (LegalBasis.TUPE, "en", "Do you object because of a change to your working conditions"),
        (LegalBasis.TUPE, "en", "An objection is withdrawn only in writing."),
        (LegalBasis.TUPE, "en", "time to think again, until 16 March 2026"),
        (LegalBasis.TUPE, "cy", "amser i chi ailfeddwl, hyd at 16 Mawrth 2026"),
    ],
)
def test_the_letter_says_what_an_objection_does(basis: LegalBasis, language: str, said: str) -> None:
    assert said in text(letter(OBJECTION, on_basis=basis), language)


def test_an_offer_may_still_go_to_whoever_objects() -> None:
    offer = letter(CONFIRMATION, on_basis=LegalBasis.TUPE_EQUIVALENT, facts_has_objected=True)
    assert gaps(offer) == ()


def test_who_answered_the_question_of_detriment_is_not_asked_again() -> None:
    assert "we have your answer" in text(letter(OBJECTION, facts_is_detriment_answered=True), "en")
    assert letter(OBJECTION).facts.withdraw_by == date(2026, 3, 16)
