"""Finding the papers of a transfer."""

from datetime import date

from sqlalchemy import select

from transition.db import db
from transition.reports.papers.kinds import PaperKind
from transition.reports.papers.models import ReportPaper
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible


def papers_of(transfer: Transfer) -> list[ReportPaper]:
    """The papers that are listed: assessments first, then background papers by day."""
    query = select(ReportPaper).where(
        ReportPaper.transfer_id == transfer.id, ReportPaper.is_withdrawn.is_(False)
    )
    order = list(PaperKind)
    found = db.session.scalars(query.order_by(ReportPaper.id))
    return sorted(found, key=lambda one: (order.index(one.kind), one.dated_on or date.max, one.id))


def get_paper(transfer: Transfer, paper_id: int) -> ReportPaper:
    """One paper of this transfer that is listed. Raises NotVisible."""
    query = select(ReportPaper).where(
        ReportPaper.transfer_id == transfer.id,
        ReportPaper.id == paper_id,
        ReportPaper.is_withdrawn.is_(False),
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found
