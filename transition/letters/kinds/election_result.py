"""The result of an election: to each of those who might vote, once it is declared."""

from dataclasses import replace

from transition.consultation.elections.models import Election
from transition.letters.content import CandidateResult, ElectionResult, Facts
from transition.letters.kinds.readers import Occasion, Reader, Writer
from transition.letters.kinds.voters import common, invented, readers
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind


def _readers(sources: Sources) -> list[Reader]:
    return readers(
        sources, lambda election: election.declared_on is not None, lambda election: election.declared_on
    )


def _facts(sources: Sources, reader: Reader, _occasion: Occasion) -> ElectionResult:
    election: Election = reader.matter
    standing = election.standing_candidates
    by_votes = sorted(standing, key=lambda one: (not one.is_elected, -(one.votes or 0), one.name))
    return ElectionResult(
        **common(sources, reader),
        results=tuple(CandidateResult(one.name, one.is_elected, one.votes) for one in by_votes),
        declared_on=election.declared_on,
        electorate=election.electorate_count,
        papers=election.papers_count,
        spoilt=election.spoilt_count,
        tie_means=election.tie_means,
    )


def _nameless(facts: Facts, specimen: Facts) -> Facts:
    """Candidates who do not exist."""
    if not isinstance(facts, ElectionResult) or not isinstance(specimen, ElectionResult):
        raise TypeError(type(facts).__name__)
    return replace(
        facts, results=specimen.results, electorate=specimen.electorate, papers=specimen.papers,
        spoilt=specimen.spoilt, tie_means="", away=None,
    )  # fmt: skip


WRITER = Writer(LetterKind.ELECTION_RESULT, _readers, _facts, invented, _nameless)
