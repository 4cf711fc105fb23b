"""The reports of the case: what they give equals what the councils published, in both parts of all three."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

import transition.demo
from transition.demo import load, staff
from transition.demo.case import Case
from transition.money.models import CostKind, Figure
from transition.reports.content import EXEMPT, PUBLIC
from transition.reports.facts import facts_of
from transition.reports.paper import key_numbers

pytestmark = pytest.mark.only_sqlite
FACTS = tomllib.loads((Path(transition.demo.__file__).parent / "data" / "facts.toml").read_text())
POUND = 100
JOINING = [one["slug"] for one in FACTS["council"] if one["part"] == "joining"]


@pytest.fixture
def cases(context: Flask) -> Iterator[dict[str, Case]]:
    """The three councils with their teams, decisions and money, and everybody on their staff lists."""
    made = load._cases("correct horse battery staple")
    load._scope(made)
    for case in made.values():
        staff.import_list(case)
    return made


def test_both_parts_of_all_three_give_the_published_figures(cases: dict[str, Case]) -> None:
    assert sorted(cases) == sorted(JOINING)
    reports = {
        (slug, part): facts_of(case.transfer, part, load.TODAY, load.TODAY)
        for slug, case in cases.items()
        for part in (PUBLIC, EXEMPT)
    }
    for (slug, part), report in reports.items():
        council = next(one for one in FACTS["council"] if one["slug"] == slug)
        assert (report.parties.outgoing.en, report.parties.outgoing.cy) == (
            council["name"],
            council["name_cy"],
        )
        assert report.parties.transfer_on <= FACTS["programme"][0]["transfer_no_later_than"]
        assert len(key_numbers(report)) == 5
        assert report.is_process_only is (part == PUBLIC and slug != "monmouthshire")
        teams = {(one.name.en, one.scope.value.lower()) for one in report.scope.teams}
        assert teams >= {(one["name"], one["scope"]) for one in FACTS["team"] if one["council"] == slug}
    assert [reports[slug, EXEMPT].scope.people_in.first for slug in ("torfaen", "blaenau-gwent")] == [1, 1]


def test_monmouthshires_money_is_what_was_published_to_the_pound(cases: dict[str, Case]) -> None:
    transfer, figures = cases["monmouthshire"].transfer, FACTS["money"]["monmouthshire"]
    public, full = (facts_of(transfer, part, load.TODAY, load.TODAY).money for part in (PUBLIC, EXEMPT))
    assert {one.figure: one.derived_pence for one in public.sums} == {
        one.figure: one.derived_pence for one in full.sums
    }
    money = public
    lines = {one.kind: one.amount_pence for one in money.lines}
    assert lines[CostKind.NEW_POST] == FACTS["new_post"][0]["full_year_cost"] * POUND
    assert (
        lines[CostKind.TRANSFERRING_STAFF_AND_MANAGEMENT]
        == figures["transferring_salaries_and_management_share"] * POUND
    )
    assert lines[CostKind.CURRENT_BUDGET] == figures["current_team_budget"] * POUND
    sums = {one.figure: one for one in money.sums}
    for figure, name in (
        (Figure.ADDITIONAL_CONTRIBUTION, "additional_contribution"),
        (Figure.FIRST_YEAR_INCREASE, "first_year_increase"),
    ):
        assert sums[figure].derived_pence == sums[figure].published_pence == figures[name] * POUND
    assert {one.difference_pence for one in money.sums if one.published_pence is not None} == {0}
