"""Gathering what happened over time for a report."""

from datetime import date, timedelta

from transition.consultation.queries import consultation_of
from transition.consultation.representations.queries import representations_of
from transition.reports.counts import exact
from transition.reports.series_facts import SeriesFact, WeekFact
from transition.rules.consultation import Outcome
from transition.transfers.models import Transfer


def series_fact(transfer: Transfer, as_at: date) -> SeriesFact:
    """Representations to the outgoing employer by the end of the day; one withdrawn is not answered."""
    file = consultation_of(transfer, transfer.outgoing_employer)
    said = [one for one in representations_of(file) if one.received_on <= as_at] if file else []
    received = [one.received_on for one in said]
    answered = [
        one.replied_on
        for one in said
        if one.replied_on and one.replied_on <= as_at and one.outcome is not Outcome.WITHDRAWN
    ]
    return SeriesFact(by_week(received, answered, as_at))


def by_week(received: list[date], answered: list[date], as_at: date) -> tuple[WeekFact, ...]:
    """What there had been by the end of each week in which something came or was answered, and of the last one."""
    weeks = {monday(day) for day in (*received, *answered)}
    if not weeks:
        return ()
    return tuple(
        WeekFact(week, exact(_by_end(week, received)), exact(_by_end(week, answered)))
        for week in sorted(weeks | {monday(as_at)})
    )


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _by_end(week: date, days: list[date]) -> int:
    return sum(1 for day in days if day < week + timedelta(days=7))
