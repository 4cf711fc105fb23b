"""Names taken out of words that people typed: what a disclosable bundle does to every text that it gives; pure."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from transition.i18n.formats import MONTHS, SHORT_MONTHS, WEEKDAYS
from transition.reports.bundles.entries import Cell, Entry, Fact, File, Held, Table, Text

_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_INSURANCE = re.compile(r"\b[A-Za-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-Da-d]\b")
_CODE = re.compile(r"\w[\w/\-]*\w")
# Between the parts of one person's name: `Siân Pritchard`, `Pritchard, Siân`, `S. Pritchard`.
_WITHIN = re.compile(r"[ \t\n,.]{1,3}")
_POSSESSIVE = re.compile(r"[’']s$")
_SHORTEST = 2
_CALENDAR = frozenset(
    word.casefold()
    for names in (*MONTHS.values(), *SHORT_MONTHS.values(), *WEEKDAYS.values())
    for word in names
)


@dataclass
class Names:
    """What names people here. Words of a council, a union or the calendar are nobody's, whoever shares them."""

    removed: str
    surnames: set[str] = field(default_factory=set)
    forenames: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    nobodys: set[str] = field(default_factory=set)
    removed_count: int = 0

    def add(self, surname: str, forenames: Iterable[str] = ()) -> None:
        """Somebody's names. A double surname is known as a whole and by each of its parts."""
        self.surnames.update(one for one in _names(surname) if len(one) >= _SHORTEST)
        self.forenames.update(one for text in forenames for one in _names(text))

    def add_whole(self, name: str) -> None:
        """A name written in one: its last word is taken for the surname."""
        *first, last = name.split() or [""]
        self.add(last, first)

    def add_code(self, code: str) -> None:
        """A payroll number or a postcode; one too short to be told from a number is left."""
        plain = re.sub(r"\s+", "", code).casefold()
        if len(plain) >= 4:
            self.codes.add(plain)

    def add_nobodys(self, text: str) -> None:
        """The words of an organisation's name, which stay."""
        self.nobodys.update(_names(text))

    def without(self, text: str) -> str:
        """The text with every name, payroll number, postcode of a home and e-mail address taken out."""
        text = self._without_codes(_INSURANCE.sub(self._count, _EMAIL.sub(self._count, text)))
        found = [(one.start(), one.end(), _folded(one.group())) for one in _WORD.finditer(text)]
        taken = self._taken(text, found)
        out, at = [], 0
        for start, end in taken:
            out += [text[at:start], self.removed]
            self.removed_count += 1
            at = end
        return "".join((*out, text[at:]))

    def _is_surname(self, word: str, at: int, text: str) -> bool:
        is_plain = word in _CALENDAR or word in self.nobodys
        return text[at].isupper() and not is_plain and any(one in self.surnames for one in _names(word))

    def _taken(self, text: str, found: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
        """From where to where names stand: a surname, with the forenames and initials beside it."""
        is_named = [self._is_surname(word, start, text) for start, _end, word in found]
        for place, is_surname in list(enumerate(is_named)):
            if not is_surname:
                continue
            for step in (-1, 1):
                near = place + step
                while 0 <= near < len(found) and self._beside(text, found, near, near - step):
                    is_named[near] = True
                    near += step
        spans: list[tuple[int, int]] = []
        for place, (start, end, _word) in enumerate(found):
            if is_named[place]:
                joins = spans and is_named[place - 1] and _WITHIN.fullmatch(text[spans[-1][1] : start])
                spans[-1:] = [(spans[-1][0], end)] if joins else [*spans[-1:], (start, end)]
        return spans

    def _beside(self, text: str, found: list[tuple[int, int, str]], near: int, of: int) -> bool:
        """Whether a word is a forename, an initial or another part of the surname next to it."""
        first, second = sorted((found[near], found[of]))
        if not _WITHIN.fullmatch(text[first[1] : second[0]]):
            return False
        start, _end, word = found[near]
        is_forename = text[start].isupper() and (word in self.forenames or len(word) == 1)
        return is_forename or word in self.surnames  # `ap`, `van`: small in the midst of a name

    def _without_codes(self, text: str) -> str:
        if not self.codes:
            return text
        joined = re.sub(r"\b([A-Za-z]{1,2}\d[\dA-Za-z]?)\s+(\d[A-Za-z]{2})\b", self._postcode, text)
        return _CODE.sub(lambda one: self._count(one) if one[0].casefold() in self.codes else one[0], joined)

    def _postcode(self, found: re.Match[str]) -> str:
        is_home = (found[1] + found[2]).casefold() in self.codes
        return self._count(found) if is_home else found[0]

    def _count(self, _found: re.Match[str]) -> str:
        self.removed_count += 1
        return self.removed


def _folded(word: str) -> str:
    """A word as it is compared: no case, one kind of apostrophe, nobody's possession."""
    return _POSSESSIVE.sub("", word).replace("’", "'").casefold()


def _names(text: str) -> set[str]:
    """The words of a name, folded; a double one as a whole and in parts."""
    whole = {_folded(one) for one in _WORD.findall(unicodedata.normalize("NFC", text))}
    return whole | {part for one in whole for part in re.split(r"-", one) if part}


def redacted(entry: Entry, names: Names) -> Entry:
    """An entry without a name in anything that it gives, whoever gathered it; our own words stay."""

    def cell(given: Cell) -> Cell:
        return replace(given, text=names.without(given.text))

    def table(given: Table) -> Table:
        return replace(given, rows=tuple(tuple(cell(one) for one in row) for row in given.rows))

    def file(given: File) -> File:
        told = replace(given, title=names.without(given.title))
        return replace(told, made_from=names.without(given.made_from)) if given.held is Held.WORDS else told

    return replace(
        entry,
        title=cell(entry.title),
        facts=tuple(Fact(one.label, cell(one.value)) for one in entry.facts),
        texts=tuple(Text(one.heading, cell(one.words)) for one in entry.texts),
        tables=tuple(table(one) for one in entry.tables),
        files=tuple(file(one) for one in entry.files),
    )
