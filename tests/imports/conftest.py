"""What the tests of imports share: a transfer that takes staff lists, and its officer."""

from typing import Any

import pytest

from tests.conftest import Build
from tests.factories import make_officer
from tests.imports.uploads import make_receiver


@pytest.fixture
def world(build: Build) -> Any:
    """A transfer that takes staff lists, and the officer who sends them."""
    with build():
        transfer = make_receiver()
        return transfer, make_officer(transfer.outgoing_employer)
