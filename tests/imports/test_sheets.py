"""Files good, odd and hostile: read as they are meant, or refused by name."""

import contextlib
import io
import struct
import zipfile
from datetime import date

import pytest
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.imports.lists import saved, workbook
from transition.imports import grid
from transition.imports.grid import FindingCode, Refused, Sheet
from transition.imports.sheets import read_sheet

HEADINGS = ["Payroll no.", "Surname", "Forenames"]
GOOD = "Payroll no.,Surname,Forenames\n0042,Rees,Siân\n"


def csv_of(text: str, encoding: str = "utf-8") -> Sheet:
    return read_sheet(text.encode(encoding), "list.csv")


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows]


def refusal(data: bytes, filename: str) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(Refused) as refused:
        read_sheet(data, filename)
    return refused.value.code, refused.value.facts


def zipped(**parts: bytes) -> bytes:
    """A good workbook with some of its parts replaced or added (`__` for `/`, `_dot_` for `.`)."""
    out, source = (
        io.BytesIO(),
        zipfile.ZipFile(io.BytesIO(saved(workbook(HEADINGS, ["0042", "Rees", "Siân"])))),
    )
    named = {name.replace("__", "/").replace("_dot_", "."): data for name, data in parts.items()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in named:
                target.writestr(name, source.read(name))
        for name, data in named.items():
            target.writestr(name, data)
    return out.getvalue()


def sheet_xml(body: str, before: str = "", dimension: str = "A1:C2") -> bytes:
    start = '<?xml version="1.0"?>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (
        f'{start}{before}<worksheet xmlns="{main}"><dimension ref="{dimension}"/>{body}</worksheet>'.encode()
    )


def row_xml(number: int, *texts: str, hidden: str = "") -> str:
    written = "".join(
        f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for at, text in enumerate(texts)
    )
    return f'<row r="{number}" {hidden}>{written}</row>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_accents_survive_every_encoding_that_a_council_saves(encoding: str) -> None:
    assert csv_of(GOOD, encoding).rows[1].cells == ("0042", "Rees", "Siân")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_and_line_ends_are_found(delimiter: str, ending: str) -> None:
    text = GOOD.replace(",", delimiter).replace("\n", ending)
    assert cells(csv_of(text)) == [tuple(HEADINGS), ("0042", "Rees", "Siân")]


def test_mixed_line_ends_and_a_delimiter_that_is_named() -> None:
    sheet = csv_of("sep=;\r\nPayroll no.;Surname\r0042;Rees\n0043;Huws, Mair\r\n")
    assert cells(sheet) == [("Payroll no.", "Surname"), ("0042", "Rees"), ("0043", "Huws, Mair")]
    assert [row.number for row in sheet.rows] == [2, 3, 4]


@pytest.mark.parametrize(
    ("data", "filename", "code"),
    [
        (b"", "list.csv", "empty"),
        (b"\xef\xbb\xbf\r\n,,\r\n", "list.csv", "empty"),
        (b"Surname\x00,Forenames\nRees,Mair\nHuws,Si\xc3\xa2n", "list.csv", "binary"),
        (b"Surname,Forenames\nRees,Si\xc3\xa2n\nHuws,Si\xe2n", "list.csv", "encoding"),
        (b'Surname,Forenames\n"Rees,Mair\nHuws,Ann\n', "list.csv", "broken_quote"),
        (b'Surname,Forenames\n"Rees"y,Mair\n', "list.csv", "broken_quote"),
        (b"<html><table><tr><td>Surname</td></tr></table>", "list.csv", "html"),
        (b" <!DOCTYPE html><table>", "list.xlsx", "html"),
        (b"Surname,Forenames\nRees,Mair\n", "list.xlsx", "content_mismatch"),
        (b"PK\x03\x04", "list.csv", "content_mismatch"),
        (b"PK\x03\x04 and then nothing", "list.xlsx", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "list.xlsx", "old_excel"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "list.xlsx",
            "encrypted",
        ),
        (b"Surname", "list.xls", "extension"),
        (b"Surname", "list", "extension"),
        (b"PK\x03\x04", "list.xlsm", "macro"),
        (b"Surname\n" + b"a" * 200_000, "list.csv", "cell_too_long"),
        (b"Surname\n" + b"a" * 6_000, "list.csv", "cell_too_long"),
        (b"a," * 10_000 + b"\n" + b"b," * 10_000, "list.csv", "too_many_columns"),
        (b"a," * 400 + b"\n" + b"b," * 400, "list.csv", "too_many_columns"),
        (b"Surname\n" + b"Rees\n" * 1_000_000, "list.csv", "too_many_rows"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(data: bytes, filename: str, code: str) -> None:
    assert refusal(data, filename)[0] == code


def test_a_file_that_is_too_big_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transition.imports.sheets.MAX_BYTES", 20)
    assert refusal(GOOD.encode(), "list.csv") == ("too_big", {"limit": 20})


def test_a_missing_quote_that_a_later_one_closes_does_not_swallow_rows() -> None:
    rows = "\n".join(f"{number},Rees,Mair,Data,Analyst" for number in range(5))
    text = f'Payroll no.,Surname,Forenames,Team,Job\n7,"Huws,Ann,Data,Analyst\n{rows}\n8,Lewis",Ann,Data,Analyst\n'
    assert refusal(text.encode(), "list.csv") == ("broken_quote", {"row": 2})


def test_an_address_on_several_lines_is_one_cell() -> None:
    sheet = csv_of('Payroll no.,Surname,Address\n1,Rees,"1 Stryd Fawr\r\nY Fenni\nGwent\nCymru"\n2,Huws,x\n')
    assert [row.number for row in sheet.rows] == [1, 2, 3]
    assert sheet.rows[1].cells[2] == "1 Stryd Fawr\nY Fenni\nGwent\nCymru"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Sia\u0302n", "Siân"),
        ("w\u0302yn y\u0302", "ŵyn ŷ"),
        ("\u202eRees\u202c", "Rees"),
        ("Re\u200bes", "Rees"),
        ("Re\x07es", "Rees"),
        ("  Rees\u00a0\u00a0Huws ", "Rees Huws"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("@SUM(1)", "@SUM(1)"),
        ("<script>", "<script>"),
        ("{{7*7}}", "{{7*7}}"),
        ("Null", "Null"),
        ("O’Brien", "O’Brien"),
    ],
)
def test_text_is_kept_as_typed_but_composed_and_without_what_cannot_be_seen(typed: str, kept: str) -> None:
    sheet = csv_of(f"Payroll no.,Surname\n0042,{typed}\n")
    assert sheet.rows[1].cells == ("0042", kept)


def test_characters_that_were_taken_out_are_told() -> None:
    found = csv_of("Payroll no.,Surname\n0042,\u202eRees\n").findings
    assert [(finding.code, finding.rows) for finding in found] == [(FindingCode.CHARACTERS_REMOVED, (2,))]


def test_numbers_of_a_workbook_read_as_they_are_shown() -> None:
    book = workbook(HEADINGS, [4417, 37.0, 0.8], ["0042", 12.5, date(2009, 9, 1)], [True, 0.1 + 0.2, "£1"])
    book.active["A2"].number_format = "000000"
    book.active["C2"].number_format = "0%"
    assert cells(read_sheet(saved(book), "list.xlsx"))[1:] == [
        ("004417", "37", "80%"),
        ("0042", "12.5", "2009-09-01"),
        ("TRUE", "0.3", "£1"),
    ]


@pytest.mark.parametrize("is_1904", [False, True])
def test_dates_of_both_excel_calendars_are_the_same_days(is_1904: bool) -> None:
    book = workbook(HEADINGS)
    if is_1904:
        book.epoch = CALENDAR_MAC_1904
    book.active.append(["0042", "Rees", date(1984, 2, 29)])
    assert read_sheet(saved(book), "list.xlsx").rows[1].cells[2] == "1984-02-29"


def test_hidden_rows_are_read_and_hidden_sheets_are_not() -> None:
    book = workbook(HEADINGS, ["0042", "Rees", "Siân"], ["0043", "Huws", "Ann"])
    book.active.row_dimensions[3].hidden = True
    old = book.create_sheet("Old")
    old.append(HEADINGS)
    old.sheet_state = "veryHidden"
    sheet = read_sheet(saved(book), "list.xlsx")
    assert [row.is_hidden for row in sheet.rows] == [False, False, True]
    assert {finding.code: finding.names for finding in sheet.findings} == {
        FindingCode.HIDDEN_SHEETS_SKIPPED: ("Old",),
        FindingCode.HIDDEN_ROWS_READ: (),
    }


def test_the_sheet_with_the_headings_is_read_and_the_others_are_named() -> None:
    book = workbook(["What this is"], ["A list"])
    book.active.title = "Read me"
    people = book.create_sheet("People")
    people.append(HEADINGS)
    people.append(["0042", "Rees", "Siân"])
    sheet = read_sheet(saved(book), "list.xlsx")
    assert sheet.name == "People"
    assert [(one.code, one.names) for one in sheet.findings] == [
        (FindingCode.OTHER_SHEETS_NOT_READ, ("Read me",))
    ]


def test_a_list_that_does_not_begin_in_the_first_cell_keeps_its_row_numbers() -> None:
    book = workbook()
    for at, line in enumerate((HEADINGS, ["0042", "Rees", "Siân"]), 4):
        for column, text in enumerate(line, 3):
            book.active.cell(at, column, text).font = Font(bold=True)
    sheet = read_sheet(saved(book), "list.xlsx")
    assert [(row.number, row.cells) for row in sheet.rows][1] == (5, ("", "", "0042", "Rees", "Siân"))


def test_a_value_merged_down_holds_for_each_of_its_rows() -> None:
    book = workbook([*HEADINGS, "Team"], ["1", "Rees", "A", "Data"], ["2", "Huws", "B", None])
    book.active.merge_cells("D2:D3")
    assert [row.cells[3] for row in read_sheet(saved(book), "list.xlsx").rows] == ["Team", "Data", "Data"]


def test_a_formula_that_was_never_worked_out_and_an_error_are_told_apart_from_blanks() -> None:
    body = (
        f'<sheetData>{row_xml(1, *HEADINGS)}<row r="2"><c r="A2"><f>1+1</f><v></v></c>'
        '<c r="B2"><f>2*21</f><v>42</v></c>'
        '<c r="C2" t="e"><f>A9</f><v>#REF!</v></c></row></sheetData>'
    )
    row = read_sheet(zipped(xl__worksheets__sheet1_dot_xml=sheet_xml(body)), "list.xlsx").rows[1]
    assert (row.cells, row.uncalculated) == (("", "42", "#REF!"), {0})


def test_a_dimension_that_lies_loses_no_row() -> None:
    body = f"<sheetData>{row_xml(1, *HEADINGS)}{row_xml(2, '0042', 'Rees', 'Mair')}</sheetData>"
    data = zipped(xl__worksheets__sheet1_dot_xml=sheet_xml(body, dimension="A1:A1"))
    assert cells(read_sheet(data, "list.xlsx"))[1] == ("0042", "Rees", "Mair")


@pytest.mark.parametrize(
    ("body", "before", "code"),
    [
        ('<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>', "", "too_many_rows"),
        ('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>', "", "too_many_columns"),
        ('<sheetData><row r="119999"><c r="KM119999"><v>1</v></c></row></sheetData>', "", "too_many_cells"),
        (
            '<sheetData><row r="1"><c r="12"><v>1</v></c><c r="é1"><v>1</v></c></row></sheetData>',
            "",
            "damaged",
        ),
        ("<sheetData><row>", "", "damaged"),
        ("<sheetData>&b;</sheetData>", '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>', "entities"),
        ("<sheetData/>", '<!DOCTYPE x SYSTEM "file:///etc/passwd">', "entities"),
        ("<sheetData/>", "", "empty"),
    ],
)
def test_a_hostile_worksheet_is_refused_by_name(body: str, before: str, code: str) -> None:
    assert refusal(zipped(xl__worksheets__sheet1_dot_xml=sheet_xml(body, before)), "list.xlsx")[0] == code


def test_a_far_cell_that_is_only_formatted_is_no_matter() -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    body = f"<sheetData>{row_xml(1, *HEADINGS)}{row_xml(2, '0042', 'Rees', 'Mair')}{far}</sheetData>"
    assert len(read_sheet(zipped(xl__worksheets__sheet1_dot_xml=sheet_xml(body)), "list.xlsx").rows) == 2


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert refusal(zipped(xl__bomb_dot_xml=b"\0" * 50_000_000), "list.xlsx")[0] == "unpacked_too_big"


def test_a_lie_about_an_unpacked_size_is_found() -> None:
    data = bytearray(zipped(xl__more_dot_xml=b"<x/>" * 5_000))
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        where = data.rfind(mark)
        data[where + at : where + at + 4] = struct.pack("<I", 10)
    assert refusal(bytes(data), "list.xlsx")[0] == "damaged"


def test_too_many_entries_are_refused() -> None:
    more = {f"xl__more{number}_dot_xml": b"<x/>" for number in range(grid.MAX_ENTRIES)}
    assert refusal(zipped(**more), "list.xlsx")[0] == "too_many_entries"


def test_macros_an_other_kind_of_zip_and_a_truncated_file_are_refused() -> None:
    assert refusal(zipped(xl__vbaProject_dot_bin=b"x"), "list.xlsx")[0] == "macro"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("inner.zip", saved(workbook(HEADINGS)))
    assert refusal(out.getvalue(), "list.xlsx")[0] == "content_mismatch"
    assert refusal(saved(workbook(HEADINGS))[:3_000], "list.xlsx")[0] == "damaged"


def test_links_to_other_files_are_told_and_not_followed() -> None:
    sheet = read_sheet(zipped(xl__externalLinks__externalLink1_dot_xml=b"<x/>"), "list.xlsx")
    assert [finding.code for finding in sheet.findings] == [FindingCode.EXTERNAL_LINKS_IGNORED]


@pytest.mark.parametrize("step", range(0, 400, 7))
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(step: int) -> None:
    data = bytearray(saved(workbook(HEADINGS, ["0042", "Rees", "Siân"])))
    at = len(data) * step // 400
    data[at] ^= 0xFF
    with contextlib.suppress(Refused):
        assert read_sheet(bytes(data), "list.xlsx").rows
