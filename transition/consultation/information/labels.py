"""The words of issuing: who somebody is, and what is said when the information cannot be issued."""

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.consultation import labels
from transition.consultation.information.queries import Recipient
from transition.consultation.representatives.labels import GROUPS
from transition.rules.broken import RuleBroken

_PROBLEMS: dict[str, LazyString] = {
    "chosen_twice": _l("%(name)s is ticked under more than one way of giving it. Choose one."),
    "holders_left_out": _l(
        "The information has changed, so it goes to everybody who had an earlier version. Tick them too: %(count)s "
        "left out."
    ),
    "information_incomplete": _l(
        "The information cannot be issued while an item is neither given nor stated as none. Complete it first."
    ),
    "means_not_open": _l("%(name)s cannot be given the information in this way."),
    "nobody_chosen": _l("Tick to whom the information went."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule about issuing refuses."""
    return labels.worded(broken, _PROBLEMS) if broken.code in _PROBLEMS else labels.problem(broken)


def name_of(one: Recipient) -> str:
    """A recipient in words: the union and its branch, a name, or which staff."""
    if one.recognition is not None:
        branch = one.recognition.branch
        return f"{one.recognition.union.name} ({branch})" if branch else one.recognition.union.name
    if one.representative is not None:
        return one.representative.name
    described = one.description
    words = _("Each of these staff: %(staff)s", staff=GROUPS[described.group]) if described else ""
    return f"{words} · {described.agreement}" if described and described.agreement else str(words)
