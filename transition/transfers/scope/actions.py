"""What happens to teams and their place in a transfer, to decisions, and to posts that are new."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from transition.audit.record import By, keep, record
from transition.db import db
from transition.rules.broken import RuleBroken
from transition.rules.new_posts import check_post_days
from transition.rules.scope_history import check_following, in_force
from transition.transfers.changes import write
from transition.transfers.models import Decision, Scope, Team, Transfer
from transition.transfers.scope.models import NewPost, ScopeDecision
from transition.transfers.scope.queries import rulings_of

# What a decision on scope consists of: a change of any of these is another row of its history.
DECIDED = ("scope", "reason", "reason_cy", "is_reason_published", "decided_by", "decided_on")
# The rest is a matter of words: the decision stays the one that it was.
_WHAT_AND_WHEN = ("scope", "decided_on")


def add_team(transfer: Transfer, answers: Mapping[str, Any], *, by: By, today: date) -> Team:
    """Keeps a team and whether it moves. Raises RuleBroken when a decision lacks who, when or why."""
    _check_team(transfer.id, answers, None, today)
    team = Team(transfer_id=transfer.id, **answers)
    keep(team, "team.added", by=by, transfer_id=transfer.id, **_team_details(team))
    _keep_ruling(team, None, by=by, today=today)
    return team


def change_team(
    team: Team,
    answers: Mapping[str, Any],
    *,
    version: int,
    by: By,
    today: date,
    is_correction: bool = False,
) -> None:
    """Changes a team or decides on its scope anew; a correction stands in for the last decision.

    Raises Stale for a second editor, RuleBroken as adding does, `team_day_not_later` for a new decision that is not
    after the last one, and `team_reason_same` for one that changes the scope with the reason of the last.
    """
    _check_team(team.transfer_id, answers, team, today)
    last = in_force(rulings_of(team), date.max)
    changed = {name for name in DECIDED if answers.get(name, getattr(team, name)) != getattr(team, name)}
    is_new = bool(changed & set(_WHAT_AND_WHEN)) and not is_correction
    if is_new:
        check_following(last.decided_on if last else team.decided_on, answers["decided_on"])
        if answers["scope"] is not team.scope and answers["reason"] == team.reason:
            raise RuleBroken("team_reason_same", "reason")
    if fields := write(team, answers, version=version):
        details = _team_details(team)
        record("team.changed", by=by, subject=team, transfer_id=team.transfer_id, fields=fields, **details)
    if changed:
        _keep_ruling(team, None if is_new or last is None else last.id, by=by, today=today)


def _check_team(transfer_id: int, answers: Mapping[str, Any], known: Team | None, today: date) -> None:
    """In or out is a decision: somebody took it, on a day, for a reason. Undecided needs its reason only."""
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


def _keep_ruling(team: Team, corrects_id: int | None, *, by: By, today: date) -> None:
    """The decision as it now stands, as one more row of the team's history."""
    db.session.add(
        ScopeDecision(
            team_id=team.id,
            corrects_id=corrects_id,
            recorded_by_id=by.account_id,
            recorded_on=today,
            **{name: getattr(team, name) for name in DECIDED},
        )
    )
    db.session.flush()


def add_decision(transfer: Transfer, answers: Mapping[str, Any], *, by: By) -> Decision:
    """Keeps what a body decided, or is to decide on a day still to come."""
    decision = Decision(transfer_id=transfer.id, **answers)
    day = decision.decided_on.isoformat() if decision.decided_on else None
    return keep(decision, "decision.added", by=by, transfer_id=transfer.id, decided_on=day)


def change_decision(decision: Decision, answers: Mapping[str, Any], *, version: int, by: By) -> None:
    """Changes a decision. Raises Stale for a second editor."""
    if fields := write(decision, answers, version=version):
        record("decision.changed", by=by, subject=decision, transfer_id=decision.transfer_id, fields=fields)


def add_post(transfer: Transfer, answers: Mapping[str, Any], *, by: By, today: date) -> NewPost:
    """Keeps a new post. Raises RuleBroken when a day is in the future, or it was filled before it was advertised."""
    _check_post(answers, today)
    post = NewPost(transfer_id=transfer.id, recorded_on=today, **answers)
    return keep(post, "new_post.added", by=by, transfer_id=transfer.id, is_published=post.is_published)


def change_post(post: NewPost, answers: Mapping[str, Any], *, version: int, by: By, today: date) -> None:
    """Changes a new post, or says how far it has come. Raises Stale for a second editor, RuleBroken as adding does."""
    _check_post(answers, today)
    if fields := write(post, answers, version=version):
        record("new_post.changed", by=by, subject=post, transfer_id=post.transfer_id, fields=fields)


def _check_post(answers: Mapping[str, Any], today: date) -> None:
    check_post_days(answers.get("agreed_on"), answers.get("advertised_on"), answers.get("filled_on"), today)
