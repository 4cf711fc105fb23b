"""What the issue of letters to staff tells the features that they are about: who was invited, and to what."""

from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from transition.access.permissions import Viewer
from transition.consultation.coverage.actions import invite_by_letter
from transition.consultation.elections.actions import note_invitation
from transition.consultation.elections.queries import get_election
from transition.db import db
from transition.letters.models import Batch, Letter
from transition.rules.letters import LetterKind
from transition.transfers.models import Transfer

T = TypeVar("T")


def tell(batch: Batch, transfer: Transfer, *, by: Viewer, today: date) -> None:
    """Notes that a one-to-one was offered, or that staff were invited to elect, on the day of issue.

    RuleBroken `nominations_over` where the last day for nominations has passed meanwhile.
    """
    if batch.kind is LetterKind.ONE_TO_ONE:
        people = _issued(batch, Letter.person_id)
        invite_by_letter(transfer, [key for key in people if key is not None], offered_on=today, by=by)
    if batch.kind is LetterKind.ELECTION_NOTICE:
        for key in sorted({int(about.split("-")[1]) for about in _issued(batch, Letter.about)}):
            note_invitation(get_election(transfer, key), transfer, invited_on=today, by=by)


def _issued(batch: Batch, column: InstrumentedAttribute[T]) -> list[T]:
    query = select(column).where(Letter.batch_id == batch.id, Letter.rendered_at.is_not(None))
    return list(db.session.scalars(query.order_by(Letter.number)))
