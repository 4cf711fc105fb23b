"""What length of service brings: the day on which each step begins, to the day, leap days too."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.examples import on
from transition.rules.broken import RuleBroken
from transition.rules.service import complete_on, notice_steps, notice_weeks


@pytest.mark.parametrize(
    ("since", "years", "day"),
    [
        ("2009-09-01", 2, "2011-08-31"),
        ("2021-01-01", 5, "2025-12-31"),
        ("2022-04-02", 5, "2027-04-01"),
        # No 29 February in 2025 or 2029: the year is complete on the last day of that month.
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 4, "2028-02-28"),
        ("2024-02-29", 5, "2029-02-28"),
        ("2023-03-01", 1, "2024-02-29"),
        ("2024-03-01", 1, "2025-02-28"),
        ("2023-02-28", 1, "2024-02-27"),
    ],
)
def test_years_of_service_are_complete_at_the_end_of_the_day_before_the_anniversary(
    since: str, years: int, day: str
) -> None:
    assert complete_on(on(since), years) == on(day)


@pytest.mark.parametrize(
    ("since", "on_day", "weeks", "why"),
    [
        ("2026-01-15", "2026-01-15", 0, "the first day"),
        ("2026-01-15", "2026-02-13", 0, "a day short of a month"),
        ("2026-01-15", "2026-02-14", 1, "a month complete"),
        ("2026-01-31", "2026-02-27", 0, "a month from the 31st ends with February, and not before"),
        ("2026-01-31", "2026-02-28", 1, "a month from the 31st ends with February"),
        ("2024-04-01", "2026-03-30", 1, "a day short of two years"),
        ("2024-04-01", "2026-03-31", 2, "two years complete on the eve of the transfer"),
        ("2024-04-01", "2027-03-30", 2, "a day short of three years"),
        ("2024-04-01", "2027-03-31", 3, "three years complete"),
        ("2014-04-01", "2025-03-31", 11, "eleven years"),
        ("2014-04-01", "2026-03-30", 11, "a day short of twelve"),
        ("2014-04-01", "2026-03-31", 12, "twelve years"),
        ("1990-04-01", "2026-03-31", 12, "never more than twelve weeks"),
        ("2012-02-29", "2024-02-27", 11, "begun on a leap day, a day short of twelve years"),
        ("2012-02-29", "2024-02-28", 12, "begun on a leap day"),
        ("2026-05-01", "2026-04-01", 0, "not begun"),
    ],
)
def test_statutory_notice_is_a_week_for_each_year_from_two_to_twelve(
    since: str, on_day: str, weeks: int, why: str
) -> None:
    assert notice_weeks(on(since), on(on_day)) == weeks, why


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(0, 20_000))
def test_notice_never_falls_and_rises_only_on_the_day_of_a_step(since: date, days: int) -> None:
    day = since + timedelta(days=days)
    before, after = notice_weeks(since, day - timedelta(days=1)), notice_weeks(since, day)
    assert 0 <= before <= after <= 12
    assert (before < after) == (day in {step.from_on for step in notice_steps(since)})


def test_no_step_is_counted_in_less_than_a_year() -> None:
    with pytest.raises(RuleBroken, match="years_not_positive"):
        complete_on(on("2026-01-01"), 0)
