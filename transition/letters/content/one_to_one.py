"""The invitation to a one-to-one about the transfer."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.letters.content.parts import NO_WORDS, Away, Facts, Scope, blank


@dataclass(frozen=True)
class OneToOne(Facts):
    """An invitation to a one-to-one: at a time that is named, or at one that the reader chooses."""

    scope: Scope
    with_whom: str = ""
    meets_on: date | None = None
    meets_time: str = ""
    place: Words = NO_WORDS
    away: Away | None = None

    def lacks(self) -> list[str]:
        """Where the meeting is, once its time is named."""
        return super().lacks() + blank(meeting_place=self.meets_on is None or bool(self.place))
