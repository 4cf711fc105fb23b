"""Issuing a status report: its facts frozen, numbered and kept; its PDFs wait to be made."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.clock import now
from transition.db import db
from transition.jobs import defer
from transition.reports.content import EXEMPT, Exemption, Report
from transition.reports.facts import compared, facts_of, frozen_facts
from transition.reports.issuing import Issuing, check_issuing, digest_of
from transition.reports.models import ReportWork, StatusReport
from transition.rules.broken import RuleBroken
from transition.transfers.models import Transfer
from transition.transfers.queries import hold

WORK = "reports"


@dataclass(frozen=True)
class Issue(Issuing):
    """The same of a council's report, and why its Part 2 is exempt."""

    exemption: Exemption | None = None


def issue_report(transfer: Transfer, part: int, issue: Issue, *, by: Viewer, today: date) -> StatusReport:
    """Freezes the facts of one part under the next number; both PDFs are made by the workers.

    RuleBroken `as_at_in_future`, `as_at_before_last`, `name_required`, `reason_required`,
    `paragraph_required`, `exemption_reason_required`, `confirmed_by_required`. Raises Stale when another was
    issued after `issue.after`.
    """
    # One issue at a time for each transfer, so that two officers never ask for the same number.
    hold(transfer)
    number, last_on = _next_number(transfer, part), _last_day(transfer, part)
    check_issuing(issue, number=number, last_on=last_on, today=today)
    report = facts_of(transfer, part, issue.as_at, today)
    report = replace(
        report,
        number=number,
        issued_on=today,
        issued_by=by.name,
        asked=issue.asked,
        status=replace(report.status, override=issue.override),
        exemption=_exemption(part, issue.exemption),
    )
    # Compared once more: a status that was set by name is what this report prints.
    return _keep(transfer, compared(transfer, report), by)


def _last_day(transfer: Transfer, part: int) -> date | None:
    query = select(func.max(StatusReport.as_at_on)).where(
        StatusReport.transfer_id == transfer.id, StatusReport.part == part
    )
    return db.session.scalar(query)


def _next_number(transfer: Transfer, part: int) -> int:
    query = select(func.max(StatusReport.number)).where(
        StatusReport.transfer_id == transfer.id, StatusReport.part == part
    )
    return (db.session.scalar(query) or 0) + 1


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
