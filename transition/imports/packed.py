"""A list as read, and its account, packed small: so that a file is read once and checked once; pure."""

import json
import zlib
from typing import Any

from transition.imports.grid import Finding, FindingCode, Sheet, SheetRow
from transition.imports.results import Check

_LEVEL = 1  # what takes longer to pack than to read anew would be for nothing


def packed_sheet(sheet: Sheet) -> bytes:
    """A sheet as bytes."""
    return _packed({
        "name": sheet.name,
        "rows": [(row.number, row.width, row.is_hidden, sorted(row.uncalculated), row.cells) for row in sheet.rows],
        "findings": [(one.code.value, one.count, one.rows, one.names) for one in sheet.findings],
        "is_delimited": sheet.is_delimited,
        "is_1904": sheet.is_1904,
        "lists": sheet.lists,
    })  # fmt: skip


def unpacked_sheet(kept: bytes) -> Sheet:
    """The sheet again; equal texts are held once."""
    stored = _unpacked(kept)
    texts: dict[str, str] = {}
    rows = (
        SheetRow(number, tuple([texts.setdefault(text, text) for text in cells]), hidden, frozenset(gaps), width)
        for number, width, hidden, gaps, cells in stored["rows"]
    )  # fmt: skip
    findings = (Finding(FindingCode(code), *_tuples(rest)) for code, *rest in stored["findings"])
    return Sheet(
        stored["name"], tuple(rows), tuple(findings), stored["is_delimited"], stored["is_1904"],
        tuple(stored["lists"]),
    )  # fmt: skip


def _tuples(parts: list[Any]) -> tuple[Any, ...]:
    return tuple(tuple(part) if isinstance(part, list) else part for part in parts)


def packed_account(account: Check) -> bytes:
    """An account as bytes."""
    return _packed(account.to_json())


def unpacked_account(kept: bytes) -> Check:
    """The account again."""
    return Check.from_json(_unpacked(kept))


def _packed(stored: Any) -> bytes:
    return zlib.compress(json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def _unpacked(kept: bytes) -> Any:
    return json.loads(zlib.decompress(kept))
