"""The browser tests' own tools: they must see what is wrong, or the journeys prove nothing."""

from collections.abc import Callable, Iterable
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

from playwright.sync_api import Page

from tests.browser import violations

ROOT = Path(__file__).parents[2]
PAGE = """<!doctype html><html lang="cy">
<head><title>Tudalen</title><meta name="viewport" content="width=device-width">{head}</head>
<body><main><h1>Tŷ a dŵr</h1>{body}</main></body></html>"""


def site(head: str = "", body: str = "") -> Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]:
    """A tiny application with the security policy that ours has."""

    def application(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path.startswith("/static/"):
            kind = "text/css" if path.endswith(".css") else "font/woff2"
            start("200 OK", [("Content-Type", kind)])
            return [(ROOT / path.lstrip("/")).read_bytes()]
        policy = "default-src 'self'; frame-ancestors 'none'"
        start("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", policy)])
        return [PAGE.format(head=head, body=body).encode()]

    return application


def test_a_good_page_has_no_violation(page: Page, serve: Callable[..., str]) -> None:
    page.goto(serve(site()))
    assert page.locator("h1").inner_text() == "Tŷ a dŵr"
    assert violations(page) == []


def test_a_picture_without_words_is_a_violation(page: Page, serve: Callable[..., str]) -> None:
    page.goto(serve(site(body="<img src='/static/favicon.svg'>")))
    assert [line.partition(":")[0] for line in violations(page)] == ["image-alt"]


def test_the_welsh_letters_are_drawn_in_our_own_font(page: Page, serve: Callable[..., str]) -> None:
    page.goto(
        serve(
            site(
                head="<link rel='stylesheet' href='/static/css/app.css'>", body="<p class='govuk-body'>ŵŷ</p>"
            )
        )
    )
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('400 19px \"Source Sans 3\"', 'ŵŷ')")
    loaded = "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.weight)"
    assert "400" in page.evaluate(loaded)


def test_nothing_is_fetched_from_elsewhere(page: Page) -> None:
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto("about:blank")
    with page.expect_event("requestfailed"):
        page.evaluate("fetch('http://elsewhere.example/', {mode: 'no-cors'}).catch(() => null)")
    assert failed == ["http://elsewhere.example/"]


def test_an_inline_style_is_heard_and_would_fail_the_test(
    page: Page, serve: Callable[..., str], complaints: list[str]
) -> None:
    with page.expect_console_message():
        page.goto(serve(site(body="<p style='color: red'>Coch</p>")))
    assert len(complaints) == 1
    complaints.clear()
