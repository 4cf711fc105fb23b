"""The words of who must be consulted: groups of staff, and what is said when a rule refuses."""

from enum import Enum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.consultation import labels
from transition.consultation.representatives.models import Group, RepresentativeKind
from transition.rules.broken import RuleBroken
from transition.rules.representatives import Route

GROUPS: dict[Enum, LazyString] = {
    Group.MOVING: _l("Those who move, or may move"),
    Group.STAYING: _l("Those who stay with this employer"),
    Group.HOST: _l("The new employer's own staff"),
}
KINDS: dict[Enum, LazyString] = {
    RepresentativeKind.STANDING: _l("Standing representative"),
    RepresentativeKind.ELECTED: _l("Elected representative"),
}
NEXT: dict[Enum, LazyString] = {
    Route.UNION: _l("Issue the information to the union."),
    Route.STANDING_REPRESENTATIVES: _l(
        "Keep the names of the representatives, then issue the information to them."
    ),
    Route.ELECTED_REPRESENTATIVES: _l("Issue the information to the representatives."),
    Route.DIRECT: _l("Issue the information to each of these staff, and consult each of them."),
    Route.ELECTION_NEEDED: _l("Begin an election of representatives and invite these staff to take part."),
    Route.AWAIT_ELECTION: _l(
        "Go on with the election. The information goes to whoever is elected, as soon as it can."
    ),
    Route.INFORM_EACH_EMPLOYEE: _l("Issue the information to each of these staff."),
    Route.FACTS_NEEDED: _l("Answer what is not known: it decides through whom these staff are consulted."),
}
_PROBLEMS: dict[str, LazyString] = {
    "authority_required": _l(
        "Say what gives the standing representatives authority for these staff in a transfer."
    ),
    "count_day_required": _l("Enter the day on which that was the number."),
    "election_begun": _l("These staff were invited to an election that is recorded here."),
    "ended_already": _l("It was recorded already that they left, on %(ended_on)s."),
    "ended_before_begun": _l(
        "They have been a representative since %(from_on)s. Enter that day or a later one."
    ),
    "invited_day_required": _l("Enter the day on which they were invited."),
    "not_standing": _l("Say first that these staff have standing representatives."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule about descriptions of staff refuses."""
    return labels.worded(broken, _PROBLEMS) if broken.code in _PROBLEMS else labels.problem(broken)
