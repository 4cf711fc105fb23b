"""Union, NI number, notes, comments, reasons for absence and casework are in nothing that a check gives."""

import json
import traceback

import pytest
from openpyxl.comments import Comment

from tests.imports.lists import DATA, TODAY, checked, of_file, rows, saved, workbook
from transition.imports.check import check
from transition.imports.codes import Code
from transition.imports.fields import Field
from transition.imports.grid import Refused
from transition.imports.headings import find_headings
from transition.imports.results import Check
from transition.imports.sheets import read_sheet

HEADINGS = {
    "Payroll no.": "0042",
    "Surname": "Rees",
    "Contract type": "Permanent",
    "Union": "CANARY-union",
    "Trade union membership / Aelodaeth undeb": "CANARY-member",
    "NI Number": "CANARY-ni",
    "Rhif Yswiriant Gwladol": "CANARY-nino",
    "HR notes": "CANARY-notes",
    "Sylwadau": "CANARY-sylwadau",
    "Comments": "=CANARY-comments",
    "Absence": "Long-term sick, CANARY-diagnosis, return 11/05/2026",
    "Reason for leaving": "CANARY-reason",
    "Sickness absence days": "CANARY-sick",
    "Sort code": "CANARY-bank",
    "Disciplinary (24m)": "CANARY-case",
    "Achwyniad": "CANARY-cwyn",
    "Something else": "CANARY-unmapped",
    "": "CANARY-unnamed",
}


def told(account: Check) -> str:
    """All that a check can tell anybody."""
    return json.dumps(account.to_json(), ensure_ascii=False) + repr(account) + str(account)


def test_what_must_never_be_kept_is_nowhere_in_the_check_or_in_any_repr() -> None:
    sheet = rows(list(HEADINGS), list(HEADINGS.values()))
    account = checked(sheet)
    assert account.accepted == 1
    assert "CANARY" not in told(account) + repr(sheet) + repr(sheet.rows)
    assert account.people[0].values[Field.ABSENCE].value == "OTHER"


def test_a_mapping_cannot_bring_a_forbidden_column_back() -> None:
    sheet = rows(list(HEADINGS), list(HEADINGS.values()))
    fields = [kept for kept in Field if kept not in {Field.PAYROLL_NUMBER, Field.SURNAME, Field.ABSENCE}]
    mapping = dict(enumerate(find_headings(sheet).texts))
    forced = {
        column: fields[column] for column in mapping if column > 2 and mapping[column] not in {"Absence"}
    }
    unnamed = {column for column, heading in mapping.items() if heading in {"Something else", ""}}
    forced = {column: kept for column, kept in forced.items() if column not in unnamed}
    account = check(sheet, {0: Field.PAYROLL_NUMBER, 1: Field.SURNAME, **forced}, today=TODAY)
    assert "CANARY" not in told(account)


def test_the_gwent_lists_leave_nothing_of_it() -> None:
    kept = "".join(told(checked(of_file(path.name))) for path in DATA.iterdir() if path.suffix != ".toml")
    for never in (
        "UNISON",
        "GMB",
        "Unite",
        "QQ123456C",
        "QQ 22 33 44 A",
        "OH referral",
        "union branch officer",
    ):
        assert never not in kept
    for never in ("Maternity", "Shared with Newport", "expected return", "Ill-health", "Kaur", "Jasleen"):
        assert never not in kept


def test_a_comment_in_a_workbook_is_counted_and_not_kept() -> None:
    book = workbook(["Payroll no.", "Surname", "Team"], ["0042", "Rees", "Data"])
    book.active["B2"].comment = Comment("CANARY", "HR")
    account = checked(read_sheet(saved(book), "list.xlsx"))
    assert [(finding.code.value, finding.count) for finding in account.findings] == [("COMMENTS_NOT_KEPT", 1)]
    assert "CANARY" not in told(account)


@pytest.mark.parametrize("column", ["Payroll no.", "Job title", "Start date", "Postcode", "Work e-mail"])
def test_an_ni_number_in_a_column_that_is_kept_is_dropped_with_notice(column: str) -> None:
    cells = {"Payroll no.": "0042", "Surname": "Rees", "Job title": "", "Start date": "", "Postcode": ""}
    cells |= {"Work e-mail": "", column: "QQ 12 34 56 C"}
    account = checked(rows(list(cells), list(cells.values())))
    assert Code.NI_NUMBER_NOT_KEPT in {problem.code for problem in account.problems}
    assert "12 34 56" not in told(account)


def test_a_comma_too_many_moves_nothing_forbidden_into_a_column_that_is_kept() -> None:
    lines = "Payroll no.,Surname,Address 1,Union,Collective agreement\n0042,Rees,12, High Street,CANARY,NJC"
    account = checked(read_sheet(lines.encode(), "list.csv"))
    assert [problem.code for problem in account.questions] == [Code.CELLS_SHIFTED]
    assert account.people[0].values[Field.SURNAME] == "Rees"
    assert "CANARY" not in told(account)


def test_the_text_of_a_note_or_a_total_is_not_kept() -> None:
    account = checked(
        rows(
            ["Payroll no.", "Surname", "Team"],
            ["0042", "Rees", "Data"],
            ["CANARY is off sick until May", "", ""],
        )
    )
    assert account.set_aside == 1
    assert "CANARY" not in told(account)


def test_an_exception_says_nothing_of_what_is_in_the_file() -> None:
    for data in (b'Surname\n"CANARY', b"Surname,\xc3\xa9\nCANARY\xe9", b"\xff\xfeC\x00A\x00N\x00A\x00R\x00Y"):
        with pytest.raises(Refused) as refused:
            read_sheet(data, "list.csv")
        assert "CANARY" not in "".join(traceback.format_exception(refused.value)) + repr(refused.value.facts)
