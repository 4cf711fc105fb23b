"""A person with a browser, as far as the server can tell: pages read as text, forms filled by their labels."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from transition import clock
from transition.accounts.models import Account, SignInSession
from transition.accounts.tokens import digest_of, new_token
from transition.db import db


@dataclass
class Page:
    """One answer of the server, read as a person reads it."""

    response: TestResponse
    visitor: "Visitor"

    @property
    def status(self) -> int:
        """The answer's code."""
        return self.response.status_code

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The page's elements, read when somebody first looks at them: that costs a third of making the page."""
        is_html = self.response.mimetype == "text/html"
        return BeautifulSoup(self.response.get_data(as_text=True) if is_html else "", "html.parser")

    @property
    def text(self) -> str:
        """All that the page's main part says, white space folded."""
        return " ".join((self.soup.find("main") or self.soup).get_text(" ").split())

    @property
    def heading(self) -> str:
        """The one h1."""
        headings = self.soup.find_all("h1")
        assert len(headings) == 1, f"{len(headings)} h1 on the page"
        return " ".join(headings[0].get_text(" ").split())

    @property
    def errors(self) -> list[str]:
        """What the error summary says."""
        summary = self.soup.select_one(".govuk-error-summary__list")
        return [" ".join(item.get_text(" ").split()) for item in summary.find_all("li")] if summary else []

    @property
    def links(self) -> dict[str, str]:
        """Every link's words and where it goes."""
        return {" ".join(a.get_text(" ").split()): str(a["href"]) for a in self.soup.find_all("a", href=True)}

    def rows(self, table: int = 0) -> list[list[str]]:
        """The cells of a table's body."""
        body = self.soup.find_all("table")[table].find("tbody")
        return [
            [" ".join(c.get_text(" ").split()) for c in r.find_all(["th", "td"])] for r in body.find_all("tr")
        ]

    def follow(self, words: str) -> "Page":
        """The page behind the link with these words."""
        return self.visitor.get(self.links[words])

    def form(self, button: str | None = None) -> Tag:
        """The form of the main part that has this button; the only one when none is named."""
        forms = [
            f
            for f in (self.soup.find("main") or self.soup).find_all("form")
            if f.get("method", "").lower() == "post"
        ]
        if button:
            forms = [
                f
                for f in forms
                if any(button == " ".join(b.get_text(" ").split()) for b in f.find_all("button"))
            ]
        assert len(forms) == 1, f"{len(forms)} forms fit {button!r}"
        return forms[0]

    def submit(self, button: str | None = None, **answers: Any) -> "Page":
        """Sends the form with what it holds already and these answers; redirects are followed."""
        form = self.form(button)
        data = held_by(form)
        chosen = next(
            (
                b
                for b in form.find_all("button")
                if b.get("name") and " ".join(b.get_text(" ").split()) == button
            ),
            None,
        )
        if chosen:
            data[str(chosen["name"])] = str(chosen.get("value", ""))
        unknown = set(answers) - {
            str(f["name"]) for f in form.find_all(["input", "textarea", "select"]) if f.get("name")
        }
        assert not unknown, f"the form does not ask for {sorted(unknown)}"
        data.update({name: value for name, value in answers.items() if value is not None})
        for name in [name for name, value in answers.items() if value is None]:
            data.pop(name, None)
        return self.visitor.post(str(form.get("action") or self.response.request.path), data)


def held_by(form: Tag) -> dict[str, Any]:
    """What a browser would send of a form that nobody touched."""
    data: dict[str, Any] = {}
    for field in form.find_all("input"):
        kind, name = field.get("type", "text"), field.get("name")
        if (
            not name
            or kind in {"submit", "button", "file"}
            or (kind in {"radio", "checkbox"} and not field.has_attr("checked"))
        ):
            continue
        value = str(field.get("value", ""))
        if kind == "checkbox" and name in data:
            data[str(name)] = [
                *(data[str(name)] if isinstance(data[str(name)], list) else [data[str(name)]]),
                value,
            ]
        else:
            data[str(name)] = value
    for field in form.find_all("textarea"):
        data[str(field["name"])] = field.get_text().removeprefix("\n")
    for field in form.find_all("select"):
        chosen = field.find("option", selected=True) or field.find("option")
        data[str(field["name"])] = str(chosen.get("value", "")) if chosen else ""
    return data


@dataclass
class Visitor:
    """Someone with a browser of their own."""

    client: FlaskClient

    def get(self, path: str, **options: Any) -> Page:
        """Opens an address, following redirects."""
        return Page(self.client.get(path, follow_redirects=True, **options), self)

    def post(self, path: str, data: dict[str, Any] | None = None, **options: Any) -> Page:
        """Sends a form, following redirects."""
        options.setdefault("follow_redirects", True)
        return Page(self.client.post(path, data=data or {}, **options), self)


def visitor(app: Flask, account: Account | None = None, language: str | None = None) -> Visitor:
    """A browser; signed in when an account is given, reading Welsh when told so."""
    client = app.test_client()
    if account is not None:
        token = new_token()
        with app.app_context():
            moment = clock.now()
            db.session.add(
                SignInSession(
                    token_digest=digest_of(token),
                    account_id=account.id,
                    started_at=moment,
                    last_seen_at=moment,
                )
            )
            db.session.commit()
        with client.session_transaction() as session:
            session["_user_id"] = token
            session["_fresh"] = True
    if language:
        client.set_cookie("language", language)
    return Visitor(client)
