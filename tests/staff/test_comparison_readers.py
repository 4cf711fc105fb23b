"""Who sees terms side by side: people for some, categories in bands for others."""

import io

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.factories import (
    make_employer,
    make_lead,
    make_officer,
    make_recognition,
    make_representative,
    make_staff,
)
from tests.staff.comparing import Beside
from tests.staff.transferring import add_term
from transition.access.permissions import Role
from transition.audit.models import AuditEvent
from transition.db import db
from transition.transfers.models import InformationRelease, Scope


@pytest.mark.only_sqlite
def test_representatives_see_categories_in_bands_and_no_person(
    visit: Visit, build: Build, beside: Beside
) -> None:
    with build():
        union = make_representative(make_recognition(beside.transfer.outgoing_employer))
        for _ in range(6):
            add_term(make_staff(beside.transfer), "31 days")
        odd = make_staff(beside.transfer)
        add_term(odd, "Odd term of one person")
        make_staff(beside.transfer, Scope.OUT)
    page = visit(union).get(f"{beside.terms}/side-by-side")
    terms = {row[0]: row[1:] for row in page.rows()}
    assert terms["Annual leave"] == ["31 days (5 to 9)", "33 days"]
    assert terms["Hours"] == ["–", "37 hours"]
    counts = {row[0]: row[1:] for row in page.rows(1)}
    few = "Fewer than 5"
    assert counts["Annual leave"] == [few, "5 to 9", few, few, few]
    assert "Odd term" not in page.text
    assert "Canary" not in page.text
    book = visit(union).get(f"{beside.terms}/side-by-side.xlsx").response.data
    sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]
    said = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert "31 days (5 to 9)" in said
    assert not any("Odd" in one or "Canary" in one for one in said)


@pytest.mark.only_sqlite
def test_of_fewer_than_5_people_nothing_is_said_but_what_the_new_employer_gives(
    visit: Visit, beside: Beside
) -> None:
    page = visit(beside.hr).get(f"{beside.terms}/side-by-side")
    assert "Fewer than 5 people are in scope" in page.text
    assert "33 days" in page.text
    assert "31 days" not in page.text
    assert len(page.soup.find_all("table")) == 1


@pytest.mark.only_sqlite
@pytest.mark.parametrize(
    ("who", "people", "categories", "records"),
    [
        ("hr", 200, 200, 200),
        ("host", 200, 200, 200),
        ("auditor", 200, 200, 403),
        ("lead", 403, 200, 403),
        ("union", 403, 200, 403),
        ("manager", 403, 403, 403),
        ("stranger", 404, 404, 404),
    ],
)
def test_those_open_it_whom_the_table_names(
    app: Flask,
    visit: Visit,
    build: Build,
    beside: Beside,
    who: str,
    people: int,
    categories: int,
    records: int,
) -> None:
    with build():
        outgoing = beside.transfer.outgoing_employer
        account = {
            "hr": lambda: beside.hr,
            "host": lambda: beside.host,
            "auditor": lambda: make_officer(outgoing, Role.AUDITOR),
            "lead": lambda: make_lead(beside.transfer.programme),
            "union": lambda: make_representative(make_recognition(outgoing)),
            "manager": lambda: make_officer(outgoing, Role.MANAGER),
            "stranger": lambda: make_officer(make_employer()),
        }[who]()
    reader, one = visit(account), f"{beside.people}/{beside.person.id}"
    for address in (beside.people, f"{beside.people}.xlsx", one, f"{one}/en.pdf"):
        assert reader.get(address).status == people, address
    for address in ("side-by-side", "side-by-side.xlsx", "side-by-side/en.pdf", "new-employer"):
        assert reader.get(f"{beside.terms}/{address}").status == categories, address
    assert reader.get(f"{beside.terms}/new-employer/leave").status == records
    if who == "auditor":
        with app.app_context():
            opened = select(AuditEvent.account_id).where(AuditEvent.name == "staff.record_opened")
            assert list(db.session.scalars(opened)) == [account.id, account.id]


@pytest.mark.only_sqlite
def test_without_a_release_the_new_employer_sees_categories_only(
    visit: Visit, build: Build, beside: Beside
) -> None:
    with build():
        db.session.delete(db.session.scalars(select(InformationRelease)).one())
    reader, one = visit(beside.host), f"{beside.people}/{beside.person.id}"
    assert "Canary" not in reader.get(beside.people).text
    assert [reader.get(address).status for address in (f"{beside.people}.xlsx", one, f"{one}/cy.pdf")] == [
        404
    ] * 3
    assert reader.get(f"{beside.terms}/side-by-side").status == 200
