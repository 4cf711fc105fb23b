"""Dates, sums and numbers as Welsh and English sentences write them: pure, and ours to keep."""

from datetime import date

MONTHS = {
    "cy": (
        "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
        "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
SHORT_MONTHS = {
    "cy": (
        "Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag",
    ),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}  # fmt: skip
WEEKDAYS = {
    "cy": ("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def date_words(day: date, language: str) -> str:
    """`1 Ebrill 2026`, `1 April 2026`: after ar, o, erbyn, hyd at. A numeral date never mutates."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def day_heading(day: date, language: str) -> str:
    """`Dydd Mercher 1 Ebrill 2026`, `Wednesday 1 April 2026`: standing alone, in a heading or a table."""
    weekday = WEEKDAYS[language][day.weekday()]
    return f"{'Dydd ' if language == 'cy' else ''}{weekday} {date_words(day, language)}"


def day_in_sentence(day: date, language: str) -> str:
    """`ddydd Mercher 1 Ebrill 2026` (when something happens: soft mutation), `Wednesday 1 April 2026`."""
    heading = day_heading(day, language)
    return f"dd{heading[1:]}" if language == "cy" else heading


def month_words(day: date, language: str) -> str:
    """`Ebrill 2026`, `April 2026`. In a Welsh sentence always behind `mis` (ym mis, o fis, erbyn mis)."""
    return f"{MONTHS[language][day.month - 1]} {day.year}"


def pounds(pence: int, language: str) -> str:
    """`£34,314` or `£34,314.50` from pence; the two languages write sums alike."""
    whole, rest = divmod(abs(pence), 100)
    return f"{'−' if pence < 0 else ''}£{number(whole, language)}{f'.{rest:02d}' if rest else ''}"


def number(value: int, language: str) -> str:
    """`1,234`: digits with commas, alike in the two languages."""
    return f"{value:,}"
