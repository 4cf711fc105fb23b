"""What the law may come to say: rules whose commencement is not confirmed, beside the rule that is applied."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from transition.rules.basis import LegalBasis
from transition.rules.duties import DutyRule
from transition.rules.duty_rules import DUTY_RULES, rule_in_force, version_of
from transition.rules.register import REGISTER, Commencements, DecidingDate, RuleId


class DoubtState(StrEnum):
    """How a rule whose commencement is not confirmed stands towards a day."""

    NOT_COMMENCED = "not_commenced"
    """Nobody has entered its commencement, so it is not applied."""
    NOT_REACHED = "not_reached"
    """As its commencement was entered, it begins too late for this case."""
    KEY_UNKNOWN = "key_unknown"
    """As it was entered, it hangs on a date that is not known of this case."""
    APPLIED = "applied"
    """It is applied, as its commencement was entered; that is not confirmed."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """The rule in doubt, where it stands, and the day that holds if the doubt goes the other way."""

    rule_id: RuleId
    source: str
    state: DoubtState
    other_on: date


@dataclass(frozen=True, slots=True)
class Other:
    """The version of a duty that would govern if the doubt went the other way."""

    rule: DutyRule
    in_doubt: DutyRule
    state: DoubtState


def other_version(
    rule: DutyRule, basis: LegalBasis, dates: Mapping[DecidingDate, date], supplied: Commencements
) -> Other | None:
    """Find the version that is not applied because of a commencement that is not confirmed, if there is one."""
    if REGISTER[rule.rule_id].applies_from is None:
        usual = rule_in_force(rule.duty, basis, dates)
        return Other(usual, rule, DoubtState.APPLIED) if usual else None
    for one in DUTY_RULES:
        is_same = one.duty is rule.duty and basis in one.bases and one.counted_from in dates
        if is_same and REGISTER[one.rule_id].applies_from is None:
            return Other(one, one, _state(one, dates, supplied))
    return None


def _state(rule: DutyRule, dates: Mapping[DecidingDate, date], supplied: Commencements) -> DoubtState:
    version = version_of(rule, supplied)
    if version.applies_from is None:
        return DoubtState.NOT_COMMENCED
    return DoubtState.NOT_REACHED if version.decided_by in dates else DoubtState.KEY_UNKNOWN
