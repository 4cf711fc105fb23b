"""What the columns of a programme's report say of each council: money by year, letters, consultees, assessments."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from tests.conftest import TODAY
from tests.reports.programmes.councils import the_programme
from transition.i18n.names import Words
from transition.money.models import Figure
from transition.reports.consultation_facts import ConsulteeFact, RepresentativesFact
from transition.reports.content import Report
from transition.reports.counts import Count
from transition.reports.paper import consultation_rows
from transition.reports.papers.kinds import PaperKind
from transition.reports.programmes import sections, tables
from transition.reports.programmes.cells import Row
from transition.reports.programmes.content import CouncilFact
from transition.reports.programmes.facts import compose
from transition.reports.programmes.pictures import in_order_of_day
from transition.reports.record_facts import LetterFact, PaperFact, SumFact
from transition.rules.letters import LetterKind

MANY = Count(10, 14, is_band=True)
OLD = date(2026, 2, 9)


@pytest.fixture
def council(context: Flask) -> CouncilFact:
    """A council with its Part 1."""
    return compose(the_programme(1), TODAY).facts.councils[0]


def _with_sums(council: CouncilFact, *sums: SumFact) -> CouncilFact:
    assert council.report
    return replace(
        council, report=replace(council.report, money=replace(council.report.money, sums=tuple(sums)))
    )


def _sum(figure: Figure, pence: int | None, year: int = 0, line: str = "") -> SumFact:
    return SumFact(figure, 0, pence, Words(""), year, Words(line))


def _cells(rows: Sequence[Row], name: str) -> list[str]:
    return [str(cell) for row in rows if str(row.name) == name for cell in row.cells]


def test_published_figures_stand_by_their_year_and_are_added_up_within_one_year_alone(
    council: CouncilFact,
) -> None:
    increase = Figure.FIRST_YEAR_INCREASE
    first = _with_sums(
        council,
        _sum(increase, 300, 2027), _sum(increase, 200, 2026), _sum(Figure.LINE, 7, 2026, "Laptops"),
        _sum(Figure.ADDITIONAL_CONTRIBUTION, 100), _sum(Figure.LINE, 9, 2026, "Desks"),
    )  # fmt: skip
    second = _with_sums(council, _sum(increase, 30, 2026), _sum(increase, None, 2027), _sum(increase, 5))
    assert [(one.name, one.amounts, one.total) for one in tables.figures((first, second))] == [
        ("Additional contribution", (100, None), None),
        ("Increase in spending in the first year", (None, 5), None),
        ("Increase in spending, 2026/27", (200, 30), 230),
        ("Increase in spending, 2027/28", (300, None), None),
    ]


def test_a_kind_of_letter_that_a_part_1_leaves_out_is_not_shown_rather_than_none(
    council: CouncilFact,
) -> None:
    kind, notice = LetterKind.CONFIRMATION, LetterKind.REGULATION_13_INFORMATION
    few = LetterFact(kind, MANY, None, None, None, None)
    went = replace(few, issued=MANY, issued_on=OLD)
    union = LetterFact(notice, None, None, None, None, OLD, is_personal=False)
    reports = [_lettered(council, *kinds) for kinds in ((went, union), (few,), ())]
    rows = list(sections.letters(reports))
    assert _cells(rows, "Confirmation of transfer") == [
        "Issued: 10 to 14; Served: Not shown; Returned: Not shown; First issued on: 9 February 2026",
        "Issued: Not shown; Served: Not shown; Returned: Not shown; First issued on: Not shown",
        "Not shown",
    ]
    others = [row for row in rows if row.name != "Confirmation of transfer"]
    assert [str(cell) for cell in others[0].cells] == [
        "First issued on: 9 February 2026",
        "Not shown",
        "Not shown",
    ]


def _lettered(council: CouncilFact, *kinds: LetterFact) -> Report:
    assert council.report
    return replace(council.report, letters=replace(council.report.letters, kinds=kinds))


def test_representatives_are_named_beside_unions_and_only_a_council_with_neither_must_elect(
    council: CouncilFact,
) -> None:
    unions = (ConsulteeFact("UNISON", Words("All staff"), OLD),)
    elected = RepresentativesFact("", True, (), OLD)
    standing = RepresentativesFact("Soulbury", False, (), None)
    reports = [
        _consulting(council, *both) for both in ((unions, (elected, standing)), ((), (elected,)), ((), ()))
    ]
    assert _cells(
        list(sections.background(reports)), "Unions and representatives who must be informed and consulted"
    ) == [
        "UNISON: 9 February 2026; Elected representatives (Staff under no collective agreement): 9 February 2026; "
        "Standing representatives (Soulbury): Not yet",
        "Elected representatives (Staff under no collective agreement): 9 February 2026",
        "No union is recognised: representatives must be elected before staff are informed.",
    ]


def _consulting(
    council: CouncilFact,
    unions: tuple[ConsulteeFact, ...],
    representatives: tuple[RepresentativesFact, ...],
) -> Report:
    assert council.report
    said = replace(council.report.consultation, consultees=unions, representatives=representatives)
    return replace(council.report, consultation=said)


def test_key_dates_are_drawn_in_the_order_of_their_days(council: CouncilFact) -> None:
    drawn = [one.due_on for _place, one in in_order_of_day(tables.lines([council]))]
    assert len(drawn) > 2
    assert drawn == sorted(drawn)


def test_each_assessment_that_the_law_asks_for_has_a_row_of_the_papers_listed(council: CouncilFact) -> None:
    assert council.report
    equality = PaperFact(PaperKind.EQUALITY, Words("Digital staff"), OLD, "A. Officer", "IA/7")
    undated = PaperFact(PaperKind.EQUALITY, Words("Second"), None, "", "")
    reports = [
        replace(council.report, papers=(equality, undated)),
        replace(council.report, papers=()),
    ]
    rows = list(sections.background(reports))
    assert _cells(rows, "Equality impact assessment") == [
        "Digital staff: 9 February 2026 (A. Officer, IA/7); Second: No day set", "Not recorded",
    ]  # fmt: skip
    assert _cells(rows, "Welsh language impact assessment") == ["Not recorded", "Not recorded"]


def test_the_counts_of_consultation_are_those_of_a_councils_own_report(council: CouncilFact) -> None:
    assert council.report
    names = [str(row.name) for row in sections.consultation([council.report])]
    own = [name for name, _count in consultation_rows(council.report)]
    assert own == [name for name in names if name in own]
    assert not {"People to reach", "Replies overdue", "Representations withdrawn"} & set(names)
