"""Long lists a page at a time: by where the last page ended, so that the thousandth costs what the first did."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from flask import request, url_for
from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, or_

from transition.db import db

Row = TypeVar("Row")
SIZE = 50


@dataclass(frozen=True)
class Sort:
    """How a list is sorted: by one of the named columns, none of which may hold NULL."""

    name: str
    column: SQLColumnExpression[Any]
    is_descending: bool = False

    def aria(self, name: str) -> str:
        """What a table's heading says about itself."""
        if name != self.name:
            return "none"
        return "descending" if self.is_descending else "ascending"

    def href(self, name: str) -> str:
        """The same list sorted by that column; the other way round when it is already."""
        turned = name == self.name and not self.is_descending
        return address_with(sort=name, order="down" if turned else None, after=None, before=None)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list, and the addresses of its neighbours."""

    rows: list[Row]
    previous_href: str | None = None
    next_href: str | None = None


def sort_from(columns: Mapping[str, SQLColumnExpression[Any]], default: str) -> Sort:
    """The sort that the address asks for, among those offered; the default one for anything else."""
    name = request.args.get("sort", "")
    name = name if name in columns else default
    return Sort(name, columns[name], request.args.get("order") == "down")


def page_of(
    query: Select[Row], sort: Sort, identity: SQLColumnExpression[int], size: int = SIZE
) -> Page[Row]:
    """The page that the address asks for. One query; what it costs does not grow with the list.

    `query` selects one entity and carries no order of its own; `identity` is its primary key.
    """
    after, before = _place(request.args.get("after")), _place(request.args.get("before"))
    is_backwards = before is not None and after is None
    place = before if is_backwards else after
    goes_down = sort.is_descending != is_backwards
    if place is not None:
        query = query.where(_beyond(sort.column, identity, place, goes_down))
    order = (sort.column.desc(), identity.desc()) if goes_down else (sort.column.asc(), identity.asc())
    found = db.session.execute(
        query.add_columns(sort.column, identity).order_by(*order).limit(size + 1)
    ).all()
    has_more, found = len(found) > size, found[:size]
    if not found and place is not None:
        return Page([], previous_href=address_with(after=None, before=None))
    if is_backwards:
        found = found[::-1]
    has_previous = has_more if is_backwards else place is not None
    has_next = True if is_backwards else has_more
    return Page(
        [row[0] for row in found],
        address_with(before=_code(found[0][-2], found[0][-1]), after=None) if has_previous else None,
        address_with(after=_code(found[-1][-2], found[-1][-1]), before=None) if has_next and found else None,
    )


def address_with(**changes: str | None) -> str:
    """This page's address with some of its query changed; None takes a name away."""
    kept: dict[str, Any] = {
        name: values
        for name, values in request.args.lists()
        if name not in changes and not name.startswith("_")
    }
    wanted = {name: value for name, value in changes.items() if value is not None}
    return url_for(request.endpoint or "", **{**kept, **wanted, **(request.view_args or {})})


def _beyond(
    column: SQLColumnExpression[Any],
    identity: SQLColumnExpression[int],
    place: tuple[Any, int],
    goes_down: bool,
) -> ColumnElement[bool]:
    value, last = place
    if goes_down:
        return or_(column < value, and_(column == value, identity < last))
    return or_(column > value, and_(column == value, identity > last))


def _code(value: Any, identity: int) -> str:
    """Where a page ends, as an address carries it; nothing personal but what sorts the list, and never logged."""
    kind = "d" if isinstance(value, date) else "v"
    text = json.dumps([kind, value.isoformat() if kind == "d" else value, identity])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _place(code: str | None) -> tuple[Any, int] | None:
    """Where the last page ended; None for anything that we did not write, which gives the first page."""
    if not code or len(code) > 2000:
        return None
    try:
        kind, value, identity = json.loads(
            base64.b64decode(code + "=" * (-len(code) % 4), b"-_", validate=True)
        )
        if type(identity) is not int or abs(identity) >= 2**63:
            return None
        if kind == "d":
            return date.fromisoformat(value), identity
        is_fit = (isinstance(value, str) and "\x00" not in value) or (
            type(value) is int and abs(value) < 2**63
        )
        return (value, identity) if kind == "v" and is_fit else None
    except (ValueError, TypeError, binascii.Error, RecursionError):
        return None
