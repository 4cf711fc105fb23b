"""Deputies: who may approve letters in the name of an officer, and for how long; never for their preparer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from transition.rules.broken import RuleBroken
from transition.rules.letters import check_approver

SOURCE: Final = "the council's own scheme of delegation; Local Government Act 1972 s.101"
LONGEST: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody who stands in for an officer from a day until a day, both included, unless it ended before."""

    officer_id: int
    deputy_id: int
    from_on: date
    until_on: date
    ended_on: date | None = None

    def holds(self, on: date) -> bool:
        """Whether it holds on that day; on the day on which it was ended it holds no more."""
        return self.from_on <= on <= self.until_on and (self.ended_on is None or on < self.ended_on)


def check_naming(
    wanted: Standing, others: Collection[Standing], *, officers: Collection[int], today: date
) -> None:
    """Let an employer's HR name a deputy: both are its officers, for a time that ends, and not twice at once.

    RuleBroken `deputy_of_oneself`, `officer_not_of_employer`, `deputy_not_of_employer`, `until_before_from`,
    `deputy_until_past`, `deputy_too_long`, `deputy_named_already`.
    """
    if wanted.officer_id == wanted.deputy_id:
        raise RuleBroken("deputy_of_oneself", "deputy_id")
    if wanted.officer_id not in officers:
        raise RuleBroken("officer_not_of_employer", "officer_id")
    if wanted.deputy_id not in officers:
        raise RuleBroken("deputy_not_of_employer", "deputy_id")
    if wanted.until_on < wanted.from_on:
        raise RuleBroken("until_before_from", "until_on")
    if wanted.until_on < today:
        raise RuleBroken("deputy_until_past", "until_on")
    if wanted.until_on - wanted.from_on > LONGEST:
        raise RuleBroken("deputy_too_long", "until_on")
    if any(_overlaps(one, wanted) for one in others):
        raise RuleBroken("deputy_named_already", "deputy_id")


def _overlaps(one: Standing, wanted: Standing) -> bool:
    last = min(one.until_on, one.ended_on - timedelta(days=1)) if one.ended_on else one.until_on
    is_same = (one.officer_id, one.deputy_id) == (wanted.officer_id, wanted.deputy_id)
    return is_same and one.from_on <= wanted.until_on and wanted.from_on <= last


def check_approval(
    prepared_by: int, by: int, in_name_of: int | None, standings: Collection[Standing], today: date
) -> None:
    """Approval is another officer's, or their deputy's: never the preparer's, nor given in the preparer's name.

    RuleBroken `approver_is_preparer`, `deputy_of_preparer`, `not_their_deputy`.
    """
    check_approver(prepared_by, by)
    if in_name_of is None:
        return
    if in_name_of == prepared_by:
        raise RuleBroken("deputy_of_preparer", "in_name_of")
    if not any(
        one.officer_id == in_name_of and one.deputy_id == by and one.holds(today) for one in standings
    ):
        raise RuleBroken("not_their_deputy", "in_name_of")
