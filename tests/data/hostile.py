"""Files made to break a reader: each with the name of its refusal, or with the account that it gives unharmed."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.data.kinds import book_of, saved
from tests.imports.test_sheets import row_xml, sheet_xml, zipped

HEADINGS = ("Payroll no.", "Surname", "Forenames", "DOB")
GOOD = "Payroll no.,Surname,Forenames,DOB\n0042,Rees,Siân,14/11/1979\n"
_SHEET = "xl__worksheets__sheet1_dot_xml"
_LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))


@dataclass(frozen=True)
class Hostile:
    """`code` names the refusal; without one, `accepted` people come of it and `questions` are asked."""

    name: str
    make: Callable[[], bytes]
    code: str = ""
    accepted: int = 1
    questions: tuple[str, ...] = ()


def _markup(body: str, before: str = "", dimension: str = "A1:D2") -> bytes:
    return zipped(**{_SHEET: sheet_xml(f"<sheetData>{body}</sheetData>", before, dimension)})


def _entities(doctype: str, use: str = "") -> bytes:
    return _markup(
        row_xml(1, *HEADINGS) + row_xml(2, "0042", f"Rees{use}", "Mair", ""), f"<!DOCTYPE x {doctype}>"
    )


def _nested() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("inner.xlsx", saved(book_of(HEADINGS)))
    return out.getvalue()


def _calendar_of_1904() -> bytes:
    book = book_of(HEADINGS)
    book.epoch = CALENDAR_MAC_1904
    book.active.append(["0042", "Rees", "Siân", date(1979, 11, 14)])
    return saved(book)


def _hidden_and_merged() -> bytes:
    book = book_of(
        (*HEADINGS, "Team"), ("0042", "Rees", "Siân", "14/11/1979", "Data"), ("0043", "Huws", "Ann", "1/2/80")
    )
    book.active.merge_cells("E2:E3")
    book.create_sheet("Old").sheet_state = "hidden"
    return saved(book)


FILES = (
    Hostile("empty.csv", lambda: b"", "empty"),
    Hostile("header-only.csv", lambda: GOOD.splitlines()[0].encode(), accepted=0),
    Hostile("bom.csv", lambda: GOOD.encode("utf-8-sig")),
    Hostile("utf-16le.csv", lambda: GOOD.encode("utf-16-le")),
    Hostile("cp1252.csv", lambda: GOOD.encode("cp1252")),
    Hostile("invalid-utf-8.csv", lambda: GOOD.encode() + b"0043,Huws,Si\xe2n,\n", "encoding"),
    Hostile("lone-surrogate.csv", lambda: GOOD.replace("Rees", "Re\ud800es").encode("utf-8", "surrogatepass"), "encoding"),
    Hostile("nul.csv", lambda: GOOD.replace("Rees", "Re\x00es").encode(), "binary"),
    Hostile("carriage-returns.csv", lambda: GOOD.replace("\n", "\r").encode()),
    Hostile("mixed-newlines.csv", lambda: (GOOD.replace("\n", "\r\n", 1) + "0043,Huws,Ann,\r").encode(), accepted=2),
    Hostile("unclosed-quote.csv", lambda: (GOOD + '0043,"Huws,Ann,1/2/80\n0044,Lewis,Mair,\n').encode(), "broken_quote"),
    Hostile("a-field-of-200-kb.csv", lambda: (GOOD + f"0043,{'x' * 200_000},,\n").encode(), "cell_too_long"),
    Hostile("ten-thousand-columns.csv", lambda: ("Surname," * 10_000 + "\n" + "Rees," * 10_000).encode(), "too_many_columns"),
    Hostile("duplicate-header.csv", lambda: b"Payroll no.,Surname,Surname\n0042,Rees,Huws\n"),
    Hostile("look-alike-header.csv", lambda: "P\u0430yroll no.,Surn\u0430me\n0042,Rees\n".encode()),
    Hostile("missing-column.csv", lambda: b"Payroll no.,Forenames\n0042,Mair\n", questions=("NAME_MISSING",)),
    Hostile("extra-cells.csv", lambda: (GOOD + "0043,Huws,Ann,1/2/80,one,two\n").encode(), accepted=2, questions=("CELLS_SHIFTED",)),
    Hostile("semicolons.csv", lambda: GOOD.replace(",", ";").encode()),
    Hostile("a-million-rows.csv", lambda: (GOOD + "0043,Huws,Ann,\n" * 1_000_000).encode(), "too_many_rows"),
    Hostile("bomb.xlsx", lambda: zipped(xl__bomb_dot_xml=b"\0" * 50_000_000), "unpacked_too_big"),
    Hostile("nested.xlsx", _nested, "content_mismatch"),
    Hostile("laughs.xlsx", lambda: _entities(f'[<!ENTITY l0 "ha">{_LAUGHS}]', "&l9;"), "entities"),
    Hostile("quadratic.xlsx", lambda: _entities(f'[<!ENTITY a "{"x" * 50_000}">]', "&a;" * 1_000), "entities"),
    Hostile("external-entity.xlsx", lambda: _entities('[<!ENTITY a SYSTEM "file:///etc/passwd">]', "&a;"), "entities"),
    Hostile("external-link.xlsx", lambda: zipped(xl__externalLinks__externalLink1_dot_xml=b"<x/>")),
    Hostile("a-lie-about-size.xlsx", lambda: _markup(row_xml(1, *HEADINGS) + row_xml(2, "0042", "Rees", "M", ""), dimension="A1:A1")),
    Hostile("far-cell.xlsx", lambda: _markup('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "too_many_columns"),
    Hostile("macro.xlsx", lambda: zipped(xl__vbaProject_dot_bin=b"x"), "macro"),
    Hostile("encrypted.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    Hostile("truncated.xlsx", lambda: saved(book_of(HEADINGS))[:3_000], "damaged"),
    Hostile("csv-renamed.xlsx", lambda: GOOD.encode(), "content_mismatch"),
    Hostile("html-renamed.xlsx", lambda: b"<html><table><tr><td>Surname", "html"),
    Hostile("formula-without-value.xlsx", lambda: saved(book_of(HEADINGS, ("0042", "Rees", "Siân", "=TODAY()"))),
            questions=("FORMULA_WITHOUT_VALUE",)),
    Hostile("calendar-of-1904.xlsx", _calendar_of_1904),
    Hostile("hidden-and-merged.xlsx", _hidden_and_merged, accepted=2),
)  # fmt: skip

VALUES = (
    '=HYPERLINK("http://evil.example","x")', "+1", "-1", "@SUM(1)", "\t=1+1", "\r=1+1", "＝1+1", "<script>alert(1)</script>",
    "{{7*7}}", "{% include '/etc/passwd' %}", "<link rel=attachment href=file:///etc/passwd>",
    "<img src=http://169.254.169.254>", "background: url(http://evil.example)", "a@example.org\r\nBcc: b@example.org",
    "../../x", "\u202egnol", "Re\u200bes", "Llw\u0302yd", "Lly\u0302r", "9223372036854775808", "1e309", "NaN", "٣٤",
    "£30,000", "31/02/2026", "1900-01-00", "Null", "O'Brien", "x" * 300,
)  # fmt: skip
