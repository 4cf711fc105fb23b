"""What every template can reach: the component library, the reader, addresses and the date set."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from sqlalchemy.exc import SQLAlchemyError

from transition.web import language
from transition.web.addresses import has_endpoint, here
from transition.web.canvas import Shape
from transition.web.forms import Form


def init_app(app: Flask) -> None:
    """Adds the component library to the templates, and what they may call."""
    library = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_loader = ChoiceLoader([library, *([app.jinja_loader] if app.jinja_loader else [])])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        asset=asset,
        has_endpoint=has_endpoint,
        here=here,
        language=language.language,
        language_names=language.NAMES,
        other_language=language.other_language,
        reader=reader,
        set_date=set_date,
        tag=language.tag,
    )


def render_form(template: str, form: Form, **values: Any) -> ResponseReturnValue:
    """A page with a form: 200 when it is new, 400 when an answer is at fault, 409 when somebody else came first."""
    status = 409 if form.conflict else 400 if form.errors else 200
    return render_template(template, form=form, **values), status


def drawing(svg: Callable[[Shape], str]) -> Response:
    """A picture as a file of its own, in the shape that the page asks for (`?shape=narrow`), else wide."""
    is_narrow = request.args.get("shape") == Shape.NARROW
    return Response(svg(Shape.NARROW if is_narrow else Shape.WIDE), mimetype="image/svg+xml")


def reader() -> Any | None:
    """Whoever is signed in; nobody while the database is away, so that the page about that can be shown."""
    if g.get("is_broken"):
        return None
    try:
        return current_user if current_user.is_authenticated else None
    except SQLAlchemyError:
        return None


def asset(name: str) -> str:
    """The address of a style sheet or script, which changes when the file does."""
    path = Path(str(current_app.static_folder)) / name
    return url_for(
        "static", filename=name, v=_digest(path, path.stat().st_mtime_ns) if path.exists() else None
    )


@cache
def _digest(path: Path, _changed_at: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def set_date() -> Any | None:
    """The date that the TODAY setting sets, shown on every page; none in ordinary use."""
    return current_app.config.get("TODAY")
