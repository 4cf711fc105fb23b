"""What may be kept of an absence: family leave, secondment or other, and until when. Never its text."""

import re
from dataclasses import dataclass
from datetime import date

from transition.imports.cleaning import folded
from transition.imports.codes import Code
from transition.imports.dates import parse_date
from transition.imports.fields import AbsenceKind, Field

_KINDS = {
    AbsenceKind.FAMILY_LEAVE: r"matern\w*|patern\w*|adopt\w*|parental|family leave|neonatal|mamol\w*|tadol\w*|"
    r"mabwysiad\w*|"
    r"rhieni|absenoldeb teulu\w*|famol\w*|famolaeth|shared leave|bereavement leave parental",
    AbsenceKind.SECONDMENT: r"second(?:ed|ment)\w*|secondiad\w*|ar secondiad",
    AbsenceKind.OTHER: r"sick\w*|ill|illness|salwch|absen\w*|leave|career break|sabbatical|suspend\w*|unpaid|"
    r"away|jury\w*|reserv\w*|long term|lts|other|arall|i ffwrdd|seibiant\w*|expected return|off work|off until",
}
_PATTERNS = {kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for kind, words in _KINDS.items()}
_NOTHING = frozenset(
    ["", "no", "n", "none", "nil", "n/a", "na", "0", "dim", "na", "present", "at work", "yn y gwaith"]
)
_DATE = re.compile(
    r"[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2}|"
    r"[0-9]{1,2}(?:st|nd|rd|th)? ?-?[^\W\d_]{3,10} ?-?[0-9]{2,4}"
)
_LEADS_TO_END = re.compile(r"return\w*|until|till|to|ends?|ending|back|due|dychwel\w*|tan|hyd|-|–")


@dataclass(frozen=True, slots=True)
class Absence:
    """The kind, the end, and a code when text was dropped or the end is not known."""

    kind: AbsenceKind | None = None
    until: date | None = None
    code: Code | None = None


def parse_absence(text: str, today: date) -> Absence:
    """Read an absence and forget its words. Text that says nothing of being away is dropped altogether."""
    words = folded(text)
    if words in _NOTHING or not text.strip("-–—.? "):
        return Absence()
    kind = next((kind for kind, pattern in _PATTERNS.items() if pattern.search(words)), None)
    if kind is None:
        return Absence(code=Code.ABSENCE_TEXT_NOT_KEPT)
    until = _end(text, today)
    return Absence(kind, until, None if until else Code.AWAY_WITHOUT_END)


def _end(text: str, today: date) -> date | None:
    """The one date that words such as `until` or `expected return` lead to; two such dates are no answer."""
    found = []
    for match in _DATE.finditer(text):
        before = text[max(0, match.start() - 25) : match.start()].casefold().split()
        if any(_LEADS_TO_END.fullmatch(word.strip(",:;()")) for word in before[-3:]):
            day = parse_date(match.group(), Field.AWAY_UNTIL, today)
            if isinstance(day, date):
                found.append(day)
    return found[0] if len(found) == 1 else None
