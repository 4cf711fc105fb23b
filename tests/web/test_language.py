"""Welsh and English at the same addresses, and the choice is kept."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.visitor import Page, Visitor
from transition.web.addresses import own_address


def heading(client: FlaskClient, **headers: str) -> str:
    return Visitor(client).get("/accessibility", headers=headers).heading


def choose(client: FlaskClient, language: str, back: str) -> Page:
    token = Visitor(client).get("/accessibility").soup.find("input", {"name": "csrf_token"})
    assert token is not None
    sent = {"csrf_token": token["value"], "language": language, "back": back}
    return Visitor(client).post("/language", sent, follow_redirects=False)


def test_english_is_read_until_somebody_chooses(client: FlaskClient) -> None:
    assert heading(client) == "Accessibility statement"


def test_a_welsh_browser_is_answered_in_welsh(client: FlaskClient) -> None:
    assert heading(client, **{"Accept-Language": "cy, en;q=0.8"}) == "Datganiad hygyrchedd"


def test_a_choice_is_kept_and_leads_back_to_the_same_page(client: FlaskClient) -> None:
    answer = choose(client, "cy", "/accessibility?part=2&part=3")
    assert (answer.status, answer.response.headers["Location"]) == (303, "/accessibility?part=2&part=3")
    assert heading(client, **{"Accept-Language": "en"}) == "Datganiad hygyrchedd"
    choose(client, "en", "/accessibility")
    assert heading(client) == "Accessibility statement"


def test_the_switch_names_the_other_language_in_that_language(client: FlaskClient) -> None:
    page = Visitor(client).get("/accessibility")
    button = page.soup.find("button", {"name": "language"})
    assert button is not None
    assert (button.get_text(), button["lang"], button["value"]) == ("Cymraeg", "cy", "cy")


@pytest.mark.parametrize("language", ["", "en_US", "fr", "cy\r\nSet-Cookie: a=b", "x" * 5000])
def test_another_language_changes_nothing(client: FlaskClient, language: str) -> None:
    answer = choose(client, language, "/accessibility")
    assert answer.status == 303
    assert not [
        cookie for cookie in answer.response.headers.getlist("Set-Cookie") if cookie.startswith("language=")
    ]


def test_the_choice_needs_a_form_of_ours(client: FlaskClient) -> None:
    assert client.post("/language", data={"language": "cy", "back": "/"}).status_code == 400


EVIL: list[Any] = [
    None, "", "https://evil.example/", "//evil.example", "////evil.example", "/\t/evil.example", "/\\evil.example",
    "\\\\evil.example", "/%2f/evil.example/..//", "javascript:alert(1)", "accessibility", "/accessibility\r\nX: 1",
    "/no-such-page", "/language", "/" + "x" * 3000, "http:/accessibility", "/accessibility\x00", "///accessibility",
]  # fmt: skip


@pytest.mark.parametrize("target", EVIL)
def test_no_address_but_our_own_is_followed(sample: Flask, target: str | None) -> None:
    with sample.test_request_context("/"):
        assert own_address(target) == "/"


@pytest.mark.parametrize(
    ("target", "followed"),
    [
        ("/accessibility", "/accessibility"),
        ("/accessibility?a=1&b=", "/accessibility?a=1&b="),
        ("/accessibility?_external=1&_scheme=ftp&_anchor=x&endpoint=y", "/accessibility"),
        ("/accessibility?to=//evil.example", "/accessibility?to=//evil.example"),
        ("/raise/it?kind=other", "/raise/it"),
    ],
)
def test_our_own_addresses_are_built_anew(sample: Flask, target: str, followed: str) -> None:
    with sample.test_request_context("/"):
        assert own_address(target) == followed
