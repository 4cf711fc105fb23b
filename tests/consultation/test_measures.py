"""Measures that come late or change reach every representative, and their earlier wordings stay to be read."""

from datetime import date

import pytest

from tests.conftest import TODAY, Build, Visit
from tests.consultation.council import Council, make_council
from tests.factories import (
    make_consultation,
    make_measure,
    make_recognition,
    make_staff,
    make_union,
    viewer_for,
)
from tests.visitor import Visitor
from transition.consultation.measures.models import MeasuresRequest, MeasuresStatement
from transition.consultation.timeline.tasks import TaskKind, tasks_of
from transition.db import db
from transition.transfers.models import InformationRelease, ReleaseKind

pytestmark = pytest.mark.only_sqlite


@pytest.fixture
def council(build: Build) -> Council:
    with build():
        council = make_council()
        assert council.file
        council.file.opened_on = date(2026, 2, 4)
        return council


def on(name: str, day: date) -> dict[str, str]:
    """A day in the three boxes of a question."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def recorded(host: Visitor, council: Council, day: date = date(2026, 2, 20), **answers: object) -> str:
    """The address of a measure that the host records as made known on that day."""
    page = host.get(f"{council.home}/measures/new").submit(
        "Save the measure",
        title="Pay day",
        text="Pay day moves to the 28th.",
        **on("received_on", day),
        **answers,
    )
    return page.links["Pay day"]


def test_a_late_measure_stands_open_until_every_representative_was_told(
    council: Council, visit: Visit
) -> None:
    address = recorded(visit(council.host), council)
    hr, rep, lead = visit(council.hr), visit(council.rep), visit(council.lead)
    attention = "It came on 20 February 2026, after consultation opened. Not told yet: UNISON · GMB"
    assert attention in hr.get(council.home).text
    page = hr.get(address)
    assert "Every representative is to be told of this measure" in page.text
    form = page.follow("Record that representatives were told")
    early = form.submit(
        "Record it",
        recognition_ids=[str(council.unison.id)],
        means="DELIVERED",
        **on("sent_on", date(2026, 2, 19)),
    )
    assert early.errors == ["This wording was made known on 20 February 2026. Enter that day or a later one."]
    unison = str(council.unison.id)
    told = early.submit("Record it", recognition_ids=[unison], **on("sent_on", date(2026, 2, 23)))
    assert ["UNISON", "23 February 2026", "Delivered to the representative"] in told.rows(0)
    assert ["GMB", "Not told yet", ""] in told.rows(0)
    assert "Not told yet: GMB" in hr.get(council.home).text
    # A representative reads of their own union; a lead of every one, and neither records anything.
    assert "Not told yet: GMB" not in rep.get(council.home).text
    assert "GMB" not in rep.get(address).text
    assert "UNISON" in rep.get(address).text
    assert "Not told yet" in lead.get(address).text
    for who in (rep, lead, visit(council.auditor)):
        assert who.get(f"{address}/told?employer={council.outgoing.id}").status == 403
    last = told.follow("Record that representatives were told")
    last.submit("Record it", recognition_ids=[str(council.gmb.id)], means="DELIVERED", **on("sent_on", TODAY))
    assert "Late measure" not in hr.get(council.home).text
    assert "Every representative has been told" in hr.get(f"{address}/told").response.get_data(as_text=True)


def test_a_changed_measure_keeps_its_earlier_wording_and_is_told_again(
    council: Council, visit: Visit
) -> None:
    host, hr, rep = visit(council.host), visit(council.hr), visit(council.rep)
    address = recorded(host, council, date(2026, 1, 21))
    assert "Every representative is to be told" not in hr.get(address).text
    form = host.get(f"{address}/change")
    early = form.submit("Save the measure", text="The 30th.", **on("changed_on", date(2026, 1, 20)))
    assert early.errors == ["A measure cannot be changed before it was made known, on 21 January 2026."]
    early.submit("Save the measure", **on("changed_on", date(2026, 2, 27)))
    for who in (hr, rep, host, visit(council.auditor), visit(council.lead)):
        page = who.get(address)
        assert "Pay day moves to the 28th." in page.text
        assert "The 30th." in page.text
        assert f"Version 2 was made known on 27 February 2026. {council.host.name} wrote it here" in page.text
    assert "It was changed on 27 February 2026, after consultation opened." in hr.get(address).text
    # Nothing said otherwise is no new version.
    host.get(f"{address}/change").submit("Save the measure", **on("changed_on", TODAY))
    assert "Version 3" not in hr.get(address).text


def test_a_change_sent_before_it_was_written_has_not_told_of_it(
    council: Council, visit: Visit, build: Build
) -> None:
    host, hr = visit(council.host), visit(council.hr)
    address = recorded(host, council)
    everyone = [str(council.unison.id), str(council.gmb.id)]
    hr.get(f"{address}/told").submit(
        "Record it", recognition_ids=everyone, means="DELIVERED", **on("sent_on", TODAY)
    )
    assert "Not told yet" not in hr.get(address).text
    host.get(f"{address}/change").submit("Save the measure", text="The 30th.", **on("changed_on", TODAY))
    assert [row[1] for row in hr.get(address).rows(0)] == ["Not told yet", "Not told yet"]


def test_a_late_reply_and_a_measure_after_none_are_said_to_be_so(
    council: Council, visit: Visit, build: Build
) -> None:
    with build():
        ids = {"transfer_id": council.transfer.id, "recorded_by_id": council.hr.id}
        db.session.add(MeasuresRequest(**ids, asked_on=date(2026, 1, 7), reply_by=date(2026, 1, 21)))
    late = "Late The new employer was asked on 7 January 2026 for its measures by 21 January 2026."
    for who in (council.hr, council.host, council.lead, council.rep, council.auditor):
        assert late in visit(who).get(council.home).text
    assert visit(council.manager).get(council.home).status == 403
    with build():
        db.session.add(
            MeasuresStatement(
                **ids, employer_id=council.incoming.id, stated_on=date(2026, 1, 30), is_none=True
            )
        )
    answered = "Answered late The new employer was asked on 7 January 2026"
    assert answered in visit(council.hr).get(council.home).text
    with build():
        make_measure(council.transfer, received_on=date(2026, 2, 2))
    page = visit(council.hr).get(council.home).text
    assert "said none on 30 January 2026, then named these measures: Pay day (2 February 2026)" in page
    assert "After a statement of none" in page
    assert "After the reply date" in page


def test_what_is_owed_of_measures_stands_among_the_tasks_of_hr(
    council: Council, build: Build, context
) -> None:
    ids = {"transfer_id": council.transfer.id, "recorded_by_id": council.hr.id}
    db.session.add(MeasuresRequest(**ids, asked_on=date(2026, 1, 7), reply_by=date(2026, 1, 21)))
    db.session.flush()

    def kinds(account) -> list[TaskKind]:
        return [one.kind for one in tasks_of(viewer_for(account), TODAY)]

    assert TaskKind.CHASE_MEASURES in kinds(council.hr)
    assert kinds(council.host).count(TaskKind.NAME_MEASURES) == 1
    make_measure(council.transfer, received_on=date(2026, 2, 20))
    found = [one for one in tasks_of(viewer_for(council.hr), TODAY) if one.kind is TaskKind.TELL_MEASURE]
    assert [(one.due_on, one.count, one.text, one.is_own) for one in found] == [
        (date(2026, 2, 20), 2, "Pay day", False)
    ]
    assert TaskKind.NAME_MEASURES not in kinds(council.host)
    assert TaskKind.CHASE_MEASURES not in kinds(council.hr)
    for who in (council.lead, council.manager, council.rep, council.auditor):
        assert TaskKind.TELL_MEASURE not in kinds(who)


def test_the_new_employer_tells_its_own_representatives(council: Council, visit: Visit, build: Build) -> None:
    with build():
        make_consultation(council.transfer, council.incoming, opened_on=date(2026, 2, 4))
        unite = make_recognition(council.incoming, make_union("Unite"))
    host = visit(council.host)
    address = recorded(host, council)
    form = host.get(f"{address}/told")
    form.submit("Record it", recognition_ids=[str(unite.id)], means="DELIVERED", **on("sent_on", TODAY))
    assert "Unite" in host.get(address).text
    assert "UNISON" not in host.get(address).text
    assert host.get(f"{address}/told?employer={council.outgoing.id}").status == 403


def test_whom_a_measure_touches_is_counted_and_small_numbers_are_hidden(
    council: Council, visit: Visit, build: Build
) -> None:
    with build():
        for number in range(11):
            make_staff(
                council.transfer,
                post={"team": "Data" if number < 6 else "GIS", "job_title": f"Post {number}"},
            )
    host, hr = visit(council.host), visit(council.hr)
    form = host.get(f"{council.home}/measures/new")
    # Before release the host picks teams; whoever reads the staff picks posts too.
    assert "Post: Post 3" not in form.text
    assert "Post: Post 3" in hr.get(f"{council.home}/measures/new").text
    with build():
        many = make_measure(council.transfer, council.outgoing, title="Many", touches=["team:Data"])
        few = make_measure(council.transfer, council.outgoing, title="Few", touches=["post:Post 3"])
        most = make_measure(
            council.transfer, council.outgoing, title="Most", touches=["team:GIS", "team:Data"]
        )
        rest = make_measure(
            council.transfer,
            council.outgoing,
            title="Rest",
            touches=["team:Data", "post:Post 7", "post:Post 8"],
        )
    hidden = "The number of people is hidden"
    for who, shown in (
        (council.hr, "1 person"),
        (council.lead, "1 person"),
        (council.rep, hidden),
        (council.host, hidden),
    ):
        assert shown in visit(who).get(f"{council.home}/measures/{few.id}").text, who.name
    assert "6 people" in visit(council.rep).get(f"{council.home}/measures/{many.id}").text
    assert "11 people" in visit(council.rep).get(f"{council.home}/measures/{most.id}").text
    # Eight of eleven would tell of the other three.
    assert hidden in visit(council.rep).get(f"{council.home}/measures/{rest.id}").text
    with build():
        db.session.add(
            InformationRelease(
                transfer_id=council.transfer.id, kind=ReleaseKind.LIABILITY_IDENTIFIED, released_on=date(2026, 3, 1),
                recipient="Torfaen", released_by_id=council.hr.id,
            )
        )  # fmt: skip
    assert "1 person" in host.get(f"{council.home}/measures/{few.id}").text


def test_in_welsh_an_alert_is_in_welsh(council: Council, visit: Visit) -> None:
    address = recorded(visit(council.host), council)
    page = visit(council.hr, language="cy").get(address)
    assert "Daeth ar 20 Chwefror 2026, ar ôl i'r ymgynghoriad agor." in page.text
