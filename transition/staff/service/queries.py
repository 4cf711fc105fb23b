"""What length of service brings a person, and when: projected from their service dates past any transfer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from transition.db import db
from transition.rules.protection import TermCategory
from transition.rules.service import ServiceDate, complete_on, notice_steps
from transition.staff.people.models import Person
from transition.staff.service.models import TermStep
from transition.staff.terms.models import Term

# Where a scheme of steps is to be expected: what nobody recorded of these is said to be missing, never made up.
EXPECTED = (TermCategory.LEAVE, TermCategory.NOTICE, TermCategory.SICK_PAY)


class NoSuchStep(Exception):
    """This term has no such step."""


@dataclass(frozen=True)
class Brought:
    """What comes on a day: a step of a recorded term, or `weeks` of statutory notice.

    `years` of service are complete on that day; 0 for the first month. `on` is None where the date that the
    step counts from is not recorded.
    """

    on: date | None
    years: int
    counted_from: ServiceDate
    step: TermStep | None = None
    category: TermCategory | None = None
    weeks: int = 0


@dataclass(frozen=True)
class Projection:
    """A person's steps in the order of their days, and the categories whose scheme nobody recorded."""

    steps: list[Brought]
    not_recorded: list[TermCategory]

    def come(self, today: date) -> list[Brought]:
        """What holds already, the latest first; of statutory notice only what is owed now."""
        come = [one for one in reversed(self.steps) if one.on is not None and one.on <= today]
        owed = next((one for one in come if one.weeks), None)
        return [one for one in come if one.step or one is owed]

    def to_come(self, today: date) -> list[Brought]:
        """What is still to come, the next first; what has no day at the end."""
        return [one for one in self.steps if one.on is None or one.on > today]


def service_dates(person: Person) -> dict[ServiceDate, date | None]:
    """The days that a person's service counts from, as recorded."""
    return {
        ServiceDate.STATUTORY: person.statutory_service_on,
        ServiceDate.MODIFICATION_ORDER: person.modification_order_service_on,
        ServiceDate.GREEN_BOOK: person.green_book_service_on,
        ServiceDate.STARTED: person.start_on,
    }


def projection_of(person: Person, terms: Mapping[TermCategory, list[Term]], today: date) -> Projection:
    """What service brings this person: the recorded steps of the terms that hold, and statutory notice."""
    held = {
        term.id: term
        for group in terms.values()
        for term in group
        if term.until_on is None or term.until_on >= today
    }
    dates, steps = service_dates(person), _steps_of(held)
    brought = [_brought(step, held[step.term_id], dates[step.counted_from]) for step in steps]
    brought += _notice(dates[ServiceDate.STATUTORY])
    recorded = {one.category for one in brought if one.step}
    ordered = sorted(brought, key=lambda one: (one.on or date.max, one.weeks, one.years))
    return Projection(ordered, [category for category in EXPECTED if category not in recorded])


def steps_of(term: Term) -> list[TermStep]:
    """The steps of one term that were not taken out, in the order of their years."""
    return _steps_of({term.id: term})


def get_step(term: Term, step_id: int) -> TermStep:
    """One step of this term. Raises NoSuchStep."""
    step = db.session.scalar(select(TermStep).where(TermStep.term_id == term.id, TermStep.id == step_id))
    if step is None:
        raise NoSuchStep
    return step


def _steps_of(terms: Mapping[int, Term]) -> list[TermStep]:
    query = select(TermStep).where(TermStep.term_id.in_(list(terms)), TermStep.taken_out_on.is_(None))
    return list(db.session.scalars(query.order_by(TermStep.after_years, TermStep.id)))


def _brought(step: TermStep, term: Term, since: date | None) -> Brought:
    day = complete_on(since, step.after_years) if since else None
    return Brought(day, step.after_years, step.counted_from, step=step, category=term.category)


def _notice(since: date | None) -> list[Brought]:
    if since is None:
        return []
    return [
        Brought(one.from_on, one.years, ServiceDate.STATUTORY, category=TermCategory.NOTICE, weeks=one.weeks)
        for one in notice_steps(since)
    ]
