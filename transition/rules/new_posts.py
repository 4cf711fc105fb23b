"""Posts that are new and funded, into which nobody transfers: how far each has come, and which days may be."""

from datetime import date
from enum import StrEnum

from transition.rules.broken import RuleBroken


class PostState(StrEnum):
    """How far a new post has come."""

    PLANNED = "PLANNED"
    ADVERTISED = "ADVERTISED"
    FILLED = "FILLED"


def post_state(advertised_on: date | None, filled_on: date | None, as_at: date) -> PostState:
    """How far the post had come by the end of a day."""
    if filled_on is not None and filled_on <= as_at:
        return PostState.FILLED
    if advertised_on is not None and advertised_on <= as_at:
        return PostState.ADVERTISED
    return PostState.PLANNED


def check_post_days(
    agreed_on: date | None, advertised_on: date | None, filled_on: date | None, today: date
) -> None:
    """What happened lies in the past, in its order.

    RuleBroken `post_day_in_future`, `post_filled_before_advertised`.
    """
    for field, day in (("agreed_on", agreed_on), ("advertised_on", advertised_on), ("filled_on", filled_on)):
        if day is not None and day > today:
            raise RuleBroken("post_day_in_future", field)
    if advertised_on and filled_on and filled_on < advertised_on:
        raise RuleBroken("post_filled_before_advertised", "filled_on")
