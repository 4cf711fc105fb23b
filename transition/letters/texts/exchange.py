"""Texts out as a workbook and in again: each row knows which text it is and what that said, so none goes astray."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from transition.i18n.names import Words
from transition.imports.cleaning import clean
from transition.imports.grid import MAX_CELL_CHARACTERS, Refused
from transition.imports.workbooks import read_workbook
from transition.letters.texts.catalogue import Text, digest_of
from transition.letters.texts.checks import Line
from transition.rules.broken import RuleBroken
from transition.transfers.models import Transfer
from transition.web.text import tidy

MAX_BYTES = 4 * 2**20
_FINGERPRINT = 16
# Where a row keeps what comes in again; the rest is for whoever translates.
_REF, _DIGEST, _WELSH, _CHECKED = 0, 1, 6, 7
_YES = frozenset({"yes", "y", "x", "true", "1", "ie", "ydw", "ydy", "do", "gwir"})
_NO = frozenset({"", "no", "n", "false", "0", "na", "nac ydw", "nac ydy", "naddo", "gau"})


@dataclass(frozen=True)
class Row:
    """One row that came in: its number in the file, the text that it names, what it is for that text."""

    number: int
    ref: str
    fingerprint: str
    welsh: str
    answer: str

    @property
    def is_checked(self) -> bool:
        """Whether the translator says that the Welsh is checked."""
        return self.answer in _YES


@dataclass(frozen=True)
class Fault:
    """Why a row is not taken; `given` is what its answer says, or what a rule said where its code is `row_refused`."""

    number: int
    code: str
    text: Text | None = None
    given: str = ""


def fits(line: Line) -> bool:
    """Whether a text goes into a cell that can be read again."""
    said = (line.text.words.en, line.text.words.cy, line.previous_english)
    return all(len(one) <= MAX_CELL_CHARACTERS for one in said)


def fingerprint_of(text: Text) -> str:
    """What tells whether a text still says what it said when it went out."""
    return digest_of(text.pair)[:_FINGERPRINT]


def rows_out(
    lines: Iterable[Line],
    name: Callable[[Text], str],
    state: Callable[[Line], str],
    may: Callable[[Text], str],
    reads: str,
) -> list[list[object]]:
    """The rows of the workbook that goes out, for who reads this language."""
    return [
        [
            line.text.ref, fingerprint_of(line.text), _name(line.text.transfer, reads),
            name(line.text), line.text.words.en, line.previous_english, line.text.words.cy, "", may(line.text),
            state(line), line.due_on, line.words, line.changed_words,
        ]
        for line in lines
        if fits(line)
    ]  # fmt: skip


def _name(transfer: Transfer, reads: str) -> str:
    return Words(transfer.name, transfer.name_cy).in_language(reads)[0]


def rows_in(data: bytes) -> list[Row]:
    """The rows of a workbook that came back, read within the bounds of every other. RuleBroken `file_refused`."""
    if len(data) > MAX_BYTES or not data.startswith(b"PK\x03\x04"):
        raise RuleBroken("file_refused", "file")
    try:
        sheet = read_workbook(data)
    except Refused as refused:
        raise RuleBroken("file_refused", "file", {"why": refused.code}) from refused
    found = [
        Row(
            row.number,
            row.cell(_REF),
            row.cell(_DIGEST),
            row.cell(_WELSH),
            row.cell(_CHECKED).strip().casefold(),
        )
        for row in sheet.rows[1:]
        if row.cell(_REF)
    ]
    if not found:
        raise RuleBroken("file_empty", "file")
    return found


def matched(
    rows: Iterable[Row], find: Callable[[str], Text | None]
) -> tuple[list[tuple[Row, Text, str]], list[Fault]]:
    """Each row with its text and the Welsh to keep, and everything for which a row cannot be taken."""
    taken: list[tuple[Row, Text, str]] = []
    faults: list[Fault] = []
    seen: set[str] = set()
    for row in rows:
        text = find(row.ref)
        if text is None:
            faults.append(Fault(row.number, "row_unknown"))
        else:
            found = list(_faults(row, text, row.ref in seen))
            faults.extend(Fault(row.number, code, text, row.answer) for code in found)
            if not found:
                taken.append((row, text, welsh_of(row, text)))
        seen.add(row.ref)
    return taken, faults


def _faults(row: Row, text: Text, is_again: bool) -> Iterator[str]:
    if row.answer not in _YES | _NO:
        yield "row_answer"
    if is_again:
        yield "row_twice"
        return
    if row.fingerprint != fingerprint_of(text):
        yield "row_stale"
        return
    welsh = welsh_of(row, text)
    if not welsh and text.words.cy:
        yield "row_emptied"
    elif not welsh and row.is_checked:
        yield "row_checked_empty"
    elif welsh != text.words.cy and not text.is_own:
        yield "row_kept_elsewhere"
    elif len(welsh) > text.longest:
        yield "row_too_long"


def welsh_of(row: Row, text: Text) -> str:
    """The Welsh of a row as it is kept; a cell that nobody touched stays exactly what it was."""
    if row.welsh == clean(text.words.cy)[0]:
        return text.words.cy
    return tidy(row.welsh, lines=not text.is_line)
