"""Issuing a status report: its facts frozen, numbered and kept; its PDFs wait to be made."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.clock import now
from transition.db import Stale, db
from transition.i18n.names import Words
from transition.jobs import defer
from transition.reports.content import EXEMPT, NO_WORDS, Exemption, Report
from transition.reports.facts import compared, facts_of, frozen_facts
from transition.reports.models import ReportWork, StatusReport
from transition.reports.transfer_facts import Override
from transition.rules.broken import RuleBroken
from transition.rules.standing import Status, check_override
from transition.transfers.models import Transfer
from transition.transfers.queries import hold

WORK = "reports"


@dataclass(frozen=True)
class Issue:
    """What an officer says when issuing: the day described, what is asked, an override, why it is exempt.

    `after` is the number of the last report that the officer knew of; None where nobody was asked on a page.
    """

    as_at: date
    asked: Words = NO_WORDS
    override_status: Status | None = None
    override_by: str = ""
    override_reason: Words = NO_WORDS
    exemption: Exemption | None = None
    after: int | None = None


def issue_report(transfer: Transfer, part: int, issue: Issue, *, by: Viewer, today: date) -> StatusReport:
    """Freezes the facts of one part under the next number; both PDFs are made by the workers.

    RuleBroken `as_at_in_future`, `as_at_before_last`, `name_required`, `reason_required`,
    `paragraph_required`, `exemption_reason_required`, `confirmed_by_required`. Raises Stale when another was
    issued after `issue.after`.
    """
    # One issue at a time for each transfer, so that two officers never ask for the same number.
    hold(transfer)
    number = _next_number(transfer, part)
    if issue.after is not None and number != issue.after + 1:
        raise Stale
    _check_day(transfer, part, issue.as_at, today)
    report = facts_of(transfer, part, issue.as_at, today)
    report = replace(
        report,
        number=number,
        issued_on=today,
        issued_by=by.name,
        asked=issue.asked,
        status=replace(report.status, override=_override(issue)),
        exemption=_exemption(part, issue.exemption),
    )
    # Compared once more: a status that was set by name is what this report prints.
    return _keep(transfer, compared(transfer, report), by)


def _check_day(transfer: Transfer, part: int, as_at: date, today: date) -> None:
    if as_at > today:
        raise RuleBroken("as_at_in_future", "as_at")
    query = select(func.max(StatusReport.as_at_on)).where(
        StatusReport.transfer_id == transfer.id, StatusReport.part == part
    )
    last = db.session.scalar(query)
    if last is not None and as_at < last:
        raise RuleBroken("as_at_before_last", "as_at")


def _next_number(transfer: Transfer, part: int) -> int:
    """Two officers at once would get the same: the second is refused by the table."""
    query = select(func.max(StatusReport.number)).where(
        StatusReport.transfer_id == transfer.id, StatusReport.part == part
    )
    return (db.session.scalar(query) or 0) + 1


def _override(issue: Issue) -> Override | None:
    if issue.override_status is None:
        return None
    check_override(issue.override_by, issue.override_reason.en or issue.override_reason.cy)
    return Override(issue.override_status, issue.override_by.strip(), issue.override_reason)


def _exemption(part: int, exemption: Exemption | None) -> Exemption | None:
    """Part 2 is issued only as exempt, for a reason that a named officer confirms (LGA 1972 Sch 12A)."""
    if part != EXEMPT:
        return None
    if exemption is None or not exemption.paragraphs:
        raise RuleBroken("paragraph_required", "paragraphs")
    if not exemption.reason:
        raise RuleBroken("exemption_reason_required", "exemption_reason")
    if not exemption.confirmed_by.strip():
        raise RuleBroken("confirmed_by_required", "confirmed_by")
    return exemption


def _keep(transfer: Transfer, report: Report, by: Viewer) -> StatusReport:
    facts = frozen_facts(report)
    kept = StatusReport(
        transfer_id=transfer.id,
        part=report.part,
        number=report.number,
        as_at_on=report.as_at,
        issued_on=report.issued_on,
        issued_at=now(),
        issued_by_id=by.account_id,
        facts=facts,
        facts_digest=digest_of(facts),
    )
    db.session.add(kept)
    db.session.flush()
    db.session.add(ReportWork(report_id=kept.id))
    record(
        "report.issued", by=by, subject=kept, transfer_id=transfer.id, part=kept.part, number=kept.number,
        as_at_on=kept.as_at_on.isoformat(), facts_digest=kept.facts_digest,
    )  # fmt: skip
    db.session.flush()
    defer(WORK, [kept.id])
    return kept


def digest_of(facts: object) -> str:
    """The SHA-256 of frozen facts, whatever order the database gives their names back in."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
