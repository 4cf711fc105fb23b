"""The words of a comparison of terms."""

from collections.abc import Sequence
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.rules.comparison import Outcome, Wording
from transition.staff.comparison.queries import CategoryCompared, PersonCompared
from transition.staff.terms.labels import CATEGORIES, STATUSES, band_label
from transition.web.language import language

OUTCOMES: dict[Outcome, LazyString] = {
    Outcome.SAME: _l("Same"),
    Outcome.BETTER: _l("Better with the new employer"),
    Outcome.WORSE: _l("Worse with the new employer"),
    Outcome.DIFFERS: _l("Differs"),
    Outcome.NOT_COMPARED: _l("Not compared"),
}
SHAPES: dict[Outcome, str] = {
    Outcome.SAME: "met",
    Outcome.BETTER: "met",
    Outcome.WORSE: "overdue",
    Outcome.DIFFERS: "late",
    Outcome.NOT_COMPARED: "none",
}


def said(wording: Wording | None) -> str:
    """What a term says in the language that is being read, else in the other; that there is none, or no record."""
    if wording is None:
        return str(_("Not recorded"))
    if wording.is_none:
        return str(_("None"))
    first, second = (wording.text_cy, wording.text) if language() == "cy" else (wording.text, wording.text_cy)
    return first or second


def people_sheet(people: Sequence[PersonCompared]) -> tuple[str, list[str], list[Sequence[Any]]]:
    """A sheet of everybody's terms side by side: its title, headings and rows."""
    headings = [
        _("Name"), _("Payroll number"), _("Category"), _("Term now"), _("Force of the term"),
        _("New employer's term"), _("Difference"),
    ]  # fmt: skip
    rows: list[Sequence[Any]] = [
        (
            one.name, one.payroll_number, CATEGORIES[line.category], said(line.present),
            STATUSES[line.status] if line.status else "", said(line.new), OUTCOMES[line.outcome],
        )
        for one in people
        for line in one.lines
    ]  # fmt: skip
    return str(_("Terms side by side")), [str(one) for one in headings], rows


def category_sheet(found: Sequence[CategoryCompared]) -> tuple[str, list[str], list[Sequence[Any]]]:
    """A sheet of the categories without people: its title, headings and rows."""
    headings = [_("Category"), _("Shared by 5 people or more"), _("New employer's term"), *OUTCOMES.values()]
    rows: list[Sequence[Any]] = [
        (
            CATEGORIES[one.category],
            "\n".join(f"{said(words)} ({band_label(people)})" for words, people in one.shared),
            said(one.new),
            *(band_label(one.people.cells[outcome]) if one.people else "" for outcome in Outcome),
        )
        for one in found
    ]
    return str(_("Terms side by side")), [str(one) for one in headings], rows
