"""The wording of every letter is the one that was approved: a change of it is seen in review."""

import pytest

from tests.letters.approving import APPROVED, written

WRITTEN = written()


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_the_wording_is_the_one_that_was_approved(name: str) -> None:
    file = APPROVED / name
    approved = file.read_text() if file.exists() else ""
    assert WRITTEN[name] == approved, (
        "if the change is meant: python -m tests.letters.approving, then read it"
    )


def test_every_approved_wording_is_still_written() -> None:
    assert {file.name for file in APPROVED.iterdir()} == set(WRITTEN)
