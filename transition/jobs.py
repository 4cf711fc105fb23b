"""How waiting work is claimed and done, on one machine or many; knows no feature.

The domain's own tables are the list of what waits. On SQLite one worker asks them; on PostgreSQL
Procrastinate carries the ids, deferred in the same transaction as the rows, to any number of workers, and
a sweep every ten seconds finds what it lost. Work takes only what still waits, so doing it twice does nothing more.
"""

import asyncio
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import click
import procrastinate
from flask import Flask, current_app
from procrastinate import exceptions

from transition.db import db

if TYPE_CHECKING:
    from werkzeug.local import LocalProxy

log = logging.getLogger(__name__)

# A worker begins anew after so many items, with whatever memory they left behind given back.
RECYCLE_AFTER = 2000
_POLL_SECONDS = 1.0
_BATCH = 100
# Of a worker that was killed: how often the others look, and after how long a silence it counts as gone.
_SWEEPING, _HEARTBEAT, _STALLED_AFTER = "*/10 * * * * *", 4, 15


@dataclass(frozen=True)
class Work:
    """One kind of waiting work. `waiting` gives the ids of what waits, at most so many; `do` does one.

    `do` claims its row with a lease, does a bounded piece and commits; it does nothing when the row no
    longer waits. `end` gives back what the doing holds beside memory, before a worker begins anew.
    """

    name: str
    waiting: Callable[[int], list[int]]
    do: Callable[[int], None]
    end: Callable[[], None] = lambda: None


def register(app: Flask, work: Work) -> None:
    """Adds a kind of work to the application's workers."""
    app.extensions.setdefault("work", {})[work.name] = work


def defer(name: str, ids: Iterable[int]) -> None:
    """Tells the workers, in this transaction, that these rows wait. On SQLite the tables themselves tell."""
    connection = db.session.connection()
    if connection.dialect.name != "postgresql":
        return
    manager = _queue(procrastinate.SyncPsycopgConnector()).job_manager
    for item in ids:
        job = procrastinate.tasks.configure_task(
            name=name,
            job_manager=manager,
            lock=f"{name}:{item}",
            task_kwargs={"item": item},
            connection=connection.connection.driver_connection,
        )
        job.defer()


def do_waiting(app: Flask, most: int | None = None, only: str | None = None) -> int:
    """Does what waits, here and now, until nothing does or `most` items are done; gives how many were.

    `only` names the one kind of work to do.
    """
    done = 0
    for work in _kinds(app):
        if only is not None and work.name != only:
            continue
        seen: set[int] = set()
        while most is None or done < most:
            ids = [item for item in _asked(app, work) if item not in seen]
            if not ids:
                break
            for item in ids[: None if most is None else most - done]:
                seen.add(item)
                _do(app, work, item)
                done += 1
    return done


def _kinds(app: Flask) -> list[Work]:
    return list(app.extensions.get("work", {}).values())


def _asked(app: Flask, work: Work) -> list[int]:
    with app.app_context():
        return work.waiting(_BATCH)


def _do(app: Flask, work: Work, item: int) -> None:
    """One item in a context of its own. A failure stays with its item: the others go on."""
    with app.app_context():
        try:
            work.do(item)
        except Exception:
            db.session.rollback()
            log.exception("%s %s failed", work.name, item)


def running_app() -> Flask:
    """The application itself and not Flask's stand-in for it: for what opens contexts of its own."""
    return cast("LocalProxy[Flask]", current_app)._get_current_object()


@click.command("worker")
def worker_command() -> None:
    """Does waiting work until stopped; any number of these may run on PostgreSQL."""
    app = running_app()
    with app.app_context():
        engine = db.engine.dialect.name
    run = _run_queue if engine == "postgresql" else _run_alone
    again = run(app)
    for work in _kinds(app):
        work.end()
    if again:
        # Begins anew in the same process, with its memory given back.
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own words


def _run_alone(app: Flask) -> bool:
    """Asks the tables again and again; True when it is time to begin anew, False when told to stop."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    done = 0
    while not stop.is_set():
        did = do_waiting(app, most=20)
        done += did
        if done >= RECYCLE_AFTER:
            return True
        if not did:
            stop.wait(_POLL_SECONDS)
    return False


def _run_queue(app: Flask) -> bool:
    """A Procrastinate worker on this process's own connection; True when it is time to begin anew."""
    return asyncio.run(_work(app))


async def _work(app: Flask) -> bool:
    url = app.config["SQLALCHEMY_DATABASE_URI"].replace("+psycopg", "")
    queue = _queue(procrastinate.PsycopgConnector(conninfo=url, min_size=1, max_size=3))
    loop, enough = asyncio.get_running_loop(), asyncio.Event()
    done = 0

    def did_one() -> None:
        nonlocal done
        done += 1
        if done >= RECYCLE_AFTER:
            loop.call_soon_threadsafe(enough.set)

    for work in _kinds(app):
        _add_task(queue, app, work, did_one)
    _add_sweep(queue, app)
    async with queue.open_async():
        working = asyncio.create_task(
            queue.run_worker_async(
                concurrency=1, delete_jobs="successful", update_heartbeat_interval=_HEARTBEAT
            )
        )
        waiting = asyncio.create_task(enough.wait())
        await asyncio.wait({working, waiting}, return_when=asyncio.FIRST_COMPLETED)
        is_enough = enough.is_set()
        for task in (working, waiting):
            task.cancel()
        await asyncio.gather(working, waiting, return_exceptions=True)
    return is_enough


def _queue(connector: Any) -> procrastinate.App:
    return procrastinate.App(connector=connector)


def _add_task(queue: procrastinate.App, app: Flask, work: Work, did_one: Callable[[], None]) -> None:
    @queue.task(name=work.name, retry=False)
    def do(item: int) -> None:
        _do(app, work, item)
        did_one()


def _add_sweep(queue: procrastinate.App, app: Flask) -> None:
    """Every ten seconds: what a killed worker left behind goes back, and what waits without a job gets one."""

    @queue.periodic(cron=_SWEEPING)
    @queue.task(name="sweep", queueing_lock="sweep", pass_context=True)
    async def sweep(_context: Any, timestamp: int) -> None:
        for job in await queue.job_manager.get_stalled_jobs(seconds_since_heartbeat=_STALLED_AFTER):
            await queue.job_manager.retry_job(job)
        queued = {row["name"] for row in await queue.job_manager.list_tasks_async(status="todo")}
        for work in _kinds(app):
            if work.name in queued:  # while jobs of its kind wait, nobody need look for one that is lost
                continue
            for item in await asyncio.to_thread(_asked, app, work):
                await _defer_once(queue, work.name, item)


async def _defer_once(queue: procrastinate.App, name: str, item: int) -> None:
    lock = f"{name}:{item}"
    try:
        await queue.configure_task(name, lock=lock, queueing_lock=lock).defer_async(item=item)
    except exceptions.AlreadyEnqueued:
        log.debug("%s waits already", lock)
