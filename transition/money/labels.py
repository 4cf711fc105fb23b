"""The words of money."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.money.models import CostKind, Figure
from transition.rules.broken import RuleBroken

KINDS: dict[CostKind, LazyString] = {
    CostKind.NEW_POST: _l("New post"),
    CostKind.TRANSFERRING_STAFF_AND_MANAGEMENT: _l("Staff who transfer, and the share of joint management"),
    CostKind.CURRENT_BUDGET: _l("Current budget"),
    CostKind.OTHER: _l("Other cost"),
}

FIGURES: dict[Figure, LazyString] = {
    Figure.ADDITIONAL_CONTRIBUTION: _l("Additional contribution"),
    Figure.FIRST_YEAR_INCREASE: _l("Increase in spending in the first year"),
}

# How each sum is made, in words: what a reader can check with a pencil.
SUMS: dict[Figure, LazyString] = {
    Figure.ADDITIONAL_CONTRIBUTION: _l("Staff who transfer and joint management, less the current budget"),
    Figure.FIRST_YEAR_INCREASE: _l("New posts and other costs, plus the additional contribution"),
}

_PROBLEMS: dict[str, LazyString] = {
    "source_missing": _l("Say where the figure was published."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    return str(_PROBLEMS[broken.code])
