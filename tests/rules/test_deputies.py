"""Who may be named a deputy, and when a deputy may approve: as a table."""

from datetime import date

import pytest

from transition.rules.broken import RuleBroken
from transition.rules.deputies import Standing, check_approval, check_naming

DAY, END = date(2026, 3, 2), date(2026, 3, 9)
HELD = Standing(1, 2, DAY, END)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Standing(1, 1, DAY, END), "deputy_of_oneself"),
        (Standing(9, 2, DAY, END), "officer_not_of_employer"),
        (Standing(1, 9, DAY, END), "deputy_not_of_employer"),
        (Standing(1, 3, END, DAY), "until_before_from"),
        (Standing(1, 3, date(2026, 2, 1), date(2026, 3, 1)), "deputy_until_past"),
        (Standing(1, 3, DAY, date(2027, 3, 4)), "deputy_too_long"),
        (Standing(1, 2, END, date(2026, 4, 1)), "deputy_named_already"),
    ],
)
def test_who_cannot_be_named(wanted: Standing, code: str) -> None:
    with pytest.raises(RuleBroken, match=code):
        check_naming(wanted, [HELD], officers={1, 2, 3}, today=DAY)


def test_who_can_be_named() -> None:
    for wanted in (
        Standing(1, 3, DAY, END),
        Standing(2, 1, DAY, END),
        Standing(1, 2, date(2026, 3, 10), date(2026, 3, 11)),
    ):
        check_naming(wanted, [HELD], officers={1, 2, 3}, today=DAY)
    ended = Standing(1, 2, DAY, END, ended_on=date(2026, 3, 4))
    check_naming(Standing(1, 2, date(2026, 3, 4), END), [ended], officers={1, 2}, today=DAY)


@pytest.mark.parametrize(
    ("prepared_by", "by", "in_name_of", "today", "code"),
    [
        (5, 5, None, DAY, "approver_is_preparer"),
        (2, 2, 1, DAY, "approver_is_preparer"),
        (1, 2, 1, DAY, "deputy_of_preparer"),
        (5, 3, 1, DAY, "not_their_deputy"),
        (5, 2, 1, date(2026, 3, 1), "not_their_deputy"),
        (5, 2, 1, date(2026, 3, 10), "not_their_deputy"),
        (5, 3, None, DAY, None),
        (5, 2, 1, DAY, None),
        (5, 2, 1, END, None),
    ],
)
def test_who_approves(
    prepared_by: int, by: int, in_name_of: int | None, today: date, code: str | None
) -> None:
    if code is None:
        return check_approval(prepared_by, by, in_name_of, [HELD], today)
    with pytest.raises(RuleBroken, match=code):
        check_approval(prepared_by, by, in_name_of, [HELD], today)
    return None


def test_on_the_day_on_which_it_is_ended_it_holds_no_more() -> None:
    ended = Standing(1, 2, DAY, END, ended_on=date(2026, 3, 4))
    assert [ended.holds(date(2026, 3, day)) for day in (2, 3, 4, 5)] == [True, True, False, False]
