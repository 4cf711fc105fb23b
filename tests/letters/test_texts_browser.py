"""The pages of texts, crests and translation in a real browser: axe has nothing to say, and they fit a small screen."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.browser import violations
from tests.conftest import TODAY, Build, Visit
from tests.factories import make_officer
from tests.letters.case import Case, viewer_for
from tests.letters.checking import ahead
from tests.letters.test_texts import ENGLISH, OPENING, WELSH, picture, write
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.db import db
from transition.letters.texts.actions import add_crest
from transition.transfers.models import Transfer

pytestmark = pytest.mark.only_sqlite
SHOTS = os.environ.get("TEXTS_SHOTS")


@pytest.fixture
def pages(app: Flask, build: Build, case: Case) -> tuple[list[str], Account, list[str]]:
    """The officer's pages, a translator and theirs."""
    with build():
        translator = make_officer(case.outgoing, Role.TRANSLATOR)
        wording = write(case, ENGLISH, WELSH)
        assert wording is not None
        add_crest(case.transfer, case.outgoing, picture(), by=viewer_for(case.preparer), today=TODAY)
    batch_id, follower_id = ahead(app, case)
    with build():
        db.session.get_one(Transfer, case.transfer.id).reason_cy = ""
    root = f"/transfers/{case.transfer.id}/letters"
    officer = [
        root, f"{root}/texts", root + OPENING, f"{root}/texts/wordings/{wording.id}/approve", f"{root}/crests",
        f"{root}/{batch_id}", f"{root}/{follower_id}", f"{root}/{follower_id}/english-first", f"{root}/settings",
    ]  # fmt: skip
    text = f"/translations/{case.transfer.id}-{case.outgoing.id}-"
    theirs = [
        "/",
        "/translations",
        f"{text}transfer.reason",
        f"{text}own.ANNOUNCEMENT.OPENING",
        "/translations/in",
    ]
    return officer, translator, theirs


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_pages_of_texts_read_well_and_fit_a_small_screen(
    visit: Visit,
    serve: Callable[..., str],
    open_page: Callable[..., Page],
    app: Flask,
    case: Case,
    pages: tuple[list[str], Account, list[str]],
    language: str,
) -> None:
    address = serve(app)
    officers, translator, theirs = pages
    for account, paths in ((case.preparer, officers), (translator, theirs)):
        page = open_page(viewport={"width": 320, "height": 640})
        cookies = visit(account, language).client._cookies.values()
        page.context.add_cookies([{"name": one.key, "value": one.value, "url": address} for one in cookies])
        for number, path in enumerate(paths):
            page.goto(address + path)
            assert page.locator("h1").count() == 1, path
            assert violations(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            if SHOTS:
                page.set_viewport_size({"width": 1200, "height": 900})
                name = f"{language}-{account.id}-{number}.png"
                page.screenshot(path=str(Path(SHOTS) / name), full_page=True)
                page.set_viewport_size({"width": 320, "height": 640})
