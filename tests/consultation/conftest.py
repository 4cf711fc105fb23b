"""What the tests of consultation share."""

import pytest

from tests.conftest import Build
from tests.consultation.forum import Forum, make_forum


@pytest.fixture
def forum(build: Build) -> Forum:
    """An employer that recognises no union, so that its staff elect."""
    with build():
        return make_forum()
