"""Elections of representatives: their days, their count, what the record contradicts, and the result."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from transition.rules.broken import RuleBroken
from transition.rules.representatives import ElectionCheck, check_election

# Whoever takes the place of a representative who left is elected under these alone (TUPE 2006 reg 14(2)).
_OF_A_BY_ELECTION = frozenset(
    {
        ElectionCheck.FAIR,
        ElectionCheck.CANDIDATES_AFFECTED,
        ElectionCheck.NOBODY_EXCLUDED,
        ElectionCheck.SECRET_AND_COUNTED,
    }
)


@dataclass(frozen=True, slots=True)
class ElectionFacts:
    """What the record holds of one election. `unconfirmed_count` is of candidates not known to be affected."""

    transfer_on: date
    seats: int
    candidate_count: int
    unconfirmed_count: int
    term_until: date | None
    is_counted: bool
    is_by_election: bool = False

    @property
    def needs_ballot(self) -> bool:
        """Whether there are more candidates than seats; otherwise all of them are elected without one."""
        return self.candidate_count > self.seats


@dataclass(frozen=True, slots=True)
class Result:
    """Who is elected by the votes alone, who tie, and for how many seats they tie."""

    elected: frozenset[int]
    tied: frozenset[int]
    tied_seats: int


def checks_of(is_by_election: bool) -> tuple[ElectionCheck, ...]:
    """List what must be shown: reg 14(1)(a) to (i), and (a), (e), (f), (i) where one who left is replaced (14(2))."""
    return tuple(one for one in ElectionCheck if not is_by_election or one in _OF_A_BY_ELECTION)


def contradicted_checks(facts: ElectionFacts) -> frozenset[ElectionCheck]:
    """List the checks that the record itself contradicts, whatever was answered (TUPE 2006 reg 14(1)).

    Fewer candidates than seats are not the number that the employer decided on (b); a term must last until
    the transfer (d); each candidate is an affected employee (e); votes are counted where there is a ballot (i).
    """
    against = {
        ElectionCheck.ENOUGH_REPRESENTATIVES: facts.candidate_count < facts.seats,
        ElectionCheck.TERM_LONG_ENOUGH: facts.term_until is None or facts.term_until < facts.transfer_on,
        ElectionCheck.CANDIDATES_AFFECTED: facts.unconfirmed_count > 0 or facts.candidate_count == 0,
        ElectionCheck.SECRET_AND_COUNTED: facts.needs_ballot and not facts.is_counted,
    }
    return frozenset(one for one in checks_of(facts.is_by_election) if against.get(one, False))


def check_result(satisfied: AbstractSet[ElectionCheck], facts: ElectionFacts) -> None:
    """Refuse a result while a check is open or contradicted. RuleBroken `election_incomplete`, `no_candidates`."""
    if facts.candidate_count == 0:
        raise RuleBroken("no_candidates")
    answered = satisfied - contradicted_checks(facts)
    not_asked = frozenset(ElectionCheck) - frozenset(checks_of(facts.is_by_election))
    check_election(answered | not_asked)


def check_days(
    transfer_on: date,
    invited_on: date | None,
    nominations_until: date | None,
    ballot_from: date | None,
    ballot_until: date | None,
) -> None:
    """Hold to the order: invitation, nominations, ballot, then information, then the transfer (reg 13(10)).

    RuleBroken `election_days_order` at the first day that comes too early, `election_after_transfer`.
    """
    days = {
        "invited_on": invited_on,
        "nominations_until": nominations_until,
        "ballot_from": ballot_from,
        "ballot_until": ballot_until,
    }
    given = [(name, day) for name, day in days.items() if day is not None]
    for (_earlier, before), (name, day) in pairwise(given):
        if day < before:
            raise RuleBroken("election_days_order", name, {"before": before})
    for name, day in given:
        if day >= transfer_on:
            raise RuleBroken("election_after_transfer", name, {"transfer_on": transfer_on})


def check_count(
    votes: Mapping[int, int], seats: int, electorate_count: int, papers_count: int, spoilt_count: int
) -> None:
    """Refuse a count that cannot be: each voter has as many votes as there are seats (TUPE 2006 reg 14(1)(h)).

    RuleBroken `papers_above_electorate`, `spoilt_above_papers`, `votes_above_papers`, `votes_above_seats`.
    """
    if papers_count > electorate_count:
        raise RuleBroken("papers_above_electorate", "papers_count", {"electorate": electorate_count})
    if spoilt_count > papers_count:
        raise RuleBroken("spoilt_above_papers", "spoilt_count", {"papers": papers_count})
    good = papers_count - spoilt_count
    for candidate, count in votes.items():
        if count > good:
            raise RuleBroken("votes_above_papers", f"votes_{candidate}", {"papers": good})
    if sum(votes.values()) > good * seats:
        raise RuleBroken("votes_above_seats", "papers_count", {"most": good * seats})


def result_of(votes: Mapping[int, int], seats: int) -> Result:
    """Say who is elected by the most votes, and who tie for the last seats."""
    if len(votes) <= seats:
        return Result(frozenset(votes), frozenset(), 0)
    threshold = sorted(votes.values(), reverse=True)[seats - 1]
    above = frozenset(one for one, count in votes.items() if count > threshold)
    level = frozenset(one for one, count in votes.items() if count == threshold)
    if len(above) + len(level) == seats:
        return Result(above | level, frozenset(), 0)
    return Result(above, level, seats - len(above))


def check_tie(result: Result, chosen: AbstractSet[int], means: str) -> None:
    """Let a tie be decided by a recorded means among those who tie, and nothing be decided where there is none.

    RuleBroken `tie_undecided`, `tie_means_required`, `no_tie`.
    """
    if not result.tied:
        if chosen:
            raise RuleBroken("no_tie", "chosen")
        return
    if not chosen <= result.tied or len(chosen) != result.tied_seats:
        raise RuleBroken("tie_undecided", "chosen", {"count": result.tied_seats})
    if not means.strip():
        raise RuleBroken("tie_means_required", "tie_means")
