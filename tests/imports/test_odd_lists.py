"""Files that cannot be read and values that nobody expects, as they are sent to the page."""

import io
import zipfile
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.conftest import Visit
from tests.imports.uploads import csv_of, of_case, people, send
from transition.db import db
from transition.imports.models import StaffImport


def zipped(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


HOSTILE = [
    ("list.csv", b"", "This file is empty."),
    ("list.pdf", b"%PDF-1.7", "choose a file of one of these kinds"),
    ("list.csv", b"Surname,DOB\n\x00\x01,2\n", "This file is not text."),
    ("list.csv", b'Surname,DOB\n"Evans,1\nA,2\nB,3\n', "A quotation mark opens near row"),
    ("list.csv", b"Surname,DOB\n" + b"x" * 200_000 + b",1\n", "longer than can be read"),
    ("list.csv", b",".join(b"c%d" % n for n in range(10_000)), "more columns than can be read"),
    ("list.csv", b"one,two\n1,2\n", "No row of this file looks like headings."),
    ("list.csv", "Surname,DOB\nSiân,1\n".encode() + b"\xe2n,2\n", "The letters of this file cannot be read."),
    ("list.csv", b"Surname,DOB\n" + b"a,b\n" * 60_001, "more rows than can be read"),
    ("list.xlsx", b"Surname,DOB\n", "is not what its name says"),
    ("list.xlsx", b"<html><table></table></html>", "This is a web page"),
    ("list.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "This is an old Excel file."),
    ("list.xlsx", of_case("monmouthshire-staff.xlsx")[:5000], "This workbook is damaged"),
    ("list.xlsx", zipped(**{"a.txt": b"x"}), "is not what its name says"),
    ("list.csv", of_case("monmouthshire-staff.xlsx"), "is not what its name says"),
    (
        "list.xlsx",
        zipped(**{"[Content_Types].xml": b"", "xl/workbook.xml": b"0" * 90_000_000}),
        "far larger inside",
    ),
]


@pytest.mark.parametrize(("name", "data", "words"), HOSTILE, ids=[one[2] for one in HOSTILE])
def test_a_file_that_cannot_be_read_is_refused_by_name_with_nothing_kept(
    app: Flask, visit: Visit, world: Any, name: str, data: bytes, words: str
) -> None:
    transfer, account = world
    page = send(visit(account), transfer.id, data, name)
    assert page.status == 400
    assert words in page.errors[0]
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(StaffImport)) == 0


VALUES = ["=HYPERLINK(1)", "+1", "@SUM", "<script>x</script>", "{{7*7}}", "{% include 'x' %}", "../../x", "Null",
          "O'Brien", "x" * 300, "\u202egnol", "\uff1d1", "9223372036854775808", "1e309", "NaN", "٣٤"]  # fmt: skip


def test_odd_values_are_read_and_shown_as_text(app: Flask, visit: Visit, world: Any) -> None:
    transfer, account = world
    rows = [
        {
            "Payroll no.": f"{at}",
            "Surname": value,
            "SCP": value,
            "FT salary": value,
            "Hours p.w.": value,
            "DOB": value,
        }
        for at, value in enumerate(VALUES)
    ]
    page = send(visit(account), transfer.id, csv_of(*rows)).submit("Check the list")
    assert f"Rows read: {len(VALUES)} = accepted: {len(VALUES)} " in page.text
    page = page.follow("Questions")
    assert page.status == 200
    assert page.soup.find("main").find("script") is None
    page = page.visitor.get(page.response.request.path.partition("/lines")[0]).submit("Commit the list")
    assert page.heading == "The list was committed"
    assert people(app) == len(VALUES)
