"""One person's record, for them to confirm or correct."""

from dataclasses import dataclass
from datetime import date

from transition.letters.content.parts import Away, Facts, Section, blank


@dataclass(frozen=True)
class RecordCheck(Facts):
    """One person's record, for them to confirm or correct on the slip."""

    sections: tuple[Section, ...]
    as_at: date
    reply_by: date | None
    code: str
    away: Away | None = None

    def lacks(self) -> list[str]:
        """What there is to check, by when, and the code of the slip."""
        return super().lacks() + blank(
            sections=bool(self.sections),
            reply_by=self.reply_by is not None,
            code=bool(self.code.strip()),
        )
