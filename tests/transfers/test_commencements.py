"""The administrator's pages of rules whose commencement is not confirmed, and what they change elsewhere."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.conftest import Build, Visit
from tests.factories import (
    make_administrator,
    make_employer,
    make_lead,
    make_officer,
    make_recognition,
    make_representative,
    make_transfer,
)
from tests.visitor import Page
from transition.access.permissions import Role
from transition.clock import now
from transition.consultation.facts import timeline_of
from transition.db import db
from transition.rules.duties import Duty
from transition.rules.register import DecidingDate, RuleId
from transition.transfers.commencements.models import RuleCommencement
from transition.transfers.commencements.queries import commencements

APRIL = {"applies_from-day": "1", "applies_from-month": "4", "applies_from-year": "2026"}
OCTOBER = {"applies_from-day": "1", "applies_from-month": "10", "applies_from-year": "2026"}


def entered(
    page: Page, days: dict[str, str], key: str = "transfer_on", source: str = "SI 2026/1 reg 3"
) -> Page:
    """The list after the administrator's form was sent."""
    page = page.follow("Enter the commencement") if "Enter the commencement" in page.links else page
    return page.submit("Save", **days, decided_by=key, source=source)


@pytest.mark.only_sqlite
def test_a_rule_is_off_until_the_administrator_enters_its_day_and_key_and_off_again_when_taken_back(
    build: Build, visit: Visit
) -> None:
    with build():
        admin, transfer = make_administrator(name="Ann Admin"), make_transfer()
        hr = make_officer(transfer.outgoing_employer)
    limits = f"/transfers/{transfer.id}/after/claims"
    off = visit(hr).get(limits)
    assert "Last day for the claim: Tuesday 30 June 2026" in off.text
    assert "Not confirmed: it would be 30 September 2026" in off.text
    page = visit(admin).get("/rules")
    assert page.heading == "Rules not yet in force"
    assert "Off" in page.text
    page = entered(page, APRIL)
    assert "The commencement was entered." in page.text
    assert "On, not confirmed From 1 April 2026. What decides: The day of the transfer" in page.text
    assert page.rows()[0][0].startswith("Ann Admin · ")
    on = visit(hr).get(limits)
    assert "Last day for the claim: Wednesday 30 September 2026" in on.text
    assert "as an administrator entered its commencement. If it does not apply: 30 June 2026." in on.text
    assert "To be confirmed by your adviser" in on.text
    for address in (
        f"/transfers/{transfer.id}/timeline",
        f"/transfers/{transfer.id}",
        f"/transfers/{transfer.id}/after",
    ):
        shown = visit(hr).get(address).text
        assert "30 September 2026" in shown
        assert "If it does not apply: 30 June 2026." in shown
    page = visit(admin).get("/rules").follow("Take the entry back").submit("Take it back", source="Wrong SI")
    assert "The entry was taken back. The rule is off." in page.text
    assert [row[1] for row in page.rows()] == ["Taken back", "1 April 2026"]
    assert "Last day for the claim: Tuesday 30 June 2026" in visit(hr).get(limits).text


@pytest.mark.only_sqlite
def test_a_transfer_before_the_day_entered_keeps_three_months_and_says_why(
    build: Build, visit: Visit
) -> None:
    with build():
        admin, transfer = make_administrator(), make_transfer()
        hr = make_officer(transfer.outgoing_employer)
    entered(visit(admin).get("/rules"), OCTOBER)
    page = visit(hr).get(f"/transfers/{transfer.id}/after/claims")
    assert "Last day for the claim: Tuesday 30 June 2026" in page.text
    assert "does not reach this. If it did: 30 September 2026." in page.text


@pytest.mark.only_sqlite
def test_a_later_entry_supersedes_and_the_second_of_two_administrators_is_told(
    build: Build, visit: Visit
) -> None:
    with build():
        admin, other = make_administrator(), make_administrator()
    mine = visit(admin).get("/rules/limit-6m/commencement")
    page = entered(visit(other).get("/rules"), OCTOBER)
    stale = mine.submit("Save", **APRIL, decided_by="transfer_on", source="Mine")
    assert stale.status == 409
    page = stale.submit("Save", **APRIL, decided_by="order_on", source="Mine")
    assert [row[1:3] for row in page.rows()] == [
        ["1 April 2026", "The day of the tribunal's order"],
        ["1 October 2026", "The day of the transfer"],
    ]


@pytest.mark.only_sqlite
@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({}, "Enter the first day on which it applies."),
        ({**OCTOBER, "source": ""}, "Enter the source on which you rely."),
        ({**OCTOBER, "decided_by": "decision_on"}, "The date that decides"),
        (
            {**OCTOBER, "applies_from-year": "2025"},
            "The day must not be before the Act was passed, on 18 December 2025.",
        ),
    ],
)
def test_a_bad_entry_is_refused_and_changes_nothing(
    build: Build, visit: Visit, answers: dict[str, str], error: str
) -> None:
    with build():
        admin = make_administrator()
    page = visit(admin).get("/rules/limit-6m/commencement")
    page = page.submit("Save", **{"decided_by": "transfer_on", "source": "SI 2026/1", **answers})
    assert page.status == 400
    assert any(error in message for message in page.errors), page.errors
    with build():
        assert commencements() == ()


@pytest.mark.only_sqlite
def test_only_administrators_enter_and_auditors_read(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        shut = {
            "hr": make_officer(transfer.outgoing_employer),
            "manager": make_officer(transfer.outgoing_employer, Role.MANAGER),
            "lead": make_lead(transfer.programme),
            "representative": make_representative(make_recognition(transfer.outgoing_employer)),
            "translator": make_officer(make_employer(), Role.TRANSLATOR),
        }
        auditor, admin = make_officer(transfer.outgoing_employer, Role.AUDITOR), make_administrator()
    for account in shut.values():
        assert visit(account).get("/rules").status == 403
        assert visit(account).get("/rules/limit-6m/commencement").status == 403
    page = visit(auditor).get("/rules")
    assert page.status == 200
    assert "Enter the commencement" not in page.links
    assert visit(auditor).get("/rules/limit-6m/commencement").status == 403
    assert visit(admin).get("/rules/limit-3m/commencement").status == 404
    assert visit(admin).get("/rules/nothing/commencement/take-back").status == 404


@pytest.mark.only_sqlite
def test_nothing_is_taken_back_that_was_not_entered(build: Build, visit: Visit) -> None:
    with build():
        admin = make_administrator()
    page = visit(admin).get("/rules/limit-6m/commencement/take-back").submit("Take it back", source="Oops")
    assert page.errors == ["Nothing is entered for this rule, so there is nothing to take back."]


@pytest.mark.only_sqlite
def test_the_page_is_in_welsh_too_and_the_trail_says_what_was_entered(build: Build, visit: Visit) -> None:
    with build():
        admin = make_administrator()
    entered(visit(admin).get("/rules"), OCTOBER)
    assert visit(admin, "cy").get("/rules").heading == "Rheolau nad ydynt mewn grym eto"
    assert "The commencement of a rule was entered" in visit(admin).get("/trail?about=rules").text


def test_entries_are_never_changed_and_one_for_a_rule_that_no_longer_waits_does_nothing(build: Build) -> None:
    with build():
        admin, transfer = make_administrator(), make_transfer()
        shared = {
            "decided_by": DecidingDate.TRANSFER_ON,
            "source": "x",
            "recorded_by_id": admin.id,
            "recorded_at": now(),
        }
        day = transfer.transfer_on
        for rule in ("LIMIT-3M", "GONE", RuleId.LIMIT_6M.value):
            db.session.add(RuleCommencement(rule_id=rule, applies_from=day, **shared))
        db.session.flush()
        assert [one.rule_id for one in commencements()] == [RuleId.LIMIT_6M]
        rows = {row.duty: row for row in timeline_of(transfer, day)}
        assert rows[Duty.CLAIM_LIMIT].due_on.isoformat() == "2026-09-30"
    with build():
        with pytest.raises(DBAPIError, match="append-only"):
            db.session.execute(text("UPDATE rule_commencement SET source = 'y'"))
        db.session.rollback()
