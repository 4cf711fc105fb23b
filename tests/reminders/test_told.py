"""Who is told in whose place, what each may choose, what is recorded of it, and that mail and record name nobody."""

from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from tests.conftest import TODAY, Build, CountQueries, Visit
from tests.factories import (
    make_consultation,
    make_lead,
    make_meeting,
    make_officer,
    make_own_milestone,
    make_person,
    make_recognition,
    make_representation,
    make_transfer,
)
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.consultation.meetings.models import MeetingAction
from transition.consultation.timeline.tasks import TaskKind
from transition.db import db
from transition.reminders import actions, labels
from transition.reminders.compose import TEMPLATES, digest_words
from transition.reminders.models import OutboxMessage, Telling
from transition.reminders.sending import write_eml
from transition.reminders.settings.models import EscalationRule, NextPerson, ReminderSettings
from transition.rules.reminders import Line, Reason, Task, Urgency
from transition.transfers.models import Transfer

BASE = "https://transition.example.org"
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def told(today: date = TODAY) -> dict[int, list[Reason]]:
    """Queues a day; why each person is told of each of their tasks."""
    actions.queue_digests(today, NOW, base_url=BASE)
    found: dict[int, list[Reason]] = {}
    for one in db.session.scalars(select(Telling).where(Telling.for_on == today).order_by(Telling.id)):
        found.setdefault(one.account_id, []).append(one.reason)
    return found


class Office:
    """An employer's people: a manager with a task ten days overdue, two colleagues, and the programme's lead."""

    def __init__(self) -> None:
        self.transfer: Transfer = make_transfer()
        employer = self.transfer.outgoing_employer
        self.employer_id = employer.id
        self.lead: Account = make_lead(self.transfer.programme)
        self.manager: Account = make_officer(employer, Role.MANAGER, name="Manon")
        self.named: Account = make_officer(employer, Role.MANAGER, name="Nia")
        self.deputy: Account = make_officer(employer, Role.MANAGER, name="Dewi")
        self.late = make_own_milestone(
            self.transfer, planned_on=TODAY - timedelta(days=10), owner_account_id=self.manager.id
        )

    def keep(self, row: object) -> None:
        db.session.add(row)
        db.session.flush()

    def away(self, account: Account, deputy: Account) -> None:
        self.keep(
            ReminderSettings(
                account_id=account.id, away_from=TODAY, away_until=TODAY + timedelta(days=7), deputy_id=deputy.id
            )
        )  # fmt: skip


@pytest.fixture
def office(context: Flask) -> Office:
    return Office()


def test_without_a_rule_the_programme_s_lead_is_told_and_the_owner_that_they_were(office: Office) -> None:
    assert told() == {office.manager.id: [Reason.OWN], office.lead.id: [Reason.ESCALATED]}
    texts = {one.account_id: one.text for one in db.session.scalars(select(OutboxMessage))}
    assert (
        "put to somebody else as well because they have waited for some days: 1" in texts[office.manager.id]
    )
    assert f"Open what was put to you: {BASE}/reminders/put-to-me" in texts[office.lead.id]


def test_the_person_named_for_somebody_comes_before_the_one_for_everybody(office: Office) -> None:
    office.keep(EscalationRule(employer_id=office.employer_id, after_days=5, next_id=office.deputy.id))
    assert told() == {office.manager.id: [Reason.OWN], office.deputy.id: [Reason.ESCALATED]}
    office.keep(
        NextPerson(employer_id=office.employer_id, account_id=office.manager.id, next_id=office.named.id)
    )
    assert office.named.id in told(TODAY + timedelta(days=1))


def test_an_employer_s_own_number_of_days_is_kept(office: Office) -> None:
    office.keep(EscalationRule(employer_id=office.employer_id, after_days=11, next_id=None))
    assert told() == {office.manager.id: [Reason.OWN]}
    assert told(TODAY + timedelta(days=1)) == {
        office.manager.id: [Reason.OWN],
        office.lead.id: [Reason.ESCALATED],
    }


def test_a_next_person_who_is_away_is_passed_over(office: Office) -> None:
    office.keep(EscalationRule(employer_id=office.employer_id, after_days=3, next_id=office.named.id))
    office.away(office.named, office.deputy)
    assert told() == {office.manager.id: [Reason.OWN], office.lead.id: [Reason.ESCALATED]}


def test_the_deputy_is_told_while_somebody_is_away_unless_they_are_away_too(office: Office) -> None:
    office.away(office.manager, office.deputy)
    assert told() == {office.deputy.id: [Reason.DEPUTY], office.lead.id: [Reason.ESCALATED]}
    office.away(office.deputy, office.named)
    assert told(TODAY + timedelta(days=1))[office.manager.id] == [Reason.OWN]
    assert told(TODAY + timedelta(days=8))[office.manager.id] == [Reason.OWN]


@pytest.mark.usefixtures("office")
def test_the_record_is_only_added_to(context: Flask) -> None:
    told()
    db.session.commit()
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.execute(update(Telling).values(for_on=TODAY))
    db.session.rollback()


def test_hr_reads_its_own_employer_s_record_and_a_lead_the_programme_s(build: Build, visit: Visit) -> None:
    with build():
        office = Office()
        hr = make_officer(office.transfer.outgoing_employer)
        other = make_officer(office.transfer.incoming_employer)
        told()
    for reader, many in ((hr, 2), (office.lead, 2), (other, 0)):
        page = visit(reader).get("/reminders/told")
        assert (page.status, len(page.soup.select("tbody tr"))) == (200, many)
    assert visit(office.manager).get("/reminders/told").status == 403
    page = visit(office.lead).get("/reminders/put-to-me")
    assert page.rows()[0][:3] == ["Milestone of the timeline", "Manon", "It stayed overdue"]
    assert "put nothing of anybody else's to you" in visit(office.manager).get("/reminders/put-to-me").text


def test_a_person_s_settings_are_kept_and_what_was_typed_stays(build: Build, visit: Visit) -> None:
    with build():
        office = Office()
    page = visit(office.manager).get("/reminders/settings")
    half = {"away_from-day": "9", "away_from-month": "3", "away_from-year": "2026"}
    wrong = page.submit("Save your settings", is_weekly="yes", quiet_weekdays=["1", "4"], **half)
    assert wrong.errors == ["Enter both the first and the last day on which you are away."]
    assert wrong.soup.find("input", {"name": "away_from-day"})["value"] == "9"
    whole = {"away_until-day": "20", "away_until-month": "3", "away_until-year": "2026"}
    saved = wrong.submit("Save your settings", deputy_id=str(office.deputy.id), **whole)
    assert "Your settings were saved." in saved.soup.get_text()
    assert "From 9 March 2026 until 20 March 2026; Dewi is told in your place" in saved.text
    assert "Tuesdays, Fridays" in saved.text
    assert "Statutory duties cannot be switched off" in saved.text
    stale = page.submit("Save your settings", is_weekly="no")
    assert stale.status == 409


def test_hr_names_the_next_person_at_its_own_employer_only(build: Build, visit: Visit) -> None:
    with build():
        office = Office()
        hr = make_officer(office.transfer.outgoing_employer, name="Hari")
        elsewhere = office.transfer.incoming_employer_id
    one = f"/reminders/next-people/{office.employer_id}"
    page = (
        visit(hr)
        .get(f"{one}/{office.manager.id}")
        .submit("Save the next person", next_id=str(office.named.id))
    )
    assert ["Manon", "Nia"] in [row[:2] for row in page.rows()]
    page = visit(hr).get(one).submit("Save the rule", after_days="21")
    assert page.errors == ["Enter a number of days from 1 to 20."]
    page = page.submit("Save the rule", after_days="7", next_id=str(office.deputy.id))
    assert "After 7 days overdue. For everybody: Dewi." in page.text
    assert visit(hr).get(f"/reminders/next-people/{elsewhere}").status == 404
    assert visit(hr).get(f"{one}/{office.lead.id}").status == 404
    assert visit(office.manager).get(one).status == 403


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_word_that_anybody_typed_is_in_a_mail_or_in_its_headers(
    context: Flask, tmp_path: Path, language: str
) -> None:
    transfer = make_transfer(name="CANARY transfer")
    employer = transfer.outgoing_employer
    lead = make_lead(transfer.programme, name="CANARY lead", language=language)
    names = ("CANARY one", "CANARY two")
    owner, deputy = (make_officer(employer, name=name, language=language) for name in names)
    make_person(employer, surname="CANARY", forenames="CANARY", address="CANARY", payroll_number="CANARY")
    late = {"planned_on": TODAY - timedelta(days=9), "owner_account_id": owner.id}
    make_own_milestone(transfer, name="CANARY", name_cy="CANARY", note="CANARY", **late)
    consultation = make_consultation(transfer)
    make_representation(consultation, make_recognition(employer), text="CANARY")
    action = {"text": "CANARY", "owner": "CANARY", "owner_account_id": owner.id, "due_on": TODAY}
    db.session.add(MeetingAction(meeting_id=make_meeting(consultation, title="CANARY").id, **action))
    db.session.add(
        ReminderSettings(account_id=owner.id, away_from=TODAY, away_until=TODAY, deputy_id=deputy.id)
    )
    db.session.flush()
    reasons = told()
    assert {reason for found in reasons.values() for reason in found} == set(Reason)
    assert lead.id in reasons
    for path in write_eml(tmp_path):
        mail = message_from_bytes(path.read_bytes())
        assert "CANARY" not in path.read_text()
        assert "CANARY" not in mail.get_payload(decode=True).decode()
        assert mail["Date"] == "Mon, 02 Mar 2026 08:00:00 +0000"
        assert mail["Content-Language"] == language
        assert mail["Message-ID"].endswith("@transition.example.org>")
        links = [word for word in mail.get_payload(decode=True).decode().split() if "://" in word]
        assert links
        assert all(link.startswith(f"{BASE}/") for link in links)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_kind_of_task_has_words_of_its_own(language: str) -> None:
    lines = [Line(Task(f"{kind}:1:1:1", TODAY, 1), Urgency.THIS_WEEK) for kind in TaskKind]
    text = digest_words(lines, on=TODAY, language=language, base_url=BASE).text
    found = [line for line in text.splitlines() if line.startswith("  - ")]
    assert len(set(found)) == len(found) == len(TaskKind)
    assert set(labels.TASKS) == set(TaskKind)
    assert sorted(path.name for path in (TEMPLATES / "digest").iterdir()) == ["cy.txt", "en.txt"]


def test_the_record_takes_no_more_queries_however_long_it_is(
    build: Build, visit: Visit, count_queries: CountQueries
) -> None:
    counts = []
    for many in (1, 30):
        with build():
            office = Office()
            hr = make_officer(office.transfer.outgoing_employer)
            for _ in range(many):
                make_own_milestone(office.transfer, owner_account_id=office.manager.id)
            told()
        reader = visit(hr)
        with count_queries() as queries:
            assert len(reader.get("/reminders/told").rows()) == many + 2
        counts.append(len(queries))
    assert counts[0] == counts[1]
