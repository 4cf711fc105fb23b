"""Limits on claims under regs 12 and 15: worked examples and reported cases, one row each, for a lawyer to read."""

import pytest

from tests.rules.examples import on
from transition.rules.basis import Kind, LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.claims import (
    Claimant,
    ClaimFacts,
    Failure,
    StepKind,
    check_claim_days,
    claimant_for,
    limit_of,
)
from transition.rules.doubts import DoubtState
from transition.rules.register import Commencement, DecidingDate, RuleId, check_commencement, not_commenced

# Case, transfer, Day A, Day B, primary limit, days left out, last day after conciliation.
LIMITS = [
    ("example 5", "2026-04-01", "2026-06-15", "2026-09-06", "2026-06-30", 83, "2026-10-06"),
    ("example 6", "2026-04-01", "2026-04-20", "2026-05-18", "2026-06-30", 28, "2026-07-28"),
    ("example 7", "2026-04-01", "2026-07-01", "2026-07-20", "2026-06-30", 0, "2026-06-30"),
    ("Luton v Haque", "2016-06-20", "2016-07-22", "2016-08-22", "2016-09-19", 31, "2016-10-20"),
    ("Tanveer", "2015-03-20", "2015-06-18", "2015-06-30", "2015-06-19", 12, "2015-07-30"),
    ("before 20 April 2014", "2014-02-01", "2014-04-19", "2014-04-25", "2014-04-30", 0, "2014-04-30"),
    ("month clamped", "2026-11-28", "2027-01-20", "2027-01-31", "2027-02-27", 11, "2027-03-10"),
    ("same day", "2026-04-01", "2026-05-05", "2026-05-05", "2026-06-30", 0, "2026-06-30"),
    ("contacted before", "2026-04-01", "2026-03-22", "2026-04-11", "2026-06-30", 11, "2026-07-11"),
    ("over before", "2026-04-01", "2026-02-02", "2026-02-20", "2026-06-30", 0, "2026-06-30"),
    ("last day", "2026-04-01", "2026-06-30", "2026-07-10", "2026-06-30", 10, "2026-08-10"),
]


@pytest.mark.parametrize(("name", "transfer_on", "day_a", "day_b", "primary_on", "days", "last_on"), LIMITS)
def test_each_limit_comes_out_step_by_step(name, transfer_on, day_a, day_b, primary_on, days, last_on):
    found = limit_of(
        ClaimFacts(
            Failure.OTHER,
            on(transfer_on),
            day_a=on(day_a) if day_a else None,
            day_b=on(day_b) if day_b else None,
        )
    )
    assert (found.primary_on, found.last_on) == (on(primary_on), on(last_on))
    assert sum(step.days for step in found.steps) == days


# Case, what the last step is, whether an adviser is to confirm it.
STEPS = [
    ("2026-04-20", "2026-05-18", StepKind.MONTH_AFTER_IS_EARLIER, False),
    ("2026-06-15", "2026-09-06", StepKind.MONTH_AFTER_CERTIFICATE, False),
    ("2026-07-01", "2026-07-20", StepKind.TOO_LATE, True),
    ("2026-03-22", "2026-04-11", StepKind.MONTH_AFTER_IS_EARLIER, True),
    ("2026-06-15", None, StepKind.IN_CONCILIATION, True),
    ("2026-07-01", None, StepKind.TOO_LATE, True),
    (None, None, StepKind.PRIMARY, False),
    ("2014-04-19", "2014-04-25", StepKind.NOT_YET_LAW, False),
]


@pytest.mark.parametrize(("day_a", "day_b", "kind", "is_to_be_confirmed"), STEPS)
def test_what_conciliation_did_and_how_sure_that_is(day_a, day_b, kind, is_to_be_confirmed):
    days = {"day_a": on(day_a) if day_a else None, "day_b": on(day_b) if day_b else None}
    found = limit_of(ClaimFacts(Failure.UNION, on("2026-04-01"), **days))
    assert (found.steps[-1].kind, found.to_be_confirmed) == (kind, is_to_be_confirmed)


def test_days_before_the_limit_began_are_not_left_out_and_the_step_says_so():
    days = {"day_a": on("2026-03-22"), "day_b": on("2026-04-11")}
    found = limit_of(ClaimFacts(Failure.UNION, on("2026-04-01"), **days))
    assert [(step.kind, step.days) for step in found.steps][1] == (StepKind.DAYS_SINCE_START_LEFT_OUT, 11)


def test_while_conciliation_goes_on_no_last_day_is_known_but_how_long_it_may_run():
    found = limit_of(ClaimFacts(Failure.UNION, on("2026-04-01"), day_a=on("2026-06-15")))
    assert (found.last_on, found.conciliation_ends_on) == (None, on("2026-09-06"))


def test_an_unpaid_award_runs_from_the_order_and_conciliation_lengthens_it():
    facts = {"failure": Failure.UNPAID_AWARD, "transfer_on": on("2026-04-01"), "order_on": on("2027-02-10")}
    found = limit_of(ClaimFacts(**facts))
    assert (found.begins_on, found.last_on, found.source) == (
        on("2027-02-10"), on("2027-05-09"), "TUPE 2006 reg 15(10), (12)",
    )  # fmt: skip
    later = limit_of(ClaimFacts(**facts, day_a=on("2027-03-01"), day_b=on("2027-03-11")))
    assert later.last_on == on("2027-05-19")


SIX_MONTHS = (Commencement(RuleId.LIMIT_6M, on("2026-10-01"), DecidingDate.TRANSFER_ON),)
EARLY = (Commencement(RuleId.LIMIT_6M, on("2026-04-01"), DecidingDate.TRANSFER_ON),)
BY_ACAS = (Commencement(RuleId.LIMIT_6M, on("2026-06-01"), DecidingDate.ACAS_CONTACTED_ON),)
BY_ORDER = (Commencement(RuleId.LIMIT_6M, on("2027-01-01"), DecidingDate.ORDER_ON),)

# What was entered, transfer, Day A, primary limit, where the doubt stands, the other day.
DOUBTS = [
    ("nothing entered", (), "2026-04-01", None, "2026-06-30", DoubtState.NOT_COMMENCED, "2026-09-30"),
    ("entered", EARLY, "2026-04-01", None, "2026-09-30", DoubtState.APPLIED, "2026-06-30"),
    ("transfer before", SIX_MONTHS, "2026-04-01", None, "2026-06-30", DoubtState.NOT_REACHED, "2026-09-30"),
    ("transfer after", SIX_MONTHS, "2026-10-01", None, "2027-03-31", DoubtState.APPLIED, "2026-12-31"),
    ("no Day A", BY_ACAS, "2026-04-01", None, "2026-06-30", DoubtState.KEY_UNKNOWN, "2026-09-30"),
    ("Day A before", BY_ACAS, "2026-04-01", "2026-05-31", "2026-06-30", DoubtState.NOT_REACHED, "2026-09-30"),
    ("Day A after", BY_ACAS, "2026-04-01", "2026-06-01", "2026-09-30", DoubtState.APPLIED, "2026-06-30"),
    ("no order", BY_ORDER, "2026-04-01", None, "2026-06-30", DoubtState.KEY_UNKNOWN, "2026-09-30"),
]


@pytest.mark.parametrize(
    ("name", "entered", "transfer_on", "day_a", "primary_on", "state", "other_on"), DOUBTS
)
def test_six_months_apply_only_as_entered_and_are_never_confirmed(
    name, entered, transfer_on, day_a, primary_on, state, other_on
):
    contacted_on = on(day_a) if day_a else None
    found = limit_of(ClaimFacts(Failure.OTHER, on(transfer_on), day_a=contacted_on, commencements=entered))
    assert found.primary_on == on(primary_on)
    assert (found.doubt.state, found.doubt.other_on) == (state, on(other_on))
    assert found.doubt.source == "ERA 2025 s.152, Sch 12 para 13"
    if state is DoubtState.APPLIED:
        assert found.to_be_confirmed


# Day A, Day B, last day under three months, last day under six.
OTHERS = [
    ("2026-06-15", "2026-07-10", "2026-08-10", "2026-10-25"),
    ("2026-07-01", "2026-07-20", "2026-06-30", "2026-10-19"),
]


@pytest.mark.parametrize(("day_a", "day_b", "three", "six"), OTHERS)
def test_the_other_day_is_lengthened_by_the_same_conciliation(day_a, day_b, three, six):
    days = {"day_a": on(day_a), "day_b": on(day_b)}
    off = limit_of(ClaimFacts(Failure.UNION, on("2026-04-01"), **days))
    entered = limit_of(ClaimFacts(Failure.UNION, on("2026-04-01"), **days, commencements=EARLY))
    assert (off.last_on, off.doubt.other_on) == (on(three), on(six))
    assert (entered.last_on, entered.doubt.other_on) == (on(six), on(three))


def test_a_limit_that_ended_before_the_act_was_passed_is_not_in_doubt():
    assert limit_of(ClaimFacts(Failure.OTHER, on("2025-09-18"))).doubt is None
    assert limit_of(ClaimFacts(Failure.OTHER, on("2025-09-19"))).doubt is not None


def test_an_unpaid_award_follows_the_order_where_the_order_decides():
    facts = {"failure": Failure.UNPAID_AWARD, "transfer_on": on("2026-04-01"), "order_on": on("2027-02-10")}
    assert limit_of(ClaimFacts(**facts, commencements=BY_ORDER)).last_on == on("2027-08-09")


COMMENCEMENTS = [
    (RuleId.LIMIT_3M, "2026-10-01", DecidingDate.TRANSFER_ON, "commencement_already_confirmed"),
    (RuleId.LIMIT_6M, "2025-12-17", DecidingDate.TRANSFER_ON, "before_enactment"),
    (RuleId.LIMIT_6M, "2026-10-01", DecidingDate.DECISION_ON, "not_a_key"),
]


@pytest.mark.parametrize(("rule_id", "applies_from", "decided_by", "code"), COMMENCEMENTS)
def test_a_commencement_that_cannot_be_is_refused(rule_id, applies_from, decided_by, code):
    with pytest.raises(RuleBroken) as broken:
        check_commencement(rule_id, on(applies_from), decided_by)
    assert broken.value.code == code


def test_one_rule_waits_for_its_commencement():
    assert [version.rule_id for version in not_commenced()] == [RuleId.LIMIT_6M]


CLAIMANTS = [
    (Failure.LIABILITY_INFORMATION, Claimant.TRANSFEREE),
    (Failure.ELECTION, Claimant.AFFECTED_EMPLOYEES),
    (Failure.ELECTED_REPRESENTATIVES, Claimant.EMPLOYEE_REPRESENTATIVES),
    (Failure.UNION, Claimant.TRADE_UNION),
    (Failure.OTHER, Claimant.AFFECTED_EMPLOYEES),
    (Failure.UNPAID_AWARD, Claimant.AFFECTED_EMPLOYEES),
]


@pytest.mark.parametrize(("failure", "claimant"), CLAIMANTS)
def test_who_claims_for_what(failure, claimant):
    assert claimant_for(failure) is claimant


def test_every_failure_is_in_the_table_of_claimants():
    assert {failure for failure, _claimant in CLAIMANTS} == set(Failure)


WRONG = [
    ({"failure": Failure.UNPAID_AWARD}, "order_on_needed"),
    ({"failure": Failure.UNPAID_AWARD, "order_on": "2026-03-31"}, "order_before_transfer"),
    ({"day_b": "2026-05-01"}, "day_a_needed"),
    ({"day_a": "2026-05-02", "day_b": "2026-05-01"}, "day_b_before_day_a"),
    ({"day_a": "2026-07-02"}, "in_the_future"),
]


@pytest.mark.parametrize(("given", "code"), WRONG)
def test_days_out_of_order_are_refused(given, code):
    days = {name: value if isinstance(value, Failure) else on(value) for name, value in given.items()}
    with pytest.raises(RuleBroken) as broken:
        check_claim_days(
            ClaimFacts(**{"failure": Failure.OTHER, "transfer_on": on("2026-04-01"), **days}),
            on("2026-07-01"),
        )
    assert broken.value.code == code


def test_a_transfer_before_tupe_2006_has_no_limit():
    with pytest.raises(RuleBroken, match="before_tupe_2006"):
        limit_of(ClaimFacts(Failure.OTHER, on("2006-04-05")))


@pytest.mark.parametrize(
    ("basis", "kind"),
    [
        (LegalBasis.TUPE, Kind.STATUTORY),
        (LegalBasis.UNDECIDED, Kind.STATUTORY_IF_TUPE),
        (LegalBasis.TUPE_EQUIVALENT, Kind.POLICY),
    ],
)
def test_a_limit_binds_as_the_basis_says(basis, kind):
    assert limit_of(ClaimFacts(Failure.OTHER, on("2026-04-01"), basis)).kind is kind
