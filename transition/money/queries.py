"""Reading what a transfer costs, as far as the reader may see it."""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, or_, select

from transition.access.permissions import Condition
from transition.db import db
from transition.money.models import CostLine, Figure, PublishedFigure
from transition.money.sums import Check
from transition.transfers.models import Transfer

FEWEST_PEOPLE = 5


def cost_lines(transfer: Transfer, conditions: Collection[Condition]) -> list[CostLine]:
    """The lines that a reader may see under these conditions of their grant."""
    query = select(CostLine).where(CostLine.transfer_id == transfer.id, CostLine.removed_on.is_(None))
    if Condition.ALWAYS not in conditions:
        open_to: list[ColumnElement[bool]] = [CostLine.is_published.is_(True)] if conditions else []
        if Condition.FIVE_OR_MORE in conditions:
            open_to.append(CostLine.people_count >= FEWEST_PEOPLE)
        query = query.where(or_(False, *open_to))
    return list(db.session.scalars(query.order_by(CostLine.kind, CostLine.id)))


def all_cost_lines(transfer: Transfer) -> list[CostLine]:
    """Every line, for sums and reports."""
    return cost_lines(transfer, {Condition.ALWAYS})


def find_cost_line(transfer: Transfer, line_id: int) -> CostLine | None:
    """One line of this transfer."""
    return db.session.scalar(
        select(CostLine).where(
            CostLine.transfer_id == transfer.id, CostLine.id == line_id, CostLine.removed_on.is_(None)
        )
    )


def published_figures(transfer: Transfer) -> dict[Figure, PublishedFigure]:
    """The sums that were published about this transfer."""
    query = select(PublishedFigure).where(PublishedFigure.transfer_id == transfer.id)
    return {found.figure: found for found in db.session.scalars(query)}


def sums_shown(sums: Iterable[Check], conditions: Collection[Condition]) -> list[Check]:
    """The sums that a reader may see: whoever sees only part of the lines sees what was published."""
    return [one for one in sums if Condition.ALWAYS in conditions or one.agrees]
