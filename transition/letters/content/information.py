"""Information under regulation 13, to one union or representative."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.letters.content.parts import AgencyWorkers, Facts, Measure, Meeting, are_whole, blank


@dataclass(frozen=True)
class Regulation13(Facts):
    """Everything of reg 13(2) and (2A). `None` means not answered and stops the letter; empty means none."""

    is_transferor: bool
    affected: Words
    legal_implications: Words
    economic_implications: Words
    social_implications: Words
    own_measures: tuple[Measure, ...] | None
    transferee_measures: tuple[Measure, ...] | None
    agency_workers: AgencyWorkers | None
    consultation_from: date | None
    consultation_until: date | None
    reply_working_days: int
    welsh_effects: Words
    meetings: tuple[Meeting, ...] = ()

    def lacks(self) -> list[str]:
        """Reg 13(2)(a) to (d) and (2A): each item is there or is stated as none."""
        codes = super().lacks() + blank(
            affected=bool(self.affected),
            legal_implications=bool(self.legal_implications),
            economic_implications=bool(self.economic_implications),
            social_implications=bool(self.social_implications),
            own_measures=are_whole(self.own_measures),
            agency_workers=self.agency_workers is not None,
            welsh_effects=bool(self.welsh_effects),
            consultation_dates=self.consultation_from is not None and self.consultation_until is not None,
        )
        if self.is_transferor and not are_whole(self.transferee_measures):
            codes.append("transferee_measures")
        if self.agency_workers and self.agency_workers.count:
            codes += blank(
                agency_parts=bool(self.agency_workers.parts), agency_work=bool(self.agency_workers.work)
            )
        return codes
