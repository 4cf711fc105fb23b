"""A date in three boxes: what is understood, and what a person is told otherwise."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from transition.web.dates import DateBoxes, month_number
from transition.web.fields import Answer

Ask = Callable[..., Answer]
WHOLE = date(2026, 3, 2)
NO_SUCH = "The date of the meeting: there is no such date. Check the day and the month."
MONTH = "The date of the meeting: the month must be a number from 1 to 12, or its name."
YEAR = "The date of the meeting: the year must have 4 figures, such as 2026."


def question(**options: Any) -> Any:
    return DateBoxes(
        "When?", called="The date of the meeting", required="Enter the date of the meeting.", **options
    )


def boxes(day: str, month: str, year: str) -> dict[str, str]:
    return {"answer-day": day, "answer-month": month, "answer-year": year}


@pytest.mark.parametrize(
    "sent",
    [
        boxes("2", "3", "2026"),
        boxes("02", "03", "2026"),
        boxes(" 2 ", "March", "2026"),
        boxes("2", "mar", "2026"),
        boxes("2", "Mawrth", "2026"),
        boxes("2", "MAW.", "2026"),
        boxes("2/3/2026", "", ""),
        boxes("2 Mawrth 2026", "", ""),
        boxes("2026-03-02", "", ""),
        {"answer": "2/3/2026"},
        {"answer": "2026-03-02"},
    ],
)
def test_the_second_of_march_is_read_however_it_is_typed(ask: Ask, sent: dict[str, str]) -> None:
    answer = ask(question(), sent)
    assert (answer.data, answer.errors) == (WHOLE, [])


@pytest.mark.parametrize(
    ("sent", "message", "first"),
    [
        (boxes("", "", ""), "Enter the date of the meeting.", "answer-day"),
        (boxes("", "3", "2026"), "The date of the meeting must include a day.", "answer-day"),
        (boxes("2", "", "2026"), "The date of the meeting must include a month.", "answer-month"),
        (boxes("2", "3", ""), "The date of the meeting must include a year.", "answer-year"),
        (boxes("2", "", ""), "The date of the meeting must include a month and a year.", "answer-month"),
        (boxes("", "3", ""), "The date of the meeting must include a day and a year.", "answer-day"),
        (boxes("", "", "2026"), "The date of the meeting must include a day and a month.", "answer-day"),
        (boxes("31", "2", "2026"), NO_SUCH, "answer-day"),
        (boxes("29", "2", "2026"), NO_SUCH, "answer-day"),
        (boxes("0", "2", "2026"), NO_SUCH, "answer-day"),
        (boxes("x", "2", "2026"), "The date of the meeting: the day must be a number from 1 to 31.", "answer-day"),
        (boxes("٣", "2", "2026"), "The date of the meeting: the day must be a number from 1 to 31.", "answer-day"),
        (boxes("2", "13", "2026"), MONTH, "answer-month"),
        (boxes("2", "ma", "2026"), MONTH, "answer-month"),
        (boxes("2", "3", "26"), YEAR, "answer-year"),
        (boxes("2", "3", "-202"), YEAR, "answer-year"),
        (boxes("2", "3", "0000"), NO_SUCH, "answer-day"),
        (boxes("2", "3", "1066"), "The date of the meeting must be on or after 1 January 1900.", "answer-day"),
        (boxes("2", "3", "9999"), "The date of the meeting must be on or before 31 December 2100.", "answer-day"),
        ({"answer": "soon"}, "The date of the meeting must include a month and a year.", "answer-month"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_explained_at_the_box_at_fault(
    ask: Ask, sent: dict[str, str], message: str, first: str
) -> None:
    answer = ask(question(), sent)
    assert (answer.data, answer.errors, answer.first_input) == (None, [message], first)


def test_the_message_is_in_welsh_for_a_welsh_reader(ask: Ask) -> None:
    assert ask(question(), boxes("2", "", "2026"), "cy").errors == [
        "The date of the meeting: rhaid rhoi'r mis."
    ]


def test_what_was_typed_is_kept(ask: Ask) -> None:
    answer: Any = ask(question(), boxes("31", "Chwefror", "2026"))
    assert answer.boxes == {"day": "31", "month": "Chwefror", "year": "2026"}


def test_control_characters_are_not_shown_again(ask: Ask) -> None:
    answer: Any = ask(question(), boxes("3\x00\x1b", "2", "2026"))
    assert answer.boxes["day"] == "3"


def test_a_date_sent_twice_is_refused(ask: Ask) -> None:
    answer = ask(question(), {"answer-day": ["1", "2"], "answer-month": "3", "answer-year": "2026"})
    assert answer.errors == ["The date of the meeting: only one answer can be given."]


def test_an_optional_date_left_empty_is_none_even_when_there_was_one(ask: Ask) -> None:
    answer = ask(DateBoxes("When?"), boxes("", "", ""), answer=WHOLE)
    assert (answer.data, answer.errors) == (None, [])


def test_bounds_are_said_in_the_readers_dates(ask: Ask) -> None:
    answer = ask(question(latest=WHOLE), boxes("3", "3", "2026"), "cy")
    assert answer.errors == ["The date of the meeting: rhaid i'r dyddiad fod ar 2 Mawrth 2026 neu cyn hynny."]


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1", 1), ("12", 12), ("0", None), ("13", None), ("mai", 5), ("may", 5), ("Med", 9), ("Meh", 6), ("gor", 7),
     ("awst", 8), ("aug", 8), ("tach", 11), ("rhag", 12), ("m", None), ("xyz", None), ("١", None), ("Ion", 1)],
)  # fmt: skip
def test_months_are_known_by_number_and_by_name_in_both_languages(typed: str, number: int | None) -> None:
    assert month_number(typed) == number
