"""Two officers at the same moment: no letter is written twice, and a batch is approved and issued once."""

from flask import Flask
from sqlalchemy import func, select

from tests.conftest import TODAY, Build, Visit
from tests.factories import make_officer
from tests.letters.case import ANNOUNCEMENT, REGULATION_13, Case, rendered, viewer_for
from tests.together import events, together
from transition.consultation.records.models import InformationSent
from transition.db import db
from transition.letters.issuing import approve_batch
from transition.letters.models import Batch, Letter


def path(case: Case, rest: str) -> str:
    return f"/transfers/{case.transfer.id}/letters{rest}"


def count(app: Flask, *what: object) -> int:
    with app.app_context():
        found = db.session.scalar(select(func.count()).select_from(*what)) or 0
        db.session.rollback()
        return found


def test_two_who_prepare_the_same_letters_write_to_everybody_once(
    app: Flask, visit: Visit, case: Case
) -> None:
    pages = [visit(one).get(path(case, "/new/announcement")) for one in (case.preparer, case.approver)]
    answers = together(
        app, "INSERT INTO batch", *(lambda page=page: page.submit("Prepare the letters") for page in pages)
    )
    assert sorted(one.status for one in answers) == [200, 400]
    refused = next(one for one in answers if one.status == 400)
    assert refused.errors == [
        "Everybody has this letter already, or there is nobody to write to. Nothing was prepared."
    ]
    assert (count(app, Batch), count(app, Letter)) == (1, len(case.people))
    assert events(app, "letters.prepared") == 1


def test_two_who_approve_the_same_batch_approve_it_once(
    app: Flask, visit: Visit, build: Build, case: Case
) -> None:
    with build():
        other = make_officer(case.outgoing)
    batch_id = rendered(app, case, ANNOUNCEMENT)
    pages = [visit(one).get(path(case, f"/{batch_id}/approve")) for one in (case.approver, other)]
    answers = together(
        app, "UPDATE batch", *(lambda page=page: page.submit("Approve the letters") for page in pages)
    )
    assert [one.status for one in answers] == [200, 200]
    assert all("Approved" in one.text for one in answers)
    assert events(app, "letters.approved") == 1


def test_two_who_issue_the_same_batch_issue_it_once(app: Flask, visit: Visit, case: Case) -> None:
    batch_id = rendered(app, case, REGULATION_13)
    with app.app_context():
        batch = db.session.get_one(Batch, batch_id)
        approve_batch(batch, case.transfer, by=viewer_for(case.approver), today=TODAY)
        db.session.commit()
    pages = [visit(one).get(path(case, f"/{batch_id}/issue")) for one in (case.preparer, case.approver)]
    answers = together(
        app, "UPDATE batch", *(lambda page=page: page.submit("Issue the letters") for page in pages)
    )
    assert [one.status for one in answers] == [200, 200]
    assert (events(app, "letters.issued"), events(app, "information.sent")) == (1, len(case.unions))
    assert count(app, InformationSent) == len(case.unions)
