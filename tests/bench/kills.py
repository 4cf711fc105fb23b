"""Kills without warning: web server and workers die at 100 points of a batch of 200 letters, and nothing is lost.

`python -m tests.bench.kills` runs it on SQLite, and on PostgreSQL too when KILLS_DATABASE_URL or
TEST_DATABASE_URL names a server. KILLS, KILLS_LETTERS and KILLS_SEED change how much and which points.
"""

import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

from config import Config
from tests.bench.killing import Browser, Process, check, made, state
from tests.conftest import TODAY
from tests.databases import Database, database_on
from tests.letters.case import ANNOUNCEMENT, Case, make_case, make_ready, prepared
from transition.app import create_app
from transition.db import db
from transition.demo.run import web_server
from transition.rules.letters import LanguageChoice

KILLS = int(os.environ.get("KILLS", "100"))
LETTERS = int(os.environ.get("KILLS_LETTERS", "200"))
SEED = int(os.environ.get("KILLS_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)
SECRET = "only-for-kills-" * 4
MOST_SECONDS = 1800


class Run:
    """One batch on one database, from prepared to its print files, with the processes that do the work."""

    def __init__(self, database: Database, folder: Path, engine: str) -> None:
        self.chance = random.Random(SEED)  # noqa: S311 - points that can be had again, not secrets
        self.kills: Counter[str] = Counter()
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = int(free.getsockname()[1])
        base = f"http://127.0.0.1:{self.port}"
        self.app = _app(database, folder, base)
        environment = os.environ | {
            "DATABASE_URL": database.url, "SECRET_KEY": SECRET, "TODAY": TODAY.isoformat(), "BASE_URL": base,
            "FLASK_APP": "wsgi.py",
        }  # fmt: skip
        log = (folder / "processes.log").open("ab")
        self.server = Process(web_server("127.0.0.1", self.port), environment, log)
        count = 1 if engine == "sqlite" else 2
        self.workers = [Process(["-m", "flask", "worker"], environment, log) for _ in range(count)]
        self.environment = environment

    def prepare(self) -> Case:
        """The migrated database with one batch, whose letters wait."""
        with self.app.app_context():
            upgrade()
            case = make_case(people=0)
            for number in range(LETTERS):
                make_ready(case.transfer, surname=f"Enghraifft{number}", language=LanguageChoice.BOTH)
            self.batch_id = prepared(case, ANNOUNCEMENT).id
            db.session.commit()
            self.path = f"/transfers/{case.transfer.id}/letters/{self.batch_id}"
            self.preparer = Browser.of(self.app, case.preparer, self.port)
            self.approver = Browser.of(self.app, case.approver, self.port)
            db.engine.dispose()
        return case

    def start(self) -> None:
        """Starts every process that does not run."""
        for one in (self.server, *self.workers):
            one.start()

    def render(self, most: int) -> None:
        """Letters are made while workers, their drawing processes and the server are killed."""
        while made(self.app, self.batch_id) < LETTERS:
            self.start()
            if self.total >= most:
                time.sleep(0.1)
                continue
            self._wait_for_progress(self.chance.randrange(1, 5))
            drawing = [one for one in self.workers if one.children()]
            if not drawing:
                continue
            time.sleep(self.chance.uniform(0, 0.3))
            worker = self.chance.choice(drawing)
            what = self.chance.choices(("worker", "drawing", "both", "server"), (5, 2, 2, 1))[0]
            if what == "drawing":
                killed = worker.kill_children()
            else:
                one = self.server if what == "server" else worker
                killed = one.kill(whole_group=what != "worker")
            if killed:
                self.kills[f"rendering: {what}"] += 1

    def _wait_for_progress(self, letters: int) -> None:
        """Until so many more letters are made, which takes a while once a worker waits for a lease to end."""
        wanted, end = min(made(self.app, self.batch_id) + letters, LETTERS), time.monotonic() + 60
        while made(self.app, self.batch_id) < wanted and time.monotonic() < end:
            time.sleep(0.03)

    @property
    def total(self) -> int:
        """All kills so far."""
        return self.kills.total()

    def ask(self, browser: Browser, what: str, kills: int, *, is_page: bool = True) -> None:
        """Somebody presses the button again and again while the server dies; then once more, in peace."""
        for number in range(kills + 1):
            self.start()
            self._wait_for_server()
            path = f"{self.path}/{what}"
            sending = browser.press(path, asked_on=path if is_page else self.path)
            if number < kills:
                time.sleep(self.chance.uniform(0, 0.12))
                self.server.kill(whole_group=True)
                if self.chance.random() < 0.3:
                    self.chance.choice(self.workers).kill(whole_group=True)
                    self.kills[f"{what}: worker"] += 1
                self.kills[f"{what}: server"] += 1
            sending.join()

    def _wait_for_server(self) -> None:
        end = time.monotonic() + 60
        while not self.preparer.is_answered():
            if time.monotonic() > end:
                raise SystemExit("the server does not come back")
            time.sleep(0.05)

    def stop(self) -> None:
        """Ends every process."""
        for one in (self.server, *self.workers):
            one.kill(whole_group=True)


def _app(database: Database, folder: Path, base: str) -> Flask:
    return create_app(
        Config(database_url=database.url, secret_key=SECRET, base_url=base, today=TODAY, instance=folder)
    )


def run(engine: str) -> bool:
    """One engine from beginning to end; True when nothing was lost."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = database_on(engine, folder)
        database.create()
        whole = Run(database, folder, engine)
        try:
            return _through(whole, engine, folder)
        finally:
            whole.stop()
            with whole.app.app_context():
                db.engine.dispose()
            database.drop()


def _through(whole: Run, engine: str, folder: Path) -> bool:
    began = time.monotonic()
    whole.prepare()
    started = time.monotonic()
    whole.render(most=KILLS * 6 // 10)
    rendered = time.monotonic() - started
    whole.ask(whole.approver, "approve", KILLS // 10)
    whole.ask(whole.preparer, "issue", KILLS // 10)
    runs = 0
    while whole.total < KILLS or not runs:
        whole.ask(whole.preparer, "print-runs", min(5, max(0, KILLS - whole.total)), is_page=False)
        runs += 1
    whole.start()
    _wait_for_files(whole)
    whole.stop()
    found = state(whole.app, whole.batch_id)
    wrong = check(found, LETTERS) + _verified(whole)
    print(
        f"kills on {engine}: {whole.total}, seed {SEED}, {time.monotonic() - began:.0f} s ({rendered:.0f} s rendering)"
    )
    for what, count in sorted(whole.kills.items()):
        print(f"  {count:4} {what}")
    print(f"  lost {found.lost(LETTERS)}, made twice {found.twice}, issued {found.issued} time(s)")
    for line in wrong:
        print(f"  WRONG: {line}")
    if wrong:
        print((folder / "processes.log").read_text()[-3000:])
    return not wrong


def _wait_for_files(whole: Run) -> None:
    end = time.monotonic() + 300
    while state(whole.app, whole.batch_id).files_waiting and time.monotonic() < end:
        time.sleep(0.5)


def _verified(whole: Run) -> list[str]:
    command = [sys.executable, "-m", "flask", "audit", "verify"]
    done = subprocess.run(command, env=whole.environment, capture_output=True, text=True)
    print(f"  {(done.stdout + done.stderr).strip()}")
    return [] if done.returncode == 0 else ["the trail is broken"]


def main() -> None:
    """Every engine there is; exits with 1 when anything was lost or done twice."""
    server = os.environ.get("KILLS_DATABASE_URL") or os.environ.get("TEST_DATABASE_URL")
    engines = ["sqlite"]
    if server:
        os.environ["TEST_DATABASE_URL"] = server
        engines.append("postgresql")
    chosen = os.environ.get("KILLS_ENGINE")
    results = [run(engine) for engine in engines if chosen in (None, engine)]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
