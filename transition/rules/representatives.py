"""Who must be consulted for a description of staff: the union, other representatives, or staff themselves."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from transition.rules.broken import RuleBroken
from transition.rules.register import RuleId, is_in_force


class Route(StrEnum):
    """Through whom one description of affected employees is informed and consulted."""

    UNION = "union"
    STANDING_REPRESENTATIVES = "standing_representatives"
    ELECTED_REPRESENTATIVES = "elected_representatives"
    DIRECT = "direct"
    ELECTION_NEEDED = "election_needed"
    AWAIT_ELECTION = "await_election"
    INFORM_EACH_EMPLOYEE = "inform_each_employee"
    FACTS_NEEDED = "facts_needed"


class Reason(StrEnum):
    """Why a route is taken, or why direct consultation is or is not open; worded elsewhere."""

    UNION_RECOGNISED = "union_recognised"
    STANDING_REPRESENTATIVES_EXIST = "standing_representatives_exist"
    REPRESENTATIVES_ELECTED = "representatives_elected"
    INVITATION_ISSUED = "invitation_issued"
    NONE_ELECTED_IN_TIME = "none_elected_in_time"
    DIRECT_NOT_YET_LAW = "direct_not_yet_law"
    EMPLOYER_TOO_LARGE = "employer_too_large"
    EMPLOYER_AND_TRANSFER_TOO_LARGE = "employer_and_transfer_too_large"
    EMPLOYER_UNDER_10 = "employer_under_10"
    EMPLOYER_UNDER_50 = "employer_under_50"
    TRANSFER_UNDER_10 = "transfer_under_10"
    NO_REPRESENTATIVES = "no_representatives"
    NO_INVITATION = "no_invitation"
    SIZE_UNKNOWN = "size_unknown"
    STANDING_UNKNOWN = "standing_unknown"
    INVITATION_UNKNOWN = "invitation_unknown"
    OTHERS_INVITED = "others_invited"


@dataclass(frozen=True, slots=True)
class DescriptionFacts:
    """One description of staff on the day that information under reg 13(2) is due.

    `is_union_recognised` means an independent union recognised for this description. The counts are of
    the whole employer, and of all who transfer to the one transferee. None is what nobody has said yet: it
    is never taken for a no, nor for a small number.
    """

    transfer_on: date
    employer_count: int | None
    transferring_count: int | None
    is_union_recognised: bool
    has_standing_representatives: bool | None = False
    has_elected_representatives: bool = False
    is_invited_to_elect: bool | None = False
    has_election_time_passed: bool = False
    are_others_invited: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of direct consultation, and whether it holds; None while that is not known."""

    reason: Reason
    source: str
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer with its reasons, for and against, and the provision that gives it."""

    route: Route
    source: str
    reasons: tuple[Reason, ...]
    direct_allowed: bool
    direct_reasons: tuple[Reason, ...]
    conditions: tuple[Condition, ...] = ()


def route_for(facts: DescriptionFacts) -> Decision:
    """Decide who must be consulted for one description of staff (TUPE 2006 regs 13(3), 13(10)-(11), 13A).

    A recognised independent union always comes first. Without one, standing or elected representatives;
    without those, staff directly if reg 13A allows it, and otherwise an election.
    RuleBroken `count_negative` when a number of people is under nought.
    """
    for field in ("employer_count", "transferring_count"):
        if (getattr(facts, field) or 0) < 0:
            raise RuleBroken("count_negative", field)
    allowed, why = direct_consultation(facts)
    route, source, reasons = _route(facts, allowed)
    return Decision(route, source, reasons or why, allowed, why, direct_conditions(facts))


def direct_consultation(facts: DescriptionFacts) -> tuple[bool, tuple[Reason, ...]]:
    """Say whether staff may be consulted directly, with every reason either way (TUPE 2006 reg 13A).

    For transfers from 31 July 2014 the employer must have under 10 employees; from 1 July 2024 it must
    have under 50, or under 10 must transfer. Always: no appropriate representatives, no invitation to
    elect. The employer must prove it (reg 15(3A)), so that what is not known is not met.
    """
    conditions = direct_conditions(facts)
    if against := tuple(one.reason for one in conditions if not one.holds):
        return False, against
    return True, tuple(one.reason for one in conditions)


def direct_conditions(facts: DescriptionFacts) -> tuple[Condition, ...]:
    """Answer each condition of direct consultation by itself (TUPE 2006 reg 13A(1)(a) to (c))."""
    fits, size = _size(facts)
    found = [Condition(size, "TUPE 2006 reg 13A(1)(a)", fits)]
    held = {
        Reason.UNION_RECOGNISED: facts.is_union_recognised,
        Reason.STANDING_REPRESENTATIVES_EXIST: facts.has_standing_representatives,
        Reason.REPRESENTATIVES_ELECTED: facts.has_elected_representatives,
    }
    found += [
        Condition(reason, "TUPE 2006 reg 13A(1)(b)", False) for reason, is_there in held.items() if is_there
    ]
    if len(found) == 1:
        is_known = facts.has_standing_representatives is not None
        reason = Reason.NO_REPRESENTATIVES if is_known else Reason.STANDING_UNKNOWN
        found.append(Condition(reason, "TUPE 2006 reg 13A(1)(b)", True if is_known else None))
    reason, holds = _invitation(facts)
    return (*found, Condition(reason, "TUPE 2006 reg 13A(1)(c)", holds))


def _invitation(facts: DescriptionFacts) -> tuple[Reason, bool | None]:
    """Nobody may have been invited to elect, of whatever description of the employer's affected employees."""
    if facts.is_invited_to_elect:
        return Reason.INVITATION_ISSUED, False
    if facts.are_others_invited:
        return Reason.OTHERS_INVITED, False
    if facts.is_invited_to_elect is None:
        return Reason.INVITATION_UNKNOWN, None
    return Reason.NO_INVITATION, True


def _size(facts: DescriptionFacts) -> tuple[bool | None, Reason]:
    """Test the size of employer and transfer against the version of reg 13A in force; None when not known."""
    employer, transferring = facts.employer_count, facts.transferring_count
    if is_in_force(RuleId.DIRECT_50, facts.transfer_on):
        if employer is not None and employer < 50:
            return True, Reason.EMPLOYER_UNDER_50
        if transferring is not None and transferring < 10:
            return True, Reason.TRANSFER_UNDER_10
        if employer is None or transferring is None:
            return None, Reason.SIZE_UNKNOWN
        return False, Reason.EMPLOYER_AND_TRANSFER_TOO_LARGE
    if is_in_force(RuleId.DIRECT_10, facts.transfer_on):
        if employer is None:
            return None, Reason.SIZE_UNKNOWN
        return (True, Reason.EMPLOYER_UNDER_10) if employer < 10 else (False, Reason.EMPLOYER_TOO_LARGE)
    return False, Reason.DIRECT_NOT_YET_LAW


def _route(facts: DescriptionFacts, direct_allowed: bool) -> tuple[Route, str, tuple[Reason, ...]]:
    if facts.is_union_recognised:
        return Route.UNION, "TUPE 2006 reg 13(3)(a)", (Reason.UNION_RECOGNISED,)
    if facts.has_standing_representatives:
        reasons = (Reason.STANDING_REPRESENTATIVES_EXIST,)
        return Route.STANDING_REPRESENTATIVES, "TUPE 2006 reg 13(3)(b)(i)", reasons
    if facts.has_elected_representatives:
        return Route.ELECTED_REPRESENTATIVES, "TUPE 2006 reg 13(3)(b)(ii)", (Reason.REPRESENTATIVES_ELECTED,)
    if facts.is_invited_to_elect and facts.has_election_time_passed:
        return Route.INFORM_EACH_EMPLOYEE, "TUPE 2006 reg 13(11)", (Reason.NONE_ELECTED_IN_TIME,)
    if facts.is_invited_to_elect:
        return Route.AWAIT_ELECTION, "TUPE 2006 reg 13(10)", (Reason.INVITATION_ISSUED,)
    if direct_allowed:
        return Route.DIRECT, "TUPE 2006 reg 13A", ()
    unknown = {one.reason for one in direct_conditions(facts) if one.holds is None}
    if Reason.STANDING_UNKNOWN in unknown or Reason.INVITATION_UNKNOWN in unknown:
        return Route.FACTS_NEEDED, "TUPE 2006 reg 13(3)", ()
    return Route.ELECTION_NEEDED, "TUPE 2006 regs 13(3)(b)(ii), 14", ()


class ElectionCheck(StrEnum):
    """What an election of representatives must satisfy (TUPE 2006 reg 14)."""

    FAIR = "fair"
    ENOUGH_REPRESENTATIVES = "enough_representatives"
    CLASSES_DECIDED = "classes_decided"
    TERM_LONG_ENOUGH = "term_long_enough"
    CANDIDATES_AFFECTED = "candidates_affected"
    NOBODY_EXCLUDED = "nobody_excluded"
    ALL_MAY_VOTE = "all_may_vote"
    VOTES_FOR_EACH_SEAT = "votes_for_each_seat"
    SECRET_AND_COUNTED = "secret_and_counted"  # noqa: S105 - a ballot, not a password


ELECTION_SOURCES: dict[ElectionCheck, str] = {
    check: f"TUPE 2006 reg 14(1)({letter})" for check, letter in zip(ElectionCheck, "abcdefghi", strict=True)
}


def missing_election_checks(satisfied: AbstractSet[ElectionCheck]) -> tuple[ElectionCheck, ...]:
    """List what is still to be shown before an election counts."""
    return tuple(check for check in ElectionCheck if check not in satisfied)


def check_election(satisfied: AbstractSet[ElectionCheck]) -> None:
    """Refuse a result whose election leaves a check of reg 14 open. RuleBroken `election_incomplete`."""
    if missing := missing_election_checks(satisfied):
        raise RuleBroken("election_incomplete", "checks", {"missing": missing})
