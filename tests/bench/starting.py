"""How long the second `make run` takes to answer, and how much memory web server and worker hold when idle."""

import os
import signal
import socket
import subprocess
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 180


def main() -> None:
    """Starts twice; the second start is the one that counts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    _run(port)
    seconds, memory = _run(port)
    print(f"second start: up after {seconds:.1f} s (aim: at most 10)")
    print(f"idle memory of web server and worker: {memory:.0f} MB (aim: under 400)")


def _run(port: int) -> tuple[float, float]:
    began = time.monotonic()
    running = subprocess.Popen(
        ["make", "run"], cwd=ROOT, env={**os.environ, "PORT": str(port)},
        stdout=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        while not _is_up(port):
            if running.poll() is not None or time.monotonic() - began > _PATIENCE:
                raise RuntimeError("make run did not come up")
            time.sleep(0.05)
        seconds = time.monotonic() - began
        time.sleep(3)
        return seconds, _memory(os.getpgid(running.pid))
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait(30)


def _is_up(port: int) -> bool:
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=2)
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False


def _memory(group: int) -> float:
    """Proportional memory in MB of every Python process of the group: shared pages are counted once."""
    kilobytes = 0
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            is_ours = os.getpgid(int(folder.name)) == group
            lines = (folder / "smaps_rollup").read_text().splitlines() if is_ours else []
        except (OSError, ProcessLookupError):
            continue
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024
