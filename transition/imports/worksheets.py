"""What a worksheet's markup says and its values do not: hidden rows, formulas never worked out, its true size."""

import re
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from transition.imports.grid import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Refused

_BLOCK = 2**18


@dataclass(slots=True)
class Markup:
    """Rows have the file's numbers from 1, columns count from 0; `shown` is a number's format or an error's name."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncalculated: dict[int, frozenset[int]] = field(default_factory=dict)
    shown: dict[int, dict[int, str]] = field(default_factory=dict)
    last_row: int = 0
    has_cells: bool = False


def scan(part: IO[bytes], styles: dict[str, str]) -> Markup:
    """Scan a worksheet without keeping a cell's text.

    Believes no stated dimension: one cell far away would make a reader reserve the whole grid.
    Refused: too_many_rows, too_many_columns, too_many_cells, entities, damaged.
    """
    scanner = _Scanner(styles)
    parser = _parser()
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    parser.CharacterDataHandler = scanner.text
    _run(parser, part)
    return scanner.markup


def count_elements(part: IO[bytes], names: tuple[str, ...]) -> int:
    """Count elements by local name; their text is never looked at."""
    found = 0

    def start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal found
        found += name.rpartition(" ")[2] in names

    parser = _parser()
    parser.StartElementHandler = start
    _run(parser, part)
    return found


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_args: object) -> None:
    raise Refused("entities")


def _run(parser: expat.XMLParserType, part: IO[bytes]) -> None:
    is_broken = False
    with part:
        try:
            while block := part.read(_BLOCK):
                parser.Parse(block, False)
            parser.Parse(b"", True)
        except expat.ExpatError:
            is_broken = True
    if is_broken:
        raise Refused("damaged")


def column_of(reference: str) -> int:
    """The column of a cell reference such as `AB12`, counted from 0. Refused: damaged."""
    letters = re.match(r"[A-Z]{1,4}", reference)
    if letters is None:
        raise Refused("damaged")
    column = 0
    for letter in letters.group():
        column = column * 26 + ord(letter) - 64
    return column - 1


class _Scanner:
    """Follows rows and cells as expat meets them."""

    def __init__(self, styles: dict[str, str]) -> None:
        self.markup = Markup()
        self._styles = styles
        self._row = 0
        self._reference = ""
        self._column = -1
        self._rows = 0
        self._cells = 0
        self._has_formula = False
        self._in_value = False
        self._has_value = False
        self._error: str | None = None
        self._last_column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == "c":
            self._start_cell(attributes)
        elif local == "row":
            self._start_row(attributes)
        elif local == "f":
            self._has_formula = True
        elif local in {"v", "t"}:
            self._in_value = True
        elif local == "col" and attributes.get("hidden") in {"1", "true"}:
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self.markup.hidden_columns.update(range(first - 1, min(last, MAX_COLUMNS)))

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isascii() and number.isdigit() else self._row + 1
        self._column = -1
        if attributes.get("hidden") in {"1", "true"}:
            self.markup.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._reference = attributes.get("r", "")
        self._column = column_of(self._reference) if self._reference else self._column + 1
        self._has_formula = self._has_value = False
        self._error = "" if attributes.get("t") == "e" else None
        shown = self._styles.get(attributes.get("s", ""))
        if shown and attributes.get("t", "n") == "n":
            self.markup.shown.setdefault(self._row, {})[self._column] = shown

    def text(self, data: str) -> None:
        if self._in_value and data:
            self._has_value = True
            if self._error is not None:
                self._error = (self._error + data)[:16]

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if local in {"v", "t"}:
            self._in_value = False
        elif local == "c" and (self._has_value or self._has_formula):
            self._end_cell()

    def _end_cell(self) -> None:
        markup = self.markup
        if self._column >= MAX_COLUMNS:
            raise Refused("too_many_columns", {"row": self._row, "limit": MAX_COLUMNS})
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise Refused("too_many_cells", {"limit": MAX_CELLS})
        if self._row > markup.last_row:
            markup.last_row = self._row
            self._rows += 1
            if self._row > 2 * MAX_ROWS or self._rows > MAX_ROWS:
                raise Refused("too_many_rows", {"limit": MAX_ROWS})
        self._last_column = max(self._last_column, self._column)
        if markup.last_row * (self._last_column + 1) > 2 * MAX_CELLS:
            raise Refused("too_many_cells", {"limit": MAX_CELLS})
        markup.has_cells = True
        if self._error and self._error.startswith("#"):
            markup.shown.setdefault(self._row, {})[self._column] = self._error
        if self._has_formula and not self._has_value:
            known = markup.uncalculated.get(self._row, frozenset())
            markup.uncalculated[self._row] = known | {self._column}
