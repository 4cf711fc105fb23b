"""The status of several transfers at once: worked out now by the published rules, or as a report last gave it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from transition.access.permissions import Thing, Viewer, may
from transition.clock import bank_holidays
from transition.consultation.facts import TimelineRow, status_items
from transition.consultation.several import Consulted
from transition.letters import frozen
from transition.liability.readiness import Progress, progress_in
from transition.reports.models import StatusReport
from transition.reports.queries import latest_public
from transition.reports.transfer_facts import Outcome, StatusFact
from transition.rules.standing import INCOMPLETE_INSIDE_DAYS, Status, StatusFacts, StatusRule, transfer_status
from transition.staff.checks.shares import shares
from transition.transfers.models import ReleaseKind, Transfer
from transition.transfers.queries import posts_towards, released_among


@dataclass(frozen=True)
class StatusShown:
    """A status as this reader may see it, with the rules that gave it, or who set it otherwise.

    `by_rules` is what the published rules gave where somebody set another.
    `report` and `as_at` say which issued report it stands in; 0 and None: worked out today.
    """

    status: Status
    rules: tuple[StatusRule, ...] = ()
    set_by: str = ""
    by_rules: Status | None = None
    report: int = 0
    as_at: date | None = None


def statuses_for(
    viewer: Viewer,
    transfers: Sequence[Transfer],
    timelines: Mapping[int, Sequence[TimelineRow]],
    consulted: Mapping[int, Consulted],
    today: date,
) -> dict[int, StatusShown]:
    """Today's own status for those who read Part 2; for those who read Part 1 only, that of the last one issued.

    A transfer without a status that this reader may see is left out.
    """
    whole, public = [], []
    for one in transfers:
        posts = posts_towards(one, viewer)
        if may(posts, Thing.REPORT_PART_2):
            whole.append(one)
        elif may(posts, Thing.REPORT_PART_1):
            public.append(one)
    return {**issued_statuses(public), **_worked_out(whole, timelines, consulted, today)}


def issued_statuses(transfers: Sequence[Transfer]) -> dict[int, StatusShown]:
    """What the newest Part 1 of each gave, override and all; one query, and none for no transfer."""
    if not transfers:
        return {}
    found = latest_public(Transfer.id.in_([one.id for one in transfers]))
    return {key: _issued(one) for key, one in found.items()}


def _issued(report: StatusReport) -> StatusShown:
    fact = frozen.thaw(StatusFact, report.facts["status"], {})
    fired = tuple(one.rule for one in fact.rules if one.outcome is Outcome.FIRED)
    by = fact.override.by if fact.override else ""
    by_rules = fact.computed if by else None
    return StatusShown(fact.shown, () if by else fired, by, by_rules, report.number, report.as_at_on)


def _worked_out(
    transfers: Sequence[Transfer],
    timelines: Mapping[int, Sequence[TimelineRow]],
    consulted: Mapping[int, Consulted],
    today: date,
) -> dict[int, StatusShown]:
    released = released_among(transfers, ReleaseKind.LIABILITY_IDENTIFIED, today)
    # Rules that rest on people's records look at the last days only: until then no record is read.
    near = [one for one in transfers if (one.transfer_on - today).days < INCOMPLETE_INSIDE_DAYS]
    progress, confirmed = progress_in(near, today), shares(near, today) if near else {}
    found = {}
    for one in transfers:
        file = consulted[one.id]
        facts = StatusFacts(
            one.transfer_on,
            items=status_items(timelines[one.id]),
            overdue_replies_count=file.said.overdue,
            late_measures_count=file.late_measures,
            is_information_complete=one.id in released or progress.get(one.id, Progress(1, 1)).is_complete,
            staff_count=progress[one.id].people or None if one.id in progress else None,
            confirmed_count=confirmed[one.id].confirmed if one.id in confirmed else None,
        )
        assessed = transfer_status(facts, today, bank_holidays())
        found[one.id] = StatusShown(assessed.status, assessed.fired)
    return found
