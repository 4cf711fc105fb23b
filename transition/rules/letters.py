"""Kinds of letter, whom they are for, what they may have to say, languages and stages; no wording."""

from collections.abc import Set as AbstractSet
from datetime import date
from enum import StrEnum

from transition.rules.broken import RuleBroken
from transition.rules.calendar import months_after

MOST_MONTHS_AHEAD = 3


class LetterKind(StrEnum):
    """Each letter that the product writes."""

    ANNOUNCEMENT = "ANNOUNCEMENT"
    REGULATION_13_INFORMATION = "REGULATION_13_INFORMATION"
    ELECTION_NOTICE = "ELECTION_NOTICE"
    NOMINATION = "NOMINATION"
    ELECTION_RESULT = "ELECTION_RESULT"
    MEASURES_REQUEST = "MEASURES_REQUEST"
    MEASURES = "MEASURES"
    SCOPE_DECISION = "SCOPE_DECISION"
    RECORD_CHECK = "RECORD_CHECK"
    ONE_TO_ONE = "ONE_TO_ONE"
    REPRESENTATION_REPLY = "REPRESENTATION_REPLY"
    LIABILITY_INFORMATION = "LIABILITY_INFORMATION"
    LIABILITY_CHANGE = "LIABILITY_CHANGE"
    CONSULTATION_OUTCOME = "CONSULTATION_OUTCOME"
    CONFIRMATION = "CONFIRMATION"
    WELCOME = "WELCOME"
    OBJECTION = "OBJECTION"
    STAYING = "STAYING"
    PENSION_NOTICE = "PENSION_NOTICE"
    CORRECTION = "CORRECTION"
    CLOSE_OUT = "CLOSE_OUT"


class LanguageChoice(StrEnum):
    """What a person chose when asked (Welsh Language Standards 100-104); not asked is not a choice."""

    WELSH = "WELSH"
    ENGLISH = "ENGLISH"
    BOTH = "BOTH"
    NOT_ASKED = "NOT_ASKED"


class Language(StrEnum):
    """A document's language, by its tag."""

    WELSH = "cy"
    ENGLISH = "en"


class Stage(StrEnum):
    """How far a letter is; the order of the members is the order of the stages."""

    PREPARED = "PREPARED"
    RENDERED = "RENDERED"
    APPROVED = "APPROVED"
    ISSUED = "ISSUED"
    SERVED = "SERVED"


def languages_for(choice: LanguageChoice) -> tuple[Language, ...]:
    """Say which documents go out, in order: Welsh first; who was not asked gets both (Standards 100-104)."""
    match choice:
        case LanguageChoice.WELSH:
            return (Language.WELSH,)
        case LanguageChoice.ENGLISH:
            return (Language.ENGLISH,)
        case LanguageChoice.BOTH | LanguageChoice.NOT_ASKED:
            return (Language.WELSH, Language.ENGLISH)


def encloses_question(choice: LanguageChoice) -> bool:
    """The question which language someone wants is enclosed until answered; it never holds a letter."""
    return choice is LanguageChoice.NOT_ASKED


def announces_before_unions(kind: LetterKind, unions_informed_on: date | None, today: date) -> bool:
    """Warn whoever announces to staff before the unions were told."""
    if kind is not LetterKind.ANNOUNCEMENT:
        return False
    return unions_informed_on is None or unions_informed_on > today


def check_stage(current: Stage, following: Stage) -> None:
    """Let a letter take the next stage only. RuleBroken `already_issued`, `stage_out_of_order`."""
    order = list(Stage)
    if order.index(current) >= order.index(Stage.ISSUED) and order.index(following) <= order.index(
        Stage.ISSUED
    ):
        raise RuleBroken("already_issued", None, {"current": current, "following": following})
    if order.index(following) != order.index(current) + 1:
        raise RuleBroken("stage_out_of_order", None, {"current": current, "following": following})


def check_not_too_far(dated_on: date, today: date) -> None:
    """What a letter says is frozen as it is prepared, so its date is near. RuleBroken `dated_too_far`."""
    if dated_on > months_after(today, MOST_MONTHS_AHEAD):
        raise RuleBroken("dated_too_far", "dated_on")


def check_approver(prepared_by: int, approved_by: int) -> None:
    """Approval is another officer's. RuleBroken `approver_is_preparer`."""
    if prepared_by == approved_by:
        raise RuleBroken("approver_is_preparer", "approved_by")


def check_languages(
    languages: AbstractSet[Language],
    is_welsh_checked: bool,
    english_first_by: int | None = None,
    english_first_reason: str = "",
) -> None:
    """Hold a letter until its Welsh is checked, unless a named officer sends English now, with a reason.

    A letter wanted in Welsh alone has no English to send instead. RuleBroken `welsh_not_checked`,
    `english_first_needs_reason`.
    """
    if Language.WELSH not in languages or is_welsh_checked:
        return
    if english_first_by is None or Language.ENGLISH not in languages:
        raise RuleBroken("welsh_not_checked", "languages")
    if not english_first_reason.strip():
        raise RuleBroken("english_first_needs_reason", "reason")
