"""What happens to the list of papers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from transition.audit.record import By, keep, record
from transition.reports.papers.kinds import ASSESSMENTS
from transition.reports.papers.models import ReportPaper
from transition.rules.broken import RuleBroken
from transition.transfers.changes import write
from transition.transfers.models import Transfer


def add_paper(transfer: Transfer, answers: Mapping[str, Any], *, by: By, today: date) -> ReportPaper:
    """Lists a paper. RuleBroken `assessment_day_missing`, `assessor_missing`, `paper_in_future`."""
    _check(answers, today)
    paper = ReportPaper(transfer_id=transfer.id, **answers)
    return keep(paper, "paper.added", by=by, transfer_id=transfer.id, kind=paper.kind.value)


def change_paper(
    paper: ReportPaper, answers: Mapping[str, Any], *, version: int, by: By, today: date
) -> None:
    """Changes what is listed. Raises Stale for a second editor, RuleBroken as adding does."""
    _check(answers, today)
    if fields := write(paper, answers, version=version):
        record("paper.changed", by=by, subject=paper, transfer_id=paper.transfer_id, fields=fields)


def _check(answers: Mapping[str, Any], today: date) -> None:
    """An assessment is done by somebody on a day; a paper is written before it is listed."""
    if answers["kind"] in ASSESSMENTS:
        if answers.get("dated_on") is None:
            raise RuleBroken("assessment_day_missing", "dated_on")
        if not (answers.get("by_whom") or "").strip():
            raise RuleBroken("assessor_missing", "by_whom")
    if answers.get("dated_on") and answers["dated_on"] > today:
        raise RuleBroken("paper_in_future", "dated_on")
