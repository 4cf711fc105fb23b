"""The lines, years, sources and sums as sheets of a spreadsheet; amounts are numbers of pounds."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _

from transition.i18n.names import Words
from transition.money.budget import Budget
from transition.money.labels import KINDS, PART_YEARS_SHORT, SUMS, figure_name, made_of
from transition.money.models import CostLine
from transition.money.sums import Check
from transition.rules.financial_years import year_name
from transition.web.downloads import Sheet, pounds
from transition.web.words import plain_words


def sheets_of(budget: Budget) -> list[Sheet]:
    """Three sheets: the lines by year, their sources by year, and the sums."""
    years = [year_name(year) for year in budget.years]
    heads = [_("Line"), _("What it is"), _("A full year"), _("How the year of the transfer counts"), *years]
    lines = [_line(one, budget) for one in budget.lines]
    sources = [
        (plain_words(one.name) or _("Not recorded"), *map(pounds, one.amounts)) for one in budget.sources
    ]
    total = (_("All costs"), *map(pounds, budget.costs))
    sums = [
        _("Sum"),
        _("How it is made"),
        _("From the lines"),
        _("As published"),
        _("Difference"),
        _("Source"),
    ]
    return [
        (_("Lines"), heads, lines),
        (_("Sources"), [_("Where the money comes from"), *years], [*sources, total] if sources else []),
        (_("Sums"), sums, [_sum(one) for one in budget.sums]),
    ]


def _line(line: CostLine, budget: Budget) -> Sequence[Any]:
    name = plain_words(Words(line.name, line.name_cy))
    amounts = map(pounds, budget.amounts[line.id])
    counts = str(PART_YEARS_SHORT[line.part_year])
    return (name, str(KINDS[line.kind]), pounds(line.amount_pence), counts, *amounts)


def _sum(check: Check) -> Sequence[Any]:
    name = plain_words(check.line) or figure_name(check.figure, check.year)
    made = made_of(check) or str(SUMS[check.figure])
    difference = pounds(check.difference_pence)
    amounts = (pounds(check.derived_pence), pounds(check.published_pence), difference)
    return (name, made, *amounts, plain_words(check.source))
