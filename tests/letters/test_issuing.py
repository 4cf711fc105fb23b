"""Letters approved by another officer and issued once: from then on nothing in them changes."""

import hashlib
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from tests.conftest import TODAY
from tests.letters.case import (
    ANNOUNCEMENT,
    CONFIRMATION,
    REGULATION_13,
    Case,
    issued,
    prepared,
    rendered,
    viewer_for,
)
from tests.letters.kept import batch_of, bytes_of, letters_of
from transition.audit.models import AuditEvent
from transition.consultation.information.queries import issuing_of
from transition.consultation.queries import consultation_of, informed_on
from transition.consultation.records.models import InformationSent, Means
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.jobs import do_waiting
from transition.letters.actions import RENDERING, cancel_batch, redate_batch
from transition.letters.issuing import approve_batch, issue_batch
from transition.letters.models import (
    Document,
)
from transition.letters.standings import standing_of
from transition.rules.broken import RuleBroken
from transition.rules.letters import Stage
from transition.transfers.models import Transfer


def test_only_another_officer_approves(app: Flask, case: Case) -> None:
    batch_id = rendered(app, case, ANNOUNCEMENT)
    with app.app_context():
        batch = batch_of(batch_id)
        with pytest.raises(RuleBroken, match="approver_is_preparer"):
            approve_batch(batch, case.transfer, by=viewer_for(case.preparer), today=TODAY)
        approve_batch(batch, case.transfer, by=viewer_for(case.approver), today=TODAY)
        assert standing_of(batch, TODAY).stage is Stage.APPROVED


def test_nothing_is_approved_before_it_is_made_nor_issued_before_it_is_approved(
    app: Flask, case: Case
) -> None:
    with app.app_context():
        batch = prepared(case, ANNOUNCEMENT)
        with pytest.raises(RuleBroken, match="still_rendering"):
            approve_batch(batch, case.transfer, by=viewer_for(case.approver), today=TODAY)
        with pytest.raises(RuleBroken, match="stage_out_of_order"):
            issue_batch(batch, case.transfer, by=viewer_for(case.preparer), today=TODAY)


def test_welsh_that_nobody_checked_holds_the_approval(app: Flask, case: Case) -> None:
    with app.app_context():
        case.transfer = db.session.get_one(Transfer, case.transfer.id)
        case.transfer.reason = "Another reason."
        batch_id = prepared(case, CONFIRMATION).id
        db.session.commit()
    do_waiting(app)
    with app.app_context(), pytest.raises(RuleBroken, match="welsh_not_checked"):
        approve_batch(batch_of(batch_id), case.transfer, by=viewer_for(case.approver), today=TODAY)


def test_issuing_twice_issues_once(app: Flask, case: Case) -> None:
    batch_id = issued(app, case, REGULATION_13)
    with app.app_context():
        issue_batch(
            batch_of(batch_id), case.transfer, by=viewer_for(case.approver), today=TODAY + timedelta(1)
        )
        db.session.commit()
        assert batch_of(batch_id).issued_on == TODAY
        names = list(db.session.scalars(select(AuditEvent.name).where(AuditEvent.name == "letters.issued")))
        assert len(names) == 1
        assert len(db.session.scalars(select(InformationSent)).all()) == 2


def test_information_to_the_unions_is_recorded_and_its_duty_is_met(app: Flask, case: Case) -> None:
    issued(app, case, REGULATION_13)
    with app.app_context():
        file = consultation_of(case.transfer, case.outgoing)
        assert file is not None
        assert informed_on(file) == TODAY
        standing = issuing_of(file, case.transfer, TODAY)
        assert [one.version for one in standing.recipients] == [1, 1]  # the letters carry the version
        assert (standing.without, standing.behind) == ([], [])
        means = db.session.scalars(select(InformationSent.means).order_by(InformationSent.id)).all()
        assert means == [Means.POSTED_TO_HEAD_OFFICE, Means.POSTED_TO_NOTIFIED_ADDRESS]
        done = db.session.scalars(select(Milestone).where(Milestone.done_on.is_not(None))).all()
        assert [(one.done_on, one.evidence[:3]) for one in done] == [(TODAY, "MON")]


@pytest.mark.parametrize(("dated_on", "is_refused"), [(date(2026, 6, 2), False), (date(2062, 3, 3), True)])
def test_a_date_years_ahead_is_a_slip_and_refused(
    app: Flask, case: Case, dated_on: date, is_refused: bool
) -> None:
    with app.app_context():
        if is_refused:
            with pytest.raises(RuleBroken, match="dated_too_far"):
                prepared(case, ANNOUNCEMENT, dated_on=dated_on)
        else:
            assert prepared(case, ANNOUNCEMENT, dated_on=dated_on).dated_on == dated_on


def test_letters_are_issued_on_the_day_that_is_on_them_or_made_again(app: Flask, case: Case) -> None:
    batch_id, tomorrow = rendered(app, case, ANNOUNCEMENT), TODAY + timedelta(1)
    by = viewer_for(case.approver)
    with app.app_context():
        batch = batch_of(batch_id)
        before = bytes_of(batch_id)
        approve_batch(batch, case.transfer, by=by, today=TODAY)
        with pytest.raises(RuleBroken, match="dated_otherwise"):
            issue_batch(batch, case.transfer, by=by, today=tomorrow)
        redate_batch(batch, case.transfer, dated_on=tomorrow, by=by, today=tomorrow)
        db.session.commit()
        with pytest.raises(RuleBroken, match="still_rendering"):
            issue_batch(batch, case.transfer, by=by, today=tomorrow)
        db.session.rollback()
    do_waiting(app)
    with app.app_context():
        issue_batch(batch_of(batch_id), case.transfer, by=by, today=tomorrow)
        db.session.commit()
        assert batch_of(batch_id).issued_on == tomorrow
        assert {one.facts["dated_on"] for one in letters_of(batch_id)} == {tomorrow.isoformat()}
        assert bytes_of(batch_id) != before


def test_a_batch_whose_transfer_date_moved_is_neither_approved_nor_issued(app: Flask, case: Case) -> None:
    batch_id = rendered(app, case, ANNOUNCEMENT)
    with app.app_context():
        transfer = db.session.get_one(Transfer, case.transfer.id)
        transfer.transfer_on = date(2026, 5, 1)
        with pytest.raises(RuleBroken, match="transfer_date_moved"):
            approve_batch(batch_of(batch_id), transfer, by=viewer_for(case.approver), today=TODAY)


@pytest.mark.parametrize(
    "change",
    ["UPDATE document SET digest = 'x'", "UPDATE document SET pdf = NULL", "DELETE FROM document"],
)
def test_an_issued_letter_is_the_same_bytes_for_ever(app: Flask, case: Case, change: str) -> None:
    batch_id = issued(app, case, ANNOUNCEMENT)
    with app.app_context():
        before = bytes_of(batch_id)
        with pytest.raises(DatabaseError, match="never changes"):
            db.session.execute(text(change))
        db.session.rollback()
        assert bytes_of(batch_id) == before
        digests = db.session.scalars(select(Document.digest).order_by(Document.id)).all()
        assert [hashlib.sha256(content).hexdigest() for content in before] == digests


def test_a_batch_given_up_is_neither_made_nor_issued(app: Flask, case: Case) -> None:
    with app.app_context():
        batch = prepared(case, ANNOUNCEMENT)
        cancel_batch(batch, by=viewer_for(case.preparer), today=TODAY)
        db.session.commit()
        batch_id = batch.id
    assert do_waiting(app, only=RENDERING) == 0
    with app.app_context():
        with pytest.raises(RuleBroken, match="cancelled"):
            issue_batch(batch_of(batch_id), case.transfer, by=viewer_for(case.preparer), today=TODAY)
        assert standing_of(prepared(case, ANNOUNCEMENT), TODAY).counts.whole == 2


def test_letters_that_say_something_else_than_the_file_says_now_are_not_issued(
    app: Flask, case: Case
) -> None:
    batch_id = rendered(app, case, REGULATION_13)
    with app.app_context():
        batch = batch_of(batch_id)
        approve_batch(batch, case.transfer, by=viewer_for(case.approver), today=TODAY)
        file = consultation_of(case.transfer, case.outgoing)
        assert file is not None
        file.stated_none, file.legal_implications = [], "Contracts move."
        db.session.flush()
        with pytest.raises(RuleBroken, match="information_changed"):
            issue_batch(batch, case.transfer, by=viewer_for(case.preparer), today=TODAY)
