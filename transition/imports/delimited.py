"""Delimited text (CSV) to rows: its encoding, its delimiter, its quotes."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from transition.imports.grid import MAX_COLUMNS, Finding, FindingCode, Refused, Rows, Sheet

_DELIMITERS = ",;\t|"
# What an export keeps from being taken for a formula: one apostrophe of it goes.
_ESCAPED = re.compile(r"'+\s*[=+\-@＝＋－＠]")
_MARKUP = re.compile(r"\s*<(?:!doctype|html|table|\?xml|head|body|meta|script)", re.IGNORECASE)
_BEYOND_ASCII = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def read_delimited(data: bytes) -> Sheet:
    """Read delimited text. Refused: empty, binary, html, encoding, broken_quote, and the caps of the grid."""
    text, findings = _decoded(data)
    if not text.strip("\ufeff \r\n\t,;|"):
        raise Refused("empty")
    if "\x00" in text:
        raise Refused("binary")
    if _MARKUP.match(text):
        raise Refused("html")
    rows = Rows()
    for number, record in _records(text):
        rows.add(number, [cell[1:] if cell[:1] == "'" and _ESCAPED.match(cell) else cell for cell in record])
    return Sheet("", tuple(rows.rows), (*findings, *rows.findings()), is_delimited=True)


def _decoded(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """UTF-8 or UTF-16 with or without a mark, else Windows-1252; a mixture is refused rather than garbled."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _decode(data, "utf-16")
    elif data[1:200:2].count(0) > len(data[1:200:2]) // 3:
        text = _decode(data, "utf-16-le")
    elif data[0:200:2].count(0) > len(data[0:200:2]) // 3:
        text = _decode(data, "utf-16-be")
    else:
        text = _decode(data, "utf-8-sig")
        if text is None and not _BEYOND_ASCII.search(data):
            text = _decode(data, "cp1252")
            if text is not None:
                return text, (Finding(FindingCode.READ_AS_WINDOWS_1252, 1),)
    if text is None:
        raise Refused("encoding")
    return text, ()


def _decode(data: bytes, encoding: str) -> str | None:
    """The text, or nothing; never the decoder's exception, which would carry the whole file."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with its number, as a spreadsheet would number its row."""
    delimiter, text, skipped = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number, trouble, line = skipped, "", 0
    while not trouble:
        number += 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            trouble = "cell_too_long" if "field limit" in str(error) else "broken_quote"
            break
        if len(record) > 4 * MAX_COLUMNS:
            raise Refused("too_many_columns", {"row": number, "limit": MAX_COLUMNS})
        if reader.line_num > line + 3 and any(_holds_rows(cell, delimiter) for cell in record):
            trouble = "broken_quote"
            break
        line = reader.line_num
        yield number, record
    raise Refused(trouble, {"row": number})


def _holds_rows(cell: str, delimiter: str) -> bool:
    """Whether a cell swallowed the rows after it, for want of a closing quote."""
    return len(re.findall(r"\r\n|\r|\n", cell)) > 2 and cell.count(delimiter) > 5


def _delimiter(text: str) -> tuple[str, str, int]:
    """The delimiter that splits the first lines most evenly; Excel's `sep=` line decides when there is one."""
    named = re.match(r"\ufeff?sep=([,;\t|])(?:\r\n|\r|\n)", text)
    if named:
        return named.group(1), text[named.end() :], 1
    lines = [line for line in re.split(r"\r\n|\r|\n", text[:100_000])[:30] if line.strip()]
    outside = [re.sub(r'"[^"]*"', "", line) for line in lines]

    def evenness(delimiter: str) -> tuple[int, int]:
        counts = Counter(line.count(delimiter) for line in outside)
        counts.pop(0, None)
        if not counts:
            return (0, 0)
        fields, often = max(counts.items(), key=lambda item: (item[1] * item[0], item[0]))
        return (often * fields, fields)

    return max(_DELIMITERS, key=evenness), text, 0
