"""Where a duty stands, and the status of a transfer and of a council: computed, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from transition.rules.basis import Kind
from transition.rules.broken import RuleBroken
from transition.rules.calendar import Holidays, working_days_between

SOON_DAYS = 14
FLOAT_WORKING_DAYS = 10
INCOMPLETE_INSIDE_DAYS = 28
CONFIRMED_BEFORE_DAYS = 21
CONFIRMED_PERCENT = 90
SMALL_COHORT = 5


class Standing(StrEnum):
    """Where one duty or milestone stands."""

    NOT_DUE = "not_due"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    MET = "met"
    MET_LATE = "met_late"
    NOT_NEEDED = "not_needed"


class Status(StrEnum):
    """The published status of a transfer or a council."""

    GREEN = "GREEN"
    AMBER = "AMBER"
    RED = "RED"


class StatusRule(StrEnum):
    """The published rules for a status, in the order in which they are printed."""

    STATUTORY_DATE_MISSED = "statutory_date_missed"
    STATUTORY_DATE_FORECAST_LATE = "statutory_date_forecast_late"
    REPLY_OVERDUE = "reply_overdue"
    INFORMATION_INCOMPLETE = "information_incomplete"
    LITTLE_FLOAT = "little_float"
    LATE_MEASURE = "late_measure"
    FEW_CONFIRMED = "few_confirmed"


RED_RULES = frozenset(
    {
        StatusRule.STATUTORY_DATE_MISSED,
        StatusRule.STATUTORY_DATE_FORECAST_LATE,
        StatusRule.REPLY_OVERDUE,
        StatusRule.INFORMATION_INCOMPLETE,
    }
)


@dataclass(frozen=True, slots=True)
class Item:
    """A last day that someone at an employer must meet; limits on other people's claims are none."""

    key: str
    due_on: date
    kind: Kind
    done_on: date | None = None
    forecast_on: date | None = None
    is_needed: bool = True

    @property
    def is_statutory(self) -> bool:
        """While the basis is undecided, a date that may prove statutory is treated as if it were."""
        return self.kind in (Kind.STATUTORY, Kind.STATUTORY_IF_TUPE)


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """What the published rules look at; what is None is not known and fires nothing.

    `staff_count` and `confirmed_count` are of those who transfer and of those who confirmed their record.
    """

    transfer_on: date
    items: tuple[Item, ...] = ()
    overdue_replies_count: int = 0
    late_measures_count: int = 0
    is_information_complete: bool | None = None
    staff_count: int | None = None
    confirmed_count: int | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """A status with the rules that fired and the keys of the items that fired them."""

    status: Status
    fired: tuple[StatusRule, ...]
    item_keys: tuple[str, ...] = ()


def standing(due_on: date, done_on: date | None, is_needed: bool, today: date) -> Standing:
    """Say where a last day stands. Done is done, even when it turned out not to be needed."""
    if done_on is not None and done_on <= today:
        return Standing.MET if done_on <= due_on else Standing.MET_LATE
    if not is_needed:
        return Standing.NOT_NEEDED
    if today > due_on:
        return Standing.OVERDUE
    return Standing.DUE_SOON if due_on - today <= timedelta(days=SOON_DAYS) else Standing.NOT_DUE


def float_working_days(item: Item, today: date, holidays: Holidays) -> int:
    """Count the working days from the forecast (today when nobody has forecast) to the last day."""
    return working_days_between(max(item.forecast_on or today, today), item.due_on, holidays)


def transfer_status(
    facts: StatusFacts, today: date, holidays: Holidays, is_public: bool = False
) -> Assessment:
    """Apply the published rules.

    In public, no rule that rests on individuals runs for a cohort under 5, or one whose size is not known.
    """
    fired: set[StatusRule] = set()
    keys: dict[str, None] = {}
    for item in facts.items:
        for rule in _item_rules(item, today, holidays):
            fired.add(rule)
            keys[item.key] = None
    if facts.overdue_replies_count:
        fired.add(StatusRule.REPLY_OVERDUE)
    if facts.late_measures_count:
        fired.add(StatusRule.LATE_MEASURE)
    if not is_public or (facts.staff_count is not None and facts.staff_count >= SMALL_COHORT):
        fired |= _individual_rules(facts, today)
    return Assessment(
        _worst_of(fired), tuple(rule for rule in StatusRule if rule in fired), tuple(sorted(keys))
    )


def council_status(statuses: Iterable[Status]) -> Status:
    """Give a council the worst status of its transfers; green when it has none."""
    order = list(Status)
    return max(statuses, key=order.index, default=Status.GREEN)


def check_override(by: str, reason: str) -> None:
    """A status is overridden by name and with a reason. RuleBroken `name_required`, `reason_required`."""
    if not by.strip():
        raise RuleBroken("name_required", "overridden_by")
    if not reason.strip():
        raise RuleBroken("reason_required", "reason")


def _item_rules(item: Item, today: date, holidays: Holidays) -> list[StatusRule]:
    """A statutory date done late was missed all the same; what is not needed fires nothing."""
    if not item.is_statutory:
        return []
    match standing(item.due_on, item.done_on, item.is_needed, today):
        case Standing.MET | Standing.NOT_NEEDED:
            return []
        case Standing.OVERDUE | Standing.MET_LATE:
            return [StatusRule.STATUTORY_DATE_MISSED]
    if item.forecast_on is not None and item.forecast_on > item.due_on:
        return [StatusRule.STATUTORY_DATE_FORECAST_LATE]
    if float_working_days(item, today, holidays) < FLOAT_WORKING_DAYS:
        return [StatusRule.LITTLE_FLOAT]
    return []


def _individual_rules(facts: StatusFacts, today: date) -> set[StatusRule]:
    """Apply the rules that rest on individuals' records."""
    fired: set[StatusRule] = set()
    days_to_go = (facts.transfer_on - today).days
    if facts.is_information_complete is False and days_to_go < INCOMPLETE_INSIDE_DAYS:
        fired.add(StatusRule.INFORMATION_INCOMPLETE)
    if facts.staff_count is not None and facts.confirmed_count is not None:
        are_few = facts.confirmed_count * 100 < facts.staff_count * CONFIRMED_PERCENT
        if are_few and days_to_go <= CONFIRMED_BEFORE_DAYS:
            fired.add(StatusRule.FEW_CONFIRMED)
    return fired


def _worst_of(fired: set[StatusRule]) -> Status:
    if fired & RED_RULES:
        return Status.RED
    return Status.AMBER if fired else Status.GREEN
