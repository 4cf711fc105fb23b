"""The pages of status reports: who may open which part, both languages, issuing, downloads and bad input."""

import io
import re
from pathlib import Path

import pytest
from flask import Flask
from pypdf import PdfReader

from tests.conftest import TODAY, Build, Visit
from tests.factories import make_lead, make_officer, make_recognition, make_representative, make_transfer
from tests.pdfua import NotInstalled, failures
from tests.reports.cases import CANARY, the_case
from transition.access.permissions import Role, Viewer
from transition.db import db
from transition.i18n.names import Words
from transition.jobs import do_waiting
from transition.reports.actions import Issue, issue_report
from transition.reports.content import EXEMPT, PUBLIC, Exemption, Paragraph
from transition.reports.facts import facts_of
from transition.reports.paper import report_pdf

WHY = Exemption((Paragraph.INDIVIDUAL,), Words("It names people."), "Ann Monitoring")
DRAFTS = (
    "part-1/draft",
    "part-2/draft",
    "part-1/draft/pictures/timeline.svg",
    "part-2/draft/pictures/letters.svg",
    "part-1/draft/figures.xlsx",
    "part-2/draft/figures.xlsx",
    "part-1/new",
    "part-2/new",
)


@pytest.fixture
def case(build: Build):
    """A transfer with both parts issued once, and everyone who might read them."""
    with build():
        transfer = the_case()
        council = transfer.outgoing_employer
        people = {
            "officer": make_officer(council),
            "caseworker": make_officer(council, Role.HR_CASEWORKER),
            "host": make_officer(transfer.incoming_employer),
            "lead": make_lead(transfer.programme),
            "union": make_representative(make_recognition(council)),
            "auditor": make_officer(council, Role.AUDITOR),
            "manager": make_officer(council, Role.MANAGER),
            "translator": make_officer(council, Role.TRANSLATOR),
            "stranger": make_officer(make_transfer().outgoing_employer),
        }
        by = Viewer(people["officer"].id, "Mair Rees", ())
        issue_report(transfer, PUBLIC, Issue(TODAY), by=by, today=TODAY)
        issue_report(transfer, EXEMPT, Issue(TODAY, exemption=WHY), by=by, today=TODAY)
    return transfer, people


@pytest.mark.parametrize(
    ("who", "part_1", "part_2", "drafts"),
    [
        ("officer", 200, 200, 200),
        ("caseworker", 200, 200, 200),
        ("host", 200, 403, 403),
        ("lead", 200, 403, 403),
        ("union", 200, 403, 403),
        ("auditor", 200, 200, 403),
        ("manager", 200, 403, 403),
        ("translator", 403, 403, 403),
        ("stranger", 404, 404, 404),
    ],
)
def test_each_part_opens_to_those_whom_the_table_names(
    visit: Visit, case, who: str, part_1: int, part_2: int, drafts: int
) -> None:
    transfer, people = case
    reader, path = visit(people[who]), f"/transfers/{transfer.id}/reports"
    assert reader.get(path).status == part_1
    assert reader.get(f"{path}/part-1/1").status == part_1
    assert reader.get(f"{path}/part-1/1/pictures/timeline.svg").status == part_1
    assert reader.get(f"{path}/part-2/1").status == part_2
    assert {reader.get(f"{path}/{one}").status for one in DRAFTS} == {drafts}


def test_who_may_not_read_part_2_is_not_told_of_it(visit: Visit, case) -> None:
    transfer, people = case
    path = f"/transfers/{transfer.id}/reports"
    assert "Part 2, report 1" not in visit(people["union"]).get(path).links
    assert "Part 2, report 1" in visit(people["auditor"]).get(path).links


def test_another_transfers_report_is_not_found_through_ones_own(visit: Visit, build: Build, case) -> None:
    transfer, people = case
    with build():
        other = make_transfer(outgoing=None, programme=None)
    for path in (f"/transfers/{other.id}/reports/part-1/1", f"/transfers/{transfer.id}/reports/part-1/9"):
        assert visit(people["officer"]).get(path).status == 404


def test_a_draft_is_read_live_and_then_issued_in_both_languages(app: Flask, visit: Visit, case) -> None:
    transfer, people = case
    officer = visit(people["officer"])
    page = officer.get(f"/transfers/{transfer.id}/reports").follow("Look at the draft of Part 1")
    assert "Draft: not issued" in page.text
    assert "Red" in page.text
    page = page.follow("Issue this report").submit("Issue the report", asked="To agree the next steps")
    assert "Report 2, issued on 2 March 2026" in page.text
    assert "To agree the next steps" in page.text
    assert "The PDFs are being made: 0 of 2" in page.text
    do_waiting(app)
    page = officer.get(page.response.request.path)
    for words, language in (("PDF in Welsh", "cy"), ("PDF in English", "en-GB")):
        answer = page.follow(words).response
        assert answer.mimetype == "application/pdf"
        assert PdfReader(io.BytesIO(answer.data)).trailer["/Root"]["/Lang"] == language


def test_a_provision_in_a_welsh_report_is_marked_as_english(visit: Visit, case) -> None:
    transfer, people = case
    page = visit(people["officer"], "cy").get(f"/transfers/{transfer.id}/reports/part-1/1")
    assert page.soup.find("span", string="TUPE 2006 reg 11(6)")["lang"] == "en-GB"


def test_part_2_is_issued_only_with_its_paragraph_reason_and_officer(visit: Visit, case) -> None:
    transfer, people = case
    page = visit(people["officer"]).get(f"/transfers/{transfer.id}/reports/part-2/new")
    refused = page.submit("Issue the report")
    assert refused.status == 400
    assert len(refused.errors) == 3
    page = refused.submit(
        "Issue the report",
        paragraphs=["12", "15"],
        exemption_reason="It names people.",
        confirmed_by="Ann Monitoring",
    )
    assert "Paragraph 15: consultations or negotiations on labour relations" in page.text
    assert "Confirmed by: Ann Monitoring" in page.text


def test_a_status_is_set_only_by_name_and_with_a_reason_and_both_are_shown(visit: Visit, case) -> None:
    transfer, people = case
    page = visit(people["officer"]).get(f"/transfers/{transfer.id}/reports/part-1/new")
    page = page.submit("Issue the report", override_status="AMBER")
    assert page.errors == ["Enter the name of the officer who sets the status."]
    page = page.submit(
        "Issue the report", override_by="Ann Director", override_reason="The reply goes today."
    )
    assert "The published rules give: Red. Ann Director set the status to: Amber." in page.text
    assert "The reply goes today." in page.text


def test_whoever_sets_a_status_is_told_what_the_rules_give_and_what_the_other_part_says(
    visit: Visit, case
) -> None:
    transfer, people = case
    officer = visit(people["officer"])
    page = officer.get(f"/transfers/{transfer.id}/reports/part-1/new")
    assert "The published rules give today: Red." in page.text
    page.submit("Issue the report")
    page = officer.get(f"/transfers/{transfer.id}/reports/part-2/new")
    assert " was issued with: Red. Set another status here, and the two parts differ." in page.text


def test_the_contents_of_a_page_lead_to_its_sections(visit: Visit, case) -> None:
    transfer, people = case
    page = visit(people["officer"]).get(f"/transfers/{transfer.id}/reports/part-1/draft")
    targets = [str(one["href"])[1:] for one in page.soup.select("nav[aria-labelledby=contents] a")]
    assert targets
    assert [one for one in targets if page.soup.find(id=one) is None] == []
    assert "regulation 13(2A) obliges the employer to tell" in page.text


def test_a_form_that_is_sent_twice_issues_one_report(visit: Visit, case) -> None:
    transfer, people = case
    page = visit(people["officer"]).get(f"/transfers/{transfer.id}/reports/part-1/new")
    assert "Report 2, issued on" in page.submit("Issue the report").text
    assert page.submit("Issue the report").status == 409


@pytest.mark.parametrize(
    "query", ["as_at=31/02/2026", "as_at-day=x&as_at-month=1&as_at-year=2026", "as_at=never"]
)
def test_an_impossible_day_is_told_beside_its_question(visit: Visit, case, query: str) -> None:
    transfer, people = case
    page = visit(people["officer"]).get(f"/transfers/{transfer.id}/reports/part-1/draft?{query}")
    assert page.status == 400
    assert page.errors


def test_a_draft_describes_a_past_day(visit: Visit, case) -> None:
    transfer, people = case
    page = visit(people["officer"]).get(f"/transfers/{transfer.id}/reports/part-2/draft?as_at=2026-02-18")
    assert "As at the end of 18 February 2026" in page.text
    assert "Representations answered 0 of 2" in page.text


def test_pages_are_in_welsh(visit: Visit, case) -> None:
    transfer, people = case
    reader = visit(people["officer"], language="cy")
    page = reader.get(f"/transfers/{transfer.id}/reports/part-1/1")
    assert page.heading.startswith("Adroddiad sefyllfa:")
    assert "Sail gyfreithiol a chwmpas" in page.text
    assert reader.get(f"/transfers/{transfer.id}/reports").heading == "Adroddiadau sefyllfa"


def test_a_council_without_reports_is_told_what_to_do(visit: Visit, build: Build) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
    page = visit(officer).get(f"/transfers/{transfer.id}/reports")
    assert "Look at the draft, then issue it." in page.text
    assert page.follow("Look at the draft of Part 1").status == 200


def test_the_number_of_queries_of_a_draft_does_not_grow_with_people(
    visit: Visit, build: Build, count_queries
) -> None:
    counts = []
    for people in (6, 12):
        with build():
            transfer = the_case(people)
            officer = make_officer(transfer.outgoing_employer)
        reader = visit(officer)
        with count_queries() as queries:
            assert reader.get(f"/transfers/{transfer.id}/reports/part-2/draft").status == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.only_sqlite
def test_for_one_person_neither_page_nor_pdf_of_part_1_tells_anything_of_them(
    visit: Visit, build: Build, app: Flask
) -> None:
    with build():
        transfer = the_case(people=1)
        officer = make_officer(transfer.outgoing_employer)
    page = visit(officer).get(f"/transfers/{transfer.id}/reports/part-1/draft").text
    with app.app_context():
        made = report_pdf(facts_of(transfer, PUBLIC, TODAY, TODAY), "en")
    paper = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(made)).pages)
    for text in (page, paper):
        for canary in (
            CANARY,
            "Zebedee",
            "76,543.21",
            "Pay day moves",
            "Workplace",
            "People in scope",
            "One-to-one meetings held",
        ):
            assert canary not in text
        assert re.search(r"Representations (received|answered)", text) is None
        assert "£52,744.00" in text


@pytest.mark.only_sqlite
def test_both_parts_pass_pdf_ua_1_in_both_languages(app: Flask, tmp_path: Path) -> None:
    files = []
    with app.app_context():
        transfer = the_case()
        db.session.flush()
        for part in (PUBLIC, EXEMPT):
            report = facts_of(transfer, part, TODAY, TODAY)
            for language in ("cy", "en"):
                file = tmp_path / f"{part}-{language}.pdf"
                file.write_bytes(report_pdf(report, language))
                files.append(file)
    try:
        broken = failures(files)
    except NotInstalled as missing:
        pytest.skip(str(missing))
    assert {file.name: found for file, found in broken.items() if found} == {}


@pytest.mark.only_sqlite
def test_the_command_writes_a_draft_and_what_was_issued(app: Flask, build: Build, tmp_path: Path) -> None:
    with build():
        transfer = the_case()
        by = Viewer(make_officer(transfer.outgoing_employer).id, "Mair Rees", ())
    run = app.test_cli_runner()
    given = ["reports", "status", "--transfer", str(transfer.id), "--part", "1", "--out"]
    drafted = run.invoke(
        args=[*given, str(tmp_path / "draft.pdf"), "--language", "cy", "--as-at", "2026-02-18"]
    )
    assert (drafted.exit_code, "a draft, not issued" in drafted.output) == (0, True)
    words = PdfReader(tmp_path / "draft.pdf").pages[0].extract_text()
    assert "Heb ei anfon" in words
    assert "18 Chwefror 2026" in words
    with build():
        issue_report(transfer, PUBLIC, Issue(TODAY), by=by, today=TODAY)
    issued = run.invoke(args=[*given, str(tmp_path / "issued.pdf")])
    assert (issued.exit_code, "report 1, as issued" in issued.output) == (0, True)
    assert "Not issued" not in PdfReader(tmp_path / "issued.pdf").pages[0].extract_text()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--transfer", "999999", "--part", "1", "--out", "x.pdf"], "There is no transfer 999999."),
        (["--transfer", "1", "--part", "3", "--out", "x.pdf"], "3"),
        (["--transfer", "1", "--part", "1", "--as-at", "2026-04-09", "--out", "x.pdf"], "has not come yet"),
        (["--transfer", "1", "--part", "1", "--as-at", "9/4/26", "--out", "x.pdf"], "is not a date"),
    ],
)
@pytest.mark.only_sqlite
def test_the_command_refuses_by_name_on_standard_error(app: Flask, arguments: list[str], says: str) -> None:
    result = app.test_cli_runner().invoke(args=["reports", "status", *arguments])
    assert result.exit_code != 0
    assert says in result.stderr
    assert result.stdout == ""


@pytest.mark.only_sqlite
def test_the_command_says_when_the_file_cannot_be_written(app: Flask, build: Build, tmp_path: Path) -> None:
    with build():
        transfer = make_transfer()
    out = str(tmp_path / "nowhere" / "x.pdf")
    result = app.test_cli_runner().invoke(
        args=["reports", "status", "--transfer", str(transfer.id), "--part", "1", "--out", out]
    )
    assert result.exit_code == 1
    assert "could not be written" in result.stderr
