"""Proof of service: what happened to each issued letter, and of which it is not yet proved."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, selectinload

from transition.clock import bank_holidays
from transition.db import db
from transition.letters.chains import replaced_ids
from transition.letters.formats.queries import made_of_transfer
from transition.letters.history import holding
from transition.letters.models import Batch, Letter, ServiceRecord
from transition.letters.reached import step_of
from transition.rules.calendar import Holidays
from transition.rules.letters import LetterKind
from transition.rules.proof import Proof, Service, ServiceStep, service_of
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class Served:
    """An issued letter to somebody, and what is proved of its service."""

    letter: Letter
    service: Service
    is_format_made: bool = True

    @property
    def is_done(self) -> bool:
        """Whether nothing more need be done: it reached its reader, in every format that they need."""
        return self.service.is_proved and self.is_format_made

    @property
    def kind(self) -> LetterKind:
        """Which letter it is."""
        return self.letter.batch.kind


@dataclass(frozen=True)
class Proved:
    """How many letters of one kind were issued, and how far the service of each is proved."""

    kind: LetterKind
    issued: int
    by_proof: dict[Proof, int]
    unproved: int
    to_make: int


def served(transfer: Transfer, today: date) -> list[Served]:
    """Every issued letter, by kind and name; one in whose place another is read is left to that one."""
    query = (
        select(Letter)
        .join(Letter.batch)
        .where(
            Batch.transfer_id == transfer.id,
            Batch.issued_on.is_not(None),
            Letter.rendered_at.is_not(None),
            Letter.id.not_in(replaced_ids()),
        )
        .options(contains_eager(Letter.batch), selectinload(Letter.service))
    )
    holidays = bank_holidays()
    made = made_of_transfer(transfer)
    found = [
        Served(letter, proof_of(letter, holidays, today), letter.other_format is None or letter.id in made)
        for letter in db.session.scalars(query.order_by(Batch.issued_on, Letter.addressee, Letter.id))
    ]
    order = list(LetterKind)
    return sorted(found, key=lambda one: order.index(one.kind))


def proof_of(letter: Letter, holidays: Holidays, today: date) -> Service:
    """What is proved of one letter's service, from what holds of its record."""
    return service_of(_steps(holding(letter.service)), holidays, today)


def _steps(records: Iterable[ServiceRecord]) -> list[ServiceStep]:
    return [step_of(one.kind, one.happened_on, one.post_class, one.again_by) for one in records]


def proved(letters: Iterable[Served]) -> list[Proved]:
    """The numbers of each kind of letter that was issued."""
    by_kind: dict[LetterKind, Counter[Proof]] = {}
    unproved: Counter[LetterKind] = Counter()
    to_make: Counter[LetterKind] = Counter()
    for one in letters:
        by_kind.setdefault(one.kind, Counter())[one.service.proof] += 1
        unproved[one.kind] += not one.service.is_proved
        to_make[one.kind] += not one.is_format_made
    return [
        Proved(kind, sum(found.values()), dict(found), unproved[kind], to_make[kind])
        for kind, found in by_kind.items()
    ]
