"""`make run`: where it listens, what it tells its processes, and that it leaves none behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from transition.demo.run import CannotRun, address, surroundings

ROOT = Path(__file__).parents[2]
# The real supervisor over two processes that stand for the web server and the worker; each notes its id.
SCRIPT = """
from transition.demo import run
server = '''
import http.server, os, pathlib
class Well(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
    def log_message(self, *words):
        pass
pathlib.Path("{folder}/server").write_text(str(os.getpid()))
http.server.HTTPServer(("127.0.0.1", {port}), Well).serve_forever()
'''
worker = '''
import os, pathlib, time
pathlib.Path("{folder}/worker").write_text(str(os.getpid()))
time.sleep({life})
'''
run.PREPARATIONS = [["-c", "print('prepared')"]]
run.web_server = lambda host, port: ["-c", server]
run.WORKER = ["-c", worker]
raise SystemExit(run.main())
"""


@pytest.fixture
def port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def started(folder: Path, port: int, life: float = 60) -> subprocess.Popen[str]:
    script = SCRIPT.format(folder=folder, port=port, life=life)
    environment = os.environ | {"PORT": str(port), "HOST": "127.0.0.1", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-u", "-c", script],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def is_alive(file: Path) -> bool:
    try:
        os.kill(int(file.read_text()), 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_both_processes_end_when_it_is_interrupted(tmp_path: Path, port: int, number: signal.Signals) -> None:
    process = started(tmp_path, port)
    assert process.stdout is not None
    assert process.stdout.readline() == "prepared\n"
    while "Transition is at" not in (line := process.stdout.readline()):
        assert line
    assert f"http://127.0.0.1:{port}" in line
    assert is_alive(tmp_path / "server")
    deadline = time.monotonic() + 10
    while not (tmp_path / "worker").exists() and time.monotonic() < deadline:
        os.sched_yield()
    process.send_signal(number)
    process.communicate(timeout=20)
    assert process.returncode == 0
    assert not is_alive(tmp_path / "server")
    assert not is_alive(tmp_path / "worker")


def test_when_the_worker_ends_by_itself_the_web_server_does_not_go_on_alone(
    tmp_path: Path, port: int
) -> None:
    process = started(tmp_path, port, life=1.5)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "ended by itself" in errors
    assert not is_alive(tmp_path / "server")


def test_a_taken_port_is_named_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotRun, match=rf"port {port} .*PORT=\d+ make run"):
            address({"PORT": str(port)})


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "٣"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(CannotRun, match="PORT must be a number"):
        address({"PORT": port})


@pytest.mark.parametrize(
    ("host", "base_url"),
    [
        ("127.0.0.1", "http://127.0.0.1:5001"),
        ("localhost", "http://localhost:5001"),
        ("::1", "http://[::1]:5001"),
        ("0.0.0.0", "http://127.0.0.1:5001"),  # noqa: S104 - what someone may set
    ],
)
def test_the_processes_are_told_the_day_and_the_address(host: str, base_url: str) -> None:
    told = surroundings({"PATH": "/bin", "SMTP_URL": ""}, host, 5001)
    assert told == {"PATH": "/bin", "TODAY": "2026-03-02", "BASE_URL": base_url, "FLASK_APP": "wsgi.py"}


def test_what_was_set_by_hand_stays() -> None:
    given = {"TODAY": "2026-04-01", "BASE_URL": "https://transition.example.org"}
    assert given.items() <= surroundings(given, "127.0.0.1", 5000).items()
