"""What the transfer means for those who stay."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.letters.content.parts import Away, Facts, Measure, Representative, are_whole, blank


@dataclass(frozen=True)
class Staying(Facts):
    """What changes for somebody none of whose posts moves: in the council's words, and the measures that touch them."""

    posts: tuple[Words, ...]
    changes: Words
    measures: tuple[Measure, ...] | None
    representatives: tuple[Representative, ...]
    consultation_from: date | None = None
    consultation_until: date | None = None
    away: Away | None = None

    def lacks(self) -> list[str]:
        """What changes, this employer's own measures, and who speaks for those who stay."""
        return super().lacks() + blank(
            posts=bool(self.posts),
            staying=bool(self.changes),
            own_measures=are_whole(self.measures),
            representatives=bool(self.representatives),
        )
