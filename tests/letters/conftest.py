"""What the tests of letters share: one transfer that lacks nothing."""

import pytest

from tests.conftest import Build
from tests.letters.case import Case, make_case


@pytest.fixture
def case(build: Build) -> Case:
    """A transfer whose letters can all be written."""
    with build():
        return make_case()
