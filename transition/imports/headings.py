"""Where a list's headings are and what each column is: kept as a field, or dropped and why."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from transition.imports.cleaning import folded
from transition.imports.fields import Field, Forbidden
from transition.imports.grid import Refused, Sheet, SheetRow
from transition.imports.synonyms import ALLOWED, FORBIDDEN, SYNONYMS

_PROBED_ROWS = 60
_FIELD_OF = {folded(word): field for field, words in SYNONYMS.items() for word in words.split("|")}
_FILLERS = frozenset(
    [
        "the",
        "of",
        "a",
        "an",
        "employee",
        "employees",
        "staff",
        "current",
        "contractual",
        "your",
        "y",
        "yr",
        "r",
        "o",
    ]
)
_TYPO_LENGTH = 6
# Under a group that is never kept, such as a bank's, these are not the person's own.
_WHOSE = {None, Field.FULL_NAME, Field.SURNAME, Field.FORENAMES, Field.ADDRESS_1, Field.PAYROLL_NUMBER}


def _patterns() -> dict[Forbidden, re.Pattern[str]]:
    def pattern(words: str) -> re.Pattern[str]:
        parts = (re.escape(word).replace(r"\*", r"\w*") for word in words.split("|"))
        return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")

    return {why: pattern(words) for why, words in FORBIDDEN.items()}


_FORBIDDEN = _patterns()


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading row's number in the file, each column's heading, and the rows above that hold titles."""

    row: int
    texts: tuple[str, ...]
    title_rows: tuple[int, ...]
    is_two_rows: bool = False
    width: int = 0


def find_headings(sheet: Sheet) -> Headings:
    """Find the row that most looks like headings; the row above it supplies what a merged heading leaves out.

    Refused: no_headings.
    """
    best, best_score = -1, 0
    for at, row in enumerate(sheet.rows[:_PROBED_ROWS]):
        filled = [text for text in row.cells if text]
        score = recognised_count(filled)
        if score > best_score and (score > 2 or score * 2 >= len(filled) > 1):
            best, best_score = at, score
    if best < 0:
        raise Refused("no_headings")
    row = sheet.rows[best]
    below = sheet.rows[best + 1] if best + 1 < len(sheet.rows) else None
    if below is not None and below.number == row.number + 1 and _goes_on(row, below):
        return _of_two_rows(sheet, best, best + 1)
    if best and sheet.rows[best - 1].number == row.number - 1 and _is_group_row(sheet.rows[best - 1]):
        return _of_two_rows(sheet, best - 1, best)
    titles = tuple(before.number for before in sheet.rows[:best])
    return Headings(row.number, row.cells, titles, width=row.width)


def _of_two_rows(sheet: Sheet, upper: int, lower: int) -> Headings:
    row, above = sheet.rows[lower], sheet.rows[upper]
    titles = tuple(before.number for before in sheet.rows[:lower])
    return Headings(row.number, _joined(row, above), titles, True, max(row.width, above.width))


def _is_group_row(row: SheetRow) -> bool:
    return sum(bool(text) for text in row.cells) > 1


def _goes_on(row: SheetRow, below: SheetRow) -> bool:
    """Whether the row below headings is more of them: the other language's, or what a group is made of."""
    filled = same = known = 0
    for lower, upper, group in _stacked(below, row):
        filled += bool(lower)
        same += bool(lower) and folded(lower) == folded(upper)
        known += bool(lower) and (recognised(lower) is not None or _grouped(lower, group) is not None)
    is_short = all(len(text) <= 80 for text in below.cells)
    return is_short and known > 1 and known * 4 >= filled * 3 and same * 2 < filled


def _stacked(row: SheetRow, above: SheetRow) -> Iterator[tuple[str, str, str]]:
    """Each column's lower heading, the one above it, and the group that it stands in: the last one to its left."""
    group = ""
    for column in range(max(len(row.cells), len(above.cells))):
        upper, lower = above.cell(column), row.cell(column)
        group = upper or group
        yield lower, upper, group
        if upper and folded(lower) in {"", folded(upper)}:
            group = ""  # a heading of its own, two rows high, is nobody's group


def _together(lower: str, upper: str, group: str) -> str:
    """A heading of two rows: what says nothing by itself is read with the group above, what is barred stays barred."""
    if not lower or not group or folded(lower) == folded(upper):
        return lower or upper
    if _forbidden(group) is not None and recognised(lower) in _WHOSE:
        return f"{group} {lower}"
    if recognised(lower) is None:
        if (words := _grouped(lower, group)) is not None:
            return words
        if upper and recognised(upper) is not None:
            return f"{upper} / {lower}"
    return lower


def _grouped(lower: str, group: str) -> str | None:
    """A heading with its group, in the order in which they say something together that the group does not say alone."""
    own = recognised(group) if group else None
    for words in (f"{group} {lower}", f"{lower} {group}") if group and folded(lower) else ():
        if folded(words) in _FIELD_OF or recognised(words) not in {None, own}:
            return words
    return None


def _joined(row: SheetRow, above: SheetRow) -> tuple[str, ...]:
    return tuple(_together(*stack) for stack in _stacked(row, above))


def recognised(heading: str) -> Field | Forbidden | None:
    """What a heading says, without guessing at its spelling; what is forbidden comes first."""
    return _forbidden(heading) or _exact(heading)


def recognised_count(texts: Sequence[str]) -> int:
    """How many of a row's texts are headings that we know."""
    return sum(len(text) <= 80 and recognised(text) is not None for text in texts)


def forbidden_columns(headings: Sequence[str]) -> dict[int, Forbidden]:
    """The columns whose values are dropped whatever the officer maps them to."""
    found = {column: _forbidden(heading) for column, heading in enumerate(headings)}
    return {column: why for column, why in found.items() if why is not None}


def propose_mapping(headings: Sequence[str]) -> dict[int, Field | None]:
    """A field for each column, or nothing; the first of two columns that say the same has it."""
    proposed: dict[int, Field | None] = dict.fromkeys(range(len(headings)))
    taken: set[Field] = set()
    for match in (_exact, _spelled_nearly):
        for column, heading in enumerate(headings):
            if proposed[column] is not None or _forbidden(heading) is not None:
                continue
            field = match(heading)
            if field is not None and field not in taken:
                proposed[column] = field
                taken.add(field)
    return proposed


def check_mapping(mapping: Mapping[int, Field | None]) -> None:
    """A field has one column, and a list says who people are. Refused: field_twice, nobody_identified."""
    fields = [field for field in mapping.values() if field is not None]
    for field in fields:
        if fields.count(field) > 1:
            raise Refused("field_twice", {"field": field.value})
    if not {Field.PAYROLL_NUMBER, Field.SURNAME, Field.FULL_NAME} & set(fields):
        raise Refused("nobody_identified")


def _forbidden(heading: str) -> Forbidden | None:
    text = folded(heading).replace("/", " ")
    if any(words in text for words in ALLOWED):
        return None
    for why, pattern in _FORBIDDEN.items():
        if pattern.search(text) and not (why is Forbidden.REASONS and _exact(heading) is Field.ABSENCE):
            return why
    return None


def _wordings(heading: str) -> list[str]:
    """The heading whole, without what is in brackets, and each language of a bilingual one."""
    bare = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", heading)
    parts = [part for text in (heading, bare) for part in re.split(r"[/|\n]| [-–—] ", text)]
    return [text for text in map(folded, (heading, bare, *parts)) if text]


def _exact(heading: str) -> Field | None:
    for wording in _wordings(heading):
        words = wording.split()
        for text in (wording, " ".join(word for word in words if word not in _FILLERS)):
            if text in _FIELD_OF:
                return _FIELD_OF[text]
    return None


def _spelled_nearly(heading: str) -> Field | None:
    for wording in _wordings(heading):
        if len(wording) >= _TYPO_LENGTH:
            near = get_close_matches(wording, _FIELD_OF, n=1, cutoff=0.88)
            if near:
                return _FIELD_OF[near[0]]
    return None
