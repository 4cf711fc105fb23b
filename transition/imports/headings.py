"""Where a list's headings are and what each column is: kept as a field, or dropped and why."""

import re
from collections.abc import Mapping, Sequence
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
    above = sheet.rows[best - 1] if best and sheet.rows[best - 1].number == row.number - 1 else None
    texts = _joined(row, above) if above else row.cells
    titles = tuple(before.number for before in sheet.rows[:best])
    return Headings(row.number, texts, titles, above is not None and _is_group_row(above), row.width)


def _is_group_row(row: SheetRow) -> bool:
    return sum(bool(text) for text in row.cells) > 1


def _joined(row: SheetRow, above: SheetRow) -> tuple[str, ...]:
    """Headings of two rows: a lower one that says nothing by itself is read with the group above it."""
    if not _is_group_row(above):
        return row.cells
    texts, group = [], ""
    for column in range(max(len(row.cells), len(above.cells))):
        upper, lower = above.cell(column), row.cell(column)
        group = upper or group
        if lower and recognised(lower) is None and group and recognised(f"{group} {lower}") is not None:
            texts.append(f"{group} {lower}")
        else:
            texts.append(lower or upper)
    return tuple(texts)


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
