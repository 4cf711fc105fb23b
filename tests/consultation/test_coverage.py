"""Who has not been reached and why, by what means others were, and what is still to follow from a one-to-one."""

from datetime import date

import pytest

from tests.conftest import TODAY, Build, Visit
from tests.consultation.council import Council, make_council
from tests.factories import make_staff, viewer_for
from transition.consultation.coverage.models import OneToOne, ReachedBy, WhyNot
from transition.consultation.timeline.tasks import TaskKind, tasks_of
from transition.db import db
from transition.staff.people.models import AwayKind, Person

pytestmark = pytest.mark.only_sqlite


@pytest.fixture
def council(build: Build) -> Council:
    with build():
        return make_council()


def on(name: str, day: date) -> dict[str, str]:
    """A day in the three boxes of a question."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def one_to_one(person: Person, council: Council, **given: object) -> None:
    db.session.add(OneToOne(transfer_id=council.transfer.id, person_id=person.id, **given))


def test_who_has_not_been_reached_is_listed_with_the_reason(
    council: Council, visit: Visit, build: Build
) -> None:
    with build():
        mine = {"line_manager_account_id": council.manager.id, "team": "Data"}
        make_staff(council.transfer, surname="Absent", away_kind=AwayKind.FAMILY_LEAVE, post=mine)
        back = make_staff(council.transfer, surname="Returned", post={"team": "GIS"})
        one_to_one(back, council, why_not=WhyNot.RETURNED)
        make_staff(council.transfer, surname="Silent", post={"team": "GIS"})
        reached = make_staff(council.transfer, surname="Reached", post={"team": "GIS"})
        one_to_one(reached, council, offered_on=date(2026, 2, 9))
    path = f"{council.home}/one-to-ones/not-reached"
    hr = visit(council.hr)
    page = hr.get(path)
    assert [row[:2] for row in page.rows(1)] == [
        ["Siân Absent", "Family leave"],
        ["Siân Returned", "A letter came back"],
        ["Siân Silent", "Nobody has said why"],
    ]
    assert "Reached" not in [row[0] for row in page.rows(1)]
    for address, names in (
        (f"{path}?why=away", ["Siân Absent"]),
        (f"{path}?team=GIS", ["Siân Returned", "Siân Silent"]),
        (f"{path}?team=GIS&why=not_said", ["Siân Silent"]),
        (f"{path}?manager={council.manager.id}", ["Siân Absent"]),
        (f"{path}?why=odd&page=0&manager=x", ["Siân Absent", "Siân Returned", "Siân Silent"]),
    ):
        assert [row[0] for row in hr.get(address).rows(1)] == names, address
    assert "Nobody fits." in hr.get(f"{path}?team=Nowhere").text
    # A manager sees their own reports, a lead and a union how many, the host nothing.
    assert [row[0] for row in visit(council.manager).get(path).rows(1)] == ["Siân Absent"]
    assert visit(council.auditor).get(path).rows(1)[0][0] == "Siân Absent"
    for who in (council.lead, council.rep):
        numbers = visit(who).get(path)
        assert "Not reached yet 3" in numbers.text
        assert "Siân" not in numbers.text
    assert visit(council.host).get(path).status == 403


def test_by_what_means_people_were_reached_is_hidden_where_few_were(
    council: Council, visit: Visit, build: Build
) -> None:
    with build():
        for _ in range(6):
            person = make_staff(council.transfer)
            one_to_one(person, council, offered_on=TODAY, reached_by=ReachedBy.LETTER)
    path = f"{council.home}/one-to-ones"
    for who in (council.hr, council.lead, council.rep, council.auditor):
        assert ["By letter", "6"] in visit(who).get(path).rows(-1), who.name
    with build():
        person = make_staff(council.transfer)
        one_to_one(person, council, offered_on=TODAY, reached_by=ReachedBy.VIDEO_CALL)
    assert ["By video call", "1"] in visit(council.hr).get(path).rows(-1)
    for who in (council.lead, council.rep):
        assert "By letter" not in visit(who).get(path).text
        assert "would tell of fewer than five people" in visit(who).get(path).text


def test_what_follows_stays_open_until_it_is_done(council: Council, visit: Visit, build: Build, app) -> None:
    with build():
        person = make_staff(council.transfer, post={"line_manager_account_id": council.manager.id})
    manager, path = visit(council.manager), f"{council.home}/one-to-ones"
    form = manager.get(f"{path}/{person.id}")
    nothing = form.submit("Save", **on("held_on", TODAY), **on("follow_up_done_on", TODAY))
    assert nothing.errors == ["Say what is to follow, or leave the day on which it was done empty."]
    before = nothing.submit(
        "Save",
        reached_by="IN_PERSON",
        follow_up="Send the pay dates",
        **on("follow_up_done_on", date(2026, 3, 1)),
    )
    assert before.errors == ["It cannot have been done before the one-to-one, on 2 March 2026."]
    saved = before.submit("Save", **dict.fromkeys(on("follow_up_done_on", TODAY), ""))
    assert "Send the pay dates Not done yet" in saved.text
    assert "Siân" in manager.get(f"{path}?show=follow_up").text
    with app.app_context():
        for who in (council.manager, council.hr):
            found = [one for one in tasks_of(viewer_for(who), TODAY) if one.kind is TaskKind.FOLLOW_UPS]
            assert [one.count for one in found] == [1]
        assert not [
            one for one in tasks_of(viewer_for(council.host), TODAY) if one.kind is TaskKind.FOLLOW_UPS
        ]
    done = manager.get(f"{path}/{person.id}").submit("Save", **on("follow_up_done_on", TODAY))
    assert "Done on 2 March 2026" in done.text
    assert "Nobody is on this list." in manager.get(f"{path}?show=follow_up").text
