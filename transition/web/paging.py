"""Long lists a page at a time: by where the last page ended, so that the thousandth costs what the first did."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
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


def sort_from(
    columns: Mapping[str, SQLColumnExpression[Any]], default: str, *, newest_first: bool = False
) -> Sort:
    """The sort that the address asks for, among those offered; the default one for anything else.

    With `newest_first` the default one goes down until the address asks for a column.
    """
    name = request.args.get("sort", "")
    if name not in columns:
        return Sort(default, columns[default], newest_first or request.args.get("order") == "down")
    return Sort(name, columns[name], request.args.get("order") == "down")


def page_of(
    query: Select[Row], sort: Sort, identity: SQLColumnExpression[int], size: int = SIZE
) -> Page[Row]:
    """The page that the address asks for: one query for the first, two for others, however long the list is.

    `query` selects one entity and carries no order of its own; `identity` is its primary key.
    """
    after = _place(query, sort, identity, request.args.get("after"))
    before = None if after else _place(query, sort, identity, request.args.get("before"))
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
        address_with(before=str(found[0][-1]), after=None) if has_previous else None,
        address_with(after=str(found[-1][-1]), before=None) if has_next and found else None,
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


def _row(code: str | None) -> int | None:
    """The key of the row where the last page ended; None for anything that we did not write: the first page."""
    if not code or not re.fullmatch(r"[1-9][0-9]{0,9}", code):
        return None
    return int(code)


def _place(
    query: Select[Row], sort: Sort, identity: SQLColumnExpression[int], code: str | None
) -> tuple[Any, int] | None:
    """Where the last page ended, looked up in the list itself: the address carries a key and nothing personal."""
    if (row := _row(code)) is None:
        return None
    found = db.session.execute(query.add_columns(sort.column).where(identity == row).limit(1)).first()
    return None if found is None else (found[-1], row)
