"""How many letters of each kind a transfer has had, on a day: what reports say of letters."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

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
    printed: int


def letter_counts(transfer: Transfer, as_at: date) -> list[LetterCounts]:
    """The outgoing employer's letters by kind and stage, as they stood at the end of a day; none that was stopped.

    A letter counts as returned until it is served again.
    """
    is_issued = _issued(as_at)
    columns: tuple[Any, ...] = (
        Batch.kind,
        *_stages(as_at),
        func.min(Batch.issued_on).filter(is_issued),
        func.count().filter(and_(is_issued, _served(as_at, (ServiceKind.PRINTED,)))),
    )
    query = (
        select(*columns)
        .join(Letter, Letter.batch_id == Batch.id)
        .where(*_of(transfer, as_at))
        .group_by(Batch.kind)
    )
    found = {row[0]: LetterCounts(*row) for row in db.session.execute(query)}
    return [found[kind] for kind in LetterKind if kind in found]


@dataclass(frozen=True)
class Stages:
    """The letters of one transfer at the end of a day, by stage, of whatever kind."""

    prepared: int = 0
    issued: int = 0
    served: int = 0
    returned: int = 0


def stages_in(transfers: Sequence[Transfer], as_at: date) -> dict[int, Stages]:
    """The outgoing employers' letters by stage, as `letter_counts` counts them; one query for all transfers."""
    columns: tuple[Any, ...] = (Batch.transfer_id, *_stages(as_at))
    query = (
        select(*columns)
        .join(Letter, Letter.batch_id == Batch.id)
        .join(Transfer, Transfer.id == Batch.transfer_id)
        .where(
            Batch.transfer_id.in_([one.id for one in transfers]),
            Batch.employer_id == Transfer.outgoing_employer_id,
            *_shown(as_at),
        )
        .group_by(Batch.transfer_id)
    )
    found = {row[0]: Stages(*row[1:]) for row in db.session.execute(query)}
    return {one.id: found.get(one.id, Stages()) for one in transfers}


def documents_by_language(transfer: Transfer, as_at: date) -> dict[tuple[LetterKind, str], int]:
    """The documents of the letters issued by a day, by kind and language."""
    query = (
        select(Batch.kind, Document.language, func.count())
        .join(Letter, Letter.id == Document.letter_id)
        .join(Batch, Batch.id == Letter.batch_id)
        .where(*_of(transfer, as_at), _issued(as_at))
        .group_by(Batch.kind, Document.language)
    )
    return {(row[0], row[1]): row[2] for row in db.session.execute(query)}


def written_by_kind(
    transfer: Transfer, kinds: Collection[LetterKind], people: Select[Any], as_at: date
) -> dict[LetterKind, int]:
    """To how many of these people a letter of each kind had been issued by a day."""
    query = (
        select(Batch.kind, func.count(Letter.person_id.distinct()))
        .join(Letter, Letter.batch_id == Batch.id)
        .where(*_of(transfer, as_at), _issued(as_at), Batch.kind.in_(kinds), Letter.person_id.in_(people))
        .group_by(Batch.kind)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def _stages(as_at: date) -> tuple[ColumnElement[int], ...]:
    """How many were prepared, issued, served and returned by a day."""
    is_issued = _issued(as_at)
    again = _served(as_at, (ServiceKind.SERVED_AGAIN,))
    return (
        func.count(Letter.id),
        func.count().filter(is_issued),
        func.count().filter(and_(is_issued, _served(as_at, DELIVERED))),
        func.count().filter(and_(is_issued, _served(as_at, (ServiceKind.RETURNED,)), ~again)),
    )


def _of(transfer: Transfer, as_at: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Batch.transfer_id == transfer.id,
        Batch.employer_id == transfer.outgoing_employer_id,
        *_shown(as_at),
    )


def _issued(as_at: date) -> ColumnElement[bool]:
    return and_(Batch.issued_on <= as_at, Letter.rendered_at.is_not(None))


def _shown(as_at: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Batch.prepared_on <= as_at,
        Letter.is_stopped.is_(False),
        or_(Batch.cancelled_on.is_(None), Batch.cancelled_on > as_at),
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
