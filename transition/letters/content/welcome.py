"""The new employer's welcome, with the statement of change of the Employment Rights Act 1996 s.4."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.letters.content.parts import NO_WORDS, Away, Facts, Measure, Representative, are_whole, blank
from transition.rules.basis import LegalBasis


@dataclass(frozen=True)
class Welcome(Facts):
    """Who the employer is now, when continuous employment began, and what a first day needs.

    `has_other_posts` says that the person holds a post that does not transfer.
    """

    posts: tuple[Words, ...]
    workplace: Words
    line_managers: tuple[str, ...]
    continuous_from: date | None
    first_day: Words
    first_pay_on: date | None
    leave_carried: Words
    is_pension_member: bool | None
    measures: tuple[Measure, ...] | None
    pension_fund: Words = NO_WORDS
    service_recognised: Words = NO_WORDS
    unions: tuple[Representative, ...] = ()
    has_other_posts: bool = False
    away: Away | None = None

    def lacks(self) -> list[str]:
        """Both employers, the date agreed, continuous employment (ERA 1996 s.4(6)-(8)), and the first day."""
        basis = self.transfer.basis
        if basis not in (LegalBasis.TUPE, LegalBasis.TUPE_EQUIVALENT):
            return ["legal_basis" if basis is LegalBasis.UNDECIDED else "no_new_employer"]
        codes = super().lacks() + blank(
            legal_employer=self.transfer.incoming is not None,
            date_agreed=self.transfer.is_date_agreed,
            posts=bool(self.posts),
            workplace=bool(self.workplace),
            first_day=bool(self.first_day),
            first_pay=self.first_pay_on is not None,
            leave_carried=bool(self.leave_carried),
            pension=self.is_pension_member is not None,
            pension_fund=not self.is_pension_member or bool(self.pension_fund),
            measures=are_whole(self.measures),
        )
        if basis is LegalBasis.TUPE:
            return codes + blank(continuous_employment=self.continuous_from is not None)
        return codes + blank(service_recognised=bool(self.service_recognised))
