"""The pages of a programme's reports: who reads and issues them, both languages, downloads, the command, PDF/UA-1."""

import io
from pathlib import Path

import openpyxl
import pytest
from flask import Flask
from pypdf import PdfReader

from tests.conftest import TODAY, Build, CountQueries, Visit
from tests.factories import (
    make_administrator,
    make_lead,
    make_officer,
    make_programme,
    make_recognition,
    make_representative,
    make_transfer,
    viewer_for,
)
from tests.pdfua import NotInstalled, failures
from tests.reports.cases import CANARY
from tests.reports.programmes.councils import add_items, issue, join, publish, the_programme
from transition.access.permissions import Role
from transition.jobs import do_waiting
from transition.reports.programmes.facts import compose
from transition.reports.programmes.paper import report_pdf
from transition.transfers.models import ProgrammeItemKind
from transition.transfers.programmes.actions import add_item


@pytest.fixture
def case(build: Build):
    """A programme of two councils, one of which has issued Part 1, with its report issued; everyone near and far."""
    with build():
        programme = make_programme(name="Together", name_cy="Gyda’n gilydd")
        transfer = join(programme, name="First Council", name_cy="Cyngor Cyntaf")
        publish(transfer)
        join(programme, name="Second Council", name_cy="Ail Gyngor")
        add_items(programme)
        issue(programme)
        council, elsewhere = transfer.outgoing_employer, make_transfer().outgoing_employer
        people = {
            "lead": make_lead(programme),
            "officer": make_officer(council),
            "caseworker": make_officer(council, Role.HR_CASEWORKER),
            "host": make_officer(transfer.incoming_employer),
            "union": make_representative(make_recognition(council)),
            "manager": make_officer(council, Role.MANAGER),
            "auditor": make_officer(council, Role.AUDITOR),
            "translator": make_officer(council, Role.TRANSLATOR),
            "administrator": make_administrator(),
            "other lead": make_lead(make_programme()),
            "stranger": make_officer(elsewhere),
            "far union": make_representative(make_recognition(elsewhere)),
        }
    return programme, people


@pytest.mark.parametrize(
    ("who", "reads", "issues"),
    [
        ("lead", 200, 200),
        ("officer", 200, 403),
        ("caseworker", 200, 403),
        ("host", 200, 403),
        ("union", 200, 403),
        ("manager", 200, 403),
        ("auditor", 200, 403),
        ("translator", 403, 403),
        ("administrator", 403, 403),
        ("other lead", 404, 404),
        ("stranger", 404, 403),
        ("far union", 404, 403),
    ],
)
def test_the_lead_issues_and_whoever_takes_part_reads(
    visit: Visit, case, who: str, reads: int, issues: int
) -> None:
    programme, people = case
    reader, path = visit(people[who]), f"/programmes/{programme.id}/reports"
    for one in ("", "/1", "/1/timelines/1.svg", "/1/en.xlsx"):
        assert reader.get(path + one).status == reads, one
    assert {reader.get(f"{path}/{one}").status for one in ("draft", "new", "draft/timelines/1.svg")} == {
        issues
    }


def test_what_does_not_exist_is_not_found(visit: Visit, case, build: Build) -> None:
    programme, people = case
    with build():
        other = make_programme()
    lead = visit(people["lead"])
    for path in (
        f"/programmes/{programme.id}/reports/9",
        f"/programmes/{other.id}/reports/1",
        f"/programmes/{programme.id}/reports/1/timelines/2.svg",
        f"/programmes/{programme.id}/reports/1/en.pdf",
    ):
        assert lead.get(path).status == 404


def test_a_public_programme_without_a_transfer_is_read_by_every_council_until_a_transfer_comes(
    build: Build, visit: Visit
) -> None:
    with build():
        programme = make_programme(is_published=True)
        add_items(programme)
        issue(programme)
        officer, manager = (
            make_officer(make_transfer().outgoing_employer, role) for role in (Role.HR_OFFICER, Role.MANAGER)
        )
    path = f"/programmes/{programme.id}"
    page = visit(officer).get(path).follow("Status reports of the programme").follow("Report 1")
    assert "nobody moves to another employer" in page.text
    assert "5 teams share their work" in page.text
    assert visit(manager).get(f"{path}/reports").status == 404
    with build():
        make_transfer(programme=programme)
    assert visit(officer).get(f"{path}/reports/1").status == 404
    assert "Status reports of the programme" not in visit(officer).get(path).links


def test_a_draft_is_composed_and_then_issued_in_both_languages(app: Flask, visit: Visit, case) -> None:
    programme, people = case
    lead = visit(people["lead"])
    page = (
        lead.get(f"/programmes/{programme.id}")
        .follow("Status reports of the programme")
        .follow("Look at the draft")
    )
    assert "Draft: not issued" in page.text
    assert "Second Council: no Part 1 had been issued by this day" in page.text
    refused = page.follow("Issue this report").submit("Issue the report", override_status="GREEN")
    assert refused.errors == ["Enter the name of the officer who sets the status."]
    page = refused.submit(
        "Issue the report", override_by="Ann Director", override_reason="All is well.", asked="To agree"
    )
    assert "The worst of the councils' statuses is: Red. Ann Director set the status to: Green." in page.text
    assert "To agree" in page.text
    assert "The PDFs are being made: 0 of 2" in page.text
    do_waiting(app, only="programme reports")
    page = lead.get(page.response.request.path)
    for words, language in (("PDF in Welsh", "cy"), ("PDF in English", "en-GB")):
        answer = page.follow(words).response
        assert PdfReader(io.BytesIO(answer.data)).trailer["/Root"]["/Lang"] == language


def test_the_page_says_nothing_of_people_or_of_a_council_that_has_not_published(visit: Visit, case) -> None:
    programme, people = case
    text = visit(people["union"]).get(f"/programmes/{programme.id}/reports/1").text
    for canary in (CANARY, "Zebedee", "Payroll fails", "Unpublished laptops"):
        assert canary not in text
    assert text.count("Second Council") == 1
    assert "£24,273.00" in text
    assert "No total: not every council has published it" not in text


def test_pages_are_in_welsh(visit: Visit, case) -> None:
    programme, people = case
    reader = visit(people["officer"], language="cy")
    page = reader.get(f"/programmes/{programme.id}/reports")
    assert page.heading == "Adroddiadau sefyllfa’r rhaglen"
    page = page.follow("Adroddiad 1")
    assert page.heading == "Adroddiad sefyllfa’r rhaglen: Gyda’n gilydd"
    assert "Cynghorau ochr yn ochr" in page.text
    assert "Cyngor Cyntaf" in page.text


@pytest.mark.parametrize(
    "query", ["as_at=31/02/2026", "as_at-day=x&as_at-month=1&as_at-year=2026", "as_at=never"]
)
def test_an_impossible_day_is_told_beside_its_question(visit: Visit, case, query: str) -> None:
    programme, people = case
    page = visit(people["lead"]).get(f"/programmes/{programme.id}/reports/draft?{query}")
    assert (page.status, bool(page.errors)) == (400, True)


def test_figures_are_a_workbook_that_reads_back_as_the_page_says(visit: Visit, case) -> None:
    programme, people = case
    reader = visit(people["auditor"])
    book = openpyxl.load_workbook(
        io.BytesIO(reader.get(f"/programmes/{programme.id}/reports/1/en.xlsx").response.data)
    )
    councils = [[cell.value for cell in row] for row in book["Councils"].iter_rows(min_row=2)]
    assert [row[0] for row in councils] == ["First Council", "Second Council"]
    assert councils[0][1:3] == ["Red", 30]
    assert councils[1][1] == "Has not issued Part 1"
    basis = {row[0].value: row[1].value for row in book["Legal basis and scope"].iter_rows(min_row=2)}
    assert basis["People in scope"] == "5 to 9"
    figures = [[cell.value for cell in row] for row in book["Published figures"].iter_rows(min_row=2)]
    assert figures == [
        ["Additional contribution", 24273, 24273],
        ["Increase in spending in the first year", 77017, 77017],
    ]
    items = [[cell.value for cell in row] for row in book["Phases, areas and benefits"].iter_rows(min_row=2)]
    assert [row[1:3] for row in items] == [
        ["Discovery", "Under way"],
        ["Governance", "Not begun"],
        ["Scale", "Under way"],
    ]
    every = str([[cell.value for row in sheet.iter_rows() for cell in row] for sheet in book])
    assert CANARY not in every
    welsh = openpyxl.load_workbook(
        io.BytesIO(reader.get(f"/programmes/{programme.id}/reports/1/cy.xlsx").response.data)
    )
    assert "Cynghorau" in welsh.sheetnames


def test_the_number_of_queries_of_a_page_does_not_grow_with_councils(
    build: Build, visit: Visit, count_queries: CountQueries
) -> None:
    counts = []
    for councils in (1, 5):
        with build():
            programme = the_programme(councils)
            issue(programme)
            lead = make_lead(programme)
        reader = visit(lead)
        with count_queries() as queries:
            assert reader.get(f"/programmes/{programme.id}/reports/1").status == 200
            assert reader.get(f"/programmes/{programme.id}/reports/draft").status == 200
            assert reader.get(f"/programmes/{programme.id}/reports/1/en.xlsx").status == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.only_sqlite
def test_reports_pass_pdf_ua_1_in_both_languages(app: Flask, tmp_path: Path) -> None:
    files = []
    with app.app_context():
        full, bare = the_programme(2, is_long=True), make_programme(name_cy="Rhaglen arall")
        add_items(bare)
        join(full)
        for name, programme in (("councils", full), ("items", bare)):
            facts = compose(programme, TODAY).facts
            for language in ("cy", "en"):
                file = tmp_path / f"{name}-{language}.pdf"
                file.write_bytes(report_pdf(facts, language, ""))
                files.append(file)
    try:
        broken = failures(files)
    except NotInstalled as missing:
        pytest.skip(str(missing))
    assert {file.name: found for file, found in broken.items() if found} == {}


@pytest.mark.only_sqlite
@pytest.mark.parametrize("language", ["cy", "en"])
def test_however_long_a_report_is_its_digest_stands_with_how_it_was_made(
    context: Flask, language: str
) -> None:
    programme = make_programme()
    lead, kind = viewer_for(make_lead(programme)), ProgrammeItemKind.AREA_OF_DEVELOPMENT
    heading = {"cy": "Sut y gwnaed yr adroddiad hwn", "en": "How this report was made"}[language]
    for number in range(8):
        add_item(programme, kind, {"name": f"Area {number}", "is_published": True}, by=lead, today=TODAY)
        pages = PdfReader(io.BytesIO(report_pdf(compose(programme, TODAY).facts, language, "d" * 64))).pages
        found = [page.extract_text() for page in pages if "dddd" in page.extract_text()]
        assert [heading in text for text in found] == [True]


@pytest.mark.only_sqlite
@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_last_page_of_three_councils_holds_what_they_report_and_no_digest(
    context: Flask, language: str
) -> None:
    programme = the_programme(3)
    pages = PdfReader(io.BytesIO(report_pdf(compose(programme, TODAY).facts, language, "d" * 64))).pages
    assert ["dddd" in page.extract_text() for page in pages].index(True) < len(pages) - 1


@pytest.mark.only_sqlite
def test_the_command_writes_a_draft_and_what_was_issued(app: Flask, build: Build, tmp_path: Path) -> None:
    with build():
        programme = make_programme(name_cy="Rhaglen")
        add_items(programme)
    run, given = app.test_cli_runner(), ["reports", "programme", "--programme", str(programme.id), "--out"]
    drafted = run.invoke(
        args=[*given, str(tmp_path / "draft.pdf"), "--language", "cy", "--as-at", "2026-02-18"]
    )
    assert (drafted.exit_code, "a draft, not issued" in drafted.output) == (0, True)
    words = PdfReader(tmp_path / "draft.pdf").pages[0].extract_text()
    assert "Heb ei anfon" in words
    assert "18 Chwefror 2026" in words
    with build():
        issue(programme)
    issued = run.invoke(args=[*given, str(tmp_path / "issued.pdf")])
    assert (issued.exit_code, "report 1, as issued" in issued.output) == (0, True)
    assert "Not issued" not in PdfReader(tmp_path / "issued.pdf").pages[0].extract_text()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--programme", "999999", "--out", "x.pdf"], "There is no programme 999999."),
        (["--programme", "1", "--as-at", "2026-04-09", "--out", "x.pdf"], "has not come yet"),
        (["--programme", "1", "--as-at", "9/4/26", "--out", "x.pdf"], "is not a date"),
    ],
)
@pytest.mark.only_sqlite
def test_the_command_refuses_by_name_on_standard_error(app: Flask, arguments: list[str], says: str) -> None:
    result = app.test_cli_runner().invoke(args=["reports", "programme", *arguments])
    assert result.exit_code != 0
    assert says in result.stderr
    assert result.stdout == ""
