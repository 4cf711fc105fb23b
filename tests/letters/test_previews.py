"""Drafts of any letter at any time, how far the making is, the check of stored bytes, and letters that supersede others."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select, text

from tests.conftest import TODAY, Build, Visit
from tests.letters.case import (
    ANNOUNCEMENT,
    RECORD_CHECK,
    REGULATION_13,
    Case,
    issued,
    make_ready,
    prepared,
    rendered,
)
from tests.letters.kept import letters_of
from transition.db import db
from transition.jobs import do_waiting
from transition.letters.chains import chain_of, superseded_by
from transition.letters.models import Batch, Document, Letter
from transition.letters.progress import progress_of
from transition.letters.service.proof import served
from transition.transfers.models import Transfer


def path(case: Case, rest: str = "") -> str:
    return f"/transfers/{case.transfer.id}/letters{rest}"


def words_of(answer: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer)).pages)


def test_any_readers_letter_is_previewed_in_either_language_whatever_they_chose(
    app: Flask, visit: Visit, case: Case, build: Build
) -> None:
    issued(app, case, RECORD_CHECK)  # who has the letter already is previewed too
    with build():
        make_ready(case.transfer, surname="Zeta", postcode="")
    hr = visit(case.preparer)
    page = hr.get(path(case, "/new/record-check")).follow("Preview the letter of a reader of your choice")
    assert "3 readers." in page.text
    rows = {row[0]: row[2] for row in page.rows()}
    assert rows["Siân Zeta"].startswith("The address has no postcode")
    assert rows["Siân Byrne"] == "Nothing"
    reader = f"/new/record-check/readers/person-{case.people[0].id}"
    for language, draft in (("cy", "DRAFFT"), ("en", "DRAFT")):
        answer = hr.get(path(case, f"{reader}/{language}.pdf")).response
        assert draft in words_of(answer.data)
        assert "Siân Áron" in words_of(answer.data)
    assert hr.get(path(case, "/new/record-check/readers/person-99999/en.pdf")).status == 404
    assert hr.get(path(case, "/new/record-check/readers/odd/en.pdf")).status == 404
    union = path(case, f"/new/regulation-13-information/readers/union-{case.unions[0].id}/en.pdf")
    assert "DRAFT" in words_of(hr.get(union).response.data)
    for who in (case.auditor, case.lead, case.manager):
        assert visit(who).get(path(case, "/new/record-check/readers")).status == 403


def test_a_letter_of_a_batch_is_previewed_before_it_is_made_and_one_that_is_stopped_says_why(
    app: Flask, visit: Visit, case: Case, build: Build
) -> None:
    with build():
        make_ready(case.transfer, surname="Zeta", postcode="")
    with app.app_context():
        batch_id = prepared(case, RECORD_CHECK).id
        db.session.commit()
        whole, stopped = letters_of(batch_id)[0].id, letters_of(batch_id)[-1].id
    hr = visit(case.preparer)
    answer = hr.get(path(case, f"/letters/{whole}/draft/en.pdf")).response
    assert "DRAFT" in words_of(answer.data), "a reader of Welsh, read by an officer in English"
    page = hr.get(path(case, f"/letters/{stopped}/draft/cy.pdf"))
    assert page.status == 409
    assert "no postcode" in page.text
    for who, status in (
        (case.auditor, 200),
        (case.lead, 404),
        (case.representative, 404),
        (case.manager, 403),
    ):
        assert visit(who).get(path(case, f"/letters/{whole}/draft/en.pdf")).status == status


def test_the_page_follows_the_making_only_while_it_is_let_and_stops_when_all_are_made(
    app: Flask, visit: Visit, case: Case
) -> None:
    hr = visit(case.preparer)
    page = hr.get(path(case, "/new/announcement")).submit("Prepare the letters")
    assert "Refresh" not in page.response.headers
    assert "0 of 2 letters are made." in page.text
    let = page.follow("Let this page look again by itself")
    assert int(let.response.headers["Refresh"]) > 0
    assert "Refresh" not in let.follow("Stop looking by itself").response.headers
    do_waiting(app)
    done = let.follow("Look again")
    assert "Refresh" not in done.response.headers
    assert "letters are made." not in done.text


@pytest.mark.parametrize(
    ("seconds", "minutes", "is_quiet"), [(10, 2, False), (119, 2, False), (1000, None, True)]
)
def test_how_long_the_rest_takes_is_told_from_how_fast_letters_came(
    app: Flask, case: Case, seconds: int, minutes: int | None, is_quiet: bool
) -> None:
    batch_id = rendered(app, case, ANNOUNCEMENT)
    began = datetime(2026, 3, 2, 10, tzinfo=UTC)
    with app.app_context():
        for place, letter in enumerate(letters_of(batch_id)):
            letter.rendered_at = began + timedelta(seconds=place)
        db.session.flush()
        now = began + timedelta(seconds=seconds)
        found = progress_of(db.session.get_one(Batch, batch_id), whole=102, waiting=100, now=now)
        assert (found.made, found.minutes_left, found.is_quiet) == (2, minutes, is_quiet)


@pytest.mark.only_sqlite
def test_a_letters_stored_bytes_are_checked_from_its_page(app: Flask, visit: Visit, case: Case) -> None:
    issued(app, case, REGULATION_13)
    with app.app_context():
        letter = db.session.scalars(select(Letter.id)).first()
        document = db.session.scalars(select(Document.id).where(Document.letter_id == letter)).first()
    hr = visit(case.preparer)
    page = hr.get(path(case, f"/letters/{letter}")).follow("Check this letter's bytes now")
    assert "Every document is as it was issued, byte for byte." in page.text
    assert visit(case.representative).get(path(case, f"/letters/{letter}/check")).status == 200
    assert visit(case.manager).get(path(case, f"/letters/{letter}/check")).status == 403
    with app.app_context():  # what no page can do: somebody at the database itself
        for verb in ("update", "delete", "insert"):
            db.session.execute(text(f"DROP TRIGGER document_issued_{verb}"))
        db.session.execute(
            text("UPDATE document SET pdf = :bytes WHERE id = :id"), {"bytes": b"x", "id": document}
        )
        db.session.commit()
    page = hr.get(path(case, f"/letters/{letter}/check"))
    assert "At least one document is not as it was issued." in page.text
    assert "Does not agree" in page.text


def test_a_letter_that_supersedes_another_is_shown_in_both_directions_once_it_is_issued(
    app: Flask, visit: Visit, case: Case, build: Build
) -> None:
    first_batch = issued(app, case, ANNOUNCEMENT)
    with app.app_context():
        first = letters_of(first_batch)[0].id
        batch = prepared(case, RECORD_CHECK)
        letters = letters_of(batch.id)
        letters[0].supersedes_id = first
        second, batch_id = letters[0].id, batch.id
        db.session.commit()
    hr = visit(case.preparer)
    assert "It is not issued yet." in hr.get(path(case, f"/letters/{first}")).text
    assert "Superseded" not in hr.get(path(case, f"/{first_batch}")).text
    do_waiting(app)
    hr.get(path(case, f"/{batch_id}"))
    visit(case.approver).get(path(case, f"/{batch_id}/approve")).submit("Approve the letters")
    hr.get(path(case, f"/{batch_id}/issue")).submit("Issue the letters")
    assert "This letter was superseded by a later one." in hr.get(path(case, f"/letters/{first}")).text
    assert "corrects the one before it." in hr.get(path(case, f"/letters/{second}")).text
    assert "Superseded" in hr.get(path(case, f"/{first_batch}")).text
    with app.app_context():
        old, new = db.session.get_one(Letter, first), db.session.get_one(Letter, second)
        assert [one.id for one in chain_of(old).after] == [second]
        assert [one.id for one in chain_of(new).before] == [first]
        assert list(superseded_by([old, new])) == [first]
        transfer = db.session.get_one(Transfer, case.transfer.id)
        assert first not in {one.letter.id for one in served(transfer, TODAY)}
