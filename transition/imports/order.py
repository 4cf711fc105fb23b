"""Whether the dates of a column agree on what comes first, the day or the month; pure."""

import re
from collections import Counter
from collections.abc import Iterable

_NUMERIC = re.compile(r"([0-9]{1,2})[./\- ]([0-9]{1,2})[./\- ](?:[0-9]{4}|[0-9]{2})(?:[ T].*)?")
_ISO = re.compile(r"[0-9]{4}-([0-9]{2})-([0-9]{2})")
_LAST_MONTH = 12
# One month-first date among this many that are certainly day-first is a slip of its own, not a habit of the column.
_SLIP = 20
_FEWEST = 3


def unsure_dates(texts: Iterable[str], *, is_delimited: bool) -> frozenset[str]:
    """The texts of a column of dates that may mean either of two days.

    Where dates stand that only make sense month first, no date is certain that makes sense both ways. And where
    every text has a day past the twelfth while every true date of a workbook has one before, a spreadsheet has
    read the list month first: it made dates of what it could, and left the rest as text.
    """
    day_first = month_first = 0
    either: set[str] = set()
    stored: Counter[str] = Counter()
    for text, count in Counter(texts).items():
        if found := _NUMERIC.fullmatch(text):
            first, second = int(found[1]), int(found[2])
            day_first += count * (first > _LAST_MONTH >= second)
            month_first += count * (second > _LAST_MONTH >= first)
            if max(first, second) <= _LAST_MONTH and first != second:
                either.add(text)
        elif not is_delimited and _ISO.fullmatch(text):
            stored[text] += count
    if month_first * _SLIP > day_first:
        return frozenset(either)
    if either or day_first < _FEWEST or stored.total() < _FEWEST:
        return frozenset()
    parts = {text: text.split("-") for text in stored}
    if all(int(day) <= _LAST_MONTH for _, _, day in parts.values()):
        return frozenset(text for text, (_, month, day) in parts.items() if month != day)
    return frozenset()
