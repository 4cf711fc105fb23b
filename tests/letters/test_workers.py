"""Several workers on one batch: real processes on PostgreSQL, each letter exactly once."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.conftest import Build
from tests.letters.case import ANNOUNCEMENT, Case, make_ready, prepared
from transition.audit.models import AuditEvent
from transition.db import db
from transition.letters.models import Document, Letter
from transition.rules.letters import LanguageChoice

ROOT = Path(__file__).parents[2]
LETTERS, WORKERS, MOST_SECONDS = 30, 2, 120


@contextmanager
def working(app: Flask, folder: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Two workers as an operator starts them; both are gone afterwards."""
    settings = {
        **os.environ,
        "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
        "SECRET_KEY": "only for tests " * 4,
        "TODAY": "2026-03-02",
    }
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "worker"]
    log = (folder / "workers.log").open("wb")
    started = [
        subprocess.Popen(command, cwd=ROOT, env=settings, stdout=log, stderr=log) for _ in range(WORKERS)
    ]
    try:
        yield started
    finally:
        for worker in started:
            worker.send_signal(signal.SIGTERM)
        for worker in started:
            try:
                worker.wait(timeout=20)
            except subprocess.TimeoutExpired:
                worker.kill()
                worker.wait()
        log.close()


@pytest.mark.only_postgresql
def test_two_workers_make_each_letter_of_a_batch_once(
    app: Flask, case: Case, build: Build, tmp_path: Path
) -> None:
    with build():
        for _ in range(LETTERS - len(case.people)):
            make_ready(case.transfer, language=LanguageChoice.ENGLISH)
    with app.app_context():
        prepared(case, ANNOUNCEMENT)
        db.session.commit()
    with working(app, tmp_path) as workers:
        end = time.monotonic() + MOST_SECONDS
        while _made(app) < LETTERS and time.monotonic() < end:
            assert all(worker.poll() is None for worker in workers), (tmp_path / "workers.log").read_text()
            time.sleep(0.2)  # between two looks at the state, which alone ends the wait
    assert _made(app) == LETTERS, f"{_unmade(app)}\n{(tmp_path / 'workers.log').read_text()[-2000:]}"
    with app.app_context():
        assert db.session.scalars(select(Letter.attempt_count).distinct()).all() == [0]
        pairs = db.session.execute(
            select(Document.letter_id, Document.place, func.count()).group_by(
                Document.letter_id, Document.place
            )
        ).all()
        assert {row[2] for row in pairs} == {1}
        assert len({row[0] for row in pairs}) == LETTERS
        events = select(func.count()).where(AuditEvent.name == "letter.rendered")
        assert db.session.scalar(events) == LETTERS


def _made(app: Flask) -> int:
    with app.app_context():
        count = db.session.scalar(select(func.count(Letter.rendered_at))) or 0
        db.session.rollback()
        return count


def _unmade(app: Flask) -> list[tuple[int, int, str]]:
    """The letters that are not there, with their attempts and problems: slow, stuck or failed."""
    with app.app_context():
        query = select(Letter.number, Letter.attempt_count, Letter.problem)
        return [tuple(row) for row in db.session.execute(query.where(Letter.rendered_at.is_(None)))]
