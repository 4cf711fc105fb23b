"""Staff lists for these tests: small ones written here, and the demonstration's three as they are."""

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl

from transition.imports.check import check
from transition.imports.grid import Sheet
from transition.imports.headings import find_headings, propose_mapping
from transition.imports.results import Check
from transition.imports.sheets import read_sheet

DATA = Path(__file__).parents[2] / "transition" / "demo" / "data"
TODAY = date(2026, 3, 2)


def of_file(name: str) -> Sheet:
    """One of the demonstration's lists."""
    return read_sheet((DATA / name).read_bytes(), name)


def checked(sheet: Sheet, **options: int) -> Check:
    """A sheet checked by the mapping that its headings propose."""
    return check(sheet, propose_mapping(find_headings(sheet).texts), today=TODAY, **options)


def rows(*lines: Sequence[str]) -> Sheet:
    """A sheet of these lines, through CSV."""
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    return read_sheet("\n".join(quoted).encode(), "list.csv")


def one_person(**cells: str) -> Check:
    """A list of one person, checked: each keyword is a heading with `_` for spaces."""
    given = {"Payroll no.": "0042", "Surname": "Rees", "Forenames": "Mair"}
    given |= {heading.replace("_", " "): text for heading, text in cells.items()}
    return checked(rows(list(given), list(given.values())))


def workbook(*lines: Sequence[object]) -> openpyxl.Workbook:
    """A workbook with one sheet of these lines."""
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(list(line))
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    """A workbook's bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
