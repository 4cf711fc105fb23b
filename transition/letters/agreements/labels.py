"""What the rules say about agreements to have letters by e-mail."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.rules.broken import RuleBroken

_PROBLEMS: dict[str, LazyString] = {
    "in_the_future": _l("The day must not be in the future."),
    "withdrawn_before_agreed": _l("The day must not be before the one on which it was agreed."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule about agreements refuses."""
    return str(_PROBLEMS[broken.code])
