"""A small application with a page for everything that pages share, for the tests of those parts."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from flask import flash, redirect, url_for
from jinja2 import ChoiceLoader, FileSystemLoader

from config import Config
from transition.access.permissions import Open
from transition.app import create_app
from transition.db import Stale
from transition.web.amounts import HundredthsField, MoneyField, WholeField
from transition.web.dates import DateBoxes
from transition.web.fields import (
    CheckboxesField,
    ChoiceField,
    EmailField,
    FileField,
    LongTextField,
    Option,
    PasswordField,
    SelectField,
    TextField,
    TickField,
    VersionField,
)
from transition.web.forms import Form
from transition.web.pages import render_form


class Pace(StrEnum):
    """A choice that is an enum, as most are."""

    SLOW = "SLOW"
    FAST = "FAST"


class EverythingForm(Form):
    """One question of each kind."""

    name = TextField("Name", required="Enter a name", longest=100)
    notes = LongTextField("Notes", hint="What was said")
    email = EmailField("E-mail")
    password = PasswordField("Password")
    pace = ChoiceField("Pace", choices=[Option(Pace.SLOW, "Slow", "With care"), (Pace.FAST, "Fast")])
    team = SelectField("Team", choices=[(1, "Cloud"), (2, "Desk")])
    days = CheckboxesField("Days", choices=[("mon", "Monday"), ("tue", "Tuesday")])
    agreed = TickField("I agree")
    file = FileField("Staff list", endings=(".csv", ".xlsx"))
    met_on = DateBoxes(
        "When did you meet?", called="The date of the meeting", required="Enter the date of the meeting"
    )
    pay = MoneyField("Pay")
    hours = HundredthsField("Hours", most=16800)
    people = WholeField("People", most=5000)
    version = VersionField()


class Sampler:
    """The application, and what its one record says."""

    def __init__(self, instance: Path) -> None:
        self.begin_anew()
        self.app = create_app(
            Config(
                database_url=f"sqlite:///{instance / 'sampler.sqlite'}",
                secret_key="only for tests " * 4,
                today=date(2026, 3, 2),
                instance=instance,
                testing=True,
            )
        )
        here = FileSystemLoader(Path(__file__).parent / "templates")
        assert self.app.jinja_loader
        self.app.jinja_loader = ChoiceLoader([self.app.jinja_loader, here])
        self.add("/everything", self.everything, ["GET", "POST"])
        self.add("/raise/<kind>", self.failing, ["GET", "POST"])

    def begin_anew(self) -> None:
        """The record as it was at first; nothing refused, nothing saved."""
        self.record: dict[str, Any] = {
            "name": "Cloud",
            "notes": "",
            "met_on": date(2026, 2, 3),
            "pay": 3431400,
            "version": 3,
        }
        self.refusal: Exception | None = None
        self.saved: dict[str, Any] | None = None
        self.before_saving: Callable[[], None] = lambda: None
        self.before_failing: Callable[[], None] = lambda: None

    def add(self, path: str, view: Callable[..., Any], methods: list[str] | None = None) -> None:
        """Adds a page that anyone may open."""
        view_function = lambda **arguments: view(**arguments)  # noqa: E731 - a fresh object to mark
        view_function.needs = Open.ANYONE
        self.app.add_url_rule(path, path.strip("/").split("/")[0], view_function, methods=methods)

    def everything(self) -> Any:
        """The page with every part on it."""
        form = EverythingForm(data=self.record)
        if form.validate_on_submit() and form.attempt(
            lambda: self.save(form), lambda broken: f"Refused: {broken.code}"
        ):
            flash("Saved.")
            return redirect(url_for("everything"))
        welsh = SimpleNamespace(name="Cloud", name_cy="Cwmwl", title="Desk", title_cy="")
        return render_form("everything.html", form, record=welsh)

    def save(self, form: EverythingForm) -> None:
        """Does what the test has asked for."""
        if form.version.data != self.record["version"]:
            raise Stale
        self.before_saving()
        if self.refusal:
            raise self.refusal
        self.saved = dict(form.data)

    def failing(self, kind: str) -> Any:
        """Fails as the test asks."""
        self.before_failing()
        raise self.refusal or RuntimeError(kind)
