"""The pictures of reports as files and on their pages: two languages, two widths, read aloud, in grey and on paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from defusedxml import ElementTree
from flask import Flask
from flask_babel import force_locale
from playwright.sync_api import Page

from tests.browser import violations
from tests.conftest import TODAY, Build, Visit
from tests.factories import make_officer
from tests.pdfua import NotInstalled, failures
from tests.reports.cases import the_case
from tests.reports.drawn_cases import FUNDED, with_years
from transition.db import db
from transition.i18n.names import Words
from transition.reports.content import EXEMPT, PUBLIC, Report
from transition.reports.counts import exact
from transition.reports.facts import facts_of, frozen_facts, thawed
from transition.reports.gallery import PICTURES, funding_sources
from transition.reports.gathering_series import by_week
from transition.reports.labels import milestone_name
from transition.reports.paper import key_numbers, pictures_of, report_pdf
from transition.reports.record_facts import FundedYear, LettersFact
from transition.reports.series_facts import SeriesFact, WeekFact
from transition.rules.basis import Kind
from transition.rules.standing import Standing
from transition.web.canvas import DEEP, QUIET, Shape

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def parts(context: Flask) -> dict[int, Report]:
    """Both parts of one transfer as at today."""
    transfer = the_case()
    return {part: with_years(facts_of(transfer, part, TODAY, TODAY)) for part in (PUBLIC, EXEMPT)}


def _words(svg: str) -> set[str]:
    return {one.get("aria-label", "") for one in ElementTree.fromstring(svg).iter(f"{SVG}g")}


@pytest.mark.parametrize("part", [PUBLIC, EXEMPT])
def test_every_picture_says_what_it_shows_in_both_languages(parts: dict[int, Report], part: int) -> None:
    said = {}
    for language in ("en_GB", "cy"):
        with force_locale(language):
            said[language] = {name: (one.title, one.alt) for name, one in pictures_of(parts[part]).items()}
    assert set(said["en_GB"]) == set(said["cy"]) == set(PICTURES)
    for name in PICTURES:
        assert all(one.strip() for one in said["cy"][name])
        assert not set(said["en_GB"][name]) & set(said["cy"][name])


def test_part_1_draws_what_it_publishes_and_no_week(parts: dict[int, Report]) -> None:
    assert parts[PUBLIC].series == SeriesFact()
    with force_locale("en_GB"):
        public, full = (pictures_of(parts[part]) for part in (PUBLIC, EXEMPT))
        assert "5 to 9" in _words(public["completeness"].svg())
        assert "People to reach" not in _words(public["coverage"].svg())
        assert {"Not shown"} <= _words(public["representations"].svg())
        assert "Received: 2" in _words(full["representations"].svg())
        assert {"8 of 8", "0 of 8"} & _words(full["completeness"].svg())
        assert "£77,017.00" in _words(public["costs"].svg())
        for name in ("coverage", "representations", "completeness", "letters"):
            assert not {"8", "2", "1"} & _words(public[name].svg()) - {""}


def test_for_fewer_than_five_people_part_1_draws_the_timeline_and_published_costs_alone(
    context: Flask,
) -> None:
    report = facts_of(the_case(people=4), PUBLIC, TODAY, TODAY)
    assert set(pictures_of(report)) == {"timeline", "costs"}


@pytest.mark.parametrize("part", [PUBLIC, EXEMPT])
def test_every_milestone_of_the_table_is_in_the_picture_or_named_beside_it(
    parts: dict[int, Report], part: int
) -> None:
    report = parts[part]
    with force_locale("en_GB"):
        picture = pictures_of(report)["timeline"]
        drawn = _words(picture.svg())
        names = {
            str(milestone_name(replace(one, is_twofold=False))) for one in report.milestones if one.is_task
        }
        missing = {one for one in names if one not in drawn}
        assert missing
        assert [one for one in missing if one not in picture.note] == []
        assert "the table gives both" in picture.note
        assert picture.note in picture.alt


def test_statutory_dates_that_have_not_come_read_as_not_due(parts: dict[int, Report]) -> None:
    later = [replace(one, done_on=None, standing=Standing.NOT_DUE) for one in parts[EXEMPT].milestones]
    report = replace(parts[EXEMPT], milestones=tuple(later), as_at=date(2024, 1, 1))
    with force_locale("en_GB"):
        assert key_numbers(report)[0].value.endswith(": none was due yet")
    late = replace(later[0], kind=Kind.STATUTORY, standing=Standing.OVERDUE, due_on=date(2023, 12, 1))
    with force_locale("en_GB"):
        assert "none" not in key_numbers(replace(report, milestones=(*later, late)))[0].value


def test_what_is_not_there_is_said_in_words(parts: dict[int, Report]) -> None:
    report = parts[EXEMPT]
    bare = replace(
        report,
        milestones=(),
        consultation=replace(report.consultation, received=exact(0), people=exact(0)),
        readiness=replace(report.readiness, people=exact(0)),
        letters=LettersFact((), exact(0), exact(0), exact(0)),
        money=replace(report.money, by_year=()),
    )
    with force_locale("cy"):
        for one in pictures_of(bare).values():
            drawn = ElementTree.fromstring(one.svg())
            lines = [group.get("aria-label", "") for group in drawn.iter(f"{SVG}g")]
            assert " ".join(lines) == one.alt
            assert [len(list(drawn.iter(f"{SVG}{mark}"))) for mark in ("rect", "circle")] == [2, 0]


def test_weeks_run_from_monday_and_only_those_in_which_something_changed_are_kept() -> None:
    found = by_week([date(2026, 2, 1), date(2026, 2, 2)], [date(2026, 2, 8)], date(2026, 3, 4))
    assert found == (
        WeekFact(date(2026, 1, 26), exact(1), exact(0)),
        WeekFact(date(2026, 2, 2), exact(2), exact(1)),
        WeekFact(date(2026, 3, 2), exact(2), exact(1)),
    )
    assert by_week([], [], TODAY) == ()


def test_more_sources_than_patterns_are_drawn_together() -> None:
    many = [FundedYear(2025, Words(f"Source {place}"), 1) for place in range(9)]
    assert funding_sources(many)[-1] is None
    assert len(funding_sources(many)) == 6
    assert funding_sources(FUNDED) == [one.funding for one in FUNDED]


def test_reports_issued_before_there_were_weeks_and_years_are_read_as_before(
    parts: dict[int, Report],
) -> None:
    facts = frozen_facts(parts[EXEMPT])
    del facts["series"], facts["money"]["by_year"]
    found = thawed(facts)
    assert (found.series, found.money.by_year) == (SeriesFact(), ())


def test_plain_grounds_differ_by_lightness() -> None:
    def light(colour: str) -> float:
        parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        red, green, blue = (((one + 0.055) / 1.055) ** 2.4 for one in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for one, two in combinations(sorted(map(light, (DEEP, QUIET))), 2):
        assert (two + 0.05) / (one + 0.05) >= 3


def test_a_picture_is_a_file_in_the_readers_language_and_the_width_asked_for(
    visit: Visit, build: Build
) -> None:
    with build():
        transfer = the_case()
        officer = make_officer(transfer.outgoing_employer)
    path = f"/transfers/{transfer.id}/reports/part-2/draft/pictures"
    reader = visit(officer, language="cy")
    for shape in Shape:
        answer = reader.get(f"{path}/letters.svg?shape={shape}&as_at=2026-02-18").response
        drawn = ElementTree.fromstring(answer.get_data(as_text=True))
        assert (answer.mimetype, drawn.get("lang")) == ("image/svg+xml", "cy")
        assert float(drawn.get("width", "0")) == shape.width
    assert reader.get(f"{path}/letters.svg?shape=round").status == 200
    assert reader.get(f"{path}/letters.svg?as_at=never").status == 400
    assert reader.get(f"{path}/nothing.svg").status == 404
    said = "Mae bar â llinellau yn dangos ystod"
    pages = [reader.get(f"/transfers/{transfer.id}/reports/part-{part}/draft").text for part in (1, 2)]
    assert [said in page for page in pages] == [True, False]


@pytest.mark.only_sqlite
def test_pages_with_pictures_pass_axe_and_fit_a_phone(
    app: Flask, build: Build, visit: Visit, serve: Callable[[Flask], str], open_page: Callable[..., Page]
) -> None:
    with build():
        transfer = the_case()
        officer = make_officer(transfer.outgoing_employer)
    address = serve(app)
    for width in (1280, 390, 320):
        page = open_page(viewport={"width": width, "height": 900})
        cookies = visit(officer, "cy").client._cookies.values()
        page.context.add_cookies([{"name": one.key, "value": one.value, "url": address} for one in cookies])
        page.goto(f"{address}/transfers/{transfer.id}/reports/part-2/draft")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        drawn = page.locator(".app-drawn__picture").evaluate_all("all => all.map(one => one.naturalWidth)")
        assert set(drawn) == {760 if width > 768 else 360}
    assert violations(page) == []


@pytest.mark.only_sqlite
def test_a_report_with_every_picture_passes_pdf_ua_1(app: Flask, tmp_path: Path) -> None:
    with app.app_context():
        transfer = the_case()
        db.session.flush()
        file = tmp_path / "all.pdf"
        file.write_bytes(report_pdf(with_years(facts_of(transfer, EXEMPT, TODAY, TODAY)), "cy"))
    try:
        broken = failures([file])
    except NotInstalled as missing:
        pytest.skip(str(missing))
    assert broken == {file: []}
