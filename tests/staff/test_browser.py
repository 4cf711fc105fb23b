"""The pages of changes, service steps, terms that end and data quality in a real browser: axe has nothing to say."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.browser import violations
from tests.conftest import Build, Visit
from tests.staff.test_changes import Case
from transition.db import db
from transition.rules.protection import TermCategory
from transition.staff.quality.actions import count_day
from transition.staff.terms.models import Term

pytestmark = pytest.mark.only_sqlite


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_pages_of_changes_read_well_and_fit_a_small_screen(
    app: Flask, build: Build, visit: Visit, serve: Callable[..., str], page: Page, language: str
) -> None:
    with build():
        case = Case()
        change = case.propose(facts={"is_agreed": None})
        case.advise(change)
        ends = Term(
            person_id=case.person.id, category=TermCategory.ALLOWANCES, text="A", until_on=date(2026, 6, 1)
        )
        db.session.add(ends)
        for day in (date(2026, 2, 27), date(2026, 3, 2)):
            count_day(case.transfer, day)
    address = serve(app)
    cookies = [
        {"name": one.key, "value": one.value, "url": address}
        for one in visit(case.hr, language).client._cookies.values()
    ]
    page.context.add_cookies(cookies)
    page.set_viewport_size({"width": 320, "height": 640})
    kept, listed = f"{case.page}/changes/{change.id}", f"/transfers/{case.transfer.id}"
    step = f"{case.page}/terms/{case.term.id}/steps/new"
    pages = (
        case.new,
        kept,
        f"{kept}/made",
        f"{listed}/term-changes",
        f"{listed}/terms/ending",
        f"{listed}/staff/quality",
        f"{listed}/staff/quality?heading=AGE",
        step,
        case.page,
    )
    for path in pages:
        page.goto(address + path)
        assert page.locator("h1").count() == 1, path
        assert page.locator("html").get_attribute("lang") == {"en": "en-GB", "cy": "cy"}[language]
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
