"""Offers and answers where nothing but a yes moves anybody, and service dates that no transfer changes."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.exc import DatabaseError

from tests.staff.kept import kept_of, signed
from tests.staff.transferring import NOW, TODAY, Moved, taken
from transition.db import db
from transition.rules.basis import LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.moving import Answer, SignedFor
from transition.staff.offers.actions import record_offer
from transition.staff.people.models import Person
from transition.staff.snapshots.queries import snapshots_of

SERVICE_DATES = ("statutory_service_on", "modification_order_service_on", "green_book_service_on")
OFFER = {"offered_on": date(2026, 2, 2), "answer": None, "answered_on": None, "means": None, "note": ""}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"offered_on": None}, "offered_on_needed"),
        ({"offered_on": date(2026, 3, 3)}, "in_the_future"),
        ({"answer": Answer.ACCEPTED}, "answered_on_needed"),
        ({"answered_on": date(2026, 2, 9)}, "answer_needed"),
        ({"answer": Answer.ACCEPTED, "answered_on": date(2026, 2, 1)}, "answered_before_offer"),
        ({"answer": Answer.ACCEPTED, "answered_on": date(2026, 3, 3)}, "in_the_future"),
        ({"answer": Answer.DECLINED, "answered_on": date(2026, 2, 9)}, "means_needed"),
    ],
)
def test_an_offer_and_its_answer_say_when_and_how(
    context: Flask, change: dict[str, object], code: str
) -> None:
    moved = Moved(LegalBasis.TUPE_EQUIVALENT)
    given = {**OFFER, **change}
    with pytest.raises(RuleBroken, match=code):
        record_offer(
            moved.transfer, moved.staff(), after=0, given=given, by=moved.by_hr, today=TODAY, now=NOW
        )


@pytest.mark.parametrize("basis", [one for one in LegalBasis if one is not LegalBasis.TUPE_EQUIVALENT])
def test_nobody_is_made_an_offer_on_another_basis(context: Flask, basis: LegalBasis) -> None:
    moved = Moved(basis)
    with pytest.raises(RuleBroken, match="no_offers"):
        record_offer(
            moved.transfer, moved.staff(), after=0, given=OFFER, by=moved.by_hr, today=TODAY, now=NOW
        )


def test_a_transfer_never_changes_the_three_service_dates(context: Flask) -> None:
    """The whole of it: its date moved, the snapshot taken, signed off by both, an award recorded after it."""
    from transition.overview.moving_date import move

    moved = Moved(transfer_on=date(2026, 2, 16))
    dates = (date(2009, 9, 1), date(2004, 1, 5), date(2001, 4, 1))
    person = moved.staff(**dict(zip(SERVICE_DATES, dates, strict=True)))
    db.session.commit()
    move(
        moved.transfer,
        to_on=date(2026, 3, 2),
        reason="Agreed",
        version=moved.transfer.version,
        by=moved.by_hr,
        today=TODAY,
    )
    db.session.commit()
    kept = kept_of(moved, taken(context, moved))
    signed(moved, kept, SignedFor.OUTGOING, moved.by_hr)
    signed(moved, kept, SignedFor.INCOMING, moved.by_host)
    db.session.commit()
    found = db.session.execute(
        select(*(getattr(Person, name) for name in SERVICE_DATES)).where(Person.id == person.id)
    ).one()
    assert tuple(found) == dates


@pytest.mark.parametrize("name", SERVICE_DATES)
@pytest.mark.parametrize("to_on", [date(2026, 3, 1), None])
def test_the_database_refuses_a_new_employer_that_comes_with_another_service_date(
    context: Flask, name: str, to_on: date | None
) -> None:
    moved = Moved()
    person = moved.staff(**dict.fromkeys(SERVICE_DATES, date(2009, 9, 1)))
    db.session.commit()
    incoming = moved.transfer.incoming_employer_id
    with pytest.raises(DatabaseError, match="never changes service dates"):
        db.session.execute(
            update(Person).where(Person.id == person.id).values({"employer_id": incoming, name: to_on})
        )
    db.session.rollback()
    db.session.execute(update(Person).where(Person.id == person.id).values(employer_id=incoming))
    assert [getattr(db.session.get_one(Person, person.id), one) for one in SERVICE_DATES] == [
        date(2009, 9, 1)
    ] * 3


def test_snapshots_of_another_transfer_are_not_found(context: Flask) -> None:
    moved, other = Moved(), Moved()
    moved.staff()
    taken(context, moved)
    assert (len(snapshots_of(moved.transfer)), snapshots_of(other.transfer)) == (1, [])
