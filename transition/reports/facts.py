"""A council's status report as frozen facts: gathered, made fit for its part, compared with the one before."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from transition.access.permissions import Condition
from transition.clock import bank_holidays
from transition.consultation.coverage.queries import coverage_of
from transition.consultation.facts import status_items
from transition.consultation.numbers import ConsultationNumbers, consultation_numbers
from transition.letters import frozen
from transition.liability.readiness import readiness_of
from transition.money.queries import all_cost_lines
from transition.reports import gathering, gathering_records
from transition.reports.changes import changes_between
from transition.reports.content import PUBLIC, Report
from transition.reports.counts import exact
from transition.reports.gathering_series import series_fact
from transition.reports.public import Published, Reached, made_public
from transition.reports.public_tables import only_listed
from transition.reports.queries import latest_report, moves_of, term_counts
from transition.reports.transfer_facts import MilestoneFact, Outcome, RuleResult, StatusFact
from transition.rules.standing import StatusFacts, StatusRule, transfer_status
from transition.rules.suppression import is_process_only
from transition.staff.checks.shares import shares
from transition.staff.terms.queries import terms_by_category
from transition.transfers.models import Scope, Transfer
from transition.transfers.releases.queries import releases_of

_OF_INDIVIDUALS = frozenset({StatusRule.INFORMATION_INCOMPLETE, StatusRule.FEW_CONFIRMED})


@dataclass(frozen=True)
class Gathered:
    """Everything that either part is made from; nothing of it is shown before a part is made of it."""

    report: Report
    published: Published
    reached: Reached
    for_status: StatusFacts
    people: int


def gather(transfer: Transfer, as_at: date, today: date) -> Gathered:
    """The facts as they stood at the end of `as_at`, from the records as they are `today`."""
    milestones = gathering.milestones_of(transfer, as_at)
    numbers = consultation_numbers(transfer, as_at)
    lines = all_cost_lines(transfer, as_at)
    found = readiness_of(transfer, as_at)
    readiness = gathering_records.readiness_fact(
        found, milestones, releases_of(transfer, {Condition.ALWAYS}), as_at
    )
    is_complete = readiness.released_on is not None or 0 < found.people == found.complete
    facts = _for_status(transfer, numbers, milestones, is_complete, found.people)
    report = Report(
        part=0,
        as_at=as_at,
        parties=gathering.parties_of(transfer, moves_of(transfer), as_at, today),
        is_process_only=False,
        status=_status(facts, as_at, is_public=False),
        scope=gathering.scope_of(transfer, as_at),
        milestones=milestones,
        consultation=gathering.consultation_fact(transfer, numbers),
        measures=gathering.measures_fact(transfer, numbers),
        readiness=readiness,
        letters=gathering_records.letters_fact(transfer, as_at),
        terms=gathering_records.terms_fact(
            term_counts(transfer, as_at), terms_by_category(transfer, as_at).agreements
        ),
        money=gathering_records.money_fact(transfer, lines, lines),
        risks=gathering_records.risks_fact(transfer, as_at),
        decisions=gathering_records.decisions_fact(transfer, as_at),
        series=series_fact(transfer, as_at),
        papers=gathering_records.papers_fact(transfer, as_at),
    )
    money = gathering_records.money_fact(transfer, [one for one in lines if one.is_published], lines)
    return Gathered(
        report,
        Published(money, gathering.published_teams(transfer)),
        _reached(transfer, as_at),
        facts,
        found.people,
    )


def _for_status(
    transfer: Transfer,
    numbers: ConsultationNumbers,
    milestones: tuple[MilestoneFact, ...],
    is_complete: bool,
    people: int,
) -> StatusFacts:
    """What the published rules of the status look at."""
    return StatusFacts(
        transfer.transfer_on,
        items=status_items(milestones),
        overdue_replies_count=numbers.representations.overdue,
        late_measures_count=numbers.late_measures,
        is_information_complete=is_complete,
        staff_count=people or None,
        confirmed_count=shares([transfer], numbers.as_at)[transfer.id].confirmed,
    )


def _reached(transfer: Transfer, as_at: date) -> Reached:
    found = coverage_of(transfer, as_at, Scope.IN)
    return Reached(exact(found.offered), exact(found.held), exact(found.declined))


def facts_of(transfer: Transfer, part: int, as_at: date, today: date) -> Report:
    """One part as it would be issued now, with what changed since the last one of that part."""
    found = gather(transfer, as_at, today)
    if part == PUBLIC:
        report = made_public(found.report, found.people, found.published, found.reached)
        report = replace(report, status=_status(found.for_status, as_at, is_public=True))
    else:
        report = replace(found.report, part=part)
    return compared(transfer, report)


def compared(transfer: Transfer, report: Report) -> Report:
    """The report with what changed since the last one of its part; of a status, as each report prints it."""
    before = latest_report(transfer, report.part, by=report.as_at)
    if before is None:
        return report
    changed = changes_between(thawed(before.facts), report)
    return only_listed(changed) if report.is_public else changed


def frozen_facts(report: Report) -> dict[str, Any]:
    """The report as JSON values."""
    values: dict[str, Any] = frozen.freeze(report)
    return values


def thawed(facts: dict[str, Any]) -> Report:
    """The report again. Raises ValueError when these are not the facts of one."""
    return frozen.thaw(Report, facts, {})


def _status(facts: StatusFacts, as_at: date, *, is_public: bool) -> StatusFact:
    """The published rules applied, and what each of them gave."""
    found = transfer_status(facts, as_at, bank_holidays(), is_public)
    is_small = is_public and is_process_only(facts.staff_count or 0)

    def outcome(rule: StatusRule) -> Outcome:
        if rule in found.fired:
            return Outcome.FIRED
        if rule in _OF_INDIVIDUALS and is_small:
            return Outcome.NOT_RUN
        is_unknown = rule in _OF_INDIVIDUALS and facts.staff_count is None
        return Outcome.NOT_KNOWN if is_unknown else Outcome.CLEAR

    return StatusFact(found.status, tuple(RuleResult(rule, outcome(rule)) for rule in StatusRule))
