"""Financial years, 1 April to 31 March, and how much of one falls after a transfer; amounts are in pence."""

from datetime import date
from enum import StrEnum
from fractions import Fraction


class PartYear(StrEnum):
    """By which key a full year's amount counts in the year of the transfer."""

    WHOLE = "WHOLE"
    """Every year whole, whenever in it the transfer falls."""
    DAYS = "DAYS"
    """From the day of the transfer on: days left, that day with them, over the days of the year."""
    MONTHS = "MONTHS"
    """From the month of the transfer on: that month whole, over twelve."""


def year_of(day: date) -> int:
    """The calendar year in which the financial year of a day begins: 2025 for 31 March 2026."""
    return day.year if day.month >= 4 else day.year - 1


def year_name(year: int) -> str:
    """`2026/27`, alike in English and Welsh."""
    return f"{year}/{(year + 1) % 100:02d}"


def rounded(amount: Fraction) -> int:
    """To the nearest penny, half a penny up (away from nought when it is owed back)."""
    whole = (abs(amount) + Fraction(1, 2)).__floor__()
    return whole if amount >= 0 else -whole


def share_of_year(year: int, from_on: date, key: PartYear) -> Fraction:
    """How much of a financial year lies on or after a day, by that key; 0 for a year that ended before it."""
    if key is PartYear.WHOLE:
        return Fraction(1)
    begins_on, ends_on = date(year, 4, 1), date(year + 1, 3, 31)
    if from_on <= begins_on:
        return Fraction(1)
    if from_on > ends_on:
        return Fraction(0)
    if key is PartYear.DAYS:
        return Fraction((ends_on - from_on).days + 1, (ends_on - begins_on).days + 1)
    return Fraction(12 - (from_on.month - 4) % 12, 12)
