"""What a person's terms were on a day, as plain facts: what a snapshot keeps and what it is later compared with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, Final

from sqlalchemy import Row, Select, select

from transition.db import db
from transition.staff.people.models import Assignment, Person, Post
from transition.staff.service.models import TermStep
from transition.staff.terms.models import Term
from transition.transfers.models import Scope, Transfer

Facts = dict[str, Any]

WHO: Final = ("payroll_number", "forenames", "surname")
SERVICE: Final = (
    "start_on",
    "statutory_service_on",
    "modification_order_service_on",
    "green_book_service_on",
)
POST: Final = (
    "id",
    "post_number",
    "job_title",
    "job_title_cy",
    "service",
    "team",
    "grade",
    "spinal_point",
    "pay_as_at",
    "full_time_pay_pence",
    "actual_pay_pence",
    "weekly_hours_hundredths",
    "full_time_hours_hundredths",
    "weeks_a_year_hundredths",
    "contract_type",
    "fixed_term_end_on",
    "probation_end_on",
    "work_base",
    "work_base_cy",
    "collective_agreement",
)
TERM: Final = (
    "id",
    "post_id",
    "category",
    "text",
    "text_cy",
    "is_none",
    "status",
    "written_in",
    "since_on",
    "until_on",
    "checked_on",
    "source",
)
STEP: Final = ("after_years", "counted_from", "text", "text_cy")


@dataclass
class Recorded:
    """All that is recorded of one person's terms, whenever it holds."""

    person: Row[Any]
    posts: list[Row[Any]] = field(default_factory=list)
    terms: list[Row[Any]] = field(default_factory=list)
    steps: dict[int, list[Row[Any]]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name as letters write it; the payroll number while no name is known."""
        return f"{self.person.forenames} {self.person.surname}".strip() or self.person.payroll_number

    def on(self, day: date) -> Facts:
        """What held on a day: who, since when they serve, their posts in scope, and the terms in force."""
        return {
            "who": _plain(self.person, WHO),
            "service": _plain(self.person, SERVICE),
            "posts": [{**_plain(post, POST), "share_percent": post.share_percent} for post in self.posts],
            "terms": [
                {**_plain(term, TERM), "steps": self._steps(term.id, day)}
                for term in self.terms
                if is_in_force(term, day)
            ],
        }

    def _steps(self, term_id: int, day: date) -> list[Facts]:
        """What length of service brings under a term, as on that day."""
        return [
            _plain(step, STEP)
            for step in self.steps.get(term_id, ())
            if step.taken_out_on is None or day < step.taken_out_on
        ]


def is_in_force(term: Any, day: date) -> bool:
    """Whether a term holds on a day; one whose first or last day nobody recorded holds before or after any other."""
    return (term.since_on is None or term.since_on <= day) and (term.until_on is None or day <= term.until_on)


def recorded(transfer: Transfer, people: Select[Any] | Iterable[int]) -> Iterator[Recorded]:
    """What is recorded of these people (a selection of keys, or the keys), in order of key; four queries."""
    found = {
        row.id: Recorded(row)
        for row in db.session.execute(
            select(Person.id, *_columns(Person, WHO), *_columns(Person, SERVICE))
            .where(Person.id.in_(people))
            .order_by(Person.id)
        )
    }
    posts = (
        select(Post.person_id, *_columns(Post, POST), Assignment.share_percent)
        .join(Post.assignments)
        .where(
            Assignment.transfer_id == transfer.id,
            Assignment.scope == Scope.IN,
            Post.person_id.in_(people),
        )
        .order_by(Post.id)
    )
    terms = select(Term.person_id, *_columns(Term, TERM)).where(Term.person_id.in_(people)).order_by(Term.id)
    steps = (
        select(Term.person_id, TermStep.term_id, TermStep.taken_out_on, *_columns(TermStep, STEP))
        .join(Term, Term.id == TermStep.term_id)
        .where(Term.person_id.in_(people))
        .order_by(TermStep.after_years, TermStep.id)
    )
    for post in db.session.execute(posts):
        found[post.person_id].posts.append(post)
    for term in db.session.execute(terms):
        found[term.person_id].terms.append(term)
    for step in db.session.execute(steps):
        found[step.person_id].steps.setdefault(step.term_id, []).append(step)
    yield from found.values()


def _columns(table: type[Any], names: Iterable[str]) -> list[Any]:
    return [getattr(table, name) for name in names]


def _plain(row: Any, names: Iterable[str]) -> Facts:
    return {name: _value(getattr(row, name)) for name in names}


def _value(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
