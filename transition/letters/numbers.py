"""How many letters of each kind a transfer has had, on a day: what reports say of letters."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from transition.db import db
from transition.letters.history import holds
from transition.letters.models import Batch, Document, Letter, ServiceKind, ServiceRecord
from transition.letters.standings import DELIVERED
from transition.rules.letters import LetterKind
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class LetterCounts:
    """The letters of one kind at the end of a day, by stage; and on what day the first went."""

    kind: LetterKind
    prepared: int
    issued: int
    served: int
    returned: int
    issued_on: date | None


def letter_counts(transfer: Transfer, as_at: date) -> list[LetterCounts]:
    """The outgoing employer's letters by kind and stage, as they stood at the end of a day.

    A letter counts as returned until it is served again.
    """
    is_issued = Batch.issued_on <= as_at
    again = _served(as_at, (ServiceKind.SERVED_AGAIN,))
    query = (
        select(
            Batch.kind,
            func.count(Letter.id),
            func.count().filter(is_issued),
            func.count().filter(and_(is_issued, _served(as_at, DELIVERED))),
            func.count().filter(and_(is_issued, _served(as_at, (ServiceKind.RETURNED,)), ~again)),
            func.min(Batch.issued_on).filter(is_issued),
        )
        .join(Letter, Letter.batch_id == Batch.id)
        .where(*_of(transfer))
        .group_by(Batch.kind)
    )
    found = {row[0]: LetterCounts(*row) for row in db.session.execute(query)}
    return [found[kind] for kind in LetterKind if kind in found]


def documents_by_language(transfer: Transfer, as_at: date) -> dict[str, int]:
    """The documents of the letters issued by a day, by language."""
    query = (
        select(Document.language, func.count())
        .join(Letter, Letter.id == Document.letter_id)
        .join(Batch, Batch.id == Letter.batch_id)
        .where(*_of(transfer), Batch.issued_on <= as_at)
        .group_by(Document.language)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def _of(transfer: Transfer) -> tuple[ColumnElement[bool], ...]:
    return (
        Batch.transfer_id == transfer.id,
        Batch.employer_id == transfer.outgoing_employer_id,
        Batch.cancelled_on.is_(None),
        # A report goes to many: that somebody objects is for those who read objections.
        Batch.kind != LetterKind.OBJECTION,
        or_(Batch.corrects.is_(None), Batch.corrects != LetterKind.OBJECTION),
    )


def _served(as_at: date, kinds: Collection[ServiceKind]) -> ColumnElement[bool]:
    return exists().where(
        ServiceRecord.letter_id == Letter.id,
        ServiceRecord.kind.in_(kinds),
        ServiceRecord.happened_on <= as_at,
        holds(),
    )
