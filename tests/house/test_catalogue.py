"""The Welsh catalogue: whole, up to date, and saying the same things as the English."""

import gettext
import re
import shlex
import subprocess
from collections import defaultdict
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
PO = ROOT / "transition" / "i18n" / "cy" / "LC_MESSAGES" / "messages.po"
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]")
TAG = re.compile(r"</?[a-z][^>]*>")

pytestmark = pytest.mark.skipif(not PO.exists(), reason="there is no catalogue yet")


@cache
def catalogue() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="cy")


def messages() -> list[Message]:
    return [message for message in catalogue() if message.id]


def forms(message: Message) -> list[str]:
    """Every Welsh form of a message: one, or five when it counts."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def ids(message: Message) -> tuple[str, ...]:
    """The English of a message: one sentence, or the singular and the plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def test_every_sentence_of_the_project_is_in_it_and_no_other(tmp_path: Path) -> None:
    rule = re.search(r"^EXTRACT := (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert rule
    pot = tmp_path / "messages.pot"
    command = [ROOT / ".venv/bin/pybabel", "--quiet", "extract", *shlex.split(rule[1]), "-o", pot, "."]
    subprocess.run(command, cwd=ROOT, check=True)
    with pot.open("rb") as file:
        wanted = {message.id for message in read_po(file) if message.id}
    held = {message.id for message in messages()}
    assert sorted(map(str, wanted - held)) == [], "make translations adds these"
    assert sorted(map(str, held - wanted)) == [], "make translations removes these"


def test_every_sentence_has_its_welsh() -> None:
    assert [message.id for message in messages() if not all(form.strip() for form in forms(message))] == []


def test_nothing_in_it_is_fuzzy_or_left_over() -> None:
    assert [message.id for message in messages() if message.fuzzy] == []
    assert list(catalogue().obsolete) == []
    assert not catalogue().fuzzy


def test_no_long_sentence_is_english_left_as_it_was() -> None:
    same = [message.id for message in messages() if set(forms(message)) & set(ids(message))]
    assert [english for english in same if len(str(english).split()) > 3] == []


def test_both_languages_have_the_same_placeholders() -> None:
    """A form that counts may leave the number out, as in "one person"; none may ask for what is not given."""
    wrong = []
    for message in messages():
        given = placeholders(ids(message)[-1])
        needed = given - {"num"} if len(ids(message)) > 1 else given
        wrong += [form for form in forms(message) if not needed <= placeholders(form) <= given]
    assert wrong == []


def test_every_sentence_can_be_filled_in() -> None:
    """A stray percent sign or an unnamed placeholder would fail only when the page is asked for."""
    filling: defaultdict[str, int] = defaultdict(int)
    for message in messages():
        for text in (*ids(message), *forms(message)):
            if placeholders(text):
                text % filling
            else:
                assert not re.search(r"%[sdrif]", text), text


def test_both_languages_have_the_same_tags() -> None:
    wrong = [
        (english, form)
        for message in messages()
        for english in ids(message)[-1:]
        for form in forms(message)
        if sorted(TAG.findall(form)) != sorted(TAG.findall(english))
    ]
    assert wrong == []


def test_it_counts_as_welsh_does() -> None:
    plural = get_plural("cy")
    assert catalogue().num_plurals == plural.num_plurals == 5
    assert catalogue().plural_expr == plural.plural_expr


@pytest.mark.parametrize("number", [0, 1, 2, 3, 6, 9])
def test_every_counted_sentence_has_a_form_for_each_number(number: int) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue())
    compiled.seek(0)
    welsh = gettext.GNUTranslations(compiled)
    for message in messages():
        if len(ids(message)) > 1:
            found = welsh.ngettext(*ids(message), number)
            assert found.strip(), message.id
            assert found not in ids(message), message.id
