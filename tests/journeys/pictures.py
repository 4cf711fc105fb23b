"""The README's pictures, of the demonstration as it is: `python -m tests.journeys.pictures [A LOADED DATABASE]`.

Without a database the demonstration is loaded into a folder that is thrown away, which takes a minute or two.
"""

import io
import os
import sys
import tempfile
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade
from PIL import Image
from playwright.sync_api import Page, sync_playwright
from sqlalchemy import select

from config import ROOT, Config
from tests.browser import FLAGS, executable, serving
from transition import clock
from transition.accounts.actions import set_password
from transition.accounts.queries import find_account
from transition.app import create_app
from transition.db import db
from transition.demo.load import TODAY, load
from transition.employers.models import Employer
from transition.transfers.models import Transfer

PASSWORD = "llwyfan tegell mynydd"
OFFICER, COUNCIL = "hr.monmouthshire@example.org", "monmouthshire"
WIDTH, HEIGHT, COLOURS = 1280, 900, 64
# Each picture: the page, and what stands at its upper edge where that is not the page's own.
PICTURES = {
    "timeline": ("timeline", "main"),
    "consultation": ("consultation", "#representations"),
    "report": ("reports/part-1/1", "main"),
}


def main(given: str | None) -> None:
    """Draws every picture into docs/pictures."""
    with tempfile.TemporaryDirectory() as folder:
        app = _application(Path(given) if given else Path(folder) / "demo.sqlite", is_loaded=bool(given))
        transfer_id = _prepare(app)
        with serving(app) as address, sync_playwright() as playwright:
            sandbox = [] if os.geteuid() else ["--no-sandbox"]
            browser = playwright.chromium.launch(
                executable_path=executable(playwright), args=[*FLAGS, *sandbox]
            )
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB")
            _sign_in(page, address)
            for name, (path, upper) in PICTURES.items():
                page.goto(f"{address}/transfers/{transfer_id}/{path}")
                _keep(name, _picture(page, upper))
            browser.close()


def _application(database: Path, *, is_loaded: bool) -> Flask:
    app = create_app(
        Config(
            database_url=f"sqlite:///{database}",
            secret_key="only for pictures " * 2,
            today=TODAY,
            instance=database.parent,
        )
    )
    if not is_loaded:
        with app.app_context():
            upgrade()
        load(app, PASSWORD)
    return app


def _prepare(app: Flask) -> int:
    """Gives the officer the password that the pictures sign in with; the number of the council's transfer."""
    with app.app_context():
        officer = find_account(OFFICER)
        assert officer is not None, "the demonstration is not loaded"
        set_password(officer, PASSWORD, now=clock.now())
        query = select(Transfer.id).join(Employer, Transfer.outgoing_employer_id == Employer.id)
        transfer_id = db.session.scalars(query.where(Employer.slug == COUNCIL)).one()
        db.session.commit()
        return transfer_id


def _sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/sign-in")
    page.fill("[name=email]", OFFICER)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button[type=submit]").click()
    page.wait_for_url(f"{address}/")


def _picture(page: Page, upper: str) -> bytes:
    """A screen's worth of the page, from its header or from further down."""
    page.locator(upper).evaluate(
        "(element, whole) => window.scrollTo(0, whole ? 0 : element.getBoundingClientRect().top - 30)",
        upper == "main",
    )
    return page.screenshot()


def _keep(name: str, picture: bytes) -> None:
    """Writes a picture with a small palette: pages have few colours."""
    file = ROOT / "docs" / "pictures" / f"{name}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
