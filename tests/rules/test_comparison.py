"""Terms side by side: a table of what is said of two terms, and that nothing is judged that is not an amount."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from transition.rules.comparison import MORE_IS_BETTER, Outcome, Wording, compare, least_favourable
from transition.rules.protection import TermCategory

SAME, BETTER, WORSE, DIFFERS, NOT = (
    Outcome.SAME,
    Outcome.BETTER,
    Outcome.WORSE,
    Outcome.DIFFERS,
    Outcome.NOT_COMPARED,
)
LEAVE, PAY, HOURS, NOTICE = TermCategory.LEAVE, TermCategory.PAY, TermCategory.HOURS, TermCategory.NOTICE

TABLE = [
    (LEAVE, "31 days", "31 days", SAME),
    (LEAVE, "31 days", " 31  Days. ", SAME),
    (LEAVE, "31 days", "31.0 days", SAME),
    (LEAVE, "1 day", "2 days", BETTER),
    (LEAVE, "31 days", "33 days", BETTER),
    (LEAVE, "33 days", "31.5 days", WORSE),
    (LEAVE, "31 working days", "33 days", DIFFERS),
    (LEAVE, "6 weeks", "30 days", DIFFERS),
    (LEAVE, "31 days", "33", DIFFERS),
    (LEAVE, "31", "33", DIFFERS),
    (LEAVE, "31 days and bank holidays", "33 days and bank holidays", DIFFERS),
    (LEAVE, "5 days notice of leave", "10 days notice of leave", DIFFERS),
    (LEAVE, "26 days, 31 days after 5 years", "26 days, 32 days after 5 years", DIFFERS),
    (LEAVE, "As in the Green Book", "As in the local agreement", DIFFERS),
    (PAY, "£41,771.00 a year", "£41,771 a year", SAME),
    (PAY, "£41,771 a year", "£42,000 a year", BETTER),
    (PAY, "£42,000 a year", "£41,771 a year", WORSE),
    (PAY, "£42,000 a year", "£3,500 a month", DIFFERS),
    (PAY, "£50 a month deducted", "£60 a month deducted", DIFFERS),
    (PAY, "SCP 31", "SCP 33", DIFFERS),
    (PAY, "£1,2 a year", "£1,3 a year", DIFFERS),
    (TermCategory.CAR_AND_MILEAGE, "45p a mile", "55p a mile", BETTER),
    (TermCategory.CAR_AND_MILEAGE, "45p a mile", "£0.55 a mile", DIFFERS),
    (TermCategory.ALLOWANCES, "10%", "5%", WORSE),
    (TermCategory.SICK_PAY, "6 months full pay", "3 months full pay", WORSE),
    (TermCategory.SICK_PAY, "6 months full pay", "6 months half pay", DIFFERS),
    (HOURS, "37 hours", "36 hours", DIFFERS),
    (HOURS, "37 hours", "37 hours", SAME),
    (NOTICE, "8 weeks", "12 weeks", DIFFERS),
]


@pytest.mark.parametrize(("category", "present", "new", "outcome"), TABLE)
def test_what_is_said_of_two_terms(category: TermCategory, present: str, new: str, outcome: Outcome) -> None:
    assert compare(category, Wording(present), Wording(new)) is outcome


@pytest.mark.parametrize(
    ("present", "new", "outcome"),
    [
        (None, Wording("31 days"), NOT),
        (Wording("31 days"), None, NOT),
        (None, None, NOT),
        (Wording(is_none=True), Wording(is_none=True), SAME),
        (Wording("31 days"), Wording(is_none=True), DIFFERS),
        (Wording(is_none=True), Wording("31 days"), DIFFERS),
        (Wording("31 days"), Wording(text_cy="31 diwrnod"), NOT),
        (Wording(text_cy="31 diwrnod"), Wording(text_cy="33 o ddiwrnodau"), DIFFERS),
        (Wording(text_cy="31 diwrnod"), Wording(text_cy="33 diwrnod"), BETTER),
        (Wording("31 days", "31 diwrnod"), Wording("33 days", "33 diwrnod"), BETTER),
        (Wording("31 days", "31 diwrnod"), Wording("33 days", "29 diwrnod"), DIFFERS),
    ],
)
def test_what_is_none_not_recorded_or_in_two_languages(
    present: Wording | None, new: Wording | None, outcome: Outcome
) -> None:
    assert compare(LEAVE, present, new) is outcome


@pytest.mark.parametrize(
    ("category", "present", "new", "outcome"),
    [
        (LEAVE, "15.5 days", "33 days", DIFFERS),
        (PAY, "£20,000 a year", "£42,000 a year", DIFFERS),
        (LEAVE, "31 days", "31 days", SAME),
        (TermCategory.CAR_AND_MILEAGE, "45p a mile", "55p a mile", BETTER),
    ],
)
def test_a_part_timers_part_is_not_judged_by_the_whole(
    category: TermCategory, present: str, new: str, outcome: Outcome
) -> None:
    assert compare(category, Wording(present), Wording(new), is_full_time=False) is outcome


@given(some.text(max_size=40), some.text(max_size=40), some.sampled_from(TermCategory))
def test_words_are_never_judged_and_the_other_way_round_it_is_the_opposite(
    present: str, new: str, category: TermCategory
) -> None:
    there = compare(category, Wording(present), Wording(new))
    back = compare(category, Wording(new), Wording(present))
    assert back is {BETTER: WORSE, WORSE: BETTER}.get(there, there)
    if there in (BETTER, WORSE):
        assert category in MORE_IS_BETTER
        assert any(letter.isdigit() for letter in present)


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        ([], NOT),
        ([SAME, SAME], SAME),
        ([SAME, BETTER], BETTER),
        ([BETTER, NOT], NOT),
        ([BETTER, DIFFERS, NOT], DIFFERS),
        ([BETTER, DIFFERS, WORSE], WORSE),
    ],
)
def test_of_several_terms_the_most_careful_word_is_said(outcomes: list[Outcome], said: Outcome) -> None:
    assert least_favourable(outcomes) is said
