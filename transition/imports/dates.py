"""Dates as people type them in British lists: day first, never guessed."""

import calendar
import re
from datetime import date, timedelta

from transition.imports.cleaning import folded
from transition.imports.codes import Code
from transition.imports.fields import Field

_ENGLISH = "january|february|march|april|may|june|july|august|september|october|november|december"
_WELSH = "ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
_MONTHS = {name: at for names in (_ENGLISH, _WELSH) for at, name in enumerate(names.split("|"), 1)}
_MONTHS |= {name[:3]: at for at, name in enumerate(_ENGLISH.split("|"), 1)}
_MONTHS |= {"sept": 9, "ion": 1, "chwef": 2, "chw": 2, "maw": 3, "ebr": 4, "meh": 6, "gorff": 7, "hyd": 10}
_MONTHS |= {"tach": 11, "rhag": 12}

_NUMERIC = re.compile(r"([0-9]{1,2})([./\- ])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NAMED = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th|af|ail|il|ydd|ed|fed|eg|ain)?[ .,/-]*([^\W\d_]+)[ .,/-]*([0-9]{4}|[0-9]{2})"
)
_MONTH_ONLY = re.compile(
    r"(?:([^\W\d_]+)|[0-9]{1,2})[ .,/-]+(?:[0-9]{4}|[0-9]{2})|[0-9]{4}[/-][0-9]{1,2}|[0-9]{4}"
)
_TIME = re.compile(r"[ T]0{1,2}:00(?::00)?(?:\.0+)?$")
_SERIAL = re.compile(r"[0-9]{5}")
_WEEKDAY = re.compile(r"^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*\.?,? +", re.IGNORECASE)

_PAST = {Field.STATUTORY_SERVICE, Field.MODIFICATION_ORDER_SERVICE, Field.GREEN_BOOK_SERVICE}
_SERIAL_EPOCH = date(1899, 12, 30)


def parse_date(text: str, field: Field, today: date) -> date | Code:
    """Read a date, or say why it is a question.

    A year of two figures counts when only one century makes sense for this field; a bare Excel serial is
    read by the 1900 system, which is what remains when a list is saved as text.
    """
    text = _WEEKDAY.sub("", _TIME.sub("", text.strip()))
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _NUMERIC.fullmatch(text):
        day, month, year = int(found[1]), int(found[3]), _year(found[4], field, today)
    elif (found := _NAMED.fullmatch(text)) and folded(found[2]) in _MONTHS:
        day, month, year = int(found[1]), _MONTHS[folded(found[2])], _year(found[3], field, today)
    elif text.isascii() and _SERIAL.fullmatch(text):
        return _plausible(_SERIAL_EPOCH + timedelta(days=int(text)), field, today)
    else:
        return _why_unreadable(text)
    if year == 0:
        return Code.DATE_IMPLAUSIBLE
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return Code.DATE_IMPOSSIBLE
    return _plausible(date(year, month, day), field, today)


def _why_unreadable(text: str) -> Code:
    found = _MONTH_ONLY.fullmatch(text)
    if found and (found[1] is None or folded(found[1]) in _MONTHS):
        return Code.DATE_MONTH_ONLY
    return Code.DATE_UNREADABLE


def _bounds(field: Field, today: date) -> tuple[int, int]:
    """The first and last year that make sense."""
    if field is Field.BIRTH_DATE:
        return today.year - 90, today.year - 14
    if field in _PAST:
        return today.year - 60, today.year
    if field is Field.START_DATE:
        return today.year - 60, today.year + 2
    return today.year - 15, today.year + 30


def _year(text: str, field: Field, today: date) -> int:
    """A year of four figures, or of two where one century makes sense; 0 where none or both do."""
    if len(text) == 4:
        return int(text)
    first, last = _bounds(field, today)
    fitting = [year for year in (1900 + int(text), 2000 + int(text)) if first <= year <= last]
    return fitting[0] if len(fitting) == 1 else 0


def _plausible(day: date, field: Field, today: date) -> date | Code:
    first, last = _bounds(field, today)
    return day if first <= day.year <= last else Code.DATE_IMPLAUSIBLE
