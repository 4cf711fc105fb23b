"""What happens to teams, decisions and risks."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from transition.audit.record import By, keep, record
from transition.db import db
from transition.rules.broken import RuleBroken
from transition.transfers.changes import write
from transition.transfers.models import Decision, Risk, Scope, Team, Transfer


def add_team(transfer: Transfer, answers: Mapping[str, Any], *, by: By, today: date) -> Team:
    """Keeps a team and whether it moves. Raises RuleBroken when a decision lacks who, when or why."""
    _check_team(transfer, answers, None, today)
    team = Team(transfer_id=transfer.id, **answers)
    return keep(team, "team.added", by=by, transfer_id=transfer.id, **_team_details(team))


def change_team(team: Team, answers: Mapping[str, Any], *, version: int, by: By, today: date) -> None:
    """Changes a team or its scope. Raises Stale for a second editor, RuleBroken as adding does."""
    _check_team(None, answers, team, today)
    if fields := write(team, answers, version=version):
        details = _team_details(team)
        record("team.changed", by=by, subject=team, transfer_id=team.transfer_id, fields=fields, **details)


def _check_team(
    transfer: Transfer | None, answers: Mapping[str, Any], known: Team | None, today: date
) -> None:
    """In or out is a decision: somebody took it, on a day, for a reason. Undecided needs its reason only."""
    transfer_id = known.transfer_id if known else transfer.id if transfer else None
    found = db.session.scalar(
        select(Team).where(Team.transfer_id == transfer_id, Team.name == answers["name"])
    )
    if found is not None and found is not known:
        raise RuleBroken("team_taken", "name")
    if not answers.get("reason"):
        raise RuleBroken("team_reason_missing", "reason")
    if answers["scope"] is not Scope.UNDECIDED:
        if not answers.get("decided_by"):
            raise RuleBroken("team_decider_missing", "decided_by")
        if answers.get("decided_on") is None:
            raise RuleBroken("team_day_missing", "decided_on")
    if answers.get("decided_on") and answers["decided_on"] > today:
        raise RuleBroken("decided_in_future", "decided_on")


def _team_details(team: Team) -> dict[str, str | None]:
    return {
        "scope": team.scope.value,
        "decided_on": team.decided_on.isoformat() if team.decided_on else None,
    }


def add_decision(transfer: Transfer, answers: Mapping[str, Any], *, by: By) -> Decision:
    """Keeps what a body decided, or is to decide on a day still to come."""
    decision = Decision(transfer_id=transfer.id, **answers)
    day = decision.decided_on.isoformat() if decision.decided_on else None
    return keep(decision, "decision.added", by=by, transfer_id=transfer.id, decided_on=day)


def change_decision(decision: Decision, answers: Mapping[str, Any], *, version: int, by: By) -> None:
    """Changes a decision. Raises Stale for a second editor."""
    if fields := write(decision, answers, version=version):
        record("decision.changed", by=by, subject=decision, transfer_id=decision.transfer_id, fields=fields)


def add_risk(transfer: Transfer, answers: Mapping[str, Any], *, by: By) -> Risk:
    """Keeps a risk. Raises RuleBroken when likelihood or impact is not from 1 to 5."""
    _check_risk(answers)
    risk = Risk(transfer_id=transfer.id, **answers)
    details = {"likelihood": risk.likelihood, "impact": risk.impact}
    return keep(risk, "risk.added", by=by, transfer_id=transfer.id, **details)


def change_risk(risk: Risk, answers: Mapping[str, Any], *, version: int, by: By) -> None:
    """Changes a risk, or closes it. Raises Stale for a second editor, RuleBroken as adding does."""
    _check_risk(answers)
    if fields := write(risk, answers, version=version):
        record(
            "risk.changed",
            by=by,
            subject=risk,
            transfer_id=risk.transfer_id,
            fields=fields,
            likelihood=risk.likelihood,
            impact=risk.impact,
        )


def _check_risk(answers: Mapping[str, Any]) -> None:
    for field in ("likelihood", "impact"):
        if not 1 <= answers[field] <= 5:
            raise RuleBroken("risk_out_of_bounds", field)
