"""Builders for tests of what transferred: a transfer whose date has come, its officers, terms, a snapshot taken."""

from datetime import UTC, date, datetime
from typing import Any

from flask import Flask

from tests.factories import make_officer, make_staff, make_transfer, viewer_for
from transition.access.permissions import Viewer
from transition.accounts.models import Account
from transition.db import db
from transition.jobs import do_waiting
from transition.rules.basis import LegalBasis
from transition.rules.moving import Answer, Means
from transition.rules.protection import TermCategory, TermStatus
from transition.staff.offers.models import OfferRecord
from transition.staff.people.models import Person
from transition.staff.snapshots.actions import ask_for_snapshot
from transition.staff.snapshots.models import TermsSnapshot
from transition.staff.terms.models import Term
from transition.transfers.models import InformationRelease, ReleaseKind, Transfer

# Tests run on 2 March 2026: this transfer has taken place, the one of the factories has not.
TODAY, CAME = date(2026, 3, 2), date(2026, 3, 1)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Moved:
    """A transfer that took place on 1 March 2026, with the officers of both employers."""

    def __init__(self, basis: LegalBasis | None = LegalBasis.TUPE, **given: Any) -> None:
        self.transfer: Transfer = make_transfer(basis=basis, **{"transfer_on": CAME, **given})
        outgoing, incoming = self.transfer.outgoing_employer, self.transfer.incoming_employer
        assert incoming
        self.hr: Account = make_officer(outgoing)
        self.host: Account = make_officer(incoming)
        db.session.add(
            InformationRelease(
                transfer_id=self.transfer.id, kind=ReleaseKind.LIABILITY_IDENTIFIED, released_on=date(2026, 1, 30),
                recipient="Head of People", released_by_id=self.hr.id,
            )
        )  # fmt: skip
        db.session.flush()

    @property
    def by_hr(self) -> Viewer:
        return viewer_for(self.hr)

    @property
    def by_host(self) -> Viewer:
        return viewer_for(self.host)

    @property
    def address(self) -> str:
        return f"/transfers/{self.transfer.id}/snapshots"

    def staff(self, **given: Any) -> Person:
        """Somebody in scope with a term on leave."""
        person = make_staff(self.transfer, **given)
        add_term(person)
        return person


def add_term(person: Person, text: str = "31 days", **given: Any) -> Term:
    """A contractual term, on annual leave unless told otherwise."""
    kind = {"category": TermCategory.LEAVE, "status": TermStatus.CONTRACTUAL, **given}
    term = Term(person_id=person.id, text=text, **kind)
    db.session.add(term)
    db.session.flush()
    return term


def answer_offer(transfer: Transfer, person: Person, answer: Answer | None, by: Account) -> OfferRecord:
    """An offer made on 2 February 2026, with its answer of the 9th."""
    record = OfferRecord(
        transfer_id=transfer.id, person_id=person.id, offered_on=date(2026, 2, 2), answer=answer,
        answered_on=date(2026, 2, 9) if answer else None, means=Means.SIGNED if answer else None,
        recorded_by_id=by.id, recorded_at=NOW,
    )  # fmt: skip
    db.session.add(record)
    db.session.flush()
    return record


def ask(moved: Moved) -> TermsSnapshot:
    """Asks for a snapshot and commits; the workers have still to take it."""
    asked = ask_for_snapshot(moved.transfer, by=moved.by_hr, today=TODAY, now=NOW)
    db.session.commit()
    return asked


def taken(app: Flask, moved: Moved) -> TermsSnapshot:
    """A snapshot that the workers have taken."""
    asked = ask(moved)
    work(app)
    return asked


def work(app: Flask) -> int:
    """The workers do what waits, after this session has let go of the database; gives how many items they did."""
    db.session.commit()
    done = do_waiting(app, only="snapshots")
    db.session.expire_all()
    return done
