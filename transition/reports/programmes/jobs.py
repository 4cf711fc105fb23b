"""The work of making a programme report's two PDFs."""

from typing import Final

from transition.reports.making import Making
from transition.reports.programmes.actions import WORK
from transition.reports.programmes.facts import facts_as_issued
from transition.reports.programmes.models import (
    ProgrammeReport,
    ProgrammeReportDocument,
    ProgrammeReportWork,
)
from transition.reports.programmes.paper import report_pdf

MAKING: Final = Making(
    report=ProgrammeReport,
    work=ProgrammeReportWork,
    document=ProgrammeReportDocument,
    event="programme_report.rendered",
    draw=lambda report, language: report_pdf(facts_as_issued(report), language, report.facts_digest),
)
PROGRAMME_REPORT_WORK: Final = MAKING.as_work(WORK)
