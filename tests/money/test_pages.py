"""What a transfer costs: the published sums of the case, who sees which line, and bad input."""

import pytest
from flask import Flask

from tests.conftest import Build, Visit
from tests.factories import make_lead, make_officer, make_recognition, make_representative, make_transfer
from transition.access.permissions import Role, Viewer
from transition.money.actions import CostLineAnswers, add_cost_line, record_published_figure
from transition.money.models import CostKind, Figure
from transition.money.queries import all_cost_lines, published_figures
from transition.money.sums import checks
from transition.transfers.models import Transfer

POUND = 100


def _monmouthshire(transfer: Transfer, by: Viewer) -> None:
    """The published figures of the case, in pence."""
    for kind, name, pounds, people, published in (
        (CostKind.NEW_POST, "New data post", 52_744, 1, True),
        (CostKind.TRANSFERRING_STAFF_AND_MANAGEMENT, "Salaries and management share", 370_273, 9, True),
        (CostKind.CURRENT_BUDGET, "Current digital team budget", 346_000, None, True),
        (CostKind.OTHER, "Canary laptops", 0, 2, False),
    ):
        add_cost_line(
            transfer,
            CostLineAnswers(kind, name, pounds * POUND, people_count=people, is_published=published),
            by=by,
        )
    for figure, pounds in ((Figure.ADDITIONAL_CONTRIBUTION, 24_273), (Figure.FIRST_YEAR_INCREASE, 77_017)):
        record_published_figure(
            transfer, figure, amount_pence=pounds * POUND, source="Cabinet report", source_cy="", by=by
        )


@pytest.fixture
def case(build: Build):
    """A transfer with the published figures, and who reads it."""
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
        _monmouthshire(transfer, Viewer(officer.id, officer.name, ()))
        people = {
            "officer": officer,
            "lead": make_lead(transfer.programme),
            "union": make_representative(make_recognition(transfer.outgoing_employer)),
            "manager": make_officer(transfer.outgoing_employer, Role.MANAGER),
        }
    return transfer, people


def test_the_sums_follow_from_the_lines_and_agree_with_what_was_published(app: Flask, case) -> None:
    transfer, _ = case
    with app.app_context():
        published = {figure: kept.amount_pence for figure, kept in published_figures(transfer).items()}
        found = {check.figure: check for check in checks(all_cost_lines(transfer), published)}
    assert found[Figure.ADDITIONAL_CONTRIBUTION].derived_pence == 24_273 * POUND
    assert found[Figure.FIRST_YEAR_INCREASE].derived_pence == 77_017 * POUND
    assert all(check.agrees for check in found.values())


def test_a_sum_that_differs_from_what_was_published_is_named_with_the_difference(visit: Visit, case) -> None:
    transfer, people = case
    page = (
        visit(people["officer"])
        .get(f"/transfers/{transfer.id}/money")
        .follow("Change : Current digital team budget")
    )
    page = page.submit("Save", amount_pence="345,000")
    assert "They differ by £1,000.00" in page.text


def test_an_officer_sees_every_line_a_lead_the_larger_ones_a_union_the_published(visit: Visit, case) -> None:
    transfer, people = case
    path = f"/transfers/{transfer.id}/money"
    assert "Canary laptops" in visit(people["officer"]).get(path).text
    for reader in ("lead", "union"):
        text = visit(people[reader]).get(path).text
        assert "Canary laptops" not in text
        assert "£370,273.00" in text
    assert visit(people["manager"]).get(path).status == 403


@pytest.mark.parametrize("amount", ["lots", "12.345", "1e9", "٣٤", "NaN", "-5", "1_000"])
def test_an_amount_that_is_none_gets_a_message_and_keeps_what_was_typed(
    visit: Visit, case, amount: str
) -> None:
    transfer, people = case
    page = visit(people["officer"]).get(f"/transfers/{transfer.id}/money/lines/new")
    page = page.submit("Save", kind="OTHER", name="Laptops", amount_pence=amount)
    assert page.status == 400
    assert "Cost of a full year" in page.errors[0]
    assert page.soup.find("input", {"name": "amount_pence"})["value"] == amount


def test_a_removed_line_leaves_the_sums_and_the_second_editor_is_told(visit: Visit, case) -> None:
    transfer, people = case
    browser = visit(people["officer"])
    mine = browser.get(f"/transfers/{transfer.id}/money").follow("Change : New data post")
    theirs = browser.get(f"/transfers/{transfer.id}/money").follow("Change : New data post")
    theirs.submit("Save", amount_pence="53,000")
    page = mine.submit("Save", amount_pence="52,000")
    assert page.status == 409
    assert "Somebody else changed this record" in page.text
    page = page.submit("Save")
    assert "£52,000.00" in page.text
    page = page.follow("Change : New data post").follow("Remove this line").submit("Remove this line")
    assert "New data post" not in page.text


def test_money_is_read_in_welsh(visit: Visit, case) -> None:
    transfer, people = case
    assert visit(people["officer"], "cy").get(f"/transfers/{transfer.id}/money").heading == "Arian"
