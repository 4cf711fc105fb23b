"""A drawing process as the product's own, but one reader's letter does it harm: the word given says which."""

import os
import signal
import sys
import threading

from transition.pdf import page
from transition.pdf.child import serve

READER = "Byrne"


def hang() -> None:
    threading.Event().wait()


def swell() -> None:
    bytearray(8 << 30)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def forget_fonts() -> None:
    page._paper_fonts.cache_clear()
    page.FACES = "paper/missing.css"
    try:
        page._paper_fonts()
    finally:
        page.FACES = "paper/fonts.css"


def fail() -> None:
    raise RuntimeError("canary")


HARM = {"hang": hang, "swell": swell, "die": die, "forget_fonts": forget_fonts, "fail": fail}


def draw(html: str, **given: object) -> bytes:
    if sys.argv[1] == "die_always":
        die()
    if READER not in html:
        return page.draw(html, **given)
    if sys.argv[1] == "empty":
        return b""
    HARM[sys.argv[1]]()
    return page.draw(html, **given)


if __name__ == "__main__":
    serve(draw)
