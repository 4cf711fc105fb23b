"""Councils side by side: each section of their Part 1s as a grid of rows and one column for each council.

A cell says what that council's Part 1 says and nothing worked out from it: no sum of bands, no total that could cover
a hidden cell. The page, the PDF and the workbook are filled from the same grids.
"""

from collections.abc import Callable, Iterable, Sequence

from flask_babel import gettext as _

from transition.consultation.timeline.labels import KINDS, SHAPES, STANDINGS
from transition.reports.content import Report
from transition.reports.labels import OUTCOMES, RULES, given, milestone_name, short_day, shown
from transition.reports.paper import key_numbers
from transition.reports.programmes import sections
from transition.reports.programmes.cells import Cell, Grid, Row, asked, day_or, pair, text
from transition.reports.programmes.content import CouncilFact
from transition.reports.transfer_facts import MilestoneFact, Outcome
from transition.rules.basis import Kind
from transition.rules.standing import StatusRule
from transition.transfers.labels import BASES, SCOPES
from transition.web import words


def grids(councils: Sequence[CouncilFact]) -> list[Grid]:
    """Every section of these councils' Part 1s side by side, in the order of a council's own report."""
    reports = [one.report for one in councils if one.report]
    makers: tuple[tuple[str, str, Callable[[Sequence[Report]], Iterable[Row]]], ...] = (
        ("numbers", _("Five numbers of each council"), _numbers),
        ("rules", _("The rules of the status"), _rules),
        ("basis", _("Legal basis and scope"), _basis),
        ("milestones", _("Milestones and statutory dates"), _milestones),
        ("consultation", _("Consultation"), sections.consultation),
        ("measures", _("Measures"), sections.measures),
        ("information", _("Employee liability information"), sections.information),
        ("letters", _("Letters"), sections.letters),
        ("terms", _("Protected terms and pensions"), sections.terms),
        ("background", _("Consultees and impact assessments"), sections.background),
    )
    return [_grid(key, str(caption), make(reports)) for key, caption, make in makers]


def _grid(key: str, caption: str, rows: Iterable[Row]) -> Grid:
    """The section, with the rows of which no council shows anything told in one line under it."""
    hidden = text(_("Not shown"))
    found = list(rows)
    return Grid(
        key,
        caption,
        tuple(row for row in found if set(row.cells) != {hidden}),
        tuple(row.name for row in found if set(row.cells) == {hidden}),
    )


def _numbers(reports: Sequence[Report]) -> Iterable[Row]:
    """The same five of each: of process dates where a council has no others, having fewer than 5 people.

    What the others publish of people and letters stands in the sections below.
    """
    is_of_process = any(one.is_process_only for one in reports)
    found = [key_numbers(one, is_of_process=is_of_process) for one in reports]
    for row in zip(*found, strict=True):
        yield Row(row[0].name, tuple(text(one.value) for one in row))


def _rules(reports: Sequence[Report]) -> Iterable[Row]:
    found = [{one.rule: one.outcome for one in report.status.rules} for report in reports]
    for rule in StatusRule:
        yield Row(str(RULES[rule]), tuple(_outcome(outcomes.get(rule)) for outcomes in found))


def _outcome(outcome: Outcome | None) -> Cell:
    if outcome is Outcome.FIRED:
        return Cell((), str(OUTCOMES[outcome]), "soon")
    return text(OUTCOMES[outcome]) if outcome else text(_("Not among its rules"))


def _basis(reports: Sequence[Report]) -> Iterable[Row]:
    to_be = _("To be confirmed")
    yield asked(
        reports, _("New employer"), lambda r: given(r.parties.incoming) if r.parties.incoming else to_be
    )
    yield asked(
        reports, _("Service"), lambda r: given(r.parties.service) if r.parties.service else _("Not recorded")
    )
    yield asked(reports, _("Transfer date"), lambda r: words.day(r.parties.transfer_on))
    yield asked(
        reports, _("Date agreed by the present employer"), lambda r: _agreed(r.parties.is_agreed_by_outgoing)
    )
    yield asked(
        reports, _("Date agreed by the new employer"), lambda r: _agreed(r.parties.is_agreed_by_incoming)
    )
    yield asked(reports, _("Legal basis"), lambda r: BASES[r.parties.basis])
    yield asked(reports, _("Decided on"), lambda r: day_or(r.parties.basis_decided_on, _("Not decided")))
    yield asked(reports, _("People in scope"), lambda r: shown(r.scope.people_in))
    yield asked(reports, _("People still to be decided on"), lambda r: shown(r.scope.people_undecided))
    yield asked(reports, _("Teams"), _teams)


def _agreed(is_agreed: bool) -> str:
    return str(_("Agreed") if is_agreed else _("Not yet"))


def _teams(report: Report) -> Cell:
    if not report.scope.teams:
        return text(_("No team has been published."))
    return text(*(pair(given(one.name), SCOPES[one.scope]) for one in report.scope.teams))


def _milestones(reports: Sequence[Report]) -> Iterable[Row]:
    """Rows in the order of their days; a council without that milestone says so."""
    found = [{_key(one): one for one in report.milestones if one.is_task} for report in reports]
    first: dict[tuple[str, str], MilestoneFact] = {}
    for milestones in found:
        for key, one in milestones.items():
            if key not in first or one.due_on < first[key].due_on:
                first[key] = one
    for key, one in sorted(first.items(), key=lambda pair: (pair[1].due_on, pair[0])):
        yield Row(milestone_name(one), tuple(_milestone(milestones.get(key)) for milestones in found))


def _key(one: MilestoneFact) -> tuple[str, str]:
    return one.key or one.name.en, one.side.value


def _milestone(one: MilestoneFact | None) -> Cell:
    if one is None:
        return text(_("Not in its timeline"))
    lines = [
        _("Due %(day)s", day=short_day(one.due_on)),
        KINDS[one.kind] if one.kind is not Kind.POLICY else "",
        _("Forecast %(day)s", day=short_day(one.forecast_on)) if one.forecast_on and not one.done_on else "",
        _("Done %(day)s", day=short_day(one.done_on)) if one.done_on else "",
        given(one.slip_reason) if one.slip_reason else "",
    ]
    cell = text(*lines)
    if one.standing is None:
        return cell
    return Cell(cell.lines, str(STANDINGS[one.standing]), SHAPES[one.standing])
