"""Money divided by keys so that the parts add up to the whole, and percentages of pay; amounts are in pence."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from transition.rules.broken import RuleBroken
from transition.rules.financial_years import rounded

WHOLE_PERCENT = 10_000


class ShareKey(StrEnum):
    """By what a shared cost is divided between councils."""

    HEADCOUNT = "HEADCOUNT"
    BUDGET = "BUDGET"
    EQUAL = "EQUAL"
    PERCENT = "PERCENT"


def check_weights(key: ShareKey, weights: Sequence[int]) -> None:
    """Refuse weights that divide nothing. Percentages are in hundredths of one and make exactly 100.

    RuleBroken `nobody_shares`, `weights_negative`, `weights_nought`, `percent_not_whole`.
    """
    if not weights:
        raise RuleBroken("nobody_shares", None)
    if any(one < 0 for one in weights):
        raise RuleBroken("weights_negative", None)
    if not sum(weights):
        raise RuleBroken("weights_nought", None)
    if key is ShareKey.PERCENT and sum(weights) != WHOLE_PERCENT:
        raise RuleBroken("percent_not_whole", None, {"given": sum(weights)})


def divided(amount_pence: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Parts to the penny that add up to the amount: each rounded down, then a penny more for each of those whose
    remainder was largest, the first of equals first (the method of the largest remainder).

    RuleBroken `nobody_shares`, `weights_negative`, `weights_nought`.
    """
    check_weights(ShareKey.EQUAL, weights)
    whole = sum(weights)
    found = [divmod(amount_pence * weight, whole) for weight in weights]
    parts = [part for part, _remainder in found]
    left = amount_pence - sum(parts)
    order = sorted(range(len(found)), key=lambda place: (-found[place][1], place))
    for place in order[:left]:
        parts[place] += 1
    return tuple(parts)


def percent_of(amount_pence: int, hundredths: int) -> int:
    """A percentage of an amount, given in hundredths of one per cent, to the nearest penny, half up."""
    return rounded(Fraction(amount_pence * hundredths, WHOLE_PERCENT))
