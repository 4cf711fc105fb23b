"""Status reports as issued: Part 1 in every bundle, Part 2 in the council's own."""

from collections import defaultdict
from collections.abc import Iterable

from flask_babel import gettext as _
from sqlalchemy import func, select

from transition.db import db
from transition.letters.labels import DOCUMENTS
from transition.reports.bundles.asked import Asked, line
from transition.reports.bundles.entries import Cell, Entry, File, Held, Section
from transition.reports.content import EXEMPT, PUBLIC
from transition.reports.models import ReportDocument, StatusReport


def issued(asked: Asked) -> Iterable[Entry]:
    """Each report on the day of its issue, with its PDFs as they were made."""
    parts = (PUBLIC, EXEMPT) if asked.is_full and asked.is_outgoing else (PUBLIC,)
    query = select(StatusReport).where(
        StatusReport.transfer_id == asked.transfer.id, StatusReport.part.in_(parts)
    )
    found = list(db.session.scalars(query.order_by(StatusReport.id)))
    files = _files([one.id for one in found])
    for one in found:
        yield Entry(
            f"status_report:{one.id}",
            Section.REPORTS,
            one.issued_on,
            Cell(
                _("Status report issued: part %(part)s, report %(number)s", part=one.part, number=one.number)
            ),
            facts=(
                line(_("As at the end of"), one.as_at_on),
                line(_("Issued by"), asked.officer(one.issued_by_id)),
                line(_("Digest of its facts (SHA-256)"), one.facts_digest),
            ),
            files=tuple(_file(one, *made) for made in files.get(one.id, ())),
        )


def _files(ids: list[int]) -> dict[int, list[tuple[ReportDocument, int]]]:
    query = select(ReportDocument, func.length(ReportDocument.pdf)).where(ReportDocument.report_id.in_(ids))
    found: dict[int, list[tuple[ReportDocument, int]]] = defaultdict(list)
    if ids:
        for document, size in db.session.execute(query.order_by(ReportDocument.id)):
            found[document.report_id].append((document, size))
    return found


def _file(report: StatusReport, document: ReportDocument, size: int) -> File:
    return File(
        f"reports/part-{report.part}-report-{report.number:03}-{document.language}.pdf",
        _("Status report: part %(part)s, report %(number)s", part=report.part, number=report.number)
        + f", {DOCUMENTS[document.language]}",
        Held.REPORT,
        size,
        document.digest,
        key=document.id,
        language=document.language,
    )
