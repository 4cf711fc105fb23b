"""How far the making of a batch's letters is, and how long the rest may take, from how fast they come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import func, select

from transition.db import db
from transition.letters.models import Batch, Letter

_QUIET = timedelta(minutes=2)


@dataclass(frozen=True)
class Progress:
    """Letters made and to be made. `minutes_left` is None while too few are made to say."""

    made: int
    all: int
    minutes_left: int | None = None
    is_quiet: bool = False

    @property
    def seconds_between(self) -> int:
        """How often it is worth looking again."""
        return 5 if (self.minutes_left or 0) < 2 else 20


def progress_of(batch: Batch, *, whole: int, waiting: int, now: datetime) -> Progress:
    """How far a batch is. It is quiet when letters wait and none was made for a while: then somebody should look."""
    row = db.session.execute(
        select(
            func.min(Letter.rendered_at), func.max(Letter.rendered_at), func.count(Letter.rendered_at)
        ).where(Letter.batch_id == batch.id)
    ).one()
    first, last, made = row
    taken = (last - first).total_seconds() if first and last else 0.0
    left = ceil(waiting * taken / (made - 1) / 60) if made > 1 and taken > 0 else None
    is_quiet = bool(waiting and last and now - last > _QUIET)
    return Progress(made, whole, None if left is None or is_quiet else max(1, left), is_quiet)
