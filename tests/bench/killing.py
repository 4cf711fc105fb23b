"""What the kills need: processes that can be killed, a browser that presses buttons, and what the database says."""

import hashlib
import os
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from pathlib import Path
from threading import Thread
from typing import IO
from urllib.parse import urlencode

from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import func, select, text

from tests.visitor import visitor
from transition.accounts.models import Account
from transition.audit.models import AuditEvent
from transition.db import db
from transition.letters.models import Batch, Document, Letter, PrintFile, PrintRun

ROOT = Path(__file__).parents[2]


@dataclass
class Process:
    """A process of the product, in a group of its own, that can be killed and started again."""

    command: list[str]
    environment: dict[str, str]
    log: IO[bytes]
    running: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Starts it unless it runs."""
        if self.running is not None and self.running.poll() is None:
            return
        self.running = subprocess.Popen(
            [sys.executable, *self.command],
            cwd=ROOT,
            env=self.environment,
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
        )

    def kill(self, *, whole_group: bool) -> bool:
        """SIGKILL, to all its processes at once or to itself alone; False when it did not run."""
        one, self.running = self.running, None
        if one is None or one.poll() is not None:
            return False
        if whole_group:
            os.killpg(one.pid, signal.SIGKILL)
        else:
            one.kill()
        one.wait()
        return True

    def children(self) -> list[int]:
        """The processes that it started: of a worker, the one that draws."""
        if self.running is None or self.running.poll() is not None:
            return []
        listed = subprocess.run(["pgrep", "-P", str(self.running.pid)], capture_output=True, text=True)
        return [int(word) for word in listed.stdout.split()]

    def kill_children(self) -> bool:
        """SIGKILL to what it started and not to itself; False when there was nothing."""
        found = self.children()
        for child in found:
            try:
                os.kill(child, signal.SIGKILL)
            except ProcessLookupError:
                continue
        return bool(found)


@dataclass
class Browser:
    """Somebody signed in, over real HTTP; a server that dies meanwhile is no error."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, app: Flask, account: Account, port: int) -> "Browser":
        """That person's browser."""
        client = visitor(app, account).client
        name = str(app.config["SESSION_COOKIE_NAME"])
        cookie = client.get_cookie(name, domain=client_domain(app))
        assert cookie is not None, "nobody is signed in"
        return cls(port, {name: cookie.value})

    def is_answered(self) -> bool:
        """Whether the server is there."""
        return self._asked("GET", "/healthz") is not None

    def press(self, path: str, asked_on: str) -> Thread:
        """Opens the page and sends its form to that address, from a thread of its own."""
        answer = self._asked("GET", asked_on)
        thread = Thread(target=self._send, args=(path, answer[1] if answer else ""))
        thread.start()
        return thread

    def _send(self, path: str, page: str) -> None:
        token = BeautifulSoup(page, "html.parser").find("input", {"name": "csrf_token"})
        if token is not None:
            self._asked("POST", path, urlencode({"csrf_token": str(token["value"])}))

    def _asked(self, method: str, path: str, body: str | None = None) -> tuple[int, str] | None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            said = answer.read().decode(errors="replace")
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
        return answer.status, said


def client_domain(app: Flask) -> str:
    """The name that a test client goes by."""
    return str(app.config.get("SERVER_NAME") or "localhost").split(":")[0]


@dataclass
class State:
    """What the database says of the batch."""

    rendered: int
    documents: dict[int, list[tuple[str, bool]]]
    attempts: set[int]
    events: Counter[str]
    batches: int
    files_waiting: int
    bad_files: int
    integrity: str

    @property
    def issued(self) -> int:
        """How often the letters were issued."""
        return self.events["letters.issued"]

    @property
    def twice(self) -> int:
        """Letters with more than one document in a language."""
        return sum(len(found) != len(set(found)) for found in self.documents.values())

    def lost(self, letters: int) -> int:
        """Letters without both their documents as their digests say."""
        whole = sorted((("cy", True), ("en", True)))
        return letters - sum(sorted(set(found)) == whole for found in self.documents.values())


def made(app: Flask, batch_id: int) -> int:
    """How many letters have their PDFs."""
    with app.app_context():
        count = db.session.scalar(select(func.count(Letter.rendered_at)).where(Letter.batch_id == batch_id))
        db.session.rollback()
        return count or 0


def state(app: Flask, batch_id: int) -> State:
    """Everything that is checked, read anew."""
    with app.app_context():
        documents: dict[int, list[tuple[str, bool]]] = {}
        query = select(Document.letter_id, Document.language, Document.digest, Document.pdf).join(
            Document.letter
        )
        for letter, language, digest, pdf in db.session.execute(query.where(Letter.batch_id == batch_id)):
            is_whole = hashlib.sha256(pdf).hexdigest() == digest
            documents.setdefault(letter, []).append((language, is_whole))
        files = list(
            db.session.execute(
                select(PrintFile.made_at, PrintFile.digest, PrintFile.pdf)
                .join(PrintRun, PrintRun.id == PrintFile.run_id)
                .where(PrintRun.batch_id == batch_id)
            )
        )
        names = db.session.execute(select(AuditEvent.name, func.count()).group_by(AuditEvent.name))
        attempts = select(Letter.attempt_count).where(Letter.batch_id == batch_id).distinct()
        rendered = db.session.scalar(
            select(func.count(Letter.rendered_at)).where(Letter.batch_id == batch_id)
        )
        found = State(
            rendered or 0,
            documents,
            set(db.session.scalars(attempts)),
            Counter({str(row[0]): row[1] for row in names}),
            db.session.scalar(select(func.count(Batch.id))) or 0,
            sum(one.made_at is None for one in files),
            sum(
                one.made_at is not None and hashlib.sha256(one.pdf or b"").hexdigest() != one.digest
                for one in files
            ),
            _integrity(),
        )
        db.session.rollback()
        db.engine.dispose()
        return found


def _integrity() -> str:
    if db.engine.dialect.name != "sqlite":
        return "ok"
    broken = db.session.execute(text("PRAGMA foreign_key_check")).first()
    said = str(db.session.scalar(text("PRAGMA integrity_check")))
    return said if broken is None else f"{said}; foreign key {broken}"


def check(found: State, letters: int) -> list[str]:
    """What is not as it must be."""
    said = {
        "letters rendered": (found.rendered, letters),
        "lost": (found.lost(letters), 0),
        "made twice": (found.twice, 0),
        "letter.rendered events": (found.events["letter.rendered"], letters),
        "letters.approved events": (found.events["letters.approved"], 1),
        "letters.issued events": (found.issued, 1),
        "batches": (found.batches, 1),
        "print files waiting": (found.files_waiting, 0),
        "print files unlike their digest": (found.bad_files, 0),
        "integrity": (found.integrity, "ok"),
    }
    return [f"{what}: {is_now}, not {wanted}" for what, (is_now, wanted) in said.items() if is_now != wanted]
