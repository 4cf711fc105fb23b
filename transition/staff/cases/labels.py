"""The words of cases, and what is said when a rule refuses."""

from typing import Final

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.rules.broken import RuleBroken
from transition.rules.cases import CaseKind, CaseStage
from transition.rules.liability import Answer

KINDS: Final[dict[CaseKind, LazyString]] = {
    CaseKind.DISCIPLINARY: _l("Disciplinary procedure"),
    CaseKind.GRIEVANCE: _l("Grievance"),
    CaseKind.CLAIM_BROUGHT: _l("Claim brought against the employer"),
    CaseKind.CLAIM_LIKELY: _l("Claim that may be brought"),
}
STAGES: Final[dict[CaseStage, LazyString]] = {
    CaseStage.RAISED: _l("Raised"),
    CaseStage.CONCILIATION: _l("Conciliation"),
    CaseStage.INVESTIGATION: _l("Investigation"),
    CaseStage.HEARING: _l("Hearing"),
    CaseStage.APPEAL: _l("Appeal"),
    CaseStage.CONCLUDED: _l("Concluded"),
}
STATES: Final[dict[Answer, LazyString]] = {
    Answer.GIVEN: _l("There is a case to tell of"),
    Answer.NONE: _l("None"),
    Answer.NOT_ASKED: _l("Not asked"),
}
WINDOWS: Final[dict[CaseKind, LazyString]] = {
    CaseKind.DISCIPLINARY: _l(
        "Told when the Acas Code applies and any part of it is within two years (reg 11(2)(c)). That one which "
        "began earlier and still ran counts is our cautious reading, for an adviser to confirm."
    ),
    CaseKind.GRIEVANCE: _l(
        "Told when the Acas Code applies and any part of it is within two years (reg 11(2)(c)). That one which "
        "began earlier and still ran counts is our cautious reading, for an adviser to confirm."
    ),
    CaseKind.CLAIM_BROUGHT: _l("Told when it was brought within two years (reg 11(2)(d)(i))."),
    CaseKind.CLAIM_LIKELY: _l(
        "Told while there are reasonable grounds to believe that it may be brought (reg 11(2)(d)(ii))."
    ),
}
_PROBLEMS: Final[dict[str, LazyString]] = {
    "in_the_future": _l("This day must not be in the future."),
    "closes_before_it_opens": _l("The case cannot end before it began."),
    "closed_on_needed": _l("Enter the day on which the case was concluded."),
    "outcome_needed": _l("Enter the outcome of a case that is concluded."),
    "not_concluded": _l("A case with a last day is concluded. Select that stage, or take the day away."),
    "there_is_a_case": _l("A case of this kind is recorded that must be told of, so there is not none."),
    "nothing_to_take_back": _l("Nobody has stated that there is none, so there is nothing to take back."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    return str(_PROBLEMS[broken.code])
