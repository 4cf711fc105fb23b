"""A transfer's money as one reader may see it: the lines by year, their sources, and the sums."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from transition.access.permissions import Condition
from transition.money.models import CostLine
from transition.money.queries import all_cost_lines, cost_lines, published_figures
from transition.money.sums import (
    Check,
    Source,
    amount_in,
    checks,
    costs_of,
    sources_of,
    sums_shown,
    years_of,
)
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class Budget:
    """The lines that a reader sees, what they and their sources come to in each year, and the sums; pence.

    `reads_shared`: whether they may read what the councils of the programme share, which is never published here.
    """

    lines: Sequence[CostLine]
    years: tuple[int, ...]
    amounts: dict[int, tuple[int, ...]]
    costs: tuple[int, ...]
    sources: list[Source]
    sums: list[Check]
    sees_all: bool
    reads_shared: bool


def budget_of(
    transfer: Transfer, seen: Collection[Condition], *, sort: str = "kind", is_descending: bool = False
) -> Budget:
    """What someone sees whose grant has these conditions. Years and sources are those of the lines that they see."""
    sees_all, on = Condition.ALWAYS in seen, transfer.transfer_on
    lines = cost_lines(transfer, seen, sort=sort, is_descending=is_descending)
    every = lines if sees_all else all_cost_lines(transfer)
    years, published = years_of(lines, on), published_figures(transfer)
    sums = checks(every, published, on) if every or published else []
    return Budget(
        lines=lines,
        years=years,
        amounts={line.id: tuple(amount_in(line, year, on) for year in years) for line in lines},
        costs=costs_of(lines, years, on),
        sources=sources_of(lines, years, on),
        sums=sums_shown(sums, lines, sees_all=sees_all),
        sees_all=sees_all,
        reads_shared=bool({Condition.ALWAYS, Condition.FIVE_OR_MORE} & set(seen)),
    )
