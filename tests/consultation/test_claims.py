"""The pages of limits on claims: who reads what an employer knows, whom nobody may name, and the same answer reckoned."""

from datetime import date

import pytest

from tests.conftest import Build, Visit
from tests.factories import (
    make_administrator,
    make_employer,
    make_lead,
    make_officer,
    make_recognition,
    make_representative,
    make_transfer,
)
from tests.visitor import Page
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.transfers.models import Transfer

pytestmark = pytest.mark.only_sqlite


def day(name: str, on: date) -> dict[str, str]:
    """A date as a form's three boxes send it."""
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def past() -> Transfer:
    """A transfer of 1 October 2025, whose limit was 31 December."""
    return make_transfer(transfer_on=date(2025, 10, 1))


def recorded(page: Page, **answers: str) -> Page:
    """The list after a claim was recorded: a union's, unless told otherwise."""
    sent = {
        "failure": "UNION",
        "claimant": "TRADE_UNION",
        "note": "CANARY-NOTE",
        **day("day_a", date(2025, 12, 15)),
    }
    return page.follow("Record a claim").submit("Save", **{**sent, **answers})


def test_hr_records_contact_then_the_certificate_and_reads_the_last_day(build: Build, visit: Visit) -> None:
    with build():
        transfer = past()
        hr = make_officer(transfer.outgoing_employer)
    page = visit(hr).get(f"/transfers/{transfer.id}/after/claims")
    assert "Last day for the claim: Wednesday 31 December 2025" in page.text
    assert "No claim is known of." in page.text
    page = recorded(page)
    assert page.rows(2)[0][:5] == [
        "Informing or consulting a trade union", "The trade union", "15 December 2025", "–", "Not known yet",
    ]  # fmt: skip
    page = page.follow("Informing or consulting a trade union")
    assert "Conciliation may run until 8 March 2026" in page.text
    page = page.follow("Change").submit("Save", **day("day_b", date(2026, 2, 10)), certificate="R1/26")
    assert page.heading == "A claim"
    assert page.rows() == [
        ["The limit itself, before conciliation", "31 December 2025", "TUPE 2006 regs 12(2), 15(12)"],
        ["57 days are left out, from the day after Day A to Day B", "26 February 2026", "TUPE 2006 reg 16A(3)"],
        [
            "That day falls between Day A and one month after Day B, so the limit becomes one month after Day B",
            "10 March 2026", "TUPE 2006 reg 16A(4)",
        ],
    ]  # fmt: skip
    assert "Last day for the claim: Tuesday 10 March 2026" in page.text


def test_the_calculator_gives_the_same_answer_and_keeps_nothing(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        hr = make_officer(transfer.outgoing_employer)
    page = visit(hr).get(f"/transfers/{transfer.id}/after/claims").follow("Work out a limit from other days")
    given = {**day("transfer_on", date(2016, 6, 20)), **day("day_a", date(2016, 7, 22))}
    query = {"failure": "OTHER", **given, **day("day_b", date(2016, 8, 22))}
    page = visit(hr).get(f"/transfers/{transfer.id}/after/claims/calculator", query_string=query)
    assert "Last day for the claim: Thursday 20 October 2016" in page.text
    assert [row[1] for row in page.rows()] == ["19 September 2016", "20 October 2016", "22 September 2016"]
    assert page.soup.find("input", {"name": "day_a-day"})["value"] == "22"


@pytest.mark.parametrize(
    ("query", "error"),
    [
        (
            {"failure": "OTHER", **day("transfer_on", date(2026, 4, 1)), **day("day_b", date(2026, 5, 1))},
            "Enter Day A",
        ),
        (
            {"failure": "UNPAID_AWARD", **day("transfer_on", date(2026, 4, 1))},
            "Enter the day of the tribunal's order.",
        ),
        ({"failure": "NONSENSE", **day("transfer_on", date(2026, 4, 1))}, "The claim is about"),
        ({"failure": "OTHER"}, "Enter the day of the transfer."),
        (
            {"failure": "OTHER", **day("transfer_on", date(2005, 4, 1))},
            "TUPE 2006 governs transfers from 6 April 2006",
        ),
    ],
)
def test_the_calculator_names_a_bad_answer(
    build: Build, visit: Visit, query: dict[str, str], error: str
) -> None:
    with build():
        transfer = make_transfer()
        hr = make_officer(transfer.outgoing_employer)
    page = visit(hr).get(f"/transfers/{transfer.id}/after/claims/calculator", query_string=query)
    assert any(error in message for message in page.errors), page.errors


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        (day("day_a", date(2026, 3, 3)), "The day must be today or in the past."),
        (day("day_b", date(2025, 12, 14)), "Day B must not be before Day A, which is 15 December 2025."),
        ({"failure": "UNPAID_AWARD"}, "Enter the day of the tribunal's order."),
        ({"claimant": "NOBODY"}, "Who claims"),
        (day("presented_on", date(2026, 3, 3)), "The day must be today or in the past."),
    ],
)
def test_a_claim_with_a_bad_answer_is_refused_and_what_was_typed_stays(
    build: Build, visit: Visit, answers: dict[str, str], error: str
) -> None:
    with build():
        transfer = past()
        hr = make_officer(transfer.outgoing_employer)
    page = recorded(visit(hr).get(f"/transfers/{transfer.id}/after/claims"), **answers)
    assert page.status == 400
    assert any(error in message for message in page.errors), page.errors
    assert page.soup.find("textarea", {"name": "note"}).get_text().strip() == "CANARY-NOTE"


def test_a_person_is_named_by_caseworkers_for_caseworkers_alone(build: Build, visit: Visit) -> None:
    with build():
        transfer = past()
        officer = make_officer(transfer.outgoing_employer)
        cases = make_officer(transfer.outgoing_employer, Role.HR_CASEWORKER)
        auditor = make_officer(transfer.outgoing_employer, Role.AUDITOR)
    listed = recorded(visit(cases).get(f"/transfers/{transfer.id}/after/claims"), person="CANARY-NAME")
    address = listed.links["Informing or consulting a trade union"]
    assert "CANARY-NAME" in visit(cases).get(address).text
    for account in (officer, auditor):
        page = visit(account).get(address)
        assert page.status == 200
        assert "CANARY-NAME" not in page.response.get_data(as_text=True)
    changed = visit(officer).get(f"{address}/change")
    assert "CANARY-NAME" not in changed.response.get_data(as_text=True)
    assert changed.soup.find("input", {"name": "person"}) is None
    changed.submit("Save", certificate="R2/26")
    assert "CANARY-NAME" in visit(cases).get(address).text


def everybody(transfer: Transfer) -> dict[str, tuple[Account, int, bool]]:
    """Who visits the limits, what they are answered, and whether they read what the outgoing employer knows."""
    out, into = transfer.outgoing_employer, transfer.incoming_employer
    assert into is not None
    return {
        "outgoing HR": (make_officer(out), 200, True),
        "outgoing auditor": (make_officer(out, Role.AUDITOR), 200, True),
        "incoming HR": (make_officer(into), 200, False),
        "incoming caseworker": (make_officer(into, Role.HR_CASEWORKER), 200, False),
        "incoming auditor": (make_officer(into, Role.AUDITOR), 200, False),
        "lead": (make_lead(transfer.programme), 200, False),
        "representative": (make_representative(make_recognition(out)), 200, False),
        "manager": (make_officer(out, Role.MANAGER), 403, False),
        "administrator": (make_administrator(), 403, False),
        "outsider": (make_officer(make_employer()), 404, False),
    }


def test_only_the_employer_s_own_hr_and_auditor_read_what_it_knows(build: Build, visit: Visit) -> None:
    with build():
        transfer = past()
        people = everybody(transfer)
        hr = people["outgoing HR"][0]
    base = f"/transfers/{transfer.id}/after/claims"
    address = recorded(visit(hr).get(base)).links["Informing or consulting a trade union"]
    for who, (account, status, reads) in people.items():
        page = visit(account).get(base, query_string={"employer": transfer.outgoing_employer_id})
        assert (who, page.status) == (who, status)
        assert (who, "Day A" in [h.get_text() for h in page.soup.find_all("th")]) == (who, reads)
        found = visit(account).get(address)
        assert (who, found.status) == (who, 200 if reads else 404 if status == 200 else status)
        assert (who, "CANARY-NOTE" in found.text) == (who, reads)
        if status == 200:
            assert "Last day for the claim: Wednesday 31 December 2025" in page.text


def test_the_incoming_employer_keeps_its_own(build: Build, visit: Visit) -> None:
    with build():
        transfer = past()
        host, hr = make_officer(transfer.incoming_employer), make_officer(transfer.outgoing_employer)
    base = f"/transfers/{transfer.id}/after/claims"
    listed = recorded(visit(host).get(base), failure="LIABILITY_INFORMATION", claimant="TRANSFEREE")
    address = listed.links["Employee liability information (regulation 11)"]
    assert visit(hr).get(address).status == 404
    assert "No claim is known of." in visit(hr).get(base).text
    others = f"{base}/new?employer={transfer.incoming_employer_id}"
    assert visit(hr).get(others).status == 403
    page = visit(host).get(address)
    assert "gives this claim to" not in page.text
    page = page.follow("Change").submit("Save", claimant="TRADE_UNION")
    assert "TUPE 2006 reg 12(1)-(2) gives this claim to: The new employer." in page.text


def test_an_auditor_reads_and_does_not_write(build: Build, visit: Visit) -> None:
    with build():
        transfer = past()
        auditor = make_officer(transfer.outgoing_employer, Role.AUDITOR)
    page = visit(auditor).get(f"/transfers/{transfer.id}/after/claims")
    assert "Record a claim" not in page.links
    assert visit(auditor).get(f"/transfers/{transfer.id}/after/claims/new").status == 403


def test_the_second_of_two_editors_of_a_claim_is_told(build: Build, visit: Visit) -> None:
    with build():
        transfer = past()
        hr, other = make_officer(transfer.outgoing_employer), make_officer(transfer.outgoing_employer)
    address = recorded(visit(hr).get(f"/transfers/{transfer.id}/after/claims")).links[
        "Informing or consulting a trade union"
    ]
    mine = visit(hr).get(f"{address}/change")
    visit(other).get(f"{address}/change").submit("Save", certificate="Theirs")
    assert mine.submit("Save", certificate="Mine").status == 409
