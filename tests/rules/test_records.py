"""Terms, liability information, letters, reminders, published counts, pay."""

from decimal import Decimal

import pytest

from tests.rules.examples import on
from transition.rules.basis import LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.employment import (
    ServiceDates,
    actual_pay_pence,
    age_on,
    fte_differs,
    has_redundancy_service,
    pay_differs,
)
from transition.rules.letter_rules import LETTERS
from transition.rules.letters import (
    Language,
    LanguageChoice,
    LetterKind,
    Stage,
    announces_before_unions,
    check_approver,
    check_languages,
    check_stage,
    encloses_question,
    languages_for,
)
from transition.rules.liability import (
    NEVER_NONE,
    SOURCES,
    Answer,
    Heading,
    cases_since,
    check_identified_release,
    check_instalments,
    check_notified,
    check_specified_date,
    completeness,
)
from transition.rules.reminders import Task, Urgency, digests, urgency
from transition.rules.suppression import Band, band, is_process_only, publish

T, TODAY = on("2026-04-01"), on("2026-03-02")


def test_example_2_the_specified_date_lies_in_the_fourteen_days_before_notice():
    for specified in ("2026-02-18", "2026-03-04"):
        check_specified_date(on(specified), on("2026-03-04"))
    with pytest.raises(RuleBroken, match="specified_date_too_early"):
        check_specified_date(on("2026-02-17"), on("2026-03-04"))
    with pytest.raises(RuleBroken, match="specified_date_after_notice"):
        check_specified_date(on("2026-03-05"), on("2026-03-04"))


def test_example_11_a_slip_leaves_information_already_given_valid():
    check_instalments([(on("2026-02-25"), on("2026-03-04"))], on("2026-05-01"))


def test_late_notice_needs_special_circumstances():
    check_notified(on("2026-03-04"), T)
    with pytest.raises(RuleBroken, match="notified_too_late"):
        check_notified(on("2026-03-05"), T, "  ")
    check_notified(on("2026-03-05"), T, "The list was lost in a fire.")


def test_information_is_complete_when_every_heading_is_given_or_truly_none():
    answers = dict.fromkeys(Heading, Answer.GIVEN)
    assert completeness(answers).is_complete
    assert completeness(answers | {Heading.WORK_ABROAD: Answer.NONE}).is_complete
    assert completeness(answers | {Heading.WORK_ABROAD: Answer.NOT_ASKED}).missing == (Heading.WORK_ABROAD,)
    assert completeness(answers | {Heading.AGE: Answer.NONE}).missing == (Heading.AGE,)
    assert completeness({}).missing == tuple(Heading)
    assert completeness(dict.fromkeys(Heading, Answer.NONE)).answered_count == len(Heading) - len(NEVER_NONE)


def test_each_heading_has_its_place_in_regulation_11():
    items = {source.removeprefix("TUPE 2006 reg 11(2)").split(";")[0] for source in SOURCES.values()}
    assert items == {"(a)", "(b)", "(c)", "(d)(i)", "(d)(ii)", "(e)"}


def test_cases_reach_two_years_back_from_the_specified_date():
    assert cases_since(on("2026-02-25")) == on("2024-02-25")


def test_names_are_released_under_tupe_or_on_a_recorded_basis_only():
    check_identified_release(LegalBasis.TUPE, "")
    check_identified_release(LegalBasis.TUPE_EQUIVALENT, "Public task")
    with pytest.raises(RuleBroken, match="lawful_basis_required"):
        check_identified_release(LegalBasis.UNDECIDED, " ")


def test_every_kind_of_letter_has_its_rule_and_two_need_a_checked_address():
    assert set(LETTERS) == set(LetterKind)
    assert len(LETTERS) == 21
    checked = {kind for kind, rule in LETTERS.items() if rule.needs_checked_address}
    assert checked == {LetterKind.RECORD_CHECK, LetterKind.CONFIRMATION}


CY, EN = Language.WELSH, Language.ENGLISH
LANGUAGES = [
    (LanguageChoice.WELSH, (CY,), False),
    (LanguageChoice.ENGLISH, (EN,), False),
    (LanguageChoice.BOTH, (CY, EN), False),
    (LanguageChoice.NOT_ASKED, (CY, EN), True),
]


@pytest.mark.parametrize(("choice", "languages", "is_asked"), LANGUAGES)
def test_letters_go_in_the_language_chosen_welsh_first(choice, languages, is_asked):
    assert (languages_for(choice), encloses_question(choice)) == (languages, is_asked)


@pytest.mark.parametrize("current", list(Stage))
@pytest.mark.parametrize("following", list(Stage))
def test_a_letter_takes_one_stage_at_a_time_and_none_back(current, following):
    order = list(Stage)
    if order.index(following) == order.index(current) + 1:
        check_stage(current, following)
        return
    with pytest.raises(RuleBroken, match=r"stage_out_of_order|already_issued"):
        check_stage(current, following)


def test_a_second_officer_approves():
    check_approver(1, 2)
    with pytest.raises(RuleBroken, match="approver_is_preparer"):
        check_approver(1, 1)


def test_unchecked_welsh_holds_a_letter_unless_a_named_officer_sends_english_now():
    both = frozenset({CY, EN})
    check_languages(both, is_welsh_checked=True)
    check_languages(frozenset({EN}), is_welsh_checked=False)
    check_languages(both, False, english_first_by=7, english_first_reason="The last day is tomorrow.")
    for languages, by, reason, code in (
        (both, None, "", "welsh_not_checked"),
        (both, 7, " ", "english_first_needs_reason"),
        (frozenset({CY}), 7, "The last day is tomorrow.", "welsh_not_checked"),
    ):
        with pytest.raises(RuleBroken, match=code):
            check_languages(languages, False, by, reason)


def test_announcing_before_the_unions_know_warns():
    assert announces_before_unions(LetterKind.ANNOUNCEMENT, None, TODAY)
    assert announces_before_unions(LetterKind.ANNOUNCEMENT, on("2026-03-03"), TODAY)
    assert not announces_before_unions(LetterKind.ANNOUNCEMENT, TODAY, TODAY)
    assert not announces_before_unions(LetterKind.WELCOME, None, TODAY)


URGENCIES = [
    ("2026-03-01", Urgency.OVERDUE),
    ("2026-03-02", Urgency.THIS_WEEK),
    ("2026-03-08", Urgency.THIS_WEEK),
    ("2026-03-09", Urgency.NEXT_TWO_WEEKS),
    ("2026-03-22", Urgency.NEXT_TWO_WEEKS),
    ("2026-03-23", None),
]


@pytest.mark.parametrize(("due", "expected"), URGENCIES)
def test_a_digest_has_three_parts(due, expected):
    assert urgency(on(due), TODAY) is expected


def test_one_digest_a_day_repeated_until_done_and_escalated_in_time():
    old, fresh = Task("a", on("2026-02-27"), 1, escalate_to=2), Task("b", on("2026-03-01"), 1, escalate_to=2)
    done = Task("c", on("2026-02-01"), 3, done_on=on("2026-02-02"))
    mine, deputys = digests([fresh, old, done], TODAY, frozenset())
    assert [line.task.key for line in mine.lines] == ["a", "b"]
    assert [(line.task.key, line.is_escalated) for line in deputys.lines] == [("a", True)]
    assert digests([fresh], TODAY, frozenset({(1, TODAY)})) == []
    assert len(digests([fresh], TODAY, frozenset({(1, on("2026-03-01"))}))) == 1


def test_small_cells_are_hidden_and_no_total_covers_them():
    assert (band(0), band(4), band(5), band(9), band(10)) == (
        None,
        None,
        Band(5, 9),
        Band(5, 9),
        Band(10, 19),
    )
    assert band(5000) == Band(1000, None)
    assert publish({"cy": 6, "en": 30}, 36).total == Band(20, 49)
    hidden = publish({"cy": 4, "en": 30}, 34)
    assert (hidden.cells, hidden.total) == ({"cy": None, "en": Band(20, 49)}, None)
    with pytest.raises(RuleBroken, match="count_negative"):
        band(-1)


def test_a_cohort_under_five_is_published_by_process_only():
    assert is_process_only(4)
    assert not is_process_only(5)
    assert publish({"cy": 4}, 4) is None


def test_term_time_pay_is_reckoned_to_the_penny():
    hours = Decimal("18.5"), Decimal(37)
    assert actual_pay_pence(2_300_000, *hours, Decimal(43)) == 950_962
    assert not pay_differs(951_062, 950_962)
    assert pay_differs(951_063, 950_962)
    assert not fte_differs(Decimal("0.505"), *hours)
    assert fte_differs(Decimal("0.51"), *hours)
    for broken in ((0, 37, 43, 52), (18, 0, 43, 52), (18, 37, 0, 52), (18, 37, 43, 0)):
        with pytest.raises(RuleBroken):
            actual_pay_pence(2_300_000, *map(Decimal, broken))


def test_age_and_service_count_whole_years():
    assert age_on(on("1988-06-02"), on("2026-06-01")) == 37
    assert age_on(on("1988-06-02"), on("2026-06-02")) == 38
    assert (age_on(on("2000-02-29"), on("2026-02-28")), age_on(on("2000-02-29"), on("2026-03-01"))) == (
        25,
        26,
    )
    assert has_redundancy_service(on("2024-04-01"), T)
    assert not has_redundancy_service(on("2024-04-02"), T)
    assert ServiceDates(on("2010-01-01"), on("2009-01-01"), on("2011-01-01")).out_of_order() == (
        "modification_order_on",
    )
