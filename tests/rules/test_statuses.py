"""Where a duty stands, and the status of a transfer and of a council by the published rules."""

from dataclasses import replace

import pytest

from tests.rules.examples import HOLIDAYS, on
from transition.rules.basis import Kind
from transition.rules.broken import RuleBroken
from transition.rules.standing import (
    Item,
    Standing,
    Status,
    StatusFacts,
    StatusRule,
    check_override,
    council_status,
    standing,
    transfer_status,
)

T, TODAY = on("2026-04-01"), on("2026-03-02")


STANDINGS = [
    ("2026-03-17", None, True, Standing.NOT_DUE),
    ("2026-03-16", None, True, Standing.DUE_SOON),
    ("2026-03-02", None, True, Standing.DUE_SOON),
    ("2026-03-01", None, True, Standing.OVERDUE),
    ("2026-03-01", None, False, Standing.NOT_NEEDED),
    ("2026-03-01", "2026-03-01", True, Standing.MET),
    ("2026-03-01", "2026-03-02", True, Standing.MET_LATE),
    ("2026-03-01", "2026-03-03", True, Standing.OVERDUE),
]


@pytest.mark.parametrize(("due", "done", "is_needed", "expected"), STANDINGS)
def test_a_duty_stands_as_its_days_say(due, done, is_needed, expected):
    assert standing(on(due), on(done) if done else None, is_needed, TODAY) is expected


def _item(due, kind=Kind.STATUTORY, **more):
    return Item("eli", on(due), kind, **more)


FACTS = StatusFacts(T)
STATUSES = [
    ({}, Status.GREEN, ()),
    ({"items": (_item("2026-03-17"),)}, Status.GREEN, ()),
    ({"items": (_item("2026-03-13"),)}, Status.AMBER, (StatusRule.LITTLE_FLOAT,)),
    ({"items": (_item("2026-03-16"),)}, Status.GREEN, ()),
    ({"items": (_item("2026-03-01"),)}, Status.RED, (StatusRule.STATUTORY_DATE_MISSED,)),
    ({"items": (_item("2026-03-01", Kind.POLICY),)}, Status.GREEN, ()),
    (
        {"items": (_item("2026-03-01", Kind.STATUTORY_IF_TUPE),)},
        Status.RED,
        (StatusRule.STATUTORY_DATE_MISSED,),
    ),
    ({"items": (_item("2026-03-01", done_on=on("2026-02-27")),)}, Status.GREEN, ()),
    ({"items": (_item("2026-03-01", is_needed=False),)}, Status.GREEN, ()),
    (
        {"items": (_item("2026-04-30", forecast_on=on("2026-05-01")),)},
        Status.RED,
        (StatusRule.STATUTORY_DATE_FORECAST_LATE,),
    ),
    ({"overdue_replies_count": 1}, Status.RED, (StatusRule.REPLY_OVERDUE,)),
    ({"late_measures_count": 1}, Status.AMBER, (StatusRule.LATE_MEASURE,)),
    ({"is_information_complete": False, "staff_count": 9}, Status.GREEN, ()),
    (
        {"is_information_complete": False, "staff_count": 9, "transfer_on": on("2026-03-29")},
        Status.RED,
        (StatusRule.INFORMATION_INCOMPLETE,),
    ),
    (
        {"staff_count": 10, "confirmed_count": 8, "transfer_on": on("2026-03-23")},
        Status.AMBER,
        (StatusRule.FEW_CONFIRMED,),
    ),
    ({"staff_count": 10, "confirmed_count": 9, "transfer_on": on("2026-03-23")}, Status.GREEN, ()),
    ({"staff_count": 10, "confirmed_count": 0, "transfer_on": on("2026-03-24")}, Status.GREEN, ()),
]


@pytest.mark.parametrize(("facts", "status", "fired"), STATUSES)
def test_a_transfers_status_follows_the_published_rules(facts, status, fired):
    found = transfer_status(replace(FACTS, **facts), TODAY, HOLIDAYS)
    assert (found.status, found.fired) == (status, fired)


@pytest.mark.parametrize(("count", "status"), [(4, Status.GREEN), (None, Status.GREEN), (5, Status.RED)])
def test_in_public_no_rule_that_rests_on_individuals_runs_for_under_five(count, status):
    facts = StatusFacts(on("2026-03-20"), is_information_complete=False, staff_count=count)
    assert transfer_status(facts, TODAY, HOLIDAYS, is_public=True).status is status
    assert transfer_status(facts, TODAY, HOLIDAYS).status is Status.RED


def test_a_council_has_the_worst_status_of_its_transfers():
    assert council_status([Status.GREEN, Status.RED, Status.AMBER]) is Status.RED
    assert council_status([]) is Status.GREEN


def test_an_override_has_a_name_and_a_reason():
    check_override("A. Officer", "Agreed with the unions.")
    with pytest.raises(RuleBroken, match="name_required"):
        check_override("", "Agreed.")
    with pytest.raises(RuleBroken, match="reason_required"):
        check_override("A. Officer", " ")
