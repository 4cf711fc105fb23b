"""The sums that follow from the cost lines, and whether they agree with what was published; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from transition.money.models import CostKind, CostLine, Figure

_ADDS = {
    Figure.ADDITIONAL_CONTRIBUTION: {
        CostKind.TRANSFERRING_STAFF_AND_MANAGEMENT: 1,
        CostKind.CURRENT_BUDGET: -1,
    },
    Figure.FIRST_YEAR_INCREASE: {
        CostKind.NEW_POST: 1,
        CostKind.OTHER: 1,
        CostKind.TRANSFERRING_STAFF_AND_MANAGEMENT: 1,
        CostKind.CURRENT_BUDGET: -1,
    },
}


@dataclass(frozen=True)
class Check:
    """One sum in pence: what the lines give and what was published (None when it was not)."""

    figure: Figure
    derived_pence: int
    published_pence: int | None

    @property
    def difference_pence(self) -> int | None:
        """Published less derived; None when nothing was published."""
        return None if self.published_pence is None else self.published_pence - self.derived_pence

    @property
    def agrees(self) -> bool | None:
        """Whether the two are the same; None when nothing was published."""
        return None if self.published_pence is None else self.difference_pence == 0


def checks(lines: Iterable[CostLine], published: Mapping[Figure, int]) -> list[Check]:
    """Every sum that the lines give, beside its published figure."""
    given = list(lines)
    return [Check(figure, _sum(given, adds), published.get(figure)) for figure, adds in _ADDS.items()]


def _sum(lines: Iterable[CostLine], adds: Mapping[CostKind, int]) -> int:
    return sum(adds.get(line.kind, 0) * line.amount_pence for line in lines)
