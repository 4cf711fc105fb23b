"""What the tables of the rules' tests share: the bank holidays, as published lists give them."""

from datetime import date

_BY_YEAR = {
    2025: [(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)],
    2026: [(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)],
    2027: [(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)],
}
HOLIDAYS = frozenset(date(year, month, day) for year, days in _BY_YEAR.items() for month, day in days)


def on(day: str) -> date:
    """A date from its ISO form."""
    return date.fromisoformat(day)
