"""Letters as issued: each batch on its day with one specimen of its text, its readers and its service.

A full bundle carries every letter as sent, byte for byte; one that is disclosed a specimen to somebody invented.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload, undefer

from transition.db import db
from transition.letters import compose
from transition.letters.chains import is_in_part, superseded_by
from transition.letters.content import Letter as Written
from transition.letters.gaps import FactsMissing
from transition.letters.history import holding
from transition.letters.labels import (
    DOCUMENTS,
    LANGUAGES,
    LETTERS,
    POST_CLASSES,
    RETURN_REASONS,
    SERVICE,
    WAYS,
)
from transition.letters.models import Batch, Document, Letter, ServiceRecord
from transition.letters.sources import Sources, sources_of
from transition.letters.specimens import anonymous
from transition.letters.standings import Standing, standings
from transition.letters.texts.queries import pictures
from transition.reports.bundles.asked import Asked, cells, line
from transition.reports.bundles.entries import Cell, Entry, Fact, File, Held, Section, Table, Text
from transition.reports.bundles.specimen_words import words_of
from transition.reports.counts import banded, exact
from transition.reports.labels import shown
from transition.rules.letter_rules import LETTERS as KINDS
from transition.rules.letters import LetterKind
from transition.rules.suppression import publish
from transition.web import words
from transition.web.downloads import file_name


def batches(asked: Asked) -> Iterable[Entry]:
    """Each batch of this employer on the day of its issue."""
    query = select(Batch).where(
        Batch.transfer_id == asked.transfer.id,
        Batch.employer_id == asked.employer.id,
        Batch.issued_on.is_not(None),
    )
    found = list(db.session.scalars(query.order_by(Batch.id)))
    if not found:
        return
    sources = sources_of(asked.transfer, asked.employer, asked.today)
    first, readers = _first_of(found), _letters_of(asked, found)
    for standing in standings(found, asked.today):
        batch = standing.batch
        yield _batch(asked, standing, readers[batch.id], _specimen(first.get(batch.id), batch, sources))


def _batch(asked: Asked, standing: Standing, letters: Sequence[Letter], specimen: Written | None) -> Entry:
    batch = standing.batch
    names_readers = asked.is_full or not KINDS[batch.read_as].is_personal
    files = [letter_file(one, made) for one in letters for made in one.documents] if asked.is_full else []
    if not asked.is_full and specimen is not None:
        files = [_specimen_file(specimen, batch, language) for language in compose.languages(specimen)]
    return Entry(
        f"batch:{batch.id}",
        Section.LETTERS,
        batch.issued_on,
        Cell(_("Letters issued: %(kind)s", kind=LETTERS[batch.kind])),
        facts=(
            line(_("Date on the letters"), batch.dated_on),
            line(_("Transfer date in the letters"), batch.transfer_on),
            line(_("Prepared by"), asked.officer(batch.prepared_by_id)),
            line(_("Approved by"), asked.officer(batch.approved_by_id)),
            *_stood_in_for(asked, batch),
            line(_("Issued by"), asked.officer(batch.issued_by_id)),
            *_numbers(standing, names_readers),
        ),
        texts=(Text(_("The text, as one reader got it (a specimen: the reader is invented)"), _text(asked, specimen)),),
        tables=(_readers(asked, letters, batch.kind),) if names_readers else (),
        files=tuple(files),
    )  # fmt: skip


def _stood_in_for(asked: Asked, batch: Batch) -> Iterable[Fact]:
    """In whose name a deputy approved, where one did."""
    if batch.approved_for_id is not None:
        yield line(_("Approved as the deputy of"), asked.officer(batch.approved_for_id))


def _numbers(standing: Standing, is_exact: bool) -> Iterable[Fact]:
    """How many were issued and served; in bands where a number could point at somebody."""
    counts = {_("Letters issued"): standing.counts.rendered, _("Letters served"): standing.counts.served}
    banded_row = publish(counts, standing.counts.rendered)
    for label, count in counts.items():
        band = banded_row.cells[label] if banded_row else None
        yield line(label, shown(exact(count) if is_exact else banded(band)))


def _first_of(found: Iterable[Batch]) -> dict[int, Letter]:
    """The first letter of each batch with its facts: one query for all."""
    first = (
        select(func.min(Letter.id))
        .where(Letter.batch_id.in_([one.id for one in found]), Letter.rendered_at.is_not(None))
        .group_by(Letter.batch_id)
    )
    query = select(Letter).where(Letter.id.in_(first)).options(undefer(Letter.facts))
    return {one.batch_id: one for one in db.session.scalars(query)}


def _letters_of(asked: Asked, found: Iterable[Batch]) -> dict[int, list[Letter]]:
    """The issued letters of each batch whose readers are named here, with documents and service."""
    named = [one.id for one in found if asked.is_full or not KINDS[one.read_as].is_personal]
    query = (
        select(Letter)
        .where(Letter.batch_id.in_(named), Letter.rendered_at.is_not(None))
        .options(selectinload(Letter.documents), selectinload(Letter.service))
        .order_by(Letter.batch_id, Letter.number)
    )
    made_for, letters = asked.bundle.recognition_id, defaultdict[int, list[Letter]](list)
    for one in db.session.scalars(query):
        if made_for is None or one.recognition_id == made_for:
            letters[one.batch_id].append(one)
    return letters


def _readers(asked: Asked, letters: Sequence[Letter], kind: LetterKind) -> Table:
    headings = (_("Reference"), _("Reader"), _("Language"), _("What happened to it"))
    later = superseded_by(letters)
    rows = (
        cells(
            _called(one, later.get(one.id), kind),
            one.addressee if asked.is_full else asked.union(one.recognition_id),
            str(LANGUAGES[one.language]),
            "; ".join(_step(asked, step) for step in holding(one.service)) or _("Nothing recorded"),
        )
        for one in letters
    )
    return Table(_("Readers and service"), headings, tuple(rows))


def _called(letter: Letter, later: Letter | None, kind: LetterKind) -> str:
    """A letter's reference, with that of the letter that took its place or corrects something in it."""
    if later is None:
        return letter.reference
    references = {"reference": letter.reference, "later": later.reference}
    if is_in_part(later, kind):
        return str(_("%(reference)s, corrected by %(later)s", **references))
    return str(_("%(reference)s, superseded by %(later)s", **references))


def _step(asked: Asked, step: ServiceRecord) -> str:
    told = [
        *([WAYS[step.again_by]] if step.again_by else []),
        *([POST_CLASSES[step.post_class]] if step.post_class else []),
        *([RETURN_REASONS[step.return_reason]] if step.return_reason else []),
    ]
    how = f" ({', '.join(map(str, told))})" if told else ""
    note = f": {step.note}" if step.note and asked.is_full else ""
    return f"{SERVICE[step.kind]}{how}, {words.day(step.happened_on)}{note}"


def letter_file(letter: Letter, document: Document) -> File:
    """A letter's PDF as it was issued. Its size is measured as it is packed."""
    return File(
        f"letters/{letter.batch_id:05}/{file_name(f'{letter.reference} {document.language}', 'pdf')}",
        f"{letter.reference}: {DOCUMENTS[document.language]}",
        Held.LETTER,
        0,
        document.digest,
        key=document.id,
        language=document.language,
    )


def _specimen(first: Letter | None, batch: Batch, sources: Sources) -> Written | None:
    """The batch's letter to somebody invented; None for facts that this version cannot read."""
    if first is None:
        return None
    try:
        written = Written.from_dict(first.facts)
    except (KeyError, ValueError):
        return None
    made = anonymous(written, sources, f"SPECIMEN / ENGHRAIFFT {batch.id}")
    try:
        return made if made and compose.documents(made) else None
    except FactsMissing:
        return None


def _text(asked: Asked, specimen: Written | None) -> Cell:
    return Cell(words_of(compose.document(specimen, asked.language).html) if specimen else "")


def _specimen_file(specimen: Written, batch: Batch, language: str) -> File:
    content = compose.letter_pdf(specimen, language, pictures=pictures(specimen.letterhead.crest))
    kind = batch.kind.value.replace("_", " ")
    return File(
        f"specimens/{batch.id:05}/{file_name(f'specimen {kind} {language}', 'pdf')}",
        f"{LETTERS[batch.kind]}: {DOCUMENTS[language]}",
        Held.SPECIMEN,
        len(content),
        hashlib.sha256(content).hexdigest(),
        language=language,
        made_from=json.dumps(specimen.to_dict(), ensure_ascii=False),
    )
