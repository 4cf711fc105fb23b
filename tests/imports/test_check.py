"""The account of a list: who is accepted, refused, set aside; one person or two; figures that disagree."""

import pytest

from tests.imports.lists import checked, one_person, rows
from transition.imports.codes import Aside, Code
from transition.imports.fields import Field
from transition.imports.results import (
    AgencyRow,
    Check,
    SetAside,
)
from transition.rules.letters import LanguageChoice

HEADINGS = ["Payroll no.", "Post no.", "Surname", "Forenames", "DOB", "Job title"]


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        (["0042", "P1", "Rees", "Mair", "14/11/1979", "Analyst"], "accepted"),
        (["0042", "", "", "", "", ""], "accepted"),
        (["", "", "Rees", "", "", ""], "accepted"),
        (["", "", "", "Mair", "", "Analyst"], "accepted"),
        (["", "P1", "", "", "14/11/1979", "Analyst"], "refused"),
        (["TOTAL", "", "", "", "", "7"], Aside.TOTAL),
        (["", "", "", "", "", "Cyfanswm"], Aside.TOTAL),
        (["Grand total: 4", "", "", "", "", ""], Aside.TOTAL),
        (["", "", "Total", "Mair", "14/11/1979", ""], "accepted"),
        (["Prepared by HR on Monday", "", "", "", "", ""], Aside.NOTE),
        (["Source:", "the system", "", "", "", ""], Aside.NOTE),
        (HEADINGS, Aside.REPEATED_HEADINGS),
        (["Team", "Base", "Line manager", "Grade", "FTE", "Hours"], Aside.ANOTHER_TABLE),
    ],
)
def test_a_row_is_accepted_refused_or_set_aside(row: list[str], outcome: str | Aside) -> None:
    account = checked(rows(HEADINGS, ["0001", "P0", "Huws", "Ann", "01/02/1980", "Clerk"], row))
    assert account.read == 2
    assert account.accepted == (2 if outcome == "accepted" else 1)
    assert [problem.row for problem in account.refused_rows] == ([3] if outcome == "refused" else [])
    assert account.aside == ((SetAside(3, outcome),) if isinstance(outcome, Aside) else ())


def test_the_rows_of_another_table_are_set_aside_until_the_headings_come_again() -> None:
    other = ["Team", "Base", "Line manager", "Grade", "FTE", "Hours"]
    person = ["0001", "P0", "Huws", "Ann", "01/02/1980", "Clerk"]
    again = ["0002", "P1", "Rees", "Mair", "14/11/1979", "Analyst"]
    account = checked(rows(HEADINGS, person, other, ["Data", "Usk", "A", "B", "1", "37"], HEADINGS, again))
    assert [one.row for one in account.aside] == [3, 4, 5]
    assert [one.rows for one in account.people] == [(2,), (6,)]


def test_empty_rows_are_not_read_and_a_list_of_nobody_adds_up() -> None:
    account = checked(rows(HEADINGS, [""] * 6, [" "] * 6))
    assert (account.read, account.people) == (0, ())


def test_an_account_that_does_not_add_up_cannot_be_made() -> None:
    with pytest.raises(AssertionError, match="add up"):
        Check(2, 1, 0, 0, (), (), (), (), (), (), ())


@pytest.mark.parametrize(
    ("first", "second", "people", "codes"),
    [
        (["7", "P1", "Rees", "Mair", "14/11/1979"], ["7", "P2", "Rees", "Mair", "14.11.79"], 1, []),
        (
            ["7", "P1", "Rees", "Mair", "14/11/1979"],
            ["7", "P1", "Rees", "Mair", "14/11/1979"],
            1,
            [Code.SAME_POST_TWICE],
        ),
        (
            ["7", "P1", "Rees", "Mair", "14/11/1979"],
            ["7", "P2", "Huws", "Mair", "14/11/1979"],
            1,
            [Code.ROWS_DISAGREE],
        ),
        (
            ["7", "P1", "Rees", "Mair", "14/11/1979"],
            ["7", "P2", "Rees", "Mair", "15/11/1979"],
            2,
            [Code.SAME_PAYROLL_NUMBER],
        ),
        (
            ["7", "P1", "Rees", "Mair", "14/11/1979"],
            ["7", "P2", "Rees", "Mair", ""],
            2,
            [Code.SAME_PAYROLL_NUMBER],
        ),
        (
            ["7", "P1", "Rees", "Mair", "14/11/1979"],
            ["8", "P2", "rees", "MAIR", "14/11/1979"],
            2,
            [Code.POSSIBLY_SAME_PERSON],
        ),
        (["7", "P1", "Rees", "Mair", "14/11/1979"], ["8", "P2", "Rees", "Mair", "15/11/1979"], 2, []),
        (["7", "P1", "محمد", "", "14/11/1979"], ["8", "P2", "李", "", "14/11/1979"], 2, []),
        (["07", "P1", "Rees", "Mair", "14/11/1979"], ["7", "P2", "Huws", "Ann", "14/11/1979"], 2, []),
    ],
)
def test_one_person_or_two(first: list[str], second: list[str], people: int, codes: list[Code]) -> None:
    account = checked(rows(HEADINGS[:5], first, second))
    assert (account.accepted, len(account.people)) == (2, people)
    assert [problem.code for problem in account.questions] == codes
    assert [dict(problem.facts) for problem in account.questions] == [{"row": 2}] * len(codes)
    assert all(person.is_incomplete is bool(codes) for person in account.people)


@pytest.mark.parametrize(
    ("cells", "code", "facts"),
    [
        ({"FTE": "0.8", "Hours p.w.": "29.6", "FT hours": "37"}, None, {}),
        ({"FTE": "0.805", "Hours p.w.": "29.6", "FT hours": "37"}, None, {}),
        (
            {"FTE": "0.81", "Hours p.w.": "29.6", "FT hours": "37"},
            Code.FTE_DIFFERS,
            {"stated": "0.81", "worked_out": "0.8000"},
        ),
        (
            {
                "FT salary": "23000",
                "Actual salary": "9509.62",
                "Hours p.w.": "18.5",
                "FT hours": "37",
                "Weeks": "43",
            },
            None,
            {},
        ),
        (
            {
                "FT salary": "23000",
                "Actual salary": "9510.62",
                "Hours p.w.": "18.5",
                "FT hours": "37",
                "Weeks": "43",
            },
            None,
            {},
        ),
        (
            {
                "FT salary": "23000",
                "Actual salary": "9510.63",
                "Hours p.w.": "18.5",
                "FT hours": "37",
                "Weeks": "43",
            },
            Code.ACTUAL_PAY_DIFFERS,
            {"stated_pence": 9510_63, "worked_out_pence": 9509_62},
        ),
        ({"FT salary": "30000", "Actual salary": "24000", "FTE": "0.8"}, None, {}),
        ({"Contract type": "Term time"}, Code.WEEKS_MISSING, {}),
        ({"Contract type": "Fixed term"}, Code.FIXED_TERM_END_MISSING, {}),
        (
            {"Contract type": "Permanent", "Fixed term end": "30/09/2026"},
            Code.FIXED_TERM_END_UNEXPECTED,
            {"end": "2026-09-30"},
        ),
        (
            {"Start date": "01/10/2024", "Fixed term end": "30/09/2024"},
            Code.END_BEFORE_START,
            {"start": "2024-10-01", "end": "2024-09-30"},
        ),
        (
            {"Start date": "01/10/2024", "Continuous service": "02/10/2024"},
            Code.SERVICE_AFTER_START,
            {"start": "2024-10-01", "service": "2024-10-02"},
        ),
        ({"Grade": "Grade 7", "SCP": "Gr7 SCP23"}, None, {}),
        ({"Grade": "Grade 8", "SCP": "Gr7 SCP23"}, Code.GRADE_DIFFERS, {}),
    ],
)
def test_figures_that_disagree_are_a_question_that_shows_both(
    cells: dict[str, str], code: Code | None, facts: dict[str, str | int]
) -> None:
    account = one_person(**cells)
    assert [(one.code, dict(one.facts)) for one in account.questions] == ([(code, facts)] if code else [])
    assert account.accepted == 1


def test_the_weeks_divisor_is_the_councils_and_52_weeks_are_a_whole_year() -> None:
    cells = {
        "Payroll no.": "1",
        "Surname": "Rees",
        "FT salary": "30000",
        "Actual salary": "30000",
        "FTE": "1",
    }
    sheet = rows([*cells, "Weeks"], [*cells.values(), "52"])
    assert checked(sheet, weeks_divisor=53).questions == ()


def test_a_formula_without_a_value_is_a_question_about_its_person() -> None:
    account = one_person(Start_date="#REF!")
    assert [(one.code, one.heading, one.raw) for one in account.questions] == [
        (Code.SPREADSHEET_ERROR, "Start date", "#REF!")
    ]
    assert account.people[0].is_incomplete


@pytest.mark.parametrize(
    ("name", "values", "codes"),
    [
        ("Rees, Mair Ann", {Field.SURNAME: "Rees", Field.FORENAMES: "Mair Ann"}, []),
        ("Mair Rees", {Field.FULL_NAME: "Mair Rees"}, [Code.NAME_NOT_SPLIT]),
        ("ap Rhys, Gwydion", {Field.SURNAME: "ap Rhys", Field.FORENAMES: "Gwydion"}, []),
    ],
)
def test_a_whole_name_is_split_only_at_its_comma(
    name: str, values: dict[Field, str], codes: list[Code]
) -> None:
    account = checked(rows(["Payroll no.", "Name", "Team"], ["0042", name, "Data"]))
    kept = account.people[0].values
    assert {
        key: kept[key] for key in (Field.SURNAME, Field.FORENAMES, Field.FULL_NAME) if key in kept
    } == values
    assert [one.code for one in account.questions] == codes


def test_a_name_or_a_payroll_number_that_is_missing_is_asked() -> None:
    account = checked(rows(HEADINGS, ["42", "", "", "", "", ""], ["", "", "Rees", "Mair", "", ""]))
    assert [(one.row, one.code) for one in account.questions] == [
        (2, Code.NAME_MISSING),
        (3, Code.PAYROLL_NUMBER_MISSING),
    ]


def test_where_one_row_of_a_person_is_blank_the_other_fills_it() -> None:
    head = ["Payroll no.", "Post no.", "Surname", "DOB", "Iaith", "Known as"]
    account = checked(
        rows(
            head,
            ["7", "P1", "Rees", "14/11/1979", "", ""],
            ["7", "P2", "Rees", "14/11/1979", "Cymraeg", "Mai"],
        )
    )
    person = account.people[0]
    assert (person.values[Field.LANGUAGE], person.values[Field.KNOWN_AS]) == (LanguageChoice.WELSH, "Mai")
    assert not person.is_incomplete


def test_an_agency_worker_with_an_unreadable_end_is_counted_and_asked_about() -> None:
    head = ["Payroll no.", "Surname", "Job title", "Contract type", "Fixed term end"]
    account = checked(rows(head, ["A1", "Kaur", "Analyst", "Agency", "spring"]))
    assert account.agency == (AgencyRow(2, "", "", "Analyst", None),)
    assert [(one.code, one.raw) for one in account.questions] == [(Code.DATE_UNREADABLE, "spring")]
    assert (account.accepted, account.set_aside) == (0, 1)
