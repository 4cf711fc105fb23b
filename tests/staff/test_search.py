"""Searching the staff list: names stay out of addresses, and what was typed stays with its own session."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

import pytest
from flask import Flask
from playwright.sync_api import Page as BrowserPage
from sqlalchemy import func, select, update
from werkzeug.serving import WSGIRequestHandler
from werkzeug.test import TestResponse

from tests.browser import serving
from tests.conftest import Build, Visit
from tests.factories import make_lead, make_officer, make_staff, make_transfer
from tests.visitor import Page
from transition.accounts import actions
from transition.accounts.actions import LONGEST_SEARCH, MOST_SEARCHES, keep_search
from transition.accounts.models import Account, KeptSearch, SignInSession
from transition.accounts.queries import ABSOLUTE, kept_words
from transition.clock import now
from transition.db import db

ENDED = "This search has ended"


class Place(NamedTuple):
    """A list of 60 people called Jones and one called Pritchard, and who may read it."""

    address: str
    hr: Account
    second: Account
    lead: Account


@pytest.fixture
def place(build: Build) -> Place:
    with build():
        transfer = make_transfer()
        people = (make_officer(transfer.outgoing_employer), make_officer(transfer.outgoing_employer))
        lead = make_lead(transfer.programme)
        make_staff(transfer, surname="Pritchard", forenames="Siân", payroll_number="CANARY007")
        for number in range(60):
            make_staff(transfer, surname="Jones", forenames=f"Ann{number:02}", post={"team": "Archives"})
    return Place(f"/transfers/{transfer.id}/staff", *people, lead)


def names(page: Page) -> list[str]:
    return [row[0] for row in page.rows()]


def address_of(page: Page) -> str:
    return page.response.request.full_path


def steps(page: Page) -> list[TestResponse]:
    return [*page.response.history, page.response]


@pytest.mark.only_sqlite
def test_words_searched_for_stand_in_no_address(place: Place, visit: Visit) -> None:
    page = visit(place.hr).get(place.address).submit("Search", q="Pritchard", team="", sort="payroll")
    assert names(page) == ["Siân Pritchard"]
    assert [one.status_code for one in steps(page)] == [303, 200]
    seen = [one.request.full_path + str(one.headers) for one in steps(page)] + list(page.links.values())
    assert [one for one in seen if "pritchard" in one.lower()] == []
    assert "sort=payroll" in address_of(page)
    assert page.form("Search").find("input", {"name": "q"})["value"] == "Pritchard"


@pytest.mark.only_sqlite
def test_words_in_the_address_are_not_searched_for(place: Place, visit: Visit) -> None:
    page = visit(place.hr).get(f"{place.address}?q=pritchard")
    assert len(page.rows()) == 50


@pytest.mark.only_sqlite
def test_paging_sorting_and_reloading_keep_the_search(place: Place, visit: Visit) -> None:
    page = visit(place.hr).get(place.address).submit("Search", q="jones", team="Archives")
    first = names(page)
    following = page.follow("Next page")
    assert (len(first), len(names(following))) == (50, 10)
    assert not set(first) & set(names(following))
    assert names(following.follow("Previous page")) == first
    assert names(page.visitor.get(address_of(following))) == names(following)
    turned = page.follow("Name")
    assert names(turned)[0] == "Ann59 Jones"
    assert names(turned.submit("Search"))[0] == "Ann59 Jones"
    assert "team=Archives" in address_of(turned)


@pytest.mark.only_sqlite
def test_an_earlier_search_is_still_there_for_the_back_button(place: Place, visit: Visit) -> None:
    first = visit(place.hr).get(place.address).submit("Search", q="pritchard")
    later = first.submit("Search", q="ann01")
    assert names(later) == ["Ann01 Jones"]
    assert names(first.visitor.get(address_of(first))) == ["Siân Pritchard"]


@pytest.mark.only_sqlite
def test_a_search_is_cleared_by_its_link_and_by_searching_for_nothing(place: Place, visit: Visit) -> None:
    page = visit(place.hr).get(place.address).submit("Search", q="pritchard")
    for cleared in (page.follow("Clear search and filters"), page.submit("Search", q="  ")):
        assert len(cleared.rows()) == 50
        assert "search=" not in address_of(cleared)
        assert ENDED not in cleared.text


def test_the_token_of_another_session_shows_nothing_of_its_search(place: Place, visit: Visit) -> None:
    mine = visit(place.hr).get(place.address).submit("Search", q="pritchard")
    for other in (visit(place.second), visit(place.hr), visit(place.lead)):
        page = other.get(address_of(mine))
        assert (page.status, len(page.rows())) == (200, 50)
        assert ENDED in page.text
        assert page.form("Search").find("input", {"name": "q"}).get("value", "") == ""
    assert visit().get(address_of(mine)).heading == "Sign in"


@pytest.mark.only_sqlite
@pytest.mark.parametrize("token", ["x", "0" * 3000, "%00", "%FF", "٣"])
def test_an_unknown_token_shows_the_whole_list_and_says_so(place: Place, visit: Visit, token: str) -> None:
    page = visit(place.hr).get(f"{place.address}?search={token}")
    assert (page.status, len(page.rows())) == (200, 50)
    assert ENDED in page.text
    assert ENDED not in page.follow("Clear search and filters").text


def test_a_search_that_is_too_old_has_ended(app: Flask, place: Place, visit: Visit) -> None:
    page = visit(place.hr).get(place.address).submit("Search", q="pritchard")
    with app.app_context():
        db.session.execute(update(KeptSearch).values(kept_at=now() - ABSOLUTE))
        db.session.commit()
    assert ENDED in page.visitor.get(address_of(page)).text
    visit(place.second).get(place.address).submit("Search", q="jones")
    assert kept(app) == ["jones"]


def test_words_go_with_the_session_that_kept_them(app: Flask, place: Place, visit: Visit) -> None:
    page = visit(place.hr).get(place.address).submit("Search", q="pritchard")
    visit(place.second).get(place.address).submit("Search", q="jones")
    token = page.form("Search").find("input", {"name": "csrf_token"})["value"]
    page.visitor.post("/sign-out", {"csrf_token": token})
    assert kept(app) == ["jones"]
    with app.app_context():
        account = db.session.get(Account, place.second.id)
        assert account
        actions.set_active(account, False, by=None, now=now())
        db.session.commit()
    assert kept(app) == []


def test_a_session_keeps_its_newest_searches_only_and_none_that_is_long(context: Flask, place: Place) -> None:
    mine, other = (a_session(account) for account in (place.hr, place.second))
    start = now()
    keep_search(other, "jones", now=start)
    tokens = [
        keep_search(mine, f"{number} {'x' * 300}", now=start + timedelta(seconds=number))
        for number in range(MOST_SEARCHES + 2)
    ]
    words = [kept_words(mine, token or "", start + timedelta(minutes=5)) for token in tokens]
    assert [one is None for one in words] == [True, True] + [False] * MOST_SEARCHES
    assert {len(one) for one in words if one} == {LONGEST_SEARCH}
    assert db.session.scalar(select(func.count()).select_from(KeptSearch)) == MOST_SEARCHES + 1


@pytest.mark.parametrize("typed", ["", " \t\n", "\x00", "\u202e"])
def test_nothing_that_can_be_seen_is_no_search(context: Flask, place: Place, typed: str) -> None:
    assert keep_search(a_session(place.hr), typed, now=now()) is None


@pytest.mark.only_sqlite
def test_what_is_typed_is_kept_as_it_can_be_searched_for(place: Place, visit: Visit) -> None:
    page = visit(place.hr).get(place.address).submit("Search", q="  Pritch\x00ard\u202e   Si\u0302an ")
    assert page.form("Search").find("input", {"name": "q"})["value"] == "Pritchard Sîan"


@pytest.mark.only_sqlite
def test_a_search_that_does_not_come_from_our_page_is_refused(app: Flask, place: Place, visit: Visit) -> None:
    assert visit(place.hr).post(place.address, {"q": "pritchard"}).status == 400
    assert kept(app) == []


@pytest.mark.only_sqlite
def test_no_name_reaches_the_access_log_or_a_referrer(
    app: Flask,
    place: Place,
    visit: Visit,
    open_page: Callable[..., BrowserPage],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A real browser without scripts: what it asks for, where it is sent, and what the server logs of it."""
    page, sent = open_page(java_script_enabled=False), list[str]()
    page.on("request", lambda one: sent.append(f"{one.url} {one.headers.get('referer')}"))
    page.on("response", lambda one: sent.append(str(one.headers.get("location"))))
    cookie = visit(place.hr).client.get_cookie("session")
    assert cookie
    with caplog.at_level(logging.INFO), serving(app, WSGIRequestHandler) as server:
        page.context.add_cookies([{"name": "session", "value": cookie.value, "url": server}])
        page.goto(server + place.address)
        page.fill("[name=q]", "Jones")
        page.get_by_role("button", name="Search", exact=True).click()
        walk_the_pages(page)
        page.goto(server + "/accessibility")
    assert f"POST {place.address} " in caplog.text
    assert "?search=" in caplog.text
    assert any("?search=" in line for line in sent)
    assert [line for line in (caplog.text, *sent) if "jones" in line.lower()] == []


def walk_the_pages(page: BrowserPage) -> None:
    """On to the second page of those found, loaded again, and back."""
    rows = page.locator("main tbody tr")
    page.locator("a[rel=next]").click()
    assert rows.count() == 10
    page.reload()
    assert rows.count() == 10
    page.go_back()
    assert rows.count() == 50


def a_session(account: Account) -> SignInSession:
    moment = now()
    found = SignInSession(
        token_digest=f"session of {account.id}", account_id=account.id, started_at=moment, last_seen_at=moment
    )
    db.session.add(found)
    db.session.flush()
    return found


def kept(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(KeptSearch.words).order_by(KeptSearch.kept_at)))
