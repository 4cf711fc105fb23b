"""Home, by role: what one is to do, how one's transfers stand, what changed; and that it costs the same for many."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from tests.conftest import Build, CountQueries, Visit
from tests.factories import (
    make_account,
    make_administrator,
    make_consultation,
    make_employer,
    make_lead,
    make_measure,
    make_officer,
    make_own_milestone,
    make_programme,
    make_recognition,
    make_representation,
    make_representative,
    make_staff,
    make_timeline,
    make_transfer,
    viewer_for,
)
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.audit.record import record
from transition.consultation.facts import timelines_of
from transition.consultation.several import consulted_in
from transition.db import db
from transition.i18n.names import Words
from transition.overview.statuses import statuses_for
from transition.reports.actions import Issue, issue_report
from transition.reports.content import PUBLIC
from transition.reports.facts import gather
from transition.rules.basis import LegalBasis
from transition.rules.standing import Status
from transition.transfers.models import Transfer

TODAY = date(2026, 3, 2)
TODO, STAND, CHANGED, WELSH, LED = (
    "What you are to do",
    "How your transfers stand",
    "What changed lately",
    "Texts that wait for their Welsh",
    "Programmes that you lead",
)

# Who comes, and what their home page holds: its parts, and what is said of the status.
ROLES: dict[str, tuple[Callable[[Transfer], Account], set[str], str]] = {
    "HR officer": (lambda it: make_officer(it.outgoing_employer), {TODO, STAND, CHANGED}, "Worked out today"),
    "caseworker": (
        lambda it: make_officer(it.outgoing_employer, Role.HR_CASEWORKER),
        {TODO, STAND, CHANGED},
        "Worked out today",
    ),
    "the host's officer": (
        lambda it: make_officer(it.incoming_employer),
        {TODO, STAND, CHANGED},
        "Part 1, report 1",
    ),
    "lead": (lambda it: make_lead(it.programme), {TODO, STAND, CHANGED, LED}, "Part 1, report 1"),
    "representative": (
        lambda it: make_representative(make_recognition(it.outgoing_employer)),
        {STAND},
        "Part 1, report 1",
    ),
    "manager": (
        lambda it: make_officer(it.outgoing_employer, Role.MANAGER),
        {TODO, STAND},
        "Part 1, report 1",
    ),
    "auditor": (
        lambda it: make_officer(it.outgoing_employer, Role.AUDITOR),
        {STAND, CHANGED},
        "Worked out today",
    ),
    "translator": (lambda it: make_officer(it.outgoing_employer, Role.TRANSLATOR), {WELSH}, ""),
    "administrator": (lambda it: make_administrator(), set(), ""),
    "nobody yet": (lambda it: make_account(), set(), ""),
}


@pytest.mark.parametrize("role", ROLES)
def test_home_holds_what_each_role_comes_for_and_nothing_else(build: Build, visit: Visit, role: str) -> None:
    make, parts, said = ROLES[role]
    with build():
        transfer = make_transfer(name="Monmouthshire to SRS")
        issuer = viewer_for(make_officer(transfer.outgoing_employer))
        override = Issue(
            TODAY, override_status=Status.AMBER, override_by="A. Head", override_reason=Words("Why")
        )
        issue_report(transfer, PUBLIC, override, by=issuer, today=TODAY)
        account = make(transfer)
    page = visit(account).get("/")
    captions = {" ".join(one.get_text(" ").split()) for one in page.soup.find_all(["h2", "caption"])}
    assert captions & {TODO, STAND, CHANGED, WELSH, LED} == parts
    assert said in page.text
    has_issued, has_own = "Part 1, report 1" in page.text, "Worked out today" in page.text
    assert (has_issued, has_own) == (said.startswith("Part 1"), said.startswith("Worked"))
    assert ("Set by A. Head" in page.text) == has_issued
    assert ("The published rules give: " in page.text) == has_issued
    assert ("Monmouthshire to SRS" in page.text) == bool(parts & {STAND, WELSH})


def test_nothing_to_do_and_no_transfer_say_what_comes_next(build: Build, visit: Visit) -> None:
    with build():
        officer, lead = make_officer(make_employer()), make_lead(make_programme())
    assert "A programme lead sets transfers up" in visit(officer).get("/").text
    page = visit(lead).get("/")
    assert "There is no transfer in your programmes yet." in page.text
    assert "Set up a transfer" in page.links


def test_tasks_stand_by_how_urgent_they_are_and_lead_to_their_place(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
        days = [date(2026, 2, 27), date(2026, 3, 6), *(date(2026, 3, 10 + number) for number in range(7))]
        made = [
            make_own_milestone(
                transfer, name=f"Task {number}", planned_on=day, baseline_on=day, owner_account_id=officer.id
            )
            for number, day in enumerate(days)
        ]
    page = visit(officer).get("/")
    overdue, this_week, later = (page.rows(place) for place in range(3))
    assert [row[0] for row in overdue] == ["Task 0"]
    assert overdue[0][2] == "27 February 2026 Overdue"
    assert [row[0] for row in this_week] == ["Task 1"]
    assert [row[0] for row in later] == [f"Task {number}" for number in range(2, 7)]
    assert page.links["Task 1"].endswith(f"/tasks/milestones/{made[1].id}/done")
    assert page.links["See all your tasks: 7 are due later"] == "/tasks"


def test_the_same_thing_done_many_times_is_told_once_and_what_follows_by_itself_never(
    build: Build, visit: Visit
) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer, name="Elin Rees")
        by = viewer_for(officer)
        for name in ("transfer.changed", *["milestone.reopened"] * 3, "letter.rendered"):
            record(name, by=by, subject=transfer, transfer_id=transfer.id)
    assert [row[1] for row in visit(officer).get("/").rows(1)] == [
        "A milestone was opened again 3 times in a row",
        "The transfer was changed",
    ]


def _case(kind: str) -> Transfer:
    """A transfer in which one thing or another decides the status."""
    day = date(2026, 3, 20) if "near" in kind else date(2026, 6, 1)
    basis = None if kind == "undecided" else LegalBasis.TUPE
    transfer = make_transfer(transfer_on=day, basis=basis)
    make_timeline(transfer)
    recognition = make_recognition(transfer.outgoing_employer)
    file = make_consultation(transfer)
    if kind == "reply overdue":
        make_representation(file, recognition)
    if kind == "reply given late":
        make_representation(file, recognition, replied_on=date(2026, 2, 26))
    if kind == "late measure":
        make_measure(transfer, received_on=date(2026, 2, 20))
    if kind == "late measure withdrawn":
        make_measure(transfer, received_on=date(2026, 2, 20), withdrawn_on=date(2026, 2, 21))
    if kind == "near, incomplete":
        make_staff(transfer)
    db.session.flush()
    return transfer


@pytest.mark.parametrize(
    "kind",
    [
        "quiet", "undecided", "reply overdue", "reply given late", "late measure", "late measure withdrawn",
        "near, nobody", "near, incomplete",
    ],
)  # fmt: skip
def test_home_gives_the_status_that_a_report_of_today_would(context: Flask, kind: str) -> None:
    transfer = _case(kind)
    viewer = viewer_for(make_officer(transfer.outgoing_employer))
    shown = statuses_for(
        viewer, [transfer], timelines_of([transfer], TODAY), consulted_in([transfer], TODAY), TODAY
    )[transfer.id]
    report = gather(transfer, TODAY, TODAY).report.status
    assert shown.status is report.computed
    assert list(shown.rules) == [one.rule for one in report.rules if one.outcome == "FIRED"]


def test_home_costs_the_same_for_one_transfer_and_for_thirty(
    build: Build, visit: Visit, count_queries: CountQueries
) -> None:
    with build():
        employer, host, programme = make_employer(), make_employer(), make_programme()
        people = [
            make_officer(employer), make_officer(host), make_lead(programme), make_officer(employer, Role.MANAGER),
            make_officer(employer, Role.AUDITOR), make_representative(make_recognition(employer)),
        ]  # fmt: skip
        makes = viewer_for(people[0])
    browsers = [visit(one) for one in people]

    def fill(some: int) -> None:
        with build():
            for _ in range(some):
                near = make_transfer(employer, host, programme=programme, transfer_on=date(2026, 3, 20))
                make_timeline(near)
                make_representation(make_consultation(near), make_recognition(employer))
                make_measure(near, received_on=date(2026, 2, 20))
                make_staff(near)
                issue_report(near, PUBLIC, Issue(TODAY), by=makes, today=TODAY)

    def cost() -> list[int]:
        counts = []
        for browser in browsers:
            browser.get("/")
            with count_queries() as seen:
                assert browser.get("/").status == 200
            counts.append(len(seen))
        return counts

    fill(1)
    few = cost()
    fill(29)
    assert cost() == few
