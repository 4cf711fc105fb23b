"""Reads thousands of damaged staff lists: none may crash the reader, hold it up, or lose a row in silence.

    python -m tests.mutate_imports [--files 10000] [--seed 1] [--seconds 600]

Good lists of every kind (tests/data) are damaged at random, from a seed: bytes flipped, files cut short, parts of a
workbook swapped, its markup or the text of a CSV file edited. Each is then refused by name, or read; of what is
read, every row that another reader finds must be accepted, refused or set aside. Exits 1 when one is not.
"""

import argparse
import csv
import io
import random
import signal
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from types import FrameType

import openpyxl

from tests.data.hostile import FILES
from tests.data.make import FIXTURES
from transition.imports.check import check
from transition.imports.cleaning import clean
from transition.imports.grid import ROWS_OF_A_SHEET, FindingCode, Refused, Sheet
from transition.imports.headings import find_headings, propose_mapping
from transition.imports.results import Check
from transition.imports.sheets import read_sheet

TODAY, MOST_SECONDS, LARGEST = date(2026, 3, 2), 30, 200_000
_TEXTS = (
    b"",
    b'"',
    b",",
    b"\n",
    b"\r",
    b";",
    b"\x00",
    b"\xff",
    b"Total",
    b"Surname",
    b"=1+1",
    b"31/02/1992",
    b"x" * 400,
)
_MARKS = (b"<row>", b"</row>", b"<c", b'r="A1"', b't="s"', b't="e"', b"<v>", b"</v>", b'hidden="1"', b"&lt;", b"&x;", b"99999",
          b"-1", b'r="ZZ9"', b"<f>1</f>", b"<mergeCell ref=\"A1:C9\"/>")  # fmt: skip
Change = Callable[[random.Random, bytes], bytes]


def flip(chance: random.Random, data: bytes) -> bytes:
    """A few bits turned over."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def cut(chance: random.Random, data: bytes) -> bytes:
    """The end, the beginning or a piece of the middle left out."""
    start, end = sorted(chance.sample(range(len(data) + 1), 2))
    return chance.choice((data[:start], data[end:], data[:start] + data[end:])) or b"x"


def edit(chance: random.Random, data: bytes, words: tuple[bytes, ...] = _TEXTS) -> bytes:
    """A word put in, or in place of what stands there; a line said twice."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        if chance.random() < 0.2:
            lines = data.splitlines(keepends=True) or [b"x"]
            data = b"".join([*lines, chance.choice(lines)])
            continue
        data = data[:at] + chance.choice(words) + data[at + chance.choice((0, 0, 1, 5)) :]
    return data or b"x"


def repack(chance: random.Random, data: bytes) -> bytes:
    """A workbook with two of its parts swapped, one left out, or the markup of one edited or cut."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [*parts]
    one, other = chance.sample(names, 2)
    sheets = [
        name for name in names if "sheet" in name or "haredStrings" in name or name.endswith("workbook.xml")
    ]
    match chance.randrange(6):
        case 0:
            parts[one], parts[other] = parts[other], parts[one]
        case 1:
            del parts[one]
        case 2:
            parts[one] = cut(chance, parts[one] or b"x")
        case _:
            chosen = chance.choice(sheets)
            parts[chosen] = (
                edit(chance, parts[chosen], _MARKS) if chance.random() < 0.8 else flip(chance, parts[chosen])
            )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def damaged(chance: random.Random, name: str, data: bytes) -> bytes:
    """The file with one or two kinds of damage; a workbook is mostly opened for it, so that most can still be read."""
    is_book = name.endswith(".xlsx")
    for _ in range(chance.choice((1, 1, 2))):
        change: Change = chance.choice(
            (repack, repack, repack, repack, flip, cut) if is_book else (edit, edit, edit, flip, cut)
        )
        try:
            data = change(chance, data)
        except Exception:
            data = flip(chance, data)  # already too damaged to be opened
    return data


def accounted(account: Check) -> set[int]:
    """Every row that something was said of, each once."""
    rows = [row for person in account.people for row in person.rows]
    rows += [one.row for one in account.aside] + [one.row for one in account.refused_rows]
    if len(rows) != len(set(rows)) or len(rows) != account.read:
        raise AssertionError("a row was counted twice or not at all")
    return set(rows)


def found_by_another(data: bytes, name: str, sheet: Sheet) -> set[int] | None:
    """The rows that hold something, by another reader; None where it cannot read the file, or counts otherwise."""
    codes = {finding.code for finding in sheet.findings}
    if codes & {FindingCode.TURNED, FindingCode.SHEETS_JOINED}:
        return None
    if name.endswith(".xlsx"):
        try:
            book = openpyxl.load_workbook(io.BytesIO(data))
            lines = [[cell.value for cell in line] for line in book[sheet.name].iter_rows(min_row=1)]
        except Exception:  # the other reader gives up sooner: nothing to compare
            return None
        return {
            at
            for at, line in enumerate(lines, 1)
            if any(clean(str(cell))[0] for cell in line if cell is not None)
        }
    if b"\x00" in data:
        return None  # of sixteen bits a letter: where it was cut decides how it reads
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if text.startswith("sep="):
        return None
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=text.count)))
    return {at for at, line in enumerate(lines, 1) if any(clean(cell)[0] for cell in line)}


def outcome(name: str, data: bytes, counts: Counter[str]) -> None:
    """Reads one file. Raises AssertionError when a row is lost, and whatever a reader must never raise."""
    try:
        sheet = read_sheet(data, name)
        headings = find_headings(sheet)
        account = check(sheet, propose_mapping(headings.texts), today=TODAY)
    except Refused as refused:
        counts[f"refused: {refused.code}"] += 1
        return
    counts["read"] += 1
    counts["rows"] += account.read
    known = accounted(account)
    mine = {row.number for row in sheet.rows if row.number > headings.row}
    if known != mine:
        raise AssertionError("rows of the sheet are not in its account")
    theirs = found_by_another(data, name, sheet)
    if theirs is not None:
        counts["compared with another reader"] += 1
        lost = {row for row in theirs if row > headings.row} - {row for row in known if row < ROWS_OF_A_SHEET}
        if lost:
            raise AssertionError(f"rows lost: {sorted(lost)[:5]}")


def _held_up(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError("held up")


def main() -> int:
    """Reads as many as asked, or as the time allows, and prints what came of them."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--files", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--seconds", type=float, default=3600)
    given = asked.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - the same damage again from the same seed
    counts, faults = Counter[str](), 0
    made = [
        (one.name, one.make())
        for one in (*FIXTURES, *(one for one in FILES if not one.code and one.accepted))
    ]
    good = [(name, data) for name, data in made if len(data) < LARGEST]
    begun, slowest = time.monotonic(), 0.0
    signal.signal(signal.SIGALRM, _held_up)
    number = 0
    while number < given.files and time.monotonic() - begun < given.seconds:
        number += 1
        name, data = chance.choice(good)
        data = damaged(chance, name, data)
        at = time.monotonic()
        signal.alarm(MOST_SECONDS)
        try:
            outcome(name, data, counts)
        except Exception as error:  # whatever it is, it is what this looks for
            faults += 1
            counts[f"FAULT {type(error).__name__}"] += 1
            print(f"file {number} ({name}): {error}", flush=True)  # noqa: T201 - a command's own words
            if faults <= 3:
                traceback.print_exc()
        finally:
            signal.alarm(0)
        slowest = max(slowest, time.monotonic() - at)
    sys.stdout.write(
        f"{number} files of seed {given.seed} in {time.monotonic() - begun:.0f} s, the slowest {slowest:.2f} s, "
        f"{faults} faults\n"
    )
    for words, count in sorted(counts.items()):
        sys.stdout.write(f"  {words}: {count}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
