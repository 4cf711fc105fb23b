"""The words of money."""

from collections.abc import Sequence
from typing import Protocol

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.money.models import CostKind, CostLine, Figure
from transition.rules.broken import RuleBroken
from transition.rules.financial_years import PartYear, year_name
from transition.rules.shares import ShareKey
from transition.web import words
from transition.web.language import language

KINDS: dict[CostKind, LazyString] = {
    CostKind.SALARY: _l("Pay and on-costs of staff who transfer"),
    CostKind.MANAGEMENT: _l("Share of joint management"),
    CostKind.TRANSFERRING_STAFF_AND_MANAGEMENT: _l("Staff who transfer, and the share of joint management"),
    CostKind.NEW_POST: _l("New post"),
    CostKind.CURRENT_BUDGET: _l("Current budget"),
    CostKind.CONTRIBUTION: _l("Contribution to the partnership"),
    CostKind.OTHER: _l("Other cost"),
}

PART_YEARS: dict[PartYear, LazyString] = {
    PartYear.WHOLE: _l("Each year counts whole"),
    PartYear.DAYS: _l("From the transfer date, by days: the days left in the year over all its days"),
    PartYear.MONTHS: _l("From the month of the transfer, by months: that month whole, over twelve"),
}
PART_YEARS_SHORT: dict[PartYear, LazyString] = {
    PartYear.WHOLE: _l("each year whole"),
    PartYear.DAYS: _l("from the transfer, by days"),
    PartYear.MONTHS: _l("from the transfer, by months"),
}

FIGURES: dict[Figure, LazyString] = {
    Figure.STAFF_AND_MANAGEMENT: _l("Staff who transfer, and joint management"),
    Figure.CURRENT_BUDGET: _l("Current budget"),
    Figure.ADDITIONAL_CONTRIBUTION: _l("Additional contribution"),
    Figure.NEW_POSTS: _l("New posts"),
    Figure.FIRST_YEAR_INCREASE: _l("Increase in spending in the first year"),
    Figure.LINE: _l("One line"),
}

# How each sum is made, in words: what a reader can check with a pencil.
SUMS: dict[Figure, LazyString] = {
    Figure.STAFF_AND_MANAGEMENT: _l("Pay, on-costs and joint management, added up"),
    Figure.CURRENT_BUDGET: _l("The current budgets, added up"),
    Figure.ADDITIONAL_CONTRIBUTION: _l("Staff who transfer and joint management, less the current budget"),
    Figure.NEW_POSTS: _l("The new posts, added up"),
    Figure.FIRST_YEAR_INCREASE: _l(
        "New posts and other costs, plus the additional contribution, in the first year of these lines"
    ),
    Figure.LINE: _l("The line itself"),
}

KEYS: dict[ShareKey, LazyString] = {
    ShareKey.HEADCOUNT: _l("By headcount"),
    ShareKey.BUDGET: _l("By budget"),
    ShareKey.EQUAL: _l("In equal parts"),
    ShareKey.PERCENT: _l("By stated percentages"),
}

_PROBLEMS: dict[str, LazyString] = {
    "source_missing": _l("Say where the figure was published."),
    "amount_missing": _l("Enter the cost of a full year, or the pay and on-costs that make it."),
    "salary_missing": _l("Enter the pay that these on-costs belong to."),
    "on_cost_twice": _l("Give a percentage or an amount, not both."),
    "last_before_first": _l("The last year must not be before the first."),
    "lines_missing": _l("Select at least one line."),
    "key_source_missing": _l("Say where the key is written down."),
    "as_at_missing": _l("Enter the date that the key is as at."),
    "nobody_shares": _l("Enter the share of at least one council."),
    "weights_negative": _l("A share cannot be less than nought."),
    "weights_nought": _l("Enter the share of at least one council."),
    "in_the_future": _l("The date of the key must not be in the future."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    if broken.code == "amount_twice":
        total = words.money(broken.facts["total"])
        return str(
            _("The pay and on-costs make %(total)s. Leave this empty, or enter the same.", total=total)
        )
    if broken.code == "percent_not_whole":
        given = words.hundredths(broken.facts["given"])
        return str(_("The percentages must make 100. They make %(given)s.", given=given))
    if broken.code == "source_replaced":
        said = [one.in_language(language())[0] for one in broken.facts["names"]]
        return str(
            _(
                "These lines have another source for that year: %(names)s. Tick this to replace it.",
                names=", ".join(said),
            )
        )
    return str(_PROBLEMS[broken.code])


def figure_name(figure: Figure, year: int) -> str:
    """The name of a sum, of one financial year where one is given."""
    if not year:
        return str(FIGURES[figure])
    name = _("Increase in spending") if figure is Figure.FIRST_YEAR_INCREASE else FIGURES[figure]
    return f"{name}, {year_name(year)}"


class _Added(Protocol):
    @property
    def amount_pence(self) -> int: ...


class _Made(Protocol):
    """A sum that knows what it is made of: a check, or the fact of one in a report."""

    @property
    def parts(self) -> Sequence[_Added]: ...


def made_of(check: _Made) -> str:
    """A sum as one would write it with a pencil: `£370,273.00 − £346,000.00`; nothing for a sum of nothing."""
    if not check.parts:
        return ""
    first, *rest = sorted(check.parts, key=lambda one: one.amount_pence < 0)
    signed = [f"{'−' if one.amount_pence < 0 else '+'} {words.money(abs(one.amount_pence))}" for one in rest]
    return " ".join([words.money(first.amount_pence), *signed])


def years_words(line: CostLine) -> str:
    """In which financial years a line counts, in one sentence."""
    first = None if line.first_year is None else year_name(line.first_year)
    last = None if line.last_year is None else year_name(line.last_year)
    if first and first == last:
        return str(_("%(year)s only", year=first))
    if first and last:
        return str(_("%(first)s to %(last)s", first=first, last=last))
    if first:
        return str(_("From %(first)s on", first=first))
    if last:
        return str(_("From the year of the transfer to %(last)s", last=last))
    return str(_("From the year of the transfer on"))
