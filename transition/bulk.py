"""Rows written by the thousand, past the session, in the caller's transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from transition.db import Base

AT_ONCE = 1000
Item = TypeVar("Item")


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items, a thousand at a time."""
    waiting = iter(items)
    while some := list(islice(waiting, AT_ONCE)):
        yield some


def added(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows whose ids nobody asks for: without RETURNING the driver reads the statement once for all."""
    columns: Any = table.__table__
    if rows:
        session.execute(insert(columns), rows)


def inserted(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> Sequence[int]:
    """Inserts rows and gives their ids, in the same order."""
    columns: Any = table.__table__
    if session.connection().dialect.name != "postgresql":
        adding = insert(columns).returning(columns.c.id, sort_by_parameter_order=True)
        return session.scalars(adding, rows).all()
    # Asked for first: a statement of a thousand rows costs psycopg longer to read than to send.
    sequence = func.nextval(func.pg_get_serial_sequence(columns.name, "id"))
    ids = session.scalars(select(sequence).select_from(func.generate_series(1, len(rows)))).all()
    added(session, table, [{**row, "id": row_id} for row, row_id in zip(rows, ids, strict=True)])
    return ids
