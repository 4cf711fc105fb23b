"""A real Chromium, a real server for it to visit, and axe to judge what it sees."""

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any
from wsgiref.types import WSGIApplication

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # No page may reach beyond this machine: a font or a script fetched from elsewhere then fails its test.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Says nothing: the tests look at the answers."""


@contextmanager
def serving(app: WSGIApplication, handler: type[WSGIRequestHandler] = _Quiet) -> Iterator[str]:
    """Serves an application on a free loopback port while the block runs; gives its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def executable(playwright: Playwright) -> str | None:
    """Debian's Chromium, or None for Playwright's own: Ubuntu's is a snap, which cannot be driven.

    Skips the test when there is neither, naming the package.
    """
    debian = shutil.which("chromium")
    if debian and not Path(debian).resolve().is_relative_to("/snap") and "snap" not in Path(debian).parts:
        return debian
    if Path(playwright.chromium.executable_path).exists():
        return None
    pytest.skip("Browser tests need Chromium: apt-get install chromium (Ubuntu: playwright install chromium)")


# One for each file of tests and not for the whole run: while Playwright is open its event loop runs in this
# thread, and code under test that starts a loop of its own would be refused.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        sandbox = [] if os.geteuid() else ["--no-sandbox"]
        chromium = playwright.chromium.launch(executable_path=executable(playwright), args=[*FLAGS, *sandbox])
        yield chromium
        chromium.close()


@pytest.fixture
def complaints() -> Generator[list[str], None, None]:
    """What the browser complained of: a page that broke its own security policy, a script that failed.

    Whatever is still in the list when the test ends fails it.
    """
    heard: list[str] = []
    yield heard
    assert heard == []


@pytest.fixture
def open_page(browser: Browser, complaints: list[str]) -> Generator[Callable[..., Page], None, None]:
    """Opens pages, each as another person (its own cookies); options are those of a browser context."""
    contexts = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            complaints.append(message.text)

    def new_page(**options: Any) -> Page:
        context = browser.new_context(**{"locale": "en-GB", "timezone_id": "Europe/London"} | options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield new_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """One page, with scripts."""
    return open_page()


@pytest.fixture
def serve() -> Generator[Callable[[WSGIApplication], str], None, None]:
    """Serves applications until the test ends: `address = serve(app)`."""
    running = []

    def start(app: WSGIApplication) -> str:
        block = serving(app)
        running.append(block)
        return block.__enter__()

    yield start
    for block in reversed(running):
        block.__exit__(None, None, None)


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page, one line for each rule broken."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {rule['help']}: {[node['html'] for node in rule['nodes']]}" for rule in found]
