"""What a worksheet's markup says and its values do not: hidden rows, formulas never worked out, its true size."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from transition.imports.grid import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Patience, Refused

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
    parser = _parser()
    scanner = _Scanner(styles, parser)
    parser.StartElementHandler = scanner.start
    _run(parser, part)
    return scanner.markup


def count_elements(part: IO[bytes], names: tuple[str, ...]) -> int:
    """Count elements by local name; their text is never looked at."""
    found = 0

    def start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal found
        found += name.rpartition(":")[2] in names

    parser = _parser()
    parser.StartElementHandler = start
    _run(parser, part)
    return found


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_args: object) -> None:
    raise Refused("entities")


def _run(parser: expat.XMLParserType, part: IO[bytes]) -> None:
    is_broken, patience = False, Patience()
    with part:
        try:
            while block := part.read(_BLOCK):
                patience.check()
                parser.Parse(block, False)
            parser.Parse(b"", True)
        except expat.ExpatError:
            is_broken = True
    if is_broken:
        raise Refused("damaged")


def column_of(letters: str) -> int:
    """The column of a reference's letters, counted from 0. Refused: damaged."""
    if not 1 <= len(letters) <= 4 or not letters.isascii() or not letters.isupper():
        raise Refused("damaged")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


class _Scanner:
    """Follows rows and cells as expat meets them; listens to text only where a formula or an error stands."""

    def __init__(self, styles: dict[str, str], parser: expat.XMLParserType) -> None:
        self.markup = Markup()
        self._styles = styles
        self._parser = parser
        self._columns: dict[str, int] = {}
        self._row = self._rows = self._cells = self._last_column = 0
        self._column = -1
        self._is_listening = self._is_value = self._is_error = False
        self._handlers: dict[str, Callable[[dict[str, str]], None]] = {
            "c": self._start_cell,
            "v": self._start_value,
            "is": self._start_value,
            "row": self._start_row,
            "f": self._start_formula,
            "col": self._start_column,
        }

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Called at every element, in the order of the schema: row, then c, then f, v or is."""
        handler = self._handlers.get(name)
        if handler is not None:
            handler(attributes)
        elif ":" in name:
            local = name.rpartition(":")[2]
            self._handlers[name] = self._handlers.get(local, self._ignore)
            self._handlers[name](attributes)

    def _ignore(self, _attributes: dict[str, str]) -> None:
        """An element that says nothing of rows and cells."""

    def _start_value(self, _attributes: dict[str, str]) -> None:
        self._is_value = True
        self._fill()

    def _start_formula(self, _attributes: dict[str, str]) -> None:
        known = self.markup.uncalculated.get(self._row, frozenset())
        self.markup.uncalculated[self._row] = known | {self._column}
        self._fill()
        self._listen()

    def _start_column(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in {"1", "true"}:
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self.markup.hidden_columns.update(range(first - 1, min(last, MAX_COLUMNS)))

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isascii() and number.isdigit() else self._row + 1
        self._column = -1
        if attributes.get("hidden") in {"1", "true"}:
            self.markup.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if self._is_listening:
            self._parser.CharacterDataHandler = None
            self._is_listening = False
        letters = attributes.get("r", "").rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = column_of(letters) if letters else -2
        self._column = column if column >= 0 else self._column + 1
        self._is_value = self._is_error = False
        kind = attributes.get("t")
        if kind == "e":
            self._is_error = True
            self._listen()
        elif self._styles and kind in {None, "n"} and (shown := self._styles.get(attributes.get("s", ""))):
            self.markup.shown.setdefault(self._row, {})[self._column] = shown

    def _listen(self) -> None:
        self._parser.CharacterDataHandler = self._text
        self._is_listening = True

    def _text(self, data: str) -> None:
        """A formula's value, or an error's name."""
        if not self._is_value or not data:
            return
        markup, row = self.markup, self._row
        if row in markup.uncalculated:
            markup.uncalculated[row] -= {self._column}
        if self._is_error and data.startswith("#"):
            markup.shown.setdefault(row, {})[self._column] = data[:16]

    def _fill(self) -> None:
        """Count a cell that holds something, and refuse what no staff list needs."""
        column, row, markup = self._column, self._row, self.markup
        self._cells += 1
        if column <= self._last_column and row == markup.last_row and self._cells <= MAX_CELLS:
            return
        if column >= MAX_COLUMNS:
            raise Refused("too_many_columns", {"row": row, "limit": MAX_COLUMNS})
        if row > markup.last_row:
            markup.last_row = row
            self._rows += 1
            if row > 2 * MAX_ROWS or self._rows > MAX_ROWS:
                raise Refused("too_many_rows", {"limit": MAX_ROWS})
        self._last_column = max(self._last_column, column)
        if self._cells > MAX_CELLS or markup.last_row * (self._last_column + 1) > 2 * MAX_CELLS:
            raise Refused("too_many_cells", {"limit": MAX_CELLS})
        markup.has_cells = True
