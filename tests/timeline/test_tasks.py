"""What each person must do: whose it is, how urgent, and done."""

from datetime import date

from tests.conftest import Build, CountQueries, Visit
from tests.factories import (
    assign,
    make_consultation,
    make_employer,
    make_meeting,
    make_officer,
    make_own_milestone,
    make_person,
    make_post,
    make_recognition,
    make_representation,
    make_representative,
    make_staff,
    make_timeline,
    make_transfer,
    make_union,
)
from tests.timeline.rows import line
from transition.access.permissions import Role
from transition.consultation.coverage.models import OneToOne
from transition.consultation.meetings.models import MeetingAction
from transition.db import db


def test_a_manager_sees_own_tasks_by_how_urgent_they_are_and_marks_them_done(
    build: Build, visit: Visit
) -> None:
    with build():
        transfer = make_transfer()
        manager = make_officer(transfer.outgoing_employer, Role.MANAGER)
        for name, day in (("First", 1), ("Second", 4), ("Third", 12), ("Fourth", 30)):
            make_own_milestone(
                transfer, name=name, planned_on=date(2026, 3, day), owner_account_id=manager.id
            )
        make_own_milestone(transfer, name="Somebody else's")
        meeting = make_meeting(make_consultation(transfer))
        db.session.add(
            MeetingAction(meeting_id=meeting.id, text="Send the rota", owner="M", owner_account_id=manager.id)
        )
    page = visit(manager).get("/tasks")
    captions = [one.get_text(strip=True) for one in page.soup.find_all("caption")]
    assert captions == ["Overdue", "This week", "The next two weeks", "Later"]
    assert [page.rows(table)[0][0] for table in range(4)] == ["First", "Second", "Third", "Fourth"]
    assert "Somebody else's" not in page.text
    assert line(page, "Send the rota", 3)[2] == "No day given"
    done = {"done_on-day": "2", "done_on-month": "3", "done_on-year": "2026"}
    page = page.follow("Mark as done : First").submit("Save", **done, evidence="Seen to")
    assert "First" not in page.text
    page = page.follow("Mark as done : Send the rota").submit("Save", **done)
    assert "Send the rota" not in page.text


def test_a_manager_is_told_how_many_one_to_ones_remain(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        make_timeline(transfer)
        manager = make_officer(transfer.outgoing_employer, Role.MANAGER)
        people = [make_person(transfer.outgoing_employer) for _ in range(3)]
        for person in people:
            assign(make_post(person, line_manager_account_id=manager.id), transfer)
        make_staff(transfer)
        db.session.add(OneToOne(transfer_id=transfer.id, person_id=people[0].id, held_on=date(2026, 3, 1)))
    page = visit(manager).get("/tasks")
    assert line(page, "Hold one-to-one meetings with 2 members of staff")[2] == "4 March 2026"
    page = visit(manager, "cy").get("/tasks")
    assert "Cynnal cyfarfodydd un i un gyda 2 aelod o staff" in page.text


def test_an_officer_owes_the_replies_of_their_own_employer_only(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        hr, host = make_officer(transfer.outgoing_employer), make_officer(transfer.incoming_employer)
        union = make_recognition(transfer.outgoing_employer, make_union("UNISON"))
        make_representation(make_consultation(transfer), union, text="CANARY")
    page = visit(hr).get("/tasks")
    assert line(page, "Reply to the representations of UNISON")[2] == "23 February 2026"
    assert "CANARY" not in page.text
    assert "UNISON" not in visit(host).get("/tasks").text


def test_what_the_law_requires_and_nobody_was_named_for_falls_to_the_officers(
    build: Build, visit: Visit
) -> None:
    with build():
        transfer = make_transfer()
        hr, host = make_officer(transfer.outgoing_employer), make_officer(transfer.incoming_employer)
        make_timeline(transfer)
    page = visit(hr).get("/tasks")
    assert "Nobody is named for this yet" in line(page, "Employee liability information")[0]
    assert (
        page.follow("Open the page : Employee liability information").heading
        == "Employee liability information"
    )
    assert "Employee liability information" not in visit(host).get("/tasks").text


def test_somebody_else_s_task_cannot_be_marked(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        manager = make_officer(transfer.outgoing_employer, Role.MANAGER)
        milestone = make_own_milestone(transfer)
        meeting = make_meeting(make_consultation(transfer))
        action = MeetingAction(meeting_id=meeting.id, text="Not theirs", owner="M")
        db.session.add(action)
    base = f"/transfers/{transfer.id}/tasks"
    assert visit(manager).get(f"{base}/milestones/{milestone.id}/done").status == 404
    assert visit(manager).get(f"{base}/actions/{action.id}/done").status == 404


def test_tasks_are_empty_or_shut(build: Build, visit: Visit) -> None:
    with build():
        manager = make_officer(make_employer(), Role.MANAGER)
        rep = make_representative(make_recognition())
    assert "You have nothing to do in any of your transfers." in visit(manager).get("/tasks").text
    assert visit(rep).get("/tasks").status == 403


def test_tasks_cost_no_more_with_more_transfers(
    build: Build, visit: Visit, count_queries: CountQueries
) -> None:
    counts = []
    with build():
        employer = make_employer()
        hr = make_officer(employer)
        make_own_milestone(make_transfer(employer), owner_account_id=hr.id)
    for _ in range(2):
        with count_queries() as queries:
            visit(hr).get("/tasks")
        counts.append(len(queries))
        with build():
            for _more in range(4):
                make_own_milestone(make_transfer(employer), owner_account_id=hr.id)
    assert counts[0] == counts[1]
