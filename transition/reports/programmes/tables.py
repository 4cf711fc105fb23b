"""Tables over all the councils, one row after another: a summary, published money, decisions, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup

from transition.consultation.timeline.labels import SHAPES, STANDINGS
from transition.money.labels import KINDS as COSTS
from transition.money.labels import figure_name
from transition.money.models import Figure
from transition.reports.content import Report
from transition.reports.labels import STATUS_SHAPES, STATUSES, given, milestone_name
from transition.reports.paper import coming
from transition.reports.programmes.content import CouncilFact
from transition.reports.record_facts import SumFact
from transition.web import words


@dataclass(frozen=True)
class CouncilLine:
    """One council in the summary: its place in every table beside, and what its Part 1 says first."""

    place: int
    council: CouncilFact
    report: Report

    @property
    def status(self) -> str:
        """Its status as its Part 1 gives it."""
        return str(STATUSES[self.report.status.shown])

    @property
    def shape(self) -> str:
        """The shape that goes with the status."""
        return STATUS_SHAPES[self.report.status.shown]

    @property
    def part(self) -> str:
        """Which Part 1 it is, of which day."""
        return str(
            _(
                "Part 1, report %(number)s, as at %(day)s",
                number=self.council.part_number,
                day=words.day(self.report.as_at),
            )
        )


@dataclass(frozen=True)
class FigureLine:
    """One published figure of each council, and their total only where every council has published it."""

    name: str
    amounts: tuple[int | None, ...]

    @property
    def total(self) -> int | None:
        """The sum of what was published; None as soon as one council has published nothing."""
        known = [amount for amount in self.amounts if amount is not None]
        return sum(known) if known and len(known) == len(self.amounts) else None


@dataclass(frozen=True)
class CostLine:
    """One published cost line of one council."""

    council: str | Markup
    name: str | Markup
    kind: str
    funding: str | Markup
    amount_pence: int


@dataclass(frozen=True)
class DecisionLine:
    """One published decision of one council."""

    council: str | Markup
    day: str
    body: str | Markup
    text: str | Markup
    reference: str


@dataclass(frozen=True)
class NextLine:
    """One step of one council that is open and due, or overdue, in the 28 days after its own Part 1."""

    council: str | Markup
    name: str | Markup
    due: str
    standing: str
    shape: str


def lines(councils: Sequence[CouncilFact]) -> list[CouncilLine]:
    """The councils that have issued a Part 1, numbered from 1."""
    found = [(one, one.report) for one in councils if one.report]
    return [CouncilLine(place, one, report) for place, (one, report) in enumerate(found, 1)]


def figures(councils: Sequence[CouncilFact]) -> list[FigureLine]:
    """The figures that some council has published, each of one year: another year's is another figure.

    What councils published of single lines is left out, for a line of one is not a line of another.
    """
    sums = [
        {(one.figure, one.year): one for one in report.money.sums if one.figure is not Figure.LINE}
        for report in _reports(councils)
    ]
    places = {figure: place for place, figure in enumerate(Figure)}
    keys = sorted({key for by_key in sums for key in by_key}, key=lambda key: (places[key[0]], key[1]))
    found = [
        FigureLine(figure_name(*key), tuple(_published(by_key.get(key)) for by_key in sums)) for key in keys
    ]
    return [line for line in found if any(amount is not None for amount in line.amounts)]


def _published(one: SumFact | None) -> int | None:
    return one.published_pence if one else None


def costs(councils: Sequence[CouncilFact]) -> list[CostLine]:
    """The published cost lines of a full year, council by council."""
    return [
        CostLine(
            given(one.council), given(line.name), str(COSTS[line.kind]),
            given(line.funding) if line.funding else str(_("Not recorded")), line.amount_pence,
        )
        for one in councils
        if one.report
        for line in one.report.money.lines
    ]  # fmt: skip


def decisions(councils: Sequence[CouncilFact]) -> list[DecisionLine]:
    """The published decisions, the newest first."""
    found = [(one, decision) for one in councils if one.report for decision in one.report.decisions]
    found.sort(key=lambda pair: (pair[1].decided_on is not None, pair[1].decided_on), reverse=True)
    return [
        DecisionLine(
            given(one.council), words.day(made.decided_on) or str(_("No day set")), given(made.body),
            given(made.text), made.reference or str(_("None given")),
        )
        for one, made in found
    ]  # fmt: skip


def next_period(councils: Sequence[CouncilFact]) -> list[NextLine]:
    """What each council has open in the 28 days after its Part 1, the soonest first."""
    found = [(one, step) for one in councils if one.report for step in coming(one.report)]
    found.sort(key=lambda pair: pair[1].due_on)
    return [
        NextLine(
            given(one.council), milestone_name(step), words.day(step.due_on),
            str(STANDINGS[step.standing]) if step.standing else "",
            SHAPES[step.standing] if step.standing else "none",
        )
        for one, step in found
    ]  # fmt: skip


def _reports(councils: Sequence[CouncilFact]) -> list[Report]:
    return [one.report for one in councils if one.report]
