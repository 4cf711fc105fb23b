"""The legal basis is a recorded decision of the present employer, and its history stays."""

import pytest
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.factories import (
    make_employer,
    make_lead,
    make_officer,
    make_service,
    make_transfer,
)
from transition.db import db
from transition.rules.basis import LegalBasis
from transition.transfers.models import LegalBasisDecision


def _decide(page, **answers: str):
    day = {"decided_on-day": "2", "decided_on-month": "3", "decided_on-year": "2026"}
    return page.submit(
        "Record the decision", **{"reason": "Advice taken", "adviser": "A. Adviser", **day, **answers}
    )


def test_the_present_employer_decides_the_basis_and_the_history_keeps_both(
    build: Build, visit: Visit
) -> None:
    with build():
        transfer = make_transfer(basis=None)
        officer, lead = make_officer(transfer.outgoing_employer), make_lead(transfer.programme)
    path = f"/transfers/{transfer.id}/legal-basis"
    visit(lead).get(path).follow("Propose a legal basis").submit(
        "Record the proposal", basis="TUPE", reason="Counsel's view"
    )
    page = visit(officer).get(path).follow("Record the decision on the legal basis")
    page = _decide(page, basis="TUPE_EQUIVALENT")
    assert [row[1] for row in page.rows()] == ["Decision", "Proposal"]
    assert visit(lead).get(f"{path}/decide").status == 403
    assert visit(officer).get(f"{path}/propose").status == 403
    assert "Policy" in visit(officer).get(f"/transfers/{transfer.id}").text


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({}, "Choose the legal basis."),
        ({"basis": "TUPE", "adviser": ""}, "Enter who advised on the legal basis."),
        ({"basis": "TUPE", "decided_on-day": "3"}, "cannot be in the future"),
        ({"basis": "TUPE", "reason": " "}, "Enter the reason."),
    ],
)
def test_a_decision_needs_its_adviser_its_day_and_its_reason(
    build: Build, visit: Visit, answers: dict[str, str], error: str
) -> None:
    with build():
        transfer = make_transfer(basis=None)
        officer = make_officer(transfer.outgoing_employer)
    page = _decide(visit(officer).get(f"/transfers/{transfer.id}/legal-basis/decide"), **answers)
    assert any(error in message for message in page.errors), page.errors
    with build():
        assert db.session.scalars(select(LegalBasisDecision)).all() == []


@pytest.mark.parametrize(
    ("basis", "answer", "error"),
    [
        ("TUPE", None, "Say whether anybody's employer changes."),
        ("TUPE", "no", "does not fit your answer"),
        ("TUPE", "yes", "the present and the new employer are the same"),
        ("NO_EMPLOYER_CHANGE", "no", None),
        ("UNDECIDED", None, None),
    ],
)
def test_a_host_that_employs_already_is_asked_whether_anybodys_employer_changes(
    build: Build, visit: Visit, basis: str, answer: str | None, error: str | None
) -> None:
    with build():
        torfaen = make_employer("Torfaen CBC")
        transfer = make_transfer(torfaen, torfaen, basis=None)
        officer = make_officer(torfaen)
    browser = visit(officer)
    assert "Does anybody's employer change?" in browser.get(f"/transfers/{transfer.id}").text
    page = browser.get(f"/transfers/{transfer.id}/legal-basis/decide")
    page = _decide(page, basis=basis, **({"has_new_employer": answer} if answer else {}))
    assert [error in message for message in page.errors] == ([True] if error else [])
    if basis == LegalBasis.NO_EMPLOYER_CHANGE:
        assert "Does anybody's employer change?" not in browser.get(f"/transfers/{transfer.id}").text


def test_a_service_whose_legal_employer_is_the_present_one_raises_the_question_too(
    build: Build, visit: Visit
) -> None:
    with build():
        torfaen = make_employer()
        transfer = make_transfer(torfaen, service_id=make_service(torfaen).id, basis=None)
        officer = make_officer(torfaen)
    page = _decide(
        visit(officer).get(f"/transfers/{transfer.id}/legal-basis/decide"),
        basis="TUPE",
        has_new_employer="yes",
    )
    assert page.errors == []
    assert "Said that the employer changes." in page.text
