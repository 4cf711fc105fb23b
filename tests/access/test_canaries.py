"""Field by field: what each reader is never handed, whatever page or file they open, told by words planted there."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.access import canaries
from tests.access.arguments import fill, values_for
from tests.access.canaries import (
    ALL,
    CASES,
    CASEWORK,
    EVIDENCE,
    FEW,
    JOBS,
    NAMES,
    OTHER_UNION,
    SEEN_SOMEWHERE,
    UNPUBLISHED,
    report_to,
    words_in,
)
from tests.access.papers import DAY
from tests.access.world import World
from tests.conftest import Build, Visit
from transition.accounts.models import Account
from transition.db import db
from transition.transfers.models import InformationRelease, ReleaseKind

pytestmark = pytest.mark.only_sqlite
NOTHING: frozenset[str] = frozenset()
MAY_READ = {
    "host": FEW,
    "host cases": FEW,
    "lead": NAMES | JOBS | EVIDENCE | OTHER_UNION | UNPUBLISHED,
    "union": NOTHING,
    "manager": NOTHING,
    "far officer": NOTHING,
    "far union": NOTHING,
    "far lead": NOTHING,
    "far auditor": NOTHING,
    "translator": NOTHING,
    "admin": NOTHING,
}


@pytest.fixture
def marked(app: Flask, build: Build) -> World:
    """The world with a word of its own in every sensitive field."""
    with build():
        made = canaries.make_marked()
        fill(app, made)
    return made


def account(world: World, reader: str) -> Account:
    """Whom a line of the table above means."""
    if reader in world.near:
        return world.near[reader]
    return world.far[reader.removeprefix("far ")]


def addresses(app: Flask, world: World) -> Iterator[str]:
    """Every page and file that can be opened, and the papers of another union besides."""
    with app.test_request_context():
        urls = app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            if "GET" in (rule.methods or ()) and rule.endpoint != "static":
                values = values_for(rule, world)
                yield urls.build(rule.endpoint, values)
                other = {name: world.values.get(f"other.{name}", value) for name, value in values.items()}
                if other != values:
                    yield urls.build(rule.endpoint, other)


def read_by(app: Flask, visit: Visit, world: World, reader: Account) -> dict[str, set[str]]:
    """The canaries that this reader is handed, each with the pages that hand it out."""
    browser, found = visit(reader).client, {}
    for address in addresses(app, world):
        for word in words_in(browser.get(address)):
            found.setdefault(word, set()).add(address)
    return found


@pytest.mark.parametrize("reader", MAY_READ)
def test_nobody_is_handed_what_is_closed_to_them(
    app: Flask, visit: Visit, marked: World, reader: str
) -> None:
    found = read_by(app, visit, marked, account(marked, reader))
    assert {word: pages for word, pages in found.items() if word not in MAY_READ[reader]} == {}


def test_the_councils_own_caseworker_is_handed_all_of_it(app: Flask, visit: Visit, marked: World) -> None:
    """Otherwise the tests beside this one would pass where nothing is ever shown."""
    found = read_by(app, visit, marked, marked.near["cases"])
    assert SEEN_SOMEWHERE - {"Zqreport"} - set(found) == set()


def test_a_manager_is_handed_the_names_of_their_own_reports_alone(
    app: Flask, build: Build, visit: Visit, marked: World
) -> None:
    manager = marked.near["manager"]
    with build():
        marked.values["staff.person_id"] = report_to(marked, manager).id
    found = read_by(app, visit, marked, manager)
    assert set(found) == {"Zqreport", "Zqforename", "Zqjob"}


@pytest.mark.parametrize(
    ("kind", "reader", "opens"),
    [
        (ReleaseKind.ACCESS_TO_EMPLOYEES, "union", NAMES | JOBS),
        (ReleaseKind.ACCESS_TO_EMPLOYEES, "host", FEW),
        (ReleaseKind.LIABILITY_PSEUDONYMISED, "host", FEW),
        (ReleaseKind.LIABILITY_PSEUDONYMISED, "union", NOTHING),
        (ReleaseKind.LIABILITY_IDENTIFIED, "union", NOTHING),
        (ReleaseKind.LIABILITY_IDENTIFIED, "host cases", ALL - CASEWORK - EVIDENCE - OTHER_UNION - UNPUBLISHED - {"Zqimported"} | {"Zqobjection"}),
        (ReleaseKind.LIABILITY_IDENTIFIED, "host", ALL - CASEWORK - CASES - EVIDENCE - OTHER_UNION - UNPUBLISHED - {"Zqimported"} | {"Zqobjection"}),
    ],
)  # fmt: skip
def test_a_release_opens_what_it_is_for_and_to_whom(
    app: Flask,
    build: Build,
    visit: Visit,
    marked: World,
    kind: ReleaseKind,
    reader: str,
    opens: frozenset[str],
) -> None:
    to = marked.recognition.id if kind is ReleaseKind.ACCESS_TO_EMPLOYEES else None
    with build():
        db.session.add(
            InformationRelease(
                transfer_id=marked.transfer.id, kind=kind, recognition_id=to, released_on=DAY, recipient="R",
                released_by_id=marked.spare.id,
            )
        )  # fmt: skip
    found = read_by(app, visit, marked, account(marked, reader))
    assert {word: pages for word, pages in found.items() if word not in opens} == {}
    if reader == "union" and opens:
        assert "Zqsurname" in found
    if reader == "host cases":
        assert set(found) >= CASES


@pytest.mark.parametrize("reader", ["officer", "auditor", "lead", "union", "manager"])
def test_nobody_but_a_caseworker_is_handed_a_case(
    app: Flask, visit: Visit, marked: World, reader: str
) -> None:
    """Not even the council's own HR officer, and not in its trail: who has none and who has one look alike."""
    found = read_by(app, visit, marked, marked.near[reader])
    assert set(found) & CASES == set()
