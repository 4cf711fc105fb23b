"""A council's own paragraphs and its crest: written, approved by another officer, said by letters, kept for good."""

import io
from datetime import date

import pytest
from flask import Flask
from PIL import Image
from pypdf import PdfReader
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from tests.conftest import TODAY, Visit
from tests.letters.case import ANNOUNCEMENT, EVERY_KIND, OBJECTION, Case, issued, prepared, viewer_for
from tests.letters.kept import letters_of
from tests.letters.samples import letter
from transition import clock
from transition.db import Stale, db
from transition.i18n.names import Words
from transition.letters import compose
from transition.letters.content import Letter as Written
from transition.letters.content import OwnText
from transition.letters.models import Document, LetterSettings
from transition.letters.texts.actions import add_crest, approve_wording, write_wording
from transition.letters.texts.arms import drawn_anew
from transition.letters.texts.models import Crest, OwnWording, WordingApproval
from transition.letters.texts.queries import approved_wordings, pictures
from transition.rules.broken import RuleBroken
from transition.rules.letters import LetterKind
from transition.rules.wording import Slot


def path(case: Case, rest: str = "") -> str:
    return f"/transfers/{case.transfer.id}/letters{rest}"


OPENING = "/texts/announcement/opening"
ENGLISH, WELSH = "Drop in on Friday.\n\n- Bring questions\n- Bring a friend", "Galwch heibio ddydd Gwener."


def picture(size: tuple[int, int] = (300, 400), kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (12, 80, 40)).save(out, kind)
    return out.getvalue()


def write(case: Case, words: str = ENGLISH, welsh: str = WELSH, version: int = 0) -> OwnWording | None:
    return write_wording(
        case.transfer, case.outgoing, ANNOUNCEMENT, Slot.OPENING, text=words, text_cy=welsh, version=version,
        by=viewer_for(case.preparer), now=clock.now(),
    )  # fmt: skip


def test_a_paragraph_goes_from_its_writer_by_another_officer_into_letters(
    app: Flask, visit: Visit, case: Case
) -> None:
    writer, other = visit(case.preparer), visit(case.approver)
    page = (
        writer.get(path(case))
        .follow("Texts of letters")
        .follow("First announcement : After the first paragraph")
    )
    page = page.submit("Keep this wording", text=ENGLISH, text_cy=WELSH)
    assert "Letters say it once another officer has approved it." in page.text
    assert "Drop in on Friday. Bring questions Bring a friend" in page.text  # where it stands in the letter
    refused = page.follow("Approve this wording").submit("Approve the wording")
    assert refused.errors == ["You wrote this paragraph, so another officer must approve it."]
    with app.app_context():
        assert approved_wordings(case.transfer, case.outgoing) == []
    asked = other.get(path(case, OPENING)).follow("Approve this wording")
    assert "Nobody has marked this Welsh as checked yet." in asked.text
    page = asked.submit("Approve the wording")
    assert "Letters prepared from now on say it." in page.text
    assert "Nobody has marked its Welsh as checked yet" in page.text
    asked.follow("Check the Welsh of this paragraph").submit("Keep it and mark it as checked")
    assert "Nobody has marked this Welsh" not in other.get(asked.response.request.path).text
    with app.app_context():
        batch = prepared(case, ANNOUNCEMENT)
        kept = Written.from_dict(letters_of(batch.id)[0].facts)
        assert kept.own == (OwnText(Slot.OPENING, Words(ENGLISH, WELSH)),)
        assert {"key": "own.ANNOUNCEMENT.OPENING", "en": ENGLISH, "cy": WELSH} in (batch.texts or [])


def test_letters_say_the_approved_wording_while_a_newer_one_waits(app: Flask, case: Case) -> None:
    with app.app_context():
        first = write(case)
        assert first is not None
        approve_wording(first, by=viewer_for(case.approver), today=TODAY)
        second = write(case, "Another text.", "Testun arall.", version=1)
        assert second is not None
        assert [one.id for one in approved_wordings(case.transfer, case.outgoing)] == [first.id]
        approve_wording(second, by=viewer_for(case.approver), today=TODAY)
        approve_wording(second, by=viewer_for(case.approver), today=TODAY)  # a second click does nothing more
        assert [one.id for one in approved_wordings(case.transfer, case.outgoing)] == [second.id]
        assert len(db.session.scalars(select(WordingApproval)).all()) == 2
        third = write(case, "", "", version=2)
        assert third is not None
        approve_wording(third, by=viewer_for(case.approver), today=TODAY)
        batch = prepared(case, ANNOUNCEMENT)
        assert Written.from_dict(letters_of(batch.id)[0].facts).own == ()


def test_only_the_newest_wording_is_approved_and_the_same_is_not_kept_twice(app: Flask, case: Case) -> None:
    with app.app_context():
        first = write(case)
        assert first is not None
        assert write(case, version=1) is None
        with pytest.raises(Stale):
            write(case, "Late.", version=0)
        assert write(case, "Newer.", version=1) is not None
        with pytest.raises(RuleBroken, match="wording_replaced"):
            approve_wording(first, by=viewer_for(case.approver), today=TODAY)
        with pytest.raises(RuleBroken, match="english_needed"):
            write(case, "", "Cymraeg yn unig.", version=2)


def test_a_second_editor_is_shown_both_wordings_and_keeps_what_was_typed(visit: Visit, case: Case) -> None:
    first, second = (
        visit(case.preparer).get(path(case, OPENING)),
        visit(case.approver).get(path(case, OPENING)),
    )
    first.submit("Keep this wording", text="One.")
    page = second.submit("Keep this wording", text="Two.")
    assert page.status == 409
    assert page.rows()[0] == ["In English", "One.", "Two."]
    assert "Two." in page.soup.find("textarea", {"name": "text"}).text
    assert page.submit("Keep this wording").status == 200


@pytest.mark.parametrize("table", ["own_wording", "wording_approval", "crest"])
def test_what_was_written_approved_and_drawn_never_changes(app: Flask, case: Case, table: str) -> None:
    with app.app_context():
        wording = write(case)
        assert wording is not None
        approve_wording(wording, by=viewer_for(case.approver), today=TODAY)
        add_crest(case.transfer, case.outgoing, picture(), by=viewer_for(case.preparer), today=TODAY)
        db.session.commit()
        with pytest.raises(DatabaseError, match="append-only"):
            db.session.execute(text(f"DELETE FROM {table}"))


@pytest.mark.parametrize("kind", [*EVERY_KIND, OBJECTION])
@pytest.mark.parametrize("language", ["cy", "en"])
def test_every_letter_has_the_places_and_says_plain_text_alone(kind: LetterKind, language: str) -> None:
    own = (
        OwnText(Slot.OPENING, Words("{{ 7*7 }} <b>x</b>", "{{ 7*7 }} <b>x</b>")),
        OwnText(Slot.CLOSING, Words("The end.", "Y diwedd.")),
    )
    html = compose.document(letter(kind, own=own), language).html
    body = html.partition("</h1>")[2]
    lead, own_text, rest = body.partition('<div class="own"')
    assert lead.count("<p>") == 1  # behind the first paragraph
    assert "{{ 7*7 }} &lt;b&gt;x&lt;/b&gt;" in rest
    assert own_text
    end = "Y diwedd." if language == "cy" else "The end."
    assert rest.index(end) < rest.index('<div class="close">')
    assert "<h2>" not in rest[rest.index(end) :].partition('<div class="close">')[0]


def test_welsh_that_is_missing_stands_in_english_and_says_so() -> None:
    own = (OwnText(Slot.OPENING, Words("Only in English.")),)
    html = compose.document(letter(ANNOUNCEMENT, own=own), "cy").html
    assert '<div class="own" lang="en-GB">\n<p>Only in English.</p>' in html


def test_a_draft_is_one_click_away_in_each_language(visit: Visit, case: Case) -> None:
    page = (
        visit(case.preparer).get(path(case, OPENING)).submit("Keep this wording", text=ENGLISH, text_cy=WELSH)
    )
    for language, words in (("Welsh", "Galwch heibio"), ("English", "Drop in on Friday")):
        answer = page.visitor.get(page.links[f"Draft on paper: {language} (PDF)"]).response
        assert words in " ".join(PdfReader(io.BytesIO(answer.data)).pages[0].extract_text().split())


@pytest.mark.parametrize("who", ["auditor", "lead", "representative", "manager"])
@pytest.mark.parametrize("rest", ["/texts", OPENING, "/texts/announcement/draft/en.pdf", "/crests"])
def test_only_hr_writes_own_paragraphs(visit: Visit, case: Case, who: str, rest: str) -> None:
    assert visit(getattr(case, who)).get(path(case, rest)).status == 403


def test_a_crest_is_drawn_anew_and_issued_letters_keep_it(app: Flask, visit: Visit, case: Case) -> None:
    officer = visit(case.preparer)
    page = officer.get(path(case, "/settings")).follow("Add a crest")
    page = page.submit("Add the crest", file=(io.BytesIO(picture(kind="JPEG")), "arfbais.jpg"))
    assert "Choose it in the settings of letters." in page.text
    shown = officer.get(str(page.soup.find("figure").find("img")["src"])).response
    assert (shown.mimetype, shown.data[:4]) == ("image/png", b"\x89PNG")
    with app.app_context():
        name = db.session.scalars(select(Crest)).one().name
    page = officer.get(path(case, "/settings")).submit("Save", crest=name)
    assert page.errors == []
    batch_id = issued(app, case, ANNOUNCEMENT)
    with app.app_context():
        kept = letters_of(batch_id)[0]
        assert kept.facts["letterhead"]["crest"] == name
        document = db.session.scalars(select(Document).where(Document.letter_id == kept.id)).first()
        assert document is not None
        assert len(PdfReader(io.BytesIO(document.pdf)).pages[0].images) == 1
        db.session.scalars(select(LetterSettings)).one().crest = ""
        again = compose.letter_pdf(Written.from_dict(kept.facts), document.language, pictures=pictures(name))
        assert again == document.pdf  # from its own facts, whatever the settings say since


def test_the_same_crest_is_kept_once(app: Flask, case: Case) -> None:
    by = viewer_for(case.preparer)
    with app.app_context():
        first = add_crest(case.transfer, case.outgoing, picture(), by=by, today=TODAY)
        assert add_crest(case.transfer, case.outgoing, picture(), by=by, today=date(2026, 3, 3)) is first


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "crest_not_a_picture"),
        (b"<svg onload='x()'/>", "crest_not_a_picture"),
        (b"GIF89a" + b"\0" * 200, "crest_not_a_picture"),
        (picture()[:200], "crest_not_a_picture"),
        (picture((900, 900), "JPEG")[:-1500], "crest_not_a_picture"),
        (b"\0" * (2 * 2**20 + 1), "crest_too_big"),
        (picture((6000, 200)), "crest_too_many_dots"),
        (picture((50, 50)), "crest_too_few_dots"),
    ],
)
def test_what_is_no_picture_of_a_fitting_size_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(RuleBroken, match=code):
        drawn_anew(data)


def test_nothing_of_the_file_but_its_dots_is_kept() -> None:
    out = io.BytesIO()
    Image.new("RGB", (200, 200)).save(out, "JPEG", comment=b"secret place", exif=b"Exif\0\0secret place")
    made, width, height = drawn_anew(out.getvalue())
    assert (width, height) == (200, 200)
    assert b"secret place" in out.getvalue()
    assert b"secret place" not in made
    assert drawn_anew(out.getvalue())[0] == made
