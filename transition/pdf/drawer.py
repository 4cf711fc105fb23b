"""Keeps the process that draws: gives it pages, ends it when it goes too far, and starts another."""

import atexit
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from transition.pdf.files import PdfError
from transition.pdf.messages import receive, send

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "transition.pdf.child")
# What drawing leaves behind goes with the process: after so many pages, or sooner when it holds so much.
RECYCLE_AFTER, RECYCLE_MEGABYTES = 1000, 512
_STARTING_SECONDS = 60
_KEPT = ("PATH", "HOME", "LANG", "TZ", "LC_", "LD_", "DYLD_", "XDG_", "FONTCONFIG_", "PYTHON")
# A page's memory is given back only to be asked for again by the next: the C library keeps it instead.
_MEMORY = {
    "MALLOC_TRIM_THRESHOLD_": "268435456",
    "MALLOC_MMAP_THRESHOLD_": "268435456",
    "MALLOC_TOP_PAD_": "33554432",
}


@dataclass(frozen=True)
class Limits:
    """The most time, and the most memory in megabytes, that one document may take."""

    seconds: int = 300
    memory: int = 4096


LETTER = Limits(seconds=20, memory=1024)


@dataclass
class Drawer:
    """One drawing process, begun when it is needed; it draws one page at a time."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _child: "subprocess.Popen[bytes] | None" = None
    _folder: str = ""
    _owner: int = 0
    _drawn: int = 0

    def draw(self, header: dict[str, Any], body: bytes, limits: Limits) -> bytes:
        """The PDF. Raises PdfError, and whatever happened the next page is drawn by a sound process."""
        header |= {"seconds": limits.seconds, "memory": limits.memory}
        with self._lock:
            try:
                answer = self._asked(self._running(), limits.seconds, header, body)
            except PdfError as error:
                if error.code != "crashed":
                    raise
                # Somebody else may have ended the process: once more, before the page is blamed.
                answer = self._asked(self._running(), limits.seconds, header, body)
            self._drawn += 1
            is_large = answer[0]["memory"] > RECYCLE_MEGABYTES or answer[0]["problem"] == "too_large"
            if is_large or self._drawn >= RECYCLE_AFTER:
                self._end()
        found, content = answer
        if found["problem"]:
            raise PdfError(found["said"], found["problem"])
        if not content.startswith(b"%PDF-"):
            raise PdfError("nothing was drawn")
        return content

    def stop(self) -> None:
        """Ends the process; the next page begins another."""
        with self._lock:
            self._end()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._child is not None and self._owner == os.getpid() and self._child.poll() is None:
            return self._child
        self._end()
        self._folder = tempfile.mkdtemp(prefix="transition-pdf-")
        kept = {name: value for name, value in os.environ.items() if name.startswith(_KEPT)}
        self._owner, self._drawn = os.getpid(), 0
        self._child = subprocess.Popen(  # noqa: S603 - our own words
            COMMAND,
            cwd=ROOT,
            env=kept | _MEMORY | {"TMPDIR": self._folder},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._asked(self._child, _STARTING_SECONDS)
        return self._child

    def _asked(
        self,
        child: "subprocess.Popen[bytes]",
        seconds: int,
        header: dict[str, Any] | None = None,
        body: bytes = b"",
    ) -> tuple[dict[str, Any], bytes]:
        """What the process answers. Raises PdfError `too_slow` or `crashed`, after which there is none."""
        late = threading.Event()

        def end() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(seconds, end)
        timer.start()
        answer = None
        try:
            if header is not None:
                send(cast(BinaryIO, child.stdin), header, body)
            answer = receive(cast(BinaryIO, child.stdout))
        except OSError:  # it ended before it had read everything
            answer = None
        finally:
            timer.cancel()
            if answer is None:
                self._end()
        if answer is None:
            raise PdfError("the drawing process ended", "too_slow" if late.is_set() else "crashed")
        return answer

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        for pipe in (child.stdin, child.stdout):
            with contextlib.suppress(OSError):
                cast(BinaryIO, pipe).close()
        if self._owner == os.getpid():
            child.kill()
            child.wait()
            shutil.rmtree(self._folder, ignore_errors=True)


_drawer = Drawer()
stop = _drawer.stop
atexit.register(stop)


def render(
    html: str,
    *,
    sheet: str | None = None,
    language: str,
    title: str,
    identifier: str,
    created: date | datetime,
    pictures: Mapping[str, bytes] | None = None,
    limits: Limits | None = None,
) -> bytes:
    """A tagged PDF/UA-1 of the page, within limits; the same arguments give the same bytes.

    `sheet` is a style sheet below static/, to which the page's own styles add; with it come the faces of our
    paper, and without it the page brings its own fonts. `language` is `cy` or `en`;
    `identifier` becomes the file's own identifier; `created` is its date, UTC.
    `pictures` are files made for this page (charts, a crest), which it names as `/pictures/<name>`.
    Raises PdfError when a file is missing or refused, when anything cannot be drawn as asked, when it takes
    more than its limits, or brings the drawing process down.
    """
    shown = pictures or {}
    page = html.encode()
    header = {
        "given": {
            "sheet": sheet,
            "language": language,
            "title": title,
            "identifier": identifier,
            "created": created.isoformat(),
        },
        "page": len(page),
        "pictures": [(name, len(picture)) for name, picture in shown.items()],
    }
    return _drawer.draw(header, b"".join((page, *shown.values())), limits or Limits())
