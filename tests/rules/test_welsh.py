"""Whether Welsh may be used, by when it is needed, how much changed; and what plain text means in a letter."""

from datetime import date, timedelta

import pytest

from transition.rules.broken import RuleBroken
from transition.rules.welsh import (
    Pair,
    Run,
    TextState,
    changed,
    changed_count,
    check_day_is_near,
    check_may_be_checked,
    check_unaffected,
    check_wording_approver,
    near_from,
    needed_by,
    state_of,
    word_count,
)
from transition.rules.wording import Passage, passages

MONDAY, EASTER = date(2026, 3, 2), frozenset({date(2026, 4, 3), date(2026, 4, 6)})
CHECKED = Pair("Work", "Gwaith")


@pytest.mark.parametrize(
    ("text", "checked", "state"),
    [
        (Pair("", ""), None, TextState.EMPTY),
        (Pair("Work", ""), None, TextState.MISSING),
        (Pair("Work", "  "), CHECKED, TextState.MISSING),
        (Pair("Work", "Gwaith"), None, TextState.TO_CHECK),
        (Pair("Work", "Gwaith"), CHECKED, TextState.CHECKED),
        (Pair("Other work", "Gwaith"), CHECKED, TextState.ENGLISH_CHANGED),
        (Pair("Work", "Gwaith arall"), CHECKED, TextState.TO_CHECK),
        (Pair("Other work", "Gwaith arall"), CHECKED, TextState.TO_CHECK),
    ],
)
def test_welsh_waits_until_it_is_checked_and_again_when_its_english_changes(
    text: Pair, checked: Pair | None, state: TextState
) -> None:
    assert state_of(text, checked) is state


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (TextState.EMPTY, "welsh_missing"),
        (TextState.MISSING, "welsh_missing"),
        (TextState.CHECKED, "checked_already"),
        (TextState.TO_CHECK, ""),
        (TextState.ENGLISH_CHANGED, ""),
    ],
)
def test_only_welsh_that_is_there_and_waits_is_marked_as_checked(state: TextState, code: str) -> None:
    if not code:
        check_may_be_checked(state)
        return
    with pytest.raises(RuleBroken, match=code):
        check_may_be_checked(state)


@pytest.mark.parametrize("state", [one for one in TextState if one is not TextState.ENGLISH_CHANGED])
def test_welsh_is_unaffected_only_by_a_change_of_its_english(state: TextState) -> None:
    check_unaffected(TextState.ENGLISH_CHANGED)
    with pytest.raises(RuleBroken, match="english_same"):
        check_unaffected(state)


def test_nobody_approves_their_own_wording() -> None:
    check_wording_approver(1, 2)
    with pytest.raises(RuleBroken, match="approver_is_writer"):
        check_wording_approver(1, 1)


@pytest.mark.parametrize(
    ("used_on", "due_on"),
    [
        ([], None),
        ([date(2026, 3, 20)], date(2026, 3, 13)),
        ([date(2026, 3, 20), date(2026, 3, 16)], date(2026, 3, 9)),
        ([date(2026, 4, 10)], date(2026, 4, 1)),  # over Easter
        ([date(2026, 3, 3)], MONDAY),  # never in the past
        ([date(2026, 1, 5)], MONDAY),
    ],
)
def test_a_text_is_due_some_working_days_before_the_first_letter_that_needs_it(
    used_on: list[date], due_on: date | None
) -> None:
    assert needed_by(used_on, MONDAY, EASTER) == due_on


@pytest.mark.parametrize(
    ("on", "is_near"),
    [
        (None, False),
        (date(2026, 3, 16), True),
        (date(2026, 3, 17), False),
        (date(2026, 2, 20), True),  # past already: nothing is nearer
    ],
)
def test_english_goes_ahead_only_where_a_day_is_near(on: date | None, is_near: bool) -> None:
    if is_near:
        check_day_is_near(on, MONDAY, EASTER)
        return
    with pytest.raises(RuleBroken, match="no_statutory_day_near"):
        check_day_is_near(on, MONDAY, EASTER)


def test_english_may_go_ahead_from_the_first_day_on_which_its_day_is_near() -> None:
    for on in (date(2026, 3, 16), date(2026, 4, 1), date(2026, 4, 12)):
        first = near_from(on, EASTER)
        check_day_is_near(on, first, EASTER)
        with pytest.raises(RuleBroken, match="no_statutory_day_near"):
            check_day_is_near(on, first - timedelta(1), EASTER)


def test_words_are_counted_and_so_is_what_changed() -> None:
    assert word_count("Three councils’ staff, well-kept\n\nand more") == 6
    assert changed("staff move on 1 April", "staff move on 1 May") == (
        Run("same", "staff move on 1"), Run("out", "April"), Run("in", "May")
    )  # fmt: skip
    assert changed_count("staff move on 1 April", "staff move on 1 May") == 1
    assert changed_count("staff move on 1 April", "staff move") == 3
    assert changed_count("staff", "staff") == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("\n\n \n", ()),
        ("One.", (Passage(("One.",)),)),
        ("One,\ntwo.\n\nThree.", (Passage(("One,", "two.")), Passage(("Three.",)))),
        ("Bring:\n- a pen\n- paper\nThanks.", (Passage(("Bring:",)), Passage(("a pen", "paper"), True), Passage(("Thanks.",)))),
        ("{{ 7*7 }} <b>x</b>", (Passage(("{{ 7*7 }} <b>x</b>",)),)),
    ],
)  # fmt: skip
def test_plain_text_is_paragraphs_and_lists_and_nothing_else(text: str, found: tuple[Passage, ...]) -> None:
    assert passages(text) == found
