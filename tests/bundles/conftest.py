"""What the tests of bundles share: one transfer with something of every kind, and a PDF that is drawn at once."""

import pytest

from tests.bundles.cases import fill
from tests.conftest import Build
from tests.letters.case import Case, make_case
from transition.pdf import render
from transition.reports.bundles import jobs

_PAGE = """<html lang="en"><head><title>Bundle</title><link rel="stylesheet" href="/static/paper/fonts.css">
<style>html { font-family: "Source Sans 3" }</style></head><body><h1>Bundle</h1></body></html>"""


@pytest.fixture
def case(build: Build) -> Case:
    """A transfer with something of every kind, and no letter yet."""
    with build():
        found = make_case()
        fill(found)
    return found


@pytest.fixture
def one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A narrative of one page, for tests of what is done with it: a whole one takes seconds to draw."""

    def drawn(*_bundle: object) -> bytes:
        return render(_PAGE, language="en", title="Bundle", identifier="bundle", created=jobs.now())

    monkeypatch.setattr(jobs, "bundle_pdf", drawn)
