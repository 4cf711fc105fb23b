"""Who was nominated and how to vote: to each of those who may, where there are more candidates than seats."""

from dataclasses import replace

from transition.consultation.elections.models import Election
from transition.letters.content import Facts, Nomination
from transition.letters.kinds.readers import Occasion, Reader, Writer
from transition.letters.kinds.voters import arrangements, common, invented, readers
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind


def _readers(sources: Sources) -> list[Reader]:
    """Once nominations are closed, until the ballot is."""

    def is_due(election: Election) -> bool:
        nominated_until, ballot_until = election.nominations_until, election.ballot_until
        has_closed = nominated_until is not None and nominated_until < sources.today
        needs_ballot = len(election.standing_candidates) > election.seats
        is_ahead = ballot_until is None or ballot_until >= sources.today
        return election.is_open and not election.counted_on and has_closed and needs_ballot and is_ahead

    return readers(sources, is_due, lambda election: election.ballot_until)


def _facts(sources: Sources, reader: Reader, _occasion: Occasion) -> Nomination:
    election: Election = reader.matter
    return Nomination(
        **common(sources, reader),
        candidates=tuple(one.name for one in election.standing_candidates),
        ballot_from=election.ballot_from,
        ballot_until=election.ballot_until,
        arrangements=arrangements(election),
    )


def _nameless(facts: Facts, specimen: Facts) -> Facts:
    """Candidates who do not exist."""
    if not isinstance(facts, Nomination) or not isinstance(specimen, Nomination):
        raise TypeError(type(facts).__name__)
    return replace(facts, candidates=specimen.candidates, away=None)


WRITER = Writer(LetterKind.NOMINATION, _readers, _facts, invented, _nameless)
