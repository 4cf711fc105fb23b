"""Terms side by side: the page, the spreadsheet and the PDF of people; the categories without people."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.conftest import Build, Visit
from tests.factories import (
    make_employer,
    make_lead,
    make_officer,
    make_recognition,
    make_representative,
    make_staff,
    make_transfer,
)
from tests.pdfua import NotInstalled, failures
from tests.staff.transferring import Moved, add_term
from transition.access.permissions import Role
from transition.audit.models import AuditDetail, AuditEvent
from transition.db import db
from transition.rules.protection import TermCategory
from transition.staff.comparison.models import NewEmployerTerm
from transition.staff.people.models import Person
from transition.staff.terms.models import Term
from transition.transfers.models import InformationRelease, Scope

FORMULA = '=HYPERLINK("http://elsewhere.example","31 days")'


class Beside(Moved):
    """A transfer to come, with people of whom the new employer's terms are the same, better, worse, different."""

    def __init__(self) -> None:
        super().__init__(transfer_on=date(2026, 4, 1))
        self.person: Person = make_staff(self.transfer, surname="Canary", payroll_number="000777")
        add_term(self.person, "31 days")
        add_term(self.person, "37 hours", category=TermCategory.HOURS)
        add_term(self.person, "45p a mile", category=TermCategory.CAR_AND_MILEAGE)
        add_term(self.person, "Flexitime", text_cy="Oriau hyblyg", category=TermCategory.PATTERN)
        add_term(self.person, "Ended long ago", category=TermCategory.NOTICE, until_on=date(2020, 1, 1))
        for category, text in (
            (TermCategory.LEAVE, "33 days"),
            (TermCategory.HOURS, "37 hours"),
            (TermCategory.CAR_AND_MILEAGE, "40p a mile"),
            (TermCategory.PATTERN, "Monday to Friday"),
            (TermCategory.NOTICE, "12 weeks"),
        ):
            self.offers(category, text)

    def offers(self, category: TermCategory, text: str = "", **given: object) -> None:
        row = {"transfer_id": self.transfer.id, "category": category, "recorded_by_id": self.host.id, **given}
        db.session.add(NewEmployerTerm(text=text, **row))
        db.session.flush()

    @property
    def people(self) -> str:
        return f"/transfers/{self.transfer.id}/comparison"

    @property
    def terms(self) -> str:
        return f"/transfers/{self.transfer.id}/terms"


@pytest.fixture
def beside(build: Build) -> Beside:
    with build():
        return Beside()


@pytest.mark.only_sqlite
def test_each_person_and_category_is_the_same_better_worse_or_different(visit: Visit, beside: Beside) -> None:
    page = visit(beside.hr).get(f"{beside.people}/{beside.person.id}")
    rows = {row[0]: row[1:] for row in page.rows()}
    assert rows["Annual leave"] == ["31 days", "Contractual", "33 days", "Better with the new employer"]
    assert rows["Hours"][3] == "Same"
    assert rows["Car and mileage"][3] == "Worse with the new employer"
    assert rows["Working pattern"][3] == "Differs"
    assert rows["Notice"] == ["Not recorded", "–", "12 weeks", "Not compared"]
    assert len(rows) == len(TermCategory)
    listed = visit(beside.hr).get(beside.people).rows()
    assert listed == [["Siân Canary", "000777", "1", "1", "1", "1", str(len(TermCategory) - 4)]]
    welsh = visit(beside.hr, "cy").get(f"{beside.people}/{beside.person.id}")
    assert "Oriau hyblyg" in welsh.text
    assert "Yn waeth gyda'r cyflogwr newydd" in welsh.text


@pytest.mark.only_sqlite
def test_leave_of_somebody_part_time_is_not_judged(visit: Visit, build: Build, beside: Beside) -> None:
    with build():
        part = make_staff(beside.transfer, post={"weekly_hours_hundredths": 1850})
        add_term(part, "15.5 days")
    rows = {row[0]: row for row in visit(beside.hr).get(f"{beside.people}/{part.id}").rows()}
    assert rows["Annual leave"][4] == "Differs"


@pytest.mark.only_sqlite
def test_the_spreadsheet_holds_no_formula_and_is_noted_in_the_trail(
    app: Flask, visit: Visit, build: Build, beside: Beside
) -> None:
    with build():
        db.session.scalars(select(Term).where(Term.category == TermCategory.LEAVE)).one().text = FORMULA
        beside.person.surname = "+Canary"
        db.session.merge(beside.person)
    answer = visit(beside.hr).get(f"{beside.people}.xlsx").response
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "canary" not in answer.headers["Content-Disposition"].lower()
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[0]
    rows = list(sheet.iter_rows())
    assert [cell.value for cell in rows[0]][:4] == ["Name", "Payroll number", "Category", "Term now"]
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n"}
    assert {cell.data_type for row in rows for cell in row if cell.value is not None} == {"s"}
    leave = next(row for row in rows if row[2].value == "Annual leave")
    assert (leave[3].value, leave[6].value) == (FORMULA, "Differs")
    with app.app_context():
        name = select(AuditEvent.id).where(AuditEvent.name == "comparison.downloaded")
        details = select(AuditDetail.details).where(AuditDetail.event_id.in_(name))
        assert list(db.session.scalars(details)) == [{"form": "XLSX", "people_count": 1}]


@pytest.mark.only_sqlite
@pytest.mark.parametrize("code", ["cy", "en"])
def test_the_pdfs_are_accessible_and_say_what_the_pages_say(
    visit: Visit, build: Build, beside: Beside, tmp_path: Path, code: str
) -> None:
    with build():
        for _ in range(6):
            add_term(make_staff(beside.transfer), "31 days")
    one = visit(beside.hr).get(f"{beside.people}/{beside.person.id}/{code}.pdf").response
    all_ = visit(beside.hr).get(f"{beside.terms}/side-by-side/{code}.pdf").response
    paths = [tmp_path / "one.pdf", tmp_path / "all.pdf"]
    for path, answer in zip(paths, (one, all_), strict=True):
        assert answer.mimetype == "application/pdf"
        path.write_bytes(answer.data)
    text = ["\n".join(page.extract_text() for page in PdfReader(path).pages) for path in paths]
    assert "Siân Canary" in text[0]
    assert "40p a mile" in text[0]
    assert "Canary" not in text[1]
    assert "31 days" in text[1]
    assert {"cy": "Yn waeth gyda'r cyflogwr newydd", "en": "Worse with the new employer"}[code] in " ".join(
        text[0].split()
    )
    try:
        assert failures(paths) == {path: [] for path in paths}
    except NotInstalled as missing:
        pytest.skip(str(missing))


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


@pytest.mark.only_sqlite
def test_the_new_employers_terms_are_recorded_by_either_hr_and_nothing_is_overwritten_unseen(
    app: Flask, visit: Visit, build: Build
) -> None:
    with build():
        made = Moved(transfer_on=date(2026, 4, 1))
        made.staff()
    address = f"/transfers/{made.transfer.id}/terms/new-employer"
    assert "nothing to compare with" in visit(made.hr).get(f"/transfers/{made.transfer.id}/comparison").text
    form = visit(made.host).get(address).follow("Record the term : Annual leave")
    assert form.heading == "Annual leave"
    assert "Not both." in form.submit("Save").errors[0]
    second = visit(made.hr).get(f"{address}/leave")
    page = form.submit("Save", text="33 days", written_in="Handbook 4.2")
    assert page.rows()[4] == [
        "Annual leave",
        "33 days",
        "Handbook 4.2",
        made.host.name,
        "Change : Annual leave",
    ]
    stale = second.submit("Save", text="30 days")
    assert stale.status == 409
    assert "33 days" in stale.text
    kept = stale.submit("Save", text="30 days")
    assert kept.rows()[4][1] == "30 days"
    assert visit(made.hr).get(f"{address}/nonsense").status == 404
    with app.app_context():
        name = select(AuditEvent.name).where(AuditEvent.name == "new_term.recorded")
        assert len(list(db.session.scalars(name))) == 2


@pytest.mark.only_sqlite
def test_the_pages_ask_the_database_no_more_for_many_people_than_for_few(
    visit: Visit, build: Build, beside: Beside, count_queries
) -> None:
    reader = visit(beside.hr)
    addresses = (beside.people, f"{beside.people}.xlsx", f"{beside.terms}/side-by-side")
    found = []
    reader.get(addresses[1])  # the first event of a transfer begins its chain
    for _ in range(2):
        with count_queries() as queries:
            for address in addresses:
                reader.get(address)
        found.append(len(queries))
        with build():
            for _number in range(12):
                add_term(make_staff(beside.transfer))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "rows",
    [
        [{"text": "33 days"}, {"text": "34 days"}],
        [{"text": "33 days", "is_none": True}],
        [{"text": "", "is_none": False}],
    ],
    ids=["twice", "words and none", "neither"],
)
def test_the_database_holds_one_term_of_each_category_with_words_or_none(
    context: Flask, rows: list[dict[str, object]]
) -> None:
    transfer = make_transfer()
    own = {"transfer_id": transfer.id, "recorded_by_id": make_officer(transfer.outgoing_employer).id}
    db.session.add(NewEmployerTerm(category=TermCategory.HOURS, is_none=True, **own))
    db.session.commit()
    for row in rows:
        db.session.add(NewEmployerTerm(category=TermCategory.LEAVE, **own, **row))
    with pytest.raises(IntegrityError, match=r"text_or_none|category"):
        db.session.flush()
