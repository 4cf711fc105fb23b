"""Where the headings stand, in which language, and what surrounds the people."""

from openpyxl.comments import Comment

from tests.data.kinds import Fixture, Line, book_of, csv_of, saved, xlsx_of

ENGLISH = ("Payroll no.", "Surname", "Forenames", "DOB", "Job title", "Team")
WELSH = ("Rhif cyflogres", "Cyfenw", "Enwau cyntaf", "Dyddiad geni", "Teitl swydd", "Tîm")
SIAN = ("0041", "Pritchard", "Siân", "29/02/1984", "Analyst", "Data")
MAIR = ("0042", "Rees", "Mair", "14/11/1979", "Trainer", "GIS")
IFOR = ("0043", "ap Rhys", "Ifor", "01/08/1968", "Clerk", "Data")
PEOPLE = (SIAN, MAIR, IFOR)
SHOWN = {(2, "PAYROLL_NUMBER"): "0041", (3, "SURNAME"): "Rees", (4, "FORENAMES"): "Ifor"}


def turned(*lines: Line) -> list[list[object]]:
    """The same cells with rows as columns."""
    return [list(column) for column in zip(*lines, strict=True)]


def hidden() -> bytes:
    """A hidden row and column, a very hidden sheet, and comments on two cells."""
    book = book_of(ENGLISH, *PEOPLE)
    sheet = book.active
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["F"].hidden = True
    for cell in ("B2", "B3"):
        sheet[cell].comment = Comment("CANARY of a comment", "HR")
    book.create_sheet("Lookups").sheet_state = "veryHidden"
    old = book.create_sheet("Leavers")
    for line in (ENGLISH, ("0099", "Gone", "Away", "01/01/1970", "Clerk", "GIS")):
        old.append(line)
    old.sheet_state = "hidden"
    return saved(book)


def several_sheets() -> bytes:
    """People on two sheets with their columns in another order, leavers on a third, and a sheet of grades."""
    book = book_of(ENGLISH, SIAN)
    more = book.create_sheet("Usk")
    for line in (("Surname", "Forenames", "Payroll no.", "Grade"), ("Rees", "Mair", "0042", "7"),
                 ("ap Rhys", "Ifor", "0043", "8"), ("TOTAL", "", "", "2")):  # fmt: skip
        more.append(line)
    grades = book.create_sheet("Grades")
    for line in (("Grade", "SCP", "Salary"), ("7", "23", "34314")):
        grades.append(line)
    return saved(book)


LAYOUTS = (
    Fixture("english.csv", csv_of(ENGLISH, *PEOPLE), 3, 3, values=SHOWN),
    Fixture("welsh.xlsx", xlsx_of(WELSH, *PEOPLE), 3, 3, values=SHOWN),
    Fixture(
        "both.csv",
        csv_of([f"{cy} / {en}" for cy, en in zip(WELSH, ENGLISH, strict=True)], *PEOPLE),
        3, 3, values=SHOWN,
    ),
    Fixture(
        "both-in-brackets.xlsx",
        xlsx_of([f"{en} ({cy})" for cy, en in zip(WELSH, ENGLISH, strict=True)], *PEOPLE),
        3, 3, values=SHOWN,
    ),
    Fixture(
        "both-in-two-rows.xlsx", xlsx_of(WELSH, ENGLISH, *PEOPLE), 3, 3,
        findings=frozenset({"TITLE_ROWS", "TWO_ROW_HEADINGS"}), values={(3, "SURNAME"): "Pritchard", (5, "TEAM"): "Data"},
    ),
    Fixture(
        "english-above-welsh.csv", csv_of(ENGLISH, WELSH, *PEOPLE), 3, 3,
        findings=frozenset({"TITLE_ROWS", "TWO_ROW_HEADINGS"}), values={(3, "SURNAME"): "Pritchard", (5, "TEAM"): "Data"},
    ),
    Fixture(
        "headings-on-row-nine.xlsx",
        xlsx_of(("Sir Fynwy",), ("Staff in scope",), (), ("As at 1 March 2026",), ("Confidential", "HR only"), (), (),
                (), ENGLISH, *PEOPLE),
        3, 3, findings=frozenset({"TITLE_ROWS"}), values={(10, "SURNAME"): "Pritchard"},
    ),
    Fixture(
        "merged-in-two-rows.xlsx",
        xlsx_of(
            ("Payroll no.", "Name", None, "DOB", "Salary", None, "Hours", None),
            (None, "Surname", "Forenames", None, "Full time", "Actual", "Contracted", "Full time"),
            ("0041", "Pritchard", "Siân", "29/02/1984", 34314, 27451.2, 29.6, 37),
            merged=("A1:A2", "B1:C1", "D1:D2", "E1:F1", "G1:H1"),
        ),
        1, 1, findings=frozenset({"TITLE_ROWS", "TWO_ROW_HEADINGS"}),
        values={(3, "FULL_TIME_PAY"): 3431400, (3, "ACTUAL_PAY"): 2745120, (3, "PAYROLL_NUMBER"): "0041"},
    ),
    Fixture(
        "groups-above-in-two-rows.csv",
        csv_of(
            ("Payroll no.", "Surname", "Forenames", "DOB", "Job title", "Pay", ""),
            ("", "", "", "", "", "Full time salary", "Actual salary"),
            (*SIAN[:5], "34314", "34314"),
        ),
        1, 1, findings=frozenset({"TITLE_ROWS", "TWO_ROW_HEADINGS"}), values={(3, "ACTUAL_PAY"): 3431400},
    ),
    Fixture(
        "totals-and-notes.xlsx",
        xlsx_of(
            (*ENGLISH, "FT salary"), (*SIAN, 34314), (*MAIR, 36124), ("Sub-total", "", "", "", "", "", 70438), (*IFOR, 41771),
            ("TOTAL", "", "", "", "", "", 112209), (), ("Notes",), ("* Mair is on secondment until the summer term",),
            ("Prepared by:", "HR"),
        ),
        3, 3, aside=((4, "TOTAL"), (6, "TOTAL"), (8, "NOTE"), (9, "NOTE"), (10, "NOTE")),
    ),
    Fixture(
        "second-table.xlsx",
        xlsx_of(
            ENGLISH, *PEOPLE, (), ("Grade", "SCP", "Salary", "Hours"), ("7", "23", "34314", "37"), ("8", "27", "37938", "37"),
        ),
        3, 3, aside=((6, "ANOTHER_TABLE"), (7, "ANOTHER_TABLE"), (8, "ANOTHER_TABLE")),
    ),
    Fixture(
        "headings-on-each-page.csv", csv_of(ENGLISH, SIAN, ENGLISH, MAIR, ENGLISH, IFOR), 3, 3,
        aside=((3, "REPEATED_HEADINGS"), (5, "REPEATED_HEADINGS")),
    ),
    Fixture(
        "transposed.xlsx", xlsx_of(*turned(ENGLISH, *PEOPLE)), 3, 3, findings=frozenset({"TURNED"}), values=SHOWN,
    ),
    Fixture(
        "transposed-below-a-title.csv",
        csv_of(("Staff in scope", "", "", ""), ("", "", "", ""), *turned(WELSH, *PEOPLE)), 3, 3,
        findings=frozenset({"TURNED"}), dropped=("Staff in scope",), values=SHOWN,
    ),
    Fixture(
        "several-sheets.xlsx", several_sheets, 3, 3, aside=((2_000_004, "TOTAL"),),
        findings=frozenset({"SHEETS_JOINED", "OTHER_SHEETS_NOT_READ"}),
        values={
            (2, "TEAM"): "Data", (2_000_002, "SURNAME"): "Rees", (2_000_002, "GRADE"): "7", (2_000_003, "TEAM"): None
        },
    ),
    Fixture(
        "hidden.xlsx", hidden, 3, 3, values=SHOWN,
        findings=frozenset(
            {"HIDDEN_ROWS_READ", "HIDDEN_COLUMNS_READ", "HIDDEN_SHEETS_SKIPPED", "COMMENTS_NOT_KEPT"}
        ),
    ),
    Fixture(
        "nobody.csv", csv_of(ENGLISH, SIAN, ("", "", "", "14/11/1979", "Trainer", "GIS"), IFOR), 2, 2, refused=(3,),
    ),
)  # fmt: skip
