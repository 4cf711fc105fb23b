"""How far employee liability information is there, heading by heading."""

from datetime import date

import pytest
from flask import Flask

from tests.factories import make_staff, make_transfer
from transition.db import db
from transition.liability.readiness import readiness_of
from transition.rules.liability import Heading
from transition.rules.protection import TermCategory
from transition.staff.terms.models import Term

DAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("category", "heading", "counts"),
    [
        (TermCategory.TRAINING, Heading.TRAINING_ENTITLEMENT, 1),
        (TermCategory.SICK_PAY, Heading.SICKNESS, 1),
        (TermCategory.LEAVE, Heading.HOLIDAY, 0),
        (TermCategory.NOTICE, Heading.NOTICE, 0),
    ],
)
def test_none_is_an_answer_only_where_somebody_may_have_none(
    context: Flask, category: TermCategory, heading: Heading, counts: int
) -> None:
    transfer = make_transfer()
    person = make_staff(transfer)
    db.session.add(Term(person_id=person.id, category=category, is_none=True))
    db.session.flush()
    assert readiness_of(transfer, DAY).answered[heading] == counts


def test_a_term_that_says_what_it_is_answers_its_heading(context: Flask) -> None:
    transfer = make_transfer()
    person = make_staff(transfer)
    db.session.add(Term(person_id=person.id, category=TermCategory.LEAVE, text="31 days"))
    db.session.flush()
    ready = readiness_of(transfer, DAY)
    assert (ready.people, ready.answered[Heading.HOLIDAY], ready.answered[Heading.NOTICE]) == (1, 1, 0)
