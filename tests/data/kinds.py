"""What a made staff list is: its bytes, and the account that reading it must give, to the row."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import openpyxl

Line = Sequence[object]


@dataclass(frozen=True)
class Fixture:
    """One list. Rows are numbered as the file numbers them.

    `questions`, `refused` and `aside` name the row of each and what is the matter; `values` says what one row must
    have given (None: nothing, so that nothing was guessed); `findings` are what the officer is told of the file.
    """

    name: str
    make: Callable[[], bytes]
    accepted: int
    people: int
    questions: tuple[tuple[int, str], ...] = ()
    refused: tuple[int, ...] = ()
    aside: tuple[tuple[int, str], ...] = ()
    findings: frozenset[str] = frozenset()
    values: Mapping[tuple[int, str], Any] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    agency: int = 0

    @property
    def read(self) -> int:
        """Every row below the headings that is not empty."""
        return self.accepted + len(self.refused) + len(self.aside)


def text_of(lines: Iterable[Line], delimiter: str = ",") -> str:
    """Lines as delimited text."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(lines)
    return out.getvalue()


def csv_of(*lines: Line, encoding: str = "utf-8", delimiter: str = ",") -> Callable[[], bytes]:
    """A CSV file of these lines."""
    return lambda: text_of(lines, delimiter).encode(encoding)


def saved(book: openpyxl.Workbook) -> bytes:
    """A workbook's bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def book_of(*lines: Line) -> openpyxl.Workbook:
    """A workbook with one sheet of these lines."""
    book = openpyxl.Workbook()
    book.active.title = "Staff"
    for line in lines:
        book.active.append(list(line))
    return book


def xlsx_of(*lines: Line, merged: Iterable[str] = ()) -> Callable[[], bytes]:
    """A workbook of these lines, with ranges of cells merged."""

    def make() -> bytes:
        book = book_of(*lines)
        for cells in merged:
            book.active.merge_cells(cells)
        return saved(book)

    return make
