"""What no browser would send: the answers a page asks for, and the odd ones to put in their place."""

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

from bs4 import Tag

from tests.visitor import held_by

FOREIGN = "987654321"
LONGEST = "9" * 30
# Each round puts one oddity of each kind into all the answers of that kind at once.
ROUNDS: tuple[tuple[str, str, str | list[str], tuple[str, str, str]], ...] = (
    ("a\x00b\x07\x1b", LONGEST, FOREIGN, ("31", "2", "2026")),
    ("\ud800\U000e0001\ufffe", "-1", ["\x00", LONGEST], ("31", "12", "9999")),
    ("x" * 20_001, "NaN", "-1", ("1", "1", "1")),
    ("\u202eabc\u200f\u2066 ' OR 1=1 -- <b>{{ 7*7 }}</b> %s\r\n\r\nA: b", "٣", "", ("-1", "٣", "\x00")),
)
# Answers that are no form: every address gets one of them, the next address the next.
KINDS: tuple[tuple[Any, str], ...] = (
    ([1, {}], "application/json"),
    ({"name": {"a": [1]}, "version": None}, "application/json"),
    (b"[1, {]\x00\xff", "application/json"),
    (b"--\x00\xff", "multipart/form-data"),
    (b"\x00\xff", "application/octet-stream"),
)
PLAUSIBLE = {"day": "2", "month": "3", "year": "2026"}
# What somebody types where not any words will do, by the kind of the box or by its name.
TYPED = {
    "email": "new@example.org", "link": "https://example.org/paper", "time": "10:00", "first_year": "2026/27",
    "last_year": "2026/27", "from_year": "2026/27",
}  # fmt: skip


class Sheet(NamedTuple):
    """A form as its page offers it: plausible answers, and which of them are what."""

    answers: dict[str, Any]
    texts: list[str]
    numbers: list[str]
    hidden: list[str]
    choices: list[str]
    dates: list[str]
    files: list[str]


EMPTY = Sheet({}, [], [], [], [], [], [])


class Odd(NamedTuple):
    """What is sent, named for the report, and the plausible answers that it stands in for."""

    what: str
    data: Any
    instead: dict[str, Any]
    content_type: str | None = None


def sheet_of(form: Tag) -> Sheet:
    """What somebody would answer who fills in everything."""
    sheet = Sheet(held_by(form), [], [], [], [], [], [])
    for field in form.find_all(["input", "textarea", "select"]):
        name, kind = str(field.get("name") or ""), str(field.get("type") or field.name)
        if name and name != "csrf_token" and kind not in {"submit", "button"}:
            _sort(sheet, name, kind, field)
    for button in form.find_all("button"):
        if button.get("name"):
            sheet.choices.append(str(button["name"]))
            sheet.answers.setdefault(str(button["name"]), str(button.get("value", "")))
    return sheet


def _sort(sheet: Sheet, name: str, kind: str, field: Tag) -> None:
    answers, part = sheet.answers, name.rpartition("-")[2]
    if kind == "file":
        sheet.files.append(name)
    elif part in PLAUSIBLE:
        sheet.dates.append(name)
        answers[name] = answers[name] or PLAUSIBLE[part]
    elif kind in {"radio", "checkbox"}:
        answers.setdefault(name, str(field.get("value", "")))
        if name not in sheet.choices:
            sheet.choices.append(name)
    elif kind == "select":
        sheet.choices.append(name)
        offered = [str(one.get("value", "")) for one in field.find_all("option")]
        answers[name] = answers[name] or next((one for one in offered if one), "")
    elif kind == "hidden":
        sheet.hidden.append(name)
    elif field.get("inputmode") in {"numeric", "decimal"}:
        sheet.numbers.append(name)
        answers[name] = answers[name] or "7"
    else:
        sheet.texts.append(name)
        answers[name] = answers[name] or TYPED.get(kind) or TYPED.get(name, "7")


def odd(sheet: Sheet, number: int) -> Iterator[Odd]:
    """What is sent to the address of that number, after nothing at all."""
    yield Odd("as it is", sheet.answers, {})
    for turn, (words, figures, chosen, day) in enumerate(ROUNDS):
        parts = dict(zip(PLAUSIBLE, day, strict=True))
        given: dict[str, Any] = {
            **dict.fromkeys(sheet.texts, words),
            **dict.fromkeys(sheet.numbers, figures),
            **dict.fromkeys(sheet.choices, chosen),
            **{name: parts[name.rpartition("-")[2]] for name in sheet.dates},
            **dict.fromkeys(sheet.files, "no file"),
        }
        if given:
            instead = {name: sheet.answers.get(name, "") for name in given}
            yield Odd(f"round {turn + 1}", {**sheet.answers, **given}, instead)
    if names := [*sheet.files, *sheet.texts, *sheet.numbers, *sheet.choices]:
        files = {name: (io.BytesIO(b"\x00\xff" * 50), "\x00\u202e../a.exe") for name in names}
        hidden = dict.fromkeys(sheet.hidden, LONGEST + "\x00")
        yield Odd("files, and what is hidden", {**sheet.answers, **hidden, **files}, {})
    data, kind = KINDS[number % len(KINDS)]
    yield Odd(f"{kind}: {str(data)[:20]}", data, {}, kind)
