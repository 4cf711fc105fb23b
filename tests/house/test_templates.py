"""Every sentence in both languages, and nothing in a page that its security policy forbids."""

from pathlib import Path

import pytest

from tests.house.templates import SPLIT, TEMPLATES, facts, is_split, read, templates, untranslated

PAIRS = sorted({path.parent for folder in SPLIT for path in folder.rglob("cy.*")})


def name(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


@pytest.mark.parametrize("path", [path for path in templates() if not is_split(path)], ids=name)
def test_no_sentence_stands_outside_gettext(path: Path) -> None:
    assert untranslated(path.read_text()) == []


@pytest.mark.parametrize("path", [path for path in templates() if not is_split(path)], ids=name)
def test_no_page_has_a_style_or_a_script_of_its_own(path: Path) -> None:
    assert read(path.read_text()).inline == []


@pytest.mark.parametrize("folder", PAIRS, ids=name)
def test_welsh_and_english_use_the_same_facts(folder: Path) -> None:
    for welsh in folder.glob("cy.*"):
        assert facts(welsh.read_text()) == facts(welsh.with_name(f"en{welsh.suffix}").read_text())


@pytest.mark.parametrize("folder", SPLIT, ids=name)
def test_neither_language_stands_alone(folder: Path) -> None:
    names = {path.relative_to(folder) for path in folder.rglob("*") if path.stem in {"cy", "en"}}
    others = {"cy": "en", "en": "cy"}
    assert names == {path.with_name(others[path.stem] + path.suffix) for path in names}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Not translated</p>", ["Not translated"]),
        ("<p>{{ _('Translated') }}</p>", []),
        ("<p>{% trans %}Translated{% endtrans %} after</p>", ["after"]),
        ("{# A remark. #}<a class='govuk-link'>{{ n }} – Transition</a>", []),
        ("<p>{{ n }} people</p>", ["people"]),
        ("<img alt='A picture'>", ["A picture"]),
        ("<p {% if x %}class='a'{% endif %}>{{ x }}</p>", []),
        ("<input type='submit' value='Go'><input value='typed'>", ["Go"]),
        ("{{ button({'text': 'save'}) }}", ["save"]),
        ("{{ button({'text': _('Save'), 'classes': 'govuk-button app-wide'}) }}", []),
        ("{{ button('Save it') }}", ["Save it"]),
        (
            "{% if basis == 'TUPE_EQUIVALENT' %}{{ ngettext('%(num)s day', '%(num)s days', n) }}{% endif %}",
            [],
        ),
        ("<code translate='no'>hr@example.org <b>x</b></code><p>out</p>", ["out"]),
        ("<p>5 &times; &nbsp; {{ n }} · £</p>", []),
    ],
)
def test_the_reader_of_templates_sees_what_people_would_read(source: str, found: list[str]) -> None:
    assert untranslated(source) == found


@pytest.mark.parametrize(
    "source",
    [
        "<p style='color: red'>",
        "<button onclick='go()'>",
        "<style>p {}</style>",
        "<script>go()</script>",
        "<a href='javascript:go()'>",
    ],
)
def test_the_reader_of_templates_sees_styles_and_scripts(source: str) -> None:
    assert read(source).inline


def test_the_reader_of_templates_tells_facts_from_what_a_template_makes_itself() -> None:
    loop = "{% for post in facts.posts %}{{ post.name|words }}{{ loop.index }}{% endfor %}"
    assert facts("{% import 'x' as parts %}" + loop + "{{ parts.box(transfer.on) }}{{ reader }}") == {
        "facts.posts",
        "transfer.on",
        "reader",
    }
