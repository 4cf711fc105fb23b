"""The pages of the timeline, of one milestone and of one's own tasks."""

from datetime import date

import pytest

from tests.conftest import Build, CountQueries, Visit
from tests.factories import (
    make_administrator,
    make_employer,
    make_lead,
    make_officer,
    make_own_milestone,
    make_recognition,
    make_representative,
    make_timeline,
    make_transfer,
)
from tests.timeline.rows import line
from transition.access.permissions import Role
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.rules.milestones import Owner


def test_an_officer_lays_the_timeline_out_and_keeps_one_row(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        hr = make_officer(transfer.outgoing_employer, name="Nia Parry")
    page = visit(hr).get(f"/transfers/{transfer.id}/timeline")
    assert "Nobody keeps this timeline yet" in page.text
    page = page.submit("Lay out the timeline")
    assert "The timeline was laid out." in page.text
    found = line(page, "Employee liability information")
    assert found[1:4] == [
        "Statutory TUPE 2006 reg 11(6)",
        "4 March 2026 On a careful reading: 3 March 2026",
        "4 March 2026",
    ]
    assert found[6] == "Due soon"
    page = page.follow("Employee liability information").follow("Change")
    page = page.submit(
        "Save",
        **{"forecast_on-day": "6", "forecast_on-month": "3", "forecast_on-year": "2026"},
        slip_reason="Payroll is late",
        slip_reason_cy="Mae'r gyflogres yn hwyr",
        owner_account_id=str(hr.id),
    )
    assert "The milestone was changed." in page.text
    assert "Nia Parry" in page.text
    done = {"done_on-day": "2", "done_on-month": "3", "done_on-year": "2026"}
    page = page.follow("Mark as done").submit("Save", **done, evidence="Receipt 12")
    assert "Receipt 12" in page.text
    page = page.submit("Take back that it was done")
    assert "Receipt 12" not in page.text


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        (
            {"planned_on-day": "9", "planned_on-month": "3", "planned_on-year": "2026"},
            "The law fixes this day: 4 March 2026.",
        ),
        (
            {"forecast_on-day": "31", "forecast_on-month": "2", "forecast_on-year": "2026"},
            "there is no such date",
        ),
        (
            {"forecast_on-day": "6", "forecast_on-month": "3", "forecast_on-year": "2026"},
            "Say why the forecast is later",
        ),
    ],
)
def test_a_bad_answer_is_named_and_what_was_typed_stays(
    build: Build, visit: Visit, answers: dict[str, str], error: str
) -> None:
    with build():
        transfer = make_transfer()
        hr = make_officer(transfer.outgoing_employer)
        milestone = make_timeline(transfer)["LIABILITY_INFORMATION", Owner.TRANSFEROR]
    page = visit(hr).get(f"/transfers/{transfer.id}/timeline/{milestone.id}/change")
    page = page.submit("Save", **answers, note="Ask payroll")
    assert page.status == 400
    assert any(error in message for message in page.errors), page.errors
    assert page.soup.find("textarea", {"name": "note"}).get_text().strip() == "Ask payroll"
    with build():
        assert db.session.get_one(Milestone, milestone.id).note == ""


def test_a_day_in_the_future_is_not_done(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        hr = make_officer(transfer.outgoing_employer)
        milestone = make_own_milestone(transfer)
    page = visit(hr).get(f"/transfers/{transfer.id}/timeline/{milestone.id}/done")
    future = {"done_on-day": "3", "done_on-month": "3", "done_on-year": "2026"}
    page = page.submit("Save", **future, evidence="Soon")
    assert page.errors == ["The day on which it was done must be today or in the past."]


def test_the_second_of_two_editors_is_told(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        hr, other = make_officer(transfer.outgoing_employer), make_officer(transfer.outgoing_employer)
        milestone = make_own_milestone(transfer)
    address = f"/transfers/{transfer.id}/timeline/{milestone.id}/change"
    mine = visit(hr).get(address)
    visit(other).get(address).submit("Save", note="Theirs")
    page = mine.submit("Save", note="Mine")
    assert page.status == 409
    assert "Theirs" in page.text


def test_a_milestone_of_one_s_own_is_added_in_both_languages(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        hr = make_officer(transfer.outgoing_employer)
        make_timeline(transfer)
    page = visit(hr).get(f"/transfers/{transfer.id}/timeline").follow("Add a milestone")
    day = {"planned_on-day": "20", "planned_on-month": "3", "planned_on-year": "2026"}
    bad = page.submit("Save", side="transferor")
    assert "Enter what is to be done." in bad.errors
    page = bad.submit("Save", name="Badges ordered", name_cy="Archebu bathodynnau", side="transferor", **day)
    assert line(page, "Badges ordered")[2] == "20 March 2026"
    welsh = visit(hr, "cy").get(f"/transfers/{transfer.id}/timeline")
    assert welsh.heading == "Amserlen"
    assert line(welsh, "Archebu bathodynnau")[2] == "20 Mawrth 2026"
    assert line(welsh, "Gwybodaeth am rwymedigaethau cyflogeion")[1] == "Statudol TUPE 2006 reg 11(6)"
    assert "TUPE 2006 reg 11(6)" in [span.get_text() for span in welsh.soup.select("span[lang=en-GB]")]


def test_what_is_not_needed_says_why(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        hr = make_officer(transfer.outgoing_employer)
        milestone = make_timeline(transfer)["ELECTIONS", Owner.ALL]
    page = visit(hr).get(f"/transfers/{transfer.id}/timeline/{milestone.id}").follow("Mark as not needed")
    assert page.submit("Save").errors == ["Say why it is not needed."]
    page = page.submit("Save", not_needed_reason="Every post has a union")
    assert "Not needed, because: Every post has a union" in page.text
    assert "Every post has a union" not in page.submit("It is needed after all").text


def test_the_host_s_officer_changes_only_what_the_host_answers_for(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        host = make_officer(transfer.incoming_employer)
        rows = make_timeline(transfer)
    own, other = rows["MEASURES", Owner.TRANSFEREE], rows["LIABILITY_INFORMATION", Owner.TRANSFEROR]
    base = f"/transfers/{transfer.id}/timeline"
    assert visit(host).get(f"{base}/{own.id}/change").status == 200
    assert visit(host).get(f"{base}/{other.id}").status == 200
    for page in ("change", "done", "not-needed"):
        assert visit(host).get(f"{base}/{other.id}/{page}").status == 403
    there = visit(host)
    token = there.get(f"{base}/{own.id}/change").soup.find("input", {"name": "csrf_token"})["value"]
    for page in ("needed", "reopen"):
        sent = there.post(f"{base}/{other.id}/{page}", {"version": str(other.version), "csrf_token": token})
        assert sent.status == 403
    page = visit(host).get(f"{base}/new")
    assert [box["value"] for box in page.soup.find_all("input", {"name": "side"})] == ["transferee"]


def test_a_representative_reads_the_timeline_and_no_person_is_named(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        hr = make_officer(transfer.outgoing_employer, name="Nia Parry")
        rep = make_representative(make_recognition(transfer.outgoing_employer))
        milestone = make_own_milestone(
            transfer,
            owner_account_id=hr.id,
            note="CANARY-NOTE",
            evidence="CANARY-EVIDENCE",
            done_on=date(2026, 3, 1),
        )
    base = f"/transfers/{transfer.id}/timeline"
    for path in (base, f"{base}/{milestone.id}", f"{base}/picture.svg"):
        page = visit(rep).get(path)
        said = page.response.get_data(as_text=True)
        assert page.status == 200
        assert not {word for word in ("Nia Parry", "CANARY") if word in said}
    assert "Evidence is recorded." in visit(rep).get(f"{base}/{milestone.id}").text
    assert visit(rep).get(f"{base}/{milestone.id}/change").status == 403
    assert "Lay out the timeline" not in visit(rep).get(base).text


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("auditor", 200),
        ("lead", 200),
        ("manager", 403),
        ("administrator", 403),
        ("stranger", 404),
        ("nobody", 200),
    ],
)
def test_who_may_read_the_timeline(build: Build, visit: Visit, who: str, status: int) -> None:
    with build():
        transfer = make_transfer()
        people = {
            "auditor": make_officer(transfer.outgoing_employer, Role.AUDITOR),
            "lead": make_lead(transfer.programme),
            "manager": make_officer(transfer.outgoing_employer, Role.MANAGER),
            "administrator": make_administrator(),
            "stranger": make_officer(make_employer()),
            "nobody": None,
        }
    page = visit(people[who]).get(f"/transfers/{transfer.id}/timeline")
    assert page.status == status
    assert (who == "nobody") == (page.heading == "Sign in")


def test_another_transfer_s_milestone_is_not_there(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        hr, foreign = make_officer(transfer.outgoing_employer), make_own_milestone(make_transfer())
    for page in ("", "/change", "/done", "/not-needed"):
        assert visit(hr).get(f"/transfers/{transfer.id}/timeline/{foreign.id}{page}").status == 404


def test_the_picture_is_the_same_bytes_twice_and_has_words_in_its_place(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        hr = make_officer(transfer.outgoing_employer)
        make_timeline(transfer)
        make_own_milestone(transfer, name="Costs of $5 <b> & $6")
    base = f"/transfers/{transfer.id}/timeline"
    once, again = visit(hr).get(f"{base}/picture.svg"), visit(hr).get(f"{base}/picture.svg")
    assert once.response.mimetype == "image/svg+xml"
    assert once.response.data == again.response.data
    drawn = once.response.get_data(as_text=True)
    assert "Costs of $5 &lt;b&gt; &amp; $6" in drawn
    assert "Llinell sylfaen" in visit(hr, "cy").get(f"{base}/picture.svg").response.get_data(as_text=True)
    picture = visit(hr).get(base).soup.find("img")
    assert picture["src"] == f"{base}/picture.svg"
    assert picture["alt"].startswith("Timeline from 15 October 2025 to 1 April 2027. Rows: ")


def test_the_timeline_costs_no_more_with_more_rows(
    build: Build, visit: Visit, count_queries: CountQueries
) -> None:
    counts = []
    with build():
        transfer = make_transfer()
        hr = make_officer(transfer.outgoing_employer)
        make_timeline(transfer)
    for _ in range(2):
        with count_queries() as queries:
            visit(hr).get(f"/transfers/{transfer.id}/timeline")
        counts.append(len(queries))
        with build():
            for _more in range(10):
                make_own_milestone(transfer, owner_account_id=hr.id)
    assert counts[0] == counts[1]
