"""Builders for tests of terms side by side."""

from datetime import date

from tests.factories import (
    make_staff,
)
from tests.staff.transferring import Moved, add_term
from transition.db import db
from transition.rules.protection import TermCategory
from transition.staff.comparison.models import NewEmployerTerm
from transition.staff.people.models import Person


class Beside(Moved):
    """A transfer to come, with people of whom the new employer's terms are the same, better, worse, different."""

    def __init__(self) -> None:
        super().__init__(transfer_on=date(2026, 4, 1))
        self.person: Person = make_staff(self.transfer, surname="Canary", payroll_number="000777")
        add_term(self.person, "31 days")
        add_term(self.person, "37 hours", category=TermCategory.HOURS)
        add_term(self.person, "45p a mile", category=TermCategory.CAR_AND_MILEAGE)
        add_term(self.person, "Flexitime", text_cy="Oriau hyblyg", category=TermCategory.PATTERN)
        add_term(self.person, "Ended long ago", category=TermCategory.NOTICE, until_on=date(2020, 1, 1))
        for category, text in (
            (TermCategory.LEAVE, "33 days"),
            (TermCategory.HOURS, "37 hours"),
            (TermCategory.CAR_AND_MILEAGE, "40p a mile"),
            (TermCategory.PATTERN, "Monday to Friday"),
            (TermCategory.NOTICE, "12 weeks"),
        ):
            self.offers(category, text)

    def offers(self, category: TermCategory, text: str = "", **given: object) -> None:
        row = {"transfer_id": self.transfer.id, "category": category, "recorded_by_id": self.host.id, **given}
        db.session.add(NewEmployerTerm(text=text, **row))
        db.session.flush()

    @property
    def people(self) -> str:
        return f"/transfers/{self.transfer.id}/comparison"

    @property
    def terms(self) -> str:
        return f"/transfers/{self.transfer.id}/terms"
