"""Of scope: what was decided about each team and every correction of it; risks over time; posts that are new.

What is disclosed tells of teams and posts that are public, of a reason where that is public too, and of no risk.
"""

from collections.abc import Iterable

from flask_babel import gettext as _
from sqlalchemy import select

from transition.db import db
from transition.reports.bundles.asked import Asked, line
from transition.reports.bundles.entries import Cell, Entry, Section
from transition.rules.scope_history import uncorrected
from transition.transfers.labels import CHANCES, IMPACTS, SCOPES
from transition.transfers.models import Risk, Team
from transition.transfers.scope.models import NewPost, RiskAssessment, RiskClosing, ScopeDecision


def decisions(asked: Asked) -> Iterable[Entry]:
    """Each decision on whether a team moves, on its day; one that awaits its day on the day it was recorded."""
    query = (
        select(ScopeDecision, Team)
        .join(Team, Team.id == ScopeDecision.team_id)
        .where(Team.transfer_id == asked.transfer.id)
        .order_by(ScopeDecision.id)
    )
    rows = db.session.execute(query).all()
    whole = {one.id for one in uncorrected([row[0] for row in rows])}
    for one, team in rows:
        if asked.is_full or team.is_published:
            # A reason that was opened by mistake is closed by a correction.
            yield _decision(
                asked, one, team, may_tell=asked.is_full or (one.is_reason_published and one.id in whole)
            )


def _decision(asked: Asked, one: ScopeDecision, team: Team, *, may_tell: bool) -> Entry:
    name = asked.own(team, "name").text
    title = (
        _("Correction of the scope of a team: %(team)s", team=name)
        if one.corrects_id
        else _("Scope of a team: %(team)s", team=name)
    )
    return Entry(
        f"scope_decision:{one.id}",
        Section.TRANSFER,
        one.decided_on or one.recorded_on,
        Cell(title),
        facts=(
            line(_("Scope"), str(SCOPES[one.scope])),
            line(_("Corrects"), Cell(_("An earlier decision"), entry=f"scope_decision:{one.corrects_id}"))
            if one.corrects_id
            else line("", ""),
            line(_("Decided by"), one.decided_by if asked.is_full else ""),
            line(_("Recorded on"), one.recorded_on),
            asked.by(one.recorded_by_id),
        ),
        texts=(asked.text(_("Reason"), one, "reason"),) if may_tell else (),
    )


def risks(asked: Asked) -> Iterable[Entry]:
    """Each assessment of a risk and each closing, on its day; in full bundles alone."""
    if not asked.is_full:
        return
    transfer_id = asked.transfer.id
    assessed = select(RiskAssessment, Risk).join(Risk, Risk.id == RiskAssessment.risk_id)
    for one, risk in db.session.execute(
        assessed.where(Risk.transfer_id == transfer_id).order_by(RiskAssessment.id)
    ):
        yield Entry(
            f"risk_assessment:{one.id}",
            Section.TRANSFER,
            one.assessed_on,
            Cell(_("Risk assessed")),
            facts=(
                line(_("How likely is it?"), str(CHANCES[one.likelihood])),
                line(_("How serious would it be?"), str(IMPACTS[one.impact])),
                line(_("Who watches it"), risk.owner),
                asked.by(one.recorded_by_id),
            ),
            texts=(
                asked.text(_("What may go wrong"), risk, "text"),
                asked.text(_("What is done about it"), risk, "mitigation"),
            ),
        )
    closed = select(RiskClosing, Risk).join(Risk, Risk.id == RiskClosing.risk_id)
    for shut, risk in db.session.execute(
        closed.where(Risk.transfer_id == transfer_id).order_by(RiskClosing.id)
    ):
        yield Entry(
            f"risk_closing:{shut.id}",
            Section.TRANSFER,
            shut.closed_on,
            Cell(_("Risk closed")),
            facts=(asked.by(shut.recorded_by_id),),
            texts=(
                asked.text(_("What may go wrong"), risk, "text"),
                asked.text(_("Why the risk is closed"), shut, "reason"),
            ),
        )


def new_posts(asked: Asked) -> Iterable[Entry]:
    """Each new post on the day that it was recorded, with how far it came; what is disclosed never says how far."""
    query = select(NewPost).where(NewPost.transfer_id == asked.transfer.id).order_by(NewPost.id)
    for one in db.session.scalars(query):
        if not (asked.is_full or one.is_published):
            continue
        days = (
            (_("Agreed on"), one.agreed_on),
            (_("Advertised on"), one.advertised_on),
            (_("Filled on"), one.filled_on),
        )
        yield Entry(
            f"new_post:{one.id}",
            Section.TRANSFER,
            one.recorded_on,
            Cell(_("New post: %(title)s", title=asked.own(one, "title").text)),
            facts=(
                line(_("Funded by"), asked.own(one, "funded_by")),
                line(_("From when"), one.starts_on),
                *(line(label, day if asked.is_full else "") for label, day in days),
            ),
            texts=(asked.text(_("Reason"), one, "reason"),) if asked.is_full else (),
        )
