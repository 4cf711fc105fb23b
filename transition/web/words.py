"""Dates, sums, numbers and people's own words on pages, in the reader's language."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from flask import Flask
from markupsafe import Markup, escape

from transition.clock import UK
from transition.i18n import formats
from transition.i18n.names import Words
from transition.web.language import language, tag


def init_app(app: Flask) -> None:
    """Puts the filters within reach of every template."""
    app.jinja_env.filters.update(
        date=day, heading_day=heading_day, sentence_day=sentence_day, month=month, moment=moment,
        money=money, number=number, hundredths=hundredths, thousandths=thousandths,
    )  # fmt: skip
    app.jinja_env.globals["own_words"] = own_words


def day(value: date | None) -> str:
    """`2 March 2026`, `2 Mawrth 2026`; nothing for no date."""
    return formats.date_words(value, language()) if value else ""


def heading_day(value: date | None) -> str:
    """`Monday 2 March 2026`, `Dydd Llun 2 Mawrth 2026`: standing alone, in a heading or a table."""
    return formats.day_heading(value, language()) if value else ""


def sentence_day(value: date | None) -> str:
    """`Monday 2 March 2026`, `ddydd Llun 2 Mawrth 2026`: when something happens, inside a sentence."""
    return formats.day_in_sentence(value, language()) if value else ""


def month(value: date | None) -> str:
    """`March 2026`, `Mawrth 2026`; in a Welsh sentence always behind `mis`."""
    return formats.month_words(value, language()) if value else ""


def moment(value: datetime | None) -> str:
    """`2 March 2026, 14:05`: a moment in UTC as the clocks of the United Kingdom showed it."""
    if value is None:
        return ""
    local = value.astimezone(UK)
    return f"{day(local.date())}, {local:%H:%M}"


def money(pence: int | None) -> str:
    """`£34,314.00` from pence; a minus sign in front of what is owed back."""
    if pence is None:
        return ""
    whole, rest = divmod(abs(pence), 100)
    return f"{'−' if pence < 0 else ''}£{whole:,}.{rest:02d}"


def number(value: int | None) -> str:
    """`1,234`: digits with commas, alike in the two languages."""
    return "" if value is None else formats.number(value, language())


def hundredths(value: int | None) -> str:
    """`37`, `18.5`, `37.25` from hundredths, without idle noughts."""
    return _scaled(value, 2)


def thousandths(value: int | None) -> str:
    """`1`, `0.5`, `0.811` from thousandths, without idle noughts."""
    return _scaled(value, 3)


def _scaled(value: int | None, places: int) -> str:
    if value is None:
        return ""
    text = f"{Decimal(value).scaleb(-places):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain_words(words: Words | None) -> str:
    """What someone entered, in the reader's language where it was given; plain, for where no mark can stand."""
    return words.in_language(language())[0] if words else ""


def own_words(record: Any, field: str) -> Markup:
    """What someone entered, in the reader's language where it was given in both, else marked as the other one.

    Reads `<field>` (English) and `<field>_cy` (Welsh) of the record.
    """
    both = {"en": getattr(record, field) or "", "cy": getattr(record, f"{field}_cy", "") or ""}
    reads = language()
    written = reads if both[reads].strip() else next((code for code in both if both[code].strip()), reads)
    words = escape(both[written])
    return words if written == reads else Markup('<span lang="{}">{}</span>').format(tag(written), words)
