"""Notice that representatives are elected, with the nomination form: to each of those who have no recognised union."""

from dataclasses import replace

from transition.consultation.elections.models import Election
from transition.letters.content import ElectionNotice, Facts
from transition.letters.kinds.readers import Occasion, Reader, Writer
from transition.letters.kinds.voters import arrangements, common, invented, readers
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind


def _readers(sources: Sources) -> list[Reader]:
    """While nominations are open, or their last day is not set yet."""

    def is_due(election: Election) -> bool:
        until = election.nominations_until
        return election.is_open and not election.counted_on and (until is None or until >= sources.today)

    return readers(sources, is_due, lambda election: election.nominations_until)


def _facts(sources: Sources, reader: Reader, _occasion: Occasion) -> ElectionNotice:
    election: Election = reader.matter
    return ElectionNotice(
        **common(sources, reader),
        nominations_until=election.nominations_until,
        ballot_from=election.ballot_from,
        ballot_until=election.ballot_until,
        arrangements=arrangements(election),
    )


def _nameless(facts: Facts, _specimen: Facts) -> Facts:
    """The notice without its reader's absence."""
    if not isinstance(facts, ElectionNotice):
        raise TypeError(type(facts).__name__)
    return replace(facts, away=None)


WRITER = Writer(LetterKind.ELECTION_NOTICE, _readers, _facts, invented, _nameless)
