"""Reading how people want to be reminded, who is next after whom, and who may be chosen for that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select

from transition.access.permissions import Role, Viewer
from transition.accounts.models import Account, AppointmentRecord
from transition.db import db
from transition.employers.models import Employer
from transition.reminders.models import OutboxMessage, OutboxState
from transition.reminders.settings.models import EscalationRule, NextPerson, ReminderSettings
from transition.rules.reminders import ESCALATE_AFTER_DAYS, WORKING_WEEK, Habits

# Whoever has tasks: the roles at an employer, and a programme's lead.
WITH_TASKS = (Role.HR_OFFICER, Role.HR_CASEWORKER, Role.MANAGER)


class NotYours(Exception):
    """No such employer, or nobody of it, within what this reader sets; pages answer with 404."""


@dataclass(frozen=True)
class Next:
    """What one employer sets: after how many days, the next person for everybody, and for each by name."""

    after_days: int = ESCALATE_AFTER_DAYS
    for_all: int | None = None
    by_account: dict[int, int] | None = None

    def after(self, account_id: int) -> list[int]:
        """Who is next after somebody, the first choice first."""
        named = (self.by_account or {}).get(account_id)
        return [one for one in (named, self.for_all) if one is not None]


def settings_of(account_id: int) -> ReminderSettings | None:
    """One person's own settings; None while they have chosen nothing."""
    return db.session.get(ReminderSettings, account_id)


def habits_of(kept: ReminderSettings, told_on: date | None = None) -> Habits:
    """A row of settings as the rules know it."""
    return Habits(
        kept.is_weekly, weekdays_in(kept.quiet_weekdays), kept.away_from, kept.away_until, kept.deputy_id, told_on
    )  # fmt: skip


def weekdays_in(bits: int) -> frozenset[int]:
    """The weekdays behind the bits of a row."""
    return frozenset(day for day in WORKING_WEEK if bits & (1 << day))


def all_habits() -> dict[int, Habits]:
    """Everybody's settings with the day of the last digest that reached them; two queries."""
    last = (
        select(OutboxMessage.account_id, func.max(OutboxMessage.for_on))
        .where(OutboxMessage.state == OutboxState.SENT)
        .group_by(OutboxMessage.account_id)
    )
    told: dict[int, date] = dict(db.session.execute(last).all())
    kept = {one.account_id: one for one in db.session.scalars(select(ReminderSettings))}
    return {
        account_id: habits_of(kept[account_id], told.get(account_id))
        if account_id in kept
        else Habits(told_on=told.get(account_id))
        for account_id in {*told, *kept}
    }


def all_next() -> dict[int, Next]:
    """What each employer sets, by its key; two queries."""
    by_account: dict[int, dict[int, int]] = {}
    for one in db.session.scalars(select(NextPerson).where(NextPerson.next_id.is_not(None))):
        by_account.setdefault(one.employer_id, {})[one.account_id] = one.next_id or 0
    rules = {one.employer_id: one for one in db.session.scalars(select(EscalationRule))}
    return {
        key: Next(rules[key].after_days, rules[key].next_id, by_account.get(key, {}))
        if key in rules
        else Next(by_account=by_account[key])
        for key in {*rules, *by_account}
    }


def rule_of(employer_id: int) -> EscalationRule | None:
    """What an employer sets for everybody; None while it leaves the practice as it is."""
    return db.session.get(EscalationRule, employer_id)


def next_people_of(employer_id: int) -> dict[int, NextPerson]:
    """Who is next after whom by name at an employer, by the key of whom it is about."""
    query = select(NextPerson).where(NextPerson.employer_id == employer_id)
    return {one.account_id: one for one in db.session.scalars(query)}


def own_employers(viewer: Viewer) -> list[Employer]:
    """The employers whose HR this reader is, by name."""
    keys = {
        one.employer_id
        for one in viewer.appointments
        if one.role in (Role.HR_OFFICER, Role.HR_CASEWORKER) and one.employer_id is not None
    }
    return list(db.session.scalars(select(Employer).where(Employer.id.in_(keys)).order_by(Employer.name)))


def own_employer(viewer: Viewer, employer_id: int) -> Employer:
    """One employer whose HR this reader is. Raises NotYours."""
    found = next((one for one in own_employers(viewer) if one.id == employer_id), None)
    if found is None:
        raise NotYours
    return found


def people_of(employer_id: int, today: date) -> dict[int, str]:
    """Who has tasks at an employer today, by key and in order of their names."""
    return _named(
        AppointmentRecord.employer_id == employer_id, AppointmentRecord.role.in_(WITH_TASKS), today=today
    )


def deputies_for(viewer: Viewer, today: date) -> dict[int, str]:
    """Who could stand in for somebody: whoever has tasks where they work or leads their programme."""
    employers = {one.employer_id for one in viewer.appointments if one.role in WITH_TASKS}
    programmes = {one.programme_id for one in viewer.appointments if one.role is Role.PROGRAMME_LEAD}
    here = or_(
        AppointmentRecord.employer_id.in_(employers - {None}) & AppointmentRecord.role.in_(WITH_TASKS),
        AppointmentRecord.programme_id.in_(programmes - {None}),
    )
    found = _named(here, today=today)
    return {key: name for key, name in found.items() if key != viewer.account_id}


def _named(*where: ColumnElement[bool], today: date) -> dict[int, str]:
    held = select(AppointmentRecord.account_id).where(
        *where,
        AppointmentRecord.from_on <= today,
        or_(AppointmentRecord.until_on.is_(None), AppointmentRecord.until_on >= today),
    )
    query = select(Account.id, Account.name).where(Account.is_active, Account.id.in_(held))
    rows: Iterable[tuple[int, str]] = ((row[0], row[1]) for row in db.session.execute(query))
    return dict(sorted(rows, key=lambda one: (one[1].casefold(), one[0])))
