"""A lead sets a transfer up, whole or not at all, and nobody does it for somebody else."""

import pytest
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.factories import (
    make_employer,
    make_lead,
    make_officer,
    make_programme,
    make_service,
    make_transfer,
)
from transition.db import db
from transition.rules.broken import RuleBroken
from transition.transfers.models import Transfer


def test_a_lead_sets_a_transfer_up_and_the_service_gives_the_new_employer(build: Build, visit: Visit) -> None:
    with build():
        outgoing, host = make_employer("Monmouthshire County Council"), make_employer("Torfaen CBC")
        programme, service = make_programme(), make_service(host)
        lead = make_lead(programme)
    page = visit(lead).get("/").follow("Set up a transfer")
    page = page.submit(
        "Set up the transfer",
        programme_id=str(programme.id),
        outgoing_employer_id=str(outgoing.id),
        service_id=str(service.id),
        name="Monmouthshire to SRS",
        **{"transfer_on-day": "1", "transfer_on-month": "4", "transfer_on-year": "2026"},
    )
    assert page.heading == "Monmouthshire to SRS"
    assert "Torfaen CBC" in page.text
    timeline = page.follow("Timeline")
    assert "Nobody keeps this timeline yet" not in timeline.text
    liability = next(row for row in timeline.rows() if row[0].startswith("Employee liability information"))
    assert liability[2].startswith("4 March 2026")
    assert "The timeline was laid out" in timeline.visitor.get(f"{_home(page)}/trail").text


def _home(page) -> str:
    return str(page.response.request.path)


def test_a_transfer_that_cannot_have_its_timeline_is_not_set_up_at_all(
    build: Build, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with build():
        outgoing, programme = make_employer(), make_programme()
        lead = make_lead(programme)

    def refuse(*_transfer: object, **_by: object) -> None:
        raise RuleBroken("date_out_of_range", "transfer_on")

    monkeypatch.setattr("transition.overview.setting_up.open_timeline", refuse)
    page = visit(lead).get("/transfers/new")
    page = page.submit(
        "Set up the transfer",
        programme_id=str(programme.id),
        outgoing_employer_id=str(outgoing.id),
        name="A",
        **{"transfer_on-day": "1", "transfer_on-month": "4", "transfer_on-year": "2026"},
    )
    assert (page.status, page.errors) == (400, ["The date is too far away to count from."])
    with build():
        assert db.session.scalars(select(Transfer)).all() == []


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"name": ""}, "Enter the name of the transfer."),
        ({"transfer_on-day": "31", "transfer_on-month": "2"}, "there is no such date"),
        ({"transfer_on-year": "2005"}, "on or after 6 April 2006"),
        ({"outgoing_employer_id": "999999"}, "choose from the list on the page"),
        ({"programme_id": ""}, "Choose the programme."),
    ],
)
def test_a_bad_answer_is_named_and_nothing_is_set_up(
    build: Build, visit: Visit, answers: dict[str, str], error: str
) -> None:
    with build():
        outgoing, programme = make_employer(), make_programme()
        lead = make_lead(programme)
    good = {
        "programme_id": str(programme.id),
        "outgoing_employer_id": str(outgoing.id),
        "name": "A",
        "transfer_on-day": "1",
        "transfer_on-month": "4",
        "transfer_on-year": "2026",
    }
    page = visit(lead).get("/transfers/new")
    page = page.visitor.post("/transfers/new", {**_token(page), **good, **answers})
    assert page.status == 400
    assert any(error in message for message in page.errors), page.errors
    with build():
        assert db.session.scalars(select(Transfer)).all() == []


def _token(page) -> dict[str, str]:
    return {"csrf_token": page.soup.find("input", {"name": "csrf_token"})["value"]}


def test_a_lead_cannot_set_a_transfer_up_in_another_programme(build: Build, visit: Visit) -> None:
    with build():
        lead, other, outgoing = make_lead(make_programme()), make_programme(), make_employer()
    page = visit(lead).get("/transfers/new")
    answers = {"programme_id": str(other.id), "outgoing_employer_id": str(outgoing.id), "name": "A"}
    assert page.visitor.post("/transfers/new", {**_token(page), **answers}).status == 400


def test_nobody_agrees_for_the_other_employer(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
    page = visit(officer).get(f"/transfers/{transfer.id}")
    answers = {"side": "INCOMING", "is_agreed": "yes", "agreed_on": "2026-04-01"}
    assert (
        page.visitor.post(f"/transfers/{transfer.id}/date/agree", {**_token(page), **answers}).status == 403
    )
