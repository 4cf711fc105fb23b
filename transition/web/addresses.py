"""Addresses that a reader hands back to us: followed only when they are pages of our own."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

HOME = "/"
_LONGEST = 2000


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
