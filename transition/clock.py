"""The clock: the only place that reads it. Business dates may be set; real time never is."""

from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from flask import current_app, has_app_context
from govuk_bank_holidays.bank_holidays import BankHolidays

UK = ZoneInfo("Europe/London")


def now() -> datetime:
    """The real moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The business date: the TODAY setting when there is one, else the date in the United Kingdom."""
    chosen: date | None = current_app.config["TODAY"] if has_app_context() else None
    return chosen or datetime.now(UK).date()


@cache
def bank_holidays() -> frozenset[date]:
    """The bank holidays of England and Wales that are published and bundled (2012 onwards)."""
    published = BankHolidays(use_cached_holidays=True)
    return frozenset(day["date"] for day in published.get_holidays(BankHolidays.ENGLAND_AND_WALES))
