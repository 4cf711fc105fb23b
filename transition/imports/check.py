"""The whole account of a staff list: every row below the headings is accepted, refused or set aside."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from transition.imports.cleaning import folded
from transition.imports.codes import Aside, Code, Outcome
from transition.imports.columns import IDENTITY, Columns, ReadRow
from transition.imports.fields import NEEDED_BY_LAW, ContractType, Field
from transition.imports.grid import Finding, FindingCode, Sheet, SheetRow
from transition.imports.headings import Headings, find_headings, recognised, recognised_count
from transition.imports.persons import People
from transition.imports.results import AgencyRow, Check, Problem, SetAside

_TOTAL = re.compile(
    r"(?:grand |sub[ -]?|overall )?totals?(?:[ :].*)?|(?:is ?-?)?cyfanswm(?:[ :].*)?|"
    r"sums?|head ?count|count|average|mean"
)
_NOTE_CELLS = 3
_NOTED = 5_000
_LONG_NAME_WORDS = 5


def check(
    sheet: Sheet,
    mapping: Mapping[int, Field | None],
    *,
    today: date,
    weeks_divisor: int | Decimal = 52,
    note: Callable[[int], None] = lambda done: None,
) -> Check:
    """Check every row by a mapping of columns (counted from 0) to fields; `note` is told how many are done.

    Columns that must never be kept are emptied before a row is looked at, whatever the mapping says.
    Refused: no_headings, field_twice, nobody_identified.
    """
    headings = find_headings(sheet)
    columns = Columns(headings, mapping, today=today, weeks_divisor=Decimal(weeks_divisor), sheet=sheet)
    account = _Account(columns, headings, sheet.is_delimited)
    for at, row in enumerate(sheet.rows):
        if row.number > headings.row:
            account.take(row)
        if at % _NOTED == 0:
            note(at)
    return account.close(sheet, headings)


class _Account:
    """Takes rows one by one and keeps count."""

    def __init__(self, columns: Columns, headings: Headings, is_delimited: bool) -> None:
        self._columns = columns
        self._headings = [folded(text) for text in headings.texts]
        self._is_delimited = is_delimited
        self._people = People(columns)
        self._aside: list[SetAside] = []
        self._agency: list[AgencyRow] = []
        self._other_problems: list[Problem] = []
        self._read = self._accepted = self._refused = 0
        self._is_another_table = False

    def take(self, row: SheetRow) -> None:
        """Accept, refuse or set aside one row; nothing else can become of it."""
        self._read += 1
        why = self._table_change(row)
        is_shifted = self._is_delimited and self._columns.is_shifted(row)
        row = self._columns.emptied(row)
        why = why or self._not_a_person(row)
        if why is not None:
            self._aside.append(SetAside(row.number, why))
            return
        if self._is_agency(row):
            self._take_agency(row)
            return
        read = self._columns.read(row, is_shifted=is_shifted)
        if read.is_somebody:
            self._accepted += 1
            self._people.add(read)
        else:
            self._refuse(read)

    def _refuse(self, read: ReadRow) -> None:
        self._refused += 1
        self._other_problems.append(Problem(read.row.number, Code.NOBODY_IDENTIFIED, Outcome.REFUSED))

    def _table_change(self, row: SheetRow) -> Aside | None:
        """The same headings again, or those of another table, whose rows would be read as what they are not."""
        first = next((text for text in row.cells if text), "")
        if first and len(first) <= 80 and not any(map(str.isdigit, first)) and recognised(first) is not None:
            filled = [(at, folded(text)) for at, text in enumerate(row.cells) if text]
            same = sum(at < len(self._headings) and text == self._headings[at] for at, text in filled)
            if same > 1 and same * 2 >= len(filled):
                self._is_another_table = False
                return Aside.REPEATED_HEADINGS
            if len(filled) > 2 and recognised_count([text for _, text in filled]) * 4 >= len(filled) * 3:
                self._is_another_table = True
        return Aside.ANOTHER_TABLE if self._is_another_table else None

    def _not_a_person(self, row: SheetRow) -> Aside | None:
        """Totals and notes, by what stands where a person would say who they are."""
        filled = [text for text in row.cells if text]
        if not filled:
            return Aside.NOTE
        identity = [text for kept in IDENTITY if (text := self._columns.text(row, kept))]
        if len(identity) <= 1 and _TOTAL.fullmatch(filled[0].casefold().strip(" :=.*")):
            return Aside.TOTAL
        payroll = self._columns.text(row, Field.PAYROLL_NUMBER)
        if len(filled) == 1:
            is_number = payroll and " " not in payroll and any(letter.isdigit() for letter in payroll)
            is_name = identity and not payroll and len(filled[0].split()) < _LONG_NAME_WORDS
            return None if is_number or is_name else Aside.NOTE
        is_label = payroll and not any(letter.isdigit() for letter in payroll)
        is_label = is_label and (len(identity) == 1 or " " in payroll or payroll.endswith(":"))
        return Aside.NOTE if is_label and len(filled) <= _NOTE_CELLS else None

    def _is_agency(self, row: SheetRow) -> bool:
        text = self._columns.text(row, Field.CONTRACT_TYPE)
        return bool(text) and self._columns.parsed(Field.CONTRACT_TYPE, text).value is ContractType.AGENCY

    def _take_agency(self, row: SheetRow) -> None:
        """Keep what reg 13(2A) asks; the rest, the name above all, is not ours to keep."""
        self._aside.append(SetAside(row.number, Aside.AGENCY_WORKER))
        text = self._columns.text(row, Field.FIXED_TERM_END)
        parsed = self._columns.parsed(Field.FIXED_TERM_END, text) if text else None
        if parsed and parsed.code:
            self._other_problems.append(self._columns.problem(row, Field.FIXED_TERM_END, parsed.code))
        until = parsed.value if parsed and isinstance(parsed.value, date) else None
        service, team, title = (
            self._kept_text(row, kept) for kept in (Field.SERVICE, Field.TEAM, Field.JOB_TITLE)
        )
        self._agency.append(AgencyRow(row.number, service, team, title, until))

    def _kept_text(self, row: SheetRow, kept: Field) -> str:
        text = self._columns.text(row, kept)
        return str(self._columns.parsed(kept, text).value or "") if text else ""

    def close(self, sheet: Sheet, headings: Headings) -> Check:
        """The account, its sums checked."""
        findings = list(sheet.findings)
        if headings.title_rows:
            findings.append(Finding(FindingCode.TITLE_ROWS, len(headings.title_rows), headings.title_rows))
        if headings.is_two_rows:
            findings.append(Finding(FindingCode.TWO_ROW_HEADINGS, 1, (headings.row - 1, headings.row)))
        mapped = set(self._columns.fields.values())
        problems = sorted([*self._people.problems, *self._other_problems], key=lambda problem: problem.row)
        return Check(
            read=self._read,
            accepted=self._accepted,
            refused=self._refused,
            set_aside=len(self._aside),
            people=self._people.all(),
            agency=tuple(self._agency),
            aside=tuple(self._aside),
            problems=tuple(problems),
            dropped_columns=self._columns.dropped(),
            missing=tuple(kept for kept in NEEDED_BY_LAW if not _is_covered(kept, mapped)),
            findings=tuple(findings),
        )


def _is_covered(kept: Field, mapped: set[Field]) -> bool:
    """A whole name covers its parts."""
    return kept in mapped or (kept in {Field.SURNAME, Field.FORENAMES} and Field.FULL_NAME in mapped)
