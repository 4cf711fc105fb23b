"""Reading what a transfer costs, as far as the reader may see it."""

from collections.abc import Collection
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import selectinload

from transition.access.permissions import Condition
from transition.db import db
from transition.money.models import CostLine, Figure, LineFunding, PublishedFigure
from transition.rules.suppression import SMALLEST_SHOWN
from transition.transfers.models import Transfer

SORTS: Final = {"name": CostLine.name, "kind": CostLine.kind, "amount": CostLine.amount_pence}


def cost_lines(
    transfer: Transfer,
    conditions: Collection[Condition],
    *,
    sort: str = "kind",
    is_descending: bool = False,
    as_at: date | None = None,
) -> list[CostLine]:
    """The lines that a reader may see under these conditions of their grant, with where their money comes from.

    Of a past day when `as_at` is given: those that had not been removed by its end.
    """
    stands: ColumnElement[bool] = CostLine.removed_on.is_(None)
    if as_at is not None:
        stands = or_(stands, CostLine.removed_on > as_at)
    query = select(CostLine).where(CostLine.transfer_id == transfer.id, stands)
    if Condition.ALWAYS not in conditions:
        open_to: list[ColumnElement[bool]] = [CostLine.is_published.is_(True)] if conditions else []
        if Condition.FIVE_OR_MORE in conditions:
            open_to.append(CostLine.people_count >= SMALLEST_SHOWN)
        query = query.where(or_(False, *open_to))
    column = SORTS[sort].desc() if is_descending else SORTS[sort].asc()
    query = query.options(selectinload(CostLine.later_funding)).order_by(column, CostLine.id)
    return list(db.session.scalars(query))


def all_cost_lines(transfer: Transfer, as_at: date | None = None) -> list[CostLine]:
    """Every line, for sums and reports; `as_at` as in `cost_lines`."""
    return cost_lines(transfer, {Condition.ALWAYS}, as_at=as_at)


def find_cost_line(transfer: Transfer, line_id: int) -> CostLine | None:
    """One line of this transfer."""
    return db.session.scalar(
        select(CostLine)
        .where(CostLine.transfer_id == transfer.id, CostLine.id == line_id, CostLine.removed_on.is_(None))
        .options(selectinload(CostLine.later_funding))
    )


def find_source(transfer: Transfer, source_id: int) -> tuple[CostLine, LineFunding] | None:
    """What was said of a line's source from a year on, with its line."""
    query = select(LineFunding.line_id).join(CostLine, CostLine.id == LineFunding.line_id)
    line_id = db.session.scalar(query.where(LineFunding.id == source_id, CostLine.transfer_id == transfer.id))
    line = find_cost_line(transfer, line_id) if line_id is not None else None
    return (line, next(one for one in line.later_funding if one.id == source_id)) if line else None


def published_figures(transfer: Transfer) -> list[PublishedFigure]:
    """What was published about this transfer, those of a full year first."""
    query = select(PublishedFigure).where(PublishedFigure.transfer_id == transfer.id)
    return list(db.session.scalars(query.order_by(PublishedFigure.year, PublishedFigure.id)))


def find_figure(
    transfer: Transfer, figure: Figure, *, year: int, line: CostLine | None
) -> PublishedFigure | None:
    """The figure that was kept as published of that sum or line in that year, if any."""
    return db.session.scalar(
        select(PublishedFigure).where(
            PublishedFigure.transfer_id == transfer.id,
            PublishedFigure.figure == figure,
            PublishedFigure.year == year,
            PublishedFigure.line_id == line.id if line else PublishedFigure.line_id.is_(None),
        )
    )
