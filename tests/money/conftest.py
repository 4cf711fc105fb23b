"""What every test of money may ask for: the transfer of the case."""

import pytest

from tests.conftest import Build
from tests.money.cases import the_case


@pytest.fixture
def case(build: Build):
    """A transfer with the published figures, and who reads it."""
    with build():
        return the_case()
