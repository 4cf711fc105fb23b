"""Counting days: working days, months, and the phrases that statutes use for them.

Holidays (bank holidays and a council's own closure days) are always given. No function here moves a
statutory date to a working day: that is advice, and it is asked for by name.
"""

from calendar import monthrange
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from transition.rules.broken import RuleBroken

Holidays = AbstractSet[date]

_SATURDAY = 5


def days_after(day: date, n: int) -> date:
    """Go `n` days on (back when negative). RuleBroken `date_out_of_range` outside years 1 to 9999."""
    try:
        return day + timedelta(days=n)
    except OverflowError:
        raise RuleBroken("date_out_of_range") from None


def latest_before(day: date, n: int) -> date:
    """Find the last day that is "not less than n days before": notice day left out, event day counted."""
    return days_after(day, -n)


def cautious_before(day: date, n: int) -> date:
    """Find the last day with `n` clear days before the event: the careful reading of the same words."""
    return days_after(day, -(n + 1))


def months_after(day: date, m: int) -> date:
    """Find the same day of the month `m` months on (back when negative), or that month's last day.

    "One month after" is the corresponding date (East London Bus v Tanveer UKEAT/0022/16).
    """
    first, last = _month(day, m)
    return first.replace(day=min(day.day, last))


def period_ending(day: date, m: int) -> date:
    """Find the last day of "m months beginning with" a day.

    The day before the corresponding date; where the last month has no such date, its last day
    (Dodds v Walker [1981] 1 WLR 1027), which "add months, take a day off" gets wrong.
    """
    first, last = _month(day, m)
    if day.day > last:
        return first.replace(day=last)
    return days_after(first.replace(day=day.day), -1)


def is_working_day(day: date, holidays: Holidays) -> bool:
    """Monday to Friday, and none of the holidays."""
    return day.weekday() < _SATURDAY and day not in holidays


def working_days_after(day: date, n: int, holidays: Holidays) -> date:
    """Find the nth working day after a day, which is itself not counted.

    RuleBroken `working_days_not_positive` when `n` is under 1.
    """
    if n < 1:
        raise RuleBroken("working_days_not_positive", "days")
    found = day
    for _ in range(n):
        found = first_working_day_on_or_after(days_after(found, 1), holidays)
    return found


def last_working_day_on_or_before(day: date, holidays: Holidays) -> date:
    """Advise a day for something whose last day may fall on a weekend or holiday."""
    while not is_working_day(day, holidays):
        day = days_after(day, -1)
    return day


def first_working_day_on_or_after(day: date, holidays: Holidays) -> date:
    """Advise a day for something whose first day may fall on a weekend or holiday."""
    while not is_working_day(day, holidays):
        day = days_after(day, 1)
    return day


def working_days_between(start: date, end: date, holidays: Holidays) -> int:
    """Count the working days after `start` up to and with `end`; below nought when `end` comes first."""
    if end < start:
        return -working_days_between(end, start, holidays)
    weeks, rest = divmod((end - start).days, 7)
    whole = start + timedelta(days=weeks * 7)
    weekdays = weeks * 5 + sum((whole + timedelta(days=i)).weekday() < _SATURDAY for i in range(1, rest + 1))
    return weekdays - sum(1 for day in holidays if start < day <= end and day.weekday() < _SATURDAY)


def _month(day: date, m: int) -> tuple[date, int]:
    """Give the first day of the month `m` months on, and how many days that month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + m, 12)
    if not date.min.year <= year <= date.max.year:
        raise RuleBroken("date_out_of_range")
    return date(year, month + 1, 1), monthrange(year, month + 1)[1]
