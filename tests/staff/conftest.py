"""What the tests of staff share."""

import pytest
from flask import Flask

from tests.conftest import Build
from tests.letters import case as letters
from tests.staff.comparing import Beside
from tests.staff.records import Case
from tests.staff.transferring import Moved


@pytest.fixture
def case(build: Build) -> Case:
    """One member of staff, and everybody who may ask about them."""
    with build():
        return Case()


@pytest.fixture
def sent(app: Flask, build: Build) -> letters.Case:
    """Two people who were sent their records today."""
    with build():
        found = letters.make_case()
    letters.issued(app, found, letters.RECORD_CHECK)
    return found


@pytest.fixture
def moved(build: Build) -> Moved:
    """A transfer that took place yesterday; one person, with a term."""
    with build():
        made = Moved()
        made.person = made.staff(payroll_number="000123")
        return made


@pytest.fixture
def beside(build: Build) -> Beside:
    """Terms of both employers, laid side by side."""
    with build():
        return Beside()
