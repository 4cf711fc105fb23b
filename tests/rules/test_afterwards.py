"""What may be said of arrivals, reviews and measures delivered, and where a measure stands: tables to read."""

import pytest

from tests.rules.examples import on
from transition.rules.arrivals import ArrivalKind, check_arrival
from transition.rules.broken import RuleBroken
from transition.rules.delivery import DeliveryOutcome, check_delivery, delivery_standing
from transition.rules.reviews import REVIEWS, check_review
from transition.rules.standing import Standing

TODAY = on("2026-07-01")
_STATEMENT, _CHECK = ArrivalKind.WRITTEN_STATEMENT, ArrivalKind.RIGHT_TO_WORK


@pytest.mark.parametrize(
    ("kind", "done_on", "done_by", "code"),
    [
        (_STATEMENT, "2026-04-20", "", None),
        (_STATEMENT, None, "", None),
        (_STATEMENT, "2026-07-02", "", "in_the_future"),
        (_CHECK, "2026-04-20", "Mair Rees", None),
        (_CHECK, "2026-04-20", " ", "done_by_required"),
        (_CHECK, None, "Mair Rees", "done_on_required"),
    ],
)
def test_an_arrival_has_its_day_and_a_check_has_who_made_it(kind, done_on, done_by, code):
    assert _refused(lambda: check_arrival(kind, on(done_on) if done_on else None, done_by, TODAY)) == code


_DONE, _PART, _NOT = DeliveryOutcome.DELIVERED, DeliveryOutcome.IN_PART, DeliveryOutcome.NOT_DELIVERED


@pytest.mark.parametrize(
    ("outcome", "delivered_on", "evidence", "why", "code"),
    [
        (_DONE, "2026-06-30", "Payslips", "", None),
        (_DONE, None, "Payslips", "", "delivered_on_required"),
        (_DONE, "2026-07-02", "Payslips", "", "in_the_future"),
        (_DONE, "2026-06-30", "", "", "evidence_required"),
        (_PART, "2026-06-30", "Payslips", "", "why_required"),
        (_PART, "2026-06-30", "Payslips", "Mileage waits", None),
        (_NOT, None, "", "", "why_required"),
        (_NOT, "2026-06-30", "", "Too dear", "not_delivered_has_no_day"),
        (_NOT, None, "", "Too dear", None),
    ],
)
def test_a_measure_was_delivered_with_evidence_or_not_with_a_reason(
    outcome, delivered_on, evidence, why, code
):
    day = on(delivered_on) if delivered_on else None
    assert _refused(lambda: check_delivery(outcome, day, evidence, why, TODAY)) == code


@pytest.mark.parametrize(
    ("promised_on", "outcome", "delivered_on", "standing"),
    [
        ("2026-06-30", None, None, Standing.OVERDUE),
        ("2026-07-10", None, None, Standing.DUE_SOON),
        ("2026-09-01", None, None, Standing.NOT_DUE),
        ("2026-06-30", _DONE, "2026-06-30", Standing.MET),
        ("2026-06-29", _DONE, "2026-06-30", Standing.MET_LATE),
        ("2026-06-29", _PART, "2026-06-29", Standing.OVERDUE),
        ("2026-06-29", _NOT, None, Standing.OVERDUE),
        (None, _DONE, "2026-06-30", Standing.MET),
        (None, None, None, None),
    ],
)
def test_where_a_measure_stands_against_the_day_promised(promised_on, outcome, delivered_on, standing):
    days = [on(day) if day else None for day in (promised_on, delivered_on)]
    assert delivery_standing(days[0], outcome, days[1], TODAY) is standing


@pytest.mark.parametrize(
    ("held_on", "agreed_on", "minutes", "code"),
    [
        ("2026-07-01", None, "", None),
        ("2026-07-02", None, "", "in_the_future"),
        ("2026-03-31", None, "", "held_before_transfer"),
        ("2026-06-30", "2026-06-29", "Said", "agreed_before_held"),
        ("2026-06-30", "2026-07-02", "Said", "in_the_future"),
        ("2026-06-30", "2026-07-01", " ", "minutes_required"),
        ("2026-06-30", "2026-07-01", "Said", None),
    ],
)
def test_a_review_is_held_after_the_transfer_and_agreed_with_minutes(held_on, agreed_on, minutes, code):
    day = on(agreed_on) if agreed_on else None
    assert _refused(lambda: check_review(on("2026-04-01"), on(held_on), TODAY, day, minutes)) == code


def test_there_are_three_reviews():
    assert list(REVIEWS) == [3, 6, 12]


def _refused(action):
    try:
        action()
    except RuleBroken as broken:
        return broken.code
    return None
