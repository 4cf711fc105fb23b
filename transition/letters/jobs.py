"""Slow work on letters: making each letter's PDFs, and joining print files. Doing either twice does nothing more."""

import hashlib
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import undefer

from transition.audit.record import record
from transition.clock import now
from transition.db import db
from transition.jobs import Work
from transition.letters import compose
from transition.letters.actions import RENDERING
from transition.letters.content import Letter as Written
from transition.letters.models import Batch, Document, Letter, PrintFile, PrintRun
from transition.letters.printing import PRINTING
from transition.letters.queries import files_waiting, letters_waiting
from transition.letters.standings import MOST_ATTEMPTS
from transition.letters.texts.queries import pictures
from transition.pdf import join, page_count

log = logging.getLogger(__name__)

LEASE, PAUSE = timedelta(minutes=5), timedelta(seconds=30)
Row = TypeVar("Row", Letter, PrintFile)


def _claim(table: type[Row], row_id: int, *still_waits: ColumnElement[bool]) -> int | None:
    """Takes a row for a while, alone; gives the number of this attempt, None when it no longer waits."""
    moment = now()
    taken = db.session.execute(
        update(table)
        .where(
            table.id == row_id,
            table.attempt_count < MOST_ATTEMPTS,
            (table.claimed_until.is_(None)) | (table.claimed_until < moment),
            *still_waits,
        )
        .values(claimed_until=moment + LEASE, attempt_count=table.attempt_count + 1)
        .returning(table.attempt_count),
        execution_options={"synchronize_session": False},
    ).scalar_one_or_none()
    db.session.commit()
    return taken


def _failed(table: type[Row], row_id: int, attempt: int, error: Exception) -> None:
    """Leaves the failure on its own row; it is tried again after a pause, a few times."""
    db.session.rollback()
    log.error("%s %s: attempt %s failed: %s", table.__tablename__, row_id, attempt, type(error).__name__)
    db.session.execute(
        update(table)
        .where(table.id == row_id, table.attempt_count == attempt)
        .values(problem="not_drawn", claimed_until=now() + PAUSE),
        execution_options={"synchronize_session": False},
    )
    db.session.commit()


def _attempt(table: type[Row], row_id: int, attempt: int, work: Callable[[], None]) -> None:
    try:
        work()
        db.session.commit()
    except Exception as error:
        _failed(table, row_id, attempt, error)


def render_letter(letter_id: int) -> None:
    """Makes a letter's PDFs, Welsh first, and keeps each with its digest and number of pages."""
    open_batches = select(Batch.id).where(Batch.cancelled_on.is_(None), Batch.issued_on.is_(None))
    attempt = _claim(
        Letter,
        letter_id,
        Letter.rendered_at.is_(None),
        Letter.is_stopped.is_(False),
        Letter.batch_id.in_(open_batches),
    )
    if attempt is not None:
        _attempt(Letter, letter_id, attempt, lambda: _render(letter_id, attempt))


def _is_ours_to_finish(letter_id: int, attempt: int) -> bool:
    """Marks the letter as made; False when another worker took it over as the lease ran out."""
    finished = db.session.execute(
        update(Letter)
        .where(Letter.id == letter_id, Letter.rendered_at.is_(None), Letter.attempt_count == attempt)
        .values(rendered_at=now(), claimed_until=None, problem="")
        .returning(Letter.id),
        execution_options={"synchronize_session": False},
    ).scalar_one_or_none()
    return finished is not None


def _render(letter_id: int, attempt: int) -> None:
    letter = db.session.scalars(
        select(Letter)
        .where(Letter.id == letter_id)
        .options(undefer(Letter.facts))
        .execution_options(populate_existing=True)
    ).one()
    written = Written.from_dict(letter.facts)
    batch_id, crest = letter.batch_id, pictures(written.letterhead.crest)
    db.session.rollback()  # drawing takes a while: nobody waits for this transaction meanwhile
    made = [
        (language, compose.letter_pdf(written, language, pictures=crest))
        for language in compose.languages(written)
    ]
    # The batch first, as everybody who changes one: issuing waits for this, and this for issuing.
    held = select(Batch).where(Batch.id == batch_id).with_for_update(read=True)
    batch = db.session.scalars(held.execution_options(populate_existing=True)).one()
    if batch.issued_on or batch.cancelled_on or not _is_ours_to_finish(letter_id, attempt):
        return
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
    attempt = _claim(PrintFile, file_id, PrintFile.made_at.is_(None))
    if attempt is not None:
        _attempt(PrintFile, file_id, attempt, lambda: _join(file_id, attempt))


def _join(file_id: int, attempt: int) -> None:
    file = db.session.get_one(PrintFile, file_id)
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
    db.session.execute(
        update(PrintFile)
        .where(PrintFile.id == file_id, PrintFile.made_at.is_(None), PrintFile.attempt_count == attempt)
        .values(
            pdf=joined,
            page_count=page_count(joined),
            digest=hashlib.sha256(joined).hexdigest(),
            made_at=now(),
            claimed_until=None,
            problem="",
        ),
        execution_options={"synchronize_session": False},
    )


WORK = (
    Work(RENDERING, lambda limit: letters_waiting(limit, now()), render_letter),
    Work(PRINTING, lambda limit: files_waiting(limit, now()), join_file),
)
