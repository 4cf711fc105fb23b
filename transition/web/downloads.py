"""Files that a reader takes away: named by us, never opened in the page, and without live formulas."""

import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import xlsxwriter
from flask import Response
from markupsafe import Markup

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
CSV = "text/csv; charset=utf-8"
ICS = "text/calendar"
LONGEST_NAME = 100
# A sheet of a workbook: its title, its headings and its rows.
Sheet = tuple[str, Sequence[str], Iterable[Sequence[Any]]]
_NARROWEST, _WIDEST = 12, 60
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


def pounds(pence: int | None) -> Decimal | None:
    """A sum of money to the penny, as a workbook shows one."""
    return None if pence is None else Decimal(pence).scaleb(-2)


def unmarked(text: str | Markup) -> str:
    """Words without the marks of their language, which a cell cannot hold."""
    return text.striptags() if isinstance(text, Markup) else str(text)


def workbook(sheets: Iterable[Sheet], *, made_on: date | None = None) -> bytes:
    """An XLSX of these sheets; whatever people typed stays text.

    A `Decimal` is a sum of money in pounds. With `made_on` the same sheets give the same bytes.
    """
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        if made_on is not None:
            book.set_properties({"created": datetime.combine(made_on, time())})
        formats = _Formats(
            book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            book.add_format({"text_wrap": True, "valign": "top"}),
            book.add_format({"num_format": "d mmm yyyy", "align": "left", "valign": "top"}),
            book.add_format({"num_format": "[$£-809]#,##0.00", "valign": "top"}),
            book.add_format({"valign": "top"}),
        )
        for title, headings, rows in sheets:
            sheet = book.add_worksheet(_sheet_name(title))
            sheet.freeze_panes(1, 0)
            widths = [len(str(heading)) for heading in headings]
            for column, heading in enumerate(headings):
                sheet.write_string(0, column, str(heading), formats.heading)
            for place, row in enumerate(rows, 1):
                for column, value in enumerate(row):
                    _write(sheet, place, column, value, formats)
                widths = [max(pair) for pair in zip(widths, map(_width, row), strict=False)] + widths[
                    len(row) :
                ]
            for column, width in enumerate(widths):
                sheet.set_column(column, column, min(max(width + 2, _NARROWEST), _WIDEST))
    return buffer.getvalue()


def plain_cell(value: str) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula: an apostrophe in front of what could be one.

    Who reads the file again takes one apostrophe away (`imports/delimited.py`).
    """
    return f"'{value}" if _LIVE.match(value) else value


@dataclass(frozen=True)
class _Formats:
    """How the cells of one workbook look."""

    heading: Any
    text: Any
    day: Any
    money: Any
    number: Any


def _width(value: Any) -> int:
    """How many letters wide a cell is; a day and a sum are written in about fifteen."""
    return len(value) if isinstance(value, str) else 13


def _write(sheet: Any, row: int, column: int, value: Any, formats: _Formats) -> None:
    match value:
        case None | "":
            return
        case bool():
            sheet.write_boolean(row, column, value)
        case int() | float():
            sheet.write_number(row, column, value, formats.number)
        case Decimal():
            sheet.write_number(row, column, value, formats.money)
        case date():
            sheet.write_datetime(row, column, value, formats.day)
        case _:
            sheet.write_string(row, column, str(value)[:32767], formats.text)


def _sheet_name(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", str(title)).strip()[:31] or "1"
