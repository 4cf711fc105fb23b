"""Reports beside the one before, facts that are thawed years later, digests, and the papers that reports list."""

import io
import json
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader

from tests.conftest import TODAY, Build, Visit
from tests.factories import make_account, make_officer
from tests.reports.cases import the_case
from transition.access.permissions import Viewer
from transition.db import db
from transition.i18n.names import Words
from transition.reports.actions import Issue, issue_report
from transition.reports.changes import changes_between
from transition.reports.content import EXEMPT, PUBLIC, Change, ChangeKind, Exemption, Paragraph, Report
from transition.reports.facts import facts_of, frozen_facts, thawed
from transition.reports.issuing import digest_of
from transition.reports.paper import report_pdf
from transition.reports.papers.actions import add_paper
from transition.reports.papers.kinds import PaperKind
from transition.reports.transfer_facts import Override
from transition.rules.broken import RuleBroken
from transition.rules.standing import Status
from transition.transfers.models import Decision, Risk, Scope, Team

WHY = Exemption((Paragraph.INDIVIDUAL,), Words("It names people."), "Ann Monitoring")


def test_every_kind_of_change_since_the_last_report_is_told(context: Flask) -> None:
    transfer = the_case()
    account = make_officer(transfer.outgoing_employer)
    by = Viewer(account.id, account.name, ())
    issue_report(transfer, EXEMPT, Issue(date(2026, 2, 18), exemption=WHY), by=by, today=TODAY)
    given = {"transfer_id": transfer.id}
    risk = db.session.query(Risk).filter_by(**given).one()
    risk.likelihood = 5
    db.session.query(Team).filter_by(scope=Scope.UNDECIDED, **given).one().scope = Scope.OUT
    db.session.add(Risk(text="Nobody answers", likelihood=1, impact=2, **given))
    db.session.add(Decision(body="Cabinet", text="Agreed", decided_on=date(2026, 2, 25), **given))
    db.session.flush()
    report = facts_of(transfer, EXEMPT, TODAY, TODAY)
    kinds = {one.kind for one in report.changes}
    assert kinds >= {
        ChangeKind.STATUS, ChangeKind.RULE, ChangeKind.ANSWERED, ChangeKind.DECISION, ChangeKind.SCOPE,
        ChangeKind.RISK, ChangeKind.RISK_GRAVER,
    }  # fmt: skip
    later = changes_between(report, Report(**{**_parts(report), "risks": report.risks[:1]}))
    assert [one.kind for one in later.changes] == [ChangeKind.RISK_CLOSED]


def _parts(report: Report) -> dict[str, Any]:
    return {one.name: getattr(report, one.name) for one in fields(report)}


# What reports have said since: facts that were frozen before are thawed without it.
ADDED_SINCE = {
    "papers", "changes_left_out", "about", "is_hidden", "due", "printed", "welsh", "english", "is_personal",
    "representatives",
}  # fmt: skip


def _without(facts: Any) -> Any:
    if isinstance(facts, dict):
        is_letters = "kinds" in facts  # the languages of all letters were there from the start
        return {
            name: _without(value)
            for name, value in facts.items()
            if name not in ADDED_SINCE or (is_letters and name in {"welsh", "english"})
        }
    return [_without(one) for one in facts] if isinstance(facts, list) else facts


def test_facts_frozen_before_something_was_added_make_the_same_pdf_every_time(context: Flask) -> None:
    old = _without(frozen_facts(facts_of(the_case(), EXEMPT, TODAY, TODAY)))
    assert "papers" not in old
    first, second = (report_pdf(thawed(json.loads(json.dumps(old))), "cy") for _ in range(2))
    assert first == second


def test_an_issued_report_shows_a_digest_that_is_checked_against_its_facts(
    visit: Visit, build: Build
) -> None:
    with build():
        transfer = the_case()
        officer = make_officer(transfer.outgoing_employer)
        by = Viewer(officer.id, officer.name, ())
        kept = issue_report(transfer, PUBLIC, Issue(TODAY), by=by, today=TODAY)
        digest = kept.facts_digest
        assert digest_of(kept.facts) == digest
    page = visit(officer).get(f"/transfers/{transfer.id}/reports/part-1/1")
    assert digest in page.text
    assert "they are as issued" in page.text


def test_a_report_lists_the_papers_that_there_were_by_its_day(visit: Visit, build: Build) -> None:
    with build():
        transfer = the_case()
        officer = make_officer(transfer.outgoing_employer)
    page = visit(officer).get(f"/transfers/{transfer.id}/reports").follow("Papers that the reports list")
    page = page.follow("Add a paper").submit("Save", kind="EQUALITY", title="Digital staff")
    assert page.errors == ["Enter the day of the assessment."]
    page = page.submit("Save", **{"dated_on-day": "3", "dated_on-month": "12", "dated_on-year": "2025"})
    assert page.errors == ["Enter who made the assessment."]
    page = page.submit("Save", by_whom="Head of Policy", reference="EIA 41")
    assert "Head of Policy" in page.text
    draft = visit(officer).get(f"/transfers/{transfer.id}/reports/part-1/draft").text
    assert "Equality impact assessment: Digital staff 3 December 2025 Head of Policy EIA 41" in draft
    assert "Welsh language impact assessment Not recorded" in draft
    page = page.follow("Change : Digital staff").submit("Save", is_withdrawn=True)
    assert "No paper is listed" in page.text


def test_a_paper_is_refused_by_name(context: Flask) -> None:
    transfer = the_case()
    by = Viewer(make_account().id, "Mair Rees", ())
    answers = {"kind": PaperKind.BACKGROUND, "title": "Report", "dated_on": date(2026, 3, 3)}
    with pytest.raises(RuleBroken, match="paper_in_future"):
        add_paper(transfer, answers, by=by, today=TODAY)


@pytest.mark.only_sqlite
def test_the_summary_is_one_page_in_welsh_with_long_names_an_override_and_changes(context: Flask) -> None:
    report = facts_of(the_case(), EXEMPT, TODAY, TODAY)
    long = "Gofynnir i’r Cabinet gytuno ar y camau nesaf, nodi’r risgiau a dirprwyo i’r Prif Swyddog. " * 6
    name = "Staff Digidol, Data a Thechnoleg Cyngor y Fwrdeistref Sirol yn symud i’r Gwasanaeth Adnoddau a Rennir"
    changes = tuple(Change(ChangeKind.DONE, one, after_on=TODAY) for one in report.milestones[:14])
    worst = replace(
        report, number=3, issued_on=TODAY, issued_by="Mair Rees", asked=Words("", long), exemption=WHY,
        parties=replace(report.parties, name=Words("", name)), changes=changes, changed_since_number=2,
        changed_since=date(2026, 2, 18),
        status=replace(report.status, override=Override(Status.AMBER, "Ann Director", Words("", long[:200]))),
    )  # fmt: skip
    pages = PdfReader(io.BytesIO(report_pdf(worst, "cy"))).pages
    first, second = (" ".join(one.extract_text().split()) for one in pages[:2])
    assert "Yr hyn a ofynnir" in first
    assert "Pum rhif" in first
    assert "Mae'r dudalen nesaf yn rhoi'r newidiadau eraill." in first
    assert second.startswith("Nid i'w gyhoeddi")
