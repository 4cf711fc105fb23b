"""The words of claims: what was failed in, who claims, each step of the reckoning, and what a rule refuses."""

from typing import Final

from flask_babel import LazyString, ngettext
from flask_babel import lazy_gettext as _l

from transition.consultation.timeline.labels import KINDS, doubt_words
from transition.rules.broken import RuleBroken
from transition.rules.claims import Claimant, Failure, Step, StepKind
from transition.web import words

__all__ = ["CLAIMANTS", "FAILURES", "KINDS", "PROBLEMS", "doubt_words", "problem", "step_words"]

FAILURES: Final[dict[Failure, LazyString]] = {
    Failure.LIABILITY_INFORMATION: _l("Employee liability information (regulation 11)"),
    Failure.ELECTION: _l("The election of representatives"),
    Failure.ELECTED_REPRESENTATIVES: _l("Informing or consulting elected representatives"),
    Failure.UNION: _l("Informing or consulting a trade union"),
    Failure.OTHER: _l("Any other duty to inform or consult"),
    Failure.UNPAID_AWARD: _l("Compensation under a tribunal's order that was not paid"),
}
CLAIMANTS: Final[dict[Claimant, LazyString]] = {
    Claimant.TRANSFEREE: _l("The new employer"),
    Claimant.AFFECTED_EMPLOYEES: _l("Affected employees"),
    Claimant.EMPLOYEE_REPRESENTATIVES: _l("Employee representatives"),
    Claimant.TRADE_UNION: _l("The trade union"),
}
_STEPS: Final[dict[StepKind, LazyString]] = {
    StepKind.PRIMARY: _l("The limit itself, before conciliation"),
    StepKind.NOT_YET_LAW: _l("Early conciliation was not law yet, so the limit stays"),
    StepKind.TOO_LATE: _l("Acas was contacted after the limit, so it is not lengthened"),
    StepKind.IN_CONCILIATION: _l(
        "Conciliation has begun: the last day is known once the certificate has come"
    ),
    StepKind.MONTH_AFTER_CERTIFICATE: _l(
        "That day falls between Day A and one month after Day B, so the limit becomes one month after Day B"
    ),
    StepKind.MONTH_AFTER_IS_EARLIER: _l(
        "One month after Day B is earlier than the day above, so nothing more is added"
    ),
}
PROBLEMS: Final[dict[str, LazyString]] = {
    "order_on_needed": _l("Enter the day of the tribunal's order."),
    "order_before_transfer": _l("The order must not be before the transfer on %(transfer_on)s."),
    "day_a_needed": _l("Enter Day A, when Acas was contacted, before Day B."),
    "day_b_before_day_a": _l("Day B must not be before Day A, which is %(day_a)s."),
    "in_the_future": _l("The day must be today or in the past."),
    "before_tupe_2006": _l("TUPE 2006 governs transfers from 6 April 2006 on. Enter a later day."),
    "date_out_of_range": _l("The date is too far away to count from."),
}


def step_words(step: Step) -> str:
    """What one step of the reckoning does."""
    if step.kind is StepKind.DAYS_LEFT_OUT:
        return str(
            ngettext(
                "%(num)s day is left out, from the day after Day A to Day B",
                "%(num)s days are left out, from the day after Day A to Day B",
                step.days,
            )
        )
    if step.kind is StepKind.DAYS_SINCE_START_LEFT_OUT:
        return str(
            ngettext(
                "%(num)s day is left out: of the days to Day B, only those since the limit began to run",
                "%(num)s days are left out: of the days to Day B, only those since the limit began to run",
                step.days,
            )
        )
    return str(_STEPS[step.kind])


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of claims refuses."""
    facts = {
        name: words.day(value) if hasattr(value, "isoformat") else value
        for name, value in broken.facts.items()
    }
    sentence = str(PROBLEMS[broken.code])
    return sentence % facts if facts else sentence
