"""Addresses that nobody was given: numbers no record can have, digits of other scripts, and other people's words."""

import re

import pytest
from flask import Flask
from werkzeug.exceptions import MethodNotAllowed, NotFound

from tests.access.world import World
from tests.conftest import Visit

pytestmark = pytest.mark.only_sqlite
ODD_NUMBERS = (
    "99999999999999999999",
    "9223372036854775808",
    "2147483648",
    "-1",
    "٣",
    "１",
    "1e3",
    "%00",
    "1%0a",
    "%20",
)


def _rules_with_numbers(app: Flask) -> list[str]:
    return [rule.rule for rule in app.url_map.iter_rules() if "<int:" in rule.rule]


@pytest.mark.parametrize("number", ODD_NUMBERS)
def test_a_number_that_no_record_can_have_leads_to_no_page(app: Flask, number: str) -> None:
    urls = app.url_map.bind("localhost")
    for rule in (rule.rule for rule in app.url_map.iter_rules() if "<int:" in rule.rule):
        names = re.findall(r"<int:(\w+)>", rule)
        for odd in names:
            address = re.sub(r"<int:(\w+)>", lambda found, odd=odd: number if found[1] == odd else "1", rule)
            address = re.sub(r"<any\(.*?\):\w+>", "en", address).replace("<kind>", "new")
            for method in ("GET", "POST"):
                with pytest.raises((NotFound, MethodNotAllowed)):
                    urls.match(address, method)


@pytest.mark.parametrize(
    "address", ["/transfers/{}", "/accounts/{}", "/transfers/1/staff/{}", "/programmes/{}"]
)
def test_its_reader_is_told_that_there_is_no_such_page(visit: Visit, world: World, address: str) -> None:
    for account in (world.near["officer"], world.admin):
        assert visit(account).get(address.format("9" * 20)).status == 404


ODD_WORDS = (
    "",
    "x",
    "%00",
    "%FF",
    "\u202eabc",
    "99999999999999999999",
    "-1",
    "٣",
    "W10",
    "a" * 3000,
    "2026-02-30",
)
QUERIES = {
    "/transfers/{}/staff": (
        "search",
        "sort",
        "order",
        "after",
        "before",
        "scope",
        "team",
        "contract",
        "language",
        "away",
    ),
    "/transfers/{}/trail": ("about", "after", "before"),
    "/transfers/{}/imports": ("after", "before", "sort"),
    "/transfers/{}/timeline": ("side", "state", "sort"),
    "/transfers/{}/reports/part-1/draft": ("as_at", "as_at-day"),
    "/tasks": ("side", "after"),
    "/sign-in": ("next",),
}


@pytest.mark.parametrize("page", QUERIES)
def test_odd_words_after_the_question_mark_never_break_a_page(visit: Visit, world: World, page: str) -> None:
    browser, faults = visit(world.near["officer"]).client, []
    for name in QUERIES[page]:
        for odd in ODD_WORDS:
            address = f"{page.format(world.transfer.id)}?{name}={odd}&{name}=again"
            status = browser.get(address).status_code
            if status not in {200, 302, 400, 404}:
                faults.append(f"{address[:120]}: {status}")
    assert not faults, "\n".join(faults)
