"""Letters that supersede others: the chain in both directions, from the first to the one that holds now."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import aliased, contains_eager

from transition.db import db
from transition.letters.models import Batch, Letter
from transition.rules.letters import LetterKind


class Chain(NamedTuple):
    """The letters before one and after it, each in the order in which they came."""

    before: list[Letter]
    after: list[Letter]


def replaced_ids() -> Select[int | None]:
    """The keys of the letters in whose place an issued letter is read; one corrected in part is not among them."""
    earlier, its_batch = aliased(Letter), aliased(Batch)
    return (
        select(Letter.supersedes_id)
        .join(Letter.batch)
        .join(earlier, earlier.id == Letter.supersedes_id)
        .join(its_batch, its_batch.id == earlier.batch_id)
        .where(
            Letter.rendered_at.is_not(None),
            Batch.issued_on.is_not(None),
            or_(Batch.kind != LetterKind.CORRECTION, its_batch.kind == LetterKind.CORRECTION),
        )
    )


def is_in_part(later: Letter, earlier: LetterKind) -> bool:
    """Whether a letter corrects another of that kind and leaves the rest of it as it is.

    A correction says that everything else in the earlier letter stands; what corrects a correction is read in its
    place, and so is any other letter that supersedes one.
    """
    return later.batch.kind is LetterKind.CORRECTION and earlier is not LetterKind.CORRECTION


def superseded_by(letters: Iterable[Letter]) -> dict[int, Letter]:
    """Of these letters those that were superseded, by key, each with the issued letter that did it."""
    ids = [letter.id for letter in letters]
    query = (
        select(Letter)
        .join(Letter.batch)
        .where(Letter.supersedes_id.in_(ids), Letter.rendered_at.is_not(None), Batch.issued_on.is_not(None))
        .options(contains_eager(Letter.batch))
    )
    return {
        one.supersedes_id: one for one in db.session.scalars(query.order_by(Letter.id)) if one.supersedes_id
    }


def chain_of(letter: Letter) -> Chain:
    """What a letter corrects, and what corrects it; of what is not issued only what is about to be."""
    before: list[Letter] = []
    seen, at = {letter.id}, letter.supersedes_id
    while at is not None and at not in seen:
        seen.add(at)
        found = _whole(Letter.id == at)
        before[:0] = found
        at = found[0].supersedes_id if found else None
    after, ids = [], [letter.id]
    while ids:
        following = [one for one in _whole(Letter.supersedes_id.in_(ids)) if one.id not in seen]
        after += following
        ids = [one.id for one in following]
        seen.update(ids)
    return Chain(before, after)


def _whole(which: ColumnElement[bool]) -> list[Letter]:
    query = (
        select(Letter)
        .join(Letter.batch)
        .where(
            which,
            Batch.cancelled_on.is_(None),
            or_(Batch.issued_on.is_(None), Letter.rendered_at.is_not(None)),
        )
        .options(contains_eager(Letter.batch))
    )
    return list(db.session.scalars(query.order_by(Letter.id)))
