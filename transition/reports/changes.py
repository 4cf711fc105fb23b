"""What changed since the report before, worked out from the two reports' frozen facts; pure."""

from collections.abc import Iterator
from dataclasses import replace

from transition.reports.content import Change, ChangeKind, Report
from transition.reports.counts import Shown

_MOST = 12


def changes_between(before: Report, after: Report) -> Report:
    """The later report with what differs from the earlier one of its part; the gravest differences first."""
    found = tuple(_changes(before, after))[:_MOST]
    return replace(after, changes=found, changed_since=before.as_at, changed_since_number=before.number)


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
    yield from _of_milestones(before, after)
    yield from _of_counts(before, after)


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
