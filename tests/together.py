"""Two people at the same moment: requests in threads that meet where one is about to write."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

import psycopg
from flask import Flask
from sqlalchemy import event, func, select

from transition.audit.models import AuditEvent
from transition.db import db

Answer = TypeVar("Answer")
MOST_SECONDS = 30


class Crossing:
    """Where everybody waits until the others are there too, are done, or wait for a lock that one here holds."""

    def __init__(self, number: int, is_anybody_blocked: Callable[[], bool]) -> None:
        self.number, self.is_anybody_blocked = number, is_anybody_blocked
        self.here: set[int] = set()
        self.changed = threading.Condition()

    def arrive(self) -> None:
        """Waits, the first time; whoever comes again has met the others already."""
        with self.changed:
            me = threading.get_ident()
            if me in self.here:
                return
            self._add(me)
            for _look in range(MOST_SECONDS * 50):
                if len(self.here) >= self.number or self.is_anybody_blocked():
                    return
                self.changed.wait(0.02)  # woken by whoever arrives; a lock tells nobody, so it is looked for
            raise AssertionError("Nobody else came to the crossing")

    def leave(self) -> None:
        """Nobody need wait for this one any more."""
        with self.changed:
            self._add(threading.get_ident())

    def _add(self, one: int) -> None:
        self.here.add(one)
        self.changed.notify_all()


def together(app: Flask, writes: str | tuple[str, ...], *acts: Callable[[], Answer]) -> list[Answer]:
    """What each act answers when all of them are about to run a statement that begins like `writes`, or like one of them.

    SQLite lets one write at a time from the beginning of its transaction, so there they only begin together.
    """
    begin = threading.Barrier(len(acts))
    with _crossing(app, writes, len(acts)) as crossing:

        def run(act: Callable[[], Answer]) -> Answer:
            begin.wait(MOST_SECONDS)
            try:
                return act()
            finally:
                crossing.leave()

        with ThreadPoolExecutor(len(acts)) as pool:
            return list(pool.map(run, acts))


@contextmanager
def _crossing(app: Flask, writes: str | tuple[str, ...], number: int) -> Iterator[Crossing]:
    with app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        yield Crossing(0, lambda: True)
        return
    address = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as looking:
        crossing = Crossing(number, lambda: _is_blocked(looking))

        def before(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            if statement.startswith(writes):
                crossing.arrive()

        event.listen(engine, "before_cursor_execute", before)
        try:
            yield crossing
        finally:
            event.remove(engine, "before_cursor_execute", before)


def _is_blocked(looking: "psycopg.Connection[tuple[int]]") -> bool:
    query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    row = looking.execute(query).fetchone()
    return bool(row and row[0])


def events(app: Flask, name: str) -> int:
    """How many events of that name the trail holds."""
    with app.app_context():
        found = db.session.scalar(select(func.count()).where(AuditEvent.name == name)) or 0
        db.session.rollback()
        return found
