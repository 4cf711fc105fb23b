"""Teams, decisions and risks of one transfer; each is found through its transfer only."""

from typing import TypeVar

from sqlalchemy import select

from transition.db import db
from transition.transfers.models import Decision, Risk, Scope, Team, Transfer
from transition.transfers.queries import NotVisible

Kept = TypeVar("Kept", Team, Decision, Risk)


def teams_of(transfer: Transfer) -> list[Team]:
    """The teams of a transfer: in scope first, then undecided, then out, each by name."""
    order = [Scope.IN, Scope.UNDECIDED, Scope.OUT]
    found = db.session.scalars(select(Team).where(Team.transfer_id == transfer.id).order_by(Team.name))
    return sorted(found, key=lambda team: order.index(team.scope))


def decisions_of(transfer: Transfer) -> list[Decision]:
    """The decisions about a transfer, the newest first, those without a day last."""
    query = (
        select(Decision)
        .where(Decision.transfer_id == transfer.id)
        .order_by(Decision.decided_on.is_(None), Decision.decided_on.desc(), Decision.id.desc())
    )
    return list(db.session.scalars(query))


def risks_of(transfer: Transfer) -> list[Risk]:
    """The risks of a transfer: the open ones first, the gravest of them on top."""
    query = (
        select(Risk)
        .where(Risk.transfer_id == transfer.id)
        .order_by(Risk.is_closed, (Risk.likelihood * Risk.impact).desc(), Risk.id)
    )
    return list(db.session.scalars(query))


def get_child(kind: type[Kept], key: int, transfer: Transfer) -> Kept:
    """One team, decision or risk of that transfer. Raises NotVisible."""
    found = db.session.scalar(select(kind).where(kind.id == key, kind.transfer_id == transfer.id))
    if found is None:
        raise NotVisible
    return found
