"""How fast letters are made: one at a time by plain WeasyPrint, beside this product's pipeline in processes.

What was tried, in milliseconds of processor time for the two-page letter, of about 120 by plain WeasyPrint:

- The rules of the sheet read once for all letters: 8 less. Python's collector told to look seldom: 8 less.
- The four faces loaded once for each process, and no page may add to them: 25 less. Pango keeps what it knows.
- No rules in the page itself (the margins' words are its attributes), and no link to the faces: 3 less.
- The C library keeps the memory that one letter gives back for the next: 3 less.
- Streams compressed once: with an identifier they were compressed again for the file's digest: 2 less.
- The drawing process apart (pipes, JSON, a deadline): 1 more.

Tried and not kept: font subsets kept by their glyphs (nothing, they take 2 together); collecting after every
letter, huge pages (nothing); Python's memory from malloc (10 more); `python -O` (2 less, but WeasyPrint's own
checks would go too); a page parsed as XML (3 less, but then every template must be XML). What remains is
layout (half), drawing and writing (a third), styles, boxes and parsing, none of which two letters can share.
"""

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
from weasyprint.text.fonts import FontConfiguration

from tests.letters.samples import letter
from transition.letters import compose
from transition.letters.content import Letter
from transition.pdf import BASE_URL, stop
from transition.pdf.page import FACES, StaticFiles
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
    files, fonts = StaticFiles({}), FontConfiguration()
    page = HTML(string=html, base_url=BASE_URL, url_fetcher=files)
    rules = [
        CSS(url=f"{BASE_URL}static/{sheet}", url_fetcher=files, font_config=fonts)
        for sheet in (FACES, compose.SHEET)
    ]
    return len(page.write_pdf(stylesheets=rules, font_config=fonts, pdf_variant="pdf/ua-1", pdf_tags=True))


def ours(number: int) -> int:
    """One letter as a worker makes it."""
    return len(compose.letter_pdf(sample(number), "en"))


def spent_on(count: int) -> tuple[int, int, float]:
    """What so many letters took: the most MB that a worker and its drawing process held, and their seconds of CPU."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_made_all, (count,))


def _made_all(count: int) -> tuple[int, int, float]:
    for number in range(count):
        ours(number)
    stop()
    both = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = sum(one.ru_utime + one.ru_stime for one in both)
    return _megabytes(resource.RUSAGE_SELF), _megabytes(resource.RUSAGE_CHILDREN), seconds


def _megabytes(whose: int) -> int:
    held = resource.getrusage(whose).ru_maxrss
    return held // (1024 * 1024 if sys.platform == "darwin" else 1024)


def _loaded() -> None:
    """A process as `flask worker` begins: with the whole application."""
    importlib.import_module("transition.app")


def _rate(work: Callable[[range], object], count: int) -> float:
    began = time.perf_counter()
    work(range(count))
    return count / (time.perf_counter() - began)


def main() -> None:
    """Prints letters a second either way, their ratio, the CPU of each, and the memory after 300 and after 1,000 letters (BENCH_MANY).

    The two take turns, so that whatever else the machine does falls on both. A ratio far above one and a
    half for each process cannot come from the program: the machine was busy, and it is printed with that doubt.
    """
    alone, together = [], []
    each = max(COUNT // ROUNDS, PROCESSES)
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn"), initializer=_loaded) as pool:
        list(pool.map(ours, range(PROCESSES * 4)))  # so that starting Python is not counted
        plain(0)
        for _round in range(ROUNDS):
            alone.append(_rate(lambda numbers: [plain(number) for number in numbers], each))
            together.append(_rate(lambda numbers: list(pool.map(ours, numbers)), each))
    ratios = [ours_rate / plain_rate for plain_rate, ours_rate in zip(alone, together, strict=True)]
    ratio, needed = median(ratios), 1.3 * PROCESSES
    doubt = (
        " - machine busy, measure again"
        if ratio > PROCESSES * 1.7 or os.getloadavg()[0] > 2 * PROCESSES
        else ""
    )
    print(f"letters: WeasyPrint, one at a time   {median(alone):6.1f} a second")
    print(f"letters: {PROCESSES} processes of ours       {median(together):6.1f} a second")
    print(
        f"letters: ratio {ratio:.2f} (at least {needed:.2f}; rounds {min(ratios):.2f} to {max(ratios):.2f}){doubt}"
    )
    few, many = 300, max(400, int(os.environ.get("BENCH_MANY", "1000")))
    taken = {}
    for count in (few, many):
        worker, drawing, taken[count] = spent_on(count)
        print(
            f"letters: memory after {count:5}         {worker:6} MB the worker, {drawing} MB its drawing process"
        )
    # Of the processors alone, so that a busy machine shows less in it.
    each_of_ours = (taken[many] - taken[few]) / (many - few) * 1000
    began = time.process_time()
    for number in range(COUNT):
        plain(number)
    each_plain = (time.process_time() - began) / COUNT * 1000
    print(
        f"letters: CPU for a letter              {each_plain:6.0f} ms WeasyPrint, {each_of_ours:.0f} ms ours: "
        f"{each_plain / each_of_ours:.2f} times, for each process"
    )


if __name__ == "__main__":
    main()
