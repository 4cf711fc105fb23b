"""PDFs joined for the printer, and how many pages they have."""

import io
from collections.abc import Iterable

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ByteStringObject, DictionaryObject, NameObject

from transition.pdf.files import PdfError

LETTERS_IN_A_FILE = 50


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
