"""The outcome of consultation, to each member of staff and to each union."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.letters.content.parts import Away, Facts, Measure, Representative, are_whole, blank
from transition.rules.consultation import Outcome


@dataclass(frozen=True)
class Asked:
    """What was asked and what was done about it, in words that name nobody."""

    theme: Words
    asked: Words
    done: Words


@dataclass(frozen=True)
class Answered:
    """One representation of the union that is written to: when, about what, and how it was answered."""

    received_on: date
    about: Words
    outcome: Outcome
    replied_on: date


@dataclass(frozen=True)
class ConsultationOutcome(Facts):
    """What was asked, what was done, and the measures as they now stand (TUPE 2006 reg 13(6), (7)).

    `answered` are the reader's own representations, where a union is written to; None for a member of staff.
    """

    opened_on: date | None
    closed_on: date | None
    received_count: int
    owed_count: int
    asked: tuple[Asked, ...]
    measures: tuple[Measure, ...] | None
    representatives: tuple[Representative, ...] = ()
    answered: tuple[Answered, ...] | None = None
    away: Away | None = None

    def lacks(self) -> list[str]:
        """That consultation is closed, every representation answered, and the measures known."""
        return super().lacks() + blank(
            consultation_closed=self.opened_on is not None and self.closed_on is not None,
            replies_owed=self.owed_count == 0,
            measures=are_whole(self.measures),
        )
