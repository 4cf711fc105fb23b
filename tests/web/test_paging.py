"""A long list a page at a time: every row once, in order, at one query a page whatever its length."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import event, select

from transition.accounts.models import Account
from transition.clock import now
from transition.db import db
from transition.web.paging import Page, page_of, sort_from

PEOPLE = 23
NAMES = [f"{'Siân' if n % 3 else 'Gwydion'}" for n in range(PEOPLE)]
COLUMNS = {"name": Account.name, "email": Account.email}


@pytest.fixture
def people(sample: Flask) -> Iterator[Flask]:
    with sample.app_context():
        Account.metadata.create_all(db.engine, tables=[Account.__table__])
        db.session.add_all(
            Account(email=f"p{n:02}@example.org", name=name, password_hash=None, created_at=now())
            for n, name in enumerate(NAMES)
        )
        db.session.commit()
    yield sample
    with sample.app_context():
        Account.metadata.drop_all(db.engine, tables=[Account.__table__])


def turn(app: Flask, address: str) -> tuple[list[int], Page[Account]]:
    with app.test_request_context(address):
        page = page_of(select(Account), sort_from(COLUMNS, "name"), Account.id, size=5)
        return [person.id for person in page.rows], page


def walk(app: Flask, address: str) -> tuple[list[int], list[str]]:
    found: list[int] = []
    visited = [address]
    while True:
        ids, page = turn(app, visited[-1])
        found += ids
        if page.next_href is None:
            return found, visited
        visited.append(page.next_href)


@pytest.mark.parametrize("order", ["", "order=down"])
def test_every_row_comes_once_and_in_order_though_names_repeat(people: Flask, order: str) -> None:
    found, _visited = walk(people, f"/accessibility?sort=name&{order}")
    names = [(NAMES[person - 1], person) for person in found]
    assert names == sorted(names, reverse=bool(order))
    assert len(found) == PEOPLE


def test_going_back_shows_the_same_pages(people: Flask) -> None:
    _found, visited = walk(people, "/accessibility")
    forwards = [turn(people, address)[0] for address in visited]
    backwards, address = [forwards[-1]], turn(people, visited[-1])[1].previous_href
    while address:
        ids, page = turn(people, address)
        backwards.insert(0, ids)
        address = page.previous_href
    assert backwards == forwards


def test_filters_and_sort_stay_in_the_address(people: Flask) -> None:
    _ids, page = turn(people, "/accessibility?sort=email&team=cloud&team=desk")
    assert page.next_href is not None
    assert all(part in page.next_href for part in ("sort=email", "team=cloud", "team=desk"))
    assert page.previous_href is None


@pytest.mark.parametrize(
    "query",
    ["after=x", "after=W10", "after=" + "A" * 5000, "before=bnVsbA", "sort=password_hash", "sort=name;x", "after=%00",
     "_external=1", "after=WyJ2IiwgIngiLCAiMSJd", "after=WyJkIiwgIngiLCAxXQ", "after=WyJ2IiwgIlx1MDAwMCIsIDFd"],
)  # fmt: skip
def test_an_address_that_was_tampered_with_shows_the_first_page(people: Flask, query: str) -> None:
    assert turn(people, f"/accessibility?{query}")[0] == turn(people, "/accessibility")[0]


def test_a_page_costs_one_query_and_one_for_its_place(people: Flask) -> None:
    seen: list[str] = []
    with people.app_context():
        engine = db.engine
    event.listen(
        engine, "before_cursor_execute", lambda _c, _u, statement, *_rest: seen.append(statement.split()[0])
    )
    _ids, page = turn(people, "/accessibility")
    assert seen.count("SELECT") == 1
    assert page.next_href is not None
    turn(people, page.next_href)
    assert seen.count("SELECT") == 3


def test_an_address_never_carries_what_sorts_the_list(people: Flask) -> None:
    """A list of staff is sorted by their names, and addresses are kept in histories and logs."""
    _found, visited = walk(people, "/accessibility?sort=name")
    for address in visited[1:]:
        assert re.fullmatch(r"/accessibility\?sort=name&after=\d+", address)
