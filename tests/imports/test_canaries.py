"""What must never be kept is nowhere: no table, no file, no log, no trail."""

import io
import logging
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook
from openpyxl.comments import Comment
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.factories import make_officer
from tests.imports.uploads import make_receiver, of_case, send
from transition.db import Base, db

FORBIDDEN = ("NI Number", "Union", "Disciplinary (24m)", "Grievance (24m)", "HR notes", "Absence")


def marked() -> bytes:
    """The list of the case with a word of its own in every cell that must never be kept, and a comment."""
    book = load_workbook(io.BytesIO(of_case("monmouthshire-staff.xlsx")))
    sheet = next(one for one in book.worksheets if one.sheet_state == "visible")
    headings = {str(cell.value): cell.column for row in sheet.iter_rows(4, 5) for cell in row if cell.value}
    for name in FORBIDDEN:
        for row in range(6, 17):
            sheet.cell(row, headings[name]).value = f"Sick: CANARY {name} {row}, back 01/05/2026"
    sheet.cell(7, headings["Surname"]).comment = Comment("CANARY comment", "CANARY author")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def everything(app: Flask) -> str:
    with app.app_context():
        return "\n".join(
            str(tuple(row))
            for table in Base.metadata.sorted_tables
            for row in db.session.execute(select(table))
        )


def files(app: Flask) -> bytes:
    found = Path(app.instance_path)
    with app.app_context():
        url = db.engine.url
    paths = [path for path in found.rglob("*") if path.is_file()]
    if url.drivername == "sqlite":
        database = Path(str(url.database))
        paths += [path for path in database.parent.iterdir() if path.name.startswith(database.name)]
    return b"".join(path.read_bytes() for path in paths)


@pytest.mark.parametrize("end", ["Commit the list", "Cancel and delete the upload"])
def test_what_must_never_be_kept_is_nowhere(
    app: Flask, build: Build, visit: Visit, caplog: pytest.LogCaptureFixture, end: str
) -> None:
    caplog.set_level(logging.DEBUG)
    with build():
        transfer = make_receiver()
        account: Any = make_officer(transfer.outgoing_employer)
    data = marked()
    assert b"CANARY" not in data  # packed; what is unpacked and read is what could stay
    columns = send(visit(account), transfer.id, data, "monmouthshire-staff.xlsx")
    review = columns.submit("Check the list")
    for kind in ("New people", "Questions", "Rows set aside"):
        assert "CANARY" not in review.follow(kind).text
    assert "Rows read: 13 = accepted: 10 + refused: 0 + set aside: 3." in review.text
    review.submit(end)
    kept = everything(app)
    assert "CANARY" not in kept
    assert "CANARY" not in caplog.text
    assert b"CANARY" not in files(app)
    assert data[200:260] not in files(app)
    assert ("Pritchard" in kept) == (end == "Commit the list")
