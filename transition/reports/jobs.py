"""The work of making a report's two PDFs from its frozen facts: claimed with a lease, one language at a time."""

import hashlib
from datetime import timedelta

from sqlalchemy import or_, select

from transition.audit.record import record
from transition.clock import now
from transition.db import db
from transition.jobs import Work
from transition.pdf import PdfError, page_count
from transition.reports.actions import WORK
from transition.reports.facts import thawed
from transition.reports.models import MOST_ATTEMPTS, ReportDocument, ReportWork, StatusReport
from transition.reports.paper import LANGUAGES, report_pdf
from transition.reports.queries import documents_of

_LEASE = timedelta(minutes=5)


def waiting(most: int) -> list[int]:
    """The reports whose PDFs are still to be made and that nobody holds."""
    query = (
        select(ReportWork.report_id)
        .where(
            ReportWork.is_done.is_(False),
            ReportWork.attempt_count < MOST_ATTEMPTS,
            or_(ReportWork.claimed_until.is_(None), ReportWork.claimed_until < now()),
        )
        .order_by(ReportWork.id)
    )
    return list(db.session.scalars(query.limit(most)))


def make_pdfs(report_id: int) -> None:
    """Makes what is missing of a report's PDFs; nothing when they are made or somebody holds them."""
    work = _claim(report_id)
    if work is None:
        return
    report = db.session.scalars(select(StatusReport).where(StatusReport.id == report_id)).one()
    try:
        for language in LANGUAGES:
            if language not in documents_of(report):
                _make(report, language)
    except PdfError as error:
        work.problem, work.claimed_until = str(error)[:500], None
        db.session.commit()
        raise
    work.is_done, work.claimed_until, work.problem = True, None, ""
    record("report.rendered", by=None, subject=report, transfer_id=report.transfer_id)
    db.session.commit()


def _claim(report_id: int) -> ReportWork | None:
    """The row, held for five minutes; None when it no longer waits."""
    query = select(ReportWork).where(ReportWork.report_id == report_id).with_for_update()
    work = db.session.scalar(query)
    if work is None or work.is_done or (work.claimed_until and work.claimed_until > now()):
        db.session.rollback()
        return None
    work.claimed_until, work.attempt_count = now() + _LEASE, work.attempt_count + 1
    db.session.commit()
    return work


def _make(report: StatusReport, language: str) -> None:
    content = report_pdf(thawed(report.facts), language)
    db.session.add(
        ReportDocument(
            report_id=report.id,
            language=language,
            page_count=page_count(content),
            digest=hashlib.sha256(content).hexdigest(),
            pdf=content,
        )
    )
    db.session.commit()


REPORT_WORK = Work(WORK, waiting, make_pdfs)
