"""Letters that correct others: which of a batch still stand uncorrected, and preparing their corrections."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, exists, select, update
from sqlalchemy.orm import aliased, contains_eager, undefer

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.db import db
from transition.employers.models import Employer
from transition.i18n.names import Words
from transition.letters.actions import prepare_batch
from transition.letters.kinds.correction import corrected_id
from transition.letters.models import Batch, Letter
from transition.letters.organisation_models import LetterCorrection
from transition.letters.sources import ToCorrect
from transition.rules.broken import RuleBroken
from transition.rules.letters import LetterKind
from transition.transfers.models import Transfer
from transition.transfers.queries import hold


def standing_in(batch: Batch) -> list[Letter]:
    """The issued letters of a batch that no issued letter corrects, with their facts."""
    return list(db.session.scalars(_standing().where(Letter.batch_id == batch.id).order_by(Letter.number)))


def _standing() -> Select[Letter]:
    later = aliased(Letter)
    return (
        select(Letter)
        .join(Letter.batch)
        .where(
            Batch.issued_on.is_not(None),
            Letter.rendered_at.is_not(None),
            ~exists().where(later.supersedes_id == Letter.id),
        )
        .options(contains_eager(Letter.batch), undefer(Letter.facts))
    )


def correction_of(batch: Batch) -> LetterCorrection | None:
    """What a batch of corrections says was wrong, and what is right."""
    return db.session.scalar(select(LetterCorrection).where(LetterCorrection.batch_id == batch.id))


def latest_correction(corrected: Batch) -> LetterCorrection | None:
    """What was last said to be wrong in the letters of a batch, to go on from for those who could not be written to."""
    query = select(LetterCorrection).where(LetterCorrection.corrected_id == corrected.id)
    return db.session.scalars(query.order_by(LetterCorrection.id.desc())).first()


def correct_letters(
    transfer: Transfer,
    corrected: Batch,
    letter_ids: Sequence[int] | None,
    *,
    wrong: Words,
    right: Words,
    dated_on: date,
    by: Viewer,
    today: date,
) -> Batch:
    """Prepare a correction of issued letters, to whoever had them; all of the batch unless some are named.

    Each letter is corrected once: what a correction got wrong is put right by correcting the correction.
    RuleBroken `not_issued`, `corrected_already` and as `prepare_batch`.
    """
    if corrected.issued_on is None:
        raise RuleBroken("not_issued")
    hold(transfer)
    letters = [one for one in standing_in(corrected) if letter_ids is None or one.id in letter_ids]
    if not letters:
        raise RuleBroken("corrected_already")
    batch = prepare_batch(
        transfer,
        db.session.get_one(Employer, corrected.employer_id),
        LetterKind.CORRECTION,
        by=by,
        today=today,
        dated_on=dated_on,
        correction=ToCorrect(tuple(letters), wrong, right),
    )
    said = LetterCorrection(
        batch_id=batch.id, corrected_id=corrected.id, wrong=wrong.en, wrong_cy=wrong.cy, right=right.en,
        right_cy=right.cy, recorded_by_id=by.account_id, recorded_on=today,
    )  # fmt: skip
    db.session.add(said)
    db.session.flush()
    told = {"corrected_id": corrected.id, "count": len(letters)}
    record("letters.correction_written", by=by, subject=batch, transfer_id=transfer.id, **told)
    return batch


def supersede(batch: Batch) -> None:
    """Let each correction of a batch take the place of what it corrects, as it is issued.

    RuleBroken `corrected_already`.
    """
    rows = db.session.execute(
        select(Letter.id, Letter.about).where(Letter.batch_id == batch.id, Letter.rendered_at.is_not(None))
    ).all()
    earlier = {key: corrected_id(about) for key, about in rows}
    taken = select(Letter.id).where(Letter.supersedes_id.in_(earlier.values()))
    if db.session.scalars(taken).first():
        raise RuleBroken("corrected_already")
    for key, before in earlier.items():
        db.session.execute(update(Letter).where(Letter.id == key).values(supersedes_id=before))
