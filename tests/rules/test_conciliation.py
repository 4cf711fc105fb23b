"""Acas early conciliation by itself; worked examples and reported cases are rows of the limits on claims."""

import pytest

from tests.rules.examples import on
from transition.rules.broken import RuleBroken
from transition.rules.conciliation import conciliated_limit, conciliation_ends_on


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
