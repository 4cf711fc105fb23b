"""Reports with what their pictures need and a case lacks: costs by year, why a part is exempt."""

from dataclasses import replace

from transition.i18n.names import Words
from transition.reports.content import Exemption, Paragraph, Report
from transition.reports.record_facts import FundedYear

WHY = Exemption((Paragraph.INDIVIDUAL,), Words("It names people.", "Mae'n enwi pobl."), "Ann Monitoring")
RESERVE = Words("Technology reserve", "Cronfa dechnoleg")
BUDGET = Words("Departmental budget", "Cyllideb adrannol")
FUNDED = (
    FundedYear(2025, RESERVE, 7_701_700),
    FundedYear(2026, BUDGET, 5_274_400),
    FundedYear(2026, Words(""), 2_427_300),
)


def with_years(report: Report) -> Report:
    """The report with the case's costs laid out by year."""
    return replace(report, money=replace(report.money, by_year=FUNDED))
