"""Reviews after a transfer: at three, six and twelve months; what one must say, and when it is agreed."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from transition.rules.broken import RuleBroken
from transition.rules.milestones import MilestoneKey

REVIEWS: Final[Mapping[int, MilestoneKey]] = MappingProxyType(
    {
        3: MilestoneKey.REVIEW_3_MONTHS,
        6: MilestoneKey.REVIEW_6_MONTHS,
        12: MilestoneKey.REVIEW_12_MONTHS,
    }
)


def check_review(transfer_on: date, held_on: date, today: date, agreed_on: date | None, minutes: str) -> None:
    """Refuse a review before the transfer or in the future, and minutes agreed that are not there or too early.

    RuleBroken `held_before_transfer`, `in_the_future`, `agreed_before_held`, `minutes_required`.
    """
    if held_on > today:
        raise RuleBroken("in_the_future", "held_on")
    if held_on < transfer_on:
        raise RuleBroken("held_before_transfer", "held_on", {"transfer_on": transfer_on})
    if agreed_on is None:
        return
    if agreed_on > today:
        raise RuleBroken("in_the_future", "agreed_on")
    if agreed_on < held_on:
        raise RuleBroken("agreed_before_held", "agreed_on", {"held_on": held_on})
    if not minutes.strip():
        raise RuleBroken("minutes_required", "minutes")
