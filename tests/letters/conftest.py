"""What the tests of letters share: one transfer that lacks nothing."""

from collections.abc import Callable

import pytest

from tests.conftest import Build
from tests.letters.case import Case, make_case
from tests.letters.staff_world import make_world
from transition.rules.letters import LetterKind as Kind


@pytest.fixture
def case(build: Build) -> Case:
    """A transfer whose letters can all be written."""
    with build():
        return make_case()


@pytest.fixture
def world(build: Build) -> Callable[..., Case]:
    """Builds what the letters of a kind are written from."""

    def make(kind: Kind, **transfer: object) -> Case:
        with build():
            return make_world(kind, **transfer)

    return make
