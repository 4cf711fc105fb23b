"""Several sheets of people in one workbook: put under each other, each heading's column under its own; pure."""

from collections.abc import Sequence
from dataclasses import replace

from transition.imports.cleaning import folded
from transition.imports.fields import Field
from transition.imports.grid import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    ROWS_OF_A_SHEET,
    Finding,
    FindingCode,
    Refused,
    Sheet,
    SheetRow,
)
from transition.imports.headings import Headings, find_headings, propose_mapping

_SAYS_WHO = {Field.PAYROLL_NUMBER, Field.SURNAME, Field.FULL_NAME}
_FEWEST = 3


def is_list(sheet: Sheet) -> bool:
    """Whether a sheet looks like a list of people: headings that say who, and two more that we know."""
    try:
        headings = find_headings(sheet)
    except Refused:
        return False
    fields = {field for field in propose_mapping(headings.texts).values() if field is not None}
    return len(fields) >= _FEWEST and bool(fields & _SAYS_WHO) and sheet.rows[-1].number > headings.row


def joined(sheets: Sequence[tuple[int, Sheet]]) -> Sheet:
    """The first sheet with the rows of the others below it; each comes with its place in the workbook, from 1.

    A row of another sheet is numbered by its sheet and its own row (`ROWS_OF_A_SHEET`).
    Refused: too_many_rows, too_many_columns, too_many_cells.
    """
    first = sheets[0][1]
    if len(sheets) == 1:
        return first
    headings = find_headings(first)
    texts = list(headings.texts)
    places = {key: at for at, key in enumerate(_keys(texts)) if key}
    rows = []
    for position, sheet in sheets[1:]:
        own = find_headings(sheet)
        columns = _columns(own, texts, places)
        start = position * ROWS_OF_A_SHEET
        rows += [_moved(row, columns, start) for row in sheet.rows if row.number > own.row]
    top = [replace(row, cells=tuple(texts), width=len(texts)) if row.number == headings.row else row
           for row in first.rows]  # fmt: skip
    whole = (*top, *rows)
    _check(whole, len(texts))
    names = Finding(FindingCode.SHEETS_JOINED, len(sheets), names=tuple(sheet.name for _, sheet in sheets))
    findings = [finding for _, sheet in sheets for finding in sheet.findings]
    return replace(first, rows=whole, findings=(*findings, names))


def _keys(texts: Sequence[str]) -> list[str]:
    """What a heading is known by: the field that it names, else its words."""
    proposed = propose_mapping(texts)
    return [field.value if (field := proposed[at]) else folded(text) for at, text in enumerate(texts)]


def _columns(own: Headings, texts: list[str], places: dict[str, int]) -> list[int]:
    """The place of each column of a further sheet; a heading that is new gets a place at the end."""
    columns = []
    for text, key in zip(own.texts, _keys(own.texts), strict=True):
        if not key or key not in places:
            places[key or f"column {len(texts)}"] = len(texts)
            columns.append(len(texts))
            texts.append(text)
        else:
            columns.append(places[key])
    return columns


def _moved(row: SheetRow, columns: Sequence[int], start: int) -> SheetRow:
    """The row with each cell in its place. What stands beyond its headings says nothing and goes."""
    cells = [""] * (max(columns) + 1)
    for at, column in enumerate(columns):
        cells[column] = row.cell(at)
    uncalculated = frozenset(columns[at] for at in row.uncalculated if at < len(columns))
    return SheetRow(start + row.number, tuple(cells), row.is_hidden, uncalculated, len(cells))


def _check(rows: Sequence[SheetRow], width: int) -> None:
    if len(rows) > MAX_ROWS:
        raise Refused("too_many_rows", {"limit": MAX_ROWS})
    if width > MAX_COLUMNS:
        raise Refused("too_many_columns", {"row": rows[0].number, "limit": MAX_COLUMNS})
    if sum(len(row.cells) for row in rows) > MAX_CELLS:
        raise Refused("too_many_cells", {"limit": MAX_CELLS})
