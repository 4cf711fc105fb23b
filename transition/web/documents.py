"""What kind of file somebody handed in, told by its content and never by its name; pure."""

import hashlib
import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

from transition.rules.broken import RuleBroken

LARGEST = 10 * 1024 * 1024
_LARGEST_UNPACKED, _MOST_PARTS = 200 * 1024 * 1024, 2000
# Where the mark is looked for that ends a file: what was cut short has none.
_TRAILER = 2048
ENDINGS = (".pdf", ".docx", ".png", ".jpg", ".jpeg", ".gif", ".webp")
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ENDING = {
    "application/pdf": ".pdf",
    _DOCX: ".docx",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
}
_UNSAFE = re.compile(r"[^\w.() \-]+")


SHORT = {
    "application/pdf": "PDF", _DOCX: "DOCX", "image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF",
    "image/webp": "WebP",
}  # fmt: skip


@dataclass(frozen=True)
class HandedIn:
    """A document fit to keep: its safe name, its real type, its digest (SHA-256) and its bytes."""

    name: str
    type: str
    digest: str
    content: bytes


def check_document(name: str, content: bytes) -> HandedIn:
    """Take a PDF, a Word document or a picture of at most 10 MB.

    RuleBroken `document_empty`, `document_too_large`, `document_kind`.
    """
    if not content:
        raise RuleBroken("document_empty", "document")
    if len(content) > LARGEST:
        raise RuleBroken("document_too_large", "document", {"megabytes": LARGEST // (1024 * 1024)})
    if (kind := _kind(content)) is None:
        raise RuleBroken("document_kind", "document")
    return HandedIn(_safe_name(name, _ENDING[kind]), kind, hashlib.sha256(content).hexdigest(), content)


def _kind(content: bytes) -> str | None:
    if content.startswith(b"%PDF-"):
        return "application/pdf" if b"%%EOF" in content[-_TRAILER:] else None
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png" if content[12:16] == b"IHDR" and b"IEND" in content[-_TRAILER:] else None
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg" if b"\xff\xd9" in content[-_TRAILER:] else None
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    return _DOCX if _is_word(content) else None


def _is_word(content: bytes) -> bool:
    """Whether it is a Word document without macros: only its list of parts is read, nothing is unpacked.

    A list of very many parts, or of parts that say they unpack to very much, is refused unread.
    """
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            listed = parts.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    names = {part.filename for part in listed}
    is_bounded = len(listed) <= _MOST_PARTS and sum(part.file_size for part in listed) <= _LARGEST_UNPACKED
    has_macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    is_sealed = any(part.flag_bits & 1 for part in listed)
    needed = {"[Content_Types].xml", "word/document.xml"} <= names
    return needed and is_bounded and not has_macros and not is_sealed


def ending_of(kind: str) -> str:
    """The ending of a file of one of the kinds that are taken, with its dot."""
    return _ENDING[kind]


def _safe_name(name: str, ending: str) -> str:
    """The name without folders, odd characters or a misleading ending."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    stem = last.rsplit(".", 1)[0] if "." in last else last
    stem = _UNSAFE.sub(" ", stem).strip(" .")[:100].strip(" .")
    return f"{stem or 'document'}{ending}"
