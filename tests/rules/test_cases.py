"""Which cases employee liability information must tell of: TUPE 2006 reg 11(2)(c) and (d), day by day."""

from datetime import date

import pytest

from transition.rules.broken import RuleBroken
from transition.rules.cases import CaseFacts, CaseKind, CaseStage, answer, check_case, check_none, is_told
from transition.rules.liability import Answer

AS_AT = date(2026, 3, 4)  # 28 days before 1 April 2026; two years before it: 4 March 2024
D, G, B, L = CaseKind.DISCIPLINARY, CaseKind.GRIEVANCE, CaseKind.CLAIM_BROUGHT, CaseKind.CLAIM_LIKELY


@pytest.mark.parametrize(
    ("case", "told", "why"),
    [
        (
            CaseFacts(D, date(2024, 3, 4), date(2024, 3, 4), True),
            True,
            "began on the first day of the two years",
        ),
        (CaseFacts(D, date(2024, 3, 3), date(2024, 3, 3), True), False, "over the day before"),
        (
            CaseFacts(D, date(2024, 1, 8), date(2024, 3, 4), True),
            True,
            "ended on the first day: our cautious reading",
        ),
        (CaseFacts(D, date(2020, 1, 8), None, True), True, "still under way"),
        (CaseFacts(D, date(2026, 3, 4), None, True), True, "began on the day itself"),
        (CaseFacts(D, date(2026, 3, 5), None, True), False, "began after the day"),
        (CaseFacts(D, date(2025, 3, 4), None, False), False, "the Acas Code does not apply"),
        (CaseFacts(D, date(2025, 3, 4), None, None), True, "nobody has said whether the Code applies"),
        (
            CaseFacts(G, date(2024, 3, 4), date(2024, 3, 4), True),
            True,
            "began on the first day of the two years",
        ),
        (CaseFacts(G, date(2024, 3, 3), date(2024, 3, 3), True), False, "over the day before"),
        (CaseFacts(G, date(2024, 3, 3), date(2024, 4, 3), True), True, "ran on into the two years"),
        (CaseFacts(G, date(2025, 3, 4), None, False), False, "the Acas Code does not apply"),
        (CaseFacts(B, date(2024, 3, 4)), True, "brought on the first day of the two years"),
        (CaseFacts(B, date(2024, 3, 3)), False, "brought the day before, though not over yet"),
        (CaseFacts(B, date(2024, 3, 4), date(2024, 6, 1)), True, "brought within two years, and over"),
        (CaseFacts(B, date(2026, 3, 5)), False, "brought after the day"),
        (CaseFacts(L, date(2020, 1, 1)), True, "grounds that still stand have no window"),
        (CaseFacts(L, date(2020, 1, 1), date(2026, 3, 5)), True, "the grounds stood on the day"),
        (CaseFacts(L, date(2020, 1, 1), date(2026, 3, 4)), False, "the grounds were gone by the day"),
        (CaseFacts(L, date(2026, 3, 5)), False, "grounds that were seen after the day"),
    ],
)
def test_a_case_is_told_of(case: CaseFacts, told: bool, why: str) -> None:
    assert is_told(case, AS_AT) is told, why


@pytest.mark.parametrize(
    ("as_at", "first_day"),
    [
        (date(2026, 3, 4), date(2024, 3, 4)),
        (date(2026, 2, 28), date(2024, 2, 28)),
        (date(2028, 2, 29), date(2026, 2, 28)),
        (date(2026, 12, 31), date(2024, 12, 31)),
    ],
)
def test_the_two_years_begin_on_the_same_day_of_the_month(as_at: date, first_day: date) -> None:
    assert is_told(CaseFacts(B, first_day), as_at)
    assert not is_told(CaseFacts(B, date.fromordinal(first_day.toordinal() - 1)), as_at)


@pytest.mark.parametrize(
    ("cases", "none_on", "state"),
    [
        ((), None, Answer.NOT_ASKED),
        ((), date(2026, 3, 4), Answer.NONE),
        ((), date(2026, 3, 5), Answer.NOT_ASKED),
        ((CaseFacts(D, date(2025, 1, 1)),), None, Answer.GIVEN),
        ((CaseFacts(D, date(2025, 1, 1)),), date(2024, 1, 1), Answer.GIVEN),
        ((CaseFacts(D, date(2020, 1, 1), date(2020, 2, 1)),), None, Answer.NOT_ASKED),
        ((CaseFacts(D, date(2020, 1, 1), date(2020, 2, 1)),), date(2026, 3, 1), Answer.NONE),
        ((CaseFacts(G, date(2025, 1, 1)),), None, Answer.NOT_ASKED),
    ],
)
def test_a_heading_has_three_states(
    cases: tuple[CaseFacts, ...], none_on: date | None, state: Answer
) -> None:
    assert answer(D, cases, none_on, AS_AT) is state


@pytest.mark.parametrize(
    ("case", "stage", "outcome", "code"),
    [
        (CaseFacts(D, date(2026, 3, 5)), CaseStage.RAISED, "", "in_the_future"),
        (CaseFacts(D, date(2026, 3, 1), date(2026, 3, 5)), CaseStage.CONCLUDED, "x", "in_the_future"),
        (
            CaseFacts(D, date(2026, 3, 1), date(2026, 2, 1)),
            CaseStage.CONCLUDED,
            "x",
            "closes_before_it_opens",
        ),
        (CaseFacts(D, date(2026, 3, 1)), CaseStage.CONCLUDED, "x", "closed_on_needed"),
        (CaseFacts(D, date(2026, 3, 1), date(2026, 3, 1)), CaseStage.CONCLUDED, " ", "outcome_needed"),
        (CaseFacts(D, date(2026, 3, 1), date(2026, 3, 1)), CaseStage.APPEAL, "x", "not_concluded"),
    ],
)
def test_a_case_that_does_not_fit_is_refused(
    case: CaseFacts, stage: CaseStage, outcome: str, code: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_case(case, stage, outcome, AS_AT)
    assert refused.value.code == code


def test_a_case_that_fits_is_taken() -> None:
    check_case(CaseFacts(D, AS_AT, AS_AT), CaseStage.CONCLUDED, "No action", AS_AT)
    check_case(CaseFacts(L, AS_AT), CaseStage.RAISED, "", AS_AT)


def test_none_is_refused_where_a_case_must_be_told_of() -> None:
    check_none(D, [CaseFacts(D, date(2020, 1, 1), date(2020, 2, 1)), CaseFacts(G, AS_AT)], AS_AT, AS_AT)
    with pytest.raises(RuleBroken, match="there_is_a_case"):
        check_none(D, [CaseFacts(D, AS_AT)], AS_AT, AS_AT)
    with pytest.raises(RuleBroken, match="in_the_future"):
        check_none(D, [], date(2026, 3, 5), AS_AT)
