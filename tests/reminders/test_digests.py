"""Who gets which digest, in which language, once a day; and that it names nobody."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.conftest import TODAY, Build
from tests.factories import (
    appoint,
    assign,
    make_consultation,
    make_employer,
    make_lead,
    make_meeting,
    make_officer,
    make_own_milestone,
    make_person,
    make_post,
    make_recognition,
    make_representation,
    make_representative,
    make_staff,
    make_transfer,
)
from transition import clock
from transition.access.permissions import Role
from transition.consultation.meetings.models import MeetingAction
from transition.db import db
from transition.reminders import actions, jobs
from transition.reminders.models import DigestDay, OutboxMessage
from transition.reminders.sending import write_eml
from transition.rules.protection import TermCategory
from transition.staff.terms.models import Term

BASE = "https://transition.example.org"
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def queue(today: date = TODAY) -> list[OutboxMessage]:
    return actions.queue_digests(today, NOW, base_url=BASE)


@pytest.mark.usefixtures("context")
def test_a_digest_counts_what_is_due_in_the_reader_s_language() -> None:
    transfer = make_transfer()
    nia = make_officer(transfer.outgoing_employer, Role.MANAGER)
    sion = make_officer(transfer.outgoing_employer, Role.MANAGER, language="cy")
    for account in (nia, sion):
        for day in (1, 2, 8, 9, 22, 23):
            make_own_milestone(transfer, planned_on=date(2026, 3, day), owner_account_id=account.id)
    english, welsh = queue()
    assert english.text == (
        "You have tasks to see to in Transition.\n\n"
        "Overdue: 1\n  - Milestones of the timeline: 1\n\n"
        "This week: 2\n  - Milestones of the timeline: 2\n\n"
        "The next two weeks: 2\n  - Milestones of the timeline: 2\n\n"
        f"Open your tasks: {BASE}/tasks\n\n"
        "This message is sent at most once a day while something is due. It holds no personal details: sign in to "
        f"see them. Choose how you are reminded: {BASE}/reminders\n"
    )
    assert (english.language, english.subject) == ("en", "Transition: your tasks for 2 March 2026")
    assert (welsh.language, welsh.subject) == ("cy", "Transition: eich tasgau ar gyfer 2 Mawrth 2026")
    assert "Yn hwyr: 1\n  - Cerrig milltir yr amserlen: 1\n" in welsh.text
    assert f"Agorwch eich tasgau: {BASE}/tasks" in welsh.text


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_digest_names_nobody_and_tells_nothing_about_them(language: str) -> None:
    transfer = make_transfer(name="CANARY transfer")
    both = make_officer(transfer.outgoing_employer, language=language, name="CANARY name")

    appoint(both, Role.MANAGER, employer_id=transfer.outgoing_employer_id)
    person = make_person(
        transfer.outgoing_employer,
        surname="CANARY",
        forenames="CANARY",
        address="CANARY",
        payroll_number="CANARY",
    )
    assign(make_post(person, job_title="CANARY", line_manager_account_id=both.id), transfer)
    make_own_milestone(transfer, name="CANARY", note="CANARY", owner_account_id=both.id)
    consultation = make_consultation(transfer)
    make_representation(consultation, make_recognition(transfer.outgoing_employer), text="CANARY")
    action = {"text": "CANARY", "owner": "CANARY", "owner_account_id": both.id, "due_on": TODAY}
    db.session.add(MeetingAction(meeting_id=make_meeting(consultation).id, **action))
    db.session.flush()
    (message,) = queue()
    # One line for each kind of task: the milestone, the action, the reply and the one-to-ones.
    assert message.text.count("  - ") == 4
    assert "CANARY" not in message.text + message.subject


@pytest.mark.usefixtures("context")
def test_whoever_has_nothing_due_gets_nothing() -> None:
    transfer = make_transfer()
    officer = make_officer(transfer.outgoing_employer, Role.MANAGER)
    make_own_milestone(transfer, planned_on=date(2026, 3, 23), owner_account_id=officer.id)
    make_own_milestone(transfer, done_on=TODAY, evidence="Done", owner_account_id=officer.id)
    make_own_milestone(transfer, is_needed=False, not_needed_reason="No", owner_account_id=officer.id)
    gone = make_officer(make_employer())
    make_own_milestone(transfer, owner_account_id=gone.id)
    rep = make_representative(make_recognition(transfer.outgoing_employer))
    make_own_milestone(transfer, owner_account_id=rep.id)
    assert queue() == []


@pytest.mark.usefixtures("context")
def test_nobody_is_written_to_twice_for_one_day_and_everybody_again_on_the_next() -> None:
    transfer = make_transfer()
    for _ in range(2):
        officer = make_officer(transfer.outgoing_employer, Role.MANAGER)
        make_own_milestone(transfer, owner_account_id=officer.id)
    assert len(queue()) == 2
    assert queue() == []
    newcomer = make_officer(transfer.outgoing_employer, Role.MANAGER)
    make_own_milestone(transfer, owner_account_id=newcomer.id)
    assert [one.account_id for one in queue()] == [newcomer.id]
    assert len(queue(TODAY + timedelta(days=1))) == 3
    ids = list(db.session.scalars(select(OutboxMessage.message_id)))
    assert len(ids) == len(set(ids)) == 6


@pytest.mark.usefixtures("context")
def test_the_database_itself_refuses_a_second_message_for_one_day() -> None:
    transfer = make_transfer()
    officer = make_officer(transfer.outgoing_employer, Role.MANAGER)
    make_own_milestone(transfer, owner_account_id=officer.id)
    (first,) = queue()
    copy = {name: getattr(first, name) for name in ("account_id", "for_on", "language", "subject", "text")}
    moments = {"queued_at": NOW, "next_attempt_at": NOW, "message_id": "<other@example.org>"}
    db.session.add(OutboxMessage(**copy, **moments))
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize(("overdue_for", "is_told"), [(2, False), (3, True)])
def test_what_stays_undone_is_put_to_the_programme_s_lead(overdue_for: int, is_told: bool) -> None:
    transfer = make_transfer()
    lead = make_lead(transfer.programme)
    officer = make_officer(transfer.outgoing_employer, Role.MANAGER)
    due = TODAY - timedelta(days=overdue_for)
    make_own_milestone(transfer, planned_on=due, owner_account_id=officer.id)
    found = {one.account_id: one.text for one in queue()}
    assert (lead.id in found) is is_told
    if is_told:
        assert "overdue for some days with somebody else: 1\nOpen what was put to you" in found[lead.id]
        assert "Overdue: 1\n  -" not in found[lead.id]


@pytest.mark.parametrize(
    ("moment", "is_time"),
    [
        (datetime(2026, 3, 2, 6, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 2, 7, 0, tzinfo=UTC), True),
        (datetime(2026, 7, 2, 5, 59, tzinfo=UTC), False),
        (datetime(2026, 7, 2, 6, 0, tzinfo=UTC), True),
        (datetime(2026, 3, 2, 23, 59, tzinfo=UTC), True),
    ],
)
def test_digests_are_queued_from_seven_by_uk_clocks(moment: datetime, is_time: bool) -> None:
    assert jobs.is_time_to_queue(moment) is is_time


def test_the_worker_queues_a_day_once(app: Flask, build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer, Role.MANAGER)
        make_own_milestone(transfer, owner_account_id=officer.id)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    with app.app_context():
        assert jobs.days_to_queue(10) == [TODAY.toordinal()]
        jobs.queue_day(TODAY.toordinal())
        assert jobs.days_to_queue(10) == []
        jobs.queue_day(TODAY.toordinal())
        jobs.queue_day(TODAY.toordinal() - 1)
        assert len(db.session.scalars(select(OutboxMessage)).all()) == 1
        assert [one.for_on for one in db.session.scalars(select(DigestDay))] == [TODAY]


def test_two_workers_at_once_queue_a_day_once(app: Flask, build: Build) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer, Role.MANAGER)
        make_own_milestone(transfer, owner_account_id=officer.id)
    together, failures = Barrier(2), []

    def worker() -> None:
        with app.app_context():
            together.wait(timeout=10)
            try:
                jobs.queue_day(TODAY.toordinal())
            except Exception as failed:
                failures.append(failed)

    workers = [Thread(target=worker) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join(timeout=30)
    assert failures == []
    with app.app_context():
        assert len(db.session.scalars(select(OutboxMessage)).all()) == 1


def test_the_messages_are_written_as_files_that_name_nobody(app: Flask, build: Build, tmp_path: Path) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(
            transfer.outgoing_employer, Role.MANAGER, name="Siân", email="sian@example.org", language="cy"
        )
        make_own_milestone(transfer, owner_account_id=officer.id)
        queue()
    with app.app_context():
        (written,) = write_eml(tmp_path / "mail")
        assert write_eml(tmp_path / "mail") == [written]
    assert written.name.startswith("digest-2026-03-02-")
    assert written.name.endswith("-cy.eml")
    assert b"To: sian@example.org\r\n" in written.read_bytes()


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "  - Protected terms that end: 1"),
        ("cy", "  - Telerau gwarchodedig sy'n dod i ben: 1"),
    ],
)
def test_hr_is_told_that_terms_end_and_not_whose(language: str, line: str) -> None:
    transfer = make_transfer()
    make_officer(transfer.outgoing_employer, language=language)
    person = make_staff(transfer, surname="CANARY")
    for words in ("Grade 9", "Standby"):
        term = Term(
            person_id=person.id, category=TermCategory.PAY_PROTECTION, text=words, until_on=date(2026, 3, 6)
        )
        db.session.add(term)
    db.session.flush()
    (message,) = queue()
    assert line in message.text.splitlines()
    assert "CANARY" not in message.text
    assert "Grade 9" not in message.text
