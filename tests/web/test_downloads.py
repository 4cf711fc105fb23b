"""Files to take away: safe names, and text that stays text."""

import io
from datetime import date, datetime

import openpyxl
import pytest
from flask import Flask

from transition.web.downloads import CSV, attachment, file_name, plain_cell, workbook


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Status report – Sir Fynwy", "status-report-sir-fynwy.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf"),
        ('a"; filename="b\r\nX: 1', "a-filename-b-x-1.pdf"),
        ("Tŷ", "ty.pdf"),
        ("…", "file.pdf"),
    ],
)
def test_names_are_made_by_us(words: str, name: str) -> None:
    assert file_name(words, ".pdf") == name


def test_a_download_is_never_opened_as_a_page(sample: Flask) -> None:
    with sample.test_request_context("/"):
        answer = attachment(b"a;b", "staff.csv", CSV)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="staff.csv"'
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")


def test_a_name_that_was_not_made_by_us_is_refused() -> None:
    with pytest.raises(ValueError, match="file_name"):
        attachment(b"", "Siân Pritchard.pdf", CSV)


LIVE = ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "https://example.org", "0123", "O'Brien"]


def test_what_people_typed_stays_text_in_a_workbook() -> None:
    content = workbook(
        [
            (
                "People: all/of [them]",
                ["Text", "Number", "Day"],
                [[text, 12, date(2026, 3, 2)] for text in LIVE],
            )
        ]
    )
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=2))
    assert [row[0].value for row in rows] == LIVE
    assert {(row[0].data_type, row[1].data_type, isinstance(row[2].value, datetime)) for row in rows} == {
        ("s", "n", True)
    }
    assert not [row[0].hyperlink for row in rows if row[0].hyperlink]


@pytest.mark.parametrize("text", LIVE[:6])
def test_a_cell_of_a_csv_is_no_formula(text: str) -> None:
    assert plain_cell(text) == f"'{text}"


def test_ordinary_words_are_left_alone_in_a_csv() -> None:
    assert plain_cell("O'Brien - Smith") == "O'Brien - Smith"
