"""An election of representatives, told to each of those who may vote: called, the candidates, the result."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.letters.content.parts import NO_WORDS, Away, Facts, blank


@dataclass(frozen=True)
class ElectionFacts(Facts):
    """Among whom representatives are elected, how many and until when."""

    constituency: Words
    seats: int
    term_until: date | None
    away: Away | None = None

    def lacks(self) -> list[str]:
        """Whom they represent, and until when (TUPE 2006 reg 14(1)(c), (d))."""
        return super().lacks() + blank(
            constituency=bool(self.constituency), election_term=self.term_until is not None
        )


@dataclass(frozen=True)
class ElectionNotice(ElectionFacts):
    """That an election is held, who may stand and vote, and how to nominate."""

    nominations_until: date | None = None
    ballot_from: date | None = None
    ballot_until: date | None = None
    arrangements: Words = NO_WORDS

    def lacks(self) -> list[str]:
        """Until when and how to nominate, and on which days a ballot would be held."""
        return super().lacks() + blank(
            nominations_until=self.nominations_until is not None,
            ballot_days=self.ballot_from is not None and self.ballot_until is not None,
            arrangements=bool(self.arrangements),
        )


@dataclass(frozen=True)
class Nomination(ElectionFacts):
    """Who was nominated, and how and when to vote."""

    candidates: tuple[str, ...] = ()
    ballot_from: date | None = None
    ballot_until: date | None = None
    arrangements: Words = NO_WORDS

    def lacks(self) -> list[str]:
        """The candidates, on which days and how to vote (TUPE 2006 reg 14(1)(g), (h))."""
        return super().lacks() + blank(
            candidates=bool(self.candidates),
            ballot_days=self.ballot_from is not None and self.ballot_until is not None,
            arrangements=bool(self.arrangements),
        )


@dataclass(frozen=True)
class CandidateResult:
    """One candidate, the votes where there was a ballot, and whether they are elected."""

    name: str
    is_elected: bool
    votes: int | None = None


@dataclass(frozen=True)
class ElectionResult(ElectionFacts):
    """Who is elected; the count, where there was a ballot."""

    results: tuple[CandidateResult, ...] = ()
    declared_on: date | None = None
    electorate: int | None = None
    papers: int | None = None
    spoilt: int | None = None
    tie_means: str = ""

    @property
    def elected(self) -> list[CandidateResult]:
        """Those who are elected."""
        return [one for one in self.results if one.is_elected]

    def lacks(self) -> list[str]:
        """Who is elected, and since when."""
        return super().lacks() + blank(election_result=bool(self.elected) and self.declared_on is not None)
