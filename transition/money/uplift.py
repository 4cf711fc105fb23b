"""What lines of pay would cost after a pay award: a preview that is worked out and kept nowhere; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from transition.i18n.names import Words
from transition.money.models import CostKind, CostLine
from transition.money.sums import amount_in
from transition.rules.financial_years import PartYear, rounded, share_of_year
from transition.rules.shares import percent_of

LINES_OF_PAY: Final = frozenset(
    {
        CostKind.NEW_POST,
        CostKind.TRANSFERRING_STAFF_AND_MANAGEMENT,
        CostKind.SALARY,
        CostKind.MANAGEMENT,
    }
)


@dataclass(frozen=True)
class Award:
    """A pay award: hundredths of one per cent, and pence a year for each person, from a day on."""

    percent_hundredths: int
    flat_pence: int
    from_on: date


@dataclass(frozen=True)
class Uplifted:
    """One line in one financial year (0: a full year), before and after, in pence."""

    line_id: int
    name: Words
    year: int
    old_pence: int
    new_pence: int
    lacks_people: bool = False

    @property
    def difference_pence(self) -> int:
        """How much more it costs."""
        return self.new_pence - self.old_pence


def full_year(line: CostLine, award: Award) -> int:
    """A full year of a line at the new pay. On-costs that are percentages follow the salary, amounts stay.

    Where a line does not say its salary apart, all of it counts as pay.
    """
    more = award.flat_pence * (line.people_count or 0)
    if line.salary_pence is None:
        return line.amount_pence + percent_of(line.amount_pence, award.percent_hundredths) + more
    salary = line.salary_pence + percent_of(line.salary_pence, award.percent_hundredths) + more
    return salary + on_costs(salary, line)


def on_costs(salary_pence: int, line: CostLine) -> int:
    """The employer's National Insurance and pension on a salary, each rounded to the penny by itself."""
    found = 0
    for percent, amount in (
        (line.insurance_hundredths, line.insurance_pence),
        (line.pension_hundredths, line.pension_pence),
    ):
        found += percent_of(salary_pence, percent) if percent is not None else amount or 0
    return found


def uplifted(
    lines: Iterable[CostLine], award: Award, years: Sequence[int], transfer_on: date
) -> list[Uplifted]:
    """Each line of pay in each of the years in which it costs anything, before and after the award."""
    found: list[Uplifted] = []
    for line in lines:
        if line.kind not in LINES_OF_PAY:
            continue
        more = full_year(line, award) - line.amount_pence
        for year in years:
            if old := amount_in(line, year, transfer_on):
                new = old + rounded(more * _share(line, award, year, transfer_on))
                lacks = bool(award.flat_pence) and line.people_count is None
                found.append(Uplifted(line.id, Words(line.name, line.name_cy), year, old, new, lacks))
    return found


def _share(line: CostLine, award: Award, year: int, transfer_on: date) -> Fraction:
    """How much of a year the award reaches: from its day, or from the transfer where the line begins with that."""
    key = PartYear.MONTHS if line.part_year is PartYear.MONTHS else PartYear.DAYS
    begins_on = award.from_on if line.part_year is PartYear.WHOLE else max(award.from_on, transfer_on)
    return share_of_year(year, begins_on, key)
