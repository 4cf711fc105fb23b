"""The work of making a status report's two PDFs."""

from typing import Final

from transition.reports.actions import WORK
from transition.reports.facts import thawed
from transition.reports.making import Making
from transition.reports.models import ReportDocument, ReportWork, StatusReport
from transition.reports.paper import report_pdf

MAKING: Final = Making(
    report=StatusReport,
    work=ReportWork,
    document=ReportDocument,
    event="report.rendered",
    draw=lambda report, language: report_pdf(thawed(report.facts), language),
    told=lambda report: {"transfer_id": report.transfer_id},
)
REPORT_WORK: Final = MAKING.as_work(WORK)
