"""What each answer to representatives needs, what may follow from it, and what of it may be published."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from transition.rules.broken import RuleBroken
from transition.rules.consultation import Outcome, check_happened


def is_agreed(outcome: Outcome | None) -> bool:
    """Say whether something may change, and be published, because of a representation: agreed, whole or in part."""
    return outcome in (Outcome.AGREED, Outcome.AGREED_IN_PART)


def check_wording(before: tuple[str, str], after: tuple[str, str]) -> None:
    """Refuse a change of wording that changes nothing, or leaves nothing.

    RuleBroken `wording_required`, `wording_unchanged`.
    """
    if not after[0].strip():
        raise RuleBroken("wording_required", "final_wording")
    if before == after:
        raise RuleBroken("wording_unchanged", "final_wording")


def check_because_of(outcome: Outcome | None, is_about_it: bool) -> None:
    """Refuse a change said to follow from a representation that was not agreed, or is about something else.

    RuleBroken `another_measure`, `not_agreed`.
    """
    if not is_about_it:
        raise RuleBroken("another_measure", "representation_id")
    if not is_agreed(outcome):
        raise RuleBroken("not_agreed", "representation_id")


def check_publication(outcome: Outcome | None, texts: Mapping[str, str]) -> None:
    """Refuse to publish what was not agreed, or what is not there in both languages.

    `texts` are by the name of the answer, in the order of the page. A council's public words are owed in Welsh
    and in English (Welsh Language Standards, WSI 2015/996). RuleBroken `not_agreed`, `both_languages_needed`.
    """
    if not is_agreed(outcome):
        raise RuleBroken("not_agreed", "is_published")
    for name, text in texts.items():
        if not text.strip():
            raise RuleBroken("both_languages_needed", name)


def check_published_answer(question: tuple[str, str], answer: tuple[str, str] | None) -> None:
    """Refuse to publish a question without an answer, or either of them in one language only.

    Each is given in English and in Welsh. RuleBroken `not_answered`, `question_in_one_language`,
    `answer_in_one_language`.
    """
    if answer is None:
        raise RuleBroken("not_answered")
    if not all(text.strip() for text in question):
        raise RuleBroken("question_in_one_language")
    if not all(text.strip() for text in answer):
        raise RuleBroken("answer_in_one_language", "text_cy")


# ---- Actions and commitments --------------------------------------------------------------------------


def check_delivered(is_commitment: bool, evidence: str) -> None:
    """A commitment to representatives is delivered with something that shows it. RuleBroken `evidence_required`."""
    if is_commitment and not evidence.strip():
        raise RuleBroken("evidence_required", "evidence")


# ---- Facilities and access ----------------------------------------------------------------------------


class Facility(StrEnum):
    """What representatives may ask for (TUPE 2006 reg 13(8))."""

    ACCESS = "access"
    ACCOMMODATION = "accommodation"
    FACILITIES = "facilities"


def check_facility_answer(
    asked_on: date, given_on: date | None, refused_on: date | None, reason: str, today: date
) -> None:
    """Refuse an answer that is none, or both, or before the request; a refusal needs a reason.

    The employer owes access to affected employees, and such accommodation and other facilities as may be
    appropriate (TUPE 2006 reg 13(8)). RuleBroken `given_or_refused`, `answered_before_request`, `in_the_future`,
    `refusal_reason_required`.
    """
    if (given_on is None) == (refused_on is None):
        raise RuleBroken("given_or_refused", "given_on")
    field, day = ("given_on", given_on) if given_on else ("refused_on", refused_on)
    assert day is not None
    if day < asked_on:
        raise RuleBroken("answered_before_request", field, {"asked_on": asked_on})
    check_happened(day, today, field)
    if refused_on is not None and not reason.strip():
        raise RuleBroken("refusal_reason_required", "reason")
