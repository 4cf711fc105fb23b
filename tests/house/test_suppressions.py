"""Whatever a tool is told to overlook is told with a reason, on the same line."""

import io
import re
import tokenize
from pathlib import Path

import pytest

from tests.house.test_tree import ROOT, name, tracked

SUPPRESSION = re.compile(r"#\s*(noqa\b|type:\s*ignore\b|pragma\b)")
REASONED = re.compile(r"#\s*(noqa: [A-Z0-9, ]+ - |type: ignore\[[a-z, -]+\]  # |pragma: [a-z ]+ - )\S.{3,}")


def without_reason(source: str) -> list[int]:
    """The lines whose comment silences a tool and does not say why."""
    comments = [
        token
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    ]
    return [
        token.start[0]
        for token in comments
        if SUPPRESSION.search(token.string) and not REASONED.search(token.string)
    ]


def without_words(source: str) -> list[str]:
    """The skips of tests that are not told why."""
    return re.findall(r"pytest\.(?:mark\.)?(?:skip|xfail)(?:\(\s*\)|\s*$)", source, re.MULTILINE)


@pytest.mark.parametrize("path", [path for path in tracked() if path.suffix == ".py"], ids=name)
def test_every_suppression_says_why(path: Path) -> None:
    source = path.read_text()
    assert without_reason(source) == []
    if path.parent != ROOT / "tests" / "house":
        assert without_words(source) == []


@pytest.mark.parametrize(
    ("line", "is_reasoned"),
    [
        ("x = 1  # noqa: S104 - read, not bound", True),
        ("x = 1  # noqa: S104", False),
        ("x = 1  # noqa", False),
        ("x = 1  # noqa: S104 - ", False),
        ("x = 1  # type: ignore[misc]  # its library has no types", True),
        ("x = 1  # type: ignore[misc]", False),
        ("x = 1  # type: ignore", False),
        ("x = 1  # pragma: no cover", False),
        ("x = '# noqa'", True),
        ("x = 1  # a remark", True),
    ],
)
def test_the_check_itself_knows_a_reason(line: str, is_reasoned: bool) -> None:
    assert (without_reason(line) == []) is is_reasoned


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("pytest.skip('no Java')", True),
        ("pytest.skip()", False),
        ("@pytest.mark.skip", False),
        ("@pytest.mark.skip(reason='no browser')", True),
    ],
)
def test_a_skip_says_why(line: str, is_told: bool) -> None:
    assert (without_words(line) == []) is is_told
