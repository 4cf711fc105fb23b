"""Notice to a pension fund that members change employer, with the list of them."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.letters.content.confirmation import MOVES_EMPLOYER
from transition.letters.content.parts import Facts, blank, transfer_lacks
from transition.rules.basis import LegalBasis


@dataclass(frozen=True)
class Member:
    """One member, by what a fund can tell people apart: nothing of pay, contributions or health.

    No national insurance number is kept, so the date of birth and the payroll number stand in for it.
    """

    name: str
    birth_on: date | None
    payroll_number: str
    section: Words


@dataclass(frozen=True)
class PensionNotice(Facts):
    """How many people change employer and which of them are members; `unanswered` are those nobody asked about.

    `is_released` is False for a new employer that may not read who the staff are yet.
    """

    is_transferor: bool
    people: int
    members: tuple[Member, ...]
    unanswered: int
    is_released: bool = True

    def lacks(self) -> list[str]:
        """A basis under which somebody changes employer, both employers, an agreed date, and who is a member."""
        codes, basis = transfer_lacks(self.transfer, "service"), self.transfer.basis
        if not self.is_released:
            return [*codes, "staff_not_released"]
        if basis is LegalBasis.UNDECIDED:
            return [*codes, "legal_basis"]
        if basis not in MOVES_EMPLOYER:
            return [*codes, "employer_stays"]
        return codes + blank(
            legal_employer=self.transfer.incoming is not None,
            date_agreed=self.transfer.is_date_agreed,
            pension_unasked=not self.unanswered,
            pension_members=bool(self.members),
        )
