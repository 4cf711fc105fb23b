"""Confirmation of the transfer, or under another basis an offer, a loan or no change."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.letters.content.parts import (
    NO_WORDS,
    Away,
    Facts,
    Measure,
    Section,
    ServiceDates,
    are_whole,
    blank,
)
from transition.rules.basis import LegalBasis
from transition.rules.objections import objection_ends_it

MOVES_EMPLOYER = (LegalBasis.TUPE, LegalBasis.TUPE_EQUIVALENT)


@dataclass(frozen=True)
class Confirmation(Facts):
    """Confirmation of the transfer with terms annexed; under another basis an offer, a loan or no change."""

    posts: tuple[Words, ...]
    workplace: Words
    service_dates: ServiceDates
    terms: tuple[Section, ...]
    terms_as_at: date
    measures: tuple[Measure, ...] | None
    is_pension_member: bool | None
    pension_fund: Words = NO_WORDS
    first_pay_on: date | None = None
    service_recognised: Words = NO_WORDS  # TUPE_EQUIVALENT: what service the new employer will count
    consulted_on: date | None = None  # SECTION_113_LOAN: when the officer was consulted
    loan_until: Words = NO_WORDS  # SECTION_113_LOAN: how long
    reply_by: date | None = None
    code: str = ""
    has_objected: bool = False
    staying_posts: tuple[Words, ...] = ()
    away: Away | None = None

    def lacks(self) -> list[str]:
        """What the basis asks for; under TUPE nothing is confirmed to whoever objects (reg 4(7))."""
        codes, basis = super().lacks(), self.transfer.basis
        if self.has_objected and objection_ends_it(basis):
            return [*codes, "objection_open"]
        if basis is LegalBasis.UNDECIDED:
            return [*codes, "legal_basis"]
        codes += blank(
            posts=bool(self.posts),
            workplace=bool(self.workplace),
            measures=are_whole(self.measures),
            terms=bool(self.terms),
        )
        if basis is not LegalBasis.NO_EMPLOYER_CHANGE:
            codes += blank(legal_employer=self.transfer.incoming is not None)
        return codes + self._lacks_of_basis(basis)

    def _lacks_of_basis(self, basis: LegalBasis) -> list[str]:
        codes: list[str] = []
        if basis in MOVES_EMPLOYER:
            codes += blank(
                date_agreed=self.transfer.is_date_agreed,
                pension=self.is_pension_member is not None,
                pension_fund=not self.is_pension_member or bool(self.pension_fund),
                first_pay=self.first_pay_on is not None,
            )
        if basis is LegalBasis.TUPE_EQUIVALENT:
            codes += blank(
                service_recognised=bool(self.service_recognised),
                reply_by=self.reply_by is not None,
                code=bool(self.code.strip()),
            )
        if basis is LegalBasis.SECTION_113_LOAN:
            codes += blank(consulted=self.consulted_on is not None, loan_until=bool(self.loan_until))
        return codes
