"""Teams decided on more than once, decisions by body, risks over time, and posts that are new."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DatabaseError

from tests.conftest import Build, CountQueries, Visit
from tests.factories import make_officer, make_recognition, make_representative, make_transfer, viewer_for
from transition.access.permissions import Viewer
from transition.db import db
from transition.rules.broken import RuleBroken
from transition.rules.risks import Trend
from transition.transfers.models import Decision, Scope, Team, Transfer
from transition.transfers.scope import actions, queries, risk_actions
from transition.transfers.scope.models import RiskAssessment, RiskClosing, ScopeDecision

TODAY = date(2026, 3, 2)


def answers(**given: Any) -> dict[str, Any]:
    return {
        "name": "GIS", "name_cy": "", "scope": Scope.UNDECIDED, "reason": "Shared with Newport", "reason_cy": "",
        "decided_by": "", "decided_on": None, "is_published": True, **given,
    }  # fmt: skip


def decided(scope: Scope, day: date, **given: Any) -> dict[str, Any]:
    return answers(
        scope=scope, decided_by="Cabinet", decided_on=day, reason=f"Principal purpose: {scope.value}", **given
    )


def boxes(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def officer_of(transfer: Transfer) -> Viewer:
    return viewer_for(make_officer(transfer.outgoing_employer))


def stood(transfer: Transfer, day: date) -> tuple[Scope, date | None]:
    (team,) = queries.teams_as_at(transfer, day)
    return team.scope, team.decided_on


def test_a_team_decided_on_twice_keeps_what_was_decided_first(context: Flask) -> None:
    transfer = make_transfer()
    by = officer_of(transfer)
    team = actions.add_team(transfer, answers(), by=by, today=date(2026, 1, 5))
    first, second = date(2026, 1, 14), date(2026, 2, 9)
    actions.change_team(team, decided(Scope.IN, first), version=team.version, by=by, today=first)
    actions.change_team(team, decided(Scope.OUT, second), version=team.version, by=by, today=second)
    assert stood(transfer, date(2026, 1, 4)) == (Scope.UNDECIDED, None)
    assert stood(transfer, date(2026, 1, 13)) == (Scope.UNDECIDED, None)
    assert stood(transfer, first) == (Scope.IN, first)
    assert stood(transfer, date(2026, 2, 8)) == (Scope.IN, first)
    assert stood(transfer, TODAY) == (Scope.OUT, second)


def test_a_correction_stands_in_for_the_last_decision_and_a_new_one_must_be_later(context: Flask) -> None:
    transfer = make_transfer()
    by = officer_of(transfer)
    wrong, right = date(2026, 1, 14), date(2026, 1, 10)
    team = actions.add_team(transfer, decided(Scope.IN, wrong), by=by, today=TODAY)
    with pytest.raises(RuleBroken, match="team_day_not_later"):
        actions.change_team(team, decided(Scope.IN, right), version=team.version, by=by, today=TODAY)
    actions.change_team(
        team, decided(Scope.IN, right), version=team.version, by=by, today=TODAY, is_correction=True
    )
    assert stood(transfer, date(2026, 1, 12)) == (Scope.IN, right)
    actions.change_team(
        team, decided(Scope.IN, right, reason_cy="Prif ddiben"), version=team.version, by=by, today=TODAY
    )
    assert [one.is_corrected for one in queries.history_of(team)] == [False, True, True]


@pytest.mark.parametrize("table", [ScopeDecision, RiskAssessment, RiskClosing])
@pytest.mark.parametrize("is_deleted", [True, False])
def test_what_was_decided_and_thought_is_only_added_to(context: Flask, table: Any, is_deleted: bool) -> None:
    transfer = make_transfer()
    by = officer_of(transfer)
    actions.add_team(transfer, answers(), by=by, today=TODAY)
    risk = risk_actions.add_risk(transfer, {"text": "Late", "likelihood": 2, "impact": 3}, by=by, today=TODAY)
    closed = {"closed_on": TODAY, "closed_reason": "Tested", "closed_reason_cy": ""}
    risk_actions.close_risk(risk, closed, version=risk.version, by=by, today=TODAY)
    name = "impact" if table is RiskAssessment else "reason"
    with pytest.raises(DatabaseError, match="append-only"):
        db.session.execute(delete(table) if is_deleted else update(table).values({name: 1}))


def test_the_page_of_a_team_shows_who_decided_what_before(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer, name="Elin Rees")
        representative = make_representative(make_recognition(transfer.outgoing_employer))
        by, day = viewer_for(officer), date(2026, 2, 9)
        team = actions.add_team(
            transfer, decided(Scope.IN, date(2026, 1, 14)), by=by, today=date(2026, 1, 15)
        )
        actions.change_team(team, decided(Scope.OUT, day), version=team.version, by=by, today=day)
    path = f"/transfers/{transfer.id}/teams/{team.id}"
    rows = visit(officer).get(path).rows()
    assert [row[0] for row in rows] == ["Out of scope", "In scope"]
    assert rows[1][2:] == ["Cabinet", "14 January 2026", "15 January 2026 Elin Rees"]
    assert visit(representative).get(path).status == 403
    assert visit(officer, "cy").get(path).rows()[0][0] == "Y tu allan i'r cwmpas"


def test_a_new_decision_on_a_team_asks_for_its_own_reason(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
        team = actions.add_team(
            transfer, answers(reason="Needs further work"), by=viewer_for(officer), today=TODAY
        )
    form = visit(officer).get(f"/transfers/{transfer.id}/teams/{team.id}/change")
    typed = {"scope": "IN", "decided_by": "Cabinet", **boxes("decided_on", TODAY)}
    page = form.submit("Save", **typed)
    assert page.status == 400
    assert page.errors[0].startswith(
        "This is the reason of the last decision. Enter the reason of the new one"
    )
    assert page.submit("Save", reason="Principal purpose").status == 200
    page = visit(officer).get(f"/transfers/{transfer.id}/teams/{team.id}")
    assert page.follow("See who of this team is still undecided").status == 200


def test_an_officer_opens_the_reason_of_a_public_team_and_part_1_says_where_it_is_not_open(
    build: Build, visit: Visit
) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
    path, browser = f"/transfers/{transfer.id}", visit(officer)
    form = browser.get(f"{path}/teams/new")
    page = form.submit("Save", name="GIS", scope="UNDECIDED", reason="Awaits Newport", is_published="yes")
    team = page.follow("History : GIS")
    assert "The reason is not public" in team.text
    draft = browser.get(f"{path}/reports/part-1/draft").text
    assert "Not published" in draft
    assert "Awaits Newport" not in draft
    team.follow("Decide anew, or correct").submit("Save", is_reason_published="yes")
    page = browser.get(f"{path}/teams").follow("History : GIS")
    assert [row[1] for row in page.rows()] == [
        "Awaits Newport The reason is public", "Awaits Newport The reason is not public",
    ]  # fmt: skip
    assert "Awaits Newport" in browser.get(f"{path}/reports/part-1/draft").text


def test_a_risk_is_assessed_closed_with_its_reason_and_opened_again(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
        risk = risk_actions.add_risk(
            transfer, {"text": "Pay is late", "likelihood": 3, "impact": 3}, by=viewer_for(officer),
            today=date(2026, 2, 2),
        )  # fmt: skip
    path = f"/transfers/{transfer.id}/risks"
    browser = visit(officer)
    page = browser.get(f"{path}/{risk.id}/assess")
    refused = page.submit("Save", likelihood="5", **boxes("assessed_on", date(2026, 2, 1)))
    assert refused.errors == ["This risk was assessed on 2 February 2026. Enter that day or a later one."]
    page = refused.submit("Save", **boxes("assessed_on", TODAY), **boxes("next_review_on", date(2026, 3, 9)))
    assert "15 High" in page.text
    assert "Rising since 2 March 2026" in page.text
    assert [row[3] for row in page.rows()] == ["15", "9"]
    page = page.follow("Close the risk").submit("Save", closed_reason="Payroll was tested")
    assert "Closed on 2 March 2026 Payroll was tested" in page.text
    assert "Closed" in browser.get(path).rows()[0][0]
    page = page.follow("Open the risk again").submit("Save", likelihood="2", impact="2")
    assert "4 Low" in page.text
    assert page.soup.find(class_="govuk-inset-text") is None
    again = ["2 March 2026", "Payroll was tested", "2 March 2026", officer.name]
    assert page.rows(1) == [again]
    page = page.follow("Close the risk").submit("Save", closed_reason="Paid on the day")
    assert page.rows(1) == [["2 March 2026", "Paid on the day", "Not opened again", officer.name], again]


def test_a_risk_opened_again_was_closed_on_the_days_between(context: Flask) -> None:
    transfer = make_transfer()
    by = officer_of(transfer)
    risk = risk_actions.add_risk(
        transfer, {"text": "Late", "likelihood": 3, "impact": 3}, by=by, today=date(2026, 1, 14)
    )
    days = [date(2026, 2, 2), date(2026, 2, 9), date(2026, 2, 16), date(2026, 2, 23)]
    for closed_on, assessed_on in (days[:2], days[2:]):
        closed = {"closed_on": closed_on, "closed_reason": "Tested", "closed_reason_cy": ""}
        risk_actions.close_risk(risk, closed, version=risk.version, by=by, today=TODAY)
        again = {"likelihood": 2, "impact": 2, "assessed_on": assessed_on, "next_review_on": None}
        risk_actions.assess_risk(risk, again, version=risk.version, by=by, today=TODAY)
    was_open = {
        day.isoformat()[5:]: bool(queries.risks_as_at([transfer], day)[transfer.id])
        for before in days
        for day in (before - timedelta(days=1), before)
    }
    assert was_open == {
        "02-01": True, "02-02": False, "02-08": False, "02-09": True,
        "02-15": True, "02-16": False, "02-22": False, "02-23": True,
    }  # fmt: skip
    found = [(one.closing.closed_on, one.reopened_on) for one in queries.closings_of(risk)]
    assert found == [(days[2], days[3]), (days[0], days[1])]


def test_risks_as_at_a_past_day_are_those_of_that_day(context: Flask) -> None:
    transfer = make_transfer()
    by = officer_of(transfer)
    early, late = date(2026, 1, 14), date(2026, 2, 16)
    risk = risk_actions.add_risk(transfer, {"text": "Late", "likelihood": 3, "impact": 3}, by=by, today=early)
    risk_actions.add_risk(transfer, {"text": "Found later", "likelihood": 5, "impact": 5}, by=by, today=late)
    given = {"likelihood": 4, "impact": 3, "assessed_on": late, "next_review_on": None}
    risk_actions.assess_risk(risk, given, version=risk.version, by=by, today=late)
    closing = {"closed_on": TODAY, "closed_reason": "Gone", "closed_reason_cy": ""}
    risk_actions.close_risk(risk, closing, version=risk.version, by=by, today=TODAY)

    def found(day: date) -> list[tuple[str, int, Trend]]:
        return [
            (one.risk.text, one.score, one.trend) for one in queries.risks_as_at([transfer], day)[transfer.id]
        ]

    assert found(date(2026, 1, 13)) == []
    assert found(early) == [("Late", 9, Trend.STEADY)]
    assert found(late) == [("Found later", 25, Trend.STEADY), ("Late", 12, Trend.RISING)]
    assert found(TODAY) == [("Found later", 25, Trend.STEADY)]


def test_decisions_are_narrowed_by_body_by_state_and_by_words(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
        for body, day, text in (
            ("Cabinet", date(2026, 1, 14), "Agreed the spending"),
            ("Cabinet", None, "Where GIS is based"),
            ("Council", date(2026, 3, 9), "Ŵyl y Banc 100% _paid_"),
        ):
            db.session.add(
                Decision(transfer_id=transfer.id, body=body, body_cy="Y Cabinet", decided_on=day, text=text)
            )
    browser, path = visit(officer), f"/transfers/{transfer.id}/decisions"

    def found(query: str) -> list[str]:
        page = browser.get(path + query)
        return [row[2] for row in page.rows()] if page.soup.find("table") else []

    everything = ["Where GIS is based", "Ŵyl y Banc 100% _paid_", "Agreed the spending"]
    assert found("") == everything
    assert found("?sort=day") == everything[::-1]
    assert found("?body=Cabinet") == ["Where GIS is based", "Agreed the spending"]
    assert found("?show=pending") == everything[:2]
    assert found("?show=decided") == ["Agreed the spending"]
    assert found("?words=ŵyl") == ["Ŵyl y Banc 100% _paid_"]
    assert found("?words=100%25") == ["Ŵyl y Banc 100% _paid_"]
    assert found("?words=gis+BASED") == ["Where GIS is based"]
    assert found("?words=nothing") == []
    assert "No decision fits" in browser.get(f"{path}?words=nothing").text
    assert browser.get(f"{path}?body=Nobody").status == 400


@pytest.mark.parametrize(
    "link",
    [
        "http://council.example/paper",
        "javascript:alert(1)",
        "https://",
        "https://a b.example",
        "//council.example",
    ],
)
def test_a_paper_is_linked_by_https_alone(build: Build, visit: Visit, link: str) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
    page = visit(officer).get(f"/transfers/{transfer.id}/decisions/new")
    refused = page.submit("Save", body="Cabinet", text="Agreed", link=link)
    assert refused.errors == ["Link to the paper must begin with https:// and hold no spaces."]
    page = refused.submit("Save", link="https://council.example/paper?id=1")
    assert "https://council.example/paper?id=1" in page.links.values()


def test_a_new_post_is_kept_and_its_state_follows_from_its_days(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer, host = make_officer(transfer.outgoing_employer), make_officer(transfer.incoming_employer)
    browser, path = visit(officer), f"/transfers/{transfer.id}/new-posts"
    assert "No new post is recorded." in browser.get(path).text
    page = browser.get(f"{path}/new").submit(
        "Save", title="Data post", reason="Nobody can be spared", funded_by="Technology reserve",
        **boxes("advertised_on", date(2026, 2, 9)), **boxes("filled_on", date(2026, 2, 8)),
    )  # fmt: skip
    assert page.errors == ["The post cannot have been filled before it was advertised."]
    page = page.submit("Save", **boxes("filled_on", date(2026, 3, 3)))
    assert page.errors == ["Record what happened on the day that it happens, not before."]
    page = page.submit("Save", **{f"filled_on-{part}": "" for part in ("day", "month", "year")})
    assert page.rows()[0][:4] == ["Data post", "Advertised", "Nobody can be spared", "Technology reserve"]
    page = page.follow("Change : Data post").submit("Save", **boxes("filled_on", TODAY))
    assert page.rows()[0][1] == "Filled"
    assert visit(host).get(path).rows()[0][0] == "Data post"
    assert visit(host).get(f"{path}/new").status == 403
    assert "1 post is new and funded" in browser.get(f"/transfers/{transfer.id}/teams").text


def test_the_lists_cost_the_same_however_long_they_are(
    build: Build, visit: Visit, count_queries: CountQueries
) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
    browser = visit(officer)

    def fill(some: range) -> None:
        with build():
            by, here = viewer_for(officer), db.session.get_one(Transfer, transfer.id)
            for number in some:
                actions.add_team(here, answers(name=f"Team {number}"), by=by, today=TODAY)
                risk = {"text": f"Risk {number}", "likelihood": 2, "impact": 2}
                risk_actions.add_risk(here, risk, by=by, today=TODAY)
                db.session.add(Decision(transfer_id=here.id, body="Cabinet", text=f"Decision {number}"))

    def cost() -> int:
        with count_queries() as queries_seen:
            for part in ("teams", "risks", "decisions", "new-posts"):
                assert browser.get(f"/transfers/{transfer.id}/{part}").status == 200
        return len(queries_seen)

    fill(range(1))
    cost()
    few = cost()
    fill(range(1, 60))
    assert cost() == few
    assert "Next page" in browser.get(f"/transfers/{transfer.id}/decisions").links


def test_a_team_without_a_history_says_what_it_says_of_itself(context: Flask) -> None:
    transfer = make_transfer()
    given = {"decided_on": date(2026, 1, 14), "decided_by": "Cabinet", "reason": "Told"}
    db.session.add(Team(transfer_id=transfer.id, name="Old", scope=Scope.IN, **given))
    db.session.flush()
    assert stood(transfer, date(2026, 1, 14)) == (Scope.IN, date(2026, 1, 14))
    assert stood(transfer, date(2026, 1, 13)) == (Scope.UNDECIDED, None)
    assert db.session.scalars(select(ScopeDecision)).all() == []
