"""What happens to a timeline: laid out, changed, done, not needed; and how it follows the transfer's date."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from transition.audit.record import By, record
from transition.consultation.facts import transfer_facts
from transition.consultation.timeline.days import (
    MILESTONE_OF,
    Computed,
    computed,
    due_of,
    shifted,
    to_lay_out,
)
from transition.consultation.timeline.models import Milestone
from transition.consultation.timeline.queries import find_milestone, milestones_of
from transition.db import check_version, db
from transition.rules.basis import Kind
from transition.rules.broken import RuleBroken
from transition.rules.consultation import check_happened
from transition.rules.deadlines import TransferFacts
from transition.rules.duties import Duty
from transition.rules.milestones import MilestoneKey, Owner
from transition.transfers.models import Transfer
from transition.transfers.queries import hold

_CHANGED = (
    "planned_on",
    "is_fixed",
    "owner_account_id",
    "forecast_on",
    "slip_reason",
    "slip_reason_cy",
    "note",
)


@dataclass(frozen=True)
class Followed:
    """A milestone whose day moved with the transfer."""

    milestone: Milestone
    from_on: date
    to_on: date


def open_timeline(transfer: Transfer, *, by: By | None) -> list[Milestone]:
    """Lay out the rows of the template and of the duties; those that are there stay as they are.

    The baseline is the day as it is worked out now, and is never changed afterwards.
    """
    hold(transfer)  # so that of two people the second finds every row there
    there = {(one.key, one.side) for one in milestones_of(transfer)}
    added = [
        Milestone(transfer_id=transfer.id, key=one.key.value, side=one.side, baseline_on=one.due_on)
        for one in to_lay_out(transfer_facts(transfer))
        if (one.key.value, one.side) not in there
    ]
    db.session.add_all(added)
    db.session.flush()
    if added:
        record("timeline.opened", by=by, subject=transfer, transfer_id=transfer.id, count=len(added))
    return added


def add_milestone(transfer: Transfer, answers: Mapping[str, Any], *, by: By) -> Milestone:
    """Add a milestone of one's own. RuleBroken `name_required`, `day_required`, `slip_reason_required`."""
    milestone = Milestone(
        transfer_id=transfer.id, side=answers["side"], key=None, baseline_on=answers["planned_on"]
    )
    _write(milestone, transfer, answers)
    db.session.add(milestone)
    db.session.flush()
    record(
        "milestone.added",
        by=by,
        subject=milestone,
        transfer_id=transfer.id,
        side=milestone.side.value,
        baseline_on=milestone.baseline_on.isoformat(),
        owner_account_id=milestone.owner_account_id,
    )
    return milestone


def edit_milestone(
    milestone: Milestone, transfer: Transfer, answers: Mapping[str, Any], *, version: int, by: By
) -> None:
    """Change a milestone's plan, forecast, owner and note; a day that the law fixes stays the law's.

    Raises Stale; RuleBroken `law_fixes_day`, `name_required`, `day_required`, `slip_reason_required`.
    """
    check_version(milestone, version)
    before = {name: getattr(milestone, name) for name in (*_CHANGED, "name", "name_cy")}
    _write(milestone, transfer, answers)
    fields = sorted(name for name, value in before.items() if getattr(milestone, name) != value)
    db.session.flush()
    if fields:
        _keep(
            "milestone.changed",
            milestone,
            by,
            fields=fields,
            planned_on=_iso(milestone.planned_on),
            forecast_on=_iso(milestone.forecast_on),
            owner_account_id=milestone.owner_account_id,
        )


def _write(milestone: Milestone, transfer: Transfer, answers: Mapping[str, Any]) -> None:
    found = _computed(milestone, transfer_facts(transfer))
    planned_on = answers["planned_on"]
    _check_plan(milestone, found, answers)
    is_law = found is not None and found.kind is not Kind.POLICY
    is_fixed = answers["is_fixed"] and not is_law
    if found is not None and planned_on in (None, found.due_on):
        # A day that is to stay is kept by itself; any other is the template's again.
        planned_on = found.due_on if is_fixed else None
    due_on = planned_on or (found.due_on if found else milestone.baseline_on)
    forecast_on, reasons = answers["forecast_on"], (answers["slip_reason"], answers["slip_reason_cy"])
    if forecast_on is not None and forecast_on > due_on and not any(reason.strip() for reason in reasons):
        raise RuleBroken("slip_reason_required", "slip_reason", {"due_on": due_on})
    for name in _CHANGED:
        setattr(milestone, name, answers[name])
    milestone.planned_on, milestone.is_fixed = planned_on, is_fixed
    if milestone.key is None:
        milestone.name, milestone.name_cy = answers["name"], answers["name_cy"]


def _check_plan(milestone: Milestone, found: Computed | None, answers: Mapping[str, Any]) -> None:
    planned_on = answers["planned_on"]
    if milestone.key is None and not answers["name"].strip():
        raise RuleBroken("name_required", "name")
    if milestone.key is None and planned_on is None:
        raise RuleBroken("day_required", "planned_on")
    if found is None or found.kind is Kind.POLICY or planned_on in (None, found.due_on):
        return
    raise RuleBroken("law_fixes_day", "planned_on", {"due_on": found.due_on})


def mark_done(
    milestone: Milestone, *, done_on: date, evidence: str, version: int, by: By, today: date
) -> None:
    """Note when something was done and what shows it; done before, it is corrected.

    Raises Stale; RuleBroken `in_the_future`, `evidence_required`.
    """
    check_version(milestone, version)
    check_happened(done_on, today, "done_on")
    if not evidence.strip():
        raise RuleBroken("evidence_required", "evidence")
    milestone.done_on, milestone.evidence = done_on, evidence
    db.session.flush()
    _keep("milestone.done", milestone, by, key=milestone.key, done_on=done_on.isoformat())


def reopen(milestone: Milestone, *, version: int, by: By) -> None:
    """Take back that something was done; what was entered as evidence goes too. Raises Stale."""
    check_version(milestone, version)
    milestone.done_on, milestone.evidence = None, ""
    db.session.flush()
    _keep("milestone.reopened", milestone, by, key=milestone.key)


def mark_not_needed(milestone: Milestone, *, reason: str, version: int, by: By) -> None:
    """Say that something need not be done, and why. Raises Stale; RuleBroken `reason_required`."""
    check_version(milestone, version)
    if not reason.strip():
        raise RuleBroken("reason_required", "not_needed_reason")
    milestone.is_needed, milestone.not_needed_reason = False, reason
    db.session.flush()
    _keep("milestone.not_needed", milestone, by, key=milestone.key)


def mark_needed(milestone: Milestone, *, version: int, by: By) -> None:
    """Say that something has to be done after all. Raises Stale."""
    check_version(milestone, version)
    milestone.is_needed, milestone.not_needed_reason = True, ""
    db.session.flush()
    _keep("milestone.needed", milestone, by, key=milestone.key)


def duty_met(
    transfer: Transfer,
    duty: Duty,
    *,
    on: date,
    evidence: str,
    by: By | None,
    employer_id: int | None = None,
) -> Milestone | None:
    """Note that something which meets a duty happened, such as a letter that was issued.

    `employer_id` says whose duty, where each employer owes it. The first day on which it was met is kept:
    later ones change nothing. None when the timeline keeps no row for the duty.
    """
    key = MILESTONE_OF.get(duty, duty)
    return milestone_met(transfer, key, on=on, evidence=evidence, by=by, employer_id=employer_id, duty=duty)


def milestone_met(
    transfer: Transfer,
    key: MilestoneKey | Duty,
    *,
    on: date,
    evidence: str,
    by: By | None,
    employer_id: int | None = None,
    duty: Duty | None = None,
) -> Milestone | None:
    """Note that what a row of the timeline stands for happened; the first day is kept, as `duty_met` says."""
    open_timeline(transfer, by=by)
    asked = _side(transfer, employer_id)
    sides = dict.fromkeys((asked, *Owner))
    found = next((one for side in sides if (one := find_milestone(transfer, key.value, side))), None)
    if found is None or (found.done_on is not None and found.done_on <= on):
        return found
    found.done_on, found.evidence = on, evidence
    found.is_needed, found.not_needed_reason = True, ""
    db.session.flush()
    told = duty.value if duty else None
    _keep("milestone.done", found, by, key=found.key, done_on=on.isoformat(), duty=told)
    return found


def _side(transfer: Transfer, employer_id: int | None) -> Owner:
    is_outgoing = employer_id is None or employer_id == transfer.outgoing_employer_id
    return Owner.TRANSFEROR if is_outgoing else Owner.TRANSFEREE


def follow_date(transfer: Transfer, old_on: date, new_on: date, *, by: By) -> list[Followed]:
    """Let what is counted from the transfer follow its new date, and say which days moved.

    Days that the rules work out follow by themselves; a day set by hand moves as many days as the transfer,
    unless it is fixed. Baselines and forecasts stay, and so does what has been done.
    """
    moved = would_follow(transfer, old_on, new_on)
    for one in moved:
        if one.milestone.planned_on is not None:
            one.milestone.planned_on = shifted(one.milestone.planned_on, old_on, new_on)
    db.session.flush()
    record(
        "timeline.date_followed",
        by=by,
        subject=transfer,
        transfer_id=transfer.id,
        from_on=old_on.isoformat(),
        to_on=new_on.isoformat(),
        count=len(moved),
    )
    return moved


def would_follow(transfer: Transfer, old_on: date, new_on: date) -> list[Followed]:
    """Which days would move with the transfer, in order of their new days; nothing is changed."""
    facts = transfer_facts(transfer)
    before, after = _by_row(facts, old_on), _by_row(facts, new_on)
    moved = []
    for milestone in milestones_of(transfer):
        row = (milestone.key or "", milestone.side)
        if milestone.done_on is not None or milestone.is_fixed or (milestone.key and row not in after):
            continue
        was = due_of(milestone, before.get(row))
        is_by_hand = milestone.planned_on is not None and was == milestone.planned_on
        now = shifted(was, old_on, new_on) if is_by_hand else due_of(milestone, after.get(row))
        if now != was:
            moved.append(Followed(milestone, was, now))
    return sorted(moved, key=lambda one: (one.to_on, one.milestone.id))


def _by_row(facts: TransferFacts, transfer_on: date) -> dict[tuple[str, Owner], Computed]:
    moved = replace(facts, transfer_on=transfer_on)
    return {(one.key.value, one.side): one for one in computed(moved)}


def _computed(milestone: Milestone, facts: TransferFacts) -> Computed | None:
    if milestone.key is None:
        return None
    return _by_row(facts, facts.transfer_on).get((milestone.key, milestone.side))


def _keep(name: str, milestone: Milestone, by: By | None, **details: Any) -> None:
    record(name, by=by, subject=milestone, transfer_id=milestone.transfer_id, **details)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
