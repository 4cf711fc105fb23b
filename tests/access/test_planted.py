"""Holes planted in an application of their own: each check of access finds the hole that it is there for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.access.arguments import fill
from tests.access.canaries import make_marked
from tests.access.test_canaries import MAY_READ, read_by
from tests.access.test_matrix import steps, walk
from tests.access.test_nested import crossed_addresses, try_crossed
from tests.access.world import World, make_world
from tests.conftest import Build, Visit, settled
from tests.databases import Database
from tests.visitor import visitor
from transition.access import permissions
from transition.access.guard import NotGuarded, check_every_page, requires
from transition.access.permissions import Thing
from transition.accounts.models import Account
from transition.db import db
from transition.staff.people.models import Person

pytestmark = pytest.mark.only_sqlite
# One-to-ones and objections are the transfer's own: their addresses name no employer.
KEPT_BY_EMPLOYER = {"consultation", "measures", "meetings", "representations", "records", "facilities"}
Plant = Callable[[str, Callable[..., Any]], Flask]


@pytest.fixture
def plant(app: Flask, database: Database, tmp_path: Path) -> Plant:
    """`plant(address, view)` is an application on the test's database with one page more."""

    def planting(address: str, view: Callable[..., Any]) -> Flask:
        planted = settled(database, tmp_path)
        planted.add_url_rule(address, "planted", view)
        return planted

    return planting


def visits(planted: Flask) -> Visit:
    def visiting(account: Account | None = None, language: str | None = None) -> Any:
        return visitor(planted, account, language)

    return visiting


def test_a_page_without_a_guard_stops_the_application_and_stays_shut(plant: Plant, world: World) -> None:
    planted = plant("/planted", lambda: "open to all")
    with pytest.raises(NotGuarded, match="planted"):
        check_every_page(planted)
    for account in (*world.near.values(), world.admin):
        assert visits(planted)(account).get("/planted").status == 403


def test_a_table_that_opens_too_much_is_found_by_the_walk(
    plant: Plant, build: Build, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = plant(
        "/transfers/<int:transfer_id>/planted", requires(Thing.OBJECTIONS)(lambda transfer_id: "open")
    )
    with build():
        fill(planted, world)
    pages = [step for step in steps(planted, world) if step.endpoint == "planted"]
    assert walk(visits(planted), world, pages)[1] == []
    monkeypatch.setattr(permissions, "conditions", lambda *_: frozenset({permissions.Condition.ALWAYS}))
    monkeypatch.setattr(
        "transition.access.guard.conditions", lambda *_: frozenset({permissions.Condition.ALWAYS})
    )
    monkeypatch.setattr("transition.access.guard.grants", lambda *_: True)
    found = walk(visits(planted), world, pages)[1]
    assert any(fault.startswith("union: GET") for fault in found), found
    assert any(fault.startswith("lead: GET") for fault in found), found


def test_a_page_marked_as_less_than_it_shows_is_found_by_its_words(plant: Plant, build: Build) -> None:
    def names(transfer_id: int) -> str:
        return " ".join(db.session.scalars(db.select(Person.surname)))

    planted = plant("/transfers/<int:transfer_id>/planted", requires(Thing.TRANSFER)(names))
    with build():
        world = make_marked()
        fill(planted, world)
    found = read_by(planted, visits(planted), world, world.near["union"])
    assert "Zqsurname" not in MAY_READ["union"]
    assert f"/transfers/{world.transfer.id}/planted" in found["Zqsurname"]


def test_a_page_that_forgets_whose_record_it_is_is_found_by_crossing_keys(
    plant: Plant, build: Build, world: World
) -> None:
    def show(transfer_id: int, person_id: int) -> str:
        return db.session.get_one(Person, person_id).surname

    planted = plant("/transfers/<int:transfer_id>/planted/<int:person_id>", requires(Thing.STAFF)(show))
    with build():
        beside = make_world(beside=world)
        fill(planted, world)
        fill(planted, beside)
    crossed = crossed_addresses(planted, world, beside, only="planted")
    tried, faults = try_crossed(visits(planted), world, crossed)
    assert tried > 0
    assert any(fault.startswith("officer: GET") for fault in faults), faults


def test_another_councils_employer_names_no_file(app: Flask, visit: Visit, world: World) -> None:
    """`?employer=` says whose file of a transfer is meant: the transfer's own employers, and nobody else's."""
    foreign = world.values["foreign.employer"] = _foreign(app)
    faults, tried = [], 0
    officer = visit(world.near["officer"]).client
    own = world.transfer.outgoing_employer_id
    for step in steps(app, world):
        if step.endpoint.split(".")[0] in KEPT_BY_EMPLOYER and step.method == "GET":
            if officer.get(f"{step.address}?employer={own}").status_code != 200:
                continue
            tried += 1
            for odd in (foreign, 0, "x", "-1"):
                status = officer.get(f"{step.address}?employer={odd}").status_code
                if status != 404:
                    faults.append(f"{step.address}?employer={odd}: {status}")
    assert tried > 10
    assert not faults, "\n".join(faults)


def _foreign(app: Flask) -> int:
    from tests.factories import make_employer

    with app.app_context():
        found = make_employer().id
        db.session.commit()
        return found
