"""What failing to inform and consult could cost: the same in the database as in the rule, and for HR alone."""

from collections import Counter

import pytest
from flask import Flask

from tests.conftest import Build, CountQueries, Visit
from tests.factories import assign, make_post, make_staff, make_transfer
from tests.money.cases import the_case
from transition.db import db
from transition.money.exposure.queries import award_of_post, exposed_among, total_of
from transition.rules.awards import most_award_pence
from transition.staff.people.models import Person, Post
from transition.transfers.models import Scope, Transfer

PAYS = (0, 1, 2, 3, 950_962, 5_200_001, 5_200_002, 25_000_000, 2_000_000_000)
WEEKS = (None, 0, 1, 3_900, 4_300, 4_433, 5_200, 5_214)


def _case(build: Build):
    with build():
        transfer, people = the_case()
        make_staff(transfer, surname="Adams", post={"actual_pay_pence": 5_200_000})
        two = make_staff(transfer, surname="Bevan", post={"actual_pay_pence": 1_000_000})
        assign(make_post(two, actual_pay_pence=None), transfer)
        make_staff(transfer, Scope.UNDECIDED, surname="Cadwaladr", post={"actual_pay_pence": None})
        make_staff(transfer, Scope.OUT, surname="Davies", post={"actual_pay_pence": 9_000_000})
        make_staff(make_transfer(), surname="Elsewhere", post={"actual_pay_pence": 9_000_000})
    return transfer, people


def test_the_database_reckons_as_the_rule_does(context: Flask) -> None:
    person = make_staff(make_transfer())
    for pay in PAYS:
        for weeks in WEEKS:
            make_post(person, actual_pay_pence=pay, weeks_a_year_hundredths=weeks)
    columns = (Post.actual_pay_pence, Post.weeks_a_year_hundredths, award_of_post())
    found = db.session.execute(db.select(*columns).where(Post.actual_pay_pence.in_(PAYS))).all()
    assert len(found) >= len(PAYS) * len(WEEKS)
    assert [(pay, weeks, award) for pay, weeks, award in found if award != most_award_pence(pay, weeks)] == []


def test_the_total_counts_whoever_may_be_affected_and_names_whose_pay_is_missing(
    visit: Visit, build: Build
) -> None:
    transfer, people = _case(build)
    page = visit(people["officer"]).get(f"/transfers/{transfer.id}/money/exposure")
    # 13,000 for one, 2,500 for the second and 22,500 for the one who stays: a quarter of a year's pay.
    assert "£38,000.00" in page.text
    rows = {row[0].split()[-1]: row[1:] for row in page.rows(0)}
    assert rows["Adams"] == ["1", "£52,000.00", "£13,000.00", "Complete"]
    assert rows["Bevan"] == ["2", "£10,000.00", "£2,500.00", "Actual pay is missing"]
    assert rows["Cadwaladr"] == ["1", "Not recorded", "Not known", "Actual pay is missing"]
    assert rows["Davies"] == ["1", "£90,000.00", "£22,500.00", "Complete"]
    assert set(rows) == {"Adams", "Bevan", "Cadwaladr", "Davies"}
    assert "Not counted: employees who are affected but are not on the list" in page.text
    assert "This is an upper figure and not legal advice." in page.text
    welsh = visit(people["officer"], "cy").get(f"/transfers/{transfer.id}/money/exposure")
    assert "(TUPE 2006 rheoliad 16(3)-(4))" in welsh.text
    incomplete = page.follow("Show only people whose pay is not complete")
    assert {row[0].split()[-1] for row in incomplete.rows(0)} == {"Bevan", "Cadwaladr"}


@pytest.mark.parametrize(
    ("reader", "status"),
    [
        ("officer", 200), ("caseworker", 200), ("host", 403), ("auditor", 403), ("lead", 403), ("union", 403),
        ("manager", 403), ("stranger", 404),
    ],
)  # fmt: skip
def test_only_hr_of_the_employer_whose_staff_they_are_sees_it(
    visit: Visit, build: Build, reader: str, status: int
) -> None:
    transfer, people = _case(build)
    path = f"/transfers/{transfer.id}/money"
    assert visit(people[reader]).get(f"{path}/exposure").status == status
    if status == 403 and reader != "manager":
        assert "failing to inform and consult" not in visit(people[reader]).get(path).text


def test_it_sorts_and_pages_and_asks_as_much_of_the_database_for_two_pages_as_for_one(
    visit: Visit, build: Build, count_queries: CountQueries
) -> None:
    transfer, people = _case(build)
    browser, path = visit(people["officer"]), f"/transfers/{transfer.id}/money/exposure"
    with count_queries() as few:
        browser.get(path)
    with build():
        for number in range(60):
            make_staff(transfer, post={"actual_pay_pence": 6_000_000 + number})
    with count_queries() as many:
        page = browser.get(f"{path}?sort=award&order=down")
    assert len(many) == len(few)
    second = page.follow("Next page")
    names = Counter(row[0] for one in (page, second) for row in one.rows(0))
    assert sum(names.values()) == 64
    awards = [row[3] for one in (page, second) for row in one.rows(0)]
    assert awards[:2] == ["£22,500.00", "£15,000.15"]
    assert awards[-1] == "Not known"


def test_the_total_is_one_query(build: Build, app: Flask, count_queries: CountQueries) -> None:
    transfer, _ = _case(build)
    with app.app_context():
        kept = db.session.get(Transfer, transfer.id)
        assert kept is not None
        with count_queries() as queries:
            total = total_of(kept)
        everybody = db.session.scalars(db.select(Person)).all()
        assert (total.people, total.incomplete) == (4, 2)
        assert total.amount_pence == sum(
            one.amount_pence for one in exposed_among(kept, list(everybody)).values()
        )
    assert len([one for one in queries if one.startswith("SELECT")]) == 1


def test_it_is_read_in_welsh_and_says_what_to_do_when_nobody_is_there(visit: Visit, build: Build) -> None:
    with build():
        transfer, people = the_case()
    path = f"/transfers/{transfer.id}/money/exposure"
    assert "Nobody is on the staff list yet. Import it first." in visit(people["officer"]).get(path).text
    assert visit(people["officer"], "cy").get(path).status == 200
