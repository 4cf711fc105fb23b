"""What lines come to in each year and from which source, and whether the sums agree with what was published; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from transition.i18n.names import Words
from transition.money.models import CostKind, CostLine, Figure, PublishedFigure
from transition.rules.financial_years import rounded, share_of_year, year_of

FEWEST_YEARS: Final = 3
MOST_YEARS: Final = 10
NO_SOURCE: Final = Words("")

_STAFF: Final = {
    CostKind.TRANSFERRING_STAFF_AND_MANAGEMENT: 1,
    CostKind.SALARY: 1,
    CostKind.MANAGEMENT: 1,
}
_CONTRIBUTION: Final = {**_STAFF, CostKind.CONTRIBUTION: 1, CostKind.CURRENT_BUDGET: -1}
_ADDS: Final[Mapping[Figure, Mapping[CostKind, int]]] = {
    Figure.STAFF_AND_MANAGEMENT: _STAFF,
    Figure.CURRENT_BUDGET: {CostKind.CURRENT_BUDGET: 1},
    Figure.ADDITIONAL_CONTRIBUTION: _CONTRIBUTION,
    Figure.NEW_POSTS: {CostKind.NEW_POST: 1},
    Figure.FIRST_YEAR_INCREASE: {**_CONTRIBUTION, CostKind.NEW_POST: 1, CostKind.OTHER: 1},
}
# What is worked out whether or not it was published; the others only beside a published figure.
_ALWAYS: Final = (Figure.ADDITIONAL_CONTRIBUTION, Figure.FIRST_YEAR_INCREASE)


@dataclass(frozen=True)
class Part:
    """What one line gives to a sum, in pence: less than nought where it is taken off."""

    line_id: int
    name: Words
    amount_pence: int


@dataclass(frozen=True)
class Check:
    """One sum in pence: what the lines give and what was published (None when it was not). Year 0: a full year.

    `derived_pence` is None where its reader is told what was published and nothing of the lines.
    """

    figure: Figure
    derived_pence: int | None
    published_pence: int | None
    parts: tuple[Part, ...] = ()
    year: int = 0
    line: Words = NO_SOURCE
    source: Words = NO_SOURCE

    @property
    def difference_pence(self) -> int | None:
        """Published less derived; None when one of the two is not there."""
        if self.published_pence is None or self.derived_pence is None:
            return None
        return self.published_pence - self.derived_pence

    @property
    def agrees(self) -> bool | None:
        """Whether the two are the same; None when one of them is not there."""
        return None if self.difference_pence is None else self.difference_pence == 0


@dataclass(frozen=True)
class Source:
    """What one source gives in each of some years, in pence; less than nought is money over."""

    name: Words
    amounts: tuple[int, ...]


def first_year_of(line: CostLine, transfer_on: date) -> int:
    """The first financial year in which a line counts: that of the transfer where none is named."""
    return year_of(transfer_on) if line.first_year is None else line.first_year


def counts_in(line: CostLine, year: int, transfer_on: date) -> bool:
    """Whether a line counts in a financial year."""
    return first_year_of(line, transfer_on) <= year and (line.last_year is None or year <= line.last_year)


def amount_in(line: CostLine, year: int, transfer_on: date) -> int:
    """What a line comes to in one financial year, by its years and its key, to the nearest penny."""
    if not counts_in(line, year, transfer_on):
        return 0
    return rounded(line.amount_pence * share_of_year(year, transfer_on, line.part_year))


def years_of(lines: Sequence[CostLine], transfer_on: date) -> tuple[int, ...]:
    """The years to show: from the first that a line names, at least three, until nothing changes any more."""
    if not lines:
        return ()
    firsts = [first_year_of(one, transfer_on) for one in lines]
    first = min(firsts)
    lasts = [one.last_year + 1 for one in lines if one.last_year is not None]
    named = [one.from_year for line in lines for one in line.later_funding]
    last = max(*firsts, *lasts, *named, first + FEWEST_YEARS - 1)
    return tuple(range(first, min(last, first + MOST_YEARS - 1) + 1))


def source_in(line: CostLine, year: int) -> Words:
    """Where the money of a line comes from in one year: as was last said for it or for a year before."""
    said = [one for one in line.later_funding if one.from_year <= year]
    if not said:
        return Words(line.funding_source, line.funding_source_cy)
    newest = max(said, key=lambda one: one.from_year)
    return Words(newest.source, newest.source_cy)


def source_said(line: CostLine, from_year: int | None) -> Words | None:
    """What was said of the source from just that year on, of the line's first when None; None when nothing was."""
    if from_year is None:
        return Words(line.funding_source, line.funding_source_cy) if line.funding_source else None
    said = next((one for one in line.later_funding if one.from_year == from_year), None)
    return Words(said.source, said.source_cy) if said else None


def sources_of(lines: Sequence[CostLine], years: Sequence[int], transfer_on: date) -> list[Source]:
    """What each source gives in each year. A present budget is a source itself and eases the one that pays the rest.

    So the sources of a year add up to what the lines of that year cost, the present budget not counted as a cost.
    """
    budgets: dict[Words, list[int]] = {}
    others: dict[Words, list[int]] = {}
    for line in lines:
        is_budget = line.kind is CostKind.CURRENT_BUDGET
        if is_budget:
            own = budgets.setdefault(Words(line.name, line.name_cy), [0] * len(years))
        for place, year in enumerate(years):
            amount = amount_in(line, year, transfer_on)
            if not amount:
                continue
            others.setdefault(source_in(line, year), [0] * len(years))[place] += (
                -amount if is_budget else amount
            )
            if is_budget:
                own[place] += amount
    found = [Source(name, tuple(amounts)) for given in (budgets, others) for name, amounts in given.items()]
    return [one for one in found if any(one.amounts)]


def costs_of(lines: Sequence[CostLine], years: Sequence[int], transfer_on: date) -> tuple[int, ...]:
    """What the lines of each year cost, the present budget not counted as a cost."""
    spent = [one for one in lines if one.kind is not CostKind.CURRENT_BUDGET]
    return tuple(sum(amount_in(line, year, transfer_on) for line in spent) for year in years)


def checks(lines: Iterable[CostLine], published: Iterable[PublishedFigure], transfer_on: date) -> list[Check]:
    """Every sum that the lines give, beside its published figures, and each published line."""
    given, kept = list(lines), list(published)
    found: list[Check] = []
    for figure in _ADDS:
        told = sorted((one for one in kept if one.figure is figure), key=lambda one: one.year)
        if figure in _ALWAYS and not any(one.year == 0 for one in told):
            found.append(_check(figure, _parts(figure, given, 0, transfer_on), 0, None))
        found += [_check(figure, _parts(figure, given, one.year, transfer_on), one.year, one) for one in told]
    by_id = {one.id: one for one in given}
    for one in kept:
        line = by_id.get(one.line_id) if one.line_id is not None else None
        if line is not None:
            part = _part(line, 1, one.year, transfer_on)
            found.append(_check(Figure.LINE, (part,), one.year, one))
    return found


def sums_shown(sums: Iterable[Check], seen: Iterable[CostLine], *, sees_all: bool) -> list[Check]:
    """The sums that a reader may see: whoever sees only part of the lines sees what was published.

    What a sum is made of, and whether it agrees, they see where they see every line in it. Of any other sum they see
    the published figure alone, and not even that where it stands beside a line that is theirs to see but not published:
    the one less the other would tell a hidden line that no paper tells. A figure of a hidden line would name it.
    """
    every = list(sums)
    if sees_all:
        return every
    lines = {one.id: one for one in seen}
    told = {(part.line_id, one.year) for one in every if one.figure is Figure.LINE for part in one.parts}
    found = []
    for one in (one for one in every if one.published_pence is not None):
        hidden = [part for part in one.parts if part.line_id not in lines]
        beside = [lines[part.line_id] for part in one.parts if part.line_id in lines]
        is_public = all(line.is_published for line in beside) or all(
            (part.line_id, one.year) in told for part in hidden
        )
        if not hidden:
            found.append(one)
        elif one.figure is not Figure.LINE and is_public:
            found.append(replace(one, derived_pence=None, parts=()))
    return found


def sums_of(sums: Iterable[Check], seen: Iterable[CostLine]) -> list[Check]:
    """The sums made of lines that are seen and of no other: nobody can take those from them and be left with more."""
    known = {one.id for one in seen}
    return [one for one in sums if one.parts and all(part.line_id in known for part in one.parts)]


def _check(figure: Figure, parts: Sequence[Part], year: int, kept: PublishedFigure | None) -> Check:
    return Check(
        figure,
        sum(one.amount_pence for one in parts),
        kept.amount_pence if kept else None,
        tuple(parts),
        year,
        parts[0].name if figure is Figure.LINE else NO_SOURCE,
        Words(kept.source, kept.source_cy) if kept else NO_SOURCE,
    )


def _parts(figure: Figure, lines: Sequence[CostLine], year: int, transfer_on: date) -> list[Part]:
    """What the lines give to a sum; a line that gives nothing is no part of it.

    A sum without a year is of the first year of its lines: a line of other years is no part of it. The increase in
    that year counts what the year costs, every other sum what its lines cost in a full year.
    """
    adds = _ADDS[figure]
    of_it = [one for one in lines if one.kind in adds]
    if not year and of_it:
        first = min(first_year_of(one, transfer_on) for one in of_it)
        of_it = [one for one in of_it if counts_in(one, first, transfer_on)]
        year = first if figure is Figure.FIRST_YEAR_INCREASE else 0
    found = [_part(one, adds[one.kind], year, transfer_on) for one in of_it]
    return [one for one in found if one.amount_pence]


def _part(line: CostLine, sign: int, year: int, transfer_on: date) -> Part:
    amount = amount_in(line, year, transfer_on) if year else line.amount_pence
    return Part(line.id, Words(line.name, line.name_cy), sign * amount)
