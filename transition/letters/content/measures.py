"""The new employer's measures, or that there are none, to the employer whose staff move."""

from dataclasses import dataclass
from datetime import date

from transition.letters.content.parts import Facts, Measure, are_whole, blank, transfer_lacks


@dataclass(frozen=True)
class MeasuresLetter(Facts):
    """What the new employer envisages (reg 13(4)). `measures` is None while it has answered nothing.

    `asked_on` is None where nobody asked; `replaces_earlier` when this employer stated something else before.
    """

    measures: tuple[Measure, ...] | None
    stated_none_on: date | None
    asked_on: date | None = None
    replaces_earlier: bool = False

    def lacks(self) -> list[str]:
        """Each measure whole, or a dated statement that there are none."""
        is_answered = are_whole(self.measures) and (bool(self.measures) or self.stated_none_on is not None)
        return transfer_lacks(self.transfer, "service") + blank(
            legal_employer=self.transfer.incoming is not None, own_measures=is_answered
        )
