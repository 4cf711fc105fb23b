"""Objections: what is left to do, the time to think again, and a withdrawal only in writing."""

from dataclasses import replace
from datetime import date

import pytest

from transition.rules.broken import RuleBroken
from transition.rules.objections import (
    ObjectionFacts,
    Step,
    check_withdrawal,
    cooling_off_until,
    steps_left,
)

RECEIVED, TODAY = date(2026, 2, 27), date(2026, 3, 2)
DONE = ObjectionFacts(True, True, True, True, True)


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({}, ()),
        ({"has_person": False}, (Step.FIND_PERSON,)),
        ({"is_acknowledged": False}, (Step.ACKNOWLEDGE,)),
        ({"is_detriment_asked": False, "is_detriment_answered": False}, (Step.ASK_DETRIMENT,)),
        ({"is_detriment_answered": False}, (Step.KEEP_ANSWER,)),
        ({"has_adviser": False}, (Step.SEND_TO_ADVISER,)),
        ({"has_adviser": False, "is_withdrawn": True}, ()),
    ],
)
def test_what_is_still_to_be_done(change: dict[str, bool], left: tuple[Step, ...]) -> None:
    assert steps_left(replace(DONE, **change)) == left


@pytest.mark.parametrize(
    ("dated_on", "until"),
    [
        (date(2026, 3, 2), date(2026, 3, 16)),
        (date(2026, 3, 17), date(2026, 3, 31)),
        (date(2026, 3, 20), date(2026, 3, 31)),
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 4, 1), None),
    ],
)
def test_the_time_to_think_again_ends_before_the_transfer(dated_on: date, until: date | None) -> None:
    assert cooling_off_until(dated_on, date(2026, 4, 1)) == until


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"withdrawn_on": date(2026, 3, 3)}, "in_the_future"),
        ({"withdrawn_on": date(2026, 2, 26)}, "withdrawn_before_received"),
        ({"is_in_writing": False}, "not_in_writing"),
        ({"words": " "}, "withdrawal_words_required"),
        ({"received_by": " "}, "receiver_required"),
        ({}, None),
    ],
)
def test_an_objection_is_withdrawn_only_in_writing(change: dict[str, object], code: str | None) -> None:
    given = {
        "withdrawn_on": TODAY,
        "is_in_writing": True,
        "words": "I withdraw.",
        "received_by": "Mair",
        **change,
    }
    day = given.pop("withdrawn_on")
    if code is None:
        check_withdrawal(RECEIVED, day, **given, today=TODAY)
        return
    with pytest.raises(RuleBroken) as broken:
        check_withdrawal(RECEIVED, day, **given, today=TODAY)
    assert broken.value.code == code
