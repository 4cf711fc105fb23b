"""How a check of a record stands: tables of what was sent, what came back and what was settled."""

from datetime import date

import pytest

from transition.rules.broken import RuleBroken
from transition.rules.record_checks import (
    CheckState,
    CorrectionOutcome,
    HeadingState,
    Reply,
    ReplyAnswer,
    check_outcome,
    check_reply,
    check_state,
    heading_state,
)

ASKED_BY = date(2026, 3, 16)
AGREED, TO_TALK = Reply(ReplyAnswer.AGREED), Reply(ReplyAnswer.TO_TALK)
MADE, REFUSED = CorrectionOutcome.CORRECTED, CorrectionOutcome.NOT_ACCEPTED


def corrected(*outcomes: CorrectionOutcome | None) -> Reply:
    return Reply(ReplyAnswer.CORRECTED, outcomes)


@pytest.mark.parametrize(
    ("is_sent", "reply", "today", "state"),
    [
        (False, None, date(2026, 4, 1), CheckState.NOT_SENT),
        (True, None, date(2026, 3, 15), CheckState.AWAITED),
        (True, None, date(2026, 3, 16), CheckState.AWAITED),
        (True, None, date(2026, 3, 17), CheckState.NO_ANSWER),
        (True, AGREED, date(2026, 3, 17), CheckState.AGREED),
        (True, TO_TALK, date(2026, 3, 17), CheckState.TO_TALK),
        (True, corrected(None), date(2026, 3, 17), CheckState.CORRECTIONS_OPEN),
        (True, corrected(MADE, None), date(2026, 3, 17), CheckState.CORRECTIONS_OPEN),
        (True, corrected(MADE, MADE), date(2026, 3, 17), CheckState.CORRECTED),
        (True, corrected(MADE, REFUSED), date(2026, 3, 17), CheckState.DISPUTED),
        (True, corrected(REFUSED, None), date(2026, 3, 17), CheckState.CORRECTIONS_OPEN),
    ],
)
def test_a_check_stands(is_sent: bool, reply: Reply | None, today: date, state: CheckState) -> None:
    assert check_state(is_sent, ASKED_BY, reply, today) is state


def test_where_no_day_was_asked_for_nobody_is_late() -> None:
    assert check_state(True, None, None, date(2030, 1, 1)) is CheckState.AWAITED


@pytest.mark.parametrize(
    ("reply", "own", "is_as_sent", "state"),
    [
        (None, (), True, HeadingState.NOT_CONFIRMED),
        (TO_TALK, (), True, HeadingState.NOT_CONFIRMED),
        (AGREED, (), True, HeadingState.CONFIRMED),
        (AGREED, (), False, HeadingState.CHANGED_SINCE),
        (corrected(None), (), True, HeadingState.CONFIRMED),
        (corrected(None), (None,), True, HeadingState.CORRECTION_OPEN),
        (corrected(MADE), (MADE,), False, HeadingState.CORRECTED),
        (corrected(MADE, REFUSED), (MADE, REFUSED), False, HeadingState.NOT_ACCEPTED),
        (corrected(MADE, None), (MADE, None), False, HeadingState.CORRECTION_OPEN),
    ],
)
def test_a_heading_stands(
    reply: Reply | None, own: tuple[CorrectionOutcome | None, ...], is_as_sent: bool, state: HeadingState
) -> None:
    assert heading_state(reply, own, is_as_sent) is state


@pytest.mark.parametrize(
    ("answer", "received_on", "corrections", "code"),
    [
        (ReplyAnswer.AGREED, date(2026, 3, 3), 0, "in_the_future"),
        (ReplyAnswer.AGREED, date(2026, 2, 9), 0, "received_before_sent"),
        (ReplyAnswer.CORRECTED, date(2026, 3, 2), 0, "correction_needed"),
        (ReplyAnswer.AGREED, date(2026, 3, 2), 1, "correction_unasked"),
        (ReplyAnswer.TO_TALK, date(2026, 3, 2), 1, "correction_unasked"),
    ],
)
def test_a_reply_is_refused(answer: ReplyAnswer, received_on: date, corrections: int, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_reply(answer, received_on, date(2026, 2, 10), date(2026, 3, 2), corrections)
    assert refused.value.code == code


@pytest.mark.parametrize("received_on", [date(2026, 2, 10), date(2026, 3, 2)])
def test_a_reply_may_come_on_the_day_of_the_letter_and_today(received_on: date) -> None:
    check_reply(ReplyAnswer.CORRECTED, received_on, date(2026, 2, 10), date(2026, 3, 2), 1)


@pytest.mark.parametrize(
    ("outcome", "reason", "is_as_sent", "has_value", "code"),
    [
        (MADE, "", True, True, "record_unchanged"),
        (MADE, "Done", True, True, "record_unchanged"),
        (MADE, " ", False, False, "change_in_words"),
        (REFUSED, " ", True, True, "reason_not_accepted"),
    ],
)
def test_a_settlement_is_refused(
    outcome: CorrectionOutcome, reason: str, is_as_sent: bool, has_value: bool, code: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_outcome(outcome, reason, is_as_sent, has_value)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("outcome", "reason", "is_as_sent", "has_value"),
    [
        (MADE, "", False, True),
        (MADE, "Looked up", False, False),
        (REFUSED, "The contract says 37.", True, True),
    ],
)
def test_a_settlement_is_taken(
    outcome: CorrectionOutcome, reason: str, is_as_sent: bool, has_value: bool
) -> None:
    check_outcome(outcome, reason, is_as_sent, has_value)
