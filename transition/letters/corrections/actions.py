"""Preparing corrections of issued letters, and letting them take their place."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select, update

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.db import db
from transition.employers.models import Employer
from transition.i18n.names import Words
from transition.letters.actions import check_open, prepare_batch
from transition.letters.corrections.models import LetterCorrection
from transition.letters.corrections.queries import standing_in, texts_of_correction
from transition.letters.kinds.correction import corrected_id
from transition.letters.models import Batch, Letter
from transition.letters.sources import ToCorrect
from transition.letters.texts.actions import keep_check
from transition.letters.texts.checks import held_in
from transition.rules.broken import RuleBroken
from transition.rules.letters import LetterKind
from transition.rules.welsh import Pair
from transition.transfers.models import Transfer
from transition.transfers.queries import hold


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
    # What an officer types is checked like every other text before its Welsh goes out.
    batch.texts = [*(batch.texts or []), *texts_of_correction(said)]
    db.session.flush()
    told = {"corrected_id": corrected.id, "count": len(letters)}
    record("letters.correction_written", by=by, subject=batch, transfer_id=transfer.id, **told)
    return batch


def check_welsh(batch: Batch, said: LetterCorrection, *, by: Viewer, today: date) -> None:
    """Keep that a named person checked the Welsh of a correction; saying so again does nothing more.

    RuleBroken `already_issued`, `cancelled`.
    """
    check_open(batch)
    held = {one.key for one in held_in(batch)}
    for one in texts_of_correction(said):
        if one["key"] in held:
            keep_check(
                batch.transfer_id, batch.employer_id, one["key"], Pair(one["en"], one["cy"]),
                is_unaffected=False, by=by, today=today,
            )  # fmt: skip


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
