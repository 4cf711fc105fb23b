"""Councils of a programme side by side: to each reader what the table opens, transfer by transfer."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from tests.conftest import Build, CountQueries, Visit
from tests.factories import (
    assign,
    make_consultation,
    make_employer,
    make_lead,
    make_measure,
    make_officer,
    make_post,
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
from transition.consultation.numbers import consultation_numbers
from transition.consultation.several import Consulted, Said, consulted_in
from transition.db import db
from transition.letters.numbers import Stages, stages_in
from transition.liability.readiness import progress_in, readiness_of
from transition.reports.actions import Issue, issue_report
from transition.reports.content import PUBLIC
from transition.rules.consultation import Outcome
from transition.rules.protection import TermCategory
from transition.staff.terms.models import Term
from transition.transfers.models import Decision, Programme, Transfer
from transition.transfers.scope.risk_actions import add_risk

TODAY = date(2026, 3, 2)
CLOSED = "Not open to you"
LINES = (
    "Status", "Transfer date", "Legal basis", "Unions informed", "Consultation", "Representations answered",
    "Next to act", "Steps overdue", "Letters to staff", "Liability information complete", "Open risks",
    "Decisions still to be taken",
)  # fmt: skip


def a_transfer(programme: Programme) -> Transfer:
    transfer = make_transfer(programme=programme)
    make_timeline(transfer)
    make_representation(make_consultation(transfer), make_recognition(transfer.outgoing_employer))
    make_measure(transfer, received_on=date(2026, 2, 20))
    make_staff(transfer)
    by = viewer_for(make_officer(transfer.outgoing_employer))
    add_risk(transfer, {"text": "Pay is late", "likelihood": 4, "impact": 5}, by=by, today=TODAY)
    db.session.add(
        Decision(transfer_id=transfer.id, body="Cabinet", text="Where", decided_on=date(2026, 3, 9))
    )
    issue_report(transfer, PUBLIC, Issue(TODAY), by=by, today=TODAY)
    return transfer


READERS: dict[str, tuple[Callable[[Transfer], Account], set[str]]] = {
    "officer": (lambda it: make_officer(it.outgoing_employer), set()),
    "host": (
        lambda it: make_officer(it.incoming_employer),
        {
            "Unions informed", "Consultation", "Representations answered", "Letters to staff",
            "Liability information complete",
        },
    ),
    "lead": (lambda it: make_lead(it.programme), set()),
    "auditor": (lambda it: make_officer(it.outgoing_employer, Role.AUDITOR), set()),
}  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
def test_each_reader_sees_what_the_table_opens_to_them(build: Build, visit: Visit, reader: str) -> None:
    make, closed = READERS[reader]
    with build():
        transfer = a_transfer(make_programme())
        account = make(transfer)
    page = visit(account).get(f"/programmes/{transfer.programme_id}/councils")
    said = {
        " ".join(one.dt.get_text(" ").split()): " ".join(one.dd.get_text(" ").split())
        for one in page.soup.select(".app-council__line")
    }
    assert tuple(said) == LINES
    assert {what for what, how in said.items() if how == CLOSED} == closed
    is_public = reader in ("host", "lead")
    assert ("Part 1, report 1" in said["Status"]) == is_public
    assert ("Worked out today" in said["Status"]) != is_public
    assert said["Decisions still to be taken"] == "1 Next on 9 March 2026"
    assert "High: 1" in said["Open risks"]


@pytest.mark.parametrize(
    "make",
    [
        lambda it: make_officer(it.outgoing_employer, Role.MANAGER),
        lambda it: make_representative(make_recognition(it.outgoing_employer)),
    ],
)
def test_a_manager_and_a_representative_do_not_compare_councils(
    build: Build, visit: Visit, make: Callable[[Transfer], Account]
) -> None:
    with build():
        transfer = make_transfer()
        account = make(transfer)
    assert visit(account).get(f"/programmes/{transfer.programme_id}/councils").status == 403


def test_another_councils_officer_sees_their_own_transfer_alone(build: Build, visit: Visit) -> None:
    with build():
        programme = make_programme()
        mine, other = make_transfer(programme=programme), make_transfer(programme=programme)
        officer, stranger = make_officer(mine.outgoing_employer), make_officer(make_employer())
        others = other.outgoing_employer.name
    page = visit(officer).get(f"/programmes/{programme.id}/councils")
    assert len(page.soup.select(".app-council")) == 1
    assert others not in page.text
    assert visit(stranger).get(f"/programmes/{programme.id}/councils").status == 404
    assert visit(officer).get("/programmes/999/councils").status == 404


def test_the_lead_finds_it_from_home_and_from_the_programme_in_both_languages(
    build: Build, visit: Visit
) -> None:
    with build():
        programme = make_programme(name="SRS")
        lead = make_lead(programme)
    path = f"/programmes/{programme.id}/councils"
    page = visit(lead).get("/").follow("The councils side by side")
    assert "There is no transfer in this programme" in page.text
    with build():
        make_transfer(programme=db.session.get_one(Programme, programme.id))
    assert path in visit(lead).get(f"/programmes/{programme.id}").links.values()
    assert visit(lead, "cy").get(path).heading == "Y cynghorau ochr yn ochr"


def test_it_costs_the_same_for_one_council_and_for_thirty(
    build: Build, visit: Visit, count_queries: CountQueries
) -> None:
    with build():
        programme = make_programme()
        lead = make_lead(programme)
        a_transfer(programme)
    browser, path = visit(lead), f"/programmes/{programme.id}/councils"
    browser.get(path)
    with count_queries() as few:
        browser.get(path)
    with build():
        for _ in range(29):
            a_transfer(db.session.get_one(Programme, programme.id))
    with count_queries() as many:
        page = browser.get(path)
    assert len(page.soup.select(".app-council")) == 30
    assert len(many) == len(few)


def test_the_numbers_of_several_are_those_of_each(context: Flask) -> None:
    programme = make_programme()
    transfers = [make_transfer(programme=programme) for _ in range(3)]
    files = [make_consultation(one) for one in transfers[:2]]
    union = make_recognition(transfers[0].outgoing_employer)
    make_representation(files[0], union)
    make_representation(files[0], union, replied_on=date(2026, 2, 20), outcome=Outcome.AGREED)
    make_representation(files[0], union, replied_on=date(2026, 2, 20), outcome=Outcome.WITHDRAWN)
    make_representation(
        files[0], union, replied_on=date(2026, 3, 1), outcome=Outcome.REJECTED, reasons="Cost"
    )
    make_measure(transfers[1], received_on=date(2026, 2, 20))
    for day in (date(2026, 2, 8), date(2026, 2, 25), TODAY):
        found = consulted_in(transfers, day)
        for one in transfers:
            full = consultation_numbers(one, day)
            said = full.representations
            assert found[one.id] == Consulted(
                full.to_inform, full.informed, full.informed_on, full.opened_on, full.closes_on, full.closed_on,
                Said(said.received, said.answered, said.overdue, date(2026, 2, 23) if said.overdue else None), full.late_measures,
            )  # fmt: skip
    assert found[transfers[0].id].said == Said(
        received=4, answered=2, overdue=1, overdue_since=date(2026, 2, 23)
    )


def test_progress_of_several_is_the_readiness_of_each(context: Flask) -> None:
    transfers = [make_transfer() for _ in range(3)]
    whole, ageless = make_staff(transfers[0]), make_staff(transfers[1], birth_on=None)
    make_staff(transfers[0])
    assign(make_post(whole, work_base=""), transfers[2])
    for person in (whole, ageless):
        for category in TermCategory:
            text = "" if category is TermCategory.TRAINING else "As agreed"
            db.session.add(Term(person_id=person.id, category=category, text=text, is_none=not text))
    db.session.flush()
    found = progress_in(transfers, TODAY)
    for one in transfers:
        full = readiness_of(one, TODAY)
        assert (found[one.id].people, found[one.id].complete) == (full.people, full.complete)
    assert [(found[one.id].people, found[one.id].complete) for one in transfers] == [(2, 1), (1, 0), (1, 0)]
    assert progress_in([], TODAY) == {}
    assert stages_in(transfers, TODAY)[transfers[0].id] == Stages()
