"""A person looked for by name in every transfer that the reader sees, from the home page and from every other."""

from typing import NamedTuple

import pytest
from flask import Flask

from tests.conftest import Build, CountQueries, Visit
from tests.factories import make_lead, make_officer, make_staff, make_transfer
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.db import db
from transition.employers.models import Employer

FIND = "/people"


class Place(NamedTuple):
    """Two transfers of one council and one of another, with a Pritchard in each; who may read which."""

    hr: Account
    host: Account
    elsewhere: Account
    manager: Account
    lead: Account
    council: int


@pytest.fixture
def place(build: Build) -> Place:
    with build():
        first = make_transfer(name="First move")
        second = make_transfer(first.outgoing_employer, name="Second move")
        other = make_transfer(name="Other move")
        for one, number in ((first, "A1"), (second, "A2"), (other, "B1")):
            make_staff(one, surname="Pritchard", forenames="Siân", payroll_number=number)
        make_staff(first, surname="Jones", forenames="Ann")
        assert first.incoming_employer is not None
        people = (
            make_officer(first.outgoing_employer),
            make_officer(first.incoming_employer),
            make_officer(other.outgoing_employer),
            make_officer(first.outgoing_employer, Role.MANAGER),
        )
        return Place(*people, make_lead(first.programme), first.outgoing_employer.id)


def test_an_officer_finds_somebody_from_home_in_each_of_their_transfers(place: Place, visit: Visit) -> None:
    page = visit(place.hr).get("/").submit("Find", q="sian pritch")
    assert [(row[0], row[1], row[-1]) for row in page.rows()] == [
        ("Siân Pritchard", "A1", "First move"),
        ("Siân Pritchard", "A2", "Second move"),
    ]
    assert page.visitor.get(page.links["Siân Pritchard"]).status == 200
    assert "pritch" not in page.response.request.full_path.lower()


def test_a_payroll_number_finds_its_person(place: Place, visit: Visit) -> None:
    assert [row[1] for row in visit(place.hr).get(FIND).submit("Find", q="A2").rows()] == ["A2"]


def test_nobody_of_another_council_is_found_and_the_page_says_what_to_do(place: Place, visit: Visit) -> None:
    assert [row[1] for row in visit(place.elsewhere).get(FIND).submit("Find", q="Pritchard").rows()] == ["B1"]
    page = visit(place.elsewhere).get(FIND).submit("Find", q="Jones")
    assert "Nobody in your transfers fits" in page.text
    assert "Ann" not in page.text


def test_the_new_employer_finds_nobody_before_the_release(place: Place, visit: Visit) -> None:
    assert "Nobody in your transfers fits" in visit(place.host).get(FIND).submit("Find", q="Pritchard").text


@pytest.mark.parametrize("who", ["manager", "lead"])
def test_whoever_may_not_read_whole_records_has_no_such_page(place: Place, visit: Visit, who: str) -> None:
    assert visit(getattr(place, who)).get(FIND).status == 403
    assert "Find a person" not in visit(getattr(place, who)).get("/").text


def test_the_search_asks_no_more_of_the_database_for_more_transfers(
    app: Flask, build: Build, place: Place, visit: Visit, count_queries: CountQueries
) -> None:
    browser = visit(place.hr)
    address = browser.get(FIND).submit("Find", q="Pritchard").response.request.full_path
    with count_queries() as before:
        browser.get(address)
    with build():
        for number in range(3):
            make_staff(
                make_transfer(db.session.get_one(Employer, place.council)), surname=f"Pritchard-{number}"
            )
    with count_queries() as after:
        browser.get(address)
    assert len(after) <= len(before)


def test_the_page_is_read_in_welsh(place: Place, visit: Visit) -> None:
    assert visit(place.hr, "cy").get(FIND).heading == "Dod o hyd i berson"
