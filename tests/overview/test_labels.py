"""Every event of the trail has words and a place in the table of who reads about it."""

import re
from pathlib import Path

import pytest

from transition.audit.events import EVENTS as NAMES
from transition.employers import labels as employer_labels
from transition.overview.labels import EVENTS, LETTERS, SYSTEM_KINDS
from transition.overview.system_trail import CLOSED, KINDS, events_named
from transition.overview.trail import THINGS
from transition.rules.basis import Kind, LegalBasis
from transition.rules.letters import LetterKind
from transition.transfers import labels as transfer_labels

ROOT = Path(__file__).resolve().parents[2] / "transition"


def test_every_event_is_worded() -> None:
    assert set(NAMES) - set(EVENTS) == set()


def test_every_event_is_about_something_that_the_table_opens_or_closes() -> None:
    of_the_system = {*events_named(KINDS), *(name for name in NAMES if name.startswith(CLOSED))}
    assert {name for name in NAMES if name.split(".")[0] not in THINGS} - of_the_system == set()


def test_every_event_of_the_system_is_of_one_kind() -> None:
    of_kinds = [name for kind in KINDS for name in events_named([kind])]
    assert sorted(of_kinds) == sorted(set(of_kinds))
    assert not [name for name in of_kinds if name.startswith(CLOSED)]
    assert set(KINDS) == set(SYSTEM_KINDS)


def test_every_letter_basis_and_kind_is_worded() -> None:
    assert set(LETTERS) == set(LetterKind)
    assert set(transfer_labels.BASES) == set(transfer_labels.BASIS_HINTS) == set(LegalBasis)
    assert set(transfer_labels.KINDS) == set(Kind)


@pytest.mark.parametrize(
    ("feature", "words"),
    [("employers", employer_labels.PROBLEMS), ("transfers", transfer_labels.PROBLEMS)],
)
def test_every_rule_that_a_feature_raises_is_worded(feature: str, words: dict[str, object]) -> None:
    sources = "\n".join(path.read_text() for path in sorted((ROOT / feature).rglob("actions.py")))
    raised = set(re.findall(r'RuleBroken\(\s*"([a-z0-9_]+)"', sources))
    assert raised, "no rule is raised any more: this test reads nothing"
    assert raised - set(words) == set()
