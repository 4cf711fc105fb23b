"""What happens to risks: found, assessed anew, described better, closed with a reason."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, select

from transition.audit.record import By, keep, record
from transition.db import check_version, db
from transition.rules.broken import RuleBroken
from transition.rules.risks import check_assessment
from transition.transfers.changes import write
from transition.transfers.models import Risk, Transfer
from transition.transfers.scope.models import RiskAssessment, RiskClosing


def add_risk(transfer: Transfer, answers: Mapping[str, Any], *, by: By, today: date) -> Risk:
    """Keeps a risk as assessed on a day, today unless told. Raises RuleBroken when a number is not from 1 to 5."""
    given = dict(answers)
    assessed_on = given.pop("assessed_on", None) or today
    check_assessment(given["likelihood"], given["impact"], assessed_on, None, today)
    _check_review(given.get("next_review_on"), assessed_on)
    risk = Risk(transfer_id=transfer.id, **given)
    details = {"likelihood": risk.likelihood, "impact": risk.impact}
    keep(risk, "risk.added", by=by, transfer_id=transfer.id, **details)
    _keep_assessment(risk, assessed_on, by)
    return risk


def change_risk(risk: Risk, answers: Mapping[str, Any], *, version: int, by: By) -> None:
    """Describes a risk better. Raises Stale for a second editor, RuleBroken `review_not_later`."""
    if answers.get("next_review_on") != risk.next_review_on:
        _check_review(answers.get("next_review_on"), _last_on(risk))
    if fields := write(risk, answers, version=version):
        record("risk.changed", by=by, subject=risk, transfer_id=risk.transfer_id, fields=fields)


def assess_risk(risk: Risk, answers: Mapping[str, Any], *, version: int, by: By, today: date) -> None:
    """Keeps what a risk is thought of on a day; one that was closed is open again.

    Raises Stale for a second editor. RuleBroken `risk_out_of_bounds`, `assessed_in_future`, `assessed_before_last`,
    `review_not_later`.
    """
    check_version(risk, version)
    given = dict(answers)
    assessed_on = given.pop("assessed_on")
    check_assessment(given["likelihood"], given["impact"], assessed_on, _last_on(risk), today)
    _check_review(given.get("next_review_on"), assessed_on)
    reopened = {"is_closed": False, "closed_on": None, "closed_reason": "", "closed_reason_cy": ""}
    fields = write(risk, {**given, **(reopened if risk.is_closed else {})}, version=version)
    _keep_assessment(risk, assessed_on, by)
    record(
        "risk.assessed", by=by, subject=risk, transfer_id=risk.transfer_id, fields=fields,
        likelihood=risk.likelihood, impact=risk.impact, assessed_on=assessed_on.isoformat(),
    )  # fmt: skip


def close_risk(risk: Risk, answers: Mapping[str, Any], *, version: int, by: By, today: date) -> None:
    """Closes a risk on a day, for a reason.

    Raises Stale for a second editor. RuleBroken `closed_in_future`, `closed_before_assessed`, `close_reason_missing`.
    """
    closed_on, last_on = answers["closed_on"], _last_on(risk)
    if not answers.get("closed_reason"):
        raise RuleBroken("close_reason_missing", "closed_reason")
    if closed_on > today:
        raise RuleBroken("closed_in_future", "closed_on")
    if last_on is not None and closed_on < last_on:
        raise RuleBroken("closed_before_assessed", "closed_on", {"last_on": last_on})
    write(risk, {**answers, "is_closed": True, "next_review_on": None}, version=version)
    _keep_closing(risk, closed_on, by)
    record("risk.closed", by=by, subject=risk, transfer_id=risk.transfer_id, closed_on=closed_on.isoformat())


def _check_review(next_on: date | None, assessed_on: date | None) -> None:
    if next_on is not None and assessed_on is not None and next_on <= assessed_on:
        raise RuleBroken("review_not_later", "next_review_on")


def _last_on(risk: Risk) -> date | None:
    query = select(func.max(RiskAssessment.assessed_on)).where(RiskAssessment.risk_id == risk.id)
    found: date | None = db.session.scalar(query)
    return found


def _keep_closing(risk: Risk, closed_on: date, by: By) -> None:
    last = select(func.max(RiskAssessment.id)).where(RiskAssessment.risk_id == risk.id)
    db.session.add(
        RiskClosing(
            risk_id=risk.id,
            closed_on=closed_on,
            reason=risk.closed_reason,
            reason_cy=risk.closed_reason_cy,
            assessment_id=db.session.scalar(last),
            recorded_by_id=by.account_id,
        )
    )
    db.session.flush()


def _keep_assessment(risk: Risk, assessed_on: date, by: By) -> None:
    db.session.add(
        RiskAssessment(
            risk_id=risk.id,
            assessed_on=assessed_on,
            likelihood=risk.likelihood,
            impact=risk.impact,
            recorded_by_id=by.account_id,
        )
    )
    db.session.flush()
