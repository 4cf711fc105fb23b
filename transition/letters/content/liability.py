"""Notice of employee liability information and of a change to it: what the file is, never what is in it."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.letters.content.parts import NO_WORDS, Facts, blank
from transition.rules.liability import Heading


@dataclass(frozen=True)
class LiabilityNotice(Facts):
    """A released version of the file (reg 11): which it is, as at which day, how complete, how it is handed over.

    `specified_on` is None while nobody has described the release. Nothing here is anybody's personal data.
    """

    number: int
    is_identified: bool
    released_on: date
    specified_on: date | None
    people: int = 0
    file_name: str = ""
    digest: str = ""
    lawful_basis: str = ""
    handed_over: Words = NO_WORDS
    incomplete: tuple[Heading, ...] = ()
    reasons: Words = NO_WORDS

    def lacks(self) -> list[str]:
        """The new employer, a description of the release, and reasons for what is not complete."""
        codes = blank(legal_employer=self.transfer.incoming is not None)
        if self.specified_on is None:
            return [*codes, "liability_notice"]
        return codes + blank(
            liability_handed_over=bool(self.handed_over),
            liability_reasons=not self.incomplete or bool(self.reasons),
        )


@dataclass(frozen=True)
class LiabilityChange(LiabilityNotice):
    """A later version: which headings moved since the one before, and in which rows (reg 11(5))."""

    earlier_number: int = 0
    moved: tuple[Heading, ...] = ()
    rows: tuple[str, ...] = ()
