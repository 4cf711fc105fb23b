"""The columns of a list as mapped: what is dropped before anything looks, and a row's typed values or questions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from transition.imports.absences import parse_absence
from transition.imports.cleaning import folded
from transition.imports.codes import Code, Outcome
from transition.imports.consistency import doubts
from transition.imports.fields import DATES, Field, Forbidden
from transition.imports.grid import Sheet, SheetRow
from transition.imports.headings import Headings, check_mapping, forbidden_columns
from transition.imports.order import unsure_dates
from transition.imports.results import DroppedColumn, Problem, Value
from transition.imports.values import Parsed, holds_ni_number, parse
from transition.rules.letters import LanguageChoice

MAX_RAW = 200
_NAMES = (Field.SURNAME, Field.FORENAMES, Field.FULL_NAME)
IDENTITY = (Field.PAYROLL_NUMBER, *_NAMES)
_SERIAL = re.compile(r"[0-9]{5}")
_EPOCH_1904 = date(1904, 1, 1)


@dataclass(slots=True)
class ReadRow:
    """One row read: its values, its problems, and the row with every dropped column already emptied."""

    row: SheetRow
    values: dict[Field, Value] = field(default_factory=dict, repr=False)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_somebody(self) -> bool:
        """Whether it says who it is about: a name or a payroll number."""
        return any(key in self.values for key in IDENTITY)


class Columns:
    """Reads rows by a mapping. Forbidden and unmapped columns are emptied first, whatever the mapping says."""

    def __init__(
        self,
        found: Headings,
        mapping: Mapping[int, Field | None],
        *,
        today: date,
        weeks_divisor: Decimal,
        sheet: Sheet,
    ) -> None:
        """Columns beyond the headings are dropped too.

        Refused: field_twice, nobody_identified.
        """
        headings = self.headings = found.texts
        self._width = max(found.width, len(headings))
        forbidden = forbidden_columns(headings)
        self.fields = {
            column: kept
            for column, kept in sorted(mapping.items())
            if kept is not None and 0 <= column < len(headings) and column not in forbidden
        }
        check_mapping(self.fields)
        self._column_of = {kept: column for column, kept in self.fields.items()}
        width = max((len(row.cells) for row in sheet.rows), default=0)
        self._beyond = frozenset(range(max(width, len(headings)))) - self.fields.keys()
        self._is_1904 = sheet.is_1904
        people = [row for row in sheet.rows if row.number > found.row]
        self._unsure = {
            kept: unsure_dates((row.cell(column) for row in people), is_delimited=sheet.is_delimited)
            for column, kept in self.fields.items()
            if kept in DATES
        }
        self._forbidden = forbidden
        self._today = today
        self._divisor = weeks_divisor
        self._parsed: dict[tuple[Field, str], Parsed] = {}

    def dropped(self) -> tuple[DroppedColumn, ...]:
        """Every column with a heading whose values are not kept, and why."""
        return tuple(
            DroppedColumn(column, heading, self._forbidden.get(column, Forbidden.NOT_MAPPED))
            for column, heading in enumerate(self.headings)
            if column not in self.fields and heading
        )

    def emptied(self, row: SheetRow) -> SheetRow:
        """The row as anything else may see it."""
        return row.without(self._beyond)

    def text(self, row: SheetRow, kept: Field) -> str:
        """The text of a field's column, or nothing when the list lacks it."""
        column = self._column_of.get(kept)
        return "" if column is None else row.cell(column)

    def is_shifted(self, row: SheetRow) -> bool:
        """Whether a row has values beyond the headings, so that a comma too many moved the rest along."""
        return any(row.cells[self._width :])

    def read(self, row: SheetRow, *, is_shifted: bool = False) -> ReadRow:
        """Read an emptied row. Of a shifted one only who it is about, left of every forbidden column."""
        read = ReadRow(row)
        trusted = min(self._forbidden, default=len(self.headings)) if is_shifted else len(self.headings)
        for column, kept in self.fields.items():
            if is_shifted and (kept not in IDENTITY or column >= trusted):
                continue
            self._read_cell(read, column, kept)
        if is_shifted:
            read.problems.append(Problem(row.number, Code.CELLS_SHIFTED))
        self._read_names(read)
        for kept, code, facts in doubts(read.values, self._divisor):
            problem = self.problem(row, kept, code)
            read.problems.append(replace(problem, facts=facts))
        return read

    def problem(self, row: SheetRow, kept: Field, code: Code, outcome: Outcome = Outcome.QUESTION) -> Problem:
        """A problem with a field, quoting its text where that may be kept."""
        column = self._column_of.get(kept)
        heading = None if column is None else self.headings[column]
        text = self.text(row, kept)
        may_quote = text and kept is not Field.ABSENCE and not holds_ni_number(text)
        return Problem(row.number, code, outcome, kept, heading, text[:MAX_RAW] if may_quote else None)

    def parsed(self, kept: Field, text: str) -> Parsed:
        """One text as a field's value; the same text is read once. An NI number is dropped wherever it stands."""
        known = self._parsed.get((kept, text))
        if known is None:
            known = self._parsed[kept, text] = self._parse(kept, text)
        return known

    def _parse(self, kept: Field, text: str) -> Parsed:
        if holds_ni_number(text):
            return Parsed(code=Code.NI_NUMBER_NOT_KEPT)
        if kept not in DATES:
            return parse(kept, text, self._today)
        if text in self._unsure[kept]:
            return Parsed(code=Code.DATE_ORDER_UNSURE)
        if self._is_1904 and _SERIAL.fullmatch(text):
            text = (_EPOCH_1904 + timedelta(days=int(text))).isoformat()
        return parse(kept, text, self._today)

    def _read_cell(self, read: ReadRow, column: int, kept: Field) -> None:
        text = read.row.cell(column)
        if column in read.row.uncalculated:
            read.problems.append(self.problem(read.row, kept, Code.FORMULA_WITHOUT_VALUE))
        if not text:
            return
        if kept is Field.ABSENCE:
            self._read_absence(read, text)
            return
        parsed = self.parsed(kept, text)
        if parsed.code is Code.NI_NUMBER_NOT_KEPT:
            read.problems.append(self.problem(read.row, kept, parsed.code, Outcome.DROPPED))
            return
        if parsed.value is not None and parsed.value is not LanguageChoice.NOT_ASKED:
            read.values[kept] = parsed.value
        if parsed.code is not None:
            read.problems.append(self.problem(read.row, kept, parsed.code))
        if parsed.grade:
            self._read_grade(read, parsed.grade)

    def _read_grade(self, read: ReadRow, grade: str) -> None:
        """`Gr7 SCP23` in the point's column names a grade too; the grade's own column goes before it."""
        own = self.text(read.row, Field.GRADE)
        if not own:
            read.values[Field.GRADE] = grade
        elif _bare_grade(own) != _bare_grade(grade):
            read.problems.append(self.problem(read.row, Field.SPINAL_POINT, Code.GRADE_DIFFERS))

    def _read_absence(self, read: ReadRow, text: str) -> None:
        absence = parse_absence(text, self._today)
        if absence.kind is not None:
            read.values[Field.ABSENCE] = absence.kind
        if absence.until is not None:
            read.values.setdefault(Field.AWAY_UNTIL, absence.until)
        if absence.code is Code.ABSENCE_TEXT_NOT_KEPT:
            read.problems.append(self.problem(read.row, Field.ABSENCE, absence.code, Outcome.DROPPED))
        elif absence.code is not None and not self.text(read.row, Field.AWAY_UNTIL):
            read.problems.append(self.problem(read.row, Field.ABSENCE, absence.code))

    def _read_names(self, read: ReadRow) -> None:
        """`Pritchard, Siân` is split at its comma; a name without one is kept whole, with a question."""
        whole = read.values.get(Field.FULL_NAME)
        if isinstance(whole, str):
            surname, comma, forenames = (part.strip() for part in whole.partition(","))
            if Field.SURNAME in read.values:
                del read.values[Field.FULL_NAME]
            elif comma and surname and forenames and "," not in forenames:
                read.values[Field.SURNAME], read.values[Field.FORENAMES] = surname, forenames
                del read.values[Field.FULL_NAME]
            else:
                read.problems.append(self.problem(read.row, Field.FULL_NAME, Code.NAME_NOT_SPLIT))
        if read.is_somebody and not {Field.SURNAME, Field.FULL_NAME} & read.values.keys():
            read.problems.append(self.problem(read.row, Field.SURNAME, Code.NAME_MISSING))
        if read.is_somebody and Field.PAYROLL_NUMBER in self._column_of.keys() - read.values.keys():
            read.problems.append(self.problem(read.row, Field.PAYROLL_NUMBER, Code.PAYROLL_NUMBER_MISSING))


def _bare_grade(text: str) -> str:
    """A grade without the word for it: `Grade 7` and `Gr7` are one."""
    return re.sub(r"^(?:grade|gradd|band|gr) ?", "", folded(text))
