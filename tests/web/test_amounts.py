"""Sums and numbers: strict patterns, whole numbers of the smallest unit."""

from collections.abc import Callable
from typing import Any

import pytest

from transition.web.amounts import HundredthsField, MoneyField, WholeField
from transition.web.fields import Answer

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("34314", 3431400), ("£34,314.00", 3431400), ("34,314.5", 3431450), (" £ 0.01 ", 1), ("0", 0),
     ("1,234,567.89", 123456789)],
)  # fmt: skip
def test_a_sum_is_read_into_pence(ask: Ask, typed: str, pence: int) -> None:
    answer = ask(MoneyField("Pay", required="Enter the pay."), {"answer": typed})
    assert (answer.data, answer.errors) == (pence, [])


@pytest.mark.parametrize(
    "typed",
    ["NaN", "Infinity", "1e309", "1_000", "٣٤", "３４", "1,00", "34,3140", "12.345", "12.", ".", "£", "--5",
     "5-", "£££1", "1 000", "0x10", "9" * 25, "=1+1", "<script>", "1\x002"],
)  # fmt: skip
def test_what_is_no_sum_is_refused_with_an_example(ask: Ask, typed: str) -> None:
    answer = ask(MoneyField("Pay", required="Enter the pay."), {"answer": typed})
    assert answer.data is None
    assert answer.errors in (["Pay must be a sum of money, such as 34,314.00."], ["Enter the pay."])


@pytest.mark.parametrize(
    ("typed", "message"),
    [("-1", "Pay must be £0.00 or more."), ("99999999999999", "Pay must be £1,000,000,000.00 or less.")],
)
def test_a_sum_out_of_bounds_says_the_bound(ask: Ask, typed: str, message: str) -> None:
    assert ask(MoneyField("Pay"), {"answer": typed}).errors == [message]


def test_a_saving_may_be_negative_where_the_question_allows_it(ask: Ask) -> None:
    for minus in "-−–":
        assert ask(MoneyField("Saving", least=-(10**9)), {"answer": f"{minus}12.50"}).data == -1250


def test_hours_are_read_into_hundredths(ask: Ask) -> None:
    assert ask(HundredthsField("Hours"), {"answer": "18.5"}).data == 1850
    assert ask(HundredthsField("Hours", most=16800), {"answer": "168.01"}).errors == [
        "Hours must be 168 or less."
    ]


@pytest.mark.parametrize("typed", ["1.5", "x", "1e3", "٣"])
def test_a_whole_number_takes_figures_only(ask: Ask, typed: str) -> None:
    assert ask(WholeField("People"), {"answer": typed}).errors == [
        "People must be a whole number, such as 12."
    ]


def test_what_was_typed_is_kept_when_it_is_refused(ask: Ask) -> None:
    answer: Any = ask(MoneyField("Pay"), {"answer": "a lot"})
    assert answer.typed() == "a lot"
