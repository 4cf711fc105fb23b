"""Where a phase stands, and what may be said of progress."""

from datetime import date

import pytest

from transition.rules.broken import RuleBroken
from transition.rules.programmes import (
    PhaseState,
    Progress,
    check_evidence,
    check_phase,
    check_progress,
    is_link,
    phase_state,
)

TODAY = date(2026, 3, 2)
BEFORE, AFTER = date(2026, 2, 1), date(2026, 4, 1)
S = PhaseState


@pytest.mark.parametrize(
    ("begins", "ends", "began", "ended", "state"),
    [
        (None, None, None, None, S.NO_DATES),
        (AFTER, None, None, None, S.NOT_BEGUN),
        (TODAY, AFTER, None, None, S.NOT_BEGUN),
        (BEFORE, AFTER, None, None, S.LATE_TO_BEGIN),
        (None, BEFORE, None, None, S.LATE_TO_BEGIN),
        (None, AFTER, None, None, S.NOT_BEGUN),
        (BEFORE, AFTER, BEFORE, None, S.UNDER_WAY),
        (None, None, BEFORE, None, S.UNDER_WAY),
        (BEFORE, TODAY, BEFORE, None, S.UNDER_WAY),
        (BEFORE, BEFORE, BEFORE, None, S.OVERRUNNING),
        (BEFORE, AFTER, BEFORE, TODAY, S.ENDED),
        (BEFORE, BEFORE, BEFORE, TODAY, S.ENDED_LATE),
        (None, None, BEFORE, TODAY, S.ENDED),
        (BEFORE, AFTER, AFTER, AFTER, S.LATE_TO_BEGIN),  # as at a day before it began
        (BEFORE, AFTER, BEFORE, AFTER, S.UNDER_WAY),
        (None, None, AFTER, None, S.NOT_BEGUN),
    ],
)
def test_the_state_of_a_phase_follows_from_its_days(
    begins: date | None, ends: date | None, began: date | None, ended: date | None, state: PhaseState
) -> None:
    assert phase_state(begins, ends, began, ended, TODAY) is state


@pytest.mark.parametrize(
    ("days", "code", "field"),
    [
        ((AFTER, BEFORE, None, None), "phase_ends_before_it_begins", "ends_on"),
        ((None, None, AFTER, None), "phase_in_future", "began_on"),
        ((None, None, BEFORE, AFTER), "phase_in_future", "ended_on"),
        ((None, None, None, BEFORE), "phase_beginning_missing", "began_on"),
        ((None, None, TODAY, BEFORE), "phase_ended_before_it_began", "ended_on"),
    ],
)
def test_days_that_cannot_be_are_refused(days: tuple[date | None, ...], code: str, field: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_phase(*days, TODAY)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_nothing_is_dropped_without_a_reason_and_no_day_to_come_is_reported() -> None:
    check_progress(TODAY, Progress.DROPPED, "No money", TODAY)
    check_progress(TODAY, None, "", TODAY)
    for day, state, code in (
        (AFTER, Progress.UNDER_WAY, "progress_in_future"),
        (TODAY, Progress.DROPPED, "reason_for_dropping_missing"),
    ):
        with pytest.raises(RuleBroken, match=code):
            check_progress(day, state, " ", TODAY)


@pytest.mark.parametrize(
    ("evidence", "source", "day", "code"),
    [
        ("", "", None, None),
        ("Fewer calls", "Cabinet paper 7, page 2", BEFORE, None),
        ("Fewer calls", "https://example.org/papers/7", BEFORE, None),
        ("Fewer calls", "Paper: calls in 2025", BEFORE, None),
        ("", "Cabinet paper 7", BEFORE, "evidence_missing"),
        ("Fewer calls", "Cabinet paper 7", None, "evidence_day_missing"),
        ("Fewer calls", "Cabinet paper 7", AFTER, "evidence_in_future"),
        ("Fewer calls", "", BEFORE, "evidence_source_missing"),
        ("Fewer calls", "http://example.org", BEFORE, "source_not_https"),
        ("Fewer calls", "javascript:alert(1)", BEFORE, "source_not_https"),
        ("Fewer calls", "https://me:secret@example.org", BEFORE, "source_not_https"),
        ("Fewer calls", 'https://example.org/"x', BEFORE, "source_not_https"),
    ],
)
def test_evidence_has_its_day_and_a_source_that_can_be_followed(
    evidence: str, source: str, day: date | None, code: str | None
) -> None:
    if code is None:
        check_evidence(evidence, source, day, TODAY)
        return
    with pytest.raises(RuleBroken, match=code):
        check_evidence(evidence, source, day, TODAY)


@pytest.mark.parametrize(
    ("source", "is_one"),
    [
        ("https://example.org/a?b#c", True),
        ("Cabinet paper", False),
        ("https://", False),
        ("data:text/html,x", False),
    ],
)
def test_only_an_https_address_becomes_a_link(source: str, is_one: bool) -> None:
    assert is_link(source) is is_one
