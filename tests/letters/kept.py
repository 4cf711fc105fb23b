"""Batches, their letters and bytes as the database keeps them, read anew."""

from sqlalchemy import select
from sqlalchemy.orm import undefer

from transition.db import db
from transition.letters.models import (
    Batch,
    Document,
    Letter,
)


def batch_of(batch_id: int) -> Batch:
    return db.session.get_one(Batch, batch_id, populate_existing=True)


def letters_of(batch_id: int) -> list[Letter]:
    query = select(Letter).where(Letter.batch_id == batch_id).order_by(Letter.number)
    return list(db.session.scalars(query.options(undefer(Letter.facts))))


def bytes_of(batch_id: int) -> list[bytes]:
    query = select(Document.pdf).join(Document.letter).where(Letter.batch_id == batch_id)
    return list(db.session.scalars(query.order_by(Document.id)))
