"""What became of the measures that were promised, and what reviews found, to the unions after the transfer."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import CouncilName, Words
from transition.letters.content.parts import NO_WORDS, Facts, blank, transfer_lacks
from transition.rules.delivery import DeliveryOutcome


@dataclass(frozen=True)
class Promised:
    """One measure as it was promised, whose it is, and what became of it; None while nobody has said."""

    what: Words
    employer: CouncilName
    promised_on: date | None
    outcome: DeliveryOutcome | None
    delivered_on: date | None = None
    why: Words = NO_WORDS


@dataclass(frozen=True)
class ReviewHeld:
    """A review so many months after the transfer, what it found and what happens next."""

    months: int
    held_on: date
    found: Words
    next_steps: Words = NO_WORDS
    is_agreed: bool = False


@dataclass(frozen=True)
class ReviewDue:
    """A review that is still to come, and its day where one is set."""

    months: int
    due_on: date | None


@dataclass(frozen=True)
class CloseOut(Facts):
    """Measures delivered or not, with days and reasons; reviews held; reviews to come."""

    is_after: bool
    measures: tuple[Promised, ...]
    reviews: tuple[ReviewHeld, ...]
    to_come: tuple[ReviewDue, ...] = ()

    def lacks(self) -> list[str]:
        """A transfer that has taken place, what became of every measure, and a review."""
        return transfer_lacks(self.transfer, "service") + blank(
            transfer_to_come=self.is_after,
            delivery=all(one.outcome is not None for one in self.measures),
            review=bool(self.reviews),
        )
