"""The first announcement to one member of staff."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.letters.content.parts import Away, Facts, Representative, Scope, blank


@dataclass(frozen=True)
class Announcement(Facts):
    """The first announcement to one member of staff (law.md 6B, letter 5)."""

    scope: Scope
    representatives: tuple[Representative, ...]
    consultation_from: date | None
    consultation_until: date | None
    questions_answered_at: str = ""  # address of the published questions and answers, or blank
    away: Away | None = None
    posts_in: tuple[Words, ...] = ()  # of somebody with several posts
    posts_undecided: tuple[Words, ...] = ()

    def lacks(self) -> list[str]:
        """Who speaks for staff, and when consultation runs, besides the transfer."""
        return super().lacks() + blank(
            representatives=bool(self.representatives),
            consultation_dates=self.consultation_from is not None and self.consultation_until is not None,
        )
