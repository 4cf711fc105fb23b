"""One page drawn in this process by WeasyPrint; nothing else loads it."""

import logging
import mimetypes
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pydyf import PDF, Stream
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import (
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
)

from transition.pdf.files import BASE_URL, STATIC, PdfError

FACES = "paper/fonts.css"

_BEGIN, _END = b"\nstream\n", b"\nendstream"
_HOST = "static.invalid"
_LOCALES = {"cy": "cy", "en": "en-GB"}


class StaticFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint is not typed
    """Loads `/static/…` from our static folder and `/pictures/…` from what the caller handed over."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._pictures = pictures

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """One of our files. Raises FatalURLFetchingError, which stops the rendering, for anything else."""
        parts = urlsplit(url)
        path = unquote(parts.path)
        if parts.scheme == "https" and parts.netloc == _HOST and not parts.query:
            if path.startswith("/pictures/") and (name := path.removeprefix("/pictures/")) in self._pictures:
                return _response(url, name, self._pictures[name])
            if path.startswith("/static/") and (file := _static_file(path.removeprefix("/static/"))):
                return _response(url, file.name, file.read_bytes())
        raise FatalURLFetchingError(f"not one of our files: {url[:200]}")


def _static_file(name: str) -> Path | None:
    if "\0" in name:
        return None
    file = (STATIC / name).resolve()
    return file if file.is_relative_to(STATIC.resolve()) and file.is_file() else None


def _response(url: str, name: str, body: bytes) -> URLFetcherResponse:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return URLFetcherResponse(url, body, {"Content-Type": kind})


class _Complaints(logging.Handler):
    """Collects what WeasyPrint says in this thread: it only logs a font or an image that it could not use."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.thread = threading.get_ident()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread:
            self.said.append(record.getMessage())


@contextmanager
def _complaints_are_fatal() -> Iterator[None]:
    logger = logging.getLogger("weasyprint")
    handler = _Complaints()
    logger.addHandler(handler)
    try:
        yield
    except FatalURLFetchingError as error:  # a BaseException: it would pass every `except Exception`
        raise PdfError(str(error)) from error
    finally:
        logger.removeHandler(handler)
    if handler.said:
        raise PdfError("; ".join(handler.said)[:500])


class PaperFonts(FontConfiguration):  # type: ignore[misc]  # WeasyPrint is not typed
    """The faces of everything on paper, loaded once: loading them for each letter was a fifth of its time.

    No page may add to them, for what an earlier page declared would decide which font a later one gets.
    """

    def __init__(self) -> None:
        super().__init__()
        self._known: set[str] = set()
        self._is_whole = False
        CSS(url=f"{BASE_URL}static/{FACES}", url_fetcher=StaticFiles({}), font_config=self)
        self._is_whole = True

    def add_font_face(self, rule_descriptors: object, url_fetcher: URLFetcher) -> None:
        """A face of our own sheet. PdfError for any other."""
        if self._is_whole:
            if str(rule_descriptors) not in self._known:
                raise PdfError(f"fonts are declared in static/{FACES} alone")
            return
        self._known.add(str(rule_descriptors))
        super().add_font_face(rule_descriptors, url_fetcher)


@cache
def _paper_fonts() -> PaperFonts:
    with _complaints_are_fatal():
        return PaperFonts()


def forget() -> None:
    """Lets go of the faces; the copies that were made of them go with the last page that used them."""
    _paper_fonts.cache_clear()


@cache
def _rules(sheet: str) -> CSS:
    """The rules of one of our sheets, read once for every document: reading them was an eighth of a letter's time.

    Raises PdfError, which is not remembered.
    """
    with _complaints_are_fatal():
        return CSS(url=f"{BASE_URL}static/{sheet}", url_fetcher=StaticFiles({}))


def draw(
    html: str,
    *,
    sheet: str | None = None,
    language: str,
    title: str,
    identifier: str,
    created: date | datetime,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """A tagged PDF/UA-1 of the page; the same arguments give the same bytes.

    `sheet` is a style sheet below static/, to which the page's own styles add; with it come the faces of our
    paper, and without it the page brings its own fonts. `language` is `cy` or `en`;
    `identifier` becomes the file's own identifier; `created` is its date, UTC.
    `pictures` are files made for this page (charts, a crest), which it names as `/pictures/<name>`.
    Raises PdfError when a file is missing or refused, or when anything cannot be drawn as asked.
    """
    moment = created if isinstance(created, datetime) else datetime.combine(created, time.min, UTC)
    stamp = (moment.astimezone(UTC) if moment.tzinfo else moment).strftime("%Y-%m-%dT%H:%M:%SZ")
    with _complaints_are_fatal():
        document = HTML(string=html, base_url=BASE_URL, url_fetcher=StaticFiles(pictures or {})).render(
            stylesheets=[_rules(sheet)] if sheet else [],
            font_config=_paper_fonts() if sheet else FontConfiguration(),
            pdf_variant="pdf/ua-1",
        )
        document.metadata.title = title
        document.metadata.lang = _LOCALES[language]
        document.metadata.created = document.metadata.modified = stamp
        document.metadata.generator = "Transition"
        content: bytes = document.write_pdf(
            pdf_variant="pdf/ua-1",
            pdf_identifier=identifier.encode(),
            pdf_tags=True,
            finisher=_compress_once,
        )
    return content


def _compress_once(_document: object, made: PDF) -> None:
    """Each stream compressed now: left to the writing, it is done twice, once for the file's digest."""
    for stream in made.objects:
        if isinstance(stream, Stream) and stream.compress:
            stream.compress = False
            plain = stream.data.partition(_BEGIN)[2].removesuffix(_END)
            stream.stream = [zlib.compress(plain, 6)]
            stream.extra = {**stream.extra, "Filter": "/FlateDecode"}
