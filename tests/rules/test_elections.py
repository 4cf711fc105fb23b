"""Elections of representatives: each check, the days, the count, ties, and conditions that are not known."""

import pytest

from tests.rules.examples import on
from transition.rules.broken import RuleBroken
from transition.rules.elections import (
    ElectionFacts,
    check_count,
    check_days,
    check_result,
    check_tie,
    checks_of,
    contradicted_checks,
    result_of,
)
from transition.rules.representatives import (
    ELECTION_SOURCES,
    DescriptionFacts,
    ElectionCheck,
    Reason,
    Route,
    direct_conditions,
    direct_consultation,
    route_for,
)

T = on("2026-04-01")
ALL = frozenset(ElectionCheck)


def _facts(seats=2, candidates=3, unconfirmed=0, term="2026-04-30", counted=True, again=False):
    return ElectionFacts(T, seats, candidates, unconfirmed, on(term) if term else None, counted, again)


@pytest.mark.parametrize("check", list(ElectionCheck), ids=lambda one: ELECTION_SOURCES[one])
def test_a_result_waits_for_each_check_of_regulation_14(check):
    check_result(ALL, _facts())
    with pytest.raises(RuleBroken, match="election_incomplete") as broken:
        check_result(ALL - {check}, _facts())
    assert broken.value.facts == {"missing": (check,)}


CONTRADICTED = [
    ("nothing", _facts(), set()),
    ("fewer candidates than seats", _facts(candidates=1), {ElectionCheck.ENOUGH_REPRESENTATIVES}),
    ("as many candidates as seats, no ballot", _facts(candidates=2, counted=False), set()),
    ("more candidates, not counted", _facts(counted=False), {ElectionCheck.SECRET_AND_COUNTED}),
    ("no term", _facts(term=None), {ElectionCheck.TERM_LONG_ENOUGH}),
    ("term ends the day before", _facts(term="2026-03-31"), {ElectionCheck.TERM_LONG_ENOUGH}),
    ("term ends on the day", _facts(term="2026-04-01"), set()),
    ("somebody not confirmed", _facts(unconfirmed=1), {ElectionCheck.CANDIDATES_AFFECTED}),
    ("by-election without a term", _facts(seats=1, term=None, again=True), set()),
]


@pytest.mark.parametrize(("name", "facts", "expected"), CONTRADICTED)
def test_what_the_record_contradicts_is_open_whatever_was_answered(name, facts, expected):
    assert contradicted_checks(facts) == expected
    if expected:
        with pytest.raises(RuleBroken, match="election_incomplete"):
            check_result(ALL, facts)
    else:
        check_result(ALL, facts)


def test_whoever_replaces_a_representative_is_elected_under_four_checks():
    assert [ELECTION_SOURCES[one][-3:] for one in checks_of(True)] == ["(a)", "(e)", "(f)", "(i)"]
    assert len(checks_of(False)) == 9
    check_result(frozenset(checks_of(True)), _facts(seats=1, again=True))


def test_nobody_is_elected_where_nobody_stands():
    with pytest.raises(RuleBroken, match="no_candidates"):
        check_result(ALL, _facts(candidates=0))


DAYS = [
    (("2026-02-02", "2026-02-09", "2026-02-10", "2026-02-12"), None),
    (("2026-02-02", "2026-02-02", "2026-02-02", "2026-02-02"), None),
    ((None, None, None, None), None),
    (("2026-02-02", "2026-02-01", None, None), ("election_days_order", "nominations_until")),
    (("2026-02-02", "2026-02-09", "2026-02-08", None), ("election_days_order", "ballot_from")),
    (("2026-02-02", None, "2026-02-12", "2026-02-11"), ("election_days_order", "ballot_until")),
    (("2026-02-02", "2026-02-09", "2026-03-31", "2026-04-01"), ("election_after_transfer", "ballot_until")),
]


@pytest.mark.parametrize(("days", "expected"), DAYS)
def test_invitation_nominations_and_ballot_follow_one_another_before_the_transfer(days, expected):
    given = [on(day) if day else None for day in days]
    if expected is None:
        check_days(T, *given)
        return
    with pytest.raises(RuleBroken) as broken:
        check_days(T, *given)
    assert (broken.value.code, broken.value.field) == expected


COUNTS = [
    ({1: 6, 2: 5, 3: 4}, (2, 10, 9, 1), None),
    ({1: 6, 2: 5, 3: 6}, (2, 10, 9, 1), "votes_above_seats"),
    ({1: 9, 2: 0, 3: 0}, (2, 10, 9, 1), "votes_above_papers"),
    ({1: 0, 2: 0, 3: 0}, (2, 10, 11, 0), "papers_above_electorate"),
    ({1: 0, 2: 0, 3: 0}, (2, 10, 9, 10), "spoilt_above_papers"),
]


@pytest.mark.parametrize(("votes", "counts", "code"), COUNTS)
def test_a_count_that_cannot_be_is_refused(votes, counts, code):
    if code is None:
        check_count(votes, *counts)
        return
    with pytest.raises(RuleBroken, match=code):
        check_count(votes, *counts)


RESULTS = [
    ({1: 5, 2: 4, 3: 3}, 2, {1, 2}, set(), 0),
    ({1: 5, 2: 4, 3: 4}, 2, {1}, {2, 3}, 1),
    ({1: 4, 2: 4, 3: 4}, 2, set(), {1, 2, 3}, 2),
    ({1: 4, 2: 4, 3: 3}, 2, {1, 2}, set(), 0),
    ({1: 0}, 2, {1}, set(), 0),
    ({1: 0, 2: 0}, 2, {1, 2}, set(), 0),
]


@pytest.mark.parametrize(("votes", "seats", "elected", "tied", "left"), RESULTS)
def test_the_most_votes_win_and_a_tie_is_seen(votes, seats, elected, tied, left):
    result = result_of(votes, seats)
    assert (result.elected, result.tied, result.tied_seats) == (elected, tied, left)


TIES = [
    ({2}, "By lot", None),
    (set(), "By lot", "tie_undecided"),
    ({1}, "By lot", "tie_undecided"),
    ({2, 3}, "By lot", "tie_undecided"),
    ({2}, " ", "tie_means_required"),
]


@pytest.mark.parametrize(("chosen", "means", "code"), TIES)
def test_a_tie_is_decided_by_a_recorded_means(chosen, means, code):
    result = result_of({1: 5, 2: 4, 3: 4}, 2)
    if code is None:
        check_tie(result, chosen, means)
        return
    with pytest.raises(RuleBroken, match=code):
        check_tie(result, chosen, means)


def test_nothing_is_decided_where_nobody_ties():
    with pytest.raises(RuleBroken, match="no_tie"):
        check_tie(result_of({1: 5, 2: 4}, 1), {2}, "By lot")


def _staff(employer=30, transferring=3, **more):
    return DescriptionFacts(T, employer, transferring, False, **more)


UNKNOWN = [
    ("no head count, few transfer", _staff(None), True, Route.DIRECT),
    ("no head count, many transfer", _staff(None, 10), False, Route.ELECTION_NEEDED),
    ("small, no staff list", _staff(30, None), True, Route.DIRECT),
    ("large, no staff list", _staff(50, None), False, Route.ELECTION_NEEDED),
    ("neither", _staff(None, None), False, Route.ELECTION_NEEDED),
    ("standing not asked", _staff(has_standing_representatives=None), False, Route.FACTS_NEEDED),
    ("invitation not asked", _staff(is_invited_to_elect=None), False, Route.FACTS_NEEDED),
    ("others invited", _staff(are_others_invited=True), False, Route.ELECTION_NEEDED),
    (
        "others invited, not asked of these",
        _staff(is_invited_to_elect=None, are_others_invited=True),
        False,
        Route.ELECTION_NEEDED,
    ),
    (
        "standing not asked, and elected since",
        _staff(has_standing_representatives=None, has_elected_representatives=True),
        False,
        Route.ELECTED_REPRESENTATIVES,
    ),
]


@pytest.mark.parametrize(("name", "facts", "allowed", "route"), UNKNOWN)
def test_what_is_not_known_is_never_taken_for_a_no(name, facts, allowed, route):
    assert direct_consultation(facts)[0] is allowed
    assert route_for(facts).route is route


def test_each_condition_of_direct_consultation_is_answered_by_itself():
    facts = _staff(None, None, has_standing_representatives=None, is_invited_to_elect=False)
    assert [(one.reason, one.source[-6:], one.holds) for one in direct_conditions(facts)] == [
        (Reason.SIZE_UNKNOWN, "(1)(a)", None),
        (Reason.STANDING_UNKNOWN, "(1)(b)", None),
        (Reason.NO_INVITATION, "(1)(c)", True),
    ]
