"""The pages of record checks: a slip from its code to a settled correction, and who opens none."""

import pytest
from flask import Flask

from tests.conftest import Build, Visit
from tests.factories import make_staff, make_transfer
from tests.letters.case import Case, make_case, make_ready
from tests.staff.slips import slip_of
from tests.visitor import Page
from transition.staff.people.models import Person


def pages_of(case: Case, rest: str = "") -> str:
    return f"/transfers/{case.transfer.id}/record-checks{rest}"


def reply_page(app: Flask, visit: Visit, case: Case, person: Person, language: str | None = None) -> Page:
    with app.app_context():
        code = slip_of(case, person).code
    page = visit(case.preparer, language).get(pages_of(case))
    found = page.submit(None, typed_code=f" {code[:4]} - {code[4:]}".lower())
    assert code not in found.response.request.url
    return found


@pytest.mark.only_sqlite
def test_a_slip_goes_from_its_code_to_a_settled_correction(app: Flask, visit: Visit, sent: Case) -> None:
    person = sent.people[0]
    page = reply_page(app, visit, sent, person)
    assert page.heading == "Reply slip of Siân Áron"
    form = page.follow("Record the reply")
    refused = form.submit("Save", answer="CORRECTED")
    assert refused.errors == ["Select at least one heading and say what is wrong with it."]
    refused = form.submit("Save", answer="CORRECTED", words_1="I have 33 days")
    assert refused.errors == ["Select the heading that these words are about."]
    page = form.submit("Save", answer="CORRECTED", heading_1="term.LEAVE", words_1="I have 33 days")
    assert "The reply was recorded." in page.text
    assert "I have 33 days" in page.text
    officer = visit(sent.approver)
    listed = officer.get(f"/transfers/{sent.transfer.id}/record-corrections")
    assert listed.rows()[0][:3] == ["Siân Áron", "Annual leave", "I have 33 days"]
    form = officer.get(next(href for words, href in listed.links.items() if words.startswith("Settle")))
    refused = form.submit("Settle the correction", outcome="CORRECTED")
    assert refused.errors == [
        "The record still says what the letter said. Change the record first, then settle the correction."
    ]
    refused = form.submit("Settle the correction", outcome="NOT_ACCEPTED")
    assert refused.errors == ["Say why the correction is not accepted. The person is owed the reason."]
    page = form.submit("Settle the correction", outcome="NOT_ACCEPTED", reason="The contract says 31.")
    assert "No correction is open." in page.text
    settled = page.follow("Corrections that were settled")
    assert "Not accepted" in settled.text
    again = form.submit("Settle the correction", outcome="NOT_ACCEPTED", reason="Once more")
    assert "Somebody else has settled this correction already." in again.text
    record = officer.get(f"/transfers/{sent.transfer.id}/staff/{person.id}")
    assert "Corrections not accepted" in record.text
    assert "The person's correction was not accepted" in record.text


@pytest.mark.only_sqlite
@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Enter the code on the slip."),
        (
            "ABCD-EFG0",
            "This code has a mistake in it. Compare each character with the slip and type it again.",
        ),
    ],
)
def test_a_bad_code_is_said_to_be_bad_and_kept(visit: Visit, sent: Case, typed: str, message: str) -> None:
    page = visit(sent.preparer).get(pages_of(sent)).submit(None, typed_code=typed)
    assert (page.status, page.errors) == (400, [message])
    assert page.soup.find("input", attrs={"name": "typed_code"})["value"] == typed


@pytest.mark.only_sqlite
def test_a_further_reply_is_recorded_beside_the_first(app: Flask, visit: Visit, sent: Case) -> None:
    page = reply_page(app, visit, sent, sent.people[0])
    form = page.follow("Record the reply")
    page = form.submit("Save", answer="TO_TALK")
    overtaken = form.submit("Save", answer="AGREED")
    assert overtaken.status == 409
    page = page.follow("Record a further reply").submit("Save", answer="AGREED")
    assert "Reply 2: The record is right" in page.text
    assert "Reply 1: Would like to talk about it first" in page.text
    assert "A later reply has taken its place" in page.text


@pytest.mark.only_sqlite
def test_the_checks_show_who_has_not_answered(app: Flask, visit: Visit, sent: Case) -> None:
    page = visit(sent.preparer).get(pages_of(sent))
    assert "Records confirmed: 0 of 2 people in scope (0%)." in page.text
    narrowed = page.follow("Waiting for a reply")
    assert [row[1] for row in narrowed.rows(1)] == ["Waiting for a reply"] * 2
    assert visit(sent.preparer).get(pages_of(sent, "?state=NOT_SENT")).rows(1) == []
    assert visit(sent.preparer).get(pages_of(sent, "?state=%00%27")).status == 200


@pytest.mark.only_sqlite
def test_the_pages_are_in_welsh_for_a_welsh_reader(app: Flask, visit: Visit, sent: Case) -> None:
    page = reply_page(app, visit, sent, sent.people[0], "cy")
    assert page.heading == "Slip ateb Siân Áron"


@pytest.mark.only_sqlite
def test_the_host_the_auditor_and_a_stranger_open_no_slip(app: Flask, visit: Visit, sent: Case) -> None:
    with app.app_context():
        number = slip_of(sent, sent.people[0]).id
    for who, status in ((sent.host, 403), (sent.auditor, 403), (sent.lead, 403), (sent.stranger, 404)):
        for rest in ("", f"/{number}", f"/{number}/reply"):
            assert visit(who).get(pages_of(sent, rest)).status == status


@pytest.mark.only_sqlite
def test_the_terms_page_shows_each_council_of_the_programme_in_bands(
    app: Flask, build: Build, visit: Visit
) -> None:
    with build():
        case = make_case(people=0)
        for number in range(6):
            make_ready(case.transfer, surname=f"Person {number}")
        small = make_transfer(programme=case.transfer.programme)
        make_staff(small)
        elsewhere = make_transfer()
    page = visit(case.lead).get(f"/transfers/{case.transfer.id}/terms")
    rows = {row[0]: row[1:] for row in page.rows(1)}
    assert rows[case.outgoing.name] == ["Fewer than 5", "5 to 9"]
    assert rows[small.outgoing_employer.name] == ["Not shown: fewer than 5 people are in scope"]
    assert elsewhere.outgoing_employer.name not in rows
    own = visit(case.representative).get(f"/transfers/{case.transfer.id}/terms")
    assert small.outgoing_employer.name not in {row[0] for row in own.rows(1)}


@pytest.mark.only_sqlite
def test_the_trail_says_that_a_reply_came_and_nothing_of_what_it_says(
    app: Flask, visit: Visit, sent: Case
) -> None:
    form = reply_page(app, visit, sent, sent.people[0]).follow("Record the reply")
    form.submit("Save", answer="CORRECTED", heading_1="person.birth_on", words_1="Zqwords")
    trail = visit(sent.preparer).get(f"/transfers/{sent.transfer.id}/trail")
    assert "A reply to the check of a record was recorded" in trail.text
    assert "Zqwords" not in str(trail.soup)
