"""Finding what was made of letters in other formats; the last record of a letter is the one that holds."""

from sqlalchemy import select

from transition.db import db
from transition.letters.formats.models import FormatMade
from transition.letters.models import Batch, Letter
from transition.transfers.models import Transfer


def made_of_transfer(transfer: Transfer) -> set[int]:
    """The keys of the letters of which the other format was made and served."""
    query = (
        select(FormatMade.letter_id)
        .join(Letter, Letter.id == FormatMade.letter_id)
        .join(Letter.batch)
        .where(Batch.transfer_id == transfer.id)
    )
    return set(db.session.scalars(query))


def made_of(letter: Letter) -> list[FormatMade]:
    """What was recorded of one letter's other format, the newest first."""
    query = select(FormatMade).where(FormatMade.letter_id == letter.id)
    return list(db.session.scalars(query.order_by(FormatMade.id.desc())))
