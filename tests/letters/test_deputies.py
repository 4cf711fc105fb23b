"""Deputies: named by HR for a time, approving in an officer's name; the preparer never approves, by nobody's hand."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DatabaseError

from tests.conftest import TODAY, Build, Visit
from tests.factories import make_officer
from tests.letters.case import ANNOUNCEMENT, Case, rendered, viewer_for
from tests.letters.kept import batch_of
from transition.accounts.models import Account
from transition.db import db
from transition.letters.deputies.actions import Named, end_deputy, name_deputy
from transition.letters.deputies.models import ApprovalDeputy
from transition.letters.issuing import approve_batch
from transition.rules.broken import RuleBroken


@pytest.fixture
def third(case: Case, build: Build) -> Account:
    """Another officer, who neither prepares nor is away."""
    with build():
        return make_officer(case.outgoing, name="Nia Dirprwy")


def named(case: Case, third: Account) -> Named:
    return Named(case.approver.id, third.id, TODAY, TODAY + timedelta(7), "Annual leave")


def path(case: Case, rest: str = "") -> str:
    return f"/transfers/{case.transfer.id}/letters{rest}"


def keep(case: Case, wanted: Named) -> ApprovalDeputy:
    return name_deputy(case.transfer, case.outgoing, wanted, by=viewer_for(case.preparer), today=TODAY)


def test_a_deputy_approves_in_an_officers_name_and_the_page_says_so(
    app: Flask, visit: Visit, case: Case, third: Account
) -> None:
    batch_id = rendered(app, case, ANNOUNCEMENT)
    hr = visit(case.preparer)
    page = hr.get(path(case)).follow("Deputies who approve letters").follow("Name a deputy")
    page = page.submit(
        "Name the deputy", officer_id=str(case.approver.id), deputy_id=str(third.id), reason="Annual leave",
        **{"until_on-day": "9", "until_on-month": "3", "until_on-year": "2026"},
    )  # fmt: skip
    assert "Approves today" in page.text
    deputy = visit(third)
    asked = deputy.get(path(case, f"/{batch_id}/approve"))
    assert "As the deputy of Owen Cymeradwyo" in asked.text
    first, second = (asked.submit("Approve the letters", in_name_of=str(case.approver.id)) for _ in range(2))
    assert "by Nia Dirprwy as the deputy of Owen Cymeradwyo" in first.text
    assert second.status == 200
    assert (
        "gan Nia Dirprwy fel dirprwy i Owen"
        in visit(case.preparer, "cy").get(path(case, f"/{batch_id}")).text
    )
    with app.app_context():
        batch = batch_of(batch_id)
        assert (batch.approved_by_id, batch.approved_for_id) == (third.id, case.approver.id)


def test_neither_the_preparer_nor_a_deputy_in_the_preparers_name_approves(
    app: Flask, case: Case, third: Account
) -> None:
    batch_id = rendered(app, case, ANNOUNCEMENT)
    with app.app_context():
        for officer, deputy in ((case.preparer, third), (case.approver, case.preparer)):
            keep(case, replace(named(case, third), officer_id=officer.id, deputy_id=deputy.id))
        for who, name, code in (
            (third, case.preparer, "deputy_of_preparer"),
            (case.preparer, case.approver, "approver_is_preparer"),
            (third, case.approver, "not_their_deputy"),
        ):
            with pytest.raises(RuleBroken, match=code):
                approve_batch(
                    batch_of(batch_id), case.transfer, by=viewer_for(who), today=TODAY, in_name_of=name.id
                )


@pytest.mark.parametrize("days", [-1, 8])
def test_a_deputy_approves_only_in_their_time(app: Flask, case: Case, third: Account, days: int) -> None:
    batch_id = rendered(app, case, ANNOUNCEMENT)
    with app.app_context():
        keep(case, named(case, third))
        with pytest.raises(RuleBroken, match="not_their_deputy"):
            approve_batch(
                batch_of(batch_id), case.transfer, by=viewer_for(third), today=TODAY + timedelta(days),
                in_name_of=case.approver.id,
            )  # fmt: skip


def test_naming_twice_names_once_and_ending_ends_it_for_good(app: Flask, case: Case, third: Account) -> None:
    batch_id = rendered(app, case, ANNOUNCEMENT)
    with app.app_context():
        deputy = keep(case, named(case, third))
        assert keep(case, named(case, third)) is deputy
        with pytest.raises(RuleBroken, match="deputy_named_already"):
            keep(case, replace(named(case, third), reason="Illness"))
        for _ in range(2):
            end_deputy(case.transfer, deputy, by=viewer_for(case.preparer), today=TODAY)
        db.session.commit()
        with pytest.raises(RuleBroken, match="not_their_deputy"):
            approve_batch(
                batch_of(batch_id),
                case.transfer,
                by=viewer_for(third),
                today=TODAY,
                in_name_of=case.approver.id,
            )
        keep(case, replace(named(case, third), reason="Illness"))
        db.session.commit()
        assert db.session.scalar(select(func.count()).select_from(ApprovalDeputy)) == 2
        for change in (update(ApprovalDeputy).values(reason="x"), delete(ApprovalDeputy)):
            with pytest.raises(DatabaseError, match="approval_deputy"):
                db.session.execute(change)
            db.session.rollback()


@pytest.mark.parametrize("who", ["auditor", "lead", "representative", "manager"])
def test_only_hr_names_deputies(visit: Visit, case: Case, who: str) -> None:
    assert visit(getattr(case, who)).get(path(case, "/deputies/new")).status == 403
