"""What happens to a timeline, and what the rules make of its rows."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import TODAY
from tests.factories import (
    make_employer,
    make_officer,
    make_own_milestone,
    make_timeline,
    make_transfer,
    viewer_for,
)
from transition.access.permissions import Viewer
from transition.audit.models import AuditDetail
from transition.consultation.facts import TimelineRow, status_items, timeline_of
from transition.consultation.timeline import actions
from transition.consultation.timeline.models import Milestone
from transition.db import Stale, db
from transition.rules.basis import Kind, LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.duties import Duty
from transition.rules.milestones import MilestoneKey, Owner
from transition.rules.standing import Standing
from transition.transfers.models import Transfer

pytestmark = pytest.mark.usefixtures("context")

ANSWERS = {
    "planned_on": None,
    "is_fixed": False,
    "forecast_on": None,
    "slip_reason": "",
    "slip_reason_cy": "",
    "owner_account_id": None,
    "note": "",
}


@pytest.fixture
def transfer(context: Flask) -> Transfer:
    return make_transfer()


@pytest.fixture
def officer(transfer: Transfer) -> Viewer:
    return viewer_for(make_officer(transfer.outgoing_employer), TODAY)


def row(transfer: Transfer, key: str, side: Owner = Owner.TRANSFEROR) -> TimelineRow:
    return next(one for one in timeline_of(transfer, TODAY) if one.key == key and one.side is side)


def shown(transfer: Transfer) -> set[str]:
    return {one.code for one in timeline_of(transfer, TODAY)}


def test_a_timeline_is_laid_out_once_with_its_baseline(transfer: Transfer, officer: Viewer) -> None:
    first = actions.open_timeline(transfer, by=officer)
    assert len({(one.key, one.side) for one in first}) == len(first) > 40
    assert actions.open_timeline(transfer, by=officer) == []
    found = row(transfer, "LIABILITY_INFORMATION")
    assert (found.baseline_on, found.due_on) == (date(2026, 3, 4), date(2026, 3, 4))


@pytest.mark.parametrize(
    ("key", "side", "due_on"),
    [
        ("FORMATIVE_UNION_TALKS", Owner.ALL, date(2025, 10, 15)),
        ("CABINET_DECISION", Owner.TRANSFEROR, date(2025, 12, 10)),
        ("MEASURES_REQUEST", Owner.ALL, date(2026, 1, 7)),
        ("MEASURES", Owner.TRANSFEREE, date(2026, 1, 21)),
        ("REGULATION_13_INFORMATION", Owner.TRANSFEREE, date(2026, 2, 4)),
        ("CONSULTATION_CLOSE", Owner.TRANSFEROR, date(2026, 3, 11)),
        ("CONFIRMATION_LETTERS", Owner.BOTH_EMPLOYERS, date(2026, 3, 18)),
        ("WRITTEN_STATEMENT", Owner.TRANSFEREE, date(2026, 5, 1)),
        ("RIGHT_TO_WORK_CHECK", Owner.TRANSFEREE, date(2026, 5, 31)),
        ("CLAIM_LIMIT", Owner.ALL, date(2026, 6, 30)),
        ("COLLECTIVE_TERMS_CHANGE", Owner.TRANSFEREE, date(2027, 4, 2)),
        ("REVIEW_12_MONTHS", Owner.ALL, date(2027, 4, 1)),
    ],
)
def test_the_days_of_a_transfer_on_1_april_2026(
    transfer: Transfer, key: str, side: Owner, due_on: date
) -> None:
    make_timeline(transfer)
    assert row(transfer, key, side).due_on == due_on


def test_a_duty_stands_once_though_it_is_a_milestone_too(transfer: Transfer) -> None:
    make_timeline(transfer)
    codes = [one.code for one in timeline_of(transfer, TODAY)]
    assert len(codes) == len(set(codes))
    assert not any(code.startswith("SOCIAL_PARTNERSHIP") for code in codes)
    assert row(transfer, "FORMATIVE_UNION_TALKS", Owner.ALL).duty is Duty.SOCIAL_PARTNERSHIP


@pytest.mark.parametrize(
    ("basis", "kind"),
    [
        (LegalBasis.TUPE, Kind.STATUTORY),
        (LegalBasis.UNDECIDED, Kind.STATUTORY_IF_TUPE),
        (LegalBasis.TUPE_EQUIVALENT, Kind.POLICY),
    ],
)
def test_how_a_day_binds_follows_the_legal_basis(context: Flask, basis: LegalBasis, kind: Kind) -> None:
    transfer = make_transfer(basis=basis)
    make_timeline(transfer)
    assert row(transfer, "LIABILITY_INFORMATION").kind is kind
    assert row(transfer, "CABINET_DECISION").kind is Kind.POLICY


def test_a_row_waits_for_the_basis_under_which_its_duty_arises(context: Flask) -> None:
    transfer = make_transfer(basis=LegalBasis.SECTION_113_LOAN)
    rows = make_timeline(transfer)
    assert (Duty.RIGHT_TO_WORK_CHECK, Owner.TRANSFEREE) in rows
    assert "RIGHT_TO_WORK_CHECK:transferee" not in shown(transfer)
    assert "SECTION_113_CONSULTATION:transferor" in shown(transfer)


def test_where_the_host_is_the_employer_already_each_employer_s_row_stands_once(context: Flask) -> None:
    host = make_employer()
    transfer = make_transfer(host, host, basis=LegalBasis.NO_EMPLOYER_CHANGE)
    make_timeline(transfer)
    codes = [code for code in shown(transfer) if code.startswith("REGULATION_13_INFORMATION")]
    assert codes == ["REGULATION_13_INFORMATION:transferor"]


def test_a_transfer_without_stored_rows_shows_what_is_overdue_all_the_same(transfer: Transfer) -> None:
    found = row(transfer, "MEASURES", Owner.TRANSFEREE)
    assert (found.milestone_id, found.standing) == (None, Standing.OVERDUE)


def test_what_nobody_does_has_no_standing_and_no_part_in_a_status(transfer: Transfer) -> None:
    make_timeline(transfer)
    limit = row(transfer, "CLAIM_LIMIT", Owner.ALL)
    assert (limit.is_task, limit.standing, limit.milestone_id) == (False, None, None)
    items = status_items(timeline_of(transfer, TODAY))
    assert "CLAIM_LIMIT:all" not in {item.key for item in items}
    assert "LIABILITY_INFORMATION:transferor" in {item.key for item in items}


def test_a_day_that_the_law_fixes_is_not_planned_by_hand(transfer: Transfer, officer: Viewer) -> None:
    milestone = make_timeline(transfer)["LIABILITY_INFORMATION", Owner.TRANSFEROR]
    answers = {**ANSWERS, "planned_on": date(2026, 3, 9)}
    with pytest.raises(RuleBroken, match="law_fixes_day"):
        actions.edit_milestone(milestone, transfer, answers, version=milestone.version, by=officer)


def test_a_milestone_of_practice_is_planned_by_hand_and_back(transfer: Transfer, officer: Viewer) -> None:
    milestone = make_timeline(transfer)["PAYROLL_TEST", Owner.BOTH_EMPLOYERS]
    for planned_on, due_on in ((date(2026, 3, 22), date(2026, 3, 22)), (None, date(2026, 3, 18))):
        answers = {**ANSWERS, "planned_on": planned_on}
        actions.edit_milestone(milestone, transfer, answers, version=milestone.version, by=officer)
        found = row(transfer, "PAYROLL_TEST", Owner.BOTH_EMPLOYERS)
        assert (found.due_on, found.baseline_on) == (due_on, date(2026, 3, 18))
    # 22 March 2026 is a Sunday: the Friday before is advised.
    actions.edit_milestone(
        milestone,
        transfer,
        {**ANSWERS, "planned_on": date(2026, 3, 22)},
        version=milestone.version,
        by=officer,
    )
    assert row(transfer, "PAYROLL_TEST", Owner.BOTH_EMPLOYERS).advised_on == date(2026, 3, 20)


def test_a_late_forecast_needs_its_reason_in_either_language(transfer: Transfer, officer: Viewer) -> None:
    milestone = make_timeline(transfer)["LIABILITY_INFORMATION", Owner.TRANSFEROR]
    late = {**ANSWERS, "forecast_on": date(2026, 3, 6)}
    with pytest.raises(RuleBroken, match="slip_reason_required"):
        actions.edit_milestone(milestone, transfer, late, version=milestone.version, by=officer)
    db.session.refresh(milestone)
    late["slip_reason_cy"] = "Y gyflogres yn hwyr"
    actions.edit_milestone(milestone, transfer, late, version=milestone.version, by=officer)
    assert row(transfer, "LIABILITY_INFORMATION").forecast_on == date(2026, 3, 6)


@pytest.mark.parametrize(
    ("done_on", "standing"),
    [(date(2026, 1, 21), Standing.MET), (date(2026, 1, 22), Standing.MET_LATE), (TODAY, Standing.MET_LATE)],
)
def test_done_is_met_or_met_late(
    transfer: Transfer, officer: Viewer, done_on: date, standing: Standing
) -> None:
    milestone = make_timeline(transfer)["MEASURES", Owner.TRANSFEREE]
    done = {"done_on": done_on, "evidence": "Letter", "version": milestone.version}
    actions.mark_done(milestone, **done, by=officer, today=TODAY)
    assert row(transfer, "MEASURES", Owner.TRANSFEREE).standing is standing


@pytest.mark.parametrize(
    ("done_on", "evidence", "code"),
    [(TODAY + timedelta(days=1), "Letter", "in_the_future"), (TODAY, " ", "evidence_required")],
)
def test_done_needs_a_day_that_has_come_and_evidence(
    transfer: Transfer, officer: Viewer, done_on: date, evidence: str, code: str
) -> None:
    milestone = make_timeline(transfer)["MEASURES", Owner.TRANSFEREE]
    done = {"done_on": done_on, "evidence": evidence, "version": milestone.version}
    with pytest.raises(RuleBroken, match=code):
        actions.mark_done(milestone, **done, by=officer, today=TODAY)


def test_the_second_of_two_editors_is_told(transfer: Transfer, officer: Viewer) -> None:
    milestone = make_timeline(transfer)["MEASURES", Owner.TRANSFEREE]
    with pytest.raises(Stale):
        actions.reopen(milestone, version=milestone.version - 1, by=officer)


def test_what_is_not_needed_says_why_and_may_be_needed_after_all(transfer: Transfer, officer: Viewer) -> None:
    milestone = make_timeline(transfer)["ELECTIONS", Owner.ALL]
    with pytest.raises(RuleBroken, match="reason_required"):
        actions.mark_not_needed(milestone, reason="", version=milestone.version, by=officer)
    reason = "Every post has a recognised union"
    actions.mark_not_needed(milestone, reason=reason, version=milestone.version, by=officer)
    assert row(transfer, "ELECTIONS", Owner.ALL).standing is Standing.NOT_NEEDED
    actions.mark_needed(milestone, version=milestone.version, by=officer)
    assert row(transfer, "ELECTIONS", Owner.ALL).standing is Standing.OVERDUE


def test_a_duty_that_is_met_twice_keeps_its_first_day(transfer: Transfer, officer: Viewer) -> None:
    for on in (date(2026, 2, 5), date(2026, 2, 9), date(2026, 2, 4)):
        actions.duty_met(
            transfer, Duty.REGULATION_13_INFORMATION, on=on, evidence=f"Letter of {on}", by=officer
        )
    found = row(transfer, "REGULATION_13_INFORMATION")
    assert (found.done_on, found.evidence) == (date(2026, 2, 4), "Letter of 2026-02-04")
    assert row(transfer, "REGULATION_13_INFORMATION", Owner.TRANSFEREE).done_on is None
    host = transfer.incoming_employer_id
    met = {"on": TODAY, "evidence": "Letter", "by": officer, "employer_id": host}
    actions.duty_met(transfer, Duty.REGULATION_13_INFORMATION, **met)
    assert row(transfer, "REGULATION_13_INFORMATION", Owner.TRANSFEREE).done_on == TODAY


def test_a_duty_is_met_on_the_row_that_keeps_it_whoever_asks(transfer: Transfer, officer: Viewer) -> None:
    met = {"on": TODAY, "evidence": "Talks", "by": officer, "employer_id": transfer.incoming_employer_id}
    found = actions.duty_met(transfer, Duty.SOCIAL_PARTNERSHIP, **met)
    assert found is not None
    assert (found.key, found.side) == (MilestoneKey.FORMATIVE_UNION_TALKS, Owner.ALL)
    assert actions.duty_met(transfer, Duty.CLAIM_LIMIT, **met) is None


def test_when_the_transfer_moves_what_is_counted_follows_and_the_rest_stays(
    transfer: Transfer, officer: Viewer
) -> None:
    rows = make_timeline(transfer)
    follows = make_own_milestone(transfer)
    stays = make_own_milestone(transfer, is_fixed=True)
    done = make_own_milestone(transfer, done_on=TODAY, evidence="Receipt")
    kept = rows["PAYROLL_TEST", Owner.BOTH_EMPLOYERS]
    kept.planned_on, kept.forecast_on = date(2026, 3, 19), date(2026, 3, 25)
    db.session.flush()
    old, transfer.transfer_on = transfer.transfer_on, date(2026, 5, 1)
    moved = actions.follow_date(transfer, old, transfer.transfer_on, by=officer)
    assert (follows.planned_on, stays.planned_on) == (date(2026, 4, 19), date(2026, 3, 20))
    assert done.planned_on == date(2026, 3, 20)
    assert (kept.planned_on, kept.forecast_on) == (date(2026, 4, 18), date(2026, 3, 25))
    assert kept.baseline_on == date(2026, 3, 18)
    found = row(transfer, "LIABILITY_INFORMATION")
    assert (found.baseline_on, found.due_on) == (date(2026, 3, 4), date(2026, 4, 3))
    days = {one.milestone.id: (one.from_on, one.to_on) for one in moved}
    assert days[follows.id] == (date(2026, 3, 20), date(2026, 4, 19))
    assert days[rows["LIABILITY_INFORMATION", Owner.TRANSFEROR].id] == (date(2026, 3, 4), date(2026, 4, 3))
    assert not {stays.id, done.id} & days.keys()


def test_what_would_follow_is_shown_before_anything_moves(transfer: Transfer) -> None:
    make_timeline(transfer)
    follows = make_own_milestone(transfer)
    moved = actions.would_follow(transfer, date(2026, 4, 1), date(2026, 5, 1))
    assert {one.milestone.id: one.to_on for one in moved}[follows.id] == date(2026, 4, 19)
    assert follows.planned_on == date(2026, 3, 20)


def test_every_change_is_in_the_trail_without_anybody_s_words(transfer: Transfer, officer: Viewer) -> None:
    milestone = make_timeline(transfer)["MEASURES", Owner.TRANSFEREE]
    done = {"done_on": TODAY, "evidence": "CANARY", "version": milestone.version}
    actions.mark_done(milestone, **done, by=officer, today=TODAY)
    db.session.commit()
    details = [one.details for one in db.session.scalars(select(AuditDetail))]
    assert {"key": "MEASURES", "done_on": "2026-03-02"} in details
    assert "CANARY" not in str(details)


def test_the_same_key_is_kept_once_for_each_side(transfer: Transfer) -> None:
    make_timeline(transfer)
    keys = [(one.key, one.side) for one in db.session.scalars(select(Milestone))]
    assert len(keys) == len(set(keys))


def test_a_day_of_the_template_that_is_to_stay_stays(transfer: Transfer, officer: Viewer) -> None:
    milestone = make_timeline(transfer)["PAYROLL_TEST", Owner.BOTH_EMPLOYERS]
    fixed = {**ANSWERS, "is_fixed": True}
    actions.edit_milestone(milestone, transfer, fixed, version=milestone.version, by=officer)
    old, transfer.transfer_on = transfer.transfer_on, date(2026, 5, 1)
    actions.follow_date(transfer, old, transfer.transfer_on, by=officer)
    assert row(transfer, "PAYROLL_TEST", Owner.BOTH_EMPLOYERS).due_on == date(2026, 3, 18)
