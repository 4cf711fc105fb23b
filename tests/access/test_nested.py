"""Both keys of an address varied on their own: a record of another transfer is not found, even for whoever sees both."""

from typing import Any

import pytest
from flask import Flask

from tests.access.arguments import fill, values_for
from tests.access.records import shared_cost
from tests.access.test_matrix import METHODS, Walker
from tests.access.world import World, make_world
from tests.conftest import Build, Visit
from tests.factories import appoint, make_account, make_programme, make_recognition
from transition.access.permissions import Open as OpenTo
from transition.access.permissions import Role
from transition.transfers.models import ProgrammeItem, ProgrammeItemKind

pytestmark = pytest.mark.only_sqlite
# Opened by whoever was there, or by the host once people were released: being allowed to is not enough.
NARROWER = ("/corrections/new", "/tasks/", "/after/people/")


@pytest.fixture
def beside(app: Flask, build: Build, world: World) -> World:
    """Another transfer between the same employers: whoever sees the one sees the other."""
    with build():
        made = make_world(beside=world)
        fill(app, made)
        made.values["transfers.item_id"] = made.values["programmes.item_id"] = _foreign_item(made)
        made.values["money.shared_id"] = shared_cost(made, make_programme().id)
        for feature in ("employers", "letters"):
            made.values[f"{feature}.recognition_id"] = make_recognition().id
        foreign = appoint(make_account(), Role.MANAGER, employer_id=made.transfer.outgoing_employer_id)
        made.values["accounts.appointment_id"] = foreign.id
        made.values["reminders.account_id"] = make_account().id
    return made


def _foreign_item(world: World) -> int:
    item = ProgrammeItem(programme_id=make_programme().id, kind=ProgrammeItemKind.PHASE, name="Discovery")
    return world.keep(item)


def test_a_child_of_another_transfer_is_never_found(
    app: Flask, visit: Visit, world: World, beside: World
) -> None:
    tried, faults = try_crossed(visit, world, crossed_addresses(app, world, beside))
    assert not faults, "\n".join(faults)
    assert tried > 1000


def try_crossed(visit: Visit, world: World, crossed: list[tuple[str, str, str]]) -> tuple[int, list[str]]:
    """How many answers were looked at when everybody tried these addresses, and which of them found something."""
    everyone = {**world.near, "admin": world.admin}
    walkers = {name: Walker(visit(account)) for name, account in everyone.items()}
    tried, faults = 0, []
    for address, method, control in crossed:
        for name, walker in walkers.items():
            status, _location, _page = walker.try_(address, method)
            tried += 1
            if status not in {403, 404}:
                faults.append(f"{name}: {method} {address} (mine: {control}): {status}")
    return tried, faults


# Read, sent on to where it stands already, or too late to change.
FOUND = {200, 302, 303, 409}


def test_the_same_children_are_found_in_their_own_transfer(app: Flask, visit: Visit, world: World) -> None:
    """Otherwise the test above would pass where nothing is ever found."""
    everyone = {**world.near, "admin": world.admin}
    walkers = [Walker(visit(account)) for account in everyone.values()]
    found = {
        (str(rule), address): {walker.try_(address, "GET")[0] for walker in walkers}
        for rule, address in _own(app, world)
    }
    assert {asked: statuses for asked, statuses in found.items() if not statuses & FOUND} == {}


def _numbers(rule: Any) -> list[str]:
    return [name for name, converter in rule._converters.items() if type(converter).__name__ == "Number"]


def crossed_addresses(
    app: Flask, world: World, beside: World, only: str | None = None
) -> list[tuple[str, str, str]]:
    """Each nested address with one of its keys from the other world, and the rest from this one."""
    found = []
    with app.test_request_context():
        urls = app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules(only):
            mine, others = values_for(rule, world), values_for(rule, beside)
            for name in _numbers(rule)[1:]:
                if app.view_functions[rule.endpoint].needs in set(OpenTo):
                    continue
                assert mine[name] != others[name], (rule, name)
                address = urls.build(rule.endpoint, {**mine, name: others[name]})
                found += [
                    (address, method, urls.build(rule.endpoint, mine))
                    for method in METHODS
                    if method in rule.methods
                ]
    return found


def _own(app: Flask, world: World) -> list[tuple[str, str]]:
    with app.test_request_context():
        urls = app.url_map.bind("localhost")
        return [
            (rule.rule, urls.build(rule.endpoint, values_for(rule, world)))
            for rule in app.url_map.iter_rules()
            if len(_numbers(rule)) > 1
            and "GET" in rule.methods
            and not any(part in rule.rule for part in NARROWER)
        ]
