"""Dates, sums, numbers and people's own words in both languages."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from flask import Flask

from transition.web import words

MONDAY = date(2026, 3, 2)


@pytest.fixture
def welsh(sample: Flask) -> Iterator[None]:
    with sample.test_request_context("/", headers={"Cookie": "language=cy"}):
        yield


@pytest.fixture
def english(sample: Flask) -> Iterator[None]:
    with sample.test_request_context("/"):
        yield


def test_english_dates(english: None) -> None:
    assert words.day(MONDAY) == "2 March 2026"
    assert words.heading_day(MONDAY) == "Monday 2 March 2026"
    assert words.month(MONDAY) == "March 2026"


def test_welsh_dates_soften_inside_a_sentence(welsh: None) -> None:
    assert words.day(MONDAY) == "2 Mawrth 2026"
    assert words.heading_day(MONDAY) == "Dydd Llun 2 Mawrth 2026"
    assert words.sentence_day(MONDAY) == "ddydd Llun 2 Mawrth 2026"


def test_moments_are_told_in_the_time_of_the_united_kingdom(english: None) -> None:
    assert words.moment(datetime(2026, 3, 2, 14, 5, tzinfo=UTC)) == "2 March 2026, 14:05"
    assert words.moment(datetime(2026, 3, 29, 1, 0, tzinfo=UTC)) == "29 March 2026, 02:00"
    assert words.moment(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026, 00:30"


@pytest.mark.parametrize(
    ("pence", "written"),
    [(3431400, "£34,314.00"), (1, "£0.01"), (0, "£0.00"), (-1250, "−£12.50"), (None, "")],
)
def test_sums_show_their_pence(english: None, pence: int | None, written: str) -> None:
    assert words.money(pence) == written


@pytest.mark.parametrize(
    ("scale", "value", "written"),
    [
        (words.hundredths, 3700, "37"), (words.hundredths, 1850, "18.5"), (words.hundredths, 3725, "37.25"),
        (words.hundredths, 5, "0.05"), (words.hundredths, 100000, "1,000"), (words.hundredths, 0, "0"),
        (words.thousandths, 1000, "1"), (words.thousandths, 811, "0.811"), (words.thousandths, None, ""),
    ],
)  # fmt: skip
def test_small_units_lose_idle_noughts_only(
    english: None, scale: Callable[[int | None], str], value: int | None, written: str
) -> None:
    assert scale(value) == written


def test_nothing_is_written_for_no_date(english: None) -> None:
    assert (words.day(None), words.moment(None), words.number(None)) == ("", "", "")


TEAM = SimpleNamespace(
    name="Cloud <b>", name_cy="Cwmwl", title="Desk", title_cy="  ", post="", post_cy="Swydd"
)


def test_a_welsh_reader_gets_the_welsh_words_or_marked_english(welsh: None) -> None:
    assert words.own_words(TEAM, "name") == "Cwmwl"
    assert words.own_words(TEAM, "title") == '<span lang="en-GB">Desk</span>'


def test_an_english_reader_gets_the_english_words_or_marked_welsh(english: None) -> None:
    assert words.own_words(TEAM, "name") == "Cloud &lt;b&gt;"
    assert words.own_words(TEAM, "post") == '<span lang="cy">Swydd</span>'
