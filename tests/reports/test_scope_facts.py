"""New posts, teams decided on more than once and the trend of risks in a status report."""

from datetime import date
from typing import Any

from flask import Flask

from tests.conftest import TODAY
from tests.factories import make_officer, viewer_for
from tests.reports.cases import the_case
from transition.reports.content import EXEMPT, PUBLIC
from transition.reports.facts import facts_of, frozen_facts, thawed
from transition.reports.labels import given
from transition.rules.new_posts import PostState
from transition.rules.risks import Trend
from transition.transfers.models import Scope, Transfer
from transition.transfers.scope.actions import add_post, add_team, change_team
from transition.transfers.scope.risk_actions import add_risk, assess_risk


def _post(transfer: Transfer, **answers: Any) -> None:
    by = viewer_for(make_officer(transfer.outgoing_employer))
    kept = {"title": "Data post", "reason": "Nobody can be spared", "funded_by": "Reserve", **answers}
    add_post(transfer, kept, by=by, today=TODAY)


def test_part_1_says_that_a_published_post_is_new_and_funded_and_never_whether_it_is_filled(
    context: Flask,
) -> None:
    transfer = the_case()
    _post(transfer, is_published=True, starts_on=date(2026, 4, 1))
    empty = frozen_facts(facts_of(transfer, PUBLIC, TODAY, TODAY))
    transfer = the_case()
    _post(transfer, is_published=True, starts_on=date(2026, 4, 1), filled_on=TODAY)
    _post(transfer, title="Kept back")
    public, full = (facts_of(transfer, part, TODAY, TODAY) for part in (PUBLIC, EXEMPT))
    assert [str(given(one.title)) for one in public.scope.new_posts] == ["Data post"]
    assert frozen_facts(public)["scope"]["new_posts"] == empty["scope"]["new_posts"]
    (post,) = public.scope.new_posts
    assert (post.state, post.starts_on, post.reason.en, post.funding.en) == (None, None, "", "Reserve")
    assert [one.state for one in full.scope.new_posts] == [PostState.FILLED, PostState.PLANNED]


def test_a_post_agreed_later_was_not_there_yet(context: Flask) -> None:
    transfer = the_case()
    _post(transfer, agreed_on=date(2026, 2, 16), advertised_on=date(2026, 2, 20))
    days = (date(2026, 2, 15), date(2026, 2, 16), date(2026, 2, 20))
    found = [[one.state for one in facts_of(transfer, EXEMPT, day, TODAY).scope.new_posts] for day in days]
    assert found == [[], [PostState.PLANNED], [PostState.ADVERTISED]]


def test_a_team_and_a_risk_stand_in_a_report_as_they_stood_on_its_day(context: Flask) -> None:
    transfer = the_case()
    by = viewer_for(make_officer(transfer.outgoing_employer))
    first, second = date(2026, 1, 14), date(2026, 2, 9)
    team = {"name": "GIS", "reason": "Why", "reason_cy": "", "decided_by": "Cabinet"}
    kept = add_team(transfer, {**team, "scope": Scope.IN, "decided_on": first}, by=by, today=first)
    changed = {**team, "scope": Scope.OUT, "decided_on": second, "reason": "Why not"}
    change_team(kept, changed, version=kept.version, by=by, today=second)
    risk = add_risk(transfer, {"text": "Pay", "likelihood": 3, "impact": 5}, by=by, today=first)
    worse = {"likelihood": 4, "impact": 5, "assessed_on": second, "next_review_on": None}
    assess_risk(risk, worse, version=risk.version, by=by, today=second)
    for day, scope, score, trend in (
        (date(2026, 2, 8), Scope.IN, 15, Trend.STEADY),
        (second, Scope.OUT, 20, Trend.RISING),
    ):
        report = facts_of(transfer, EXEMPT, day, TODAY)
        assert next(one.scope for one in report.scope.teams if one.name.en == "GIS") is scope
        top = report.risks[0]
        assert (top.likelihood * top.impact, top.trend) == (score, trend)
        assert thawed(frozen_facts(report)) == report


def test_the_reason_of_a_published_team_stays_out_of_part_1_until_it_is_opened_and_again_once_closed(
    context: Flask,
) -> None:
    transfer = the_case()
    by = viewer_for(make_officer(transfer.outgoing_employer))
    first, second, third = date(2026, 1, 14), date(2026, 2, 9), date(2026, 2, 16)
    team = {
        "name": "GIS", "scope": Scope.IN, "decided_by": "Cabinet", "decided_on": first, "is_published": True,
        "reason": "CANARY stays", "reason_cy": "CANARY yn aros",
    }  # fmt: skip
    kept = add_team(transfer, team, by=by, today=first)

    def told(part: int, day: date = TODAY) -> tuple[str, str]:
        report = facts_of(transfer, part, day, TODAY)
        reason = next(one.reason for one in report.scope.teams if one.name.en == "GIS")
        assert part != PUBLIC or "CANARY" not in str(frozen_facts(report))
        return reason.en, reason.cy

    assert (told(PUBLIC), told(EXEMPT)) == (("", ""), ("CANARY stays", "CANARY yn aros"))
    said = {"reason": "Principal purpose", "reason_cy": "Prif ddiben", "is_reason_published": True}
    opened = {**team, **said, "decided_on": second}
    change_team(kept, opened, version=kept.version, by=by, today=second)
    assert told(PUBLIC) == told(EXEMPT) == ("Principal purpose", "Prif ddiben")
    # What was decided before is not opened by it.
    assert told(PUBLIC, date(2026, 2, 8)) == ("", "")
    closed = {**opened, "reason": "CANARY asked", "decided_on": third, "is_reason_published": False}
    change_team(kept, closed, version=kept.version, by=by, today=third)
    assert told(PUBLIC) == ("", "")
    assert told(PUBLIC, second) == ("Principal purpose", "Prif ddiben")


def test_a_report_frozen_before_there_were_new_posts_and_trends_still_thaws(context: Flask) -> None:
    facts = frozen_facts(facts_of(the_case(), EXEMPT, TODAY, TODAY))
    del facts["scope"]["new_posts"]
    for risk in facts["risks"]:
        del risk["trend"], risk["since"]
    report = thawed(facts)
    assert report.scope.new_posts == ()
    assert [(one.trend, one.since) for one in report.risks] == [(Trend.STEADY, None)]
