"""Addresses: which numbers they may carry, and which are followed when a reader hands one back to us."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flask import Flask, current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import IntegerConverter, RequestRedirect

HOME = "/"
_LONGEST = 2000


class Number(IntegerConverter):
    """A number in an address as we write it: one that a key can have, in plain figures, in one spelling only.

    Anything else is no page. A greater number would reach the database, which fails on it.
    """

    regex = "0|[1-9][0-9]{0,9}"

    def __init__(self, map: Any) -> None:
        super().__init__(map, max=2**31 - 1)


def init_app(app: Flask) -> None:
    """Lets `<int:…>` in addresses stand for numbers that records can have."""
    app.url_map.converters["int"] = Number


def own_address(target: str | None, otherwise: str = HOME) -> str:
    """The address when it is one of our own pages that can be read, built anew; `otherwise` for anything else.

    Nothing of what was handed in is repeated: `////evil.example` and its like pass most checks by spelling.
    """
    if not target or len(target) > _LONGEST or not target.isprintable() or "\\" in target:
        return otherwise
    if not target.startswith("/") or target.startswith("//"):
        return otherwise
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return otherwise
    try:
        adapter = current_app.create_url_adapter(request)
        assert adapter is not None
        endpoint, arguments = adapter.match(parts.path, method="GET")
    except (HTTPException, RequestRedirect):
        return otherwise
    return url_for(endpoint, **{**_query(parts.query), **arguments})


def _query(query: str) -> dict[str, Any]:
    """The query's values by name; names that `url_for` would take as orders are left out."""
    values: dict[str, list[str]] = {}
    for name, value in parse_qsl(query, keep_blank_values=True, max_num_fields=50):
        if not name.startswith("_") and name not in {"endpoint", "self"}:
            values.setdefault(name, []).append(value)
    return dict(values)


def has_endpoint(endpoint: str) -> bool:
    """Whether there is such a page in this application."""
    return endpoint in current_app.view_functions


def here() -> str:
    """The path and query of the page being read, for coming back to it."""
    return request.full_path.rstrip("?")
