"""Text, choices and files: every odd value gets a message and never a failure."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.datastructures import FileStorage

from tests.web.sampler import Pace
from transition.web.fields import (
    Answer,
    CheckboxesField,
    ChoiceField,
    EmailField,
    FileField,
    LongTextField,
    PasswordField,
    SelectField,
    TextField,
    TickField,
)

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Siân   Pritchard ", "Siân Pritchard"),
        ("Sia\u0302n", "Siân"),
        ("w\u0302yr", "ŵyr"),
        ("O'Brien", "O'Brien"),
        ("Null", "Null"),
        ("a\u200bb\ufeff", "ab"),
        ("one\r\ntwo", "one two"),
        ("{{ 7*7 }}<script>", "{{ 7*7 }}<script>"),
        ("x" * 200, "x" * 200),
    ],
)
def test_a_line_is_trimmed_and_in_one_spelling(ask: Ask, typed: str, kept: str) -> None:
    answer = ask(TextField("Name"), {"answer": typed})
    assert (answer.data, answer.errors) == (kept, [])


@pytest.mark.parametrize(
    "typed", ["a\x00b", "a\x07b", "a\x1bb", "a\u202eb", "a\u2066b", "a\ud800b", "a\x9bb", "a\ue000b"]
)
def test_what_cannot_be_seen_is_refused_and_not_shown_again(ask: Ask, typed: str) -> None:
    answer: Any = ask(TextField("Name"), {"answer": typed})
    assert answer.errors == [
        "Name held characters that cannot be seen. They have been taken out: check it and save again."
    ]
    assert answer.typed() == "ab"


def test_three_hundred_characters_are_too_many_for_a_line(ask: Ask) -> None:
    assert ask(TextField("Name"), {"answer": "x" * 300}).errors == [
        "Name: use 200 characters or fewer. You used 300."
    ]


def test_paragraphs_keep_their_lines(ask: Ask) -> None:
    assert ask(LongTextField("Notes"), {"answer": "one \r\n\r\ntwo\t three\n"}).data == "one\n\ntwo three"


def test_nothing_typed_is_an_empty_text_and_spaces_are_nothing(ask: Ask) -> None:
    assert ask(TextField("Name"), {}).data == ""
    assert ask(TextField("Name", required="Enter a name."), {"answer": " \t "}).errors == ["Enter a name."]


def test_a_name_sent_twice_is_refused(ask: Ask) -> None:
    assert ask(TextField("Name"), {"answer": ["a", "b"]}).errors == ["Name: only one answer can be given."]


@pytest.mark.parametrize(
    "typed",
    ["x", "a@b", "a b@example.org", "a@@example.org", "a@example..org", "a@example.org>", "@example.org"],
)
def test_what_is_no_address_is_refused(ask: Ask, typed: str) -> None:
    assert ask(EmailField("E-mail"), {"answer": typed}).errors == ["E-mail must look like name@example.org."]


def test_an_address_is_kept_in_small_letters_without_line_breaks(ask: Ask) -> None:
    assert ask(EmailField("E-mail"), {"answer": " HR.Torfaen@Example.ORG "}).data == "hr.torfaen@example.org"
    assert ask(EmailField("E-mail"), {"answer": "a@example.org\r\nBcc: b@example.org"}).errors


def test_a_password_is_kept_as_typed_and_never_shown(ask: Ask) -> None:
    answer: Any = ask(PasswordField("Password"), {"answer": "  two  spaces "})
    assert (answer.data, answer.typed()) == ("  two  spaces ", "")


def test_a_choice_gives_back_the_member_that_was_offered(ask: Ask) -> None:
    question = ChoiceField("Pace", choices=[(Pace.SLOW, "Slow"), (Pace.FAST, "Fast")])
    assert ask(question, {"answer": "FAST"}).data is Pace.FAST


@pytest.mark.parametrize("sent", ["SIDEWAYS", "fast", "FAST\x00", ["SLOW", "FAST"]])
def test_what_was_not_offered_is_refused(ask: Ask, sent: Any) -> None:
    question = ChoiceField("Pace", choices=[(Pace.SLOW, "Slow"), (Pace.FAST, "Fast")])
    assert ask(question, {"answer": sent}).errors == ["Pace: choose from the list on the page."]


def test_a_list_finds_numbers_and_yes_or_no(ask: Ask) -> None:
    assert ask(SelectField("Team", choices=[(1, "Cloud"), (2, "Desk")]), {"answer": "2"}).data == 2
    assert (
        ask(
            ChoiceField("Agreed", choices=[(True, "Agreed"), (False, "Not")], required="?"), {"answer": "no"}
        ).data
        is False
    )


def test_boxes_give_every_ticked_value_in_the_order_of_the_page(ask: Ask) -> None:
    question = CheckboxesField(
        "Days", choices=[("mon", "Monday"), ("tue", "Tuesday")], required="Choose a day."
    )
    assert ask(question, {"answer": ["tue", "mon"]}).data == ["mon", "tue"]
    assert ask(question, {}).errors == ["Choose a day."]


def test_a_required_tick_must_be_ticked(ask: Ask) -> None:
    assert ask(TickField("I agree", required="Tick the box."), {}).errors == ["Tick the box."]
    assert ask(TickField("I agree"), {}, answer=True).data is False


def test_a_file_needs_an_ending_that_is_taken(ask: Ask) -> None:
    question = FileField("List", endings=(".csv",), required="Choose a file.")
    assert ask(question, {"answer": FileStorage(io.BytesIO(b"x"), "LIST.CSV")}).errors == []
    assert ask(question, {"answer": FileStorage(io.BytesIO(b""), "")}).errors == ["Choose a file."]
    assert ask(question, {"answer": "text instead"}).errors == ["Choose a file."]
    assert ask(question, {"answer": FileStorage(io.BytesIO(b"x"), "list.exe")}).errors == [
        "List: choose a file of one of these kinds: .csv"
    ]
