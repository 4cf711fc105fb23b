"""Two officers at the same moment: a timeline is laid out once, and a milestone is done once."""

from flask import Flask
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.factories import make_officer, make_own_milestone, make_transfer
from tests.together import events, together
from transition.consultation.timeline.models import Milestone
from transition.db import db


def test_two_who_lay_the_timeline_out_lay_it_out_once(app: Flask, build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officers = [make_officer(transfer.outgoing_employer) for _ in range(2)]
    pages = [visit(one).get(f"/transfers/{transfer.id}/timeline") for one in officers]
    answers = together(
        app,
        "INSERT INTO milestone",
        *(lambda page=page: page.submit("Lay out the timeline") for page in pages),
    )
    assert [one.status for one in answers] == [200, 200]
    assert events(app, "timeline.opened") == 1
    with app.app_context():
        keys = [tuple(row) for row in db.session.execute(select(Milestone.key, Milestone.side))]
    assert len(keys) == len(set(keys)) > 40


def test_the_second_of_two_who_mark_something_done_sees_what_the_first_said(
    app: Flask, build: Build, visit: Visit
) -> None:
    with build():
        transfer = make_transfer()
        officers = [make_officer(transfer.outgoing_employer) for _ in range(2)]
        milestone = make_own_milestone(transfer)
    address = f"/transfers/{transfer.id}/timeline/{milestone.id}/done"
    pages = [visit(one).get(address) for one in officers]
    day = {"done_on-day": "2", "done_on-month": "3", "done_on-year": "2026"}
    answers = together(
        app,
        "UPDATE milestone",
        *(
            lambda page=page, words=words: page.submit(None, evidence=words, **day)
            for page, words in zip(pages, ("Minutes", "An e-mail"), strict=True)
        ),
    )
    assert sorted(one.status for one in answers) == [200, 409]
    assert events(app, "milestone.done") == 1
