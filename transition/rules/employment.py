"""Employment facts that rules depend on: age, service, share of full time, and pay as it should come out."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from transition.rules.broken import RuleBroken
from transition.rules.calendar import months_after

WEEKS_DIVISOR = Decimal(52)
PAY_TOLERANCE_PENCE = 100
FTE_TOLERANCE = Decimal("0.005")
REDUNDANCY_YEARS = 2


@dataclass(frozen=True, slots=True)
class ServiceDates:
    """The three service dates beside the start with this employer; nothing overwrites them.

    They differ because councils are not associated employers (Gardiner v Merton [1980] IRLR 472):
    statutory continuity, the Modification Order's for redundancy, the Green Book's for leave and sickness.
    """

    started_on: date
    statutory_on: date | None = None
    modification_order_on: date | None = None
    green_book_on: date | None = None

    def out_of_order(self) -> tuple[str, ...]:
        """Name the service dates that are later than the start with this employer: each is a question."""
        fields = ("statutory_on", "modification_order_on", "green_book_on")
        return tuple(field for field in fields if (day := getattr(self, field)) and day > self.started_on)


def years_complete(since: date, on: date) -> int:
    """Count whole years; those of 29 February are complete on 1 March. RuleBroken `dates_out_of_order`."""
    if on < since:
        raise RuleBroken("dates_out_of_order", None, {"since": since, "on": on})
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))


def age_on(born_on: date, on: date) -> int:
    """Give an age in whole years (TUPE 2006 reg 11(2)(a) asks for it)."""
    return years_complete(born_on, on)


def has_redundancy_service(modification_order_on: date, on: date) -> bool:
    """Say whether service reaches the two years of SI 1999/2277 and ERA 1996 s.155."""
    return on >= months_after(modification_order_on, REDUNDANCY_YEARS * 12)


def full_time_equivalent(weekly_hours: Decimal, full_time_hours: Decimal) -> Decimal:
    """Divide weekly by full-time hours. RuleBroken `hours_impossible` when either is not above nought."""
    if weekly_hours <= 0 or full_time_hours <= 0:
        raise RuleBroken("hours_impossible", "weekly_hours")
    return weekly_hours / full_time_hours


def fte_differs(stated: Decimal, weekly_hours: Decimal, full_time_hours: Decimal) -> bool:
    """Say whether a stated share and the hours disagree by more than 0.005."""
    return abs(stated - full_time_equivalent(weekly_hours, full_time_hours)) > FTE_TOLERANCE


def actual_pay_pence(
    full_time_pence: int,
    weekly_hours: Decimal,
    full_time_hours: Decimal,
    paid_weeks: Decimal = WEEKS_DIVISOR,
    weeks_divisor: Decimal = WEEKS_DIVISOR,
) -> int:
    """Work out a year's pay in pence: full-time pay × FTE × paid weeks ÷ the council's weeks divisor.

    Divides once, at the end, so that nothing is lost on the way; half a penny goes up.
    RuleBroken `pay_impossible`, `hours_impossible`, `weeks_impossible`.
    """
    if full_time_pence < 0:
        raise RuleBroken("pay_impossible", "full_time_pay")
    if weekly_hours <= 0 or full_time_hours <= 0:
        raise RuleBroken("hours_impossible", "weekly_hours")
    if paid_weeks <= 0 or weeks_divisor <= 0:
        raise RuleBroken("weeks_impossible", "weeks")
    exact = Decimal(full_time_pence) * weekly_hours * paid_weeks / (full_time_hours * weeks_divisor)
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def pay_differs(stated_pence: int, expected_pence: int) -> bool:
    """Say whether stated pay is more than £1 from what the formula gives, which makes it a question."""
    return abs(stated_pence - expected_pence) > PAY_TOLERANCE_PENCE
