"""Lists whose people stand in columns, turned so that they stand in rows; pure."""

from dataclasses import replace

from transition.imports.grid import MAX_COLUMNS, Finding, FindingCode, Sheet, SheetRow
from transition.imports.headings import recognised_count

_PROBED = 60
_FEWEST = 3


def upright(sheet: Sheet) -> Sheet:
    """The sheet with a person in each row. A turned one's row numbers are the numbers of the file's columns.

    Headings may run down a column only where a column looks more like headings than any row does.
    """
    across = max((_score(row.cells) for row in sheet.rows[:_PROBED]), default=0)
    if across > _FEWEST or len(sheet.rows) > MAX_COLUMNS:
        return sheet
    down = max(_score([row.cell(at) for row in sheet.rows]) for at in range(_PROBED))
    return sheet if down < _FEWEST or down <= 2 * across else _turned(sheet)


def _score(texts: tuple[str, ...] | list[str]) -> int:
    return recognised_count([text for text in texts if text])


def _turned(sheet: Sheet) -> Sheet:
    width = max(len(row.cells) for row in sheet.rows)
    rows = []
    for column in range(width):
        cells = [row.cell(column) for row in sheet.rows]
        uncalculated = frozenset(at for at, row in enumerate(sheet.rows) if column in row.uncalculated)
        if any(cells) or uncalculated:
            rows.append(SheetRow(column + 1, tuple(cells), False, uncalculated, len(cells)))
    found = Finding(FindingCode.TURNED, 1)
    return replace(sheet, rows=tuple(rows), findings=(*sheet.findings, found))
