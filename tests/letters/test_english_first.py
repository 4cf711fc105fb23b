"""English that goes ahead of the Welsh: who gets it, who waits, and the Welsh that follows."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import TODAY, Build, Visit
from tests.factories import viewer_for as signed_in
from tests.letters.case import (
    ANNOUNCEMENT,
    Case,
    viewer_for,
)
from tests.letters.checking import NAME, ahead, change_reason, check, near, path, prepared_now
from tests.letters.kept import batch_of, letters_of
from transition.consultation.timeline.models import Milestone
from transition.consultation.timeline.tasks import tasks_of
from transition.db import db
from transition.jobs import do_waiting
from transition.letters.actions import cancel_batch
from transition.letters.issuing import approve_batch, issue_batch
from transition.letters.models import Batch, Document
from transition.letters.texts.following import english_may_go_from, send_english_first, take_up_welsh
from transition.letters.texts.queries import followers_of, still_to_follow
from transition.rules.broken import RuleBroken
from transition.rules.letters import LanguageChoice
from transition.web.words import day


def documents_of(batch_id: int) -> list[tuple[str, str]]:
    letters = {one.id: one.addressee.split()[-1] for one in letters_of(batch_id)}
    query = (
        select(Document).where(Document.letter_id.in_(letters)).order_by(Document.letter_id, Document.place)
    )
    return [(letters[one.letter_id], one.language) for one in db.session.scalars(query)]


def test_english_goes_now_and_whoever_chose_welsh_alone_waits(app: Flask, case: Case) -> None:
    batch_id, follower_id = ahead(app, case)
    with app.app_context():
        assert sorted(documents_of(batch_id)) == [("Byrne", "en"), ("Carter", "en")]
        assert sorted(documents_of(follower_id)) == [("Byrne", "cy"), ("Áron", "cy")]
        batch, follower = batch_of(batch_id), batch_of(follower_id)
        by, second = viewer_for(case.preparer), viewer_for(case.approver)
        approve_batch(batch, case.transfer, by=second, today=TODAY)
        issue_batch(batch, case.transfer, by=by, today=TODAY)
        db.session.commit()
        with pytest.raises(RuleBroken, match="welsh_not_checked"):
            approve_batch(follower, case.transfer, by=second, today=TODAY)
        assert still_to_follow(case.transfer) == [follower]


def test_the_welsh_that_is_to_follow_is_a_task_until_it_is_issued(app: Flask, case: Case) -> None:
    batch_id, follower_id = ahead(app, case)
    by, second = viewer_for(case.preparer), viewer_for(case.approver)
    with app.app_context():
        reader = signed_in(db.session.merge(case.preparer))
        task = next(one for one in tasks_of(reader, TODAY) if one.row and one.row.name == NAME[0])
        assert (task.due_on, task.is_own) == (date(2026, 3, 13), True)
        approve_batch(batch_of(batch_id), case.transfer, by=second, today=TODAY)
        issue_batch(batch_of(batch_id), case.transfer, by=by, today=TODAY)
        check(case, "Rheswm arall.")
        take_up_welsh(batch_of(follower_id), by=by)
        db.session.commit()
    do_waiting(app)
    with app.app_context():
        follower = batch_of(follower_id)
        approve_batch(follower, case.transfer, by=second, today=TODAY)
        issue_batch(follower, case.transfer, by=by, today=TODAY)
        db.session.commit()
        assert still_to_follow(case.transfer) == []
        done = db.session.scalars(select(Milestone).where(Milestone.name == NAME[0])).one()
        assert done.done_on == TODAY
        assert sorted(documents_of(follower_id)) == [("Byrne", "cy"), ("Áron", "cy")]
        said = {one.facts["facts"]["transfer"]["reason"]["cy"] for one in letters_of(follower_id)}
        assert said == {"Rheswm arall."}


def test_asking_twice_for_english_first_makes_one_batch(app: Flask, case: Case) -> None:
    batch_id, follower_id = ahead(app, case)
    with app.app_context():
        again = send_english_first(
            batch_of(batch_id), case.transfer, reason="Again.", name=NAME, by=viewer_for(case.preparer),
            today=TODAY,
        )  # fmt: skip
        assert again.id == follower_id


@pytest.mark.parametrize("what", ["far", "checked", "welsh_only", "no_reason"])
def test_english_does_not_go_first_without_need(app: Flask, build: Build, case: Case, what: str) -> None:
    codes = {
        "far": "no_statutory_day_near", "checked": "welsh_is_checked", "welsh_only": "welsh_not_checked",
        "no_reason": "english_first_needs_reason",
    }  # fmt: skip
    if what != "far":
        near(app, case)
    if what != "checked":
        change_reason(app, case)
    if what == "welsh_only":
        with build():
            for person in case.people:
                db.session.merge(person).language = LanguageChoice.WELSH
    batch_id = prepared_now(app, case, ANNOUNCEMENT)
    with app.app_context(), pytest.raises(RuleBroken, match=codes[what]):
        send_english_first(
            batch_of(batch_id), case.transfer, reason="" if what == "no_reason" else "Near.", name=NAME,
            by=viewer_for(case.preparer), today=TODAY,
        )  # fmt: skip


def test_the_welsh_goes_with_a_batch_that_is_given_up_and_never_alone(
    app: Flask, visit: Visit, case: Case
) -> None:
    batch_id, follower_id = ahead(app, case)
    page = visit(case.preparer).get(path(case, f"/{follower_id}/give-up")).submit("Give the letters up")
    assert page.status == 400
    assert "cannot be given up" in page.errors[0]
    with app.app_context():
        cancel_batch(batch_of(batch_id), by=viewer_for(case.preparer), today=TODAY)
        db.session.commit()
        assert {one.cancelled_on for one in db.session.scalars(select(Batch))} == {TODAY}
        assert followers_of(batch_of(batch_id)) == []


def test_english_first_is_offered_only_once_it_may_be_used(app: Flask, visit: Visit, case: Case) -> None:
    change_reason(app, case)
    batch_id = prepared_now(app, case, ANNOUNCEMENT)
    with app.app_context():
        first = english_may_go_from(batch_of(batch_id), case.transfer)
    assert first is not None
    assert first > TODAY
    page = visit(case.preparer).get(path(case, f"/{batch_id}"))
    assert "/english-first" not in page.response.text
    assert f"From {day(first)} the English may go ahead" in page.text
    near(app, case)
    assert "/english-first" in visit(case.preparer).get(path(case, f"/{batch_id}")).response.text


def test_the_pages_lead_from_a_held_batch_to_english_first(app: Flask, visit: Visit, case: Case) -> None:
    near(app, case)
    change_reason(app, case)
    batch_id = prepared_now(app, case, ANNOUNCEMENT)
    officer = visit(case.preparer)
    # Neither is offered an approval that would be refused.
    shown = [one.get(path(case, f"/{batch_id}")) for one in (officer, visit(case.approver))]
    assert all('/approve"' not in one.response.text for one in shown)
    assert "another officer must approve them: Owen Cymeradwyo." in shown[0].text
    assert all("Ready to approve" not in one.text and "Corrects" not in one.text for one in shown)
    page = visit(case.approver).get(path(case, f"/{batch_id}/approve")).submit("Approve the letters")
    assert "has not been checked as the letters have it" in page.errors[0]
    assert "The reason for the transfer: Nobody has checked its Welsh as the letters have it" in page.text
    page = officer.get(path(case, f"/{batch_id}")).follow("Send the English now, and the Welsh later")
    assert "Áron" in page.text  # who waits is said before it is decided
    assert page.submit("Let the English go now").errors == ["Say why the English cannot wait for its Welsh."]
    page = page.submit("Let the English go now", reason="Consultation opens on Monday.")
    assert "bring the Welsh of batch" in page.text
    page = page.follow("See the English letters")
    assert "Consultation opens on Monday." in page.text
    assert "Welsh letters still to follow" in officer.get(path(case)).text
    with app.app_context():
        check(case, "Rheswm arall.")
        db.session.commit()
        follower = followers_of(batch_of(batch_id))[0].id
    do_waiting(app)
    page = officer.get(path(case, f"/{follower}")).submit("Take up the Welsh that was checked")
    assert "made again with the Welsh" in page.text
