"""Which letters of a batch still stand uncorrected, and what corrections say."""

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import aliased, contains_eager, undefer

from transition.db import db
from transition.letters.corrections.models import LetterCorrection
from transition.letters.models import Batch, Letter

# Such a text may tell of one person, so it is checked where its letters are and not among the translators' texts.
OF_CORRECTION = "correction."


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


def texts_of_correction(said: LetterCorrection) -> list[dict[str, str]]:
    """What a correction says in words of its own, as a batch keeps the texts that it draws on."""
    return [
        {"key": f"{OF_CORRECTION}wrong", "en": said.wrong, "cy": said.wrong_cy},
        {"key": f"{OF_CORRECTION}right", "en": said.right, "cy": said.right_cy},
    ]
