"""When a measure is late or changed, whom it must reach, and how a request for measures stands (reg 13(2), (4))."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class VersionKind(StrEnum):
    """What happened to a measure when one of its versions was written."""

    RECORDED = "RECORDED"
    REWORDED = "REWORDED"
    DAY_CORRECTED = "DAY_CORRECTED"
    FINAL_WORDING = "FINAL_WORDING"
    WITHDRAWN = "WITHDRAWN"


class Cause(StrEnum):
    """Why a measure raises an alert; the order of the members is the order in which they are told."""

    AFTER_REPLY_DAY = "AFTER_REPLY_DAY"
    AFTER_NONE = "AFTER_NONE"
    AFTER_OPENING = "AFTER_OPENING"
    CHANGED = "CHANGED"
    WITHDRAWN = "WITHDRAWN"


class RequestStanding(StrEnum):
    """How a request for measures stands."""

    AWAITED = "AWAITED"
    OVERDUE = "OVERDUE"
    ANSWERED = "ANSWERED"
    ANSWERED_LATE = "ANSWERED_LATE"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for measures: the day it was made, and the day by which the answer was wanted."""

    asked_on: date
    reply_by: date


@dataclass(frozen=True, slots=True)
class Wording:
    """A version of what a measure says, and the day on which it was made known."""

    kind: VersionKind
    known_on: date


# What representatives must hear of. A final wording is what came of consulting them, and goes with its outcome.
_TO_BE_TOLD = frozenset({VersionKind.RECORDED, VersionKind.REWORDED, VersionKind.WITHDRAWN})
_LATER = {VersionKind.REWORDED: Cause.CHANGED, VersionKind.WITHDRAWN: Cause.WITHDRAWN}


def is_after_reply_day(received_on: date, asked: Iterable[Asked]) -> bool:
    """Say whether a measure came after the day first asked for (TUPE 2006 reg 13(4), which itself sets no day).

    A second request with a later day does not make good what the first was promised.
    """
    days = [one.reply_by for one in asked if one.asked_on <= received_on]
    return bool(days) and received_on > min(days)


def nil_return_before(received_on: date, stated_none_on: Iterable[date]) -> date | None:
    """Find the latest day on which there were said to be none, before a measure came after all; None for never."""
    return max((day for day in stated_none_on if day <= received_on), default=None)


def last_to_be_told(wordings: Iterable[Wording]) -> Wording | None:
    """Find the newest version that representatives must hear of; versions are given from the first on."""
    return next((one for one in reversed(list(wordings)) if one.kind in _TO_BE_TOLD), None)


def causes(
    received_on: date,
    latest: Wording,
    opened_on: date | None,
    asked: Iterable[Asked] = (),
    stated_none_on: Iterable[date] = (),
) -> tuple[Cause, ...]:
    """List why a measure must now reach every representative; empty when it came in time and stands as it was.

    What comes or changes after consultation opened was not in what was consulted on (TUPE 2006 reg 13(2), (6)).
    """
    found = []
    if is_after_reply_day(received_on, asked):
        found.append(Cause.AFTER_REPLY_DAY)
    if nil_return_before(received_on, stated_none_on):
        found.append(Cause.AFTER_NONE)
    if opened_on is not None:
        if received_on > opened_on:
            found.append(Cause.AFTER_OPENING)
        # On the day itself nobody can say which came first: it is told again rather than not at all.
        if latest.kind in _LATER and latest.known_on >= opened_on:
            found.append(_LATER[latest.kind])
    return tuple(found)


def is_told(sent_on: date, known_on: date, is_recorded_since: bool) -> bool:
    """Say whether what was sent can have told of a wording: sent later, or that day and recorded after it."""
    return sent_on > known_on or (sent_on == known_on and is_recorded_since)


def answered_on(asked_on: date, answers: Iterable[date]) -> date | None:
    """Find the day of the answer to a request: the first from that day on, else the last that came before it."""
    days = sorted(answers)
    return next((day for day in days if day >= asked_on), days[-1] if days else None)


def request_standing(asked: Asked, answers: Iterable[date], today: date) -> RequestStanding:
    """Say how a request stands: a named measure and a dated "none" both answer it (TUPE 2006 reg 13(2)(d))."""
    day = answered_on(asked.asked_on, answers)
    if day is None:
        return RequestStanding.OVERDUE if asked.reply_by < today else RequestStanding.AWAITED
    return RequestStanding.ANSWERED_LATE if day > asked.reply_by else RequestStanding.ANSWERED
