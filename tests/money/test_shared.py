"""What councils share: how it is divided and shown, who writes the key, who reads it, and a part taken over."""

import pytest

from tests.conftest import Build, Visit
from tests.factories import (
    make_employer,
    make_lead,
    make_officer,
    make_recognition,
    make_representative,
    make_transfer,
)
from transition.access.permissions import Role

TYPED = {
    "name": "Joint management", "name_cy": "Cydreoli", "amount_pence": "£1,000.00", "key": "HEADCOUNT",
    "source": "Collaboration agreement, schedule 4", "as_at-day": "1", "as_at-month": "2", "as_at-year": "2026",
}  # fmt: skip


@pytest.fixture
def councils(build: Build):
    """Two councils of one programme, and who reads them."""
    with build():
        first = make_transfer(outgoing=make_employer("Monmouthshire"))
        second = make_transfer(programme=first.programme, outgoing=make_employer("Torfaen"))
        people = {
            "lead": make_lead(first.programme),
            "officer": make_officer(first.outgoing_employer),
            "other": make_officer(second.outgoing_employer),
            "auditor": make_officer(first.outgoing_employer, Role.AUDITOR),
            "union": make_representative(make_recognition(first.outgoing_employer)),
            "manager": make_officer(first.outgoing_employer, Role.MANAGER),
            "stranger": make_officer(make_transfer().outgoing_employer),
        }
    return first, second, people


def _add(visit: Visit, councils, shares: tuple[str, str], **typed: str):
    first, second, people = councils
    page = (
        visit(people["lead"])
        .get(f"/programmes/{first.programme_id}/shared-costs")
        .follow("Add a shared cost")
    )
    both = {f"share_{one.id}": share for one, share in zip((first, second), shares, strict=True)}
    return page.submit("Save", **{**TYPED, **both, **typed})


@pytest.mark.parametrize(
    ("key", "shares", "parts"),
    [
        ("HEADCOUNT", ("2", "1"), ["£666.67", "£333.33"]),
        ("BUDGET", ("346,000", "0"), ["£1,000.00", "£0.00"]),
        ("PERCENT", ("33.33", "66.67"), ["£333.30", "£666.70"]),
        ("EQUAL", ("", ""), ["£500.00", "£500.00"]),
    ],
)
def test_a_cost_is_divided_by_its_key_and_the_page_says_how(
    visit: Visit, councils, key, shares, parts
) -> None:
    page = _add(visit, councils, shares, key=key)
    assert [row[-1] for row in page.rows(0)] == [*parts, "£1,000.00"]
    assert "£1,000.00 × " in page.rows(0)[0][2]
    assert "Collaboration agreement, schedule 4" in page.text
    assert "1 February 2026" in page.text


@pytest.mark.parametrize(
    ("typed", "shares", "message"),
    [
        ({}, ("", ""), "Enter the share of at least one council."),
        ({"key": "PERCENT"}, ("50", "49.99"), "The percentages must make 100. They make 99.99."),
        ({"source": ""}, ("1", "1"), "Say where the key is written down."),
        ({"as_at-year": "2030"}, ("1", "1"), "The date of the key must not be in the future."),
        ({}, ("-1", "2"), "Share: Monmouthshire must be 0 or more."),
    ],
)
def test_a_key_that_cannot_be_used_gets_a_message(visit: Visit, councils, typed, shares, message) -> None:
    page = _add(visit, councils, shares, **typed)
    assert page.status == 400
    assert page.errors == [message]


def test_only_the_lead_writes_and_those_who_read_all_money_there_read(visit: Visit, councils) -> None:
    first, _, people = councils
    page = _add(visit, councils, ("2", "1"))
    shown = page.response.request.path
    for name, status in (
        ("lead", 200), ("officer", 200), ("other", 200), ("auditor", 200), ("union", 403), ("manager", 403), ("stranger", 404),
    ):  # fmt: skip
        assert visit(people[name]).get(shown).status == status, name
        writes = 200 if name == "lead" else 403
        assert visit(people[name]).get(f"{shown}/change").status == writes, name
    assert visit(people["lead"]).get(f"/programmes/{first.programme_id}/shared-costs/999").status == 404


def test_a_public_programme_does_not_show_its_shared_costs_to_others(
    visit: Visit, build: Build, councils
) -> None:
    first, _, people = councils
    shown = _add(visit, councils, ("2", "1")).response.request.path
    visit(people["lead"]).get(f"/programmes/{first.programme_id}/change").submit("Save", is_published="yes")
    assert visit(people["stranger"]).get(f"/programmes/{first.programme_id}").status == 200
    assert visit(people["stranger"]).get(shown).status == 404


def test_a_council_takes_its_part_and_is_told_when_the_key_has_moved_on(visit: Visit, councils) -> None:
    first, _, people = councils
    shown = _add(visit, councils, ("2", "1")).response.request.path
    officer, path = visit(people["officer"]), f"/transfers/{first.id}/money"
    page = officer.get(path).submit("Put it into your lines")
    assert ["Joint management", "Share of joint management", "£666.67"] in [
        [row[0], row[1], row[3]] for row in page.rows(0)
    ]
    assert "The same amount" in page.text
    visit(people["lead"]).get(f"{shown}/change").submit("Save", amount_pence="1,500")
    page = officer.get(path)
    assert "Your line says £666.67." in page.text
    page = page.submit("Bring your line up to date")
    assert "The same amount" in page.text
    assert page.rows(0)[0][3] == "£1,000.00"


def test_a_part_of_few_people_stays_hidden_from_the_lead(visit: Visit, councils) -> None:
    first, _, people = councils
    _add(visit, councils, ("2", "1"))
    path = f"/transfers/{first.id}/money"
    visit(people["officer"]).get(path).submit("Put it into your lines")
    assert "There are no costs here that you may see." in visit(people["lead"]).get(path).text


def test_shared_costs_are_read_in_welsh(visit: Visit, councils) -> None:
    _, _, people = councils
    shown = _add(visit, councils, ("2", "1")).response.request.path
    page = visit(people["officer"], "cy").get(shown)
    assert page.heading == "Cydreoli"
