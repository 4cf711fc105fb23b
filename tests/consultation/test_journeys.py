"""Journeys of a representation, a measure, a meeting with its minutes and actions."""

from datetime import date

import pytest

from tests.conftest import Build, Visit
from tests.consultation.council import Council, make_council
from tests.factories import (
    make_measure,
    make_meeting,
    make_representation,
)


@pytest.fixture
def council(build: Build) -> Council:
    with build():
        return make_council()


def on(name: str, day: date) -> dict[str, str]:
    """A day in the three boxes of a question."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def test_a_representation_is_made_rejected_with_reasons_and_its_change_is_kept(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        measure = make_measure(council.transfer)
    page = visit(council.rep).get(f"{council.home}/representations/new")
    page = page.submit(
        "Save the representation",
        text="Keep the pay day.",
        measure_id=str(measure.id),
        theme="Pay day",
        **on("received_on", date(2026, 2, 9)),
    )
    assert "A reply is owed." in page.text
    assert "Reply overdue" in page.text  # 10 working days after 9 February is 23 February
    said = page.follow("9 February 2026 UNISON")
    assert "23 February 2026" in said.text

    answer = visit(council.hr).get(f"{said.response.request.path}/reply")
    refused = answer.submit(
        "Record the reply",
        outcome="rejected",
        reply="We cannot.",
        **on("replied_on", date(2026, 3, 2)),
    )
    assert refused.status == 400
    assert refused.errors == ["Give the reasons for what is rejected: the law requires them."]
    kept = refused.submit(
        "Record the reply",
        outcome="rejected",
        reply="We cannot.",
        reasons="Payroll has one run.",
        what_changed="A loan bridges the gap.",
        **on("replied_on", date(2026, 3, 2)),
    )
    assert "The reply was recorded." in kept.text
    read = visit(council.rep).get(said.response.request.path)
    for words in ("Rejected, with reasons", "Payroll has one run.", "A loan bridges the gap."):
        assert words in read.text
    line = visit(council.rep).get(f"{council.home}/measures/{measure.id}").rows(0)[0]
    assert line[:3] == [
        "UNISON, 9 February 2026",
        "Rejected, with reasons, 2 March 2026",
        "A loan bridges the gap.",
    ]


def test_a_reply_is_not_given_twice(build: Build, council: Council, visit: Visit) -> None:
    with build():
        said = make_representation(council.file, council.unison)
    browser = visit(council.hr)
    path = f"{council.home}/representations/{said.id}/reply"
    first, second = browser.get(path), browser.get(path)
    answers = {"outcome": "agreed", "reply": "Yes.", **on("replied_on", date(2026, 3, 2))}
    assert first.submit("Record the reply", **answers).status == 200
    assert second.submit("Record the reply", **answers).status == 409


def test_a_union_reads_its_own_representations_and_only_numbers_of_the_others(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        mine = make_representation(council.file, council.unison, text="Ours alone", theme="Our theme")
        theirs = make_representation(council.file, council.gmb, text="Secret of GMB", theme="GMB theme")
    browser = visit(council.rep)
    home = browser.get(council.home)
    assert "Our theme" in home.text
    assert "GMB theme" not in home.text
    assert ["GMB", "1", "0", "1"] in home.rows(-1) or any(
        ["GMB", "1", "0", "1"] in home.rows(number) for number in range(len(home.soup.find_all("table")))
    )
    assert browser.get(f"{council.home}/representations/{mine.id}").status == 200
    assert browser.get(f"{council.home}/representations/{theirs.id}").status == 404
    assert browser.get(f"{council.home}/representations/{theirs.id}/withdraw").status == 404
    assert browser.get(f"{council.home}/representations/{mine.id}/reply").status == 403


def test_a_union_speaks_only_for_itself(council: Council, visit: Visit) -> None:
    page = visit(council.rep).get(f"{council.home}/representations/new")
    page = page.submit(
        "Save the representation",
        recognition_id=str(council.gmb.id),
        text="For another union",
        **on("received_on", date(2026, 2, 9)),
    )
    assert page.status == 400


def test_a_measure_that_comes_late_is_an_alert_until_every_union_was_told(
    council: Council, visit: Visit
) -> None:
    browser = visit(council.host)
    browser.get(council.home).submit("Open the file")
    page = browser.get(f"{council.home}/measures/new").submit(
        "Save the measure",
        title="New car policy",
        text="Mileage changes.",
        **on("received_on", date(2026, 2, 20)),
    )
    assert "The measure was recorded." in page.text
    hr = visit(council.hr)
    home = hr.get(council.home)
    assert "Late measure New car policy" in home.text
    assert "Not told yet: UNISON · GMB" in home.text
    for union in (council.unison, council.gmb):
        sent = hr.get(f"{council.home}/sent/new")
        measure = sent.soup.find(id="measure_id").find_all("option")[1]["value"]
        home = sent.submit(
            "Record it",
            what="Notice of a measure",
            measure_id=measure,
            recognition_id=str(union.id),
            means="DELIVERED",
            **on("sent_on", date(2026, 2, 23)),
        )
    assert "Late measure" not in home.text


def test_none_is_refused_while_there_are_measures(build: Build, council: Council, visit: Visit) -> None:
    with build():
        make_measure(council.transfer, council.outgoing)
    page = visit(council.hr).get(f"{council.home}/measures/statement")
    page = page.submit("Record the statement", is_none="yes", **on("stated_on", date(2026, 2, 1)))
    assert page.status == 400
    assert "Withdraw them before you state that there are none." in page.errors[0]


def test_one_employer_cannot_change_the_others_measure(build: Build, council: Council, visit: Visit) -> None:
    with build():
        measure = make_measure(council.transfer, council.incoming)
    assert visit(council.hr).get(f"{council.home}/measures/{measure.id}").status == 200
    assert visit(council.hr).get(f"{council.home}/measures/{measure.id}/change").status == 403
    assert visit(council.host).get(f"{council.home}/measures/{measure.id}/change").status == 200


def test_minutes_are_drafted_corrected_by_who_was_there_agreed_and_locked(
    build: Build, council: Council, visit: Visit
) -> None:
    hr = visit(council.hr)
    page = hr.get(f"{council.home}/meetings/new").submit(
        "Save the meeting", title="Joint meeting", time="14:30", **on("day", date(2026, 2, 10))
    )
    path = page.response.request.path
    assert "10 February 2026, 14:30" in page.text
    page = hr.get(f"{path}/invite").submit("Add to the list", account_id=str(council.rep.id))
    page = hr.get(f"{path}/invite").submit("Add to the list", name="Mari of payroll")
    names = [row[0] for row in page.rows(0)]
    assert names == ["Rhian of UNISON", "Mari of payroll"]
    held = hr.get(f"{path}/held")
    came = [box["value"] for box in held.soup.select("input[name=attended]")]
    hr.get(f"{path}/held").submit("Save who came", attended=came)
    hr.get(f"{path}/minutes").submit("Save the draft", minutes="Pay day was discused.")

    assert "discused" not in visit(council.other_rep).get(path).text
    assert visit(council.other_rep).get(f"{path}/corrections/new").status == 403
    rep = visit(council.rep)
    assert "discused" in rep.get(path).text
    rep.get(f"{path}/corrections/new").submit("Send", text="discussed")

    refused = hr.get(f"{path}/agree").submit("Save the day", **on("agreed_on", date(2026, 2, 20)))
    assert "Answer every correction" in refused.errors[0]
    answer = hr.get(path).follow("Answer the correction")
    answer.submit("Save the answer", is_accepted="yes")
    hr.get(f"{path}/minutes").submit("Save the draft", minutes="Pay day was discussed.")
    hr.get(f"{path}/agree").submit("Save the day", **on("agreed_on", date(2026, 2, 20)))
    assert "Pay day was discussed." in visit(council.other_rep).get(path).text
    locked = hr.get(f"{path}/lock").submit("Lock them")
    assert "Locked minutes" in locked.text
    again = hr.get(f"{path}/minutes").submit("Save the draft", minutes="Rewritten")
    assert again.status == 400
    assert "Rewritten" not in hr.get(path).text


def test_an_action_has_an_owner_and_a_day_and_is_done(build: Build, council: Council, visit: Visit) -> None:
    with build():
        meeting = make_meeting(council.file, is_held=True)
    hr, path = visit(council.hr), f"{council.home}/meetings/{meeting.id}"
    nobody = hr.get(f"{path}/actions/new").submit("Save the action", text="Send the figures")
    assert nobody.errors == ["Choose who is to do it, or enter a name."]
    page = nobody.submit("Save the action", owner="Payroll", **on("due_on", date(2026, 2, 20)))
    assert page.rows(0)[0][:3] == ["Send the figures", "Payroll", "20 February 2026"]
    done = page.follow("Mark as done : Send the figures")
    page = done.submit("Save", **on("done_on", date(2026, 2, 19)))
    assert "19 February 2026" in page.text
