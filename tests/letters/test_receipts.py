"""Receipts prove that a letter reached an organisation or a union: who received it, when, and what shows it."""

import io

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from tests.conftest import Build, Visit
from tests.letters.case import ANNOUNCEMENT, REGULATION_13, Case, issued, make_case
from tests.letters.organisations import path
from transition.db import db
from transition.letters.models import Letter, ServiceKind, ServiceRecord
from transition.letters.receipts.models import LetterReceipt

pytestmark = pytest.mark.only_sqlite
PDF = b"%PDF-1.7 received %%EOF"


@pytest.fixture
def case(build: Build) -> Case:
    with build():
        return make_case()


def letter_of(app: Flask, number: int) -> int:
    with app.app_context():
        found = db.session.scalars(select(Letter.id).where(Letter.batch_id == number).order_by(Letter.number))
        return found.first() or 0


def test_a_receipt_is_kept_with_its_document_and_proves_the_service(
    app: Flask, case: Case, visit: Visit
) -> None:
    key = letter_of(app, issued(app, case, REGULATION_13))
    hr = visit(case.preparer)
    unproved = hr.get(path(case, "/service"))
    assert "Information under regulation 13" in unproved.text
    form = hr.get(path(case, f"/letters/{key}")).follow("Record a receipt")
    assert form.submit("Record the receipt").errors == ["Enter who received it."]
    assert form.submit("Record the receipt", received_by="R. Morgan").errors == [
        "Say what shows that it was received, or add the receipt as a document."
    ]
    bad = form.submit("Record the receipt", received_by="R. Morgan", document=(io.BytesIO(b"no"), "a.pdf"))
    assert bad.errors == ["The file must be a PDF, a Word document without macros, or a picture."]
    page = form.submit("Record the receipt", received_by="R. Morgan", document=(io.BytesIO(PDF), "slip.pdf"))
    assert "The receipt was recorded" in page.text
    assert hr.get(page.links["slip.pdf"]).response.data == PDF
    with app.app_context():
        assert db.session.scalars(select(ServiceRecord.kind)).all() == [ServiceKind.HANDED_OVER]
        with pytest.raises(DatabaseError, match="append-only"):
            db.session.execute(text("DELETE FROM letter_receipt"))
        db.session.rollback()
    for who, status in ((case.auditor, 200), (case.lead, 200), (case.host, 404), (case.representative, 404)):
        assert visit(who).get(page.links["slip.pdf"]).status == status, who.name


def test_a_receipt_by_e_mail_names_the_address(app: Flask, case: Case, visit: Visit) -> None:
    key = letter_of(app, issued(app, case, REGULATION_13))
    form = visit(case.preparer).get(path(case, f"/letters/{key}/receipt"))
    answers = {"received_by": "R. Morgan", "email": "RHYS@UNION.EXAMPLE", "words": "Confirmed at 10:05"}
    assert "E-mailed to rhys@union.example" in form.submit("Record the receipt", **answers).text
    form.submit("Record the receipt", **{**answers, "words": "Confirmed again"})
    with app.app_context():
        (step,) = db.session.scalars(select(ServiceRecord))
        assert (step.kind, step.note) == (
            ServiceKind.EMAILED, "rhys@union.example; R. Morgan; Confirmed at 10:05",
        )  # fmt: skip
        assert len(db.session.scalars(select(LetterReceipt)).all()) == 2


def test_no_receipt_is_asked_for_of_a_letter_to_a_member_of_staff(
    app: Flask, case: Case, visit: Visit
) -> None:
    key = letter_of(app, issued(app, case, ANNOUNCEMENT))
    hr = visit(case.preparer)
    assert "Record a receipt" not in hr.get(path(case, f"/letters/{key}")).text
    refused = hr.get(path(case, f"/letters/{key}/receipt")).submit(
        "Record the receipt", received_by="Siân", words="Signed for"
    )
    assert refused.errors == ["Receipts are kept of letters to organisations and unions only."]
