"""Finding elections, and how one stands: its checks, its count, who is elected."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from transition.consultation.elections.models import Candidate, Election, ElectionAnswer
from transition.consultation.models import Consultation
from transition.consultation.representatives.models import StaffDescription
from transition.db import db
from transition.rules.elections import ElectionFacts, Result, checks_of, contradicted_checks, result_of
from transition.rules.representatives import ELECTION_SOURCES, ElectionCheck
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible


@dataclass(frozen=True)
class CheckStanding:
    """How one check of reg 14 stands: its last answer, and whether the record itself contradicts it."""

    check: ElectionCheck
    source: str
    answer: ElectionAnswer | None
    earlier_count: int
    is_contradicted: bool

    @property
    def is_met(self) -> bool:
        """Whether it was answered with yes and nothing contradicts it."""
        return self.answer is not None and self.answer.is_met and not self.is_contradicted


def get_election(transfer: Transfer, election_id: int) -> Election:
    """One election of this transfer. Raises NotVisible."""
    query = (
        select(Election)
        .join(StaffDescription, StaffDescription.id == Election.description_id)
        .join(Consultation, Consultation.id == StaffDescription.consultation_id)
        .where(Consultation.transfer_id == transfer.id, Election.id == election_id)
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def elections_of(consultation: Consultation) -> list[Election]:
    """Every election of an employer's file, in the order in which they were begun."""
    query = (
        select(Election)
        .join(StaffDescription, StaffDescription.id == Election.description_id)
        .where(StaffDescription.consultation_id == consultation.id)
    )
    return list(db.session.scalars(query.order_by(Election.id)))


def get_candidate(election: Election, candidate_id: int) -> Candidate:
    """One candidate of this election. Raises NotVisible."""
    found = next((one for one in election.candidates if one.id == candidate_id), None)
    if found is None:
        raise NotVisible
    return found


def facts_of(election: Election, transfer_on: date) -> ElectionFacts:
    """What the rules ask of an election."""
    standing = election.standing_candidates
    return ElectionFacts(
        transfer_on=transfer_on,
        seats=election.seats,
        candidate_count=len(standing),
        unconfirmed_count=sum(not one.is_affected for one in standing),
        term_until=election.term_until,
        is_counted=election.counted_on is not None,
        is_by_election=election.replaces_id is not None,
    )


def checks_standing(election: Election, transfer: Transfer) -> list[CheckStanding]:
    """Each check that this election must satisfy, in the order of the regulation."""
    against = contradicted_checks(facts_of(election, transfer.transfer_on))
    found = []
    for check in checks_of(election.replaces_id is not None):
        mine = [one for one in election.answers if one.about is check]
        last = mine[-1] if mine else None
        found.append(
            CheckStanding(
                check,
                ELECTION_SOURCES[check],
                last,
                max(0, len(mine) - 1),
                check in against and not _is_done(election),
            )
        )
    return found


def _is_done(election: Election) -> bool:
    return election.declared_on is not None


def satisfied_checks(election: Election) -> frozenset[ElectionCheck]:
    """The checks whose last answer is yes."""
    last = {one.about: one.is_met for one in election.answers}
    return frozenset(check for check, is_met in last.items() if is_met)


def result_so_far(election: Election) -> Result:
    """Who is elected by the count; everybody where there are no more candidates than seats."""
    return result_of({one.id: one.votes or 0 for one in election.standing_candidates}, election.seats)
