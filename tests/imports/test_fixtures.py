"""Each thing that turns up in staff lists has a made file, whose account is right to the row."""

from typing import Any

import pytest

from tests.data.kinds import Fixture
from tests.data.make import FIXTURES
from tests.imports.lists import checked
from transition.imports.fields import OF_THE_PERSON, Field
from transition.imports.results import Check
from transition.imports.sheets import read_sheet


def value_of(account: Check, row: int, name: str) -> Any:
    """What a row gave for a field; None when it gave nothing."""
    field = Field(name)
    for person in account.people:
        for post in person.posts:
            if post.row == row:
                return (person.values if field in OF_THE_PERSON else post.values).get(field)
    raise AssertionError(f"nobody came of row {row}")


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda one: one.name)
def test_the_account_of_a_list_is_right_to_the_row(fixture: Fixture) -> None:
    sheet = read_sheet(fixture.make(), fixture.name)
    account = checked(sheet)
    assert [(one.row, one.why.value) for one in account.aside] == [*fixture.aside]
    assert [one.row for one in account.refused_rows] == [*fixture.refused]
    assert (account.read, account.accepted) == (fixture.read, fixture.accepted)
    assert account.read == account.accepted + account.refused + account.set_aside
    assert len(account.people) == fixture.people
    assert [(one.row, one.code.value) for one in account.questions] == [*fixture.questions]
    assert {finding.code.value for finding in account.findings} == fixture.findings
    assert tuple(column.heading for column in account.dropped_columns) == fixture.dropped
    assert len(account.agency) == fixture.agency
    found = {(row, name): value_of(account, row, name) for row, name in fixture.values}
    assert found == dict(fixture.values)
