"""When reminders rest, when nothing lets them rest, and whom they reach instead: tables of days and choices."""

from datetime import date, timedelta

import pytest

from tests.rules.examples import on
from transition.rules.broken import RuleBroken
from transition.rules.reminders import (
    DAILY,
    Habits,
    Reason,
    Task,
    check_escalation,
    check_habits,
    digests,
    first_here,
)

# 2026-03-02 is a Monday; Good Friday and Easter Monday of that year are 3 and 6 April.
MONDAY, EASTER = on("2026-03-02"), frozenset({on("2026-04-03"), on("2026-04-06")})
OWNER, NEXT, DEPUTY = 1, 2, 3


def told(task: Task, today: date, **habits: Habits) -> list[int]:
    """Who has a digest on that day; `habits` of `owner`, `next` and `deputy`."""
    named = {"owner": OWNER, "next": NEXT, "deputy": DEPUTY}
    chosen = {named[who]: what for who, what in habits.items()}
    return [one.recipient for one in digests([task], today, set(), holidays=EASTER, habits=chosen)]


@pytest.mark.parametrize(
    ("day", "is_told"),
    [("2026-03-06", True), ("2026-03-07", False), ("2026-03-08", False), ("2026-03-09", True),
     ("2026-04-02", True), ("2026-04-03", False), ("2026-04-06", False), ("2026-04-07", True)],
)  # fmt: skip
def test_nothing_on_weekends_and_bank_holidays_and_all_of_it_on_the_next_working_day(day, is_told):
    assert (told(Task("a", on(day) - timedelta(days=1), OWNER), on(day)) == [OWNER]) is is_told


@pytest.mark.parametrize(
    ("due", "told_on", "today", "is_told"),
    [
        ("2026-03-16", None, "2026-03-03", True),  # weekly, and not told this week
        ("2026-03-16", "2026-03-02", "2026-03-03", False),  # told on Monday
        ("2026-03-16", "2026-03-02", "2026-03-09", True),  # the week after
        ("2026-03-09", "2026-03-02", "2026-03-03", False),  # four working days off
        ("2026-03-09", "2026-03-02", "2026-03-04", True),  # three working days off
        ("2026-03-02", "2026-03-02", "2026-03-03", True),  # overdue
    ],
)
def test_a_weekly_digest_is_daily_while_something_presses(due, told_on, today, is_told):
    habits = Habits(is_weekly=True, told_on=on(told_on) if told_on else None)
    assert (told(Task("a", on(due), OWNER), on(today), owner=habits) == [OWNER]) is is_told


@pytest.mark.parametrize(
    ("told_on", "today", "is_statutory", "is_told"),
    [
        ("2026-03-02", "2026-03-03", True, False),  # one working day untold
        ("2026-03-02", "2026-03-04", True, False),  # two, as many as there may be
        ("2026-03-02", "2026-03-05", True, True),  # the third is not quiet any more
        ("2026-03-02", "2026-03-05", False, False),  # what no law asks for waits
    ],
)
def test_no_quiet_day_silences_an_overdue_statutory_duty_for_long(told_on, today, is_statutory, is_told):
    habits = Habits(quiet_weekdays=frozenset({1, 2, 3}), told_on=on(told_on))
    task = Task("a", on("2026-02-20"), OWNER, is_statutory=is_statutory)
    assert (told(task, on(today), owner=habits) == [OWNER]) is is_told


def test_whoever_is_away_is_not_told_and_their_deputy_is():
    away = Habits(away_from=MONDAY, away_until=MONDAY, deputy=DEPUTY)
    assert (away.is_away(MONDAY), away.is_away(MONDAY + timedelta(days=1))) == (True, False)
    (digest,) = digests([Task("a", MONDAY, OWNER, deputy=DEPUTY)], MONDAY, set())
    assert (digest.recipient, digest.lines[0].reason) == (DEPUTY, Reason.DEPUTY)


@pytest.mark.parametrize(
    ("late", "after", "recipients"), [(4, 5, [OWNER]), (5, 5, [OWNER, NEXT]), (9, 5, [OWNER, NEXT])]
)
def test_a_task_goes_to_the_next_person_after_the_days_that_were_set(late, after, recipients):
    task = Task("a", MONDAY - timedelta(days=late), OWNER, escalate_to=NEXT, escalate_after_days=after)
    found = digests([task], MONDAY, set())
    assert [one.recipient for one in found] == recipients
    assert found[0].lines[0].is_passed_on is (len(recipients) == 2)
    assert [one.lines[0].reason for one in found[1:]] == [Reason.ESCALATED] * (len(recipients) - 1)


def test_the_next_person_who_stands_in_for_the_owner_is_told_once():
    task = Task("a", MONDAY - timedelta(days=9), OWNER, escalate_to=NEXT, deputy=NEXT)
    assert [(one.recipient, len(one.lines)) for one in digests([task], MONDAY, set())] == [(NEXT, 1)]


@pytest.mark.parametrize(
    ("candidates", "away", "found"),
    [((NEXT, DEPUTY), (), NEXT), ((NEXT, DEPUTY), (NEXT,), DEPUTY), ((NEXT,), (NEXT,), NEXT), ((None, NEXT), (), NEXT), ((), (), None)],
)  # fmt: skip
def test_somebody_away_is_passed_over_unless_there_is_nobody_else(candidates, away, found):
    gone = Habits(away_from=MONDAY, away_until=MONDAY, deputy=9)
    assert first_here(candidates, dict.fromkeys(away, gone), MONDAY) == found


@pytest.mark.parametrize(
    ("habits", "code"),
    [
        (Habits(quiet_weekdays=frozenset({0, 1, 2, 3})), "too_many_quiet_days"),
        (Habits(quiet_weekdays=frozenset({5})), "too_many_quiet_days"),
        (Habits(away_from=MONDAY), "away_half"),
        (Habits(away_from=MONDAY, away_until=on("2026-03-01"), deputy=2), "away_ends_before"),
        (Habits(away_from=on("2026-02-01"), away_until=on("2026-03-01"), deputy=2), "away_past"),
        (Habits(away_from=MONDAY, away_until=on("2027-03-03"), deputy=2), "away_too_long"),
        (Habits(away_from=MONDAY, away_until=MONDAY), "deputy_required"),
        (Habits(deputy=OWNER), "deputy_of_oneself"),
    ],
)
def test_choices_have_limits(habits, code):
    with pytest.raises(RuleBroken, match=code):
        check_habits(OWNER, habits, MONDAY)


def test_ordinary_choices_are_within_them():
    check_habits(OWNER, DAILY, MONDAY)
    check_habits(OWNER, Habits(True, frozenset({0, 2, 4}), MONDAY, on("2027-03-02"), DEPUTY), MONDAY)
    check_escalation(OWNER, NEXT, None)
    for account, following, days, code in [
        (OWNER, OWNER, None, "next_is_oneself"), (None, NEXT, 0, "days_out_of_range"), (None, NEXT, 21, "days_out_of_range"),
    ]:  # fmt: skip
        with pytest.raises(RuleBroken, match=code):
            check_escalation(account, following, days)


@pytest.mark.parametrize(
    ("owners", "deputies", "reason"),
    [
        ((1, 5, 6), {}, Reason.ESCALATED),  # put to the next person once, whoever it came from
        ((1, 5, NEXT), {}, Reason.OWN),  # it is their own as well
        ((1, 5, 6), {5: NEXT}, Reason.DEPUTY),  # they stand in for one and are next after the others
        ((1, 5, 6), {1: NEXT, 5: NEXT}, Reason.DEPUTY),  # they stand in for two
    ],
)
def test_what_several_people_owe_is_told_to_one_person_once(owners, deputies, reason):
    late = MONDAY - timedelta(days=9)
    tasks = [
        Task(f"a:{one}", late, one, escalate_to=NEXT, deputy=deputies.get(one), what="a") for one in owners
    ]
    found = {one.recipient: one.lines for one in digests(tasks, MONDAY, set())}
    assert [line.reason for line in found[NEXT]] == [reason]
    assert set(found) == {*(one for one in owners if one not in deputies), NEXT}
    alike = [Task(f"a:{one}", late, one, escalate_to=NEXT) for one in (1, 5, 6)]
    assert len(next(one for one in digests(alike, MONDAY, set()) if one.recipient == NEXT).lines) == 3
