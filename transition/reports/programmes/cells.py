"""Cells, rows and grids: what stands in a table that sets councils side by side; no choice of what is in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from transition.reports.content import Report
from transition.web import words
from transition.web.downloads import unmarked

Line = str | Markup


@dataclass(frozen=True)
class Cell:
    """What one council's Part 1 says of one thing: lines of words, and a mark with its shape where it stands so."""

    lines: tuple[Line, ...] = ()
    mark: str = ""
    shape: str = ""

    def __str__(self) -> str:
        """The cell as plain words, for a spreadsheet."""
        return "; ".join(part for part in (*map(unmarked, self.lines), self.mark) if part)


@dataclass(frozen=True)
class Row:
    """One thing, and what each council says of it."""

    name: Line
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A section of the report: its key (for ids and sheets), its caption and its rows.

    `hidden` names what no council shows anything of.
    """

    key: str
    caption: str
    rows: tuple[Row, ...]
    hidden: tuple[Line, ...]


def text(*lines: object) -> Cell:
    """A cell of these lines, the empty ones left out."""
    return Cell(tuple(line if isinstance(line, Markup) else str(line) for line in lines if line))


def asked(reports: Sequence[Report], name: object, ask: Callable[[Report], object]) -> Row:
    """A row of what each report answers to one question."""
    cells = (ask(one) for one in reports)
    return Row(str(name), tuple(one if isinstance(one, Cell) else text(one) for one in cells))


def day_or(day: date | None, otherwise: object) -> str:
    """The day in words, or what is said where there is none."""
    return words.day(day) if day else str(otherwise)


def pair(first: Line, second: object) -> Markup:
    """Two pieces of a cell with a colon between, whichever language each is in."""
    return Markup("{}: {}").format(first, str(second))
