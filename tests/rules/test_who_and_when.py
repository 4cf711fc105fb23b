"""Who must be consulted, in what order things happen, and the plan counted back from the transfer."""

import pytest

from tests.rules.examples import HOLIDAYS, on
from transition.rules.basis import LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.consultation import (
    InformationItem,
    MinutesState,
    Outcome,
    Side,
    check_information,
    check_lock_minutes,
    check_measure,
    check_minutes,
    check_no_measures,
    check_reply,
    check_representation,
    check_steps,
    has_answered_measures,
    information_items,
    is_late_measure,
    missing_information,
    reply_owed,
)
from transition.rules.deadlines import TransferFacts
from transition.rules.milestones import TEMPLATE, MilestoneKey, plan
from transition.rules.representatives import (
    DescriptionFacts,
    ElectionCheck,
    Reason,
    Route,
    check_election,
    direct_consultation,
    route_for,
)


def _description(transfer_on, employer, transferring, union=False, **more):
    return DescriptionFacts(on(transfer_on), employer, transferring, union, **more)


DIRECT = [
    ("example 19, the day before", _description("2024-06-30", 30, 30), False, Reason.EMPLOYER_TOO_LARGE),
    ("example 19, the day", _description("2024-07-01", 30, 30), True, Reason.EMPLOYER_UNDER_50),
    ("example 20, nine", _description("2026-04-01", 2000, 9), True, Reason.TRANSFER_UNDER_10),
    ("example 20, ten", _description("2026-04-01", 2000, 10), False, Reason.EMPLOYER_AND_TRANSFER_TOO_LARGE),
    ("example 20, nine, union", _description("2026-04-01", 2000, 9, True), False, Reason.UNION_RECOGNISED),
    ("example 20, ten, union", _description("2026-04-01", 2000, 10, True), False, Reason.UNION_RECOGNISED),
    ("employer of 49", _description("2026-04-01", 49, 49), True, Reason.EMPLOYER_UNDER_50),
    ("employer of 50", _description("2026-04-01", 50, 50), False, Reason.EMPLOYER_AND_TRANSFER_TOO_LARGE),
    ("nine, July 2014", _description("2014-07-31", 9, 9), True, Reason.EMPLOYER_UNDER_10),
    ("nine of many, 2020", _description("2020-01-01", 10, 9), False, Reason.EMPLOYER_TOO_LARGE),
    ("before it was law", _description("2014-07-30", 5, 5), False, Reason.DIRECT_NOT_YET_LAW),
    (
        "invited already",
        _description("2026-04-01", 30, 3, is_invited_to_elect=True),
        False,
        Reason.INVITATION_ISSUED,
    ),
]


@pytest.mark.parametrize(("name", "facts", "allowed", "reason"), DIRECT)
def test_direct_consultation_only_when_every_condition_is_met_on_the_day(name, facts, allowed, reason):
    found, reasons = direct_consultation(facts)
    assert found is allowed
    assert reason in reasons


ROUTES = [
    (_description("2026-04-01", 2000, 9, True, has_standing_representatives=True), Route.UNION),
    (
        _description("2026-04-01", 2000, 9, has_standing_representatives=True),
        Route.STANDING_REPRESENTATIVES,
    ),
    (_description("2026-04-01", 2000, 9, has_elected_representatives=True), Route.ELECTED_REPRESENTATIVES),
    (_description("2026-04-01", 2000, 9), Route.DIRECT),
    (_description("2026-04-01", 2000, 10), Route.ELECTION_NEEDED),
    (_description("2026-04-01", 2000, 10, is_invited_to_elect=True), Route.AWAIT_ELECTION),
    (
        _description("2026-04-01", 2000, 10, is_invited_to_elect=True, has_election_time_passed=True),
        Route.INFORM_EACH_EMPLOYEE,
    ),
]


@pytest.mark.parametrize(("facts", "route"), ROUTES)
def test_each_description_of_staff_has_one_route(facts, route):
    assert route_for(facts).route is route


def test_a_negative_number_of_people_is_refused():
    with pytest.raises(RuleBroken) as broken:
        route_for(_description("2026-04-01", -1, 9))
    assert broken.value.field == "employer_count"


def test_an_election_must_satisfy_every_check():
    check_election(frozenset(ElectionCheck))
    with pytest.raises(RuleBroken) as broken:
        check_election(frozenset(ElectionCheck) - {ElectionCheck.FAIR})
    assert broken.value.facts == {"missing": (ElectionCheck.FAIR,)}


T, INFORMED = "2026-04-01", "2026-02-04"
STEPS = [
    ("in order", INFORMED, "2026-02-05", "2026-03-11", None),
    ("opened as informed", INFORMED, INFORMED, None, None),
    ("informed at the transfer", T, None, None, "information_after_transfer"),
    ("never informed", None, INFORMED, None, "not_informed"),
    ("opened first", INFORMED, "2026-02-03", None, "opened_before_information"),
    ("opened at the transfer", INFORMED, T, None, "opened_after_transfer"),
    ("never opened", INFORMED, None, "2026-03-11", "not_opened"),
    ("closed first", INFORMED, "2026-02-05", INFORMED, "closed_before_opened"),
    ("closed at the transfer", INFORMED, "2026-02-05", T, "closed_after_transfer"),
]


@pytest.mark.parametrize(("name", "informed", "opened", "closed", "code"), STEPS)
def test_information_then_consultation_then_transfer(name, informed, opened, closed, code):
    days = [on(day) if day else None for day in (informed, opened, closed)]
    if code is None:
        check_steps(on(T), *days)
        return
    with pytest.raises(RuleBroken) as broken:
        check_steps(on(T), *days)
    assert broken.value.code == code


def test_only_the_transferor_tells_of_the_transferees_measures_and_agency_work_since_2011():
    assert InformationItem.TRANSFEREE_MEASURES in information_items(Side.TRANSFEROR, on(T))
    assert InformationItem.TRANSFEREE_MEASURES not in information_items(Side.TRANSFEREE, on(T))
    assert InformationItem.AGENCY_COUNT in information_items(Side.TRANSFEREE, on("2011-10-01"))
    assert InformationItem.AGENCY_COUNT not in information_items(Side.TRANSFEREE, on("2011-09-30"))


def test_a_blank_is_not_none_and_reasons_are_never_none():
    every = frozenset(InformationItem)
    measures = frozenset({InformationItem.OWN_MEASURES})
    assert missing_information(every - measures, frozenset(), Side.TRANSFEROR, on(T)) == (*measures,)
    assert missing_information(every - measures, measures, Side.TRANSFEROR, on(T)) == ()
    reasons = frozenset({InformationItem.REASONS})
    assert missing_information(every - reasons, reasons, Side.TRANSFEROR, on(T)) == (*reasons,)
    with pytest.raises(RuleBroken, match="given_and_none"):
        check_information(every, measures, Side.TRANSFEROR, on(T))


def test_a_representation_is_within_consultation_and_not_ahead_of_today():
    check_representation(on("2026-02-04"), on("2026-02-04"), on("2026-03-02"))
    for received, opened, code in (
        ("2026-02-03", on("2026-02-04"), "before_opening"),
        ("2026-03-03", on("2026-02-04"), "in_the_future"),
        ("2026-03-01", None, "not_opened"),
    ):
        with pytest.raises(RuleBroken, match=code):
            check_representation(on(received), opened, on("2026-03-02"))


def test_a_reply_is_owed_in_ten_working_days_with_a_warning_when_that_is_past_the_transfer():
    assert reply_owed(on("2026-03-02"), on(T), HOLIDAYS).due_on == on("2026-03-16")
    assert not reply_owed(on("2026-03-17"), on(T), HOLIDAYS).is_past_transfer
    assert reply_owed(on("2026-03-18"), on(T), HOLIDAYS).is_past_transfer
    assert reply_owed(on("2026-03-20"), on(T), HOLIDAYS, 5).due_on == on("2026-03-27")


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.AGREED_IN_PART])
def test_what_is_rejected_needs_reasons(outcome):
    with pytest.raises(RuleBroken) as broken:
        check_reply(outcome, "  ", on("2026-03-02"), on("2026-03-01"), on("2026-03-02"))
    assert (broken.value.code, broken.value.field) == ("reasons_required", "reasons")
    check_reply(Outcome.AGREED, "", on("2026-03-02"), on("2026-03-01"), on("2026-03-02"))


def test_a_reply_does_not_come_before_its_representation():
    with pytest.raises(RuleBroken, match="reply_before_receipt"):
        check_reply(Outcome.AGREED, "", on("2026-02-28"), on("2026-03-01"), on("2026-03-02"))


def test_none_is_a_statement_and_stands_beside_no_measure():
    assert not has_answered_measures(0, None)
    assert has_answered_measures(0, on("2026-01-21"))
    check_no_measures(0)
    with pytest.raises(RuleBroken, match="measures_exist"):
        check_no_measures(1)


def test_a_measure_after_consultation_opened_is_late():
    assert is_late_measure(on("2026-02-05"), on("2026-02-04"))
    assert not is_late_measure(on("2026-02-04"), on("2026-02-04"))
    assert not is_late_measure(on("2026-02-05"), None)
    with pytest.raises(RuleBroken, match="measure_after_transfer"):
        check_measure(on(T), on(T), on(T))


def test_minutes_go_from_draft_to_agreed_to_locked():
    held = on("2026-02-10")
    check_minutes(MinutesState.NONE, MinutesState.DRAFT, held)
    check_minutes(MinutesState.AGREED, MinutesState.DRAFT, held)
    check_lock_minutes(MinutesState.AGREED)
    with pytest.raises(RuleBroken, match="minutes_locked"):
        check_minutes(MinutesState.AGREED, MinutesState.DRAFT, held, is_locked=True)
    with pytest.raises(RuleBroken, match="minutes_step"):
        check_minutes(MinutesState.NONE, MinutesState.AGREED, held)
    with pytest.raises(RuleBroken, match="meeting_not_held"):
        check_minutes(MinutesState.NONE, MinutesState.DRAFT, None)
    with pytest.raises(RuleBroken, match="minutes_not_agreed"):
        check_lock_minutes(MinutesState.DRAFT)


PLAN = [
    (MilestoneKey.FORMATIVE_UNION_TALKS, "2025-10-15"),
    (MilestoneKey.CABINET_DECISION, "2025-12-10"),
    (MilestoneKey.MEASURES_REQUEST, "2026-01-07"),
    (MilestoneKey.MEASURES, "2026-01-21"),
    (MilestoneKey.REGULATION_13_INFORMATION, "2026-02-04"),
    (MilestoneKey.LIABILITY_INFORMATION, "2026-03-04"),
    (MilestoneKey.CONSULTATION_CLOSE, "2026-03-11"),
    (MilestoneKey.CONFIRMATION_LETTERS, "2026-03-18"),
    (MilestoneKey.TRANSFER, "2026-04-01"),
    (MilestoneKey.FIRST_PAYROLL, "2026-04-30"),
    (MilestoneKey.WRITTEN_STATEMENT, "2026-05-01"),
    (MilestoneKey.REVIEW_3_MONTHS, "2026-07-01"),
    (MilestoneKey.REVIEW_6_MONTHS, "2026-10-01"),
    (MilestoneKey.REVIEW_12_MONTHS, "2027-04-01"),
]


@pytest.mark.parametrize(("key", "due_on"), PLAN)
def test_the_plan_for_1_april_2026_is_the_published_one(key, due_on):
    rows = {row.key: row for row in plan(TransferFacts(on(T), LegalBasis.TUPE), HOLIDAYS)}
    assert rows[key].due_on == on(due_on)


def test_the_plan_names_every_milestone_once_and_lets_duties_fix_their_own_day():
    assert sorted(row.key for row in TEMPLATE) == sorted(MilestoneKey)
    rows = {row.key: row for row in plan(TransferFacts(on("2014-04-30"), LegalBasis.TUPE), frozenset())}
    assert rows[MilestoneKey.LIABILITY_INFORMATION].due_on == on("2014-04-16")
    assert rows[MilestoneKey.GROUP_MEETINGS].starts_on == on("2014-03-05")
