"""What the three letters about an election share: whose election it is, who is told, and one that is invented."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from transition.consultation.elections.models import Candidate, Election
from transition.consultation.elections.queries import elections_of
from transition.consultation.representatives.counts import people_described
from transition.i18n.names import Words
from transition.letters.kinds.parts import away, transfer_part
from transition.letters.kinds.readers import Reader, person_of
from transition.letters.sources import Sources
from transition.staff.people.models import Person

_CANDIDATES = (("Robin Enghraifft", 41), ("Jo Enghraifft", 38), ("Lee Enghraifft", 12))


def readers(
    sources: Sources, is_due: Callable[[Election], bool], day_of: Callable[[Election], date | None]
) -> list[Reader]:
    """Everybody of the description that elects, for each election of which this is to be told today.

    A day that moves is told again: it is part of what the letter is about.
    """
    if sources.consultation is None:
        return []
    return [
        reader(person, election, day_of(election))
        for election in elections_of(sources.consultation)
        if is_due(election)
        for person in people_described(sources.transfer, election.description)
    ]


def reader(person: Person, election: Election, day: date | None) -> Reader:
    """Somebody who may vote in an election."""
    return Reader(person, f"election-{election.id}{f'-{day:%Y%m%d}' if day else ''}", election)


def common(sources: Sources, reader: Reader) -> dict[str, Any]:
    """The facts that all three letters state."""
    election: Election = reader.matter
    return {
        "transfer": transfer_part(sources),
        "constituency": Words(election.constituency, election.constituency_cy),
        "seats": election.seats,
        "term_until": election.term_until,
        "away": away(person_of(reader), sources.today),
    }


def arrangements(election: Election) -> Words:
    """How staff nominate and vote."""
    return Words(election.arrangements, election.arrangements_cy)


def invented(sources: Sources, person: Person) -> Reader:
    """An election that nobody holds, with candidates who do not exist."""
    today = sources.today
    election = Election(
        id=0,
        seats=2,
        constituency="Staff of the digital team for whom no union is recognised",
        constituency_cy="Staff y tîm digidol nad oes undeb cydnabyddedig ar eu cyfer",
        arrangements="On paper, in a sealed envelope that carries no name, to the returning officer.",
        arrangements_cy="Ar bapur, mewn amlen dan sêl nad oes enw arni, at y swyddog canlyniadau.",
        term_until=sources.transfer.transfer_on + timedelta(180),
        nominations_until=today + timedelta(7),
        ballot_from=today + timedelta(10),
        ballot_until=today + timedelta(14),
        electorate_count=60,
        papers_count=52,
        spoilt_count=1,
        counted_on=today,
        declared_on=today,
        tie_means="",
        candidates=[
            Candidate(name=name, votes=votes, is_elected=place < 2, nominated_on=today)
            for place, (name, votes) in enumerate(_CANDIDATES)
        ],
    )
    return reader(person, election, None)
