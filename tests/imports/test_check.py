"""The account of a list: who is accepted, refused, set aside; one person or two; figures that disagree."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.imports.lists import checked, one_person, rows
from transition.imports import fields
from transition.imports.codes import Aside, Code, Outcome
from transition.imports.fields import AbsenceKind, ContractType, Field, Forbidden, Pension, Per
from transition.imports.grid import Finding, FindingCode
from transition.imports.results import (
    AgencyRow,
    Check,
    DroppedColumn,
    Money,
    PersonRow,
    PostRow,
    Problem,
    SetAside,
    Value,
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


TEXT = st.text(max_size=8)
NUMBER = st.integers(0, 10_000)


def value_of(field: Field) -> st.SearchStrategy[Value]:
    """Any value that a field can hold."""
    if field in fields.DATES:
        return st.dates()
    if field in fields.NUMBERS:
        return st.decimals(0, 100, allow_nan=False, places=3)
    if field in fields.WHOLE_NUMBERS:
        return NUMBER
    special: dict[Field, st.SearchStrategy[Value]] = {
        Field.ALLOWANCE_VALUE: st.builds(Money, NUMBER, st.sampled_from(Per)),
        Field.LANGUAGE: st.sampled_from(LanguageChoice),
        Field.CONTRACT_TYPE: st.sampled_from(ContractType),
        Field.PENSION: st.sampled_from(Pension),
        Field.ABSENCE: st.sampled_from(AbsenceKind),
    }
    return special.get(field, TEXT)


VALUES = st.fixed_dictionaries({}, optional={field: value_of(field) for field in Field})
POSTS = st.builds(PostRow, NUMBER, VALUES, st.booleans())
PROBLEMS = st.builds(
    Problem,
    NUMBER,
    st.sampled_from(Code),
    st.sampled_from(Outcome),
    st.none() | st.sampled_from(Field),
    st.none() | TEXT,
    st.none() | TEXT,
    st.dictionaries(TEXT, TEXT | NUMBER, max_size=2),
)


def few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


CHECKS = st.builds(
    lambda counts, *parts: Check(sum(counts), *counts, *parts),
    st.tuples(NUMBER, NUMBER, NUMBER),
    few(st.builds(PersonRow, VALUES, few(POSTS), st.booleans())),
    few(st.builds(AgencyRow, NUMBER, TEXT, TEXT, TEXT, st.none() | st.dates())),
    few(st.builds(SetAside, NUMBER, st.sampled_from(Aside))),
    few(PROBLEMS),
    few(st.builds(DroppedColumn, NUMBER, TEXT, st.sampled_from(Forbidden))),
    few(st.sampled_from(Field)),
    few(st.builds(Finding, st.sampled_from(FindingCode), NUMBER, few(NUMBER), few(TEXT))),
)


@settings(deadline=None, max_examples=60)
@given(CHECKS)
def test_a_check_comes_back_from_json_as_it_was(account: Check) -> None:
    assert Check.from_json(json.loads(json.dumps(account.to_json()))) == account


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(CELL, min_size=6, max_size=6), max_size=6))
def test_whatever_a_list_holds_every_row_is_accounted_for(lines: list[list[str]]) -> None:
    account = checked(rows(HEADINGS, *lines))
    assert account.read == account.accepted + account.refused + account.set_aside
    assert account.accepted == sum(len(person.posts) for person in account.people)
    assert Check.from_json(json.loads(json.dumps(account.to_json()))) == account


def test_dates_and_decimals_are_stored_as_text() -> None:
    account = one_person(DOB="14/11/1979", FTE="80%")
    stored = account.to_json()["people"][0]
    assert stored["values"]["BIRTH_DATE"] == date(1979, 11, 14).isoformat()
    assert Decimal(stored["posts"][0]["values"]["FTE"]) == Decimal("0.8")
