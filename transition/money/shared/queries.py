"""Shared costs of a programme for those who may read them, and the parts that fall to each council."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from transition.access.permissions import Condition, Needs, Thing, Verb, Viewer, conditions
from transition.db import db
from transition.money.models import CostLine
from transition.money.shared.models import CostShare, SharedCost
from transition.rules.shares import divided
from transition.transfers.models import Programme, Transfer
from transition.transfers.programmes.queries import get_programme, led_ids, transfers_in
from transition.transfers.queries import NotVisible, posts_towards


class NoSuchSharedCost(Exception):
    """There is no such shared cost in this programme, or the viewer may not see it."""


@dataclass(frozen=True)
class Part:
    """What falls to one council, in pence, by its weight in the key."""

    share: CostShare
    amount_pence: int


@dataclass(frozen=True)
class PartOfMine:
    """One council's part of a shared cost, and what its own lines hold of it (None: nothing yet)."""

    cost: SharedCost
    part_pence: int
    line: CostLine | None


def sharing_programme(programme_id: int, viewer: Viewer) -> Programme:
    """The programme, for its lead and for those who read all money of a transfer in it. Raises NotVisible.

    A programme may be public; what its councils pay together is not.
    """
    programme = get_programme(programme_id, viewer)
    if programme.id in led_ids(viewer):
        return programme
    needs = Needs(Thing.MONEY, Verb.READ)
    if not any(
        Condition.ALWAYS in conditions(posts_towards(one, viewer), needs)
        for one in transfers_in(programme, viewer)
    ):
        raise NotVisible
    return programme


def shared_costs(programme: Programme) -> list[SharedCost]:
    """What the councils of a programme share, in the order in which it was recorded."""
    query = _with_shares().where(SharedCost.programme_id == programme.id).order_by(SharedCost.id)
    return list(db.session.scalars(query))


def get_shared_cost(programme: Programme, shared_id: int) -> SharedCost:
    """One shared cost of this programme. Raises NoSuchSharedCost."""
    query = _with_shares().where(SharedCost.programme_id == programme.id, SharedCost.id == shared_id)
    found: SharedCost | None = db.session.scalar(query)
    if found is None:
        raise NoSuchSharedCost
    return found


def parts_of(cost: SharedCost) -> list[Part]:
    """The parts to the penny, which add up to the whole, in the order of the transfers."""
    amounts = divided(cost.amount_pence, [share.weight for share in cost.shares])
    return [Part(share, amount) for share, amount in zip(cost.shares, amounts, strict=True)]


def parts_for(transfer: Transfer) -> list[PartOfMine]:
    """What falls to one council of its programme's shared costs, beside what its lines say."""
    costs = shared_costs(transfer.programme)
    lines = select(CostLine).where(
        CostLine.transfer_id == transfer.id,
        CostLine.removed_on.is_(None),
        CostLine.shared_cost_id.in_([cost.id for cost in costs]),
    )
    kept = {line.shared_cost_id: line for line in db.session.scalars(lines)} if costs else {}
    return [
        PartOfMine(cost, part.amount_pence, kept.get(cost.id))
        for cost in costs
        for part in parts_of(cost)
        if part.share.transfer_id == transfer.id
    ]


def part_for(transfer: Transfer, shared_id: int) -> PartOfMine:
    """One of them. Raises NoSuchSharedCost."""
    found = next((one for one in parts_for(transfer) if one.cost.id == shared_id), None)
    if found is None:
        raise NoSuchSharedCost
    return found


def councils_of(programme: Programme) -> Sequence[Transfer]:
    """Every transfer of a programme: who may share its costs."""
    query = select(Transfer).where(Transfer.programme_id == programme.id).order_by(Transfer.id)
    return list(db.session.scalars(query))


def _with_shares() -> Select[SharedCost]:
    shares = selectinload(SharedCost.shares).joinedload(CostShare.transfer)
    return select(SharedCost).options(shares.joinedload(Transfer.outgoing_employer))
