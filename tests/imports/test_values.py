"""Cells to values: a table of what people type, and what it is or which question it raises."""

from datetime import date
from decimal import Decimal

import pytest

from tests.imports.lists import TODAY
from transition.imports.absences import Absence, parse_absence
from transition.imports.codes import Code
from transition.imports.fields import AbsenceKind, ContractType, Field, Pension, Per
from transition.imports.results import Money, Value
from transition.imports.values import MAX_TEXT, Parsed, parse
from transition.rules.letters import LanguageChoice

START, BORN, END = Field.START_DATE, Field.BIRTH_DATE, Field.FIXED_TERM_END


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        (START, "1.9.09", date(2009, 9, 1)),
        (START, "01/09/2009", date(2009, 9, 1)),
        (START, "1-9-2009", date(2009, 9, 1)),
        (START, "2009-09-01", date(2009, 9, 1)),
        (START, "2009-09-01 00:00:00", date(2009, 9, 1)),
        (BORN, "02-Jun-1988", date(1988, 6, 2)),
        (BORN, "1 August 1968", date(1968, 8, 1)),
        (BORN, "1af Awst 1968", date(1968, 8, 1)),
        (BORN, "1st Aug 68", date(1968, 8, 1)),
        (BORN, "Thursday 1 August 1968", date(1968, 8, 1)),
        (BORN, "14/11/1979", date(1979, 11, 14)),
        (BORN, "14/11/79", date(1979, 11, 14)),
        (BORN, "29/02/1984", date(1984, 2, 29)),
        (START, "40057", date(2009, 9, 1)),
        (END, "30/09/26", date(2026, 9, 30)),
        (BORN, "31/02/1992", Code.DATE_IMPOSSIBLE),
        (BORN, "29/02/1985", Code.DATE_IMPOSSIBLE),
        (START, "12/31/2009", Code.DATE_IMPOSSIBLE),
        (START, "31/02/2026", Code.DATE_IMPOSSIBLE),
        (START, "Apr-15", Code.DATE_MONTH_ONLY),
        (START, "April 2015", Code.DATE_MONTH_ONLY),
        (START, "04/2015", Code.DATE_MONTH_ONLY),
        (START, "Ebrill 2015", Code.DATE_MONTH_ONLY),
        (START, "2015", Code.DATE_MONTH_ONLY),
        (START, "1900-01-00", Code.DATE_IMPOSSIBLE),
        (START, "00:00:00", Code.DATE_UNREADABLE),
        (START, "01/09/1066", Code.DATE_IMPLAUSIBLE),
        (START, "01/01/0000", Code.DATE_IMPLAUSIBLE),
        (BORN, "01/01/2020", Code.DATE_IMPLAUSIBLE),
        (BORN, "01/01/20", Code.DATE_IMPLAUSIBLE),
        (BORN, "last year", Code.DATE_UNREADABLE),
        (BORN, "٠١/٠١/١٩٨٠", Code.DATE_UNREADABLE),
        (BORN, "1 Smarch 1980", Code.DATE_UNREADABLE),
        (BORN, "TBC", Code.NOT_STATED),
        (BORN, "#REF!", Code.SPREADSHEET_ERROR),
        (END, "N/A", None),
        (END, "-", None),
    ],
)
def test_dates_are_day_first_and_never_guessed(field: Field, text: str, expected: date | Code | None) -> None:
    assert parse(field, text, TODAY) == parsed(expected)


def parsed(expected: Value | Code | None) -> Parsed:
    return Parsed(code=expected) if isinstance(expected, Code) else Parsed(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("£34,314.00", Parsed(34_314_00)),
        ("41,771", Parsed(41_771_00)),
        ("46142", Parsed(46_142_00)),
        ("£ 46142.5", Parsed(46_142_50)),
        ("£46,142 pa", Parsed(46_142_00)),
        ("£46,142 y flwyddyn", Parsed(46_142_00)),
        ("9509.615384615385", Parsed(9_509_62)),
        ("34k", Parsed(34_000_00, Code.MONEY_ROUNDED)),
        ("£34.5k", Parsed(34_500_00, Code.MONEY_ROUNDED)),
        ("£310 a day", Parsed(code=Code.MONEY_NOT_A_YEAR)),
        ("£2,500 a month", Parsed(code=Code.MONEY_NOT_A_YEAR)),
        ("£15.20/hour", Parsed(code=Code.MONEY_NOT_A_YEAR)),
        ("15.20", Parsed(code=Code.MONEY_IMPLAUSIBLE)),
        ("9223372036854775808", Parsed(code=Code.MONEY_UNREADABLE)),
        ("34.314", Parsed(code=Code.MONEY_UNREADABLE)),
        ("4,17,71", Parsed(code=Code.MONEY_UNREADABLE)),
        ("£30,000 to £32,000", Parsed(code=Code.MONEY_UNREADABLE)),
        ("-30000", Parsed(code=Code.MONEY_UNREADABLE)),
        ("30_000", Parsed(code=Code.MONEY_UNREADABLE)),
        ("1e309", Parsed(code=Code.MONEY_UNREADABLE)),
        ("NaN", Parsed(code=Code.MONEY_UNREADABLE)),
        ("Infinity", Parsed(code=Code.MONEY_UNREADABLE)),
        ("٣٤٠٠٠", Parsed(code=Code.MONEY_UNREADABLE)),
        ("=1+1", Parsed(code=Code.MONEY_UNREADABLE)),
        ("N/A", Parsed(code=Code.NOT_STATED)),
        ("-", Parsed(code=Code.NOT_STATED)),
        ("#REF!", Parsed(code=Code.SPREADSHEET_ERROR)),
    ],
)
def test_yearly_pay_is_read_strictly_in_pence(text: str, expected: Parsed) -> None:
    assert parse(Field.FULL_TIME_PAY, text, TODAY) == expected


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        (Field.ALLOWANCE_VALUE, "£12.50 a month", Money(12_50, Per.MONTH)),
        (Field.ALLOWANCE_VALUE, "-", None),
        (Field.FTE, "0.8", Decimal("0.8")),
        (Field.FTE, "80%", Decimal("0.8")),
        (Field.FTE, "100%", Decimal(1)),
        (Field.FTE, "80", Code.NUMBER_IMPLAUSIBLE),
        (Field.FTE, "0", Code.NUMBER_IMPLAUSIBLE),
        (Field.FTE, "NaN", Code.NUMBER_UNREADABLE),
        (Field.WEEKLY_HOURS, "29.6", Decimal("29.6")),
        (Field.WEEKLY_HOURS, "29.599999999999998", Decimal("29.6")),
        (Field.WEEKLY_HOURS, "29:36", Decimal("29.6")),
        (Field.WEEKLY_HOURS, "37 hours", Decimal(37)),
        (Field.WEEKLY_HOURS, "37 awr yr wythnos", Decimal(37)),
        (Field.WEEKLY_HOURS, "1_0", Code.NUMBER_UNREADABLE),
        (Field.WEEKLY_HOURS, "٣٧", Code.NUMBER_UNREADABLE),
        (Field.WEEKLY_HOURS, "370", Code.NUMBER_IMPLAUSIBLE),
        (Field.WEEKS_A_YEAR, "44.9", Decimal("44.9")),
        (Field.WEEKS_A_YEAR, "39 weeks", Decimal(39)),
        (Field.WEEKS_A_YEAR, "60", Code.NUMBER_IMPLAUSIBLE),
        (Field.SHARE_OF_TIME, "40", Decimal(40)),
        (Field.SHARE_OF_TIME, "60%", Decimal(60)),
        (Field.SHARE_OF_TIME, "0.6", Decimal(60)),
        (Field.SHARE_OF_TIME, "1", Code.NUMBER_IMPLAUSIBLE),
        (Field.SHARE_OF_TIME, "120%", Code.NUMBER_IMPLAUSIBLE),
        (Field.SPINAL_POINT, "SCP 31", 31),
        (Field.SPINAL_POINT, "31", 31),
        (Field.SPINAL_POINT, "31-35", Code.POINT_UNREADABLE),
        (Field.NOTICE_WEEKS, "12", 12),
        (Field.NOTICE_WEEKS, "4 weeks", 4),
        (Field.NOTICE_WEEKS, "4 wythnos", 4),
        (Field.NOTICE_WEEKS, "3 months", Code.NOTICE_NOT_WEEKS),
        (Field.POSTCODE, "np15 1zz", "NP15 1ZZ"),
        (Field.POSTCODE, "NP151ZZ", "NP15 1ZZ"),
        (Field.POSTCODE, "NP1 51ZZ", "NP15 1ZZ"),
        (Field.POSTCODE, "Monmouth", Code.POSTCODE_UNREADABLE),
        (Field.WORK_EMAIL, "mair.rees@council.example", "mair.rees@council.example"),
        (Field.WORK_EMAIL, "mair@council.example\nBcc: x@y.example", Code.EMAIL_UNREADABLE),
        (Field.WORK_EMAIL, "mair rees@council", Code.EMAIL_UNREADABLE),
        (Field.LANGUAGE, "Cymraeg", LanguageChoice.WELSH),
        (Field.LANGUAGE, "english", LanguageChoice.ENGLISH),
        (Field.LANGUAGE, "Dwyieithog", LanguageChoice.BOTH),
        (Field.LANGUAGE, "Welsh / English", Code.LANGUAGE_UNREADABLE),
        (Field.LANGUAGE, "Welsh/English", LanguageChoice.BOTH),
        (Field.LANGUAGE, "N/A", LanguageChoice.NOT_ASKED),
        (Field.LANGUAGE, "-", LanguageChoice.NOT_ASKED),
        (Field.LANGUAGE, "French", Code.LANGUAGE_UNREADABLE),
        (Field.CONTRACT_TYPE, "Permanent", ContractType.PERMANENT),
        (Field.CONTRACT_TYPE, "Fixed-term", ContractType.FIXED_TERM),
        (Field.CONTRACT_TYPE, "Cyfnod penodol", ContractType.FIXED_TERM),
        (Field.CONTRACT_TYPE, "Term time", ContractType.TERM_TIME),
        (Field.CONTRACT_TYPE, "Apprentice", ContractType.APPRENTICE),
        (Field.CONTRACT_TYPE, "Casual", ContractType.CASUAL),
        (Field.CONTRACT_TYPE, "Agency worker", ContractType.AGENCY),
        (Field.CONTRACT_TYPE, "Consultant", Code.CONTRACT_TYPE_UNREADABLE),
        (Field.PENSION, "LGPS main", Pension.LGPS_MAIN),
        (Field.PENSION, "LGPS 50:50", Pension.LGPS_50_50),
        (Field.PENSION, "Opted out", Pension.OPTED_OUT),
        (Field.PENSION, "None", Pension.NONE),
        (Field.PENSION, "Final salary", Code.PENSION_UNREADABLE),
        (Field.LEAVE, "14 days pro rata", "14 days pro rata"),
        (Field.LEAVE, "None", "None"),
        (Field.LEAVE, "-", None),
        (Field.SURNAME, "Null", "Null"),
        (Field.SURNAME, "=HYPERLINK(1)", "=HYPERLINK(1)"),
        (Field.SURNAME, "n" * 300, "n" * 300),
        (Field.JOB_TITLE, "n" * (MAX_TEXT + 1), Code.TEXT_TOO_LONG),
    ],
)
def test_other_values(field: Field, text: str, expected: Value | Code | None) -> None:
    assert parse(field, text, TODAY) == parsed(expected)


def test_a_value_can_stand_and_still_raise_a_question() -> None:
    assert parse(Field.ALLOWANCE_VALUE, "£120", TODAY) == Parsed(
        Money(120_00, Per.UNSTATED), Code.MONEY_BASIS_MISSING
    )
    assert parse(Field.PENSION, "LGPS", TODAY) == Parsed(Pension.LGPS, Code.PENSION_SECTION_MISSING)
    assert parse(Field.SPINAL_POINT, "Gr7 SCP23", TODAY) == Parsed(23, grade="Gr7")


@pytest.mark.parametrize(
    ("text", "kind", "until", "code"),
    [
        ("Maternity, expected return 11/05/2026", AbsenceKind.FAMILY_LEAVE, date(2026, 5, 11), None),
        ("Absenoldeb mamolaeth tan 11 Mai 2026", AbsenceKind.FAMILY_LEAVE, date(2026, 5, 11), None),
        ("Adoption leave 01/02/2026 - 01/09/2026", AbsenceKind.FAMILY_LEAVE, date(2026, 9, 1), None),
        ("Seconded to Welsh Government until 31/03/2027", AbsenceKind.SECONDMENT, date(2027, 3, 31), None),
        ("Long term sick", AbsenceKind.OTHER, None, Code.AWAY_WITHOUT_END),
        ("Maternity from 01/02/2026", AbsenceKind.FAMILY_LEAVE, None, Code.AWAY_WITHOUT_END),
        ("Career break until May", AbsenceKind.OTHER, None, Code.AWAY_WITHOUT_END),
        ("Shared with Newport", None, None, Code.ABSENCE_TEXT_NOT_KEPT),
        ("None", None, None, None),
        ("-", None, None, None),
    ],
)
def test_of_an_absence_only_its_kind_and_end_are_kept(
    text: str, kind: AbsenceKind | None, until: date | None, code: Code | None
) -> None:
    assert parse_absence(text, TODAY) == Absence(kind, until, code)
