"""Corrections: prepared from an issued letter or a whole batch, read by whoever could read the original, in a chain."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import TODAY, Build, Visit
from tests.consultation.test_objections import make_objection
from tests.letters.case import ANNOUNCEMENT, OBJECTION, REGULATION_13, Case, issued, make_case
from tests.letters.organisations import path
from tests.letters.organisations import through as approved_and_issued
from tests.visitor import Page
from transition.db import db
from transition.jobs import do_waiting
from transition.letters.content import Letter as Written
from transition.letters.models import Batch, Letter
from transition.letters.service.proof import served
from transition.letters.texts.models import WelshCheck
from transition.rules.letters import LetterKind
from transition.staff.people.models import Person

pytestmark = pytest.mark.only_sqlite
WAITS = "A correction: what was wrong: Nobody has checked its Welsh as the letters have it"
SAID = {"wrong": "The 20th", "wrong_cy": "Yr 20fed", "right": "The 28th", "right_cy": "Yr 28ain"}


@pytest.fixture
def case(build: Build) -> Case:
    with build():
        return make_case()


def through(app: Flask, visit: Visit, case: Case, page: Page) -> Page:
    """The correction's Welsh is checked, and it is approved and issued."""
    assert page.status == 200, page.errors
    batch = page.response.request.path
    do_waiting(app)
    found = visit(case.approver).get(batch)
    if WAITS in found.text:
        found.follow(WAITS).submit("Mark the Welsh as checked")
    return approved_and_issued(app, visit, case, page)


def letters_of(number: int) -> list[Letter]:
    return list(db.session.scalars(select(Letter).where(Letter.batch_id == number).order_by(Letter.number)))


def test_one_letter_is_corrected_in_its_readers_language_and_stands_but_for_that(
    app: Flask, case: Case, visit: Visit, build: Build
) -> None:
    number = issued(app, case, ANNOUNCEMENT)
    with app.app_context():
        first = letters_of(number)[0]
    hr = visit(case.preparer)
    form = hr.get(path(case, f"/letters/{first.id}")).follow("Correct this letter")
    assert form.submit("Prepare the corrections").errors == [
        "Say in English what was wrong.", "Say in Welsh what was wrong.", "Say in English what is right.",
        "Say in Welsh what is right.",
    ]  # fmt: skip
    page = form.submit("Prepare the corrections", **SAID)
    with app.app_context():
        assert db.session.scalars(select(Letter).where(Letter.supersedes_id.is_not(None))).first() is None
    twice = form.submit("Prepare the corrections", **SAID)
    assert twice.status == 400
    through(app, visit, case, page)
    with app.app_context():
        batch = db.session.scalars(select(Batch).where(Batch.kind == LetterKind.CORRECTION)).one()
        assert batch.corrects is ANNOUNCEMENT
        (correction,) = letters_of(batch.id)
        assert (correction.supersedes_id, correction.person_id) == (first.id, first.person_id)
        assert correction.language is first.language
        facts = Written.from_dict(correction.facts).facts
        assert (facts.earlier_reference, facts.earlier_on) == (first.reference, TODAY)
        assert first.id in {one.letter.id for one in served(case.transfer, TODAY)}, (
            "its proof is still wanted"
        )
        again = correction.id
    assert form.submit("Prepare the corrections", **SAID).errors == [
        "Each of these letters has been corrected. To correct it again, correct the correction."
    ]
    # The correction is corrected in its turn, and says that it corrects a correction.
    page = hr.get(path(case, f"/letters/{again}")).follow("Correct this letter")
    through(app, visit, case, page.submit("Prepare the corrections", **SAID))
    with app.app_context():
        last = db.session.scalars(select(Letter).order_by(Letter.id.desc())).first()
        assert last is not None
        assert last.supersedes_id == again
        assert Written.from_dict(last.facts).facts.is_again
        wanted = {one.letter.id for one in served(case.transfer, TODAY)}
        assert (first.id in wanted, again in wanted, last.id in wanted) == (True, False, True)
    earlier = hr.get(path(case, f"/letters/{first.id}")).text
    assert "Where the two differ, the later one holds; everything else in this letter stands." in earlier
    assert "What it says no longer holds." in hr.get(path(case, f"/letters/{again}")).text
    assert "Corrected" in hr.get(path(case, f"/{number}")).text
    # Whoever could not read the letter reads no correction of it.
    for who, status in ((case.auditor, 200), (case.lead, 404), (case.host, 404), (case.representative, 404)):
        assert visit(who).get(path(case, f"/letters/{again}")).status == status, who.name


def test_a_batch_is_corrected_and_who_could_not_be_written_to_gets_theirs_later(
    app: Flask, case: Case, visit: Visit, build: Build
) -> None:
    number = issued(app, case, ANNOUNCEMENT)
    with build():
        person = db.session.get_one(Person, case.people[1].id)
        postcode, person.postcode = person.postcode, ""
    form = visit(case.preparer).get(path(case, f"/{number}")).follow("Correct these letters")
    assert "2 letters of this batch have not been corrected." in form.text
    page = through(app, visit, case, form.submit("Prepare the corrections", **SAID))
    assert "The address has no postcode and does not end in a country." in page.text
    with build():
        db.session.get_one(Person, case.people[1].id).postcode = postcode
    form = visit(case.preparer).get(path(case, f"/{number}/correct"))
    assert "1 letter of this batch has not been corrected." in form.text
    through(app, visit, case, form.submit("Prepare the corrections"))  # the words of the first time are there
    with app.app_context():
        corrected = set(
            db.session.scalars(select(Letter.supersedes_id).where(Letter.supersedes_id.is_not(None)))
        )
        assert corrected == {one.id for one in letters_of(number)}


def test_a_union_reads_the_correction_of_what_it_was_sent(app: Flask, case: Case, visit: Visit) -> None:
    number = issued(app, case, REGULATION_13)
    form = visit(case.preparer).get(path(case, f"/{number}/correct"))
    through(app, visit, case, form.submit("Prepare the corrections", **SAID))
    own = visit(case.representative).get(path(case)).follow("Correction of an earlier letter")
    assert own.status == 200


def test_a_correction_of_an_objections_letter_is_hidden_as_that_is(
    app: Flask, case: Case, visit: Visit, build: Build
) -> None:
    with build():
        make_objection(case.transfer, case.people[0], case.preparer.id)
    number = issued(app, case, OBJECTION)
    form = visit(case.preparer).get(path(case, f"/{number}/correct"))
    page = form.submit("Prepare the corrections", **SAID)
    do_waiting(app)
    for who, status in ((case.preparer, 200), (case.lead, 404), (case.host, 404)):
        assert visit(who).get(page.response.request.path).status == status, who.name
    assert "Correction of an earlier letter" not in visit(case.lead).get(path(case)).text


def test_only_issued_letters_are_corrected_and_not_from_the_list_of_kinds(
    case: Case, visit: Visit, app: Flask
) -> None:
    hr = visit(case.preparer)
    assert hr.get(path(case, "/new/correction")).status == 404
    assert "Correction of an earlier letter" not in hr.get(path(case, "/new")).text
    number = issued(app, case, ANNOUNCEMENT)
    assert visit(case.host).get(path(case, f"/{number}/correct")).status == 404
    assert visit(case.lead).get(path(case, f"/{number}/correct")).status == 403


def test_the_welsh_of_a_correction_waits_until_a_named_person_marked_it_as_checked(
    app: Flask, case: Case, visit: Visit
) -> None:
    number = issued(app, case, ANNOUNCEMENT)
    form = visit(case.preparer).get(path(case, f"/{number}/correct"))
    page = form.submit("Prepare the corrections", **SAID)
    batch = page.response.request.path
    do_waiting(app)
    asked = visit(case.approver).get(f"{batch}/approve")
    assert "A correction: what is right" in asked.text
    assert asked.submit("Approve the letters").status == 400
    assert "/english-first" not in visit(case.preparer).get(batch).response.text
    shown = asked.follow(WAITS)
    assert all(words in shown.text for words in SAID.values())
    assert (
        "The Welsh of the correction is marked as checked." in shown.submit("Mark the Welsh as checked").text
    )
    with app.app_context():
        checks = list(db.session.scalars(select(WelshCheck).where(WelshCheck.key.startswith("correction."))))
        assert [(one.key, one.english, one.welsh, one.checked_by_id) for one in checks] == [
            ("correction.wrong", SAID["wrong"], SAID["wrong_cy"], case.approver.id),
            ("correction.right", SAID["right"], SAID["right_cy"], case.approver.id),
        ]
    assert visit(case.approver).get(f"{batch}/approve").submit("Approve the letters").status == 200
    assert visit(case.host).get(f"{batch}/correction-welsh").status == 404
    assert visit(case.preparer).get(path(case, f"/{number}/correction-welsh")).status == 404
