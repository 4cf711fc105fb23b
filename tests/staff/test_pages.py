"""The staff pages: who sees what, what is found, and what a second editor is told."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.factories import (
    make_staff,
    make_transfer,
)
from tests.staff.records import CANARIES, Case
from transition.audit.models import AuditEvent
from transition.db import db
from transition.transfers.models import ReleaseKind


def seen(text: str) -> set[str]:
    return {name for name, canary in CANARIES.items() if canary in text}


def test_hr_sees_the_whole_record_and_may_change_it(case: Case, visit: Visit) -> None:
    page = visit(case.hr).get(case.page)
    assert page.status == 200
    assert page.heading == "Siân Pritchard"
    assert seen(page.text) == set(CANARIES)
    assert "Change identity and contact" in page.links


def test_the_list_is_in_welsh_for_a_welsh_reader(case: Case, visit: Visit) -> None:
    page = visit(case.hr, "cy").get(case.list)
    assert (page.status, page.heading) == (200, "Staff")
    assert "Teitl y swydd" in visit(case.hr, "cy").get(f"{case.page}/posts/new").text


@pytest.mark.parametrize(
    ("who", "listed", "opened"),
    [
        ("hr", 200, 200),
        ("auditor", 200, 200),
        ("lead", 200, 200),
        ("host", 200, 404),
        ("union", 200, 404),
        ("manager", 200, 404),
        ("stranger", 404, 404),
    ],
)
def test_who_may_open_the_list_and_a_record(
    case: Case, visit: Visit, who: str, listed: int, opened: int
) -> None:
    visitor = visit(getattr(case, who))
    assert visitor.get(case.list).status == listed
    assert visitor.get(case.page).status == opened


def test_nobody_signed_in_sees_nothing(case: Case, visit: Visit) -> None:
    assert "Siân" not in visit().get(case.page).text


@pytest.mark.parametrize("who", ["lead", "union", "manager"])
def test_details_never_reach_those_who_only_see_names_and_posts(
    case: Case, visit: Visit, build: Build, who: str
) -> None:
    with build():
        case.release(ReleaseKind.ACCESS_TO_EMPLOYEES)
        case.report_to(case.manager)
    visitor = visit(getattr(case, who))
    for path in (case.list, case.page, f"/transfers/{case.transfer.id}/terms"):
        page = visitor.get(path)
        assert seen(page.response.get_data(as_text=True)) == set(), path
    found = visitor.get(case.list).submit("Search", q="siân")
    assert seen(found.response.get_data(as_text=True)) == set()
    assert "Data Analyst" in visitor.get(case.page).text


def test_a_representative_sees_names_posts_and_teams_and_no_assignment(
    case: Case, visit: Visit, build: Build
) -> None:
    with build():
        case.release(ReleaseKind.ACCESS_TO_EMPLOYEES)
    page = visit(case.union).get(case.list)
    assert page.rows() == [["Siân Pritchard", "Data Analyst", "Data team"]]
    assert "In scope" not in visit(case.union).get(case.page).text
    assert visit(case.other_union).get(case.list).heading == "Staff: not open to you yet"
    assert visit(case.other_union).get(case.page).status == 404


def test_a_lead_sees_name_post_team_and_assignment(case: Case, visit: Visit) -> None:
    assert visit(case.lead).get(case.list).rows() == [
        ["Siân Pritchard", "Data Analyst", "Data team", "In scope"]
    ]


@pytest.mark.parametrize("asked", ["contract=FIXED_TERM", "away=yes", "incomplete=yes"])
def test_what_is_hidden_cannot_be_guessed_by_filtering_for_it(case: Case, visit: Visit, asked: str) -> None:
    assert "Siân Pritchard" in visit(case.lead).get(f"{case.list}?{asked}").text


def test_what_is_hidden_cannot_be_guessed_by_searching_for_it(case: Case, visit: Visit) -> None:
    found = visit(case.lead).get(case.list).submit("Search", q="CANARY007")
    assert "Nobody in this list fits" in found.text


def test_a_manager_sees_only_those_who_report_to_them(case: Case, visit: Visit, build: Build) -> None:
    visitor = visit(case.manager)
    assert "Nobody in this transfer reports to you" in visitor.get(case.list).text
    with build():
        case.report_to(case.manager)
        make_staff(case.transfer, surname="Other", forenames="Somebody")
    page = visitor.get(case.list)
    assert [row[0] for row in page.rows()] == ["Siân Pritchard"]
    assert "People in the list: 1." in page.text


def test_the_host_sees_the_staff_only_after_an_identified_release(
    case: Case, visit: Visit, build: Build
) -> None:
    page = visit(case.host).get(case.list)
    assert page.heading == "Staff: not open to you yet"
    with build():
        case.release(ReleaseKind.LIABILITY_PSEUDONYMISED)
    assert visit(case.host).get(case.page).status == 404
    with build():
        case.release(ReleaseKind.LIABILITY_IDENTIFIED)
    page = visit(case.host).get(case.page)
    assert seen(page.text) == set(CANARIES)
    assert "Change identity and contact" not in page.links
    assert visit(case.host).get(f"{case.page}/edit").status == 403


def test_each_record_that_an_auditor_opens_is_in_the_trail(case: Case, visit: Visit, app: Flask) -> None:
    assert visit(case.auditor).get(case.page).status == 200
    visit(case.hr).get(case.page)
    with app.app_context():
        opened = db.session.scalars(select(AuditEvent).where(AuditEvent.name == "staff.record_opened")).all()
    assert [(one.account_id, one.subject) for one in opened] == [
        (case.auditor.id, f"person:{case.person.id}")
    ]


def test_a_person_of_another_transfer_is_not_found(case: Case, visit: Visit, build: Build) -> None:
    with build():
        other = make_transfer(outgoing=case.transfer.outgoing_employer)
        elsewhere = make_staff(make_transfer())
    assert visit(case.hr).get(f"/transfers/{other.id}/staff/{case.person.id}").status == 404
    assert visit(case.hr).get(f"{case.list}/{elsewhere.id}").status == 404
