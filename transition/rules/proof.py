"""When a posted letter may be taken to have arrived, and what is proved of a letter's service."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from transition.rules.calendar import Holidays, working_days_after

# To be confirmed by your adviser: the Act says "in the ordinary course of post" and gives no number of days.
SOURCE: Final = "Interpretation Act 1978 s.7"


class Post(StrEnum):
    """How a letter is posted."""

    FIRST = "FIRST"
    SECOND = "SECOND"
    SIGNED_FOR = "SIGNED_FOR"


# Working days after posting: the second for first class, the fourth for second class.
_DAYS: Final = {Post.FIRST: 2, Post.SIGNED_FOR: 2, Post.SECOND: 4}


class Happened(StrEnum):
    """What can happen to an issued letter on its way."""

    PRINTED = "PRINTED"
    HANDED_OVER = "HANDED_OVER"
    POSTED = "POSTED"
    EMAILED = "EMAILED"
    RETURNED = "RETURNED"
    SERVED_AGAIN = "SERVED_AGAIN"


class Proof(StrEnum):
    """How far it is proved that a letter reached its reader; the order is from nothing to proved."""

    NOT_PRINTED = "NOT_PRINTED"
    PRINTED = "PRINTED"
    ON_ITS_WAY = "ON_ITS_WAY"
    RETURNED = "RETURNED"
    TAKEN_AS_SERVED = "TAKEN_AS_SERVED"
    SERVED = "SERVED"


# The last of these decides whether a letter is served; printing it decides nothing.
SENDING: Final = frozenset(Happened) - {Happened.PRINTED}
PROVED: Final = frozenset({Proof.TAKEN_AS_SERVED, Proof.SERVED})


@dataclass(frozen=True, slots=True)
class ServiceStep:
    """One thing that happened to a letter; `post` is the class in which it was posted, if it was.

    `again` is the way by which it was served again; None where only the words of whoever recorded it say so.
    """

    happened: Happened
    on: date
    post: Post | None = None
    again: Happened | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """What is proved of a letter's service. `expected_by` is for what was posted."""

    proof: Proof
    printed_on: date | None = None
    sent_on: date | None = None
    expected_by: date | None = None
    returned_on: date | None = None
    served_again_on: date | None = None

    @property
    def is_proved(self) -> bool:
        """Whether nothing more need be done."""
        return self.proof in PROVED


def expected_by(posted_on: date, post: Post, holidays: Holidays) -> date:
    """Say by when a posted letter is expected: two working days for first class, four for second.

    A letter properly addressed and posted is taken to be served when it would arrive in the ordinary course of
    post, unless the contrary is proved (Interpretation Act 1978 s.7); the days are the council's own reading.
    """
    return working_days_after(posted_on, _DAYS[post], holidays)


def service_of(steps: Iterable[ServiceStep], holidays: Holidays, today: date) -> Service:
    """Say how far a letter's service is proved from what happened to it, in the order recorded.

    What was handed over or e-mailed as agreed is served. What was posted is taken as served once the day has
    passed by which it was expected, unless it came back. The same holds when it is served again.
    """
    printed = sent = due = back = again = None
    proof = Proof.NOT_PRINTED
    for step in steps:
        match step.happened:
            case Happened.PRINTED:
                printed = step.on
                proof = Proof.PRINTED if proof is Proof.NOT_PRINTED else proof
            case Happened.POSTED:
                sent, due, proof = step.on, *_posted(step, holidays, today)
            case Happened.RETURNED:
                back, proof = step.on, Proof.RETURNED
            case Happened.SERVED_AGAIN if step.again is Happened.POSTED:
                again, due, proof = step.on, *_posted(step, holidays, today)
            case Happened.SERVED_AGAIN:
                again, due, proof = step.on, None, Proof.SERVED
            case Happened.HANDED_OVER | Happened.EMAILED:
                sent, proof = step.on, Proof.SERVED
    return Service(proof, printed, sent, due, back, again)


def _posted(step: ServiceStep, holidays: Holidays, today: date) -> tuple[date, Proof]:
    due = expected_by(step.on, step.post or Post.SECOND, holidays)
    return due, Proof.TAKEN_AS_SERVED if due < today else Proof.ON_ITS_WAY
