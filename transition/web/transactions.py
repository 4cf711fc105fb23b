"""How requests meet the database: those that only read never wait for those that write."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask

from transition.db import reading

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def init_app(app: Flask) -> None:
    """Lets the transactions of GET and HEAD requests begin as readers."""
    app.wsgi_app = _reading_first(app.wsgi_app)  # type: ignore[method-assign, assignment]  # WSGI wraps it


def _reading_first(application: Application) -> Application:
    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("REQUEST_METHOD") not in {"GET", "HEAD"}:
            return application(environ, start_response)
        with reading():
            return application(environ, start_response)

    return answer
