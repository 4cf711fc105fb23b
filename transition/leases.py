"""Rows that say what work waits: who holds one until when, and how often it was tried; knows no feature."""

from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from transition.clock import now
from transition.db import UTCDateTime, db

LEASE: Final = timedelta(minutes=5)
# How often anything is tried before somebody must look at it.
MOST_ATTEMPTS: Final = 3


class Leased:
    """The columns of a row of work. An attempt counts from the moment that somebody takes the row up."""

    is_done: Mapped[bool] = mapped_column(default=False, index=True)
    attempt_count: Mapped[int] = mapped_column(default=0)
    claimed_until: Mapped[datetime | None] = mapped_column(UTCDateTime)


Row = TypeVar("Row", bound=Leased)


def still_waits(table: type[Leased]) -> tuple[ColumnElement[bool], ...]:
    """What is still to be done, was not tried too often and nobody holds."""
    return (
        table.is_done.is_(False),
        table.attempt_count < MOST_ATTEMPTS,
        or_(table.claimed_until.is_(None), table.claimed_until < now()),
    )


def waiting_keys(table: type[Leased], key: InstrumentedAttribute[int], most: int) -> list[int]:
    """The keys of what is still to be done and nobody holds, the oldest first."""
    query = select(key).where(*still_waits(table)).order_by(key)
    return list(db.session.scalars(query.limit(most)))


def claim(table: type[Row], is_it: Any) -> Row | None:
    """The one row that `is_it` selects, held for five minutes and committed; None when it no longer waits."""
    work = db.session.scalar(select(table).where(is_it).with_for_update())
    if work is None or work.is_done or (work.claimed_until and work.claimed_until > now()):
        db.session.rollback()
        return None
    work.claimed_until, work.attempt_count = now() + LEASE, work.attempt_count + 1
    db.session.commit()
    return work
