"""What answers to representatives need, and what may follow from them and be published: reg 13(7) and (8)."""

from collections.abc import Callable

import pytest

from tests.rules.examples import on
from transition.rules.answers import (
    check_because_of,
    check_delivered,
    check_facility_answer,
    check_publication,
    check_published_answer,
    check_wording,
    is_agreed,
)
from transition.rules.broken import RuleBroken
from transition.rules.consultation import Outcome, check_reply

TODAY = on("2026-03-02")
TEXTS = {"theme": "Pay", "theme_cy": "Cyflog", "asked": "A", "asked_cy": "A", "done": "B", "done_cy": "B"}


def refused(check: Callable[[], None]) -> str | None:
    """The code with which a rule refuses, and the answer at fault; None where it does not."""
    try:
        check()
    except RuleBroken as broken:
        return f"{broken.code}/{broken.field}"
    return None


@pytest.mark.parametrize(
    ("outcome", "needs_reasons", "may_change_wording"),
    [
        (Outcome.AGREED, False, True),
        (Outcome.AGREED_IN_PART, True, True),
        (Outcome.REJECTED, True, False),
        (Outcome.WITHDRAWN, False, False),
    ],
)
def test_which_outcome_needs_reasons_and_which_may_change_wording(
    outcome: Outcome, needs_reasons: bool, may_change_wording: bool
) -> None:
    received = on("2026-02-09")
    found = refused(lambda: check_reply(outcome, " ", TODAY, received, TODAY))
    assert found == ("reasons_required/reasons" if needs_reasons else None)
    assert refused(lambda: check_reply(outcome, "Why", TODAY, received, TODAY)) is None
    assert is_agreed(outcome) is may_change_wording
    because = refused(lambda: check_because_of(outcome, True))
    assert because == (None if may_change_wording else "not_agreed/representation_id")
    published = refused(lambda: check_publication(outcome, TEXTS))
    assert published == (None if may_change_wording else "not_agreed/is_published")


def test_nothing_follows_from_a_representation_without_a_reply() -> None:
    assert not is_agreed(None)
    assert refused(lambda: check_because_of(None, True)) == "not_agreed/representation_id"


def test_wording_is_not_changed_because_of_what_is_about_something_else() -> None:
    assert refused(lambda: check_because_of(Outcome.AGREED, False)) == "another_measure/representation_id"


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (("Pay moves.", ""), ("Pay moves in May.", ""), None),
        (("Pay moves.", ""), ("Pay moves.", "Mae cyflog yn symud."), None),
        (("Pay moves.", ""), ("Pay moves.", ""), "wording_unchanged/final_wording"),
        (("Pay moves.", ""), (" ", "Rhywbeth"), "wording_required/final_wording"),
    ],
)
def test_a_change_of_wording_changes_it(
    before: tuple[str, str], after: tuple[str, str], found: str | None
) -> None:
    assert refused(lambda: check_wording(before, after)) == found


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_published_in_one_language(name: str) -> None:
    found = refused(lambda: check_publication(Outcome.AGREED, {**TEXTS, name: " "}))
    assert found == f"both_languages_needed/{name}"


@pytest.mark.parametrize(
    ("question", "answer", "found"),
    [
        (("When?", "Pryd?"), ("Soon.", "Cyn hir."), None),
        (("When?", "Pryd?"), None, "not_answered/None"),
        (("When?", ""), ("Soon.", "Cyn hir."), "question_in_one_language/None"),
        (("When?", "Pryd?"), ("Soon.", " "), "answer_in_one_language/text_cy"),
    ],
)
def test_a_question_is_published_with_its_answer_in_both_languages(
    question: tuple[str, str], answer: tuple[str, str] | None, found: str | None
) -> None:
    assert refused(lambda: check_published_answer(question, answer)) == found


@pytest.mark.parametrize(
    ("is_commitment", "evidence", "found"),
    [
        (True, "Minutes of 2 March", None),
        (True, " ", "evidence_required/evidence"),
        (False, "", None),
    ],
)
def test_a_commitment_is_delivered_with_what_shows_it(
    is_commitment: bool, evidence: str, found: str | None
) -> None:
    assert refused(lambda: check_delivered(is_commitment, evidence)) == found


@pytest.mark.parametrize(
    ("given", "refusal", "reason", "found"),
    [
        ("2026-03-02", None, "", None),
        ("2026-02-10", None, "", None),
        (None, "2026-02-20", "No room is free.", None),
        (None, "2026-02-20", " ", "refusal_reason_required/reason"),
        (None, None, "", "given_or_refused/given_on"),
        ("2026-02-20", "2026-02-20", "Both", "given_or_refused/given_on"),
        ("2026-02-09", None, "", "answered_before_request/given_on"),
        (None, "2026-02-09", "Why", "answered_before_request/refused_on"),
        ("2026-03-03", None, "", "in_the_future/given_on"),
    ],
)
def test_what_is_asked_for_is_given_or_refused_with_a_reason(
    given: str | None, refusal: str | None, reason: str, found: str | None
) -> None:
    days = (on(given) if given else None, on(refusal) if refusal else None)
    assert refused(lambda: check_facility_answer(on("2026-02-10"), *days, reason, TODAY)) == found
