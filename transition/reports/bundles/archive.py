"""The ZIP of a bundle: the PDF, every file as it was issued, an index, and the digests of them all."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import IO

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from transition.consultation.records.models import QuickRecord
from transition.db import db
from transition.letters import compose
from transition.letters.content import Letter as Written
from transition.letters.models import Document
from transition.letters.texts.queries import pictures
from transition.reports.bundles.entries import File, Gathered, Held
from transition.reports.bundles.labels import SECTIONS
from transition.reports.models import ReportDocument
from transition.web.downloads import plain_cell
from transition.web.language import LOCALES

SUMS, INDEX, NARRATIVE = "SHA256SUMS", "index.csv", "bundle.pdf"
# The day that every member carries: the same bundle gives the same bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_AT_ONCE = 500
_TABLES = {
    Held.LETTER: (Document.id, Document.pdf),
    Held.QUICK_RECORD: (QuickRecord.id, QuickRecord.document),
    Held.REPORT: (ReportDocument.id, ReportDocument.pdf),
}


class Damaged(Exception):
    """A file's bytes are not those that its digest was taken of; the message names it."""


def pack(out: IO[bytes], gathered: Gathered, narrative: bytes, language: str) -> int:
    """Writes the archive, one file in memory at a time; gives how many it holds.

    Raises Damaged when a record's bytes do not have the digest that was kept with them.
    """
    sums = {NARRATIVE: hashlib.sha256(narrative).hexdigest()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        _write(archive, NARRATIVE, narrative)
        sizes = {}
        for file, content in _contents(gathered.files):
            if hashlib.sha256(content).hexdigest() != file.digest:
                raise Damaged(file.name)
            _write(archive, file.name, content)
            sums[file.name], sizes[file.name] = file.digest, len(content)
        with force_locale(LOCALES[language]):
            index = index_of(gathered, sizes)
        _write(archive, INDEX, index)
        sums[INDEX] = hashlib.sha256(index).hexdigest()
        # The form that the command sha256sum checks, so that nobody needs this product to check it.
        lines = "".join(f"{digest}  {name}\n" for name, digest in sums.items())
        _write(archive, SUMS, lines.encode())
    return len(sums) + 1


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, _MOMENT)
    member.external_attr = 0o644 << 16
    archive.writestr(member, content)


def index_of(gathered: Gathered, sizes: Mapping[str, int]) -> bytes:
    """One line for each entry, and one for each of its files, for a spreadsheet: UTF-8 with its mark."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow([
        _("Entry"), _("Day"), _("Subject"), _("What"), _("Record"), _("File"), _("Language"), _("Bytes"), _("SHA-256"),
    ])  # fmt: skip
    for number, entry in enumerate(gathered.entries, 1):
        day = entry.on.isoformat() if entry.on else ""
        begins = [str(number), day, str(SECTIONS[entry.section])]
        table.writerow([*begins, plain_cell(entry.title.text), entry.source, "", "", "", ""])
        for file in entry.files:
            size = str(sizes.get(file.name, file.size))
            table.writerow(
                [*begins, plain_cell(file.title), entry.source, file.name, file.language, size, file.digest]
            )
    return out.getvalue().encode("utf-8-sig")


def _contents(files: tuple[File, ...]) -> Iterator[tuple[File, bytes]]:
    """Each file with its bytes: a query for five hundred of one table, read one by one."""
    for held, (key, content) in _TABLES.items():
        wanted = {one.key: one for one in files if one.held is held}
        ids = list(wanted)
        for start in range(0, len(ids), _AT_ONCE):
            query = select(key, content).where(key.in_(ids[start : start + _AT_ONCE])).order_by(key)
            rows = db.session.execute(query.execution_options(yield_per=10))
            for found, made in rows:
                yield wanted.pop(found), made or b""
        if wanted:
            raise Damaged(next(iter(wanted.values())).name)
    for file in files:
        if file.held is Held.WORDS:
            yield file, file.made_from.encode()
        elif file.held is Held.SPECIMEN:
            written = Written.from_dict(json.loads(file.made_from))
            crest = pictures(written.letterhead.crest)
            yield file, compose.letter_pdf(written, file.language, pictures=crest)
