"""Somebody who reads every Part 1 of a council and works out what was hidden, by all that must hold of the numbers.

What the attacker knows is written as sums that are at most so much; each narrows its numbers by the others, again and
again until nothing moves (bounds propagation to a fixpoint). Nothing here is taken from how the reports are made.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.reports.reader import MANY, STAGES, Interval, Read
from transition.reports.transfer_facts import Outcome
from transition.rules.standing import StatusRule

Name = tuple[int, str]
Sum = tuple[tuple[tuple[int, Name], ...], int]
# A number of these only grows from one report to the next, whoever comes and goes.
GROWING = ("meetings", "received", "answered")
GROWING_STAGES = ("prepared", "printed", "issued", "served")


@dataclass
class Attacker:
    """The bounds of every number, and every sum that is at most so much."""

    is_scope_settled: bool
    is_reach_of_everybody: bool = False
    is_total_of_all: bool = False
    bounds: dict[Name, Interval] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)

    def work_out(self, reports: Sequence[Read], primary: Iterable[Name]) -> dict[Name, Interval]:
        """What every number can be. Told of each cell under 5 that it is one, which a reader can only suspect."""
        for version, one in enumerate(reports):
            self._read(version, one)
        for name in primary:
            self._narrow(name, 0, 4)
        for version, one in enumerate(reports):
            self._within(version, one)
        for version in range(len(reports) - 1):
            self._between(version)
        self._settle()
        return self.bounds

    def _read(self, version: int, report: Read) -> None:
        for name, value in report.counts.items():
            self._narrow((version, name), *(value or (0, MANY)))
        for name in report.at_least_one:
            self._narrow((version, name), 1, MANY)

    def _narrow(self, name: Name, low: int, high: int) -> bool:
        was = self.bounds.get(name, (0, MANY))
        now = max(was[0], low), min(was[1], high)
        assert now[0] <= now[1], f"the reports contradict each other about {name}: {was}, {(low, high)}"
        self.bounds[name] = now
        return now != was

    def _at_most(self, *terms: tuple[int, Name], bound: int = 0) -> None:
        for _factor, name in terms:
            self.bounds.setdefault(name, (0, MANY))
        self.sums.append((terms, bound))

    def _smaller(self, version: int, small: str, large: str) -> None:
        self._at_most((1, (version, small)), (-1, (version, large)))

    def _equal(self, left: Sequence[Name], right: Sequence[Name]) -> None:
        terms = [*((1, one) for one in left), *((-1, one) for one in right)]
        self._at_most(*terms)
        self._at_most(*((-factor, one) for factor, one in terms))

    def _within(self, version: int, report: Read) -> None:
        """All that must hold of one report."""
        named = list(report.counts)
        self._of_people(version, report, named)
        self._of_letters(version, report, named)
        themes = [(1, (version, one)) for one in named if one.startswith("theme:")]
        self._at_most(*themes, (-1, (version, "received")))
        left = ("answered", "withdrawn", "overdue")
        self._at_most(*((1, (version, one)) for one in left), (-1, (version, "received")))
        if report.outcomes[StatusRule.REPLY_OVERDUE] is Outcome.FIRED:
            self._narrow((version, "overdue"), 1, MANY)
        else:
            self._narrow((version, "overdue"), 0, 0)

    def _of_people(self, version: int, report: Read, named: list[str]) -> None:
        everybody = [(version, "in"), (version, "undecided")]
        self._equal([(version, "people")], everybody)
        reached = [(-1, one) for one in (everybody if self.is_reach_of_everybody else everybody[:1])]
        self._at_most((1, (version, "offered")), *reached)
        self._at_most((1, (version, "held")), (1, (version, "declined")), (-1, (version, "offered")))
        headings = [one for one in named if one.startswith("heading:")]
        for one in headings:
            self._smaller(version, one, "in")
            self._smaller(version, "complete", one)
        for one in named:
            if one.startswith("term:"):
                self._smaller(version, one, "in")
        if report.has_agreements and "term:COLLECTIVE_AGREEMENT" in named:
            self._narrow((version, "term:COLLECTIVE_AGREEMENT"), 1, MANY)
        self._by_rules(version, report)

    def _by_rules(self, version: int, report: Read) -> None:
        """What the outcome of a published rule says of the numbers that it looks at."""
        complete, scope, confirmed = ((version, one) for one in ("complete", "in", "confirmed"))
        if report.days_to_go < 28:
            if report.outcomes[StatusRule.INFORMATION_INCOMPLETE] is Outcome.FIRED:
                self._at_most((1, complete), (-1, scope), bound=-1)
            else:
                self._equal([complete], [scope])
        self._at_most((1, confirmed), (-1, scope))
        self._at_most((1, confirmed), (-1, (version, "letter:RECORD_CHECK:issued")))
        if report.days_to_go <= 21:
            if report.outcomes[StatusRule.FEW_CONFIRMED] is Outcome.FIRED:
                self._at_most((100, confirmed), (-90, scope), bound=-1)
            else:
                self._at_most((-100, confirmed), (90, scope))

    def _of_letters(self, version: int, report: Read, named: list[str]) -> None:
        kinds = sorted({one.split(":")[1] for one in named if one.startswith("letter:")})
        for kind in kinds:
            prepared, printed, issued, served, returned = (f"letter:{kind}:{stage}" for stage in STAGES)
            self._smaller(version, issued, prepared)
            for stage in (printed, served, returned):
                self._smaller(version, stage, issued)
        counted = [
            (version, f"letter:{kind}:issued")
            for kind in kinds
            if self.is_total_of_all or report.counts[f"letter:{kind}:issued"]
        ]
        if not counted:
            return
        total, welsh, english = ((version, one) for one in ("issued", "welsh", "english"))
        self._equal([total], counted)
        if self.is_total_of_all:
            return
        self._at_most((1, total), (-1, welsh), (-1, english))
        self._at_most((1, welsh), (-1, total))
        self._at_most((1, english), (-1, total))

    def _between(self, version: int) -> None:
        """What only grows from one report to the next."""
        names = {name for at, name in self.bounds if at == version}
        for name in names & {one for at, one in self.bounds if at == version + 1}:
            is_letter = name.startswith("letter:") and name.split(":")[2] in GROWING_STAGES
            is_of_people = name in ("offered", "held", "declined", "complete", "in") or name.startswith(
                ("heading:", "term:")
            )
            is_growing = name in GROWING or name.startswith("theme:") or is_letter
            if is_growing or (self.is_scope_settled and is_of_people):
                self._at_most((1, (version, name)), (-1, (version + 1, name)))

    def _settle(self) -> None:
        """Narrows until nothing moves."""
        is_moving = True
        while is_moving:
            is_moving = False
            for terms, bound in self.sums:
                is_moving |= self._tighten(terms, bound)

    def _tighten(self, terms: tuple[tuple[int, Name], ...], bound: int) -> bool:
        """Each number of a sum is at most what the least of the others leaves."""
        least = [factor * self.bounds[name][0 if factor > 0 else 1] for factor, name in terms]
        whole, is_moving = sum(least), False
        for (factor, name), own in zip(terms, least, strict=True):
            room = bound - (whole - own)
            if factor > 0:
                is_moving |= self._narrow(name, 0, max(room // factor, -1))
            else:
                is_moving |= self._narrow(name, -(room // -factor), MANY)
        return is_moving
