"""Terms side by side: the page, the spreadsheet and the PDF of people, and the new employer's terms."""

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
    make_officer,
    make_staff,
    make_transfer,
)
from tests.pdfua import NotInstalled, failures
from tests.staff.comparing import Beside
from tests.staff.transferring import Moved, add_term
from transition.audit.models import AuditDetail, AuditEvent
from transition.db import db
from transition.rules.protection import TermCategory
from transition.staff.comparison.models import NewEmployerTerm
from transition.staff.terms.models import Term

FORMULA = '=HYPERLINK("http://elsewhere.example","31 days")'


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
