"""Acas early conciliation and the last day for a claim: worked examples and reported cases."""

import pytest

from tests.rules.examples import on
from transition.rules.broken import RuleBroken
from transition.rules.calendar import period_ending
from transition.rules.conciliation import Effect, conciliated_limit, conciliation_ends_on

CASES = [
    ("example 5", "2026-04-01", "2026-06-15", "2026-09-06", "2026-10-06", Effect.MONTH_AFTER_CERTIFICATE),
    ("example 6", "2026-04-01", "2026-04-20", "2026-05-18", "2026-07-28", Effect.CLOCK_STOPPED),
    ("example 7", "2026-04-01", "2026-07-01", "2026-07-20", "2026-06-30", Effect.TOO_LATE),
    ("Luton v Haque", "2016-06-20", "2016-07-22", "2016-08-22", "2016-10-20", Effect.CLOCK_STOPPED),
    ("Tanveer", "2015-03-20", "2015-06-18", "2015-06-30", "2015-07-30", Effect.MONTH_AFTER_CERTIFICATE),
    ("before 20 April 2014", "2014-02-01", "2014-04-19", "2014-04-25", "2014-04-30", Effect.NONE_YET),
    ("month clamped", "2026-11-28", "2027-01-20", "2027-01-31", "2027-03-10", Effect.CLOCK_STOPPED),
]


@pytest.mark.parametrize(("name", "began_on", "day_a", "day_b", "last_on", "effect"), CASES)
def test_each_case_comes_out(name, began_on, day_a, day_b, last_on, effect):
    found = conciliated_limit(period_ending(on(began_on), 3), on(day_a), on(day_b))
    assert (found.last_on, found.effect) == (on(last_on), effect)


def test_contact_after_the_limit_is_for_an_adviser_to_confirm():
    assert conciliated_limit(on("2026-06-30"), on("2026-07-01"), on("2026-07-02")).to_be_confirmed
    assert not conciliated_limit(on("2026-06-30"), on("2026-06-30"), on("2026-07-02")).to_be_confirmed


def test_a_certificate_cannot_come_before_contact():
    with pytest.raises(RuleBroken, match="day_b_before_day_a"):
        conciliated_limit(on("2026-06-30"), on("2026-06-02"), on("2026-06-01"))


@pytest.mark.parametrize(
    ("day_a", "ends_on"),
    [
        ("2026-06-15", "2026-09-06"),
        ("2025-11-30", "2026-01-10"),
        ("2025-12-01", "2026-02-22"),
        ("2019-01-01", None),
    ],
)
def test_conciliation_lasts_twelve_weeks_from_december_2025_and_six_before(day_a, ends_on):
    assert conciliation_ends_on(on(day_a)) == (on(ends_on) if ends_on else None)
