"""What changed since the report before, worked out from the two reports' frozen facts; pure."""

from collections.abc import Iterator
from dataclasses import replace

from transition.i18n.names import Words
from transition.reports.content import Change, ChangeKind, Report
from transition.reports.counts import Count, Shown
from transition.reports.transfer_facts import Outcome, RiskFact

MOST = 24


def changes_between(before: Report, after: Report) -> Report:
    """The later report with what differs from the earlier one of its part; the gravest differences first."""
    found = tuple(_changes(before, after))
    return replace(
        after,
        changes=found[:MOST],
        changes_left_out=max(len(found) - MOST, 0),
        changed_since=before.as_at,
        changed_since_number=before.number,
    )


def _changes(before: Report, after: Report) -> Iterator[Change]:
    codes = (
        (ChangeKind.STATUS, before.status.shown, after.status.shown),
        (ChangeKind.BASIS, before.parties.basis, after.parties.basis),
    )
    for kind, was, now in codes:
        if was != now:
            yield Change(kind, before_code=was, after_code=now)
    then_on, now_on = before.parties.transfer_on, after.parties.transfer_on
    if then_on != now_on:
        yield Change(ChangeKind.TRANSFER_DATE, before_on=then_on, after_on=now_on)
    yield from _of_rules(before, after)
    yield from _of_decisions(before, after)
    yield from _of_teams(before, after)
    yield from _of_measures(before, after)
    yield from _of_risks(before, after)
    yield from _of_counts(before, after)
    yield from _of_milestones(before, after)


def _of_rules(before: Report, after: Report) -> Iterator[Change]:
    """A rule of the status that began to apply, or ceased to."""
    earlier = {one.rule: one.outcome for one in before.status.rules}
    for one in after.status.rules:
        was = earlier.get(one.rule, Outcome.CLEAR)
        if Outcome.FIRED in (was, one.outcome) and was is not one.outcome:
            yield Change(
                ChangeKind.RULE, before_code=was, after_code=one.outcome, about=Words(one.rule.value)
            )


def _of_decisions(before: Report, after: Report) -> Iterator[Change]:
    earlier = {(one.body, one.text) for one in before.decisions}
    for one in after.decisions:
        if (one.body, one.text) not in earlier:
            yield Change(ChangeKind.DECISION, after_on=one.decided_on, about=one.text)


def _of_teams(before: Report, after: Report) -> Iterator[Change]:
    earlier = {one.name.en: one.scope for one in before.scope.teams}
    for one in after.scope.teams:
        was = earlier.get(one.name.en)
        if was is not one.scope:
            yield Change(ChangeKind.SCOPE, before_code=was or "", after_code=one.scope, about=one.name)


def _of_measures(before: Report, after: Report) -> Iterator[Change]:
    earlier = {(one.employer, one.title) for one in before.measures.measures}
    for one in after.measures.measures:
        if (one.employer, one.title) not in earlier:
            yield Change(ChangeKind.MEASURE, after_on=one.received_on, about=one.title)


def _of_risks(before: Report, after: Report) -> Iterator[Change]:
    """Risks that are new, graver, less grave, or open no more."""
    earlier = {one.text: one for one in before.risks}
    for one in after.risks:
        was = earlier.pop(one.text, None)
        if was is None:
            yield Change(ChangeKind.RISK, after_count=_score(one), about=one.text)
        elif _score(was) != _score(one):
            grew = _score(one).first > _score(was).first
            yield Change(
                ChangeKind.RISK_GRAVER if grew else ChangeKind.RISK_LESSER,
                before_count=_score(was),
                after_count=_score(one),
                about=one.text,
            )
    for one in earlier.values():
        yield Change(ChangeKind.RISK_CLOSED, before_count=_score(one), about=one.text)


def _score(risk: RiskFact) -> Count:
    """Likelihood times impact, from 1 to 25."""
    return Count(risk.likelihood * risk.impact, risk.likelihood * risk.impact)


def _of_milestones(before: Report, after: Report) -> Iterator[Change]:
    """What was done since, and forecasts that moved."""
    earlier = {one.code: one for one in before.milestones}
    for one in after.milestones:
        was = earlier.get(one.code)
        if one.done_on and (was is None or was.done_on is None):
            yield Change(ChangeKind.DONE, one, after_on=one.done_on)
        elif was and one.done_on is None and was.forecast_on != one.forecast_on and one.forecast_on:
            yield Change(ChangeKind.FORECAST, one, was.forecast_on or was.due_on, one.forecast_on)


def _of_counts(before: Report, after: Report) -> Iterator[Change]:
    pairs: tuple[tuple[ChangeKind, Shown, Shown], ...] = (
        (ChangeKind.PEOPLE, before.scope.people_in, after.scope.people_in),
        (ChangeKind.MEETINGS, before.consultation.meetings, after.consultation.meetings),
        (ChangeKind.RECEIVED, before.consultation.received, after.consultation.received),
        (ChangeKind.ANSWERED, before.consultation.answered, after.consultation.answered),
        (ChangeKind.ONE_TO_ONES, before.consultation.held, after.consultation.held),
        (ChangeKind.LETTERS, before.letters.issued, after.letters.issued),
    )
    for kind, was, now in pairs:
        if was != now and not (after.is_public and after.is_process_only):
            yield Change(kind, before_count=was, after_count=now)
