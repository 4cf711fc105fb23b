"""Objections to becoming employed by the other employer: what is owed to whoever objects, and how one is withdrawn."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from transition.rules.basis import LegalBasis
from transition.rules.broken import RuleBroken

EFFECT_SOURCE: Final = "TUPE 2006 reg 4(7)-(8)"
DETRIMENT_SOURCE: Final = "TUPE 2006 reg 4(9); London United Busways v De Marchi [2024] EAT 191"
# The council's own offer: the Regulations set no time in which somebody may think again.
COOLING_OFF_DAYS: Final = 14


class Step(StrEnum):
    """What is still to be done about an objection; the order of the members is the order of the work."""

    FIND_PERSON = "FIND_PERSON"
    ACKNOWLEDGE = "ACKNOWLEDGE"
    ASK_DETRIMENT = "ASK_DETRIMENT"
    KEEP_ANSWER = "KEEP_ANSWER"
    SEND_TO_ADVISER = "SEND_TO_ADVISER"


@dataclass(frozen=True, slots=True)
class ObjectionFacts:
    """How far an objection has been dealt with."""

    has_person: bool
    is_acknowledged: bool
    is_detriment_asked: bool
    is_detriment_answered: bool
    has_adviser: bool
    is_withdrawn: bool = False


def objection_ends_it(basis: LegalBasis) -> bool:
    """Say whether an objection keeps somebody from transferring: where TUPE moves people, or may prove to.

    On another footing nobody moves without a yes of their own, so an offer may still go to whoever objects.
    """
    return basis in (LegalBasis.TUPE, LegalBasis.UNDECIDED)


def steps_left(facts: ObjectionFacts) -> tuple[Step, ...]:
    """List what is still to be done; none of it ever closes an objection, which only a written withdrawal ends.

    Whether it is because of a change to the person's detriment is always asked: an objection for that reason can be
    a dismissal by the transferor (TUPE 2006 reg 4(9); De Marchi [2024] EAT 191), so an adviser always sees it.
    """
    if facts.is_withdrawn:
        return ()
    left = {
        Step.FIND_PERSON: not facts.has_person,
        Step.ACKNOWLEDGE: not facts.is_acknowledged,
        Step.ASK_DETRIMENT: not facts.is_detriment_asked,
        Step.KEEP_ANSWER: facts.is_detriment_asked and not facts.is_detriment_answered,
        Step.SEND_TO_ADVISER: not facts.has_adviser,
    }
    return tuple(step for step, is_left in left.items() if is_left)


def cooling_off_until(dated_on: date, transfer_on: date) -> date | None:
    """Give the last day of the time to think again that a letter offers: 14 days, and before the transfer.

    The employment ends at the transfer (TUPE 2006 reg 4(8)), so from that day nothing is left to withdraw: None.
    """
    last = min(dated_on + timedelta(days=COOLING_OFF_DAYS), transfer_on - timedelta(days=1))
    return last if last >= dated_on else None


def check_withdrawal(
    received_on: date, withdrawn_on: date, *, is_in_writing: bool, words: str, received_by: str, today: date
) -> None:
    """Let an objection be withdrawn only in writing, in words that are kept, to somebody who is named.

    RuleBroken `in_the_future`, `withdrawn_before_received`, `not_in_writing`, `withdrawal_words_required`,
    `receiver_required`.
    """
    if withdrawn_on > today:
        raise RuleBroken("in_the_future", "withdrawn_on", {"today": today})
    if withdrawn_on < received_on:
        raise RuleBroken("withdrawn_before_received", "withdrawn_on", {"received_on": received_on})
    if not is_in_writing:
        raise RuleBroken("not_in_writing", "is_in_writing")
    if not words.strip():
        raise RuleBroken("withdrawal_words_required", "withdrawal_words")
    if not received_by.strip():
        raise RuleBroken("receiver_required", "withdrawal_received_by")
