"""The pages of a change of terms: what the rules say of it, who may propose it and who reads it."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.conftest import TODAY, Build, CountQueries, Visit
from tests.staff.changing import Case
from tests.visitor import Page
from transition.audit.models import AuditEvent
from transition.db import db
from transition.rules.protection import ChangeReason
from transition.transfers.models import InformationRelease, ReleaseKind


@pytest.fixture
def case(build: Build) -> Case:
    with build():
        return Case()


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}-day": str(value.day), f"{name}-month": str(value.month), f"{name}-year": str(value.year)}


def asked(page: Page, reason: str, **more: str) -> Page:
    said = {"text": "33 days", "reason": reason, "reason_words": "A new scheme"}
    return page.submit("Put it to the rules", **said, **day("effective_on", date(2026, 4, 1)), **more)


@pytest.mark.only_sqlite
def test_hr_reads_why_a_change_is_void_and_from_when_it_would_not_be(case: Case, visit: Visit) -> None:
    form = visit(case.hr).get(case.page).follow("Propose a change : Annual leave")
    assert "31 days" in form.text
    empty = form.submit("Put it to the rules")
    assert "Enter the day from which the term would change." in empty.errors
    assert "Select the sole or principal reason, or that it is not known yet." in empty.errors
    page = asked(
        form, "TRANSFER", is_agreed="yes", contract_permits="no", is_from_collective_agreement="no",
        is_no_less_favourable_overall="yes",
    )  # fmt: skip
    assert page.heading == "Proposed change: Annual leave"
    assert "Refused" in page.text
    assert "Void: refused" in page.text
    assert "TUPE 2006 reg 4(4)" in page.text
    assert "no day comes after which it is safe" in page.text
    assert "Does the employee agree? Yes" in page.text
    assert "Record the change as made" not in page.links
    assert visit(case.hr).get(f"/transfers/{case.transfer.id}/term-changes").rows()[0][3:] == [
        "Void: refused",
        "TUPE 2006 reg 4(4)",
        "Refused",
    ]


@pytest.mark.only_sqlite
def test_what_is_not_known_goes_to_an_adviser_and_is_made_once_they_have_answered(
    case: Case, visit: Visit
) -> None:
    form = visit(case.hr).get(case.new)
    page = asked(form, "UNRELATED", contract_permits="no")
    assert "Sent to an adviser" in page.text
    assert "What is not settled Does the employee agree?" in page.text
    assert "Record the change as made" not in page.links
    advice = page.follow("Record the advice")
    assert "Enter who advised." in advice.submit("Save").errors
    said = {"adviser": "A. Cyfreithiwr, Caerdydd", "text": "Lawful once it is agreed", "may_be_made": "yes"}
    page = advice.submit("Save", **said, **day("advised_on", TODAY))
    assert "Lawful once it is agreed" in page.text
    made = page.follow("Record the change as made")
    page = made.submit("Save", written_in="Letter of 1 March", **day("agreed_on", TODAY))
    assert "The change was made" in page.text
    person = visit(case.hr).get(case.page)
    leave = [row for row in person.rows() if row[0] == "Annual leave"]
    assert ["33 days Since: 1 April 2026" in row[1] for row in leave] == [True, False]
    assert "Until: 31 March 2026" in leave[1][1]
    assert "Proposed change: Annual leave" in person.links


@pytest.mark.only_sqlite
def test_the_page_is_in_welsh_for_a_welsh_reader(case: Case, visit: Visit, build: Build) -> None:
    with build():
        change = case.propose(ChangeReason.TRANSFER)
    page = visit(case.hr, "cy").get(f"{case.page}/changes/{change.id}")
    assert page.heading == "Newid arfaethedig: Gwyliau blynyddol"
    assert "Gwrthodwyd" in page.text
    assert visit(case.hr, "cy").get(case.new).heading == "Cynnig newid i deler"


@pytest.mark.only_sqlite
def test_who_may_propose_and_who_may_read(case: Case, visit: Visit, build: Build) -> None:
    with build():
        change = case.propose()
    address, listed = f"{case.page}/changes/{change.id}", f"/transfers/{case.transfer.id}/term-changes"
    paths = (address, listed, f"/transfers/{case.transfer.id}/terms/ending", case.new, f"{address}/made")
    found = {
        who: [visit(getattr(case, who)).get(path).status for path in paths]
        for who in ("hr", "auditor", "host", "manager", "stranger")
    }
    assert found == {
        "hr": [200, 200, 200, 200, 200],
        "auditor": [200, 200, 200, 403, 403],
        "host": [404, 200, 200, 403, 403],
        "manager": [403, 403, 403, 403, 403],
        "stranger": [404, 404, 404, 404, 404],
    }
    assert "33 days" not in visit(case.host).get(listed).text
    with build():
        db.session.add(
            InformationRelease(
                transfer_id=case.transfer.id, kind=ReleaseKind.LIABILITY_IDENTIFIED,
                released_on=date(2026, 3, 1), recipient="R", released_by_id=case.hr.id,
            )
        )  # fmt: skip
    assert "33 days" in visit(case.host).get(address).text
    assert "Record the advice" not in visit(case.host).get(address).links


@pytest.mark.only_sqlite
def test_an_auditor_who_opens_a_change_is_noted(case: Case, visit: Visit, build: Build) -> None:
    with build():
        change = case.propose()
    visit(case.auditor).get(f"{case.page}/changes/{change.id}")
    with build():
        names = db.session.scalars(select(AuditEvent.name)).all()
    assert names.count("staff.record_opened") == 1


def test_the_list_costs_the_same_however_many_changes_there_are(
    case: Case, visit: Visit, build: Build, count_queries: CountQueries
) -> None:
    address, browser = f"/transfers/{case.transfer.id}/term-changes", visit(case.hr)
    costs = []
    for more in (1, 6):
        with build():
            for _ in range(more):
                case.advise(case.propose(facts={"is_agreed": None}))
        browser.get(address)
        with count_queries() as queries:
            browser.get(address)
        costs.append(len(queries))
    assert costs[0] == costs[1]
