"""XLSX workbooks to rows: what is inside is measured and scanned first, only then read."""

import io
import re
import zipfile
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from xml.etree.ElementTree import Element

import defusedxml.ElementTree
from defusedxml import DefusedXmlException
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from transition.imports.grid import (
    MAX_ENTRIES,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    Finding,
    FindingCode,
    Refused,
    Rows,
    Sheet,
)
from transition.imports.headings import recognised_count
from transition.imports.several import is_list, joined
from transition.imports.worksheets import Markup, count_elements, scan

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PROBED_ROWS = 60


@dataclass(frozen=True, slots=True)
class _Opened:
    """One worksheet: its place among those to be seen, its values and what its markup says of them."""

    position: int
    name: str
    values: CalamineSheet
    markup: Markup


def read_workbook(data: bytes, wanted: Collection[str] = ()) -> Sheet:
    """Read the visible sheets that look like lists of people, those wanted by name if any are, else the best one.

    Refused: see `read_sheet`.
    """
    try:
        opened, findings, is_1904 = _open(data)
    except Refused:
        raise
    except DefusedXmlException:
        code = "entities"
    except Exception:
        # Four libraries read what a stranger made: whatever they trip over, the file is damaged.
        code = "damaged"
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what a panic in the reader's Rust code raises
            raise
        code = "damaged"
    else:
        return _together(opened, findings, is_1904, wanted)
    raise Refused(code)


def _open(data: bytes) -> tuple[list[_Opened], tuple[Finding, ...], bool]:
    """Every visible sheet that holds something, what was found of the rest, and whether days count from 1904."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _check_archive(archive)
        styles = _styles(archive)
        parts = _sheet_parts(archive)
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible: list[str] = []
        hidden: list[str] = []
        for metadata in workbook.sheets_metadata:
            if metadata.typ != SheetTypeEnum.WorkSheet or metadata.name not in parts:
                continue
            (visible if metadata.visible == SheetVisibleEnum.Visible else hidden).append(metadata.name)
        if not visible:
            raise Refused("no_visible_sheet")
        found = []
        for position, name in enumerate(visible, 1):
            markup = scan(archive.open(parts[name]), styles)
            if markup.has_cells:
                found.append(_Opened(position, name, workbook.get_sheet_by_name(name), markup))
        return found, tuple(_findings(archive, hidden)), _is_1904(archive)


def _is_1904(archive: zipfile.ZipFile) -> bool:
    """Whether the workbook counts its days from 1904, as old Macs did."""
    properties = _parse(archive, "xl/workbook.xml").iter(f"{_MAIN}workbookPr")
    return any(one.get("date1904") in {"1", "true"} for one in properties)


def _together(
    opened: list[_Opened], findings: tuple[Finding, ...], is_1904: bool, wanted: Collection[str]
) -> Sheet:
    """The lists of people among the sheets, under each other; where none looks like one, the sheet most like it."""
    if not opened:
        raise Refused("empty")
    best = max(opened, key=_score)
    first = _rows(best, is_1904)
    lists = [(best.position, first)]
    for one in opened:
        if one is not best and _score(one) and is_list(sheet := _rows(one, is_1904)):
            lists.append((one.position, sheet))
    names = tuple(sheet.name for _, sheet in lists) if len(lists) > 1 else ()
    chosen = [pair for pair in lists if pair[1].name in wanted] or lists
    read = {sheet.name for _, sheet in chosen}
    others = tuple(one.name for one in opened if one.name not in read)
    whole = joined(chosen)
    if others:
        findings = (*findings, Finding(FindingCode.OTHER_SHEETS_NOT_READ, len(others), names=others))
    return replace(whole, findings=(*findings, *whole.findings), lists=names)


def _check_archive(archive: zipfile.ZipFile) -> None:
    """Unpack nothing that is too big, too many or too dense; read every part so that a lie about size shows."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise Refused("too_many_entries", {"limit": MAX_ENTRIES})
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise Refused("damaged")
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise Refused("macro")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("encrypted")
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise Refused("content_mismatch", {"extension": "xlsx"})
    total = sum(entry.file_size for entry in entries)
    if total > MAX_UNPACKED_BYTES:
        raise Refused("unpacked_too_big", {"limit": MAX_UNPACKED_BYTES})
    for entry in entries:
        if entry.file_size > 2**20 and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise Refused("unpacked_too_big", {"limit": MAX_UNPACKED_BYTES})
    for entry in entries:
        _check_part(archive, entry)


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Read a part to its end (its checksum must hold) and refuse a document type, which entities need."""
    with archive.open(entry) as part:
        tail = b""
        while block := part.read(2**20):
            if b"<!DOCTYPE" in tail + block or b"<!ENTITY" in tail + block:
                raise Refused("entities")
            tail = block[-16:]


def _parse(archive: zipfile.ZipFile, name: str) -> Element:
    root: Element = defusedxml.ElementTree.fromstring(archive.read(name), forbid_dtd=True)
    return root


def _styles(archive: zipfile.ZipFile) -> dict[str, str]:
    """Cell styles that change what a number says: `%` for a percentage, or as many noughts as are shown."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    root = _parse(archive, "xl/styles.xml")
    formats = {"9": "0%", "10": "0.00%"}
    for entry in root.iter(f"{_MAIN}numFmt"):
        formats[entry.get("numFmtId", "")] = entry.get("formatCode", "")
    styles: dict[str, str] = {}
    for cell_formats in root.iter(f"{_MAIN}cellXfs"):
        for index, entry in enumerate(cell_formats.iter(f"{_MAIN}xf")):
            code = formats.get(entry.get("numFmtId", ""), "").split(";")[0]
            if re.fullmatch(r"0{2,20}", code):
                styles[str(index)] = code
            elif re.fullmatch(r"0(?:\.0+)?\\?%", code):
                styles[str(index)] = "%"
    return styles


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Each sheet's name with the part of the archive that holds it."""
    targets = {}
    for relation in _parse(archive, "xl/_rels/workbook.xml.rels"):
        target = relation.get("Target", "")
        targets[relation.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    present = set(archive.namelist())
    sheets = _parse(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet")
    parts = {sheet.get("name", ""): targets.get(sheet.get(_RELATION, ""), "") for sheet in sheets}
    return {name: part for name, part in parts.items() if part in present}


def _findings(archive: zipfile.ZipFile, hidden: list[str]) -> list[Finding]:
    found = []
    if hidden:
        found.append(Finding(FindingCode.HIDDEN_SHEETS_SKIPPED, len(hidden), names=tuple(hidden)))
    names = [name for name in archive.namelist() if name.endswith(".xml")]
    comments = sum(
        count_elements(archive.open(name), ("comment", "threadedComment"))
        for name in names
        if re.match(r"xl/(?:comments|threadedComments)", name)
    )
    if comments:
        found.append(Finding(FindingCode.COMMENTS_NOT_KEPT, comments))
    links = sum(name.startswith("xl/externalLinks/") and "/_rels/" not in name for name in names)
    if links:
        found.append(Finding(FindingCode.EXTERNAL_LINKS_IGNORED, links))
    return found


def _score(opened: _Opened) -> int:
    """How much the first rows look like headings."""
    best = 0
    if opened.values.start is None:
        return best
    for at, row in enumerate(opened.values.iter_rows()):
        if at >= _PROBED_ROWS:
            break
        best = max(best, recognised_count([value for value in row if isinstance(value, str) and value]))
    return best


def _rows(opened: _Opened, is_1904: bool) -> Sheet:
    rows, markup = Rows(), opened.markup
    start = opened.values.start
    if start is None:
        raise Refused("empty")
    pad = [""] * start[1]
    merged = _merged_down(opened.values, markup.last_row)
    carried: dict[int, str] = {}
    for number, values in enumerate(opened.values.iter_rows(), 1):
        texts = pad + [text_of(value) for value in values]
        for column, shown in markup.shown.get(number, {}).items():
            if column < len(texts):
                texts[column] = _as_shown(texts[column], shown)
        for column, first in merged.get(number, {}).items():
            if first:
                carried[column] = texts[column]
            elif any(texts):
                texts[column] = texts[column] or carried.get(column, "")
        rows.add(number, texts, number in markup.hidden_rows, markup.uncalculated.get(number, frozenset()))
    more = rows.findings()
    if markup.hidden_columns:
        more.append(Finding(FindingCode.HIDDEN_COLUMNS_READ, len(markup.hidden_columns)))
    if not rows.rows:
        raise Refused("empty")
    return Sheet(opened.name, tuple(rows.rows), tuple(more), is_1904=is_1904)


def _merged_down(values: CalamineSheet, last_row: int) -> dict[int, dict[int, bool]]:
    """Row number → column → whether it is the first of a vertical merge, whose value holds for all its rows."""
    found: dict[int, dict[int, bool]] = {}
    for (top, left), (bottom, right) in values.merged_cell_ranges or []:
        if bottom > top and right == left:
            for row in range(top, min(bottom, last_row) + 1):
                found.setdefault(row + 1, {})[left] = row == top
    return found


def _as_shown(text: str, shown: str) -> str:
    """A number as the sheet shows it: with its leading noughts, or as a percentage; an error by its name."""
    if shown.startswith("#"):
        return shown
    if shown == "%" and re.fullmatch(r"-?\d+(?:\.\d+)?", text):
        return f"{(Decimal(text) * 100).normalize():f}%"
    if shown != "%" and re.fullmatch(r"\d+", text):
        return text.zfill(len(shown))
    return text


def text_of(value: object) -> str:
    """A cell as text: whole numbers without a point, dates as yyyy-mm-dd."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time | timedelta | int):
        return str(value)
    return ""
