"""Finding batches, letters, documents and print runs, always from the transfer that the viewer may see."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import contains_eager, selectinload, undefer

from transition.db import db
from transition.employers.models import Employer
from transition.leases import MOST_ATTEMPTS
from transition.letters.models import (
    Batch,
    Document,
    Letter,
    LetterSettings,
    PrintFile,
    PrintRun,
)
from transition.rules.letter_rules import LETTERS
from transition.rules.letters import LetterKind
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible


def settings_of(transfer: Transfer, employer: Employer) -> LetterSettings | None:
    """What this employer's letters say that no other record holds; None while nobody has entered any."""
    query = select(LetterSettings).where(
        LetterSettings.transfer_id == transfer.id, LetterSettings.employer_id == employer.id
    )
    return db.session.scalar(query)


def batches_of(transfer: Transfer) -> list[Batch]:
    """Every batch of this transfer, the newest first."""
    query = select(Batch).where(Batch.transfer_id == transfer.id).order_by(Batch.id.desc())
    return list(db.session.scalars(query))


def get_batch(transfer: Transfer, batch_id: int, *, lock: bool = False) -> Batch:
    """One batch of this transfer; with `lock` nobody else changes it until the commit. Raises NotVisible."""
    query = select(Batch).where(Batch.transfer_id == transfer.id, Batch.id == batch_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def letters_in(batch: Batch) -> Select[Letter]:
    """The letters of a batch, with their documents and service, for a page at a time."""
    return (
        select(Letter)
        .where(Letter.batch_id == batch.id)
        .options(selectinload(Letter.documents), selectinload(Letter.service))
    )


def stopped_in(batch: Batch) -> list[Letter]:
    """The letters of a batch whose records lacked what they must say."""
    query = select(Letter).where(Letter.batch_id == batch.id, Letter.is_stopped).order_by(Letter.number)
    return list(db.session.scalars(query))


def failed_in(batch: Batch) -> list[Letter]:
    """The letters of a batch whose PDF could not be made."""
    query = select(Letter).where(
        Letter.batch_id == batch.id,
        Letter.is_stopped.is_(False),
        Letter.rendered_at.is_(None),
        Letter.attempt_count >= MOST_ATTEMPTS,
    )
    return list(db.session.scalars(query.order_by(Letter.number)))


def rendered_in(batch: Batch) -> Select[int]:
    """The keys of the letters of a batch whose documents are made."""
    return select(Letter.id).where(Letter.batch_id == batch.id, Letter.rendered_at.is_not(None))


def get_letter(transfer: Transfer, letter_id: int) -> Letter:
    """One letter of this transfer with its batch, documents and service. Raises NotVisible."""
    query = (
        select(Letter)
        .join(Letter.batch)
        .where(Batch.transfer_id == transfer.id, Letter.id == letter_id)
        .options(contains_eager(Letter.batch), selectinload(Letter.documents), selectinload(Letter.service))
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def facts_of(letter: Letter) -> dict[str, Any]:
    """The frozen facts of a letter, which lists and pages leave where they are."""
    facts: dict[str, Any] = db.session.scalars(select(Letter.facts).where(Letter.id == letter.id)).one()
    return facts


def get_document(transfer: Transfer, document_id: int) -> Document:
    """One document with its bytes, its letter and batch. Raises NotVisible."""
    query = (
        select(Document)
        .join(Document.letter)
        .join(Letter.batch)
        .where(Batch.transfer_id == transfer.id, Document.id == document_id)
        .options(contains_eager(Document.letter).contains_eager(Letter.batch), undefer(Document.pdf))
        .execution_options(populate_existing=True)
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def document_with(transfer: Transfer, digest: str) -> Document | None:
    """The issued document of this transfer whose bytes have this digest."""
    query = (
        select(Document)
        .join(Document.letter)
        .join(Letter.batch)
        .where(
            Batch.transfer_id == transfer.id, Batch.issued_on.is_not(None), Document.digest == digest.lower()
        )
        .options(contains_eager(Document.letter).contains_eager(Letter.batch))
    )
    return db.session.scalars(query.order_by(Document.id)).first()


def letters_to(
    transfer: Transfer, recognition_ids: Iterable[int], employer_ids: Iterable[int] = ()
) -> list[Letter]:
    """The issued letters to these unions' representatives and to these employers, the newest first."""
    unions, employers = list(recognition_ids), list(employer_ids)
    if not unions and not employers:
        return []
    query = (
        select(Letter)
        .join(Letter.batch)
        .where(
            Batch.transfer_id == transfer.id,
            Batch.issued_on.is_not(None),
            Letter.rendered_at.is_not(None),
            or_(Letter.recognition_id.in_(unions), Letter.employer_id.in_(employers)),
        )
        .options(contains_eager(Letter.batch), selectinload(Letter.documents))
    )
    return list(db.session.scalars(query.order_by(Letter.id.desc())))


def written_to(transfer: Transfer, employer: Employer, kind: LetterKind) -> dict[tuple[str, str], bool]:
    """Who has, or is about to have, this letter: (reader, what it is about), and whether it was issued to them.

    A letter that gives the transfer date counts only while the date is the one that it gives.
    """
    query = (
        select(Letter.person_id, Letter.recognition_id, Letter.organisation, Letter.about, Batch.issued_on)
        .join(Letter.batch)
        .where(
            Batch.transfer_id == transfer.id,
            Batch.employer_id == employer.id,
            Batch.kind == kind,
            Batch.cancelled_on.is_(None),
            Letter.is_stopped.is_(False),
            or_(Batch.issued_on.is_(None), Letter.rendered_at.is_not(None)),
        )
    )
    if LETTERS[kind].gives_date:
        query = query.where(Batch.transfer_on == transfer.transfer_on)
    found: dict[tuple[str, str], bool] = {}
    for person_id, recognition_id, organisation, about, issued_on in db.session.execute(query):
        key = (reader_key(person_id, recognition_id, organisation), about)
        found[key] = found.get(key, False) or issued_on is not None
    return found


def reader_key(person_id: int | None, recognition_id: int | None, organisation: str) -> str:
    """One name for whoever gets a letter: a member of staff, a union or an organisation."""
    if person_id is not None:
        return f"person-{person_id}"
    return organisation if recognition_id is None else f"union-{recognition_id}"


def letters_with_old_date(transfer: Transfer) -> list[Letter]:
    """The issued letters that give another transfer date than the present one."""
    query = (
        select(Letter)
        .join(Letter.batch)
        .where(
            Batch.transfer_id == transfer.id,
            Batch.issued_on.is_not(None),
            Letter.rendered_at.is_not(None),
            Batch.transfer_on != transfer.transfer_on,
            Batch.kind.in_([kind for kind, rule in LETTERS.items() if rule.gives_date]),
        )
        .options(contains_eager(Letter.batch))
    )
    return list(db.session.scalars(query.order_by(Letter.id)))


def letters_waiting(limit: int, now: datetime) -> list[int]:
    """The letters whose PDF is to be made and that nobody holds."""
    query = (
        select(Letter.id)
        .join(Letter.batch)
        .where(
            Letter.rendered_at.is_(None),
            Letter.is_stopped.is_(False),
            Letter.attempt_count < MOST_ATTEMPTS,
            or_(Letter.claimed_until.is_(None), Letter.claimed_until < now),
            and_(Batch.cancelled_on.is_(None), Batch.issued_on.is_(None)),
        )
    )
    return list(db.session.scalars(query.order_by(Letter.id).limit(limit)))


def files_waiting(limit: int, now: datetime) -> list[int]:
    """The print files that are to be joined and that nobody holds."""
    query = select(PrintFile.id).where(
        PrintFile.made_at.is_(None),
        PrintFile.attempt_count < MOST_ATTEMPTS,
        or_(PrintFile.claimed_until.is_(None), PrintFile.claimed_until < now),
    )
    return list(db.session.scalars(query.order_by(PrintFile.id).limit(limit)))


def runs_of(batch: Batch) -> list[PrintRun]:
    """The print runs of a batch with their files, the newest first."""
    query = select(PrintRun).where(PrintRun.batch_id == batch.id).options(selectinload(PrintRun.files))
    return list(db.session.scalars(query.order_by(PrintRun.number.desc())))


def get_run(batch: Batch, run_id: int, *, with_bytes: bool = False) -> PrintRun:
    """One print run of a batch with its files. Raises NotVisible."""
    loading = selectinload(PrintRun.files)
    query = (
        select(PrintRun)
        .where(PrintRun.batch_id == batch.id, PrintRun.id == run_id)
        .options(loading.undefer(PrintFile.pdf) if with_bytes else loading)
        .execution_options(populate_existing=True)
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def get_file(run: PrintRun, place: int) -> PrintFile:
    """One finished file of a print run, with its bytes. Raises NotVisible."""
    query = (
        select(PrintFile)
        .where(PrintFile.run_id == run.id, PrintFile.place == place, PrintFile.made_at.is_not(None))
        .options(undefer(PrintFile.pdf))
        .execution_options(populate_existing=True)
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def newest_batch(transfer: Transfer) -> Batch | None:
    """The transfer's latest batch that was not cancelled."""
    return any_batch(None, transfer.id)


def any_batch(batch_id: int | None, transfer_id: int | None) -> Batch | None:
    """A batch by its number, else the latest that was not cancelled (of that transfer, when given).

    For the command line, which asks afterwards whether its officer may see it.
    """
    query = select(Batch).order_by(Batch.id.desc())
    if transfer_id is not None:
        query = query.where(Batch.transfer_id == transfer_id)
    chosen = Batch.cancelled_on.is_(None) if batch_id is None else Batch.id == batch_id
    return db.session.scalars(query.where(chosen)).first()
