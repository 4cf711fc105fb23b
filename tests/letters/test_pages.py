"""The pages of letters: who opens which, what they say in both languages, and the whole way from choosing to served."""

import ast
import io
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.factories import make_recognition, make_representative, make_transfer
from tests.letters.case import (
    ANNOUNCEMENT,
    RECORD_CHECK,
    REGULATION_13,
    Case,
    issued,
    make_ready,
    rendered,
)
from transition.db import db
from transition.jobs import do_waiting
from transition.letters import content, gaps
from transition.letters.mends.gaps import GAPS
from transition.letters.models import Batch, Document, Letter, ServiceRecord


def path(case: Case, rest: str = "") -> str:
    return f"/transfers/{case.transfer.id}/letters{rest}"


def test_letters_go_from_choosing_to_served(app: Flask, visit: Visit, case: Case) -> None:
    preparer, approver = visit(case.preparer), visit(case.approver)
    page = preparer.get(path(case)).follow("Write letters").follow("First announcement")
    assert "2 letters can be written." in page.text
    assert "unions have not been sent the information" in page.text
    page = page.submit("Prepare the letters")
    assert "0 of 2 letters are made." in page.text
    do_waiting(app)
    page = page.follow("Look again")
    batch_path = page.response.request.path
    assert "another officer must approve them: Owen Cymeradwyo." in page.text
    again = preparer.get(path(case, "/new/announcement")).text
    assert "For 2 readers this letter is prepared and not issued yet; they are left out too." in again
    assert "have this letter already" not in again
    refused = preparer.get(f"{batch_path}/approve").submit("Approve the letters")
    assert refused.status == 400
    assert refused.errors == ["You prepared these letters, so another officer must approve them."]
    approver.get(batch_path).follow("Approve").submit("Approve the letters")
    page = preparer.get(batch_path).follow("Issue").submit("Issue the letters")
    assert "The letters have been issued." in page.text
    page = page.submit("Make files for the printer")
    do_waiting(app)
    page = page.follow("Look again")
    assert preparer.get(page.links["letters-001.pdf"]).response.data.startswith(b"%PDF")
    assert preparer.get(page.links["All files in one (ZIP)"]).response.data.startswith(b"PK")
    assert preparer.get(page.links["Manifest (XLSX)"]).response.data.startswith(b"PK")
    page = page.follow("Record that the letters were printed").submit("Record it", kind="PRINTED")
    assert "Recorded for 2 letters." in page.text
    page = page.follow("Record what happened to the letters")
    assert page.submit("Record it", kind="POSTED").errors == ["Select how the letter was posted."]
    page = page.submit("Record it", kind="POSTED", post_class="FIRST")
    assert "Served" in page.text


def test_a_double_click_on_issue_issues_once(app: Flask, visit: Visit, case: Case) -> None:
    batch_id = rendered(app, case, REGULATION_13)
    visit(case.approver).get(path(case, f"/{batch_id}/approve")).submit("Approve the letters")
    page = visit(case.preparer).get(path(case, f"/{batch_id}/issue"))
    first, second = page.submit("Issue the letters"), page.submit("Issue the letters")
    assert (first.status, second.status) == (200, 200)
    with app.app_context():
        assert db.session.get_one(Batch, batch_id).issued_on is not None


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("preparer", 200),
        ("auditor", 200),
        ("lead", 200),
        ("representative", 200),
        ("manager", 403),
        ("stranger", 404),
    ],
)
def test_who_opens_the_list_of_letters(visit: Visit, case: Case, who: str, status: int) -> None:
    assert visit(getattr(case, who)).get(path(case)).status == status


@pytest.mark.parametrize(
    ("who", "status"),
    [("preparer", 200), ("auditor", 200), ("lead", 200), ("representative", 404), ("host", 404), ("manager", 403), ("stranger", 404)],
)  # fmt: skip
def test_who_opens_a_batch_of_letters_to_staff(
    app: Flask, visit: Visit, case: Case, who: str, status: int
) -> None:
    batch_id = issued(app, case, ANNOUNCEMENT)
    page = visit(getattr(case, who)).get(path(case, f"/{batch_id}"))
    assert page.status == status
    assert ("Byrne" in page.text) == (who in {"preparer", "auditor"})


@pytest.mark.parametrize("who", ["lead", "representative", "host", "stranger", "manager"])
def test_nobody_else_opens_a_letter_to_a_member_of_staff(
    app: Flask, visit: Visit, case: Case, who: str
) -> None:
    issued(app, case, RECORD_CHECK)
    with app.app_context():
        letter = db.session.scalars(select(Letter.id)).first()
        document = db.session.scalars(select(Document.id)).first()
    browser = visit(getattr(case, who))
    for rest in (f"/letters/{letter}", f"/documents/{document}.pdf"):
        assert browser.get(path(case, rest)).status in {403, 404}


@pytest.mark.parametrize("who", ["auditor", "lead", "representative", "manager"])
@pytest.mark.parametrize("rest", ["/new", "/settings", "/new/announcement", "/new/announcement/cy.pdf"])
def test_only_hr_writes_letters(visit: Visit, case: Case, who: str, rest: str) -> None:
    assert visit(getattr(case, who)).get(path(case, rest)).status == 403


def test_a_union_reads_the_letter_to_itself_and_not_the_other_unions(
    app: Flask, visit: Visit, case: Case, build: Build
) -> None:
    with build():
        other = make_representative(case.unions[1])
    issued(app, case, REGULATION_13)
    page = visit(case.representative).get(path(case))
    mine = page.links["Information under regulation 13"]
    assert visit(case.representative).get(mine).status == 200
    assert visit(other).get(mine).status == 404
    pdf = visit(case.representative).get(mine).follow("English (PDF)").response
    text = PdfReader(io.BytesIO(pdf.data)).pages[0].extract_text()
    assert "Rhys Undeb" in text
    assert pdf.headers["Content-Disposition"].startswith('attachment; filename="mon-26-')


def test_a_union_reads_nothing_before_it_is_issued(app: Flask, visit: Visit, case: Case) -> None:
    rendered(app, case, REGULATION_13)
    page = visit(case.representative).get(path(case))
    assert "No letter has been issued to you yet." in page.text


@pytest.mark.parametrize("kind", ["announcement", "record-check", "confirmation"])
@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_specimen_names_nobody_real(visit: Visit, case: Case, kind: str, language: str) -> None:
    answer = visit(case.representative).get(path(case, f"/specimens/{kind}/{language}.pdf")).response
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)
    assert "Enghraifft" in text
    assert "Byrne" not in text


def test_a_preview_is_marked_as_a_draft_and_shown_in_the_browser(visit: Visit, case: Case) -> None:
    for language, words in (("cy", "DRAFFT"), ("en", "DRAFT")):
        answer = visit(case.preparer).get(path(case, f"/new/record-check/{language}.pdf")).response
        assert answer.headers["Content-Disposition"] == "inline"
        assert words in PdfReader(io.BytesIO(answer.data)).pages[0].extract_text()


def test_another_councils_batch_is_not_found_through_ones_own_transfer(
    app: Flask, visit: Visit, case: Case, build: Build
) -> None:
    batch_id = issued(app, case, ANNOUNCEMENT)
    with build():
        other = make_transfer(case.outgoing)
    for rest in ("", "/approve", "/issue", "/give-up", "/date", "/service"):
        assert visit(case.preparer).get(f"/transfers/{other.id}/letters/{batch_id}{rest}").status == 404


def test_what_is_missing_is_listed_with_the_page_that_mends_it(
    visit: Visit, case: Case, build: Build
) -> None:
    with build():
        make_ready(case.transfer, surname="Zeta", address_checked_on=None)
    page = visit(case.preparer).get(path(case, "/new/record-check"))
    assert "1 letter cannot be written yet." in page.text
    mend = next(
        href for words, href in page.links.items() if words.startswith("Put this right") and "/staff/" in href
    )
    assert visit(case.preparer).get(mend).status == 200


def test_settings_keep_what_was_typed_and_tell_the_second_editor(visit: Visit, case: Case) -> None:
    browser = visit(case.preparer)
    mine, theirs = browser.get(path(case, "/settings")), browser.get(path(case, "/settings"))
    assert "were saved" in theirs.submit("Save", functions="their words").text
    page = mine.submit("Save", functions="my words")
    assert page.status == 409
    assert "my words" in str(page.soup)


def test_a_wrong_date_gets_a_message(visit: Visit, case: Case) -> None:
    page = visit(case.preparer).get(path(case, "/new/announcement"))
    page = page.submit(
        "Prepare the letters", **{"dated_on-day": "1", "dated_on-month": "1", "dated_on-year": "2026"}
    )
    assert page.status == 400
    assert page.errors == ["The date of the letters must not be in the past."]


def test_a_file_is_told_from_one_that_was_changed(app: Flask, visit: Visit, case: Case) -> None:
    issued(app, case, ANNOUNCEMENT)
    with app.app_context():
        content = db.session.scalars(select(Document.pdf)).first() or b""
    browser = visit(case.preparer)
    for sent, words in ((content, "This file is as issued"), (content + b"\n", "it has been changed since")):
        page = browser.post(
            path(case, "/check"),
            {**_token(browser.get(path(case, "/check")).soup), "file": (io.BytesIO(sent), "x.pdf")},
            content_type="multipart/form-data",
        )
        assert words in page.text


def _token(soup: BeautifulSoup) -> dict[str, str]:
    return {"csrf_token": str(soup.find("input", {"name": "csrf_token"})["value"])}


def test_a_returned_letter_is_recorded_and_served_again(app: Flask, visit: Visit, case: Case) -> None:
    batch_id = issued(app, case, ANNOUNCEMENT)
    browser = visit(case.preparer)
    browser.get(path(case, f"/{batch_id}/service")).submit("Record it", kind="POSTED", post_class="SECOND")
    with app.app_context():
        letter = db.session.scalars(select(Letter.id)).first()
    page = browser.get(path(case, f"/letters/{letter}")).follow("Record what happened")
    page = page.submit("Record it", kind="RETURNED", return_reason="GONE_AWAY", note="Gone to Spain")
    page = page.follow("Record what happened")
    page = page.submit("Record it", kind="SERVED_AGAIN", again_by="HANDED_OVER", by_whom="Mair Rees")
    assert [row[0] for row in page.rows(1)] == ["Posted", "Returned", "Served again"]
    with app.app_context():
        assert len(db.session.scalars(select(ServiceRecord)).all()) == 4


def test_a_batch_takes_as_many_queries_with_many_letters_as_with_few(
    app: Flask, visit: Visit, case: Case, build: Build, count_queries
) -> None:
    few = rendered(app, case, ANNOUNCEMENT)
    with build():
        for _ in range(6):
            make_ready(case.transfer)
    many = rendered(app, case, ANNOUNCEMENT)
    browser, seen = visit(case.preparer), []
    for batch_id in (few, many):
        with count_queries() as queries:
            assert browser.get(path(case, f"/{batch_id}")).status == 200
        seen.append(len(queries))
    assert seen[0] == seen[1]


@pytest.mark.parametrize("rest", ["", "/new", "/new/record-check", "/settings", "/check"])
def test_the_pages_are_in_welsh_too(visit: Visit, case: Case, rest: str) -> None:
    browsers = [visit(case.preparer, language) for language in ("en", "cy")]
    english, welsh = (browser.get(path(case, rest)) for browser in browsers)
    assert english.status == welsh.status == 200
    assert english.heading != welsh.heading


def codes_in(text: str) -> set[str]:
    """The codes that a module names: what it calls blank, and every word in quotes that looks like one."""
    tree = ast.parse(text)
    words = {one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and type(one.value) is str}
    blanks = [one for one in ast.walk(tree) if isinstance(one, ast.Call) and ast.unparse(one.func) == "blank"]
    return {word for word in words if re.fullmatch(r"[a-z_]+", word)} | {
        keyword.arg for call in blanks for keyword in call.keywords if keyword.arg
    }


def test_every_gap_of_every_kind_is_worded() -> None:
    files = [Path(gaps.__file__), *Path(content.__file__).parent.glob("*.py")]
    named = set().union(*(codes_in(file.read_text()) for file in files)) - {"kind"} | {"address_too_long"}
    assert len(named) > 30
    assert named - set(GAPS) == set()


def test_a_new_transfer_says_what_to_do_next(visit: Visit, build: Build, case: Case) -> None:
    with build():
        transfer = make_transfer(case.outgoing)
        union = make_representative(make_recognition(case.outgoing, bargaining_unit="Craft"))
    assert (
        "Enter the settings of letters first"
        in visit(case.preparer).get(f"/transfers/{transfer.id}/letters").text
    )
    assert (
        "No letter has been issued to you yet." in visit(union).get(f"/transfers/{transfer.id}/letters").text
    )
