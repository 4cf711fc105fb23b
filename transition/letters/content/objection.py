"""An objection acknowledged."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import CouncilName
from transition.letters.content.parts import Away, Facts, blank


@dataclass(frozen=True)
class Objection(Facts):
    """An objection acknowledged: when it was made and to which employer; `withdraw_by` ends the time to think again."""

    objected_on: date
    told: CouncilName
    withdraw_by: date | None
    is_detriment_answered: bool = False
    away: Away | None = None

    def lacks(self) -> list[str]:
        """The new employer by name, and a day until which there is time to think again."""
        return super().lacks() + blank(
            legal_employer=self.transfer.incoming is not None, withdraw_by=self.withdraw_by is not None
        )
