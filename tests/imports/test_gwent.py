"""The three Gwent lists, accounted for to the row."""

from datetime import date
from decimal import Decimal

import pytest

from tests.imports.lists import checked, of_file
from transition.imports.codes import Aside, Code, Outcome
from transition.imports.fields import AbsenceKind, ContractType, Field, Forbidden, Pension, Per
from transition.imports.grid import FindingCode
from transition.imports.results import AgencyRow, Check, Money, SetAside
from transition.rules.letters import LanguageChoice


@pytest.fixture(scope="module")
def monmouthshire() -> Check:
    return checked(of_file("monmouthshire-staff.xlsx"))


@pytest.mark.parametrize(
    ("name", "read", "accepted", "refused", "set_aside", "people", "questions"),
    [
        ("monmouthshire-staff.xlsx", 13, 10, 0, 3, 9, 3),
        ("torfaen-staff.csv", 1, 1, 0, 0, 1, 0),
        ("blaenau-gwent-staff.csv", 1, 1, 0, 0, 1, 0),
    ],
)
def test_every_row_of_a_gwent_list_is_accounted_for(
    name: str, read: int, accepted: int, refused: int, set_aside: int, people: int, questions: int
) -> None:
    account = checked(of_file(name))
    assert (account.read, account.accepted, account.refused, account.set_aside) == (
        read,
        accepted,
        refused,
        set_aside,
    )
    assert (len(account.people), len(account.questions)) == (people, questions)


def test_each_question_and_each_dropped_value_of_monmouthshire(monmouthshire: Check) -> None:
    assert [(p.row, p.heading, p.raw, p.code, p.outcome, dict(p.facts)) for p in monmouthshire.problems] == [
        (8, "Start date", "Apr-15", Code.DATE_MONTH_ONLY, Outcome.QUESTION, {}),
        (
            12,
            "Actual salary",
            "£28,128.33",
            Code.ACTUAL_PAY_DIFFERS,
            Outcome.QUESTION,
            {"stated_pence": 28_128_33, "worked_out_pence": 28_146_26},
        ),
        (13, "DOB", "31/02/1992", Code.DATE_IMPOSSIBLE, Outcome.QUESTION, {}),
        (14, "Absence", None, Code.ABSENCE_TEXT_NOT_KEPT, Outcome.DROPPED, {}),
        (15, "Absence", None, Code.ABSENCE_TEXT_NOT_KEPT, Outcome.DROPPED, {}),
    ]


def test_the_agency_worker_the_total_and_the_note_are_set_aside(monmouthshire: Check) -> None:
    assert monmouthshire.aside == (
        SetAside(16, Aside.AGENCY_WORKER),
        SetAside(18, Aside.TOTAL),
        SetAside(20, Aside.NOTE),
    )
    assert monmouthshire.agency == (
        AgencyRow(16, "Digital", "Digital and Data", "Agency Data Analyst", date(2026, 3, 27)),
    )
    assert "Kaur" not in str(monmouthshire.to_json())


def test_what_was_found_in_the_monmouthshire_workbook(monmouthshire: Check) -> None:
    found = {finding.code: (finding.count, finding.rows, finding.names) for finding in monmouthshire.findings}
    assert found == {
        FindingCode.HIDDEN_SHEETS_SKIPPED: (1, (), ("old v2",)),
        FindingCode.COMMENTS_NOT_KEPT: (1, (), ()),
        FindingCode.HIDDEN_ROWS_READ: (1, (13,), ()),
        FindingCode.HIDDEN_COLUMNS_READ: (1, (), ()),
        FindingCode.FORMULAS_WITHOUT_VALUE: (1, (18,), ()),
        FindingCode.TITLE_ROWS: (3, (1, 2, 4), ()),
        FindingCode.TWO_ROW_HEADINGS: (1, (4, 5), ()),
    }


def test_the_columns_that_are_never_kept_are_named(monmouthshire: Check) -> None:
    assert [(column.heading, column.why) for column in monmouthshire.dropped_columns] == [
        ("NI Number", Forbidden.NI_NUMBER),
        ("Union", Forbidden.UNION),
        ("Disciplinary (24m)", Forbidden.CASES),
        ("Grievance (24m)", Forbidden.CASES),
        ("HR notes", Forbidden.NOTES),
    ]


def test_what_the_law_needs_and_the_list_lacks(monmouthshire: Check) -> None:
    assert monmouthshire.missing == (
        Field.PAY_INTERVAL,
        Field.WORKING_DAYS,
        Field.PROBATION_END,
        Field.OTHER_PAID_LEAVE,
        Field.TRAINING_ENTITLEMENT,
    )


def test_one_person_with_two_posts(monmouthshire: Check) -> None:
    person = next(one for one in monmouthshire.people if one.values[Field.SURNAME] == "Fairweather-Llewellyn")
    assert person.rows == (9, 10)
    assert [(post.values[Field.JOB_TITLE], post.values[Field.FTE]) for post in person.posts] == [
        ("Software Developer", Decimal("0.5")),
        ("Digital Trainer", Decimal("0.4")),
    ]
    assert [post.values[Field.SHARE_OF_TIME] for post in person.posts] == [100, 60]
    assert [post.values[Field.START_DATE] for post in person.posts] == [date(2020, 2, 3), date(2022, 2, 3)]
    assert person.values[Field.LANGUAGE] is LanguageChoice.NOT_ASKED
    assert person.values[Field.ABSENCE] is AbsenceKind.FAMILY_LEAVE
    assert person.values[Field.AWAY_UNTIL] == date(2026, 5, 11)
    assert {post.values[Field.PENSION] for post in person.posts} == {Pension.LGPS_50_50}
    assert not person.is_incomplete


def test_a_person_with_an_impossible_birth_date_in_a_hidden_row_does_not_vanish(monmouthshire: Check) -> None:
    person = next(one for one in monmouthshire.people if one.rows == (13,))
    assert (person.values[Field.SURNAME], person.values[Field.FORENAMES]) == ("Mehta", "Rohan")
    assert Field.BIRTH_DATE not in person.values
    assert person.is_incomplete
    assert person.posts[0].is_hidden
    assert person.posts[0].values[Field.CONTRACT_TYPE] is ContractType.APPRENTICE


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        (6, Field.PAYROLL_NUMBER, "004417"),
        (6, Field.FORENAMES, "Siân Eluned"),
        (6, Field.BIRTH_DATE, date(1984, 2, 29)),
        (6, Field.LANGUAGE, LanguageChoice.WELSH),
        (6, Field.START_DATE, date(2009, 9, 1)),
        (6, Field.STATUTORY_SERVICE, date(2009, 9, 1)),
        (6, Field.GREEN_BOOK_SERVICE, date(2006, 9, 1)),
        (6, Field.FULL_TIME_PAY, 54_495_00),
        (6, Field.NOTICE_WEEKS, 12),
        (7, Field.SURNAME, "O'Neill"),
        (7, Field.POSTCODE, "NP15 1ZZ"),
        (7, Field.SPINAL_POINT, 31),
        (7, Field.FULL_TIME_PAY, 41_771_00),
        (7, Field.FTE, Decimal(1)),
        (7, Field.ALLOWANCE_VALUE, Money(12_50, Per.MONTH)),
        (8, Field.SURNAME, "ap Rhys"),
        (8, Field.ADDRESS_1, "Tŷ Gwyn"),
        (8, Field.BIRTH_DATE, date(1979, 11, 14)),
        (8, Field.WEEKLY_HOURS, Decimal("29.6")),
        (11, Field.BIRTH_DATE, date(1988, 6, 2)),
        (11, Field.ACTUAL_PAY, 46_142_00),
        (11, Field.FIXED_TERM_END, date(2026, 9, 30)),
        (12, Field.FORENAMES, "Ŵyn Llŷr"),
        (12, Field.BIRTH_DATE, date(1968, 8, 1)),
        (12, Field.LANGUAGE, LanguageChoice.BOTH),
        (12, Field.WEEKS_A_YEAR, Decimal("44.9")),
        (12, Field.CONTRACT_TYPE, ContractType.TERM_TIME),
        (12, Field.PENSION, Pension.OPTED_OUT),
        (12, Field.LEAVE, "Included in pay"),
        (14, Field.SHARE_OF_TIME, Decimal(40)),
        (15, Field.WORK_BASE, "Newport Civic Centre"),
    ],
)
def test_values_come_out_as_what_they_are(
    monmouthshire: Check, row: int, field: Field, value: object
) -> None:
    person = next(one for one in monmouthshire.people if one.rows == (row,))
    assert {**person.values, **person.posts[0].values}[field] == value


def test_the_start_that_is_only_a_month_stays_empty(monmouthshire: Check) -> None:
    person = next(one for one in monmouthshire.people if one.rows == (8,))
    assert Field.START_DATE not in person.posts[0].values
    assert person.is_incomplete


def test_who_is_shared_with_newport_is_not_away(monmouthshire: Check) -> None:
    for row in (14, 15):
        person = next(one for one in monmouthshire.people if one.rows == (row,))
        assert not {Field.ABSENCE, Field.AWAY_UNTIL} & person.values.keys()


def test_each_encoding_keeps_its_accents() -> None:
    blaenau_gwent = checked(of_file("blaenau-gwent-staff.csv"))
    assert blaenau_gwent.people[0].values[Field.FORENAMES] == "Iestyn Môr"
    assert [finding.code for finding in blaenau_gwent.findings] == [FindingCode.READ_AS_WINDOWS_1252]
    torfaen = checked(of_file("torfaen-staff.csv"))
    assert torfaen.people[0].values[Field.PAYROLL_NUMBER] == "TF20881"
    assert torfaen.findings == ()
