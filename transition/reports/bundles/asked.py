"""What a bundle is asked for, and the words that every source of entries needs: whose, by whom, in which language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import or_, select

from transition import clock
from transition.access.permissions import Role
from transition.accounts.labels import ROLES
from transition.accounts.models import Account, AppointmentRecord
from transition.accounts.queries import names_of
from transition.consultation.models import Consultation
from transition.consultation.queries import consultation_of
from transition.db import db
from transition.employers.models import Employer, Recognition
from transition.i18n.names import Words
from transition.reports.bundles.entries import Cell, Fact, Text
from transition.reports.bundles.models import BundleKind, EvidenceBundle
from transition.transfers.models import Transfer
from transition.web import words


@dataclass(frozen=True)
class Officer:
    """Somebody who signs in: by name in a full bundle, by role and place in one that is disclosed."""

    name: str
    role: str


@dataclass(frozen=True)
class Asked:
    """One bundle to be gathered: whose file, for whom, in which language, at which moment."""

    bundle: EvidenceBundle
    transfer: Transfer
    employer: Employer
    consultation: Consultation | None
    recognitions: dict[int, Recognition]
    officers: dict[int, Officer]
    as_at: datetime

    @property
    def is_full(self) -> bool:
        """Whether people may be named in it."""
        return self.bundle.kind is BundleKind.FULL

    @property
    def is_outgoing(self) -> bool:
        """Whether it is the file of the employer whose staff move."""
        return self.employer.id == self.transfer.outgoing_employer_id

    @property
    def language(self) -> str:
        """The language of the bundle: `cy` or `en`."""
        return self.bundle.language

    @property
    def today(self) -> date:
        """The business day on which it is gathered: what is due and overdue is told from it."""
        return clock.today()

    def own(self, record: Any, field: str) -> Cell:
        """What somebody entered, in the bundle's language where it was given in both."""
        both = Words(getattr(record, field) or "", getattr(record, f"{field}_cy", "") or "")
        text, written = both.in_language(self.language)
        return Cell(text, "" if written == self.language else written)

    def text(self, heading: str, record: Any, field: str) -> Text:
        """What somebody entered, in full under a heading of ours."""
        return Text(heading, self.own(record, field))

    def employer_name(self, employer_id: int | None) -> str:
        """One of the two employers by its name."""
        known = (self.transfer.outgoing_employer, self.transfer.incoming_employer)
        found = next((one for one in known if one is not None and one.id == employer_id), None)
        return self._named(found) if found else str(_("To be confirmed"))

    def _named(self, employer: Employer) -> str:
        return employer.name_cy if self.language == "cy" else employer.name

    def union(self, recognition_id: int | None) -> str:
        """A recognised union by its name; blank for none."""
        found = self.recognitions.get(recognition_id or 0)
        return found.union.name if found else ""

    def officer(self, account_id: int | None) -> str:
        """Whoever did it: by name for the employer's own HR, by role for everybody else; blank for nobody."""
        if account_id is None:
            return ""
        found = self.officers.get(account_id)
        if found is None and self.is_full:
            found = self.officers[account_id] = Officer(names_of([account_id]).get(account_id, ""), "")
        if found is None:
            return str(_("Somebody who held no role here"))
        return _with_role(found) if self.is_full else found.role

    def by(self, account_id: int | None) -> Fact:
        """The line that says who recorded something."""
        return Fact(_("Recorded by"), Cell(self.officer(account_id)))


def _with_role(officer: Officer) -> str:
    return f"{officer.name}, {officer.role}" if officer.role else officer.name


def asked_of(bundle: EvidenceBundle, transfer: Transfer, employer: Employer, as_at: datetime) -> Asked:
    """What the sources read from, loaded once."""
    ids = {transfer.outgoing_employer_id, transfer.incoming_employer_id} - {None}
    recognised = db.session.scalars(select(Recognition).where(Recognition.employer_id.in_(ids)))
    recognitions = {one.id: one for one in recognised}
    asked = Asked(bundle, transfer, employer, consultation_of(transfer, employer), recognitions, {}, as_at)
    asked.officers.update(_officers(asked, ids))
    return asked


def _officers(asked: Asked, employers: Iterable[int | None]) -> dict[int, Officer]:
    """Everybody who ever held a role at either employer, in the programme or for a union recognised by either."""
    query = (
        select(AppointmentRecord, Account.name)
        .join(Account, Account.id == AppointmentRecord.account_id)
        .where(
            or_(
                AppointmentRecord.employer_id.in_(list(employers)),
                AppointmentRecord.programme_id == asked.transfer.programme_id,
                AppointmentRecord.recognition_id.in_(asked.recognitions),
            )
        )
        .order_by(AppointmentRecord.id.desc())
    )
    return {held.account_id: Officer(name, _role_at(asked, held)) for held, name in db.session.execute(query)}


def _role_at(asked: Asked, held: AppointmentRecord) -> str:
    role = str(ROLES[held.role])
    if held.role is Role.REPRESENTATIVE:
        return f"{asked.union(held.recognition_id)}: {role}"
    if held.employer_id is not None:
        return f"{asked.employer_name(held.employer_id)}: {role}"
    return role


def line(label: str, value: object) -> Fact:
    """A line of an entry: a day is written out, and nothing is a blank, which is left out."""
    if isinstance(value, Cell):
        return Fact(label, value)
    if isinstance(value, datetime):
        return Fact(label, Cell(words.moment(value)))
    if isinstance(value, date):
        return Fact(label, Cell(words.day(value)))
    if isinstance(value, int):
        return Fact(label, Cell(words.number(value)))
    return Fact(label, Cell(str(value) if value else ""))


def cells(*values: object) -> tuple[Cell, ...]:
    """A row of a table from plain values, as `line` writes them."""
    return tuple(line("", value).value for value in values)
