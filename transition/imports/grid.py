"""A staff list as rows of text, whatever file it came from; what was found on the way; what is refused."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from transition.imports.cleaning import clean

MAX_BYTES = 32 * 2**20
MAX_UNPACKED_BYTES = 200 * 2**20
MAX_ENTRIES = 1_000
MAX_RATIO = 250
MAX_ROWS = 60_000
MAX_COLUMNS = 300
MAX_CELLS = 4_000_000
MAX_CELL_CHARACTERS = 5_000
# Each step of reading a file may take so long; 50,000 rows of 40 columns take a tenth of it.
MAX_SECONDS = 20.0
# The rows of a workbook's second sheet are numbered from here on, those of its third from twice this, and so on.
ROWS_OF_A_SHEET = 1_000_000


class Refused(Exception):
    """The whole file is refused: a code, and facts that hold numbers and names of parts, never a cell."""

    def __init__(self, code: str, facts: dict[str, str | int] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts or {}


class FindingCode(StrEnum):
    """Something about the file that the officer should know."""

    HIDDEN_ROWS_READ = "HIDDEN_ROWS_READ"
    HIDDEN_COLUMNS_READ = "HIDDEN_COLUMNS_READ"
    HIDDEN_SHEETS_SKIPPED = "HIDDEN_SHEETS_SKIPPED"
    OTHER_SHEETS_NOT_READ = "OTHER_SHEETS_NOT_READ"
    COMMENTS_NOT_KEPT = "COMMENTS_NOT_KEPT"
    EXTERNAL_LINKS_IGNORED = "EXTERNAL_LINKS_IGNORED"
    FORMULAS_WITHOUT_VALUE = "FORMULAS_WITHOUT_VALUE"
    CHARACTERS_REMOVED = "CHARACTERS_REMOVED"
    READ_AS_WINDOWS_1252 = "READ_AS_WINDOWS_1252"
    TITLE_ROWS = "TITLE_ROWS"
    TWO_ROW_HEADINGS = "TWO_ROW_HEADINGS"
    TURNED = "TURNED"
    SHEETS_JOINED = "SHEETS_JOINED"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: how often, in which rows of the file (the first hundred), in which parts by name."""

    code: FindingCode
    count: int
    rows: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that is not empty. Its number is the file's own, from 1; its text stays out of any repr.

    `width` counts its cells as written, empty ones at the end included.
    """

    number: int
    cells: tuple[str, ...] = field(repr=False)
    is_hidden: bool = False
    uncalculated: frozenset[int] = frozenset()
    width: int = 0

    def cell(self, column: int) -> str:
        """The text of a column counted from 0; empty beyond the row's end."""
        return self.cells[column] if column < len(self.cells) else ""

    def without(self, columns: Iterable[int]) -> "SheetRow":
        """The same row with those columns emptied."""
        dropped = {column for column in columns if column < len(self.cells) and self.cells[column]}
        gone = self.uncalculated - set(columns)
        if not dropped and gone == self.uncalculated:
            return self
        cells = tuple("" if at in dropped else text for at, text in enumerate(self.cells))
        return SheetRow(self.number, cells, self.is_hidden, gone, self.width)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows that hold something, in order. A delimited file can shift a row's values; a workbook cannot.

    `lists` names every sheet of a workbook that looks like a list of people; `is_1904` says from which epoch its
    bare numbers count days.
    """

    name: str
    rows: tuple[SheetRow, ...] = field(repr=False)
    findings: tuple[Finding, ...] = ()
    is_delimited: bool = False
    is_1904: bool = False
    lists: tuple[str, ...] = ()


class Patience:
    """How long a step of reading may take, from now on, counted in the work of this thread alone."""

    def __init__(self) -> None:
        self._until = time.thread_time() + MAX_SECONDS

    def check(self) -> None:
        """Refused: too_slow."""
        if time.thread_time() > self._until:
            raise Refused("too_slow")


class Rows:
    """Gathers cleaned rows within the caps; equal texts are held once."""

    def __init__(self) -> None:
        self._patience = Patience()
        self.rows: list[SheetRow] = []
        self.changed: list[int] = []
        self._cells = 0
        self._texts: dict[str, tuple[str, bool]] = {}

    def add(
        self, number: int, texts: list[str], hidden: bool = False, uncalculated: frozenset[int] = frozenset()
    ) -> None:
        """Add one row. Refused: too_many_rows, too_many_columns, too_many_cells, cell_too_long."""
        cells = []
        for text in texts:
            known = self._texts.get(text)
            if known is None:
                known = self._clean(text, number)
            cells.append(known[0])
            if known[1]:
                self.changed.append(number)
        while cells and not cells[-1]:
            cells.pop()
        if not cells and not uncalculated:
            return
        self._check(number, len(cells))
        if len(self.rows) % 500 == 0:
            self._patience.check()
        self.rows.append(SheetRow(number, tuple(cells), hidden, uncalculated, len(texts)))

    def _clean(self, text: str, number: int) -> tuple[str, bool]:
        if len(text) > MAX_CELL_CHARACTERS:
            raise Refused("cell_too_long", {"row": number, "limit": MAX_CELL_CHARACTERS})
        known = clean(text)
        self._texts[text] = known
        return known

    def _check(self, number: int, width: int) -> None:
        self._cells += width
        if len(self.rows) >= MAX_ROWS:
            raise Refused("too_many_rows", {"limit": MAX_ROWS})
        if width > MAX_COLUMNS:
            raise Refused("too_many_columns", {"row": number, "limit": MAX_COLUMNS})
        if self._cells > MAX_CELLS:
            raise Refused("too_many_cells", {"limit": MAX_CELLS})

    def findings(self) -> list[Finding]:
        """What cleaning took out, and which rows were hidden."""
        found = []
        hidden = [row.number for row in self.rows if row.is_hidden]
        uncalculated = [row.number for row in self.rows for _ in row.uncalculated]
        for code, rows in (
            (FindingCode.HIDDEN_ROWS_READ, hidden),
            (FindingCode.FORMULAS_WITHOUT_VALUE, uncalculated),
            (FindingCode.CHARACTERS_REMOVED, self.changed),
        ):
            if rows:
                found.append(Finding(code, len(rows), tuple(rows[:100])))
        return found
