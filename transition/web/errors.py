"""What a reader is told when a page cannot be given: what happened and what to do, never how the program failed."""

from collections.abc import Callable
from typing import Any

from flask import Flask, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError, TimeoutError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError

from transition.db import Clash, Stale, clash_of, db

CODES = frozenset({400, 403, 404, 405, 409, 413, 429, 500, 503})


def init_app(app: Flask) -> None:
    """Gives every kind of failure its page."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(StaleDataError, _overtaken)
    app.register_error_handler(Stale, lambda _error: error_page(409))
    app.register_error_handler(IntegrityError, _clashed)
    for away in (OperationalError, InterfaceError, TimeoutError):
        app.register_error_handler(away, _database_away)


def error_page(code: int, kind: str | None = None) -> tuple[str, int]:
    """The page of this status, in the reader's language. `kind` names a special one of the same status."""
    template = f"errors/{kind or (code if code in CODES else 400 if code < 500 else 500)}.html"
    return render_template(template), code


def not_found(_error: Exception) -> ResponseReturnValue:
    """Answers 404: for what is outside the reader's scope, as if it did not exist."""
    return error_page(404)


def _http(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if 300 <= code < 400:
        return error
    if isinstance(error, SecurityError):
        # A host that is not ours: nothing of ours is shown there, and no address can be built.
        return "Bad Request", 400
    if isinstance(error, InternalServerError):
        _set_aside()
    page, status = error_page(code)
    response = current_app.make_response((page, status))
    for name, value in error.get_headers():
        if name.lower() in {"allow", "retry-after"}:
            response.headers[name] = value
    return response


def _forged(_error: CSRFError) -> ResponseReturnValue:
    return error_page(400, "form_expired")


def _overtaken(error: StaleDataError) -> ResponseReturnValue:
    """Somebody else's save came between our read and our write: asks the page again, which now sees theirs."""
    db.session.rollback()
    view: Callable[..., Any] | None = current_app.view_functions.get(request.endpoint or "")
    if view is None or g.get("is_asked_again"):
        return error_page(409)
    g.is_asked_again = True
    try:
        answer: ResponseReturnValue = view(**(request.view_args or {}))
    except Exception as second:
        # What a page may answer the first time it may answer now too: that a record is gone, say.
        db.session.rollback()
        return current_app.handle_user_exception(second)
    return answer


def _clashed(error: IntegrityError) -> ResponseReturnValue:
    """Two people, or one button pressed twice, saved the same thing: the database let only the first through."""
    if clash_of(error) is not Clash.TAKEN:
        raise error
    db.session.rollback()
    current_app.logger.warning("%s came second at a constraint", request.endpoint)
    return error_page(409, "saved_meanwhile")


def _database_away(error: OperationalError | InterfaceError | TimeoutError) -> ResponseReturnValue:
    if clash_of(error) is Clash.BUSY:
        return _busy()
    current_app.logger.error("The database did not answer: %s", type(error).__name__)
    _set_aside()
    page, status = error_page(503)
    return page, status, {"Retry-After": "30"}


def _busy() -> ResponseReturnValue:
    """Others held what this page was to change: nothing is wrong, and it will do in a moment."""
    db.session.rollback()
    current_app.logger.warning("%s waited too long for other writers", request.endpoint)
    page, status = error_page(503, "busy")
    return page, status, {"Retry-After": "5"}


def _set_aside() -> None:
    """From here on the page asks the database nothing: it may be what failed."""
    g.is_broken = True
    db.session.rollback()
