"""Every page × everybody: shut wherever the specification's table says so, and never a failure of ours."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.access.arguments import values_for
from tests.access.oracle import is_open, is_open_somewhere
from tests.access.world import ABSENT, World
from tests.conftest import Visit
from tests.visitor import Visitor
from transition.access.permissions import Open

pytestmark = pytest.mark.only_sqlite
METHODS = ("GET", "POST")
# Ends the visitor's own session, so it is walked by nobody only.
ENDS_THE_WALK = {"accounts.sign_out"}


class Step(NamedTuple):
    """One page, one method, and what it says that it needs: a thing and a verb, or nothing but a sign-in."""

    address: str
    absent: str | None
    method: str
    thing: str | None
    verb: str
    has_transfer: bool
    is_for_anyone: bool
    endpoint: str


def steps(app: Flask, world: World) -> list[Step]:
    """Every page and method of the application, its address filled in."""
    found = []
    with app.test_request_context():
        urls = app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            found += list(_methods(app, rule, urls, values_for(rule, world)))
    return found


def _methods(app: Flask, rule: Rule, urls: Any, filled: dict[str, Any]) -> Iterator[Step]:
    needs = app.view_functions[rule.endpoint].needs
    has_transfer = "transfer_id" in rule.arguments
    address = urls.build(rule.endpoint, filled)
    absent = urls.build(rule.endpoint, {**filled, "transfer_id": ABSENT}) if has_transfer else None
    for method in METHODS:
        if method in (rule.methods or ()):
            is_mark = isinstance(needs, Open)
            thing, verb = (None, "") if is_mark else (needs.thing.name, needs.verb.name)
            yield Step(
                address, absent, method, thing, verb, has_transfer, needs is Open.ANYONE, rule.endpoint
            )


class Walker:
    """Someone who tries every page, as a browser would: forms go with the token of their own session."""

    def __init__(self, browser: Visitor) -> None:
        self.client = browser.client
        page = self.client.get("/accessibility").get_data(as_text=True)
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        self.token = found.group(1) if found else ""
        self.absent: set[tuple[int, str]] = set()

    def try_(self, address: str, method: str) -> tuple[int, str, str]:
        """The status, where it sends the visitor and the page without what differs from one request to the next."""
        data = {"csrf_token": self.token} if method == "POST" else None
        answer = self.client.open(address, method=method, data=data)
        page = answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""
        page = re.sub(r'name="(csrf_token|back)" value="[^"]*"', "", page)
        return answer.status_code, answer.location or "", page

    def is_absent(self, step: Step, status: int, page: str) -> bool:
        """Whether that is also the answer about a transfer that does not exist; asked where it was not seen yet."""
        if (status, page) not in self.absent:
            there, _location, absent = self.try_(step.absent or "", step.method)
            self.absent.add((there, absent))
            if (there, absent) != (status, page):
                # What an earlier step has to say is shown once, on the next page: asked again, it is gone.
                status, _location, page = self.try_(step.address, step.method)
            return (there, absent) == (status, page)
        return True


def test_every_page_is_shut_wherever_the_table_says_so(
    app: Flask, visit: Visit, world: World, record_property: Any
) -> None:
    pages = [step for step in steps(app, world) if step.endpoint not in ENDS_THE_WALK]
    walked, faults = walk(visit, world, pages)
    record_property("url_role_cases", walked)
    print(f"URL × role cases walked: {walked}")  # noqa: T201 - the figure is asked for
    assert not faults, "\n".join(faults)
    assert walked >= len(pages) * (len(world.near) + len(world.far) + len(world.powerless))


def walk(visit: Visit, world: World, pages: list[Step]) -> tuple[int, list[str]]:
    """How many answers were looked at when everybody tried these pages, and what was wrong with them."""
    walked, faults = 0, []
    for post, account in world.near.items():
        walker = Walker(visit(account))
        for step in pages:
            status, location, _page = walker.try_(step.address, step.method)
            walked += 1
            if fault := _fault_near(post, step, status, location):
                faults.append(f"{post}: {step.method} {step.address} ({step.thing} {step.verb}): {fault}")
    for post, account in world.far.items():
        walker = Walker(visit(account))
        for step in pages:
            status, location, page = walker.try_(step.address, step.method)
            walked += 1
            fault = _fault_far(post, step, status, location)
            if not fault and step.absent and not walker.is_absent(step, status, page):
                fault = "answers otherwise than a transfer that does not exist"
            if fault:
                faults.append(f"far {post}: {step.method} {step.address} ({step.thing} {step.verb}): {fault}")
    for name, account in world.powerless.items():
        walker = Walker(visit(account))
        for step in pages:
            status, _location, _page = walker.try_(step.address, step.method)
            walked += 1
            if (
                status >= 500
                or (step.thing and status != 403)
                or (step.has_transfer and status not in {403, 404})
            ):
                faults.append(f"{name}: {step.method} {step.address}: {status}")
    return walked, faults


def _fault_near(post: str, step: Step, status: int, location: str) -> str:
    """What is wrong with an answer to someone who stands towards the transfer."""
    if status >= 500:
        return f"failed with {status}"
    if step.thing is None:
        return ""
    gate = is_open if step.has_transfer else is_open_somewhere
    if not gate(post, step.thing, step.verb):
        return "" if status == 403 else f"the table closes it, the page answers {status}"
    return "sends them to sign in" if location.startswith("/sign-in") else ""


def _fault_far(post: str, step: Step, status: int, location: str) -> str:
    """What is wrong with an answer to someone of another council, union or programme."""
    if status >= 500:
        return f"failed with {status}"
    if step.thing is None:
        return "" if not step.has_transfer or status == 404 else f"not theirs, the page answers {status}"
    if not is_open_somewhere(post, step.thing, step.verb):
        return "" if status == 403 else f"the table closes it, the page answers {status}"
    if step.has_transfer:
        return "" if status == 404 else f"not theirs, the page answers {status}"
    return "sends them to sign in" if location.startswith("/sign-in") else ""


def test_nobody_reads_anything_without_signing_in(app: Flask, visit: Visit, world: World) -> None:
    walker, faults = Walker(visit()), []
    for step in steps(app, world):
        status, location, _page = walker.try_(step.address, step.method)
        if step.is_for_anyone:
            if status >= 500:
                faults.append(f"{step.method} {step.address}: {status}")
        elif status != 302 or not location.startswith("/sign-in"):
            faults.append(f"{step.method} {step.address}: {status} {location}")
    assert not faults, "\n".join(faults)


def test_the_walk_knows_every_kind_of_thing_and_verb(app: Flask) -> None:
    """A thing that pages need and the oracle does not name would go unexamined."""
    from tests.access.oracle import CELLS, LETTERS

    known = {thing for thing, _post in CELLS}
    for name, view in app.view_functions.items():
        needs = view.needs
        if not isinstance(needs, Open):
            assert (needs.thing.name in known, needs.verb.name in LETTERS) == (True, True), name
