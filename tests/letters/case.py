"""A transfer that lacks nothing that its letters say: two unions, two officers, two people, measures and all."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Flask

from tests.conftest import TODAY
from tests.factories import (
    make_employer,
    make_lead,
    make_officer,
    make_recognition,
    make_representative,
    make_service,
    make_staff,
    make_transfer,
    make_union,
)
from transition import clock
from transition.access.permissions import Role, Viewer
from transition.accounts.models import Account
from transition.consultation.measures.models import Measure, MeasuresStatement
from transition.consultation.models import Consultation
from transition.db import db
from transition.employers.models import Employer, Recognition
from transition.jobs import do_waiting
from transition.letters.actions import prepare_batch
from transition.letters.issuing import approve_batch, issue_batch
from transition.letters.models import Batch, LetterSettings
from transition.letters.texts.actions import give_welsh
from transition.letters.texts.catalogue import texts_of
from transition.letters.texts.queries import latest_checks
from transition.rules.letters import LanguageChoice, LetterKind
from transition.rules.protection import TermCategory, TermStatus
from transition.staff.people.models import Person
from transition.staff.terms.models import Term
from transition.transfers.models import Transfer

ANNOUNCEMENT, REGULATION_13 = LetterKind.ANNOUNCEMENT, LetterKind.REGULATION_13_INFORMATION
RECORD_CHECK, CONFIRMATION = LetterKind.RECORD_CHECK, LetterKind.CONFIRMATION
OBJECTION = LetterKind.OBJECTION
EVERY_KIND = (REGULATION_13, ANNOUNCEMENT, RECORD_CHECK, CONFIRMATION)


@dataclass
class Case:
    """The transfer and everybody about it."""

    transfer: Transfer
    outgoing: Employer
    incoming: Employer
    unions: list[Recognition]
    people: list[Person]
    preparer: Account
    approver: Account
    host: Account
    lead: Account
    representative: Account
    auditor: Account
    stranger: Account
    manager: Account


def make_case(*, people: int = 2, **transfer: Any) -> Case:
    """Builds it, with the first so many of its people; call it inside `with build():`."""
    outgoing, incoming = make_employer("Monmouthshire County Council", slug="monmouthshire"), make_employer()
    given = {
        "reason": "Working at scale keeps skilled staff.",
        "reason_cy": "Mae gweithio ar raddfa fwy yn cadw staff medrus.",
        "is_date_agreed_by_outgoing": True,
        "is_date_agreed_by_incoming": True,
        "service_id": make_service(incoming, name_cy="Gwasanaeth").id,
        **transfer,
    }
    moved = make_transfer(outgoing, incoming, **given)
    unions = [
        make_recognition(outgoing, make_union("UNISON"), branch="Gwent"),
        make_recognition(outgoing, make_union("GMB"), notice_address="1 Stryd Fawr\nCaerdydd\nCF10 1ZZ"),
    ]
    preparer = make_officer(outgoing, name="Elin Paratoi")
    make_texts(moved, outgoing, incoming, preparer)
    named = [("Áron", LanguageChoice.WELSH), ("Byrne", LanguageChoice.NOT_ASKED)]
    readers = [make_ready(moved, surname=surname, language=language) for surname, language in named[:people]]
    return Case(
        transfer=moved,
        outgoing=outgoing,
        incoming=incoming,
        unions=unions,
        people=readers,
        preparer=preparer,
        approver=make_officer(outgoing, name="Owen Cymeradwyo"),
        host=make_officer(incoming),
        lead=make_lead(moved.programme),
        representative=make_representative(unions[0], name="Rhys Undeb"),
        auditor=make_officer(outgoing, Role.AUDITOR),
        stranger=make_officer(make_employer()),
        manager=make_officer(outgoing, Role.MANAGER),
    )


def make_ready(transfer: Transfer, **given: Any) -> Person:
    """Somebody whose record says all that letters need."""
    person = make_staff(transfer, **{"address_checked_on": date(2026, 2, 1), **given})
    for category, text in ((TermCategory.LEAVE, "31 days"), (TermCategory.PENSION, "LGPS")):
        term = Term(person_id=person.id, category=category, text=text, status=TermStatus.CONTRACTUAL)
        db.session.add(term)
    db.session.flush()
    return person


def make_texts(transfer: Transfer, outgoing: Employer, incoming: Employer, officer: Account) -> None:
    both = ("functions", "affected", "welsh_effects", "pension_fund", "contact_title")
    both += ("challenge_decider", "first_day", "leave_carried", "staying")
    db.session.add(
        LetterSettings(
            transfer_id=transfer.id,
            employer_id=outgoing.id,
            contact_name="Elin Wynne",
            contact_phone="01633 640000",
            **{name: f"The {name}" for name in both},
            **{f"{name}_cy": f"Y {name}" for name in both},
            first_pay_on=date(2026, 4, 28),
            record_reply_by=date(2026, 3, 16),
            challenge_by=date(2026, 3, 20),
        )
    )
    db.session.add(
        Consultation(
            transfer_id=transfer.id,
            employer_id=outgoing.id,
            opened_on=date(2026, 2, 4),
            closes_on=date(2026, 3, 20),
            stated_none=["legal_implications", "economic_implications", "social_implications"],
            agency_worker_count=0,
        )
    )
    db.session.add(
        MeasuresStatement(
            transfer_id=transfer.id,
            employer_id=outgoing.id,
            stated_on=date(2026, 2, 1),
            is_none=True,
            recorded_by_id=officer.id,
        )
    )
    db.session.add(
        Measure(
            transfer_id=transfer.id,
            employer_id=incoming.id,
            title="Pay day",
            text="Pay day moves to the 28th",
            text_cy="Symud y diwrnod cyflog i’r 28ain",
            affected="Everyone who moves",
            affected_cy="Pawb sy’n symud",
            effect="Pay comes later",
            effect_cy="Daw’r cyflog yn hwyrach",
            takes_effect_on=date(2026, 4, 1),
            received_on=date(2026, 2, 1),
        )
    )
    db.session.flush()
    check_welsh(transfer, outgoing, officer)


def check_welsh(transfer: Transfer, employer: Employer, officer: Account) -> None:
    """Somebody checks the Welsh of every text that has some."""
    checks = latest_checks(transfer, employer)
    for text in texts_of(transfer, employer):
        known = checks.get(text.key)
        is_checked = known is not None and (known.english, known.welsh) == (text.words.en, text.words.cy)
        if text.words.cy and not is_checked:
            give_welsh(
                text, text.words.cy, is_checked=True, version=text.version, by=viewer_for(officer),
                today=TODAY, now=clock.now(),
            )  # fmt: skip


def viewer_for(account: Account) -> Viewer:
    """Somebody as actions know them."""
    return Viewer(account.id, account.name, ())


def prepared(case: Case, kind: LetterKind, **given: Any) -> Batch:
    """A batch of that kind, prepared today by the preparer; not committed."""
    return prepare_batch(
        case.transfer, case.outgoing, kind, by=viewer_for(case.preparer), today=TODAY, **given
    )


def rendered(app: Flask, case: Case, kind: LetterKind) -> int:
    """The number of a batch whose letters are all made."""
    with app.app_context():
        batch_id = prepared(case, kind).id
        db.session.commit()
    do_waiting(app)
    return batch_id


def issued(app: Flask, case: Case, kind: LetterKind) -> int:
    """The number of a batch that was approved and issued today."""
    batch_id = rendered(app, case, kind)
    with app.app_context():
        batch = db.session.get_one(Batch, batch_id)
        approve_batch(batch, case.transfer, by=viewer_for(case.approver), today=TODAY)
        issue_batch(batch, case.transfer, by=viewer_for(case.preparer), today=TODAY)
        db.session.commit()
    return batch_id
