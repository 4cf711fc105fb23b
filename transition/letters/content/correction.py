"""A correction of a letter that was wrong, to whoever had it."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.letters.content.parts import Facts, blank
from transition.rules.letters import LetterKind


@dataclass(frozen=True)
class Correction(Facts):
    """Which letter was wrong, by its kind, reference and date; what it said; and what is right.

    `is_again` when that letter was itself a correction.
    """

    of: LetterKind
    earlier_reference: str
    earlier_on: date
    wrong: Words
    right: Words
    is_again: bool = False

    def lacks(self) -> list[str]:
        """What was wrong and what is right, as an officer wrote it in both languages."""
        return blank(correction_words=all((self.wrong.en, self.wrong.cy, self.right.en, self.right.cy)))
