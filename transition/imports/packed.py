"""A list as read, and its account, packed small: so that a file is read once and checked once; pure."""

import gzip
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from transition.imports.grid import Finding, FindingCode, Sheet, SheetRow
from transition.imports.results import Check, PersonRow

_LEVEL = 1  # what takes longer to pack than to read anew would be for nothing


def packed_sheet(sheet: Sheet) -> bytes:
    """A sheet as bytes."""
    head = {
        "name": sheet.name,
        "findings": [(one.code.value, one.count, one.rows, one.names) for one in sheet.findings],
        "is_delimited": sheet.is_delimited,
        "is_1904": sheet.is_1904,
        "lists": sheet.lists,
    }
    rows = ((row.number, row.width, row.is_hidden, sorted(row.uncalculated), row.cells) for row in sheet.rows)
    return _packed(head, rows)


def unpacked_sheet(kept: bytes) -> Sheet:
    """The sheet again; equal texts are held once."""
    head, stored = _unpacked(kept)
    texts: dict[str, str] = {}
    rows = tuple(
        SheetRow(number, tuple([texts.setdefault(text, text) for text in cells]), hidden, frozenset(gaps), width)
        for number, width, hidden, gaps, cells in stored
    )  # fmt: skip
    findings = tuple(Finding(FindingCode(code), *_tuples(rest)) for code, *rest in head["findings"])
    return Sheet(head["name"], rows, findings, head["is_delimited"], head["is_1904"], tuple(head["lists"]))


def _tuples(parts: list[Any]) -> tuple[Any, ...]:
    return tuple(tuple(part) if isinstance(part, list) else part for part in parts)


def packed_account(account: Check) -> bytes:
    """An account as bytes."""
    return _packed(replace(account, people=()).to_json(), (person.to_json() for person in account.people))


def unpacked_account(kept: bytes) -> Check:
    """The account again."""
    head, stored = _unpacked(kept)
    return replace(Check.from_json(head), people=tuple(PersonRow.from_json(one) for one in stored))


def _packed(head: Any, lines: Iterable[Any]) -> bytes:
    """A line of JSON for each, one at a time: fifty thousand people are never held twice."""
    packed = io.BytesIO()
    with gzip.open(packed, "wt", compresslevel=_LEVEL, encoding="utf-8") as text:
        text.write(_json(head))
        for line in lines:
            text.write(_json(line))
    return packed.getvalue()


def _json(line: Any) -> str:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"


def _unpacked(kept: bytes) -> tuple[Any, Iterator[Any]]:
    lines = _lines(kept)
    return next(lines), lines


def _lines(kept: bytes) -> Iterator[Any]:
    with gzip.open(io.BytesIO(kept), "rt", encoding="utf-8") as text:
        yield from map(json.loads, text)
