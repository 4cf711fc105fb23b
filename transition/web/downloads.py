"""Files that a reader takes away: named by us, never opened in the page, and without live formulas."""

import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import xlsxwriter
from flask import Response

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
CSV = "text/csv; charset=utf-8"
ICS = "text/calendar"
LONGEST_NAME = 100
# What a spreadsheet would take for the beginning of a formula, whole-width twins included.
_LIVE = re.compile(r"'*[\s\x00]*[=+\-@＝＋－＠\t\r]")


def file_name(words: str, ending: str) -> str:
    """A plain file name from our own words: small ASCII letters, figures and hyphens. Never name a person in it."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME] or "file"
    return f"{stem}.{ending.lstrip('.').lower()}"


def attachment(content: bytes, name: str, mimetype: str) -> Response:
    """A file to save under this name. `name` is what `file_name` made."""
    if not re.fullmatch(r"[a-z0-9-]+\.[a-z0-9]+", name):
        raise ValueError("A download is named by file_name().")
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def workbook(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Any]]]]) -> bytes:
    """An XLSX of these sheets, each a title, its headings and its rows; whatever people typed stays text."""
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        bold, days = book.add_format({"bold": True}), book.add_format({"num_format": "d mmm yyyy"})
        for title, headings, rows in sheets:
            sheet = book.add_worksheet(_sheet_name(title))
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, max(len(headings) - 1, 0), 20)
            for column, heading in enumerate(headings):
                sheet.write_string(0, column, str(heading), bold)
            for place, row in enumerate(rows, 1):
                for column, value in enumerate(row):
                    _write(sheet, place, column, value, days)
    return buffer.getvalue()


def plain_cell(value: str) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula: an apostrophe in front of what could be one.

    Who reads the file again takes one apostrophe away (`imports/delimited.py`).
    """
    return f"'{value}" if _LIVE.match(value) else value


def _write(sheet: Any, row: int, column: int, value: Any, days: Any) -> None:
    match value:
        case None | "":
            return
        case bool():
            sheet.write_boolean(row, column, value)
        case int() | float():
            sheet.write_number(row, column, value)
        case date():
            sheet.write_datetime(row, column, value, days)
        case _:
            sheet.write_string(row, column, str(value)[:32767])


def _sheet_name(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", str(title)).strip()[:31] or "1"
