"""The steps of a proposed change of a term, and which terms are watched because they end."""

from datetime import date
from enum import StrEnum
from typing import Final

from transition.rules.broken import RuleBroken
from transition.rules.calendar import months_after
from transition.rules.protection import Finding, Verdict

WATCHED_MONTHS: Final = 6


class ChangeStep(StrEnum):
    """Where a proposed change stands: worked out from its verdict and what happened since, never stored."""

    REFUSED = "REFUSED"
    WITH_ADVISER = "WITH_ADVISER"
    ADVISED_AGAINST = "ADVISED_AGAINST"
    MAY_BE_MADE = "MAY_BE_MADE"
    MADE = "MADE"


class Ending(StrEnum):
    """Whether a term has ended, or ends soon enough to be watched."""

    SOON = "SOON"
    ENDED = "ENDED"


_NOT_NOW: Final = {
    ChangeStep.REFUSED: "change_is_void",
    ChangeStep.WITH_ADVISER: "advice_needed",
    ChangeStep.ADVISED_AGAINST: "advised_against",
    ChangeStep.MADE: "made_before",
}


def step_of(verdict: Verdict, *, advice: bool | None, is_made: bool) -> ChangeStep:
    """Say where a proposal stands; `advice` is the last adviser's answer to whether it may be made, None before."""
    if is_made:
        return ChangeStep.MADE
    if verdict is Verdict.VOID:
        return ChangeStep.REFUSED
    if advice is None:
        return ChangeStep.MAY_BE_MADE if verdict is Verdict.ALLOWED else ChangeStep.WITH_ADVISER
    return ChangeStep.MAY_BE_MADE if advice else ChangeStep.ADVISED_AGAINST


def check_advice_wanted(step: ChangeStep) -> None:
    """Refuse advice on what the law makes void, or what was made. RuleBroken `change_is_void`, `made_before`."""
    if step in (ChangeStep.REFUSED, ChangeStep.MADE):
        raise RuleBroken(_NOT_NOW[step])


def check_may_be_made(step: ChangeStep, kept: Finding, now: Finding) -> None:
    """Refuse to record a change as made unless the law, or the adviser, said that it may be, and says so still.

    `kept` is what the rules said of the proposal, `now` what they say on the day: the transfer may have moved.
    RuleBroken `change_is_void`, `advice_needed`, `advised_against`, `made_before`, `verdict_has_changed`.
    """
    if step in _NOT_NOW:
        raise RuleBroken(_NOT_NOW[step])
    if (now.verdict, now.code) != (kept.verdict, kept.code):
        raise RuleBroken("verdict_has_changed", "effective_on")


def ending(until_on: date | None, today: date) -> Ending | None:
    """Say whether a term has ended or does within six months; its last day is still one of its days."""
    if until_on is None or until_on > months_after(today, WATCHED_MONTHS):
        return None
    return Ending.ENDED if until_on < today else Ending.SOON
