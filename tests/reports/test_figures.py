"""A report's figures as a workbook: equal to its facts, bands and hidden cells as words, nothing typed comes alive."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask_babel import force_locale
from openpyxl import load_workbook

from tests.conftest import TODAY
from tests.reports.cases import the_case
from tests.reports.drawn_cases import FUNDED, WHY, with_years
from transition.i18n.names import Words
from transition.money.models import Figure
from transition.reports.consultation_facts import RepresentativesFact
from transition.reports.content import EXEMPT, PUBLIC, Report
from transition.reports.counts import Count
from transition.reports.facts import facts_of
from transition.reports.figures import figures_of
from transition.reports.paper import consultation_rows
from transition.reports.papers.kinds import PaperKind
from transition.reports.record_facts import LetterFact, LettersFact, PaperFact
from transition.reports.transfer_facts import NewPostFact
from transition.rules.letters import LetterKind
from transition.rules.new_posts import PostState
from transition.rules.risks import Trend

Sheets = dict[str, list[tuple[Any, ...]]]


def _read(report: Report, digest: str = "", language: str = "en_GB") -> Sheets:
    with force_locale(language):
        book = load_workbook(io.BytesIO(figures_of(report, digest)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


@pytest.fixture
def parts(context: Flask) -> dict[int, Report]:
    """Both parts of one transfer as at today."""
    transfer = the_case()
    return {part: with_years(facts_of(transfer, part, TODAY, TODAY)) for part in (PUBLIC, EXEMPT)}


def _values(rows: list[tuple[Any, ...]]) -> dict[Any, Any]:
    return {row[0]: row[1] for row in rows}


def test_part_2_gives_numbers_days_and_sums_as_such(parts: dict[int, Report]) -> None:
    report = parts[EXEMPT]
    sheets = _read(report)
    said = _values(sheets["Consultation"])
    assert said["Representations received"] == 2
    assert said["Representations answered"] == 1
    assert said["People to reach"] == said["People to whom nothing was offered yet"] == 8
    assert said["Consultation opened on"].date() == date(2026, 2, 4)
    assert [row[3] for row in sheets["Money"][1:]] == [one.amount_pence / 100 for one in report.money.lines]
    assert {row[4] for row in sheets["Sums"][1:]} == {0}
    tasks = [one for one in report.milestones if one.is_task]
    assert [row[3].date() for row in sheets["Milestones"][1:]] == [one.due_on for one in tasks]
    assert [row[1:] for row in sheets["By week"][1:]] == [(1, 0), (2, 0), (2, 1), (2, 1)]
    assert [row[0].date() for row in sheets["By week"][1:]] == [
        date(2026, 2, 2), date(2026, 2, 9), date(2026, 2, 16), TODAY,
    ]  # fmt: skip
    headings = {row[0]: row[1] for row in sheets["Liability information"][1:]}
    assert headings["People in scope"] == 8
    assert len(sheets["Risks"]) == 1 + len(report.risks) == 2
    assert [row[2] for row in sheets["Cost by year"][1:]] == [one.amount_pence / 100 for one in FUNDED]


def test_part_1_gives_bands_and_hidden_cells_as_words_and_no_risks(parts: dict[int, Report]) -> None:
    sheets = _read(parts[PUBLIC])
    said = _values(sheets["Consultation"])
    assert said["Representations received"] == "Not shown"
    # What Part 1 leaves out of its page it leaves out here: with a number that is shown it would tell another.
    for name in ("People to reach", "Replies overdue", "Representations withdrawn"):
        assert name not in said
    assert "People to whom nothing was offered yet" not in said
    assert "Risks" not in sheets
    assert "By week" not in sheets
    assert said["Agency workers of the whole employer"] == 37


@pytest.mark.parametrize("part", [PUBLIC, EXEMPT])
def test_consultation_has_the_rows_of_the_page(parts: dict[int, Report], part: int) -> None:
    rows = [row[0] for row in _read(parts[part])["Consultation"]]
    with force_locale("en_GB"):
        names = [name for name, _count in consultation_rows(parts[part])]
    assert [name for name in rows if name in names] == names
    hidden = {"People to reach", "Replies overdue", "Representations withdrawn"}
    assert hidden & set(rows) == (set() if part == PUBLIC else hidden)


def test_a_sum_has_the_name_that_the_page_gives_it(parts: dict[int, Report]) -> None:
    report = parts[EXEMPT]
    one = report.money.sums[0]
    sums = (
        replace(one, year=2026),
        replace(one, figure=Figure.LINE, line=Words("New data post"), year=2026),
        replace(one, figure=Figure.LINE, line=Words("New data post"), parts=()),
    )
    rows = _read(replace(report, money=replace(report.money, sums=sums)))["Sums"][1:]
    assert [row[0] for row in rows] == [
        "Additional contribution, 2026/27",
        "New data post, 2026/27",
        "New data post",
    ]
    assert "£370,273.00 − £346,000.00" in rows[0][1]


def test_letters_have_those_due_and_printed_and_their_languages_apart(parts: dict[int, Report]) -> None:
    sheets = _read(parts[EXEMPT])
    heads = ("Letter", "Still due", "Prepared", "Printed", "Issued", "Served", "Returned", "First issued on")
    assert sheets["Letters"][0] == heads
    letters = parts[EXEMPT].letters
    for row, one in zip(sheets["Letters"][1:], letters.kinds, strict=True):
        counts = (one.due, one.prepared, one.printed, one.issued, one.served, one.returned)
        assert row[1:7] == tuple(count.first if count else None for count in counts)
    spoken = sheets["Documents issued by language"]
    assert spoken[0] == ("Letter", "In Welsh", "In English")
    assert len(spoken) == 2 + len(letters.kinds)
    assert spoken[-1] == ("All letters", 0, 0)


def test_part_1_gives_neither_letters_due_nor_the_languages_of_a_kind(parts: dict[int, Report]) -> None:
    report = parts[PUBLIC]
    band = Count(5, 9, is_band=True)
    kind = LetterFact(LetterKind.ANNOUNCEMENT, band, band, band, None, TODAY, due=Count(8, 8), printed=band)
    sent = replace(kind, kind=LetterKind.MEASURES_REQUEST, is_personal=False, prepared=None, issued=None)
    letters = LettersFact((kind, sent), band, band, band)
    sheets = _read(replace(report, letters=letters))
    assert sheets["Letters"][0] == (
        "Letter", "Prepared", "Printed", "Issued", "Served", "Returned", "First issued on",
    )  # fmt: skip
    first, second = sheets["Letters"][1:]
    assert first[1:6] == ("5 to 9", "5 to 9", "5 to 9", "5 to 9", "Not shown")
    assert second[1:6] == (None,) * 5
    assert sheets["Documents issued by language"][1:] == [
        ("Letters issued to staff, of the kinds shown", "5 to 9", "5 to 9")
    ]


def test_a_risk_has_its_trend_and_since_when(parts: dict[int, Report]) -> None:
    report = parts[EXEMPT]
    risk = replace(report.risks[0], trend=Trend.RISING, since=date(2026, 2, 1))
    heads, row = _read(replace(report, risks=(risk,)))["Risks"]
    said = dict(zip(heads, row, strict=True))
    assert said["Trend"] == "Rising"
    assert said["Since"].date() == date(2026, 2, 1)


def test_new_posts_say_in_part_1_what_they_are_and_who_pays(parts: dict[int, Report]) -> None:
    post = NewPostFact(
        Words("Analyst"), Words("Reserve"), Words("Why not"), TODAY, PostState.ADVERTISED, True
    )
    found = {}
    for part, report in parts.items():
        shown = post if part == EXEMPT else replace(post, reason=Words(""), starts_on=None, state=None)
        found[part] = _read(replace(report, scope=replace(report.scope, new_posts=(shown,))))["New posts"]
    assert found[PUBLIC] == [("Post", "Funded by"), ("Analyst", "Reserve")]
    heads, row = found[EXEMPT]
    assert heads == ("Post", "State", "Funded by", "From when", "Why")
    assert (row[0], row[2], row[3].date(), row[4]) == ("Analyst", "Reserve", TODAY, "Why not")


@pytest.mark.parametrize("part", [PUBLIC, EXEMPT])
def test_who_is_consulted_and_the_papers_are_there_as_on_the_page(
    parts: dict[int, Report], part: int
) -> None:
    report = parts[part]
    people = RepresentativesFact("", True, ("Ann Rees",) if part == EXEMPT else (), TODAY)
    paper = PaperFact(PaperKind.BACKGROUND, Words("Cabinet report"), TODAY, "", "CAB/1")
    consultation = replace(report.consultation, representatives=(people,))
    sheets = _read(replace(report, consultation=consultation, papers=(paper,)))
    union, elected = sheets["Who is consulted"][1:]
    assert union[0] == report.consultation.consultees[0].union
    assert elected[0] == "Elected representatives" + (": Ann Rees" if part == EXEMPT else "")
    assert (elected[1], elected[2].date()) == ("Staff under no collective agreement", TODAY)
    *assessed, background = sheets["Papers"][1:]
    assert [row[1] for row in assessed] == ["Not recorded"] * 2
    assert background[:2] == ("Background paper", "Cabinet report")
    assert (background[2].date(), *background[3:]) == (TODAY, "Not recorded", "CAB/1")


def test_part_1_of_one_person_has_no_number_that_rests_on_them(context: Flask) -> None:
    sheets = _read(facts_of(the_case(people=1), PUBLIC, TODAY, TODAY))
    assert "Representations received" not in _values(sheets["Consultation"])
    assert [row[0] for row in sheets["Liability information"]] == ["What", "Due", "Released with names"]
    assert sheets["Terms"] == [("Category", "People"), ("NJC Green Book", "Collective agreement")]
    assert sheets["Letters"][0] == ("Letter", "First issued on")


def test_the_first_sheet_says_what_it_is(parts: dict[int, Report]) -> None:
    issued = replace(parts[EXEMPT], number=3, issued_on=TODAY, issued_by="Mair Rees", exemption=WHY)
    first = next(iter(_read(issued, "d1gest").values()))
    said = _values(first)
    assert (said["Number"], said["As at the end of"].date(), said["Issued by"]) == (3, TODAY, "Mair Rees")
    assert said["Digest of the facts (SHA-256)"] == "d1gest"
    assert "Paragraph 12" in said["Not for publication"]
    assert said["Confirmed by"] == "Ann Monitoring"
    public = _values(next(iter(_read(parts[PUBLIC]).values())))
    assert public["Number"] == "Draft: not issued"
    notes = [row[1] for row in next(iter(_read(parts[PUBLIC]).values())) if row[0] == "Note"]
    assert any("a number under 5, nought too" in note for note in notes)


@pytest.mark.parametrize("typed", ["=1+1", "+44", "-1", "@SUM(A1)", '=HYPERLINK("x")'])
def test_what_people_typed_stays_text(parts: dict[int, Report], typed: str) -> None:
    report = replace(parts[PUBLIC], asked=Words(typed, typed), issued_by=typed)
    with force_locale("en_GB"):
        book = load_workbook(io.BytesIO(figures_of(report, "")))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == typed]
    assert len(found) == 2
    assert {cell.data_type for cell in found} == {"s"}
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("language", ["cy", "en_GB"])
@pytest.mark.parametrize("part", [PUBLIC, EXEMPT])
def test_the_same_facts_give_the_same_bytes_and_headings_stay(
    parts: dict[int, Report], part: int, language: str
) -> None:
    with force_locale(language):
        once, again = (figures_of(parts[part], "") for _ in range(2))
    assert once == again
    book = load_workbook(io.BytesIO(once))
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    assert all(sheet.column_dimensions["A"].width >= 12 for sheet in book)


def test_sheets_are_in_welsh_and_no_name_is_lost(parts: dict[int, Report]) -> None:
    english, welsh = (_read(parts[EXEMPT], language=language) for language in ("en_GB", "cy"))
    assert len(english) == len(welsh)
    assert "Ymgynghori" in welsh
    assert set(english) & set(welsh) == set()
    assert "Ni ddangosir" in {row[1] for row in _read(parts[PUBLIC], language="cy")["Ymgynghori"]}
