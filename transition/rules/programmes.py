"""What is reported of a programme: where a phase stands, and what may be said of progress. Pure; no law in it."""

import re
from datetime import date
from enum import StrEnum

from transition.rules.broken import RuleBroken

# A host and nothing before it: no name or password of anybody, no other way of fetching.
_LINK = re.compile(r"https://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?([/?#][^\s<>\"]*)?")
_ADDRESS = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*:(//|[^\s])")


class PhaseState(StrEnum):
    """Where a phase stands: worked out from its days, never stored."""

    NO_DATES = "NO_DATES"
    NOT_BEGUN = "NOT_BEGUN"
    LATE_TO_BEGIN = "LATE_TO_BEGIN"
    UNDER_WAY = "UNDER_WAY"
    OVERRUNNING = "OVERRUNNING"
    ENDED = "ENDED"
    ENDED_LATE = "ENDED_LATE"


class Progress(StrEnum):
    """How far an area of development or an expected benefit has come, as somebody said on a day."""

    NOT_BEGUN = "NOT_BEGUN"
    UNDER_WAY = "UNDER_WAY"
    ACHIEVED = "ACHIEVED"
    DROPPED = "DROPPED"


def phase_state(
    begins_on: date | None, ends_on: date | None, began_on: date | None, ended_on: date | None, today: date
) -> PhaseState:
    """Say where a phase stands on a day, from the days planned and the days on which it began and ended.

    What began or ended after that day had not yet.
    """
    if ended_on is not None and ended_on <= today:
        return PhaseState.ENDED_LATE if ends_on and ended_on > ends_on else PhaseState.ENDED
    if began_on is not None and began_on <= today:
        return PhaseState.OVERRUNNING if ends_on and today > ends_on else PhaseState.UNDER_WAY
    if begins_on is None and ends_on is None and began_on is None:
        return PhaseState.NO_DATES
    first = begins_on or ends_on
    return PhaseState.LATE_TO_BEGIN if first and today > first else PhaseState.NOT_BEGUN


def check_phase(
    begins_on: date | None, ends_on: date | None, began_on: date | None, ended_on: date | None, today: date
) -> None:
    """Refuse days that cannot be.

    RuleBroken `phase_ends_before_it_begins`, `phase_in_future`, `phase_beginning_missing`,
    `phase_ended_before_it_began`.
    """
    if begins_on and ends_on and ends_on < begins_on:
        raise RuleBroken("phase_ends_before_it_begins", "ends_on")
    for field, day in (("began_on", began_on), ("ended_on", ended_on)):
        if day and day > today:
            raise RuleBroken("phase_in_future", field)
    if ended_on and not began_on:
        raise RuleBroken("phase_beginning_missing", "began_on")
    if began_on and ended_on and ended_on < began_on:
        raise RuleBroken("phase_ended_before_it_began", "ended_on")


def check_progress(as_at_on: date, state: Progress | None, reason: str, today: date) -> None:
    """Refuse a word on progress from a day to come, and giving something up without saying why.

    RuleBroken `progress_in_future`, `reason_for_dropping_missing`.
    """
    if as_at_on > today:
        raise RuleBroken("progress_in_future", "as_at_on")
    if state is Progress.DROPPED and not reason.strip():
        raise RuleBroken("reason_for_dropping_missing", "reason")


def check_evidence(evidence: str, source: str, evidence_on: date | None, today: date) -> None:
    """Refuse evidence without its day or its source, from a day to come, or at an address that is not https.

    RuleBroken `evidence_missing`, `evidence_day_missing`, `evidence_in_future`, `evidence_source_missing`,
    `source_not_https`.
    """
    if not evidence.strip() and not source.strip() and evidence_on is None:
        return
    if not evidence.strip():
        raise RuleBroken("evidence_missing", "evidence")
    if evidence_on is None:
        raise RuleBroken("evidence_day_missing", "evidence_on")
    if evidence_on > today:
        raise RuleBroken("evidence_in_future", "evidence_on")
    if not source.strip():
        raise RuleBroken("evidence_source_missing", "evidence_source")
    if _ADDRESS.match(source) and not is_link(source):
        raise RuleBroken("source_not_https", "evidence_source")


def is_link(source: str) -> bool:
    """Say whether a source is an https address; otherwise it is the name of a paper."""
    return _LINK.fullmatch(source.strip()) is not None
