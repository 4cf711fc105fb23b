"""Every worked date of dates.csv and every worked example of dates: tables for a lawyer to read."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from tests.rules.examples import HOLIDAYS, on
from transition.clock import bank_holidays
from transition.rules.basis import Kind, LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.calendar import (
    days_after,
    first_working_day_on_or_after,
    last_working_day_on_or_before,
    months_after,
    period_ending,
    working_days_after,
    working_days_between,
)
from transition.rules.deadlines import (
    Deadline,
    TransferFacts,
    claim_limit,
    deadline_for,
    internal_liability_target,
    timetable,
)
from transition.rules.duties import Duty
from transition.rules.duty_rules import DUTY_RULES
from transition.rules.liability import specified_from
from transition.rules.protection import earliest_collective_change
from transition.rules.register import REGISTER, Commencement, DecidingDate, RuleId

ROWS = list(csv.DictReader((Path(__file__).parent / "dates.csv").read_text().splitlines()))


def _deadline(duty: Duty, transfer_on: date, **facts: object) -> Deadline:
    found = deadline_for(duty, TransferFacts(transfer_on, LegalBasis.TUPE, **facts), HOLIDAYS)
    assert found is not None
    return found


COMPUTATIONS = {
    "eli_latest": lambda start, number: _deadline(Duty.LIABILITY_INFORMATION, start).due_on,
    "eli_advised": lambda start, number: _deadline(Duty.LIABILITY_INFORMATION, start).advised_on,
    "claim_limit": lambda start, number: _deadline(Duty.CLAIM_LIMIT, start).due_on,
    "written_statement_latest": lambda start, number: _deadline(Duty.WRITTEN_STATEMENT, start).due_on,
    "collective_change_earliest": lambda start, number: _deadline(Duty.COLLECTIVE_TERMS_CHANGE, start).due_on,
    "eli_specified_date_earliest": lambda start, number: specified_from(start),
    "working_days_after": lambda start, number: working_days_after(start, number, HOLIDAYS),
}


def test_the_table_of_worked_dates_is_whole():
    assert len(ROWS) == 44
    assert {row["computation"] for row in ROWS} == set(COMPUTATIONS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['computation']} {row['start_on']}")
def test_each_worked_date_comes_out(row):
    number = int(row["number"]) if row["number"] else 0
    assert COMPUTATIONS[row["computation"]](on(row["start_on"]), number) == on(row["expected_on"])


# Example, duty, transfer, last or first day, advised day, careful day.
EXAMPLES = [
    ("1", Duty.LIABILITY_INFORMATION, "2026-04-01", "2026-03-04", "2026-03-04", "2026-03-03"),
    ("3", Duty.CLAIM_LIMIT, "2026-04-01", "2026-06-30", "2026-06-30", None),
    ("8", Duty.WRITTEN_STATEMENT, "2026-04-01", "2026-05-01", "2026-05-01", None),
    ("9", Duty.COLLECTIVE_TERMS_CHANGE, "2026-04-01", "2027-04-02", "2027-04-02", None),
    ("10 Good Friday", Duty.LIABILITY_INFORMATION, "2026-05-01", "2026-04-03", "2026-04-02", "2026-04-02"),
    ("10", Duty.CLAIM_LIMIT, "2026-05-01", "2026-07-31", "2026-07-31", None),
    ("12 Sunday", Duty.LIABILITY_INFORMATION, "2026-11-01", "2026-10-04", "2026-10-02", "2026-10-03"),
    ("12", Duty.CLAIM_LIMIT, "2026-11-01", "2027-01-31", "2027-01-29", None),
    ("13 new year", Duty.LIABILITY_INFORMATION, "2027-01-01", "2026-12-04", "2026-12-04", "2026-12-03"),
    ("13", Duty.CLAIM_LIMIT, "2027-01-01", "2027-03-31", "2027-03-31", None),
    ("13", Duty.WRITTEN_STATEMENT, "2027-01-01", "2027-02-01", "2027-02-01", None),
    ("14 over new year", Duty.LIABILITY_INFORMATION, "2027-01-31", "2027-01-03", "2026-12-31", "2027-01-02"),
    ("14", Duty.CLAIM_LIMIT, "2027-01-31", "2027-04-30", "2027-04-30", None),
    ("14 clamped", Duty.WRITTEN_STATEMENT, "2027-01-31", "2027-02-28", "2027-02-26", None),
    ("15", Duty.LIABILITY_INFORMATION, "2027-03-01", "2027-02-01", "2027-02-01", "2027-01-31"),
    ("15 leap year", Duty.LIABILITY_INFORMATION, "2028-03-01", "2028-02-02", "2028-02-02", "2028-02-01"),
    ("16 leap day", Duty.LIABILITY_INFORMATION, "2028-02-29", "2028-02-01", "2028-02-01", "2028-01-31"),
    ("16", Duty.CLAIM_LIMIT, "2028-02-29", "2028-05-28", "2028-05-26", None),
    ("16", Duty.WRITTEN_STATEMENT, "2028-02-29", "2028-03-29", "2028-03-29", None),
    ("16", Duty.COLLECTIVE_TERMS_CHANGE, "2028-02-29", "2029-03-01", "2029-03-01", None),
    ("17", Duty.CLAIM_LIMIT, "2026-08-31", "2026-11-30", "2026-11-30", None),
    ("17 no such day", Duty.CLAIM_LIMIT, "2026-11-30", "2027-02-28", "2027-02-26", None),
    ("18 fourteen days", Duty.LIABILITY_INFORMATION, "2014-04-30", "2014-04-16", "2014-04-16", "2014-04-15"),
    ("18 twenty-eight", Duty.LIABILITY_INFORMATION, "2014-05-01", "2014-04-03", "2014-04-03", "2014-04-02"),
    ("table 2: 60 days", Duty.RIGHT_TO_WORK_CHECK, "2026-04-01", "2026-05-31", "2026-05-29", None),
    ("table 2: 20 working days", Duty.SPONSOR_REPORT, "2026-04-01", "2026-05-01", "2026-05-01", None),
]


def test_the_table_of_examples_is_whole():
    assert len(EXAMPLES) == 26
    numbers = {name.split()[0] for name, *_ in EXAMPLES}
    assert numbers >= {"1", "3", "8", "9", "10", "12", "13", "14", "15", "16", "17", "18"}


def test_all_twenty_two_worked_examples_are_tried_somewhere():
    texts = [path.read_text() for path in Path(__file__).parent.glob("test_*.py")]
    named = {int(number) for text in texts for number in re.findall(r"example[_ ](\d+)[ _,\"]", text)}
    tabled = {int(name.split()[0]) for name, *_ in EXAMPLES if name[0].isdigit()}
    assert named | tabled == set(range(1, 23))


def test_the_bank_holidays_of_the_tables_are_the_published_ones():
    published = {day for day in bank_holidays() if 2025 <= day.year <= 2027}
    assert published == HOLIDAYS


@pytest.mark.parametrize(("name", "duty", "transfer_on", "due_on", "advised_on", "cautious_on"), EXAMPLES)
def test_each_worked_example_comes_out(name, duty, transfer_on, due_on, advised_on, cautious_on):
    found = _deadline(duty, on(transfer_on))
    assert (found.due_on, found.advised_on) == (on(due_on), on(advised_on))
    assert found.cautious_on == (on(cautious_on) if cautious_on else None)


def test_example_4_six_months_apply_only_once_an_administrator_says_from_when_and_by_which_key():
    supplied = (Commencement(RuleId.LIMIT_6M, on("2026-04-01"), DecidingDate.TRANSFER_ON),)
    assert REGISTER[RuleId.LIMIT_6M].applies_from is None
    assert claim_limit(on("2026-04-01"), supplied) == on("2026-09-30")
    assert claim_limit(on("2026-03-31"), supplied) == on("2026-06-30")


def test_a_commencement_cannot_be_supplied_for_a_rule_that_has_one():
    with pytest.raises(RuleBroken) as broken:
        claim_limit(
            on("2026-04-01"), (Commencement(RuleId.LIMIT_3M, on("2027-01-01"), DecidingDate.ORDER_ON),)
        )
    assert broken.value.code == "commencement_already_confirmed"


def test_example_13_the_specified_date_runs_from_20_november():
    found = _deadline(Duty.LIABILITY_SPECIFIED_DATE, on("2027-01-01"), notified_on=on("2026-12-04"))
    assert (found.due_on, found.is_last_day) == (on("2026-11-20"), False)


def test_example_21_ten_working_days_leave_easter_out():
    assert working_days_after(on("2026-03-20"), 10, HOLIDAYS) == on("2026-04-07")


def test_example_22_a_claim_for_an_unpaid_award_runs_from_the_order():
    found = _deadline(Duty.ORDER_CLAIM_LIMIT, on("2026-04-01"), order_on=on("2027-02-10"))
    assert found.due_on == on("2027-05-09")


def test_the_internal_target_is_a_week_before_the_law():
    assert internal_liability_target(on("2026-04-01")) == on("2026-02-25")


KINDS = [
    (LegalBasis.TUPE, Kind.STATUTORY),
    (LegalBasis.UNDECIDED, Kind.STATUTORY_IF_TUPE),
    (LegalBasis.TUPE_EQUIVALENT, Kind.POLICY),
    (LegalBasis.SECTION_113_LOAN, Kind.POLICY),
    (LegalBasis.NO_EMPLOYER_CHANGE, Kind.POLICY),
]
FROM_TUPE = [
    Duty.LIABILITY_INFORMATION,
    Duty.LIABILITY_SPECIFIED_DATE,
    Duty.CLAIM_LIMIT,
    Duty.WRITTEN_STATEMENT,
    Duty.COLLECTIVE_TERMS_CHANGE,
]


@pytest.mark.parametrize(("basis", "kind"), KINDS)
def test_what_comes_from_tupe_binds_as_the_basis_says(basis, kind):
    found = {row.duty: row for row in timetable(on("2026-04-01"), basis, HOLIDAYS, on("2026-03-04"))}
    assert {duty: found[duty].kind for duty in FROM_TUPE} == dict.fromkeys(FROM_TUPE, kind)


@pytest.mark.parametrize("basis", list(LegalBasis))
def test_the_information_never_has_a_statutory_day(basis):
    found = {row.duty: row for row in timetable(on("2026-04-01"), basis, HOLIDAYS)}
    assert found[Duty.REGULATION_13_INFORMATION].kind is Kind.POLICY
    assert found[Duty.REGULATION_13_INFORMATION].to_be_confirmed


def test_duties_of_their_own_keep_their_force_whatever_the_basis():
    equivalent = {row.duty: row for row in timetable(on("2026-04-01"), LegalBasis.TUPE_EQUIVALENT, HOLIDAYS)}
    loan = {row.duty: row for row in timetable(on("2026-04-01"), LegalBasis.SECTION_113_LOAN, HOLIDAYS)}
    check = equivalent[Duty.RIGHT_TO_WORK_CHECK]
    assert (check.due_on, check.kind, check.to_be_confirmed) == (on("2026-03-31"), Kind.STATUTORY, True)
    assert loan[Duty.SECTION_113_CONSULTATION].kind is Kind.STATUTORY
    assert Duty.RIGHT_TO_WORK_CHECK not in loan


def test_a_check_of_the_right_to_work_is_careful_while_tupe_is_in_doubt():
    found = deadline_for(
        Duty.RIGHT_TO_WORK_CHECK, TransferFacts(on("2026-04-01"), LegalBasis.UNDECIDED), HOLIDAYS
    )
    assert (found.due_on, found.cautious_on) == (on("2026-05-31"), on("2026-03-31"))


def test_collective_terms_have_no_day_before_31_january_2014():
    early = {row.duty for row in timetable(on("2014-01-30"), LegalBasis.TUPE, HOLIDAYS)}
    assert Duty.COLLECTIVE_TERMS_CHANGE not in early
    assert earliest_collective_change(on("2014-01-30")) is None
    assert earliest_collective_change(on("2014-01-31")) == on("2015-02-01")


def test_liability_information_was_not_owed_before_20_april_2006():
    assert Duty.LIABILITY_INFORMATION not in {
        row.duty for row in timetable(on("2006-04-19"), LegalBasis.TUPE, HOLIDAYS)
    }
    assert _deadline(Duty.LIABILITY_INFORMATION, on("2006-04-20")).due_on == on("2006-04-06")


def test_a_transfer_before_tupe_2006_is_refused():
    with pytest.raises(RuleBroken) as broken:
        timetable(on("2006-04-05"), LegalBasis.TUPE, HOLIDAYS)
    assert (broken.value.code, broken.value.field) == ("before_tupe_2006", "transfer_on")


def test_a_date_beyond_the_calendar_is_refused():
    for beyond in (lambda: timetable(date.max, LegalBasis.TUPE, HOLIDAYS), lambda: days_after(date.min, -1)):
        with pytest.raises(RuleBroken, match="date_out_of_range"):
            beyond()


def test_the_timetable_is_in_order_and_each_duty_comes_once():
    rows = timetable(on("2026-04-01"), LegalBasis.TUPE, HOLIDAYS, on("2026-03-04"))
    assert [row.due_on for row in rows] == sorted(row.due_on for row in rows)
    assert len({row.duty for row in rows}) == len(rows) == 12


def test_no_two_versions_of_a_duty_overlap_for_one_basis():
    for rule in DUTY_RULES:
        for other in DUTY_RULES:
            if rule is other or rule.duty is not other.duty or not rule.bases & other.bases:
                continue
            first, second = REGISTER[rule.rule_id], REGISTER[other.rule_id]
            if first.applies_from is None or second.applies_from is None:
                continue
            earlier, later = sorted((first, second), key=lambda version: version.applies_from)
            assert days_after(earlier.applies_until, 1) == later.applies_from


@pytest.mark.parametrize("m", range(-36, 37))
def test_months_agree_with_counting_one_day_at_a_time(m):
    start = on("2026-01-15")
    assert months_after(start, m) == date(2026 + m // 12, m % 12 + 1, 15)
    assert period_ending(start, m) == date(2026 + m // 12, m % 12 + 1, 14)


def test_months_are_clamped():
    assert months_after(on("2028-01-31"), 1) == on("2028-02-29")
    assert months_after(on("2026-03-31"), -1) == on("2026-02-28")


def test_advice_goes_back_from_a_last_day_and_on_from_a_first():
    assert last_working_day_on_or_before(on("2026-04-06"), HOLIDAYS) == on("2026-04-02")
    assert first_working_day_on_or_after(on("2026-04-03"), HOLIDAYS) == on("2026-04-07")
    assert last_working_day_on_or_before(on("2026-04-07"), HOLIDAYS) == on("2026-04-07")


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-03-05", "2026-03-05"),  # a Thursday
        ("2026-03-06", "2026-03-06"),  # Friday, Saturday, Sunday, and Monday again
        ("2026-03-07", "2026-03-06"),
        ("2026-03-08", "2026-03-06"),
        ("2026-03-09", "2026-03-09"),
        ("2026-04-02", "2026-04-02"),  # Maundy Thursday; Good Friday to Easter Monday; Tuesday
        ("2026-04-03", "2026-04-02"),
        ("2026-04-05", "2026-04-02"),
        ("2026-04-06", "2026-04-02"),
        ("2026-04-07", "2026-04-07"),
        ("2026-12-25", "2026-12-24"),  # Christmas on a Friday, Boxing Day kept on Monday 28
        ("2026-12-28", "2026-12-24"),
        ("2026-12-29", "2026-12-29"),
        ("2027-01-01", "2026-12-31"),  # over the end of a year
        ("2027-01-03", "2026-12-31"),
    ],
)
def test_the_last_working_day_lasts_over_weekends_and_bank_holidays(day, found):
    assert last_working_day_on_or_before(on(day), HOLIDAYS) == on(found)


def test_a_councils_own_closure_days_are_left_out_too():
    closures = HOLIDAYS | {on("2025-12-29")}
    assert working_days_after(on("2025-12-19"), 5, closures) == on("2025-12-31")


def test_working_days_between_agrees_with_counting_them():
    start = on("2026-03-20")
    for n in range(1, 60):
        assert working_days_between(start, working_days_after(start, n, HOLIDAYS), HOLIDAYS) == n
    assert working_days_between(on("2026-04-07"), start, HOLIDAYS) == -10
    assert working_days_between(start, start, HOLIDAYS) == 0


@pytest.mark.parametrize("n", [0, -1])
def test_no_working_days_is_not_a_number_of_working_days(n):
    with pytest.raises(RuleBroken, match="working_days_not_positive"):
        working_days_after(on("2026-03-20"), n, HOLIDAYS)
