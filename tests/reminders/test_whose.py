"""Whose work a task is for whoever serves two employers, and that what falls to several goes on once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.conftest import TODAY
from tests.factories import (
    appoint,
    assign,
    make_account,
    make_consultation,
    make_lead,
    make_meeting,
    make_officer,
    make_own_milestone,
    make_person,
    make_post,
    make_recognition,
    make_representation,
    make_transfer,
)
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.consultation.meetings.models import MeetingAction
from transition.consultation.timeline.tasks import TaskKind
from transition.db import db
from transition.employers.models import Employer
from transition.reminders import actions
from transition.reminders.models import OutboxMessage, Telling
from transition.reminders.settings.models import EscalationRule, NextPerson, ReminderSettings
from transition.rules.milestones import Owner
from transition.rules.reminders import Reason
from transition.transfers.models import Transfer

LATE = TODAY - timedelta(days=10)

pytestmark = pytest.mark.usefixtures("context")


def keep(*rows: object) -> None:
    db.session.add_all(rows)
    db.session.flush()


def told() -> list[Telling]:
    """Queues today; everything of which anybody is told."""
    now = datetime(2026, 3, 2, 8, tzinfo=UTC)
    actions.queue_digests(TODAY, now, base_url="https://transition.example.org")
    return list(db.session.scalars(select(Telling).order_by(Telling.id)))


def reasons(account: Account, kind: TaskKind = TaskKind.REPLY) -> list[Reason]:
    """Why somebody was told of each task of a kind."""
    found = db.session.scalars(select(Telling).where(Telling.account_id == account.id, Telling.kind == kind))
    return [one.reason for one in found]


def text_to(account: Account) -> str:
    return db.session.scalars(select(OutboxMessage.text).where(OutboxMessage.account_id == account.id)).one()


def of_both(first: Employer, second: Employer) -> Account:
    """An officer of two employers, appointed to one before the other."""
    account = make_officer(first)
    appoint(account, Role.HR_OFFICER, employer_id=second.id)
    return account


def sides(transfer: Transfer) -> dict[str, Employer]:
    assert transfer.incoming_employer is not None
    return {"outgoing": transfer.outgoing_employer, "incoming": transfer.incoming_employer}


@pytest.mark.parametrize("whose", ["outgoing", "incoming"])
@pytest.mark.parametrize("first", ["outgoing", "incoming"])
@pytest.mark.parametrize("kind", [TaskKind.MILESTONE, TaskKind.REPLY, TaskKind.MEETING_ACTION])
def test_whoever_serves_both_employers_is_told_for_the_one_whose_work_it_is(
    kind: TaskKind, first: str, whose: str
) -> None:
    transfer = make_transfer()
    both = sides(transfer)
    employer = both[whose]
    (second,) = set(both) - {first}
    account = of_both(both[first], both[second])
    nexts = {name: make_officer(one, Role.MANAGER) for name, one in both.items()}
    keep(*(EscalationRule(employer_id=both[name].id, after_days=3, next_id=nexts[name].id) for name in both))
    if kind is TaskKind.MILESTONE:
        side = Owner.TRANSFEROR if whose == "outgoing" else Owner.TRANSFEREE
        make_own_milestone(transfer, side=side, planned_on=LATE, owner_account_id=account.id)
    elif kind is TaskKind.REPLY:
        file = make_consultation(transfer, employer)
        make_representation(file, make_recognition(employer), reply_due_on=LATE)
    else:
        meeting = make_meeting(make_consultation(transfer, employer))
        said = {"text": "Ask", "owner": "Nia", "owner_account_id": account.id, "due_on": LATE}
        keep(MeetingAction(meeting_id=meeting.id, **said))
    found = [(one.account_id, one.employer_id, one.reason) for one in told() if one.kind == kind]
    assert found == [
        (account.id, employer.id, Reason.OWN),
        (nexts[whose].id, employer.id, Reason.ESCALATED),
    ]


def test_an_owner_from_the_other_employer_keeps_to_the_rules_of_their_own() -> None:
    transfer = make_transfer()
    outgoing = transfer.outgoing_employer
    owner, named = (make_officer(outgoing, Role.MANAGER) for _ in range(2))
    keep(EscalationRule(employer_id=outgoing.id, after_days=3, next_id=named.id))
    make_own_milestone(transfer, side=Owner.TRANSFEREE, planned_on=LATE, owner_account_id=owner.id)
    assert {(one.account_id, one.employer_id) for one in told()} == {
        (owner.id, outgoing.id),
        (named.id, outgoing.id),
    }


class Office:
    """Three officers with one reply that is overdue, and the programme's lead."""

    def __init__(self) -> None:
        self.transfer = make_transfer()
        self.employer = self.transfer.outgoing_employer
        self.lead = make_lead(self.transfer.programme)
        self.officers = [make_officer(self.employer) for _ in range(3)]
        self.file = make_consultation(self.transfer)
        make_representation(self.file, make_recognition(self.employer), reply_due_on=LATE)


def test_a_reply_that_three_officers_owe_goes_on_once_and_all_three_are_told_that_it_did() -> None:
    office = Office()
    told()
    assert reasons(office.lead) == [Reason.ESCALATED]
    assert "overdue for some days with somebody else: 1\n" in text_to(office.lead)
    for officer in office.officers:
        assert reasons(officer) == [Reason.OWN]
        assert "put to somebody else as well because they have waited for some days: 1" in text_to(officer)


def test_two_replies_that_three_officers_owe_go_on_as_two() -> None:
    office = Office()
    other = make_recognition(office.employer)
    make_representation(office.file, other, reply_due_on=LATE)
    told()
    assert reasons(office.lead) == [Reason.ESCALATED] * 2


def test_whoever_owes_it_too_is_not_told_of_it_again_and_it_goes_on_to_the_one_after() -> None:
    office = Office()
    first, second, _third = office.officers
    keep(EscalationRule(employer_id=office.employer.id, after_days=3, next_id=first.id))
    keep(NextPerson(employer_id=office.employer.id, account_id=first.id, next_id=second.id))
    told()
    assert [reasons(one) for one in office.officers] == [[Reason.OWN]] * 3
    assert reasons(office.lead) == [Reason.ESCALATED]


def test_each_of_those_put_next_is_told_once() -> None:
    office = Office()
    named = make_officer(office.employer, Role.MANAGER)
    keep(
        NextPerson(employer_id=office.employer.id, account_id=office.officers[1].id, next_id=named.id),
    )
    told()
    assert reasons(named) == [Reason.ESCALATED]
    assert reasons(office.lead) == [Reason.ESCALATED]


def test_one_who_stands_in_for_two_and_is_next_after_the_third_is_told_once() -> None:
    office = Office()
    named = make_officer(office.employer, Role.MANAGER)
    keep(EscalationRule(employer_id=office.employer.id, after_days=3, next_id=named.id))
    for one in office.officers[:2]:
        keep(
            ReminderSettings(account_id=one.id, away_from=TODAY, away_until=TODAY, deputy_id=named.id),
        )
    told()
    assert reasons(named) == [Reason.DEPUTY]
    assert reasons(office.officers[2]) == [Reason.OWN]


def test_what_each_was_named_for_goes_on_one_by_one() -> None:
    transfer = make_transfer()
    lead = make_lead(transfer.programme)
    for _ in range(3):
        owner = make_account()
        appoint(owner, Role.MANAGER, employer_id=transfer.outgoing_employer_id)
        make_own_milestone(transfer, planned_on=LATE, owner_account_id=owner.id)
    told()
    assert reasons(lead, TaskKind.MILESTONE) == [Reason.ESCALATED] * 3


@pytest.mark.parametrize("is_deputy_s_too", [False, True])
def test_a_manager_s_one_to_ones_are_not_those_of_whoever_stands_in_for_them(is_deputy_s_too: bool) -> None:
    transfer = make_transfer(transfer_on=LATE)
    lead = make_lead(transfer.programme)
    away, deputy = (make_officer(transfer.outgoing_employer, Role.MANAGER) for _ in range(2))
    for manager in (away, deputy) if is_deputy_s_too else (away,):
        person = make_person(transfer.outgoing_employer)
        assign(make_post(person, line_manager_account_id=manager.id), transfer)
    keep(ReminderSettings(account_id=away.id, away_from=TODAY, away_until=TODAY, deputy_id=deputy.id))
    told()
    own = [Reason.OWN] if is_deputy_s_too else []
    assert sorted(reasons(deputy, TaskKind.ONE_TO_ONES)) == sorted([*own, Reason.DEPUTY])
    assert reasons(away, TaskKind.ONE_TO_ONES) == []
    assert reasons(lead, TaskKind.ONE_TO_ONES) == [Reason.ESCALATED] * (1 + is_deputy_s_too)
