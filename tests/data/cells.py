"""What stands in the cells: dates, money, hours, points, posts, agency workers, and the letters themselves."""

from datetime import date

from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.data.kinds import Fixture, book_of, csv_of, saved, text_of, xlsx_of
from tests.data.layouts import ENGLISH, IFOR, MAIR, PEOPLE, SHOWN, SIAN

WHO = ("Payroll no.", "Surname")
DATES = (
    ("1.9.09", date(2009, 9, 1)),
    ("02-Jun-1988", date(1988, 6, 2)),
    ("1 August 1998", date(1998, 8, 1)),
    ("14/11/1999", date(1999, 11, 14)),
    ("1 Awst 1998", date(1998, 8, 1)),
    ("1af Hydref 2001", date(2001, 10, 1)),
    ("Mon 1 Sept 2003", date(2003, 9, 1)),
    ("2011-04-01", date(2011, 4, 1)),
    ("01/09/2009 00:00", date(2009, 9, 1)),
    ("40057", date(2009, 9, 1)),
    ("3rd March 2004", date(2004, 3, 3)),
)
NOT_DATES = (
    ("Apr-15", "DATE_MONTH_ONLY"),
    ("2015", "DATE_MONTH_ONLY"),
    ("31/02/1992", "DATE_IMPOSSIBLE"),
    ("00/01/1900", "DATE_IMPOSSIBLE"),
    ("spring", "DATE_UNREADABLE"),
    ("01/09/1830", "DATE_IMPLAUSIBLE"),
    ("N/A", "NOT_STATED"),
    ("#REF!", "SPREADSHEET_ERROR"),
)
MONEY = (
    ("£34,314.00", 3431400),
    ("41,771", 4177100),
    ("34314", 3431400),
    ("£34,314 pa", 3431400),
    ("34314.5", 3431450),
)
NOT_MONEY = (
    ("£310 a day", "MONEY_NOT_A_YEAR"),
    ("N/A", "NOT_STATED"),
    ("-", "NOT_STATED"),
    ("#REF!", "SPREADSHEET_ERROR"),
    ("about 30", "MONEY_UNREADABLE"),
    ("34.314", "MONEY_UNREADABLE"),
    ("£12", "MONEY_IMPLAUSIBLE"),
    ("1e309", "MONEY_UNREADABLE"),
    ("NaN", "MONEY_UNREADABLE"),
    ("٣٤٣١٤", "MONEY_UNREADABLE"),
    ("9223372036854775808", "MONEY_UNREADABLE"),
)


def of_epoch(is_1904: bool) -> bytes:
    """A day as a date, and the same day as the bare number that its cell shows when it lost its format."""
    book = book_of((*WHO, "Start date", "Continuous service"))
    if is_1904:
        book.epoch = CALENDAR_MAC_1904
    day = date(2009, 9, 1)
    serial = (day - (date(1904, 1, 1) if is_1904 else date(1899, 12, 30))).days
    book.active.append(["0041", "Pritchard", day, serial])
    book.active.append(["0042", "Rees", date(2009, 9, 1), str(serial)])
    return saved(book)


def half_turned_by_excel() -> bytes:
    """What an American Excel leaves: days up to the twelfth made dates month first, the others left as text."""
    return saved(book_of(
        (*WHO, "Start date"), ("1", "A", "25/12/2009"), ("2", "B", date(2009, 3, 4)), ("3", "C", "14/11/1999"),
        ("4", "D", date(2010, 5, 5)), ("5", "E", "30/06/2001"), ("6", "F", date(2011, 12, 1)),
    ))  # fmt: skip


def without_stored_value() -> bytes:
    """Formulas that no program ever worked out."""
    book = book_of(
        (*WHO, "FT salary", "FTE"), ("0041", "Pritchard", "=34000+314", 1), ("0042", "Rees", 34314, "=1/2")
    )
    return saved(book)


CELLS = (
    Fixture(
        "dates.csv",
        csv_of((*WHO, "Continuous service"), *((str(at), f"S{at}", text) for at, (text, _) in enumerate(DATES))),
        len(DATES), len(DATES),
        values={(at, "STATUTORY_SERVICE"): day for at, (_, day) in enumerate(DATES, 2)},
    ),
    Fixture(
        "not-dates.csv",
        csv_of((*WHO, "Continuous service"), *((str(at), f"S{at}", text) for at, (text, _) in enumerate(NOT_DATES))),
        len(NOT_DATES), len(NOT_DATES),
        questions=tuple((at, code) for at, (_, code) in enumerate(NOT_DATES, 2)),
        values={(at, "STATUTORY_SERVICE"): None for at, _ in enumerate(NOT_DATES, 2)},
    ),
    *(
        Fixture(
            f"epoch-{1904 if is_1904 else 1900}.xlsx", lambda is_1904=is_1904: of_epoch(is_1904), 2, 2,
            values={(row, name): date(2009, 9, 1) for row in (2, 3) for name in ("START_DATE", "STATUTORY_SERVICE")},
        )
        for is_1904 in (False, True)
    ),
    Fixture(
        "day-first-and-month-first.csv",
        csv_of((*WHO, "Start date"), ("1", "A", "03/04/2009"), ("2", "B", "04/25/2009"), ("3", "C", "25/04/2009"),
               ("4", "D", "5 May 2009"), ("5", "E", "06/06/2009")),
        5, 5, questions=((2, "DATE_ORDER_UNSURE"), (3, "DATE_IMPOSSIBLE")),
        values={(2, "START_DATE"): None, (3, "START_DATE"): None, (4, "START_DATE"): date(2009, 4, 25),
                (5, "START_DATE"): date(2009, 5, 5), (6, "START_DATE"): date(2009, 6, 6)},
    ),
    Fixture(
        "half-turned-by-excel.xlsx", half_turned_by_excel, 6, 6,
        questions=((3, "DATE_ORDER_UNSURE"), (7, "DATE_ORDER_UNSURE")),
        values={(2, "START_DATE"): date(2009, 12, 25), (3, "START_DATE"): None, (5, "START_DATE"): date(2010, 5, 5)},
    ),
    Fixture(
        "money.csv",
        csv_of((*WHO, "FT salary"), *((str(at), f"S{at}", text) for at, (text, _) in enumerate((*MONEY, *NOT_MONEY)))),
        len(MONEY) + len(NOT_MONEY), len(MONEY) + len(NOT_MONEY),
        questions=tuple((at, code) for at, (_, code) in enumerate(NOT_MONEY, 2 + len(MONEY))),
        values={
            **{(at, "FULL_TIME_PAY"): pence for at, (_, pence) in enumerate(MONEY, 2)},
            **{(at, "FULL_TIME_PAY"): None for at, _ in enumerate(NOT_MONEY, 2 + len(MONEY))},
        },
    ),
    Fixture(
        "rounded-money.csv", csv_of((*WHO, "FT salary"), ("1", "A", "34k")), 1, 1, questions=((2, "MONEY_ROUNDED"),),
        values={(2, "FULL_TIME_PAY"): 3400000},
    ),
    Fixture("without-stored-value.xlsx", without_stored_value, 2, 2,
            questions=((2, "FORMULA_WITHOUT_VALUE"), (3, "FORMULA_WITHOUT_VALUE")),
            findings=frozenset({"FORMULAS_WITHOUT_VALUE"})),
    Fixture(
        "fte.csv",
        csv_of((*WHO, "FTE", "Hours p.w.", "FT hours"), ("1", "A", "0.8", "29.6", "37"), ("2", "B", "80%", "29:36", "37"),
               ("3", "C", "100%", "37", "37"), ("4", "D", "0.804", "29.6", "37"), ("5", "E", "0.81", "29.6", "37"),
               ("6", "F", "80", "29.6", "37"), ("7", "G", "1", "29.6 hours", "37")),
        7, 7, questions=((6, "FTE_DIFFERS"), (7, "NUMBER_IMPLAUSIBLE"), (8, "FTE_DIFFERS")),
    ),
    Fixture(
        "points.csv",
        csv_of((*WHO, "SCP", "Grade"), ("1", "A", "SCP 31", "Grade 9"), ("2", "B", "31", "9"), ("3", "C", "Gr7 SCP23", ""),
               ("4", "D", "Gr7 SCP23", "Grade 8"), ("5", "E", "top", "9")),
        5, 5, questions=((5, "GRADE_DIFFERS"), (6, "POINT_UNREADABLE")),
        values={(2, "SPINAL_POINT"): 31, (3, "SPINAL_POINT"): 31, (4, "SPINAL_POINT"): 23, (4, "GRADE"): "Gr7",
                (5, "GRADE"): "Grade 8", (6, "SPINAL_POINT"): None},
    ),
    Fixture(
        "term-time.csv",
        csv_of((*WHO, "FT salary", "Actual salary", "Hours p.w.", "FT hours", "Weeks", "Contract type"),
               ("1", "A", "23000", "9509.62", "18.5", "37", "43", "Term time"),
               ("2", "B", "23000", "9511.00", "18.5", "37", "43 weeks", "Term time"),
               ("3", "C", "23000", "11500", "18.5", "37", "52", "Permanent"),
               ("4", "D", "23000", "9509.62", "18.5", "37", "", "Term time only")),
        4, 4, questions=((3, "ACTUAL_PAY_DIFFERS"), (5, "WEEKS_MISSING")),
    ),
    Fixture(
        "several-posts.csv",
        csv_of((*ENGLISH, "Post no."), (*SIAN, "P1"), (*SIAN[:4], "Trainer", "GIS", "P2"), (*MAIR, "P3"),
               (*MAIR[:3], "15/11/1979", "Clerk", "GIS", "P4"), ("0077", *IFOR[1:], "P5"), (*IFOR, "P6"), (*IFOR, "P6")),
        7, 5, questions=((5, "SAME_PAYROLL_NUMBER"), (7, "POSSIBLY_SAME_PERSON"), (8, "SAME_POST_TWICE")),
    ),
    Fixture(
        "agency-workers.csv",
        csv_of((*ENGLISH, "Contract type", "Fixed term end"), (*SIAN, "Permanent", ""), (*MAIR, "Agency", "30/09/2026"),
               (*IFOR, "Gweithiwr asiantaeth", "soon")),
        1, 1, aside=((3, "AGENCY_WORKER"), (4, "AGENCY_WORKER")), questions=((4, "DATE_UNREADABLE"),), agency=2,
    ),
    *(
        Fixture(f"encoding-{encoding}.csv", csv_of(ENGLISH, *PEOPLE, encoding=encoding), 3, 3,
                findings=frozenset({"READ_AS_WINDOWS_1252"} if encoding == "cp1252" else ()),
                values={**SHOWN, (2, "FORENAMES"): "Siân"})
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
    ),
    Fixture(
        "letters.csv",
        csv_of(WHO, ("1", "Llŵyd"), ("2", "Lly\u0302r"), ("3", "O'Neill"), ("4", "O’Brien"), ("5", "ap Rhys"), ("6", "Null"),
               ("7", "\u202eRees\u202c"), ("8", "x" * 300)),
        8, 8, findings=frozenset({"CHARACTERS_REMOVED"}),
        values={(2, "SURNAME"): "Llŵyd", (3, "SURNAME"): "Llŷr", (4, "SURNAME"): "O'Neill", (5, "SURNAME"): "O’Brien",
                (6, "SURNAME"): "ap Rhys", (7, "SURNAME"): "Null", (8, "SURNAME"): "Rees", (9, "SURNAME"): "x" * 300},
    ),
    Fixture("semicolons.csv", csv_of(ENGLISH, *PEOPLE, delimiter=";"), 3, 3, values=SHOWN),
    Fixture("carriage-returns.csv", lambda: text_of([ENGLISH, *PEOPLE]).replace("\r\n", "\r").encode(), 3, 3, values=SHOWN),
    Fixture(
        "never-kept.xlsx",
        xlsx_of((*ENGLISH, "Union", "NI number", "Sickness reason", "Bank sort code", "Comments"),
                (*SIAN, "UNISON", "QQ123456C", "flu", "00-00-00", "likes tea")),
        1, 1, dropped=("Union", "NI number", "Sickness reason", "Bank sort code", "Comments"),
    ),
)  # fmt: skip
