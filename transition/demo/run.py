"""`make run`: the demonstration on one machine, its web server and its worker, until it is interrupted.

Only starts and watches others, so that it stays small: it imports nothing of the application.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import FrameType

import click

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-03-02"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
PREPARATIONS = [["-m", "flask", "demo", "load", "--if-empty", "--upgrade"]]
WORKER = ["-m", "flask", "worker"]
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STARTING_SECONDS = 60
STOPPING_SECONDS = 15


class CannotRun(Exception):
    """The demonstration cannot start or go on; the message says what to do."""


class Interrupted(Exception):
    """Somebody asked it to stop."""


def main() -> int:
    """Prepares the database, starts both processes and waits; 0 when it was interrupted, 1 when it failed."""
    for number in SIGNALS:
        signal.signal(number, _interrupt)
    running: list[subprocess.Popen[bytes]] = []
    try:
        host, port = address(os.environ)
        environment = surroundings(os.environ, host, port)
        for command in PREPARATIONS:
            _finish(command, environment)
        running.append(_start(web_server(host, port), environment))
        running.append(_start(WORKER, environment))
        _wait_until_up(host, port, running)
        click.echo(f"\nTransition is at {environment['BASE_URL']} (stop it with Ctrl-C)")
        _watch(running)
    except CannotRun as error:
        click.echo(str(error), err=True)
        return 1
    except Interrupted:
        return 0
    finally:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        _stop(running)
    return 0


def address(environment: Mapping[str, str]) -> tuple[str, int]:
    """Where to listen: HOST and PORT. Raises CannotRun when that is no port, or a taken one."""
    host = environment.get("HOST") or "127.0.0.1"
    wanted = environment.get("PORT") or "5000"
    if not (wanted.isascii() and wanted.isdigit() and 0 < int(wanted) < 65536):
        raise CannotRun(f"PORT must be a number from 1 to 65535, and is {wanted!r}")
    port = int(wanted)
    try:
        with socket.create_server((host, port), family=_family(host)):
            pass
    except OSError as error:
        raise CannotRun(
            f"Cannot listen on {host} port {port} ({error.strerror}): try PORT={port % 65535 + 1} make run"
        ) from error
    return host, port


def surroundings(environment: Mapping[str, str], host: str, port: int) -> dict[str, str]:
    """The settings of both processes: what was given, else the demonstration's day and address."""
    shown = host if host in LOOPBACK else "127.0.0.1"
    base_url = f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
    chosen = {name: value for name, value in environment.items() if value}
    return {"TODAY": TODAY, "BASE_URL": base_url, "FLASK_APP": "wsgi.py"} | chosen


def web_server(host: str, port: int) -> list[str]:
    """Gunicorn with two processes of four threads each."""
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    size = ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    return [
        "-m",
        "gunicorn",
        "wsgi:app",
        # Read once and shared by both processes: quicker to start, and less memory.
        "--preload",
        "--bind",
        bind,
        *size,
        "--log-level",
        "warning",
        "--no-control-socket",
    ]


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise Interrupted


def _start(arguments: list[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    # In a group of its own: Ctrl-C then reaches it once, from here, and not from the terminal as well.
    command = [sys.executable, *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, process_group=0)  # noqa: S603 - our own words


def _finish(arguments: list[str], environment: Mapping[str, str]) -> None:
    process = _start(arguments, environment)
    try:
        if process.wait():
            raise CannotRun(f"It stopped at: {' '.join(arguments[1:])}")
    finally:
        _stop([process])


def _wait_until_up(host: str, port: int, running: list[subprocess.Popen[bytes]]) -> None:
    """Until the web server says that it is well."""
    deadline = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < deadline:
        _check(running)
        connection = HTTPConnection({"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port, timeout=5)  # noqa: S104 - read, not bound
        try:
            connection.request("GET", "/healthz", headers={"Host": f"127.0.0.1:{port}"})
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    raise CannotRun(f"The web server was not up within {STARTING_SECONDS} seconds")


def _watch(running: list[subprocess.Popen[bytes]]) -> None:
    """Until one of them ends by itself, or whoever started this is gone and can no longer stop it."""
    parent = os.getppid()
    while os.getppid() == parent:
        _check(running)
        time.sleep(0.5)


def _check(running: list[subprocess.Popen[bytes]]) -> None:
    for process in running:
        if process.poll() is not None:
            raise CannotRun(f"It ended by itself, with {process.returncode}: {process.args!r}")


def _stop(running: list[subprocess.Popen[bytes]]) -> None:
    """Asks each to end, and makes it when it does not."""
    for process in running:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + STOPPING_SECONDS
    for process in running:
        try:
            process.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


if __name__ == "__main__":
    sys.exit(main())
