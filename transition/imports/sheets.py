"""CSV or XLSX to rows of text, within bounds, or refused by name within seconds."""

from collections.abc import Collection

from transition.imports.delimited import read_delimited
from transition.imports.grid import MAX_BYTES, Refused, Sheet
from transition.imports.turning import upright
from transition.imports.workbooks import read_workbook

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_sheet(data: bytes, filename: str, wanted: Collection[str] = ()) -> Sheet:
    """Read an uploaded staff list; the content must be what the extension says.

    Of a workbook with several lists of people those sheets are read that are wanted by name, else all of them.

    Refused: empty, too_big, extension, content_mismatch, encrypted, old_excel, macro, damaged, entities,
    unpacked_too_big, too_many_entries, html, binary, encoding, broken_quote, no_visible_sheet, too_many_rows,
    too_many_columns, too_many_cells, cell_too_long, too_slow.
    """
    if not data:
        raise Refused("empty")
    if len(data) > MAX_BYTES:
        raise Refused("too_big", {"limit": MAX_BYTES})
    extension = filename.rpartition(".")[2].casefold() if "." in filename else ""
    if extension not in {"csv", "xlsx"}:
        raise Refused("macro" if extension == "xlsm" else "extension")
    if data.startswith(_COMPOUND):
        raise Refused("encrypted" if _ENCRYPTED in data else "old_excel")
    is_zip = data.startswith(_ZIP)
    if extension == "csv":
        if is_zip:
            raise Refused("content_mismatch", {"extension": extension})
        return upright(read_delimited(data))
    if not is_zip:
        start = data[:500].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
        raise Refused("html" if start.startswith(b"<") else "content_mismatch", {"extension": extension})
    return upright(read_workbook(data, wanted))
