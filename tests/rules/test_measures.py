"""When a measure is late or changed, whom it must reach, and how a request for measures stands."""

from datetime import date

import pytest

from transition.rules.measures import (
    Asked,
    Cause,
    RequestStanding,
    VersionKind,
    Wording,
    causes,
    is_told,
    last_to_be_told,
    nil_return_before,
    request_standing,
)
from transition.rules.suppression import may_show_parts

JAN, FEB, MAR = (lambda day, month=month: date(2026, month, day) for month in (1, 2, 3))
OPENED, ASKED = FEB(4), Asked(JAN(7), JAN(21))
RECORDED, REWORDED, WITHDRAWN = VersionKind.RECORDED, VersionKind.REWORDED, VersionKind.WITHDRAWN


@pytest.mark.parametrize(
    ("received_on", "kind", "known_on", "opened_on", "asked", "none_on", "why"),
    [
        # In time, on the reply day, a day late; asked only afterwards; a second request makes nothing good.
        (JAN(20), RECORDED, JAN(20), OPENED, [ASKED], [], ()),
        (JAN(21), RECORDED, JAN(21), OPENED, [ASKED], [], ()),
        (JAN(22), RECORDED, JAN(22), OPENED, [ASKED], [], (Cause.AFTER_REPLY_DAY,)),
        (JAN(2), RECORDED, JAN(2), OPENED, [ASKED], [], ()),
        (JAN(28), RECORDED, JAN(28), OPENED, [ASKED, Asked(JAN(25), FEB(2))], [], (Cause.AFTER_REPLY_DAY,)),
        # On the opening day, a day after it, and while consultation has not opened.
        (FEB(4), RECORDED, FEB(4), OPENED, [], [], ()),
        (FEB(5), RECORDED, FEB(5), OPENED, [], [], (Cause.AFTER_OPENING,)),
        (FEB(5), RECORDED, FEB(5), None, [], [], ()),
        # After a statement that there are none.
        (JAN(20), RECORDED, JAN(20), OPENED, [ASKED], [JAN(10)], (Cause.AFTER_NONE,)),
        (JAN(9), RECORDED, JAN(9), OPENED, [ASKED], [JAN(10)], ()),
        # Changed before, on and after the opening day; withdrawn after it.
        (JAN(20), REWORDED, FEB(3), OPENED, [ASKED], [], ()),
        (JAN(20), REWORDED, FEB(4), OPENED, [ASKED], [], (Cause.CHANGED,)),
        (JAN(20), REWORDED, FEB(20), OPENED, [ASKED], [], (Cause.CHANGED,)),
        (FEB(5), REWORDED, FEB(20), OPENED, [], [], (Cause.AFTER_OPENING, Cause.CHANGED)),
        (JAN(20), WITHDRAWN, FEB(20), OPENED, [ASKED], [], (Cause.WITHDRAWN,)),
    ],
)
def test_why_a_measure_must_reach_every_representative(
    received_on: date,
    kind: VersionKind,
    known_on: date,
    opened_on: date | None,
    asked: list[Asked],
    none_on: list[date],
    why: tuple[Cause, ...],
) -> None:
    assert causes(received_on, Wording(kind, known_on), opened_on, asked, none_on) == why


@pytest.mark.parametrize(
    ("sent_on", "is_recorded_since", "told"),
    [(FEB(19), True, False), (FEB(20), False, False), (FEB(20), True, True), (FEB(21), False, True)],
)
def test_only_what_went_out_after_a_wording_tells_of_it(
    sent_on: date, is_recorded_since: bool, told: bool
) -> None:
    assert is_told(sent_on, FEB(20), is_recorded_since) is told


@pytest.mark.parametrize(
    ("answers", "today", "standing"),
    [
        ([], JAN(21), RequestStanding.AWAITED),
        ([], JAN(22), RequestStanding.OVERDUE),
        ([JAN(21)], FEB(2), RequestStanding.ANSWERED),
        ([JAN(22)], FEB(2), RequestStanding.ANSWERED_LATE),
        ([JAN(2)], FEB(2), RequestStanding.ANSWERED),
        ([JAN(2), JAN(30)], FEB(2), RequestStanding.ANSWERED_LATE),
    ],
)
def test_a_request_is_answered_by_a_measure_or_a_statement(
    answers: list[date], today: date, standing: RequestStanding
) -> None:
    assert request_standing(ASKED, answers, today) is standing


def test_a_final_wording_and_a_corrected_day_are_not_told_again() -> None:
    kinds = (RECORDED, REWORDED, VersionKind.DAY_CORRECTED, VersionKind.FINAL_WORDING)
    found = last_to_be_told([Wording(kind, FEB(day)) for day, kind in enumerate(kinds, 1)])
    assert found == Wording(REWORDED, FEB(2))
    assert last_to_be_told([]) is None


def test_the_last_statement_of_none_before_a_measure_is_named() -> None:
    assert nil_return_before(FEB(9), [JAN(10), FEB(1), MAR(1)]) == FEB(1)


@pytest.mark.parametrize(
    ("counts", "may"), [([], True), ([0, 5, 9], True), ([1, 9], False), ([4], False), ([5], True)]
)
def test_the_parts_of_a_known_total_are_shown_all_or_none(counts: list[int], may: bool) -> None:
    assert may_show_parts(counts) is may
