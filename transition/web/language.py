"""Which language a reader reads: Welsh or English at the same addresses, and the choice is kept."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from blinker import Signal
from flask import Blueprint, Flask, Response, current_app, g, has_request_context, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import Babel, force_locale, get_locale
from flask_login import current_user
from sqlalchemy.exc import SQLAlchemyError

from transition import i18n
from transition.db import db
from transition.web.addresses import own_address

if TYPE_CHECKING:
    from werkzeug.local import LocalProxy

LOCALES = {"en": "en_GB", "cy": "cy"}
NAMES = {"en": "English", "cy": "Cymraeg"}
COOKIE = "language"
YEAR = 365 * 24 * 60 * 60

language_chosen = Signal("A signed-in reader chose a language: receivers keep it with the account.")
babel = Babel()
blueprint = Blueprint("language", __name__)

__all__ = ["force_locale", "language", "language_chosen", "tag"]


def init_app(app: Flask) -> None:
    """Sets the languages up and adds the page that a choice is sent to."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(Path(i18n.__file__).parent)
    app.config["BABEL_DEFAULT_TIMEZONE"] = "Europe/London"
    babel.init_app(app, default_locale="en_GB", locale_selector=_locale)
    app.register_blueprint(blueprint)


def language() -> str:
    """The reader's language: `cy` or `en`."""
    locale = get_locale()
    return "cy" if locale is not None and locale.language == "cy" else "en"


def tag(code: str) -> str:
    """A language as HTML names it: `cy` or `en-GB`."""
    return "cy" if code == "cy" else "en-GB"


def other_language() -> str:
    """The language that the reader is not reading."""
    return "en" if language() == "cy" else "cy"


def _locale() -> str:
    return LOCALES[_chosen() or _of_account() or _of_browser()] if has_request_context() else LOCALES["en"]


def _chosen() -> str | None:
    chosen = request.cookies.get(COOKIE)
    return chosen if chosen in LOCALES else None


def _of_account() -> str | None:
    """The account's language; none while the database is away, so that the page about that can be shown."""
    if g.get("is_broken"):
        return None
    try:
        kept = getattr(current_user, "language", None)
    except SQLAlchemyError:
        return None
    return kept if kept in LOCALES else None


def _of_browser() -> str:
    return "cy" if request.accept_languages.best_match(["en", "cy"]) == "cy" else "en"


@blueprint.post("/language")
def choose() -> ResponseReturnValue:
    """Keeps the reader's choice, in a cookie and with the account, and goes back to the page it was made on."""
    response = cast(Response, redirect(own_address(request.form.get("back")), 303))
    chosen = request.form.get("language")
    if chosen not in LOCALES:
        return response
    if current_user.is_authenticated and language_chosen.receivers:
        language_chosen.send(cast("LocalProxy[Flask]", current_app)._get_current_object(), language=chosen)
        db.session.commit()
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    response.set_cookie(COOKIE, chosen, max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
    return response
