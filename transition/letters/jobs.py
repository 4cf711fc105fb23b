"""Slow work on letters: making each letter's PDFs, and joining print files. Doing either twice does nothing more."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import undefer

from transition.audit.record import record
from transition.clock import now
from transition.db import db
from transition.jobs import Work
from transition.leases import MOST_ATTEMPTS
from transition.letters import compose
from transition.letters.actions import RENDERING
from transition.letters.content import Letter as Written
from transition.letters.models import Batch, Document, Letter, PrintFile, PrintRun
from transition.letters.printing.actions import PRINTING
from transition.letters.queries import files_waiting, letters_waiting
from transition.letters.texts.queries import pictures
from transition.pdf import PdfError, join, page_count, stop

log = logging.getLogger(__name__)

# A lease outlives the drawing of one document, whose time is limited, and is renewed for the next.
LEASE, PAUSE = timedelta(seconds=45), timedelta(seconds=30)


@dataclass
class _Hold:
    """A row that is ours until then; by that moment it is known, and nobody else's hold has the same."""

    table: type[Letter] | type[PrintFile]
    row_id: int
    until: datetime

    def changed(self, **values: object) -> bool:
        """Changes the row while it is still ours; False when another worker took it over."""
        found = db.session.execute(
            update(self.table)
            .where(self.table.id == self.row_id, self.table.claimed_until == self.until)
            .values(**values)
            .returning(self.table.id),
            execution_options={"synchronize_session": False},
        ).scalar_one_or_none()
        return found is not None

    def renewed(self) -> bool:
        """Holds the row anew, from now."""
        until = now() + LEASE
        if not self.changed(claimed_until=until):
            return False
        self.until = until
        db.session.commit()
        return True


def _claim(
    table: type[Letter] | type[PrintFile], row_id: int, *still_waits: ColumnElement[bool]
) -> _Hold | None:
    """Takes a row for a while, alone; None when it no longer waits.

    A worker that is killed uses up no attempt of the row: its hold runs out, and another takes the row up.
    """
    moment = now()
    taken = db.session.execute(
        update(table)
        .where(
            table.id == row_id,
            table.attempt_count < MOST_ATTEMPTS,
            (table.claimed_until.is_(None)) | (table.claimed_until < moment),
            *still_waits,
        )
        .values(claimed_until=moment + LEASE)
        .returning(table.claimed_until),
        execution_options={"synchronize_session": False},
    ).scalar_one_or_none()
    db.session.commit()
    return None if taken is None else _Hold(table, row_id, taken)


def _attempt(hold: _Hold, work: Callable[[_Hold], None]) -> None:
    """Leaves a failure on its own row; it is tried again after a pause, a few times."""
    try:
        work(hold)
        db.session.commit()
    except Exception as error:
        db.session.rollback()
        problem = error.code if isinstance(error, PdfError) else "not_drawn"
        table, row = hold.table, hold.row_id
        log.error("%s %s failed: %s (%s)", table.__tablename__, row, problem, type(error).__name__)
        hold.changed(problem=problem, attempt_count=table.attempt_count + 1, claimed_until=now() + PAUSE)
        db.session.commit()


def render_letter(letter_id: int) -> None:
    """Makes a letter's PDFs, Welsh first, and keeps each with its digest and number of pages."""
    open_batches = select(Batch.id).where(Batch.cancelled_on.is_(None), Batch.issued_on.is_(None))
    hold = _claim(
        Letter,
        letter_id,
        Letter.rendered_at.is_(None),
        Letter.is_stopped.is_(False),
        Letter.batch_id.in_(open_batches),
    )
    if hold is not None:
        _attempt(hold, _render)


def _render(hold: _Hold) -> None:
    letter = db.session.scalars(
        select(Letter)
        .where(Letter.id == hold.row_id)
        .options(undefer(Letter.facts))
        .execution_options(populate_existing=True)
    ).one()
    written = Written.from_dict(letter.facts)
    batch_id, crest = letter.batch_id, pictures(written.letterhead.crest)
    db.session.rollback()  # drawing takes a while: nobody waits for this transaction meanwhile
    made = []
    for language in compose.languages(written):
        if not hold.renewed():
            return
        made.append((language, compose.letter_pdf(written, language, pictures=crest)))
    # The batch first, as everybody who changes one: issuing waits for this, and this for issuing.
    held = select(Batch).where(Batch.id == batch_id).with_for_update(read=True)
    batch = db.session.scalars(held.execution_options(populate_existing=True)).one()
    if batch.issued_on or batch.cancelled_on:
        return
    if hold.changed(rendered_at=now(), claimed_until=None, problem=""):
        _keep(batch, hold.row_id, made)


def _keep(batch: Batch, letter_id: int, made: list[tuple[str, bytes]]) -> None:
    db.session.add_all(
        Document(
            letter_id=letter_id,
            place=place,
            language=language,
            page_count=page_count(content),
            digest=hashlib.sha256(content).hexdigest(),
            pdf=content,
        )
        for place, (language, content) in enumerate(made, 1)
    )
    record(
        "letter.rendered",
        by=None,
        subject=batch,
        transfer_id=batch.transfer_id,
        letter_id=letter_id,
        document_count=len(made),
    )


def join_file(file_id: int) -> None:
    """Joins one file of a print run, each document on a new sheet."""
    hold = _claim(PrintFile, file_id, PrintFile.made_at.is_(None))
    if hold is not None:
        _attempt(hold, _join)


def _join(hold: _Hold) -> None:
    file = db.session.get_one(PrintFile, hold.row_id)
    run = db.session.get_one(PrintRun, file.run_id)
    query = (
        select(Document.pdf)
        .join(Document.letter)
        .where(
            Letter.batch_id == run.batch_id,
            Letter.number.between(file.first_number, file.last_number),
            Letter.rendered_at.is_not(None),
        )
        .order_by(Letter.number, Document.place)
    )
    parts = list(db.session.scalars(query))
    db.session.rollback()
    joined = join(parts)
    hold.changed(
        pdf=joined,
        page_count=page_count(joined),
        digest=hashlib.sha256(joined).hexdigest(),
        made_at=now(),
        claimed_until=None,
        problem="",
    )


WORK = (
    Work(RENDERING, lambda limit: letters_waiting(limit, now()), render_letter, end=stop),
    Work(PRINTING, lambda limit: files_waiting(limit, now()), join_file),
)
