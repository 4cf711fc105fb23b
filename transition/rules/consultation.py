"""The steps of informing and consulting under reg 13, and which may follow which."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from transition.rules.broken import RuleBroken
from transition.rules.calendar import Holidays, working_days_after
from transition.rules.register import RuleId, is_in_force

REPLY_WORKING_DAYS = 10


class Side(StrEnum):
    """Which employer of a transfer keeps this consultation."""

    TRANSFEROR = "transferor"
    TRANSFEREE = "transferee"


class InformationItem(StrEnum):
    """What the information must say, each in words or as "none" (TUPE 2006 reg 13(2), (2A))."""

    FACT_OF_TRANSFER = "fact_of_transfer"
    DATE_OF_TRANSFER = "date_of_transfer"
    REASONS = "reasons"
    LEGAL_IMPLICATIONS = "legal_implications"
    ECONOMIC_IMPLICATIONS = "economic_implications"
    SOCIAL_IMPLICATIONS = "social_implications"
    OWN_MEASURES = "own_measures"
    TRANSFEREE_MEASURES = "transferee_measures"
    AGENCY_COUNT = "agency_count"
    AGENCY_PARTS = "agency_parts"
    AGENCY_WORK = "agency_work"


_AGENCY = frozenset({InformationItem.AGENCY_COUNT, InformationItem.AGENCY_PARTS, InformationItem.AGENCY_WORK})
_NEVER_NONE = frozenset(
    {InformationItem.FACT_OF_TRANSFER, InformationItem.DATE_OF_TRANSFER, InformationItem.REASONS}
)

ITEM_SOURCES: Mapping[InformationItem, str] = {
    InformationItem.FACT_OF_TRANSFER: "TUPE 2006 reg 13(2)(a)",
    InformationItem.DATE_OF_TRANSFER: "TUPE 2006 reg 13(2)(a)",
    InformationItem.REASONS: "TUPE 2006 reg 13(2)(a)",
    InformationItem.LEGAL_IMPLICATIONS: "TUPE 2006 reg 13(2)(b)",
    InformationItem.ECONOMIC_IMPLICATIONS: "TUPE 2006 reg 13(2)(b)",
    InformationItem.SOCIAL_IMPLICATIONS: "TUPE 2006 reg 13(2)(b)",
    InformationItem.OWN_MEASURES: "TUPE 2006 reg 13(2)(c)",
    InformationItem.TRANSFEREE_MEASURES: "TUPE 2006 reg 13(2)(d)",
    InformationItem.AGENCY_COUNT: "TUPE 2006 reg 13(2A)",
    InformationItem.AGENCY_PARTS: "TUPE 2006 reg 13(2A)",
    InformationItem.AGENCY_WORK: "TUPE 2006 reg 13(2A)",
}


def information_items(side: Side, transfer_on: date) -> tuple[InformationItem, ...]:
    """List what an employer must say: a transferor of the transferee's measures too, agency work."""
    has_agency = is_in_force(RuleId.AGENCY, transfer_on)
    return tuple(
        item
        for item in InformationItem
        if (item not in _AGENCY or has_agency)
        and (item is not InformationItem.TRANSFEREE_MEASURES or side is Side.TRANSFEROR)
    )


def missing_information(
    given: AbstractSet[InformationItem],
    stated_none: AbstractSet[InformationItem],
    side: Side,
    transfer_on: date,
) -> tuple[InformationItem, ...]:
    """List the items neither given nor stated as none; a blank is not "none", and some can never be none."""
    return tuple(
        item
        for item in information_items(side, transfer_on)
        if item not in given and (item not in stated_none or item in _NEVER_NONE)
    )


def check_information(
    given: AbstractSet[InformationItem],
    stated_none: AbstractSet[InformationItem],
    side: Side,
    transfer_on: date,
) -> None:
    """Refuse incomplete information.

    RuleBroken `information_incomplete`; `given_and_none` for an item that says both.
    """
    if both := sorted(given & stated_none):
        raise RuleBroken("given_and_none", both[0], {"items": tuple(both)})
    if missing := missing_information(given, stated_none, side, transfer_on):
        raise RuleBroken("information_incomplete", missing[0], {"missing": missing})


def check_steps(
    transfer_on: date, informed_on: date | None, opened_on: date | None, closed_on: date | None
) -> None:
    """Hold to the order of reg 13: information, then consultation, then the transfer (reg 13(2), (6)).

    Consultation may open on the day that the information is given, never before it, and closes before
    the transfer. RuleBroken `information_after_transfer`, `not_informed`, `opened_before_information`,
    `opened_after_transfer`, `not_opened`, `closed_before_opened`, `closed_after_transfer`.
    """
    if informed_on is not None and informed_on >= transfer_on:
        raise RuleBroken("information_after_transfer", "informed_on", {"transfer_on": transfer_on})
    if opened_on is not None:
        if informed_on is None:
            raise RuleBroken("not_informed", "opened_on")
        if opened_on < informed_on:
            raise RuleBroken("opened_before_information", "opened_on", {"informed_on": informed_on})
        if opened_on >= transfer_on:
            raise RuleBroken("opened_after_transfer", "opened_on", {"transfer_on": transfer_on})
    if closed_on is not None:
        if opened_on is None:
            raise RuleBroken("not_opened", "closed_on")
        if closed_on < opened_on:
            raise RuleBroken("closed_before_opened", "closed_on", {"opened_on": opened_on})
        if closed_on >= transfer_on:
            raise RuleBroken("closed_after_transfer", "closed_on", {"transfer_on": transfer_on})


def check_happened(day: date, today: date, field: str) -> None:
    """Refuse to record as done what lies ahead. RuleBroken `in_the_future`."""
    if day > today:
        raise RuleBroken("in_the_future", field, {"today": today})


# ---- Representations ----------------------------------------------------------------------------------


class Outcome(StrEnum):
    """What became of a representation."""

    AGREED = "agreed"
    AGREED_IN_PART = "agreed_in_part"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ReplyOwed:
    """The day by which a reply was promised; `is_past_transfer` warns that it comes too late to matter."""

    due_on: date
    is_past_transfer: bool


def check_representation(received_on: date, opened_on: date | None, today: date) -> None:
    """Refuse a representation that cannot be: before consultation opened, or in the future.

    RuleBroken `not_opened`, `before_opening`, `in_the_future`.
    """
    if opened_on is None:
        raise RuleBroken("not_opened", "received_on")
    if received_on < opened_on:
        raise RuleBroken("before_opening", "received_on", {"opened_on": opened_on})
    check_happened(received_on, today, "received_on")


def reply_owed(
    received_on: date,
    transfer_on: date,
    holidays: Holidays,
    working_days: int = REPLY_WORKING_DAYS,
) -> ReplyOwed:
    """Say when a reply is owed: the council's own promise, for reg 13(7) sets no day.

    The day of receipt is not counted. A reply due on or after the transfer is flagged.
    """
    due_on = working_days_after(received_on, working_days, holidays)
    return ReplyOwed(due_on, due_on >= transfer_on)


def check_reply(outcome: Outcome, reasons: str, replied_on: date, received_on: date, today: date) -> None:
    """Refuse a reply out of time, or a rejection without reasons (TUPE 2006 reg 13(7)(b)).

    What is agreed in part is rejected in part, and needs reasons too.
    RuleBroken `reasons_required`, `reply_before_receipt`, `in_the_future`.
    """
    if outcome in (Outcome.REJECTED, Outcome.AGREED_IN_PART) and not reasons.strip():
        raise RuleBroken("reasons_required", "reasons")
    if replied_on < received_on:
        raise RuleBroken("reply_before_receipt", "replied_on", {"received_on": received_on})
    check_happened(replied_on, today, "replied_on")


# ---- Measures -----------------------------------------------------------------------------------------


def check_no_measures(measures_count: int) -> None:
    """Refuse the statement that there are none beside measures recorded. RuleBroken `measures_exist`."""
    if measures_count:
        raise RuleBroken("measures_exist", "stated_none_on", {"count": measures_count})


def check_measure(told_on: date, transfer_on: date, today: date) -> None:
    """Refuse a measure that cannot be. RuleBroken `in_the_future`, `measure_after_transfer`."""
    check_happened(told_on, today, "told_on")
    if told_on >= transfer_on:
        raise RuleBroken("measure_after_transfer", "told_on", {"transfer_on": transfer_on})


def has_answered_measures(measures_count: int, stated_none_on: date | None) -> bool:
    """Say whether an employer has answered at all: a blank is not a "none" (TUPE 2006 reg 13(2)(c), (d))."""
    return measures_count > 0 or stated_none_on is not None


def is_late_measure(told_on: date, opened_on: date | None) -> bool:
    """A measure that comes after consultation opened raises an alert and goes to every representative."""
    return opened_on is not None and told_on > opened_on


# ---- Meetings and their minutes -----------------------------------------------------------------------


class MinutesState(StrEnum):
    """How far the minutes of a meeting are."""

    NONE = "NONE"
    DRAFT = "DRAFT"
    AGREED = "AGREED"


_MINUTES_NEXT: Mapping[MinutesState, frozenset[MinutesState]] = {
    MinutesState.NONE: frozenset({MinutesState.DRAFT}),
    MinutesState.DRAFT: frozenset({MinutesState.DRAFT, MinutesState.AGREED}),
    MinutesState.AGREED: frozenset({MinutesState.DRAFT}),
}


def check_minutes(
    current: MinutesState, following: MinutesState, held_on: date | None, is_locked: bool = False
) -> None:
    """Let minutes go from draft to agreed, and back to draft until they are locked.

    RuleBroken `meeting_not_held`, `minutes_locked`, `minutes_step`.
    """
    if held_on is None:
        raise RuleBroken("meeting_not_held", "held_on")
    if is_locked:
        raise RuleBroken("minutes_locked", "minutes")
    if following not in _MINUTES_NEXT[current]:
        raise RuleBroken("minutes_step", "minutes", {"current": current, "following": following})


def check_lock_minutes(current: MinutesState) -> None:
    """Only agreed minutes are locked. RuleBroken `minutes_not_agreed`."""
    if current is not MinutesState.AGREED:
        raise RuleBroken("minutes_not_agreed", "minutes")


def overdue_replies(due: Iterable[tuple[date, date | None]], today: date) -> int:
    """Count replies owed by a day that has passed, from pairs of day due and day replied."""
    return sum(1 for due_on, replied_on in due if replied_on is None and due_on < today)
