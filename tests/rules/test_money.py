"""Parts of a year, parts of a whole and the most of an award, as tables; and that parts add up, whatever they are."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transition.rules.awards import most_award_pence
from transition.rules.broken import RuleBroken
from transition.rules.financial_years import PartYear, rounded, share_of_year, year_name, year_of
from transition.rules.shares import ShareKey, check_weights, divided, percent_of

PENCE = st.integers(0, 10**12)


@pytest.mark.parametrize(
    ("day", "year", "name"),
    [
        (date(2026, 3, 31), 2025, "2025/26"),
        (date(2026, 4, 1), 2026, "2026/27"),
        (date(2026, 12, 31), 2026, "2026/27"),
        (date(2100, 1, 1), 2099, "2099/00"),
    ],
)
def test_a_financial_year_begins_on_1_april(day: date, year: int, name: str) -> None:
    assert (year_of(day), year_name(year_of(day))) == (year, name)


@pytest.mark.parametrize(
    ("year", "from_on", "key", "pence"),
    [
        # Of £365.00 in a year of 365 days, and of £366.00 in one of 366.
        (2026, date(2026, 4, 1), PartYear.DAYS, 36_500),
        (2026, date(2026, 4, 2), PartYear.DAYS, 36_400),
        (2026, date(2027, 3, 31), PartYear.DAYS, 100),
        (2026, date(2027, 4, 1), PartYear.DAYS, 0),
        (2026, date(2025, 7, 1), PartYear.DAYS, 36_500),
        (2026, date(2027, 4, 1), PartYear.WHOLE, 36_500),
        # The month of the transfer counts whole: September to March is seven of twelve.
        (2026, date(2026, 9, 30), PartYear.MONTHS, 21_292),
        (2026, date(2027, 1, 15), PartYear.MONTHS, 9_125),
        (2026, date(2026, 4, 30), PartYear.MONTHS, 36_500),
    ],
)
def test_a_part_of_a_year_by_its_key(year: int, from_on: date, key: PartYear, pence: int) -> None:
    assert rounded(36_500 * share_of_year(year, from_on, key)) == pence


def test_a_leap_year_has_366_days() -> None:
    assert rounded(36_600 * share_of_year(2027, date(2028, 3, 31), PartYear.DAYS)) == 100


@given(
    PENCE, st.dates(date(2020, 4, 1), date(2040, 3, 31)), st.sampled_from([PartYear.DAYS, PartYear.MONTHS])
)
def test_what_is_before_and_after_a_transfer_is_the_year(amount: int, day: date, key: PartYear) -> None:
    after = rounded(amount * share_of_year(year_of(day), day, key))
    assert 0 < share_of_year(year_of(day), day, key) <= 1
    assert 0 <= after <= amount


@pytest.mark.parametrize(
    ("pence", "weights", "parts"),
    [
        (100, [1, 1, 1], (34, 33, 33)),
        (200, [1, 1, 1], (67, 67, 66)),
        (1_000_000, [9, 1, 1], (818_182, 90_909, 90_909)),
        (100_000, [4_000, 3_500, 2_500], (40_000, 35_000, 25_000)),
        (7, [1, 0], (7, 0)),
        (0, [3, 2], (0, 0)),
        (5, [1, 1, 1, 1, 1, 1, 1], (1, 1, 1, 1, 1, 0, 0)),
    ],
)
def test_a_cost_is_divided_to_the_penny(pence: int, weights: list[int], parts: tuple[int, ...]) -> None:
    assert divided(pence, weights) == parts


@given(PENCE, st.lists(st.integers(0, 10**12), min_size=1, max_size=30).filter(any))
def test_parts_add_up_to_the_whole_and_none_is_a_penny_from_its_share(
    amount: int, weights: list[int]
) -> None:
    parts, whole = divided(amount, weights), sum(weights)
    assert sum(parts) == amount
    assert all(
        abs(part * whole - amount * weight) < whole for part, weight in zip(parts, weights, strict=True)
    )
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if not weight)


@given(PENCE, st.lists(st.integers(0, 1000), min_size=1, max_size=10).filter(any))
def test_a_council_with_the_larger_share_never_pays_less(amount: int, weights: list[int]) -> None:
    paired = sorted(zip(weights, divided(amount, weights), strict=True))
    assert all(first[1] <= second[1] for first, second in pairwise(paired) if first[0] < second[0])


@pytest.mark.parametrize(
    ("key", "weights", "code"),
    [
        (ShareKey.EQUAL, [], "nobody_shares"),
        (ShareKey.HEADCOUNT, [3, -1], "weights_negative"),
        (ShareKey.BUDGET, [0, 0], "weights_nought"),
        (ShareKey.PERCENT, [5_000, 4_999], "percent_not_whole"),
    ],
)
def test_a_key_that_divides_nothing_is_refused(key: ShareKey, weights: list[int], code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_weights(key, weights)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("pence", "hundredths", "expected"),
    [(100_000, 300, 3_000), (333, 1_500, 50), (1, 5_000, 1), (1, 4_999, 0), (2_300_000, 325, 74_750)],
)
def test_a_percentage_is_rounded_to_the_penny_half_up(pence: int, hundredths: int, expected: int) -> None:
    assert percent_of(pence, hundredths) == expected


@pytest.mark.parametrize(
    ("pay", "weeks", "award"),
    [
        (5_200_000, 5200, 1_300_000),  # £52,000: £1,000 a week
        (5_200_000, None, 1_300_000),
        (5_200_000, 5214, 1_300_000),  # never fewer weeks' pay than a year of 52 gives
        (5_200_001, None, 1_300_000),
        (5_200_002, None, 1_300_001),  # half a penny up
        (950_962, 4300, 287_500),  # £9,509.62 over 43 paid weeks
        (0, None, 0),
        (9_900_000_00, None, 247_500_000),  # no cap
    ],
)
def test_thirteen_weeks_actual_pay(pay: int, weeks: int | None, award: int) -> None:
    assert most_award_pence(pay, weeks) == award
