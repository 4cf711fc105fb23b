"""What kind of file somebody handed in, told by its content and never by its name; pure."""

import hashlib
import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

from transition.rules.broken import RuleBroken

LARGEST = 10 * 1024 * 1024
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
        return "application/pdf"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    return _DOCX if _is_word(content) else None


def _is_word(content: bytes) -> bool:
    """Whether it is a Word document without macros: only its list of parts is read, nothing is unpacked."""
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = set(parts.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    return {"[Content_Types].xml", "word/document.xml"} <= names and "word/vbaProject.bin" not in names


def _safe_name(name: str, ending: str) -> str:
    """The name without folders, odd characters or a misleading ending."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    stem = last.rsplit(".", 1)[0] if "." in last else last
    stem = _UNSAFE.sub(" ", stem).strip(" .")[:100].strip(" .")
    return f"{stem or 'document'}{ending}"
