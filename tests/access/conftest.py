"""What the tests of access share: one world with a record for every address."""

import pytest
from flask import Flask

from tests.access.arguments import fill
from tests.access.world import World, make_world
from tests.conftest import Build


@pytest.fixture
def world(app: Flask, build: Build) -> World:
    """The records, committed."""
    with build():
        made = make_world()
        fill(app, made)
    return made
