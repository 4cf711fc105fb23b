"""How long the home page takes while the worker is held up by a mail server that trickles, beside without one.

    python -m tests.bench.mail [--rounds 100]

PostgreSQL is measured when TEST_DATABASE_URL is set. The worker is a process of its own, as in use, and is held up
for as long as the page is measured. Exits 1 when the median grows by more than a half, or the worker was not held up.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import select

from tests.bench.staff_list import application, say
from tests.conftest import TODAY
from tests.databases import engines
from tests.factories import make_officer, make_own_milestone, make_transfer
from tests.reminders.post_office import PostOffice, post_office
from tests.visitor import Visitor, visitor
from transition.db import db
from transition.reminders.models import OutboxMessage, OutboxState

MOST_RATIO, MESSAGES = 1.5, 50


def main() -> int:
    """Measures, prints, and says whether the promise is kept."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=100)
    asked = arguments.parse_args()
    is_kept = True
    for engine in engines():
        with application(engine) as app:
            is_kept &= _measured(engine, app, asked.rounds)
    return 0 if is_kept else 1


def _measured(engine: str, app: Flask, rounds: int) -> bool:
    reader = _reader(app)
    for _ in range(5):
        reader.get("/")
    before = _median(reader, rounds)
    with post_office() as (office, address), _worker(app, address):
        office.trickles = MESSAGES
        _until_held_up(office)
        during = _median(reader, rounds)
        is_held_up = _is_sending(app)
    ratio = during / before
    say(
        f"{engine}: home page {before:.1f} ms without the worker, {during:.1f} ms while it is held up: "
        f"{ratio:.2f} times; held up throughout: {is_held_up}"
    )
    return is_held_up and ratio <= MOST_RATIO


def _reader(app: Flask) -> Visitor:
    """Somebody with a task, and messages that wait."""
    now = datetime.now(UTC)
    with app.app_context():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
        make_own_milestone(transfer, owner_account_id=officer.id)
        for number in range(MESSAGES):
            account = make_officer(transfer.outgoing_employer)
            db.session.add(
                OutboxMessage(
                    account_id=account.id, for_on=TODAY, language="en", subject="Your tasks", text="One is due.\n",
                    message_id=f"<{number}@example.org>", state=OutboxState.WAITING, attempt_count=0,
                    queued_at=now, next_attempt_at=now,
                )
            )  # fmt: skip
        db.session.commit()
    return visitor(app, officer)


def _median(reader: Visitor, rounds: int) -> float:
    """Milliseconds for the home page, the middle one of so many."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        assert reader.get("/").status == 200
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


@contextmanager
def _worker(app: Flask, smtp_url: str) -> Iterator[None]:
    environment = {
        **os.environ, "FLASK_APP": "wsgi.py", "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
        "SECRET_KEY": app.config["SECRET_KEY"], "TODAY": TODAY.isoformat(), "SMTP_URL": smtp_url,
        "MAIL_FROM": "transition@example.org",
    }  # fmt: skip
    process = subprocess.Popen([sys.executable, "-m", "flask", "worker"], env=environment)
    try:
        yield
    finally:
        process.kill()
        process.wait()


def _until_held_up(office: PostOffice) -> None:
    deadline = time.monotonic() + 60
    while not office.trickled and time.monotonic() < deadline:
        time.sleep(0.05)


def _is_sending(app: Flask) -> bool:
    with app.app_context():
        query = select(OutboxMessage.id).where(OutboxMessage.state == OutboxState.SENDING)
        return db.session.scalar(query.limit(1)) is not None


if __name__ == "__main__":
    sys.exit(main())
