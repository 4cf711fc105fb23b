"""How many letters of each kind a transfer has had, on a day: what reports say of letters."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import contains_eager

from transition.db import db
from transition.letters.models import Batch, Letter, ServiceKind, ServiceRecord
from transition.letters.queries import DELIVERED
from transition.rules.letters import LanguageChoice, LetterKind
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class LetterNumbers:
    """The letters of one kind, as they stood at the end of a day.

    `prepared` counts whole letters of batches that were not cancelled by then, issued or not; `served` those
    whose last step was a delivery, `returned` those whose last step was a return; `by_language` what was
    issued, by what its readers had chosen.
    """

    kind: LetterKind
    prepared: int = 0
    issued: int = 0
    printed: int = 0
    served: int = 0
    returned: int = 0
    by_language: Mapping[LanguageChoice, int] = field(default_factory=dict)


def letter_numbers(
    transfer: Transfer, as_at: date, employer_id: int | None = None
) -> dict[LetterKind, LetterNumbers]:
    """By kind, what had happened by the end of that day; a kind that nobody prepared is not there.

    Counts the outgoing employer's letters unless another employer is named.
    """
    employer_id = transfer.outgoing_employer_id if employer_id is None else employer_id
    letters = _letters(transfer, employer_id, as_at)
    history = _history([letter.id for letter in letters], as_at)
    found: dict[LetterKind, Counter[str]] = {}
    languages: dict[LetterKind, Counter[LanguageChoice]] = {}
    for letter in letters:
        kind = letter.batch.kind
        count = found.setdefault(kind, Counter())
        count["prepared"] += 1
        if not letter.batch.issued_on or letter.batch.issued_on > as_at or letter.rendered_at is None:
            continue
        count["issued"] += 1
        languages.setdefault(kind, Counter())[letter.language] += 1
        count.update(_served(history.get(letter.id, [])))
    return {
        kind: LetterNumbers(kind, **count, by_language=dict(languages.get(kind, {})))
        for kind, count in found.items()
    }


def _letters(transfer: Transfer, employer_id: int, as_at: date) -> list[Letter]:
    query = (
        select(Letter)
        .join(Letter.batch)
        .where(
            Batch.transfer_id == transfer.id,
            Batch.employer_id == employer_id,
            Batch.prepared_on <= as_at,
            or_(Batch.cancelled_on.is_(None), Batch.cancelled_on > as_at),
            Letter.is_stopped.is_(False),
        )
        .options(contains_eager(Letter.batch))
    )
    return list(db.session.scalars(query.order_by(Letter.id)))


def _history(ids: list[int], as_at: date) -> dict[int, list[ServiceKind]]:
    found: dict[int, list[ServiceKind]] = {}
    for start in range(0, len(ids), 500):
        query = select(ServiceRecord.letter_id, ServiceRecord.kind).where(
            ServiceRecord.letter_id.in_(ids[start : start + 500]), ServiceRecord.happened_on <= as_at
        )
        for letter_id, kind in db.session.execute(query.order_by(ServiceRecord.id)):
            found.setdefault(letter_id, []).append(kind)
    return found


def _served(history: list[ServiceKind]) -> list[str]:
    steps = [kind for kind in history if kind is not ServiceKind.PRINTED]
    names = ["printed"] if ServiceKind.PRINTED in history else []
    if steps and steps[-1] in DELIVERED:
        names.append("served")
    elif steps:
        names.append("returned")
    return names
