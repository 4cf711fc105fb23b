"""The headers of every answer, whatever its status."""

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from tests.web.sampler import Sampler


@pytest.mark.parametrize("path", ["/accessibility", "/everything", "/no-such-page", "/healthz", "/language"])
def test_every_answer_says_what_a_browser_may_do(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


def test_pages_hold_no_inline_script_or_style(client: FlaskClient) -> None:
    for path in ("/everything", "/accessibility", "/privacy"):
        soup = BeautifulSoup(client.get(path).get_data(as_text=True), "html.parser")
        assert not soup.find_all("style")
        assert not soup.find_all(style=True)
        assert all(script.get("src") and not script.get_text() for script in soup.find_all("script"))
        assert not [name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]


def test_browsers_are_told_to_stay_with_https_only_where_it_is(sampler: Sampler) -> None:
    client = sampler.app.test_client()
    assert "Strict-Transport-Security" not in client.get("/healthz").headers
    sampler.app.config["SESSION_COOKIE_SECURE"] = True
    assert "max-age=63072000" in client.get("/healthz").headers["Strict-Transport-Security"]


def test_files_may_be_kept_but_not_sniffed_or_shared(client: FlaskClient) -> None:
    with client.get("/static/favicon.svg") as answer:
        answer.get_data()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "max-age=3600" in answer.headers["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer.headers
