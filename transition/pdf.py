"""HTML to PDF: tagged PDF/UA-1 whose bytes repeat, made from our own static files and nothing else."""

import io
import logging
import mimetypes
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ByteStringObject, DictionaryObject, NameObject
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import (
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
)

STATIC = Path(__file__).resolve().parent.parent / "static"
BASE_URL = "https://static.invalid/"
LETTERS_IN_A_FILE = 50

_HOST = "static.invalid"
_LOCALES = {"cy": "cy", "en": "en-GB"}


class PdfError(Exception):
    """A PDF could not be made: a file is missing or refused, or the page asks for what cannot be drawn."""


class _StaticFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint is not typed
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


@cache
def _rules(sheet: str) -> CSS:
    """The rules of one of our sheets, read once for every document: reading them was an eighth of a letter's time.

    Its `@font-face` are left out, for a document brings its own fonts. Raises PdfError, which is not remembered.
    """
    with _complaints_are_fatal():
        return CSS(url=f"{BASE_URL}static/{sheet}", url_fetcher=_StaticFiles({}))


def render(
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

    `sheet` is a style sheet below static/, to which the page's own styles add. `language` is `cy` or `en`;
    `identifier` becomes the file's own identifier; `created` is its date, UTC.
    `pictures` are files made for this page (charts, a crest), which it names as `/pictures/<name>`.
    Raises PdfError when a file is missing or refused, or when anything cannot be drawn as asked.
    """
    moment = created if isinstance(created, datetime) else datetime.combine(created, time.min, UTC)
    stamp = (moment.astimezone(UTC) if moment.tzinfo else moment).strftime("%Y-%m-%dT%H:%M:%SZ")
    with _complaints_are_fatal():
        document = HTML(string=html, base_url=BASE_URL, url_fetcher=_StaticFiles(pictures or {})).render(
            stylesheets=[_rules(sheet)] if sheet else [],
            font_config=FontConfiguration(),  # shared, an earlier page would decide which font this gets
            pdf_variant="pdf/ua-1",
        )
        document.metadata.title = title
        document.metadata.lang = _LOCALES[language]
        document.metadata.created = document.metadata.modified = stamp
        document.metadata.generator = "Transition"
        content: bytes = document.write_pdf(
            pdf_variant="pdf/ua-1", pdf_identifier=identifier.encode(), pdf_tags=True
        )
    return content


def page_count(content: bytes) -> int:
    """The number of pages of a PDF."""
    return len(PdfReader(io.BytesIO(content)).pages)


def join(letters: Iterable[bytes], *, duplex: bool = True) -> bytes:
    """One file for the printer, of at most 50 letters: more in memory at once cost 743 MB for 300.

    With `duplex` each letter starts on a new sheet: an odd last page gets a blank back.
    The joined file is for the printer only; what people read are the letters themselves, tagged.
    Raises PdfError for no letters or more than 50.
    """
    writer = PdfWriter()
    count = 0
    for content in letters:
        count += 1
        if count > LETTERS_IN_A_FILE:
            raise PdfError(f"more than {LETTERS_IN_A_FILE} letters in one file")
        pages = PdfReader(io.BytesIO(content)).pages
        for page in pages:
            added = writer.add_page(page)
            added.pop("/StructParents", None)  # page by page the tags stay behind: leave no dangling pointer
        if duplex and len(pages) % 2:
            writer.add_blank_page(pages[-1].mediabox.width, pages[-1].mediabox.height)
    if not count:
        raise PdfError("no letters to join")
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    writer.metadata = DictionaryObject({NameObject("/Producer"): ByteStringObject(b"Transition")})
    writer.compress_identical_objects()  # letters of one run share their fonts' programs
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
