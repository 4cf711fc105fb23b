"""The process that draws: it takes one page after another from its standard input, and reaches nothing else.

It knows no database and no setting. What comes and goes is JSON and bytes, so that neither side runs
what the other sends.
"""

import contextlib
import gc
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from transition.pdf.files import PdfError
from transition.pdf.messages import receive, send

_MEGABYTE = 1024 * 1024
_STATUS = Path("/proc/self/status")
# Nobody who draws a page opens a connection or starts a program.
_REFUSED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "ctypes.dlopen")

Draw = Callable[..., bytes]


def main() -> None:
    """Draws pages until its input ends."""
    from transition.pdf.page import draw, forget

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # its keeper finishes the page, then ends it
    with contextlib.suppress(BrokenPipeError):  # whoever asked is gone
        serve(draw)
    forget()
    gc.collect()
    with contextlib.suppress(OSError):  # left empty by a keeper that was killed
        os.rmdir(tempfile.gettempdir())


def serve(draw: Draw) -> None:
    """Answers every request with what `draw` gives for it, until the input ends."""
    incoming, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand between the answers
    _settle()
    send(answers, {"ready": True})
    sys.addaudithook(_refuse)
    while request := receive(incoming):
        header, body = request
        _limit(header["seconds"], header["memory"])
        try:
            answer, content = {"problem": ""}, draw(**_arguments(header, body))
        except PdfError as error:
            answer, content = {"problem": error.code, "said": str(error)}, b""
        except MemoryError:
            answer, content = {"problem": "too_large", "said": "MemoryError"}, b""
        except Exception as error:
            answer, content = {"problem": "not_drawn", "said": type(error).__name__}, b""
        send(answers, answer | {"memory": _most_megabytes()}, content)


def _arguments(header: dict[str, Any], body: bytes) -> dict[str, Any]:
    """What `draw` is called with: the body holds the page and then its pictures, whose sizes the header gives."""
    given: dict[str, Any] = header["given"]
    end = header["page"]
    pictures = {}
    for name, size in header["pictures"]:
        pictures[name], end = body[end : end + size], end + size
    made = (datetime if "T" in given["created"] else date).fromisoformat(given["created"])
    return given | {"html": body[: header["page"]].decode(), "created": made, "pictures": pictures}


def _settle() -> None:
    """A letter is a million objects, which Python need not look through often, nor at what stays to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 10, 10)


def _limit(seconds: int, memory: int) -> None:
    """No more memory than that many megabytes, and an end by itself should nobody be there to end it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = int(used.ru_utime + used.ru_stime) + seconds + 2
    for what, value in ((resource.RLIMIT_AS, memory * _MEGABYTE), (resource.RLIMIT_CPU, cpu)):
        _soft, hard = resource.getrlimit(what)
        try:
            resource.setrlimit(what, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
        except (ValueError, OSError):  # not every system limits addresses; the deadline holds everywhere
            continue


def _most_megabytes() -> int:
    # Not what the kernel counts for the process: a program takes that over from the one that started it.
    if _STATUS.exists():
        return next(
            int(line.split()[1]) // 1024 for line in _STATUS.read_text().splitlines() if line[:6] == "VmHWM:"
        )
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held // (_MEGABYTE if sys.platform == "darwin" else 1024)


def _refuse(event: str, _arguments: object) -> None:
    if event.startswith(_REFUSED):
        raise PdfError(f"drawing a page asked for {event}")


if __name__ == "__main__":
    main()
