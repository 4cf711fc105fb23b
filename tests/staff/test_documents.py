"""Documents of protected terms: known by their content, kept under our own names, handed out whole or not at all."""

import hashlib
import io
import zipfile
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from tests.conftest import Build, Visit
from tests.factories import make_employer, make_lead, make_officer, make_staff, make_transfer, viewer_for
from tests.visitor import Page, Visitor, held_by
from transition.access.permissions import Role
from transition.audit.models import AuditEvent
from transition.clock import now
from transition.db import db
from transition.rules.broken import RuleBroken
from transition.rules.protection import TermCategory
from transition.staff.documents import actions
from transition.staff.documents.models import TermDocument
from transition.staff.terms.models import Term
from transition.transfers.models import InformationRelease, ReleaseKind
from transition.web.documents import LARGEST, HandedIn, check_document

PDF = b"%PDF-1.7\nZqcontract\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR....IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0....\xff\xd9"


def word(*extra: str, size: int = 1) -> bytes:
    """A Word document with these parts besides those that every one has."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("word/document.xml", b"\0" * size)
        for name in extra:
            parts.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("contract.pdf", PDF, "application/pdf"),
        ("contract.docx", PDF, "application/pdf"),
        ("contract.pdf", word(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("scan.jpg", PNG, "image/png"),
        ("scan.png", JPEG, "image/jpeg"),
        ("scan.gif", b"GIF89a....", "image/gif"),
        ("scan.webp", b"RIFF....WEBPVP8 ", "image/webp"),
    ],
)
def test_a_document_is_what_its_content_says(name: str, content: bytes, kind: str) -> None:
    found = check_document(name, content)
    assert found.type == kind
    assert found.digest == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "document_empty"),
        (b"%PDF-1.7 cut short", "document_kind"),
        (b"\x89PNG\r\n\x1a\n not a picture", "document_kind"),
        (b"\xff\xd8\xff cut short", "document_kind"),
        (b"<script>alert(1)</script>", "document_kind"),
        (b"MZ\x90\x00", "document_kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "document_kind"),
        (b"PK\x03\x04 not a list of parts", "document_kind"),
        (word("word/vbaProject.bin"), "document_kind"),
        (word("word/VBAProject.bin"), "document_kind"),
        (word(*(f"word/{number}" for number in range(2001))), "document_kind"),
        (word(size=201 * 1024 * 1024), "document_kind"),
        (b"%PDF-" + b"x" * LARGEST + b"%%EOF", "document_too_large"),
    ],
    ids=[
        "an empty file", "a PDF cut short", "a PNG's beginning", "a JPEG's beginning", "a page", "a program",
        "a drawing with scripts", "no archive", "a macro", "a macro in capitals", "too many parts", "too large unpacked",
        "too large",
    ],
)  # fmt: skip
def test_what_is_none_of_these_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_document("contract.pdf", content)
    assert refused.value.code == code


class World:
    """One term of one member of staff, and everybody who might look."""

    def __init__(self) -> None:
        self.transfer = make_transfer()
        out, host = self.transfer.outgoing_employer, self.transfer.incoming_employer
        assert host
        self.hr, self.auditor = make_officer(out), make_officer(out, Role.AUDITOR)
        self.host, self.lead = make_officer(host), make_lead(self.transfer.programme)
        self.manager, self.stranger = make_officer(out, Role.MANAGER), make_officer(make_employer())
        self.person = make_staff(self.transfer, surname="Pritchard", forenames="Siân")
        self.term = Term(person_id=self.person.id, category=TermCategory.LEAVE, text="31 days")
        db.session.add(self.term)
        db.session.flush()
        self.page = f"/transfers/{self.transfer.id}/staff/{self.person.id}"
        self.documents = f"{self.page}/terms/{self.term.id}/documents"

    def attach(self, content: bytes = PDF) -> TermDocument:
        handed_in: HandedIn = check_document("x.pdf", content)
        by = viewer_for(self.hr)
        return actions.attach_document(
            self.transfer, self.term, handed_in, description="Contract", by=by, now=now()
        )


@pytest.fixture
def world(build: Build) -> World:
    with build():
        return World()


def upload(
    browser: Visitor, world: World, name: str, content: bytes, description: str = "Contract of 2019"
) -> Page:
    address = f"{world.documents}/new"
    given = {"description": description, "document": (io.BytesIO(content), name)}
    form = browser.get(address).form("Attach the document")
    return browser.post(address, held_by(form) | given, content_type="multipart/form-data")


def test_a_document_that_is_kept_never_changes(app: Flask, world: World) -> None:
    with app.app_context():
        world.attach()
        db.session.commit()
        with pytest.raises(DBAPIError):
            db.session.execute(text("UPDATE term_document SET description = 'Other'"))
        db.session.rollback()


def test_a_term_takes_so_many_documents_and_no_more(app: Flask, world: World) -> None:
    with app.app_context():
        for _ in range(actions.MOST):
            world.attach()
        with pytest.raises(RuleBroken, match="too_many_documents"):
            world.attach()
        db.session.rollback()


@pytest.mark.only_sqlite
def test_a_document_is_attached_handed_out_and_taken_away(app: Flask, visit: Visit, world: World) -> None:
    browser = visit(world.hr)
    page = browser.get(world.page).follow("Attach a document : Annual leave")
    assert page.heading == "Attach a document"
    page = upload(browser, world, "../../Siân Pritchard\u202egpj.PDF", PDF)
    assert "The document was attached." in page.text
    assert hashlib.sha256(PDF).hexdigest() in page.text
    answer = browser.client.get(page.links["Contract of 2019 (PDF, 1 kB)"])
    assert answer.data == PDF
    assert answer.mimetype == "application/pdf"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith('attachment; filename="')
    assert "Pritchard" not in disposition
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in answer.headers["Cache-Control"]
    page = page.follow("Take away : Contract of 2019").submit("Take the document away")
    assert "The document was taken away." in page.text
    assert "Contract of 2019" not in page.text
    with app.app_context():
        names = [event.name for event in db.session.scalars(select(AuditEvent).order_by(AuditEvent.id))]
        assert names[-2:] == ["term.document_added", "term.document_removed"]


@pytest.mark.only_sqlite
@pytest.mark.parametrize(
    ("name", "content", "description", "message"),
    [
        ("x.pdf", PDF, "", "Say what the document is."),
        ("x.exe", PDF, "Contract", "choose a file of one of these kinds"),
        ("x.pdf", b"<html>", "Contract", "Choose a PDF, a Word document (DOCX) or a picture."),
        ("x.pdf", b"", "Contract", "The document is empty."),
    ],
)
def test_a_bad_upload_is_said_to_be_bad(
    visit: Visit, world: World, name: str, content: bytes, description: str, message: str
) -> None:
    page = upload(visit(world.hr), world, name, content, description)
    assert page.status == 400
    assert message in page.errors[0]


@pytest.mark.only_sqlite
def test_a_document_that_was_tampered_with_is_not_handed_out(
    app: Flask, build: Build, visit: Visit, world: World
) -> None:
    with build():
        kept = world.attach()
        number = kept.id
    with build():
        db.session.execute(text("DROP TRIGGER term_document_written_once"))
        db.session.execute(text("UPDATE term_document SET content = :other"), {"other": b"%PDF other %%EOF"})
    page = visit(world.hr).get(f"{world.documents}/{number}")
    assert page.status == 409
    assert page.heading == "The document is not as it was attached"


@pytest.mark.only_sqlite
def test_only_who_may_see_the_term_is_handed_its_document(build: Build, visit: Visit, world: World) -> None:
    with build():
        number = world.attach().id
    address = f"{world.documents}/{number}"
    expected = {"hr": 200, "auditor": 200, "host": 404, "lead": 403, "manager": 403, "stranger": 404}
    assert {who: visit(getattr(world, who)).get(address).status for who in expected} == expected
    with build():
        db.session.add(
            InformationRelease(
                transfer_id=world.transfer.id, kind=ReleaseKind.LIABILITY_IDENTIFIED,
                released_on=date(2026, 3, 1), recipient="R", released_by_id=world.hr.id,
            )
        )  # fmt: skip
    assert visit(world.host).get(address).status == 200
    assert visit(world.host).get(f"{world.documents}/new").status == 403
    assert visit(world.host).get(f"{address}/remove").status == 403
