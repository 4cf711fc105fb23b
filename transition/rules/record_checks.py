"""How a person's check of their own record stands: what was sent, what came back, what was settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from transition.rules.broken import RuleBroken


class ReplyAnswer(StrEnum):
    """What somebody ticked on the reply slip."""

    AGREED = "AGREED"
    CORRECTED = "CORRECTED"
    TO_TALK = "TO_TALK"


class CorrectionOutcome(StrEnum):
    """How the employer settled one correction."""

    CORRECTED = "CORRECTED"
    NOT_ACCEPTED = "NOT_ACCEPTED"


class CheckState(StrEnum):
    """How the check of one person's record stands."""

    NOT_SENT = "NOT_SENT"
    AWAITED = "AWAITED"
    NO_ANSWER = "NO_ANSWER"
    AGREED = "AGREED"
    CORRECTIONS_OPEN = "CORRECTIONS_OPEN"
    CORRECTED = "CORRECTED"
    DISPUTED = "DISPUTED"
    TO_TALK = "TO_TALK"


class HeadingState(StrEnum):
    """How one heading or term of a record stands after the person's reply."""

    NOT_CONFIRMED = "NOT_CONFIRMED"
    CONFIRMED = "CONFIRMED"
    CHANGED_SINCE = "CHANGED_SINCE"
    CORRECTION_OPEN = "CORRECTION_OPEN"
    CORRECTED = "CORRECTED"
    NOT_ACCEPTED = "NOT_ACCEPTED"


# The person has said that the record is right, or what they said was wrong has been put right.
CONFIRMED = frozenset({CheckState.AGREED, CheckState.CORRECTED})


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply in force: what was ticked, and how each correction was settled (None while it is open)."""

    answer: ReplyAnswer
    outcomes: tuple[CorrectionOutcome | None, ...] = ()


def check_state(is_sent: bool, reply_by: date | None, reply: Reply | None, today: date) -> CheckState:
    """Say how a check stands. No answer is one only after the last day for it has passed."""
    if not is_sent:
        return CheckState.NOT_SENT
    if reply is None:
        return CheckState.NO_ANSWER if reply_by is not None and today > reply_by else CheckState.AWAITED
    if reply.answer is ReplyAnswer.AGREED:
        return CheckState.AGREED
    if reply.answer is ReplyAnswer.TO_TALK:
        return CheckState.TO_TALK
    if not reply.outcomes or None in reply.outcomes:
        return CheckState.CORRECTIONS_OPEN
    if CorrectionOutcome.NOT_ACCEPTED in reply.outcomes:
        return CheckState.DISPUTED
    return CheckState.CORRECTED


def heading_state(
    reply: Reply | None, own: Sequence[CorrectionOutcome | None], is_as_sent: bool
) -> HeadingState:
    """Say how one heading stands; `own` are the outcomes of the corrections of it.

    Who corrects one heading leaves the others as they were sent: the slip asks for all that is wrong.
    """
    if own:
        if None in own:
            return HeadingState.CORRECTION_OPEN
        refused = CorrectionOutcome.NOT_ACCEPTED in own
        return HeadingState.NOT_ACCEPTED if refused else HeadingState.CORRECTED
    if reply is None or reply.answer is ReplyAnswer.TO_TALK:
        return HeadingState.NOT_CONFIRMED
    return HeadingState.CONFIRMED if is_as_sent else HeadingState.CHANGED_SINCE


def check_reply(answer: ReplyAnswer, received_on: date, sent_on: date, today: date, corrections: int) -> None:
    """Hold a reply to the days that it can have come on, and corrections to a reply that makes some.

    RuleBroken `in_the_future`, `received_before_sent`, `correction_needed`, `correction_unasked`.
    """
    if received_on > today:
        raise RuleBroken("in_the_future", "received_on")
    if received_on < sent_on:
        raise RuleBroken("received_before_sent", "received_on", {"sent_on": sent_on})
    if answer is ReplyAnswer.CORRECTED and not corrections:
        raise RuleBroken("correction_needed", "heading_1")
    if answer is not ReplyAnswer.CORRECTED and corrections:
        raise RuleBroken("correction_unasked", "answer")


def check_outcome(outcome: CorrectionOutcome, reason: str, is_as_sent: bool, has_value: bool) -> None:
    """Hold a settlement to what it says: a changed record, or a reason why not.

    `has_value` is False for "something else", of which the record shows no change: words must say what was done.
    RuleBroken `record_unchanged`, `reason_not_accepted`, `change_in_words`.
    """
    if outcome is CorrectionOutcome.NOT_ACCEPTED and not reason.strip():
        raise RuleBroken("reason_not_accepted", "reason")
    if outcome is CorrectionOutcome.CORRECTED:
        if has_value and is_as_sent:
            raise RuleBroken("record_unchanged", "outcome")
        if not has_value and not reason.strip():
            raise RuleBroken("change_in_words", "reason")
