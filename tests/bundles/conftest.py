"""What the tests of bundles share: one transfer with something of every kind, its letters issued."""

import pytest
from flask import Flask

from tests.bundles.cases import fill, with_letters
from tests.conftest import Build
from tests.letters.case import Case, make_case


@pytest.fixture
def case(build: Build) -> Case:
    """A transfer with something of every kind, and no letter yet."""
    with build():
        found = make_case()
        fill(found)
    return found


@pytest.fixture
def whole(app: Flask, case: Case) -> Case:
    """The same, with letters issued and posted."""
    with_letters(app, case)
    return case
