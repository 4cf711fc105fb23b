"""Whether the files of an archive are those that its digests were taken of; needs nothing but the archive; pure."""

import hashlib
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

SUMS = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
_PIECE = 1024 * 1024
# An archive tells its sizes itself: what unpacks to more than that is refused.
_LARGEST = 20 * 1024 * 1024 * 1024


@dataclass(frozen=True)
class Fault:
    """What is wrong with one file of an archive: `changed`, `missing`, `unlisted`, `unreadable`."""

    name: str
    code: str


def faults(archive: IO[bytes]) -> tuple[int, list[Fault]]:
    """How many files were compared, and what is wrong with any of them."""
    try:
        with zipfile.ZipFile(archive) as packed:
            return _compared(packed)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError):
        return 0, [Fault("", "unreadable")]


def _compared(packed: zipfile.ZipFile) -> tuple[int, list[Fault]]:
    names = packed.namelist()
    if SUMS not in names or sum(one.file_size for one in packed.infolist()) > _LARGEST:
        return 0, [Fault(SUMS, "missing" if SUMS not in names else "unreadable")]
    listed = dict(_listed(_read(packed, SUMS).decode("utf-8", "replace")))
    found = [Fault(name, "missing") for name in listed if name not in names]
    found += [Fault(name, "unlisted") for name in names if name not in listed and name != SUMS]
    found += [Fault(name, "unlisted") for name in {one for one in names if names.count(one) > 1}]
    present = [name for name in listed if name in names]
    for name in present:
        if (code := _compare(packed, name, listed[name])) is not None:
            found.append(Fault(name, code))
    return len(present), found


def _compare(packed: zipfile.ZipFile, name: str, digest: str) -> str | None:
    found = hashlib.sha256()
    try:
        with packed.open(name) as content:
            while piece := content.read(_PIECE):
                found.update(piece)
    except (zipfile.BadZipFile, OSError, EOFError):
        return "changed"  # the archive's own check of the member failed
    return None if found.hexdigest() == digest else "changed"


def _read(packed: zipfile.ZipFile, name: str) -> bytes:
    try:
        return packed.read(name)
    except zipfile.BadZipFile:
        return b""


def _listed(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if found := _LINE.fullmatch(line):
            yield found[2], found[1]
