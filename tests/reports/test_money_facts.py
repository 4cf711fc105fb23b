"""Money in a report: Part 1 says nothing false and gives no unpublished line away; a past day keeps its lines."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask

from tests.conftest import TODAY
from tests.factories import make_officer, viewer_for
from tests.reports.cases import POUND, the_case
from transition.money.actions import CostLineAnswers, add_cost_line, record_published_figure, remove_cost_line
from transition.money.models import CostKind, CostLine, Figure
from transition.money.queries import all_cost_lines
from transition.reports.content import EXEMPT, PUBLIC
from transition.reports.facts import facts_of, frozen_facts
from transition.reports.record_facts import MoneyFact
from transition.transfers.models import Transfer


def _line(transfer: Transfer, name: str) -> CostLine:
    return next(one for one in all_cost_lines(transfer) if one.name == name)


def test_an_unpublished_line_makes_no_difference_and_is_told_by_no_sum_of_part_1(context: Flask) -> None:
    transfer = the_case()
    _line(transfer, "New data post").is_published = False
    public, full = (facts_of(transfer, part, TODAY, TODAY).money for part in (PUBLIC, EXEMPT))
    assert [one.difference_pence for one in full.sums] == [0, 0]
    # The increase holds the hidden post: less the contribution, which is shown, it would be the post to the pound.
    assert [(one.figure, one.difference_pence) for one in public.sums] == [
        (Figure.ADDITIONAL_CONTRIBUTION, 0)
    ]
    assert str(52_744 * POUND) not in str(frozen_facts(facts_of(transfer, PUBLIC, TODAY, TODAY)))
    assert str(77_017 * POUND) not in str(frozen_facts(facts_of(transfer, PUBLIC, TODAY, TODAY)))


@pytest.mark.parametrize("name", ["Salaries and management share", "Current digital team budget"])
def test_what_part_1_keeps_of_the_sums_is_made_of_the_lines_that_it_shows(context: Flask, name: str) -> None:
    transfer = the_case()
    _line(transfer, name).is_published = False
    public = facts_of(transfer, PUBLIC, TODAY, TODAY).money
    assert name not in [one.name.en for one in public.lines]
    assert public.sums == ()


def test_a_published_figure_of_an_unpublished_line_does_not_name_it_in_part_1(context: Flask) -> None:
    transfer = the_case()
    by = viewer_for(make_officer(transfer.outgoing_employer))
    answers = CostLineAnswers(CostKind.NEW_POST, "Hidden post", 100 * POUND)
    hidden = add_cost_line(transfer, answers, by=by)
    record_published_figure(
        transfer,
        Figure.LINE,
        amount_pence=100 * POUND,
        source="Minutes",
        source_cy="",
        version=0,
        by=by,
        line=hidden,
    )
    assert "Hidden post" in str(frozen_facts(facts_of(transfer, EXEMPT, TODAY, TODAY)))
    assert "Hidden post" not in str(frozen_facts(facts_of(transfer, PUBLIC, TODAY, TODAY)))


def test_a_difference_of_lines_that_are_all_published_is_still_said_in_part_1(context: Flask) -> None:
    transfer = the_case()
    _line(transfer, "Current digital team budget").amount_pence = 345_000 * POUND
    found = facts_of(transfer, PUBLIC, TODAY, TODAY).money
    assert [one.difference_pence for one in found.sums] == [-1_000 * POUND] * 2


def test_a_past_day_counts_the_lines_that_were_removed_after_it(context: Flask) -> None:
    transfer = the_case()
    removed_on = TODAY - timedelta(days=3)
    by = viewer_for(make_officer(transfer.outgoing_employer))
    before = facts_of(transfer, EXEMPT, TODAY, TODAY).money
    line = _line(transfer, "New data post")
    remove_cost_line(line, version=line.version, by=by, today=removed_on)

    def on(day: date) -> MoneyFact:
        return facts_of(transfer, EXEMPT, day, TODAY).money

    assert on(removed_on - timedelta(days=1)) == before
    kept = tuple(one for one in before.lines if one.name.en != "New data post")
    for day in (removed_on, TODAY):
        found = on(day)
        assert replace(found, sums=(), by_year=()) == replace(before, lines=kept, sums=(), by_year=())
