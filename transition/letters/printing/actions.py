"""Print runs: an issued batch planned into files for the printer, and the list of what is in each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.db import db
from transition.jobs import defer
from transition.leases import MOST_ATTEMPTS
from transition.letters.models import Batch, Letter, PrintFile, PrintRun
from transition.pdf import LETTERS_IN_A_FILE
from transition.rules.broken import RuleBroken

PRINTING = "print_files"


def start_print_run(batch: Batch, *, by: Viewer, today: date) -> PrintRun:
    """Plan an issued batch into files, which the workers then join; a run that is being made is given back.

    A letter in two languages is two documents, and stays in one file. RuleBroken `not_issued`.
    """
    if batch.issued_on is None:
        raise RuleBroken("not_issued")
    if unfinished := _unfinished(batch):
        return unfinished
    number = db.session.scalar(select(func.max(PrintRun.number)).where(PrintRun.batch_id == batch.id)) or 0
    run = PrintRun(batch_id=batch.id, number=number + 1, asked_by_id=by.account_id, asked_on=today)
    run.files = [
        PrintFile(place=place, first_number=first, last_number=last)
        for place, (first, last) in enumerate(_chunks(batch), 1)
    ]
    db.session.add(run)
    db.session.flush()
    defer(PRINTING, [file.id for file in run.files])
    record(
        "letters.print_run",
        by=by,
        subject=batch,
        transfer_id=batch.transfer_id,
        run_number=run.number,
        file_count=len(run.files),
    )
    return run


def _unfinished(batch: Batch) -> PrintRun | None:
    query = (
        select(PrintRun)
        .join(PrintRun.files)
        .where(
            PrintRun.batch_id == batch.id,
            PrintFile.made_at.is_(None),
            PrintFile.attempt_count < MOST_ATTEMPTS,
        )
        .options(selectinload(PrintRun.files))
    )
    return db.session.scalars(query.order_by(PrintRun.id)).unique().first()


def _chunks(batch: Batch) -> Iterator[tuple[int, int]]:
    """The first and the last letter of each file: as many letters as their documents let one file hold."""
    first, last, held = 0, 0, 0
    for letter in printable(batch):
        count = len(letter.documents)
        if held and held + count > LETTERS_IN_A_FILE:
            yield first, last
            held = 0
        first = letter.number if not held else first
        last, held = letter.number, held + count
    if held:
        yield first, last


def printable(batch: Batch) -> list[Letter]:
    """The letters of a batch that have their documents, in order."""
    query = (
        select(Letter)
        .where(Letter.batch_id == batch.id, Letter.rendered_at.is_not(None))
        .options(selectinload(Letter.documents))
    )
    return list(db.session.scalars(query.order_by(Letter.number)))


@dataclass(frozen=True)
class Line:
    """One document in a print run: where it lies, and whose envelope it goes into."""

    file: str
    number: int
    reference: str
    addressee: str
    language: str
    pages: int
    sheets: int
    digest: str


def manifest(batch: Batch, run: PrintRun) -> list[Line]:
    """What is in each file of a run, in the order of printing; sheets count two sides each."""
    files = [(file_name(file), file.first_number, file.last_number) for file in run.files]
    return [
        Line(
            next(name for name, first, last in files if first <= letter.number <= last),
            letter.number,
            letter.reference,
            letter.addressee,
            document.language,
            document.page_count,
            (document.page_count + 1) // 2,
            document.digest,
        )
        for letter in printable(batch)
        for document in letter.documents
    ]


def file_name(file: PrintFile) -> str:
    """What a print file is called: numbers only, nobody's name."""
    return f"letters-{file.place:03}.pdf"


def large_print(batch: Batch) -> set[int]:
    """The numbers of the letters of a batch that are in large print."""
    query = select(Letter.number).where(
        Letter.batch_id == batch.id, Letter.facts["is_large_print"].as_boolean()
    )
    return set(db.session.scalars(query))
