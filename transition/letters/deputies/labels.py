"""What the rules say about deputies."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.rules.broken import RuleBroken

_PROBLEMS: dict[str, LazyString] = {
    "deputy_of_oneself": _l("Nobody is their own deputy. Select somebody else."),
    "officer_not_of_employer": _l("This officer does not approve letters of your employer today."),
    "deputy_not_of_employer": _l("The deputy must be an HR officer of your employer today."),
    "until_before_from": _l("The last day must not be before the first."),
    "deputy_until_past": _l("The last day must not be in the past."),
    "deputy_too_long": _l("A deputy is named for a year at most. Name them again afterwards."),
    "deputy_named_already": _l("This deputy is named for that officer on some of these days already."),
    "deputy_over": _l("This deputy's time is over already."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule about deputies refuses."""
    return str(_PROBLEMS[broken.code])
