"""The cells of a report's workbook, and its sheets of records: from information and letters to risks and papers."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _

from transition.letters.labels import LETTERS
from transition.money.labels import KINDS as COSTS
from transition.money.labels import SUMS, figure_name, made_of
from transition.reports.consultation_facts import RepresentativesFact
from transition.reports.content import Report
from transition.reports.counts import Shown
from transition.reports.labels import HEADINGS, shown
from transition.reports.paper import assessments
from transition.reports.papers.kinds import PaperKind
from transition.reports.papers.labels import PAPER_KINDS
from transition.reports.record_facts import LetterFact, PaperFact, SumFact
from transition.rules.financial_years import year_name
from transition.staff.terms.labels import CATEGORIES
from transition.transfers.labels import CHANCES, IMPACTS, POST_STATES, TRENDS
from transition.web.downloads import Sheet, pounds
from transition.web.words import plain_words


def cell(count: Shown) -> int | str:
    """A count as a number, or in words where it is a band or hidden."""
    return shown(count) if count is None or count.is_band else count.first


def published(pence: int | None) -> Decimal | str:
    """Pence as a sum in pounds, or that nothing was published."""
    found = pounds(pence)
    return str(_("Not published")) if found is None else found


def information_sheet(report: Report) -> Sheet:
    """How far employee liability information is there."""
    ready = report.readiness
    rows: list[tuple[str, Any]] = [
        (_("Due"), ready.due_on or _("Not due under this legal basis")),
        (_("Released with names"), ready.released_on or _("Not yet")),
    ]
    if not report.is_process_only:
        rows += [
            (_("People in scope"), cell(ready.people)),
            (_("People whose headings are all answered"), cell(ready.complete)),
        ]
        rows += [(str(HEADINGS[one.heading]), cell(one.answered)) for one in ready.headings]
    return _("Liability information"), (_("What"), _("Value")), rows


def letters_sheets(report: Report) -> list[Sheet]:
    """Letters by kind and stage, and their documents by language; for fewer than 5 people the days alone."""
    name, letter, first = _("Letters"), _("Letter"), _("First issued on")
    kinds = report.letters.kinds
    if report.is_process_only:
        return [(name, (letter, first), [(str(LETTERS[one.kind]), one.issued_on) for one in kinds])]
    stages = [_("Prepared"), _("Printed"), _("Issued"), _("Served"), _("Returned")]
    due = [] if report.is_public else [_("Still due")]
    rows = [_letter(one, report) for one in kinds]
    return [(name, (letter, *due, *stages, first), rows), _languages(report)]


def _letter(one: LetterFact, report: Report) -> Sequence[Any]:
    stages = (one.prepared, one.printed, one.issued, one.served, one.returned)
    if not report.is_public:
        due = cell(one.due) if one.due else ""
        return (str(LETTERS[one.kind]), due, *map(cell, stages), one.issued_on or _("Not yet"))
    # Part 1 gives letters to organisations by day alone.
    counts = map(cell, stages) if one.is_personal else [""] * len(stages)
    return (str(LETTERS[one.kind]), *counts, one.issued_on or _("Not shown"))


def _languages(report: Report) -> Sheet:
    """Each kind by language, and all; Part 1 gives only the total of the kinds that it shows."""
    letters = report.letters
    rows: list[tuple[Any, ...]] = [
        (str(LETTERS[one.kind]), cell(one.welsh), cell(one.english))
        for one in letters.kinds
        if one.welsh and one.english and not report.is_public
    ]
    total = _("Letters issued to staff, of the kinds shown") if report.is_public else _("All letters")
    rows.append((total, cell(letters.welsh), cell(letters.english)))
    return _("Documents issued by language"), (_("Letter"), _("In Welsh"), _("In English")), rows


def terms_sheet(report: Report) -> Sheet:
    """Terms by category, and the collective agreements."""
    rows: list[tuple[Any, ...]] = [
        (str(CATEGORIES[one.category]), cell(one.people)) for one in report.terms.categories
    ]
    rows += [(one, _("Collective agreement")) for one in report.terms.agreements]
    return _("Terms"), (_("Category"), _("People")), rows


def money_sheets(report: Report) -> list[Sheet]:
    """Cost lines, the sums beside what was published, and cost by year."""
    money, funding = report.money, _("Where the money comes from")
    has_years = bool(money.by_year)  # Reports issued before years were kept say a source for each line.
    lines = [
        (
            plain_words(one.name), str(COSTS[one.kind]),
            year_name(one.first_year) if has_years else plain_words(one.funding) or _("Not recorded"),
            pounds(one.amount_pence),
        )
        for one in money.lines
    ]  # fmt: skip
    years = [
        (
            year_name(one.year),
            plain_words(one.funding) or _("No source has been named"),
            pounds(one.amount_pence),
        )
        for one in money.by_year
    ]
    third = _("First year") if has_years else funding
    headings = (
        _("Sum"), _("How it is made"), _("From the lines"), _("As published"), _("Difference"), _("Source"),
    )  # fmt: skip
    return [
        (_("Money"), (_("Line"), _("What it is"), third, _("Amount")), lines),
        (_("Sums"), headings, [_sum(one) for one in money.sums]),
        (_("Cost by year"), (_("Year"), funding, _("Amount")), years),
    ]


def _sum(one: SumFact) -> Sequence[Any]:
    name = figure_name(one.figure, one.year)
    if one.line:
        name = f"{plain_words(one.line)}, {year_name(one.year)}" if one.year else plain_words(one.line)
    made = str(SUMS[one.figure])
    return (
        name,
        f"{made}: {made_of(one)}" if one.parts else made,
        pounds(one.derived_pence),
        published(one.published_pence),
        "" if one.difference_pence is None else pounds(one.difference_pence),
        plain_words(one.source),
    )


def decisions_sheet(report: Report) -> Sheet:
    """What was decided."""
    rows = [
        (one.decided_on, plain_words(one.body), plain_words(one.text), one.reference)
        for one in report.decisions
    ]
    return _("Decisions"), (_("Decided on"), _("Body"), _("Decision"), _("Reference")), rows


def risks_sheet(report: Report) -> Sheet:
    """The open risks, which way each goes and since when."""
    rows = [
        (
            plain_words(one.text), str(CHANCES[one.likelihood]), str(IMPACTS[one.impact]), str(TRENDS[one.trend]),
            one.since, plain_words(one.mitigation), one.owner,
        )
        for one in report.risks
    ]  # fmt: skip
    headings = (
        _("Risk"), _("Likelihood"), _("Impact"), _("Trend"), _("Since"), _("What is done about it"), _("Owner"),
    )  # fmt: skip
    return _("Risks"), headings, rows


def new_posts_sheet(report: Report) -> Sheet:
    """Posts that are new; Part 1 gives their titles and who pays."""
    posts, name, post, funded = report.scope.new_posts, _("New posts"), _("Post"), _("Funded by")
    if report.is_public:
        return name, (post, funded), [(plain_words(one.title), plain_words(one.funding)) for one in posts]
    rows = [
        (
            plain_words(one.title), str(POST_STATES[one.state]) if one.state else "", plain_words(one.funding),
            one.starts_on or _("No day set"), plain_words(one.reason),
        )
        for one in posts
    ]  # fmt: skip
    return name, (post, _("State"), funded, _("From when"), _("Why")), rows


def consultees_sheet(report: Report) -> Sheet:
    """The unions and the representatives who must be informed and consulted."""
    not_yet, said = _("Not yet"), report.consultation
    rows = [(one.union, plain_words(one.unit), one.informed_on or not_yet) for one in said.consultees]
    rows += [
        (_who(one), one.agreement or _("Staff under no collective agreement"), one.informed_on or not_yet)
        for one in said.representatives
    ]
    return _("Who is consulted"), (_("Union or representatives"), _("Which staff"), _("Informed on")), rows


def _who(one: RepresentativesFact) -> str:
    kind = _("Elected representatives") if one.is_elected else _("Standing representatives")
    return f"{kind}: {', '.join(one.names)}" if one.names else str(kind)


def papers_sheet(report: Report) -> Sheet:
    """Each assessment that the law asks for, recorded or not, and the background papers."""
    unknown = _("Not recorded")
    rows: list[tuple[Any, ...]] = []
    for kind, found in assessments(report):
        rows += [_paper(one) for one in found] or [
            (str(PAPER_KINDS[kind]), unknown, unknown, unknown, unknown)
        ]
    rows += [_paper(one) for one in report.papers if one.kind is PaperKind.BACKGROUND]
    return _("Papers"), (_("What it is"), _("Paper"), _("Day"), _("By whom"), _("Reference")), rows


def _paper(one: PaperFact) -> tuple[Any, ...]:
    return (
        str(PAPER_KINDS[one.kind]), plain_words(one.title), one.dated_on or _("No day set"),
        one.by or _("Not recorded"), one.reference or _("None given"),
    )  # fmt: skip
