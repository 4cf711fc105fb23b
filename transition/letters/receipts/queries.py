"""Finding receipts of letters."""

from sqlalchemy import select
from sqlalchemy.orm import undefer

from transition.db import db
from transition.letters.models import Batch, Letter
from transition.letters.receipts.models import LetterReceipt
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible


def receipts_of(letter: Letter) -> list[LetterReceipt]:
    """Every receipt of a letter, in the order in which they were recorded."""
    query = select(LetterReceipt).where(LetterReceipt.letter_id == letter.id).order_by(LetterReceipt.id)
    return list(db.session.scalars(query))


def get_receipt(transfer: Transfer, receipt_id: int) -> tuple[LetterReceipt, Letter]:
    """One receipt of this transfer with its document, and its letter with the batch. Raises NotVisible."""
    query = (
        select(LetterReceipt, Letter)
        .join(Letter, Letter.id == LetterReceipt.letter_id)
        .join(Batch, Batch.id == Letter.batch_id)
        .where(Batch.transfer_id == transfer.id, LetterReceipt.id == receipt_id)
        .options(undefer(LetterReceipt.document))
    )
    row = db.session.execute(query).first()
    if row is None:
        raise NotVisible
    return row[0], row[1]
