"""Every shared part in a real browser: nothing for axe to say, nothing wider than a small screen, no script needed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import violations
from tests.web.sampler import Sampler


@pytest.fixture
def address(sampler: Sampler, serve: Callable[..., str]) -> str:
    return serve(sampler.app)


def read_in(page: Page, language: str, address: str) -> None:
    page.context.add_cookies([{"name": "language", "value": language, "url": address}])


@pytest.mark.parametrize("language", ["en", "cy"])
def test_axe_finds_nothing(page: Page, address: str, sampler: Sampler, language: str) -> None:
    read_in(page, language, address)
    for path in ("/everything", "/accessibility", "/privacy", "/no-such-page"):
        page.goto(address + path)
        assert violations(page) == [], path
    page.goto(address + "/everything")
    page.fill("#name", "")
    page.click("main form button[type=submit] >> nth=0")
    assert page.locator(".govuk-error-summary").is_visible()
    assert violations(page) == []
    page.fill("#name", "Mine")
    sampler.record = {**sampler.record, "version": 4}
    page.click("main form button[type=submit] >> nth=0")
    assert page.locator(".app-conflict").is_visible()
    assert violations(page) == []


def test_nothing_is_wider_than_a_small_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for path in ("/everything", "/accessibility", "/privacy"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_the_error_summary_has_the_focus_and_its_links_lead_to_the_answers(page: Page, address: str) -> None:
    page.goto(address + "/everything")
    page.fill("#name", "")
    page.click("main form button[type=submit] >> nth=0")
    expect(page.locator(".govuk-error-summary")).to_be_focused()  # by a script that may still be on its way
    page.click(".govuk-error-summary__list a >> nth=0")
    assert page.evaluate("document.activeElement.id") == "name"


def test_the_language_changes_without_scripts(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address + "/accessibility")
    page.click("text=Cymraeg")
    assert page.locator("h1").inner_text() == "Datganiad hygyrchedd"
    assert page.url == address + "/accessibility"
