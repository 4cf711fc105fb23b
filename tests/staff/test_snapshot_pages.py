"""The pages of snapshots: who opens them, what they say before the day, on it and after."""

import re
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.factories import make_employer, make_lead, make_officer, make_recognition, make_representative
from tests.staff.transferring import Moved, add_term, work
from tests.visitor import Page
from transition.access.permissions import Role
from transition.audit.models import AuditDetail, AuditEvent
from transition.db import db
from transition.rules.basis import LegalBasis
from transition.rules.service import ServiceDate
from transition.staff.people.models import Person
from transition.staff.service.models import TermStep
from transition.staff.snapshots.models import SnapshotSignOff
from transition.staff.terms.models import Term
from transition.transfers.models import InformationRelease

pytestmark = pytest.mark.only_sqlite


SHA_256 = re.compile(r"\b[0-9a-f]{64}\b")


def take(app: Flask, visit: Visit, moved: Moved) -> Page:
    """HR takes a snapshot on the page, and the workers do it."""
    page = visit(moved.hr).get(moved.address).follow("Take a snapshot").submit("Take the snapshot")
    assert "The snapshot is being taken" in page.text
    with app.app_context():
        work(app)
    return visit(moved.hr).get(page.response.request.path)


def sign(visit: Visit, page: Page, moved: Moved, who: str) -> Page:
    account, words = {
        "hr": (moved.hr, "Sign off for the present employer"),
        "host": (moved.host, "Sign off for the new employer"),
    }[who]
    own = visit(account).get(page.response.request.path)
    return own.follow(words).submit("Sign off", is_right="yes")


def test_before_the_day_the_page_says_when_and_what_is_incomplete(visit: Visit, build: Build) -> None:
    with build():
        early = Moved(transfer_on=date(2026, 4, 1))
        early.staff(birth_on=None)
        early.staff()
    page = visit(early.hr).get(early.address)
    assert "can be taken from 1 April 2026 on" in page.text
    assert "Take a snapshot" not in page.links
    rows = dict(page.rows())
    assert (rows["Transfer as recorded now"], rows["Records that lack what the law needs"]) == ("2", "1")
    form = visit(early.hr).get(f"{early.address}/new")
    assert form.submit("Take the snapshot").errors == [
        "The transfer date has not come yet. The terms can be locked from that day on."
    ]


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (None, "nobody knows whose terms transfer"),
        (LegalBasis.SECTION_113_LOAN, "everybody keeps their employer"),
        (LegalBasis.NO_EMPLOYER_CHANGE, "everybody keeps their employer"),
    ],
)
def test_where_nothing_transfers_the_page_says_so(
    visit: Visit, build: Build, basis: LegalBasis | None, words: str
) -> None:
    with build():
        made = Moved(basis)
    page = visit(made.hr).get(made.address)
    assert words in page.text
    assert "Take a snapshot" not in page.links


def test_a_snapshot_is_taken_verified_signed_off_by_both_and_locked(
    app: Flask, visit: Visit, moved: Moved
) -> None:
    page = take(app, visit, moved)
    assert page.heading == "Snapshot 1 of the terms"
    assert "Everything recorded now is as in the snapshot" in page.text
    digest = SHA_256.findall(page.text)[0]
    verified = page.follow("Verify the digest")
    assert "The digest is right" in verified.text
    assert SHA_256.findall(verified.text) == [digest, digest]
    unticked = page.follow("Sign off for the present employer")
    assert digest in unticked.text
    assert unticked.submit("Sign off").errors == ["Tick the box to sign off."]
    assert sign(visit, page, moved, "hr").rows()[0][1] == moved.hr.name
    both = sign(visit, page, moved, "host")
    assert [row[1] for row in both.rows()] == [moved.hr.name, moved.host.name]
    assert [row[3] for row in both.rows()] == [digest, digest]
    listed = visit(moved.hr).get(moved.address)
    assert "The snapshot is locked" in listed.text
    assert "Take a snapshot" not in listed.links
    with app.app_context():
        events = (
            select(AuditEvent.name).where(AuditEvent.name.startswith("snapshot.")).order_by(AuditEvent.id)
        )
        assert list(db.session.scalars(events)) == [
            "snapshot.asked",
            "snapshot.sealed",
            "snapshot.signed",
            "snapshot.signed",
        ]
        details = str(list(db.session.scalars(select(AuditDetail.details))))
        assert digest in details
        assert "Pritchard" not in details


def test_what_changed_since_is_shown_beside_what_transferred_and_cannot_be_signed(
    app: Flask, visit: Visit, build: Build, moved: Moved
) -> None:
    page = take(app, visit, moved)
    form = page.follow("Sign off for the present employer")
    with build():
        term = db.session.scalars(select(Term)).one()
        term.text = "25 days"
        given = {"after_years": 5, "counted_from": ServiceDate.GREEN_BOOK, "text": "5 more days"}
        db.session.add(TermStep(term_id=term.id, **given))
        db.session.scalars(select(Person)).one().green_book_service_on = None
    assert (
        "What is recorded is no longer what this digest stands for"
        in form.submit("Sign off", is_right="yes").errors[0]
    )
    again = visit(moved.hr).get(page.response.request.path)
    assert "People whose terms as recorded now differ from this snapshot: 1" in again.text
    person = visit(moved.hr).get(f"{page.response.request.path}/people/{again_person(app)}")
    rows = {
        row[0]: row for number in range(len(person.soup.find_all("table"))) for row in person.rows(number)
    }
    now = "25 days Years of service: 5 (Green Book service began): 5 more days Contractual"
    assert rows["Annual leave"] == ["Annual leave", "31 days Contractual", now, "Differs"]
    assert rows["Surname"][3] == "Same"
    assert rows["Actual pay a year"][1] == "£41,771.00"
    with app.app_context():
        assert db.session.scalar(select(SnapshotSignOff.id)) is None


def again_person(app: Flask) -> int:
    with app.app_context():
        return db.session.scalars(select(Person.id)).one()


def test_a_digest_that_was_tampered_with_in_the_form_is_refused(
    app: Flask, visit: Visit, moved: Moved
) -> None:
    form = take(app, visit, moved).follow("Sign off for the present employer")
    for odd in ("0" * 64, "", "x" * 5000):
        page = form.submit("Sign off", is_right="yes", digest=odd)
        assert page.status == 400
        assert "no longer what this digest stands for" in page.errors[0]


@pytest.mark.parametrize(
    ("who", "reads", "takes", "signs_out", "signs_in"),
    [
        ("hr", 200, 200, 200, 403),
        ("host", 200, 403, 403, 200),
        ("auditor", 200, 403, 403, 403),
        ("lead", 403, 403, 403, 403),
        ("union", 403, 403, 403, 403),
        ("manager", 403, 403, 403, 403),
        ("stranger", 404, 404, 404, 404),
    ],
)
def test_those_open_it_who_may_read_terms(
    app: Flask,
    visit: Visit,
    build: Build,
    moved: Moved,
    who: str,
    reads: int,
    takes: int,
    signs_out: int,
    signs_in: int,
) -> None:
    page = take(app, visit, moved)
    with build():
        outgoing = moved.transfer.outgoing_employer
        account = {
            "hr": lambda: moved.hr,
            "host": lambda: moved.host,
            "auditor": lambda: make_officer(outgoing, Role.AUDITOR),
            "lead": lambda: make_lead(moved.transfer.programme),
            "union": lambda: make_representative(make_recognition(outgoing)),
            "manager": lambda: make_officer(outgoing, Role.MANAGER),
            "stranger": lambda: make_officer(make_employer()),
        }[who]()
    reader, here = visit(account), page.response.request.path
    person = f"{here}/people/{again_person(app)}"
    for address in (moved.address, here, f"{here}/verify", person):
        assert reader.get(address).status == reads, address
    assert reader.get(f"{moved.address}/new").status == takes
    assert reader.get(f"{here}/sign-off/outgoing").status == signs_out
    assert reader.get(f"{here}/sign-off/incoming").status == signs_in
    if who == "auditor":
        with app.app_context():
            opened = select(AuditEvent.account_id).where(AuditEvent.name == "staff.record_opened")
            assert list(db.session.scalars(opened)) == [account.id]


def test_without_a_release_the_new_employer_reads_nothing_and_signs_nothing(
    app: Flask, visit: Visit, build: Build, moved: Moved
) -> None:
    page = take(app, visit, moved)
    with build():
        db.session.delete(db.session.scalars(select(InformationRelease)).one())
    here = page.response.request.path
    for address in (moved.address, here, f"{here}/verify", f"{here}/sign-off/incoming"):
        found = visit(moved.host).get(address)
        assert "has not released employee liability information" in found.text, address
        assert not SHA_256.findall(found.text)
        assert "Pritchard" not in found.text
    assert visit(moved.host).get(f"{here}/people/{again_person(app)}").status == 404


def test_progress_is_shown_while_it_is_being_taken(visit: Visit, moved: Moved) -> None:
    page = visit(moved.hr).get(f"{moved.address}/new").submit("Take the snapshot")
    assert "0 of 1 people" in page.text
    assert "Being taken: 0 of 1" in visit(moved.hr).get(moved.address).text
    assert visit(moved.hr).get(f"{moved.address}/new").submit("Take the snapshot").errors == [
        "A snapshot is being taken already. Wait until it is done."
    ]


def test_its_pages_ask_the_database_no_more_for_many_people_than_for_few(
    app: Flask, visit: Visit, build: Build, moved: Moved, count_queries
) -> None:
    few = take(app, visit, moved)
    reader = visit(moved.hr)
    with count_queries() as for_one:
        reader.get(few.response.request.path)
    with build():
        for _ in range(12):
            person = moved.staff()
            add_term(person, "37 hours")
    many = take(app, visit, moved)
    assert "13" in many.text
    with count_queries() as for_many:
        reader.get(many.response.request.path)
    assert len(for_many) == len(for_one)
