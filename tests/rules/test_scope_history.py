"""Which decision about a team held on a day; how a risk went; how far a new post has come."""

from dataclasses import dataclass
from datetime import date

import pytest

from transition.rules.broken import RuleBroken
from transition.rules.new_posts import PostState, check_post_days, post_state
from transition.rules.risks import Assessment, Level, Trend, check_assessment, course_of, level_of
from transition.rules.scope_history import check_following, in_force

TODAY = date(2026, 3, 2)


@dataclass
class Ruled:
    id: int
    decided_on: date | None
    recorded_on: date
    corrects_id: int | None = None


def day(number: int, month: int = 1) -> date:
    return date(2026, month, number)


AWAITED = Ruled(1, None, day(5))
FIRST = Ruled(2, day(14), day(14))
SECOND = Ruled(3, day(9, 2), day(20, 2))
CORRECTED = Ruled(4, day(16), day(15, 2), corrects_id=2)


@pytest.mark.parametrize(
    ("rulings", "as_at", "held"),
    [
        pytest.param([], day(1), None, id="nothing was ever recorded"),
        pytest.param([AWAITED], day(4), None, id="before it was written down that one was awaited"),
        pytest.param([AWAITED], day(5), 1, id="awaited"),
        pytest.param([AWAITED, FIRST], day(13), 1, id="the day before the decision"),
        pytest.param([AWAITED, FIRST], day(14), 2, id="on the day of the decision"),
        pytest.param([FIRST, SECOND], day(8, 2), 2, id="decided twice keeps its first decision"),
        pytest.param([FIRST, SECOND], day(9, 2), 3, id="taken by then, though recorded later"),
        pytest.param([FIRST, CORRECTED], day(15), None, id="a corrected one counts as it is now"),
        pytest.param([FIRST, CORRECTED], day(16), 4, id="from the day that is right"),
        pytest.param([FIRST, SECOND, CORRECTED], day(1, 3), 3, id="correcting the first leaves the second"),
        pytest.param([Ruled(1, None, day(2, 3)), FIRST], day(2, 3), 2, id="a decision outdoes awaiting one"),
    ],
)
def test_the_last_decision_taken_by_a_day_held_on_it(
    rulings: list[Ruled], as_at: date, held: int | None
) -> None:
    found = in_force(rulings, as_at)
    assert (found.id if found else None) == held


@pytest.mark.parametrize(
    ("last_on", "decided_on", "code"),
    [
        (None, None, None),
        (None, day(1), None),
        (day(14), day(15), None),
        (day(14), day(14), "team_day_not_later"),
        (day(14), day(13), "team_day_not_later"),
        (day(14), None, "team_day_missing"),
    ],
)
def test_a_new_decision_is_later_than_the_last(
    last_on: date | None, decided_on: date | None, code: str | None
) -> None:
    if code is None:
        return check_following(last_on, decided_on)
    with pytest.raises(RuleBroken) as broken:
        check_following(last_on, decided_on)
    assert (broken.value.code, broken.value.field) == (code, "decided_on")
    return None


def assessed(*scores: tuple[int, int, int]) -> list[Assessment]:
    return [Assessment(day(number), likelihood, impact) for number, likelihood, impact in scores]


@pytest.mark.parametrize(
    ("scores", "as_at", "trend", "since", "score"),
    [
        pytest.param([(5, 3, 3)], 31, Trend.STEADY, 5, 9, id="assessed once"),
        pytest.param([(5, 3, 3), (9, 4, 3)], 31, Trend.RISING, 9, 12, id="rose"),
        pytest.param([(5, 3, 3), (9, 4, 3)], 8, Trend.STEADY, 5, 9, id="before it rose"),
        pytest.param([(5, 2, 3), (9, 3, 3), (12, 4, 4)], 31, Trend.RISING, 9, 16, id="rose twice"),
        pytest.param([(5, 4, 4), (9, 3, 4)], 31, Trend.FALLING, 9, 12, id="fell"),
        pytest.param([(5, 4, 4), (9, 3, 4), (12, 3, 4)], 31, Trend.STEADY, 9, 12, id="fell, then reviewed"),
        pytest.param(
            [(5, 3, 4), (9, 4, 3), (12, 2, 6)], 31, Trend.STEADY, 5, 12, id="same score, other parts"
        ),
        pytest.param([(5, 2, 2), (5, 3, 3)], 31, Trend.STEADY, 5, 9, id="the later of one day counts"),
        pytest.param([(5, 4, 4), (9, 2, 2), (12, 3, 3)], 31, Trend.RISING, 12, 9, id="fell, then rose"),
    ],
)
def test_the_trend_is_worked_out_from_the_assessments(
    scores: list[tuple[int, int, int]], as_at: int, trend: Trend, since: int, score: int
) -> None:
    course = course_of(assessed(*scores), day(as_at))
    assert course is not None
    assert (course.trend, course.since, course.last.score) == (trend, day(since), score)


def test_a_risk_that_nobody_had_assessed_has_no_course() -> None:
    assert course_of(assessed((5, 3, 3)), day(4)) is None


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (1, Level.LOW), (6, Level.LOW), (8, Level.MEDIUM), (12, Level.MEDIUM), (15, Level.HIGH), (25, Level.HIGH),
    ],
)  # fmt: skip
def test_a_score_is_high_from_15_and_medium_from_8(score: int, level: Level) -> None:
    assert level_of(score) is level


@pytest.mark.parametrize(
    ("likelihood", "impact", "on", "code"),
    [
        (1, 5, TODAY, None),
        (0, 5, TODAY, "risk_out_of_bounds"),
        (3, 6, TODAY, "risk_out_of_bounds"),
        (3, 3, date(2026, 3, 3), "assessed_in_future"),
        (3, 3, date(2026, 2, 1), "assessed_before_last"),
    ],
)
def test_an_assessment_is_in_bounds_and_in_its_order(
    likelihood: int, impact: int, on: date, code: str | None
) -> None:
    if code is None:
        return check_assessment(likelihood, impact, on, day(2, 2), TODAY)
    with pytest.raises(RuleBroken, match=code):
        check_assessment(likelihood, impact, on, day(2, 2), TODAY)
    return None


@pytest.mark.parametrize(
    ("advertised", "filled", "as_at", "state"),
    [
        (None, None, 9, PostState.PLANNED),
        (5, None, 4, PostState.PLANNED),
        (5, None, 5, PostState.ADVERTISED),
        (5, 8, 7, PostState.ADVERTISED),
        (5, 8, 8, PostState.FILLED),
        (None, 8, 8, PostState.FILLED),
    ],
)
def test_how_far_a_post_has_come_follows_from_its_days(
    advertised: int | None, filled: int | None, as_at: int, state: PostState
) -> None:
    days = [day(one) if one else None for one in (advertised, filled)]
    assert post_state(days[0], days[1], day(as_at)) is state


def test_a_post_is_not_filled_tomorrow_nor_before_it_was_advertised() -> None:
    with pytest.raises(RuleBroken, match="post_day_in_future"):
        check_post_days(None, None, date(2026, 3, 3), TODAY)
    with pytest.raises(RuleBroken, match="post_filled_before_advertised"):
        check_post_days(None, day(9), day(8), TODAY)
