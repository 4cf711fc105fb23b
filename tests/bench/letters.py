"""How fast letters are made: one at a time by plain WeasyPrint, beside this product's pipeline in processes."""

import importlib
import os
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from statistics import median

from weasyprint import CSS, HTML

from tests.letters.samples import letter
from transition.jobs import RECYCLE_AFTER, settle
from transition.letters import compose
from transition.letters.content import Letter
from transition.pdf import BASE_URL, _StaticFiles
from transition.rules.letters import LanguageChoice, LetterKind

COUNT = int(os.environ.get("BENCH_LETTERS", "60"))
ROUNDS = 5
PROCESSES = int(os.environ.get("BENCH_PROCESSES", str(min(2, os.cpu_count() or 1))))


def sample(number: int) -> Letter:
    """A letter of two pages to somebody, in one language."""
    whole = letter(LetterKind.ANNOUNCEMENT, language=LanguageChoice.ENGLISH)
    return replace(whole, reference=f"BEN/26/{number:06}")


def plain(number: int) -> int:
    """What somebody without this product would do: the same page through WeasyPrint, as PDF/UA-1."""
    html = compose.document(sample(number), "en").html
    files = _StaticFiles({})
    page = HTML(string=html, base_url=BASE_URL, url_fetcher=files)
    rules = CSS(url=f"{BASE_URL}static/{compose.SHEET}", url_fetcher=files)
    return len(page.write_pdf(stylesheets=[rules], pdf_variant="pdf/ua-1", pdf_tags=True))


def ours(number: int) -> int:
    """One letter as a worker makes it."""
    return len(compose.letter_pdf(sample(number), "en"))


def _begin() -> None:
    """A process as `flask worker` begins: the application is loaded, then it settles."""
    importlib.import_module("transition.app")
    settle()


def memory_after(count: int) -> int:
    """The most memory, in MB, that a worker held after so many letters, begun anew as workers are."""
    # Not ProcessPoolExecutor: in Python 3.11 it waits for ever once its only worker has been recycled.
    with get_context("spawn").Pool(1, _begin, maxtasksperchild=RECYCLE_AFTER) as pool:
        return max(pool.imap_unordered(_made_in, range(count), chunksize=1))


def _made_in(number: int) -> int:
    ours(number)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held // (1024 * 1024 if sys.platform == "darwin" else 1024)


def _rate(work: Callable[[range], object], count: int) -> float:
    began = time.perf_counter()
    work(range(count))
    return count / (time.perf_counter() - began)


def main() -> None:
    """Prints letters a second either way, their ratio, and the memory after 100 and after 1,000 letters.

    The two take turns, so that whatever else the machine does falls on both. A ratio far above the number of
    processes cannot come from the program: it says that the machine was busy, and is printed with that doubt.
    """
    alone, together = [], []
    each = max(COUNT // ROUNDS, PROCESSES)
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn"), initializer=_begin) as pool:
        list(pool.map(ours, range(PROCESSES * 4)))  # so that starting Python is not counted
        plain(0)
        for _round in range(ROUNDS):
            alone.append(_rate(lambda numbers: [plain(number) for number in numbers], each))
            together.append(_rate(lambda numbers: list(pool.map(ours, numbers)), each))
    ratios = [ours_rate / plain_rate for plain_rate, ours_rate in zip(alone, together, strict=True)]
    ratio, needed = median(ratios), 0.9 * PROCESSES
    doubt = (
        " - machine busy, measure again"
        if ratio > PROCESSES * 1.2 or os.getloadavg()[0] > 2 * PROCESSES
        else ""
    )
    print(f"letters: WeasyPrint, one at a time   {median(alone):6.1f} a second")
    print(f"letters: {PROCESSES} processes of ours       {median(together):6.1f} a second")
    print(
        f"letters: ratio {ratio:.2f} (at least {needed:.2f}; rounds {min(ratios):.2f} to {max(ratios):.2f}){doubt}"
    )
    for count in (100, int(os.environ.get("BENCH_MANY", "1000"))):
        print(f"letters: memory after {count:5}         {memory_after(count):6} MB")


if __name__ == "__main__":
    main()
