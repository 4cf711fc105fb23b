"""How many letters of each kind a transfer has had, on a day: what reports say of letters."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, tuple_

from transition.db import db
from transition.letters.history import holds
from transition.letters.models import Batch, Document, Letter, ServiceKind, ServiceRecord
from transition.letters.reached import proofs_by, served_of
from transition.rules.letters import LetterKind
from transition.rules.proof import Proof
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

    A letter counts as returned until it is served again, and as served once it is.
    """
    is_issued = _issued(as_at)
    proofs = proofs_by(Batch.kind, *_of(transfer, as_at), is_issued, as_at=as_at)
    query = (
        select(
            Batch.kind,
            func.count(Letter.id),
            func.count().filter(is_issued),
            func.min(Batch.issued_on).filter(is_issued),
            func.count().filter(and_(is_issued, _printed(as_at))),
        )
        .join(Letter, Letter.batch_id == Batch.id)
        .where(*_of(transfer, as_at))
        .group_by(Batch.kind)
    )
    found = {}
    for kind, prepared, issued, issued_on, printed in db.session.execute(query):
        proof = proofs.get(kind, Counter())
        found[kind] = LetterCounts(
            kind, prepared, issued, served_of(proof), proof[Proof.RETURNED], issued_on, printed
        )
    return [found[kind] for kind in LetterKind if kind in found]


@dataclass(frozen=True)
class Stages:
    """One transfer's letters to members of staff at the end of a day, by stage, of whatever kind."""

    prepared: int = 0
    issued: int = 0
    served: int = 0
    returned: int = 0


def stages_in(transfers: Sequence[Transfer], as_at: date) -> dict[int, Stages]:
    """The outgoing employers' letters to staff by stage, as `letter_counts` counts them; two queries for all."""
    is_issued = _issued(as_at)
    which = (
        tuple_(Batch.transfer_id, Batch.employer_id).in_(
            [(one.id, one.outgoing_employer_id) for one in transfers]
        ),
        Letter.person_id.is_not(None),
        *_shown(as_at),
    )
    proofs = proofs_by(Batch.transfer_id, *which, is_issued, as_at=as_at)
    query = (
        select(
            Batch.transfer_id,
            func.count(Letter.id),
            func.count().filter(is_issued),
        )
        .join(Letter, Letter.batch_id == Batch.id)
        .where(*which)
        .group_by(Batch.transfer_id)
    )
    found = {}
    for transfer_id, prepared, issued in db.session.execute(query):
        proof = proofs.get(transfer_id, Counter())
        found[transfer_id] = Stages(prepared, issued, served_of(proof), proof[Proof.RETURNED])
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


def _printed(as_at: date) -> ColumnElement[bool]:
    return exists().where(
        ServiceRecord.letter_id == Letter.id,
        ServiceRecord.kind == ServiceKind.PRINTED,
        ServiceRecord.happened_on <= as_at,
        holds(),
    )
