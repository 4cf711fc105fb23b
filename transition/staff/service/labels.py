"""The words of service: which date counts, what a step brings, and what is said when a rule refuses."""

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.rules.broken import RuleBroken
from transition.rules.service import ServiceDate
from transition.staff.people import labels as people
from transition.staff.service.queries import Brought

DATES: dict[ServiceDate, LazyString] = {
    ServiceDate.STATUTORY: _l("Continuous employment began (statutory)"),
    ServiceDate.MODIFICATION_ORDER: _l("Service under the Modification Order began"),
    ServiceDate.GREEN_BOOK: _l("Green Book service began"),
    ServiceDate.STARTED: _l("Started with this employer"),
}
_PROBLEMS: dict[str, LazyString] = {
    "years_out_of_range": _l("The years of service must be from 1 to 60."),
    "step_recorded_before": _l("A step for these years is recorded already."),
    "taken_out_before": _l("Somebody else has taken this step out already."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    return str(_PROBLEMS[broken.code]) if broken.code in _PROBLEMS else people.problem(broken)


def after(one: Brought) -> str:
    """How much service is complete on that day."""
    if not one.years:
        return str(_("1 month"))
    return str(ngettext("%(num)s year", "%(num)s years", one.years))


def weeks(one: Brought) -> str:
    """Statutory notice in words."""
    said = ngettext(
        "Statutory notice of at least %(num)s week", "Statutory notice of at least %(num)s weeks", one.weeks
    )
    return str(said)
