"""Consultation in numbers: only what had happened by a day counts."""

from datetime import UTC, date, datetime

from tests.consultation.council import make_council
from tests.factories import (
    make_measure,
    make_meeting,
    make_representation,
    make_staff,
    viewer_for,
)
from transition.audit.models import AuditEvent
from transition.consultation.actions import open_file
from transition.consultation.coverage.models import OneToOne
from transition.consultation.numbers import Theme, consultation_numbers
from transition.consultation.representations.actions import record_representation
from transition.consultation.representations.queries import count_overdue
from transition.db import db
from transition.rules.consultation import Outcome
from transition.transfers.models import Scope

TODAY = date(2026, 3, 2)


def test_only_what_had_happened_by_the_day_is_counted(context) -> None:
    council = make_council()
    make_meeting(council.file, is_held=True)
    make_meeting(council.file, is_held=True, starts_at=datetime(2026, 2, 26, 10, tzinfo=UTC))
    make_meeting(council.file, is_held=False)
    make_representation(
        council.file,
        council.unison,
        theme="Pay",
        theme_cy="Cyflog",
        outcome=Outcome.REJECTED,
        reasons="One run.",
        replied_on=date(2026, 2, 25),
    )
    make_representation(council.file, council.gmb, theme="Pay")
    make_representation(council.file, council.gmb, theme="Cars", received_on=date(2026, 2, 27))
    early = consultation_numbers(council.transfer, date(2026, 2, 24))
    assert early.meetings_held == 1
    said = early.representations
    assert (said.received, said.answered, said.overdue) == (2, 0, 2)
    late = consultation_numbers(council.transfer, TODAY)
    said = late.representations
    assert late.meetings_held == 2
    assert (said.received, said.answered, said.overdue) == (3, 1, 2)
    assert said.outcomes == {Outcome.REJECTED: 1}
    assert said.themes == (Theme("Pay", "Cyflog", 2), Theme("Cars", "", 1))
    assert (late.informed, late.to_inform, late.informed_on) == (2, 2, date(2026, 2, 4))
    before = consultation_numbers(council.transfer, date(2026, 2, 3))
    assert (before.informed, before.opened_on, before.representations.received) == (0, None, 0)


def test_a_withdrawn_representation_is_neither_answered_nor_overdue(context) -> None:
    council = make_council()
    make_representation(council.file, council.unison, outcome=Outcome.WITHDRAWN, replied_on=date(2026, 2, 24))
    said = consultation_numbers(council.transfer, TODAY).representations
    assert (said.received, said.answered, said.withdrawn, said.overdue) == (1, 0, 1, 0)


def test_a_reply_is_overdue_from_the_day_after_it_was_owed(context) -> None:
    council = make_council()
    make_representation(council.file, council.unison)
    assert count_overdue(council.file, date(2026, 2, 23)) == 0
    assert count_overdue(council.file, date(2026, 2, 24)) == 1


def test_one_to_ones_cover_everyone_who_may_move_and_those_away(context) -> None:
    council = make_council()
    held, offered = make_staff(council.transfer), make_staff(council.transfer, Scope.UNDECIDED)
    make_staff(council.transfer)
    make_staff(council.transfer, Scope.OUT)
    for person, days in ((held, {"held_on": date(2026, 2, 20)}), (offered, {})):
        db.session.add(
            OneToOne(
                transfer_id=council.transfer.id,
                person_id=person.id,
                offered_on=date(2026, 2, 10),
                **days,
            )
        )
    db.session.flush()
    found = consultation_numbers(council.transfer, TODAY).one_to_ones
    assert (found.people, found.offered, found.held, found.not_reached) == (3, 2, 1, 1)
    earlier = consultation_numbers(council.transfer, date(2026, 2, 15)).one_to_ones
    assert (earlier.offered, earlier.held) == (2, 0)


def test_the_hosts_file_is_counted_by_itself(context) -> None:
    council = make_council()
    make_representation(council.file, council.unison)
    make_measure(council.transfer, received_on=date(2026, 2, 20))
    host = consultation_numbers(council.transfer, TODAY, council.incoming)
    assert host.representations.received == 0
    assert host.one_to_ones is None
    ours = consultation_numbers(council.transfer, TODAY)
    assert (ours.measures, ours.late_measures) == (1, 1)


def test_the_promise_of_the_employer_and_the_bank_holidays_decide_when_a_reply_is_owed(context) -> None:
    council = make_council()
    council.outgoing.reply_working_days = 5
    council.transfer.transfer_on = date(2026, 5, 1)
    made = record_representation(
        council.file,
        council.transfer,
        recognition=council.unison,
        received_on=date(2026, 4, 2),
        text="Before Easter",
        by=viewer_for(council.rep),
        today=date(2026, 4, 2),
    )
    assert made.reply_due_on == date(2026, 4, 13)  # Good Friday and Easter Monday are not counted


def test_each_action_leaves_one_line_in_the_trail_and_opening_twice_only_one(context) -> None:
    council = make_council(is_open=False)
    hr = viewer_for(council.hr)
    first = open_file(council.transfer, council.outgoing, by=hr)
    second = open_file(council.transfer, council.outgoing, by=hr)
    db.session.commit()
    assert first is second
    names = db.session.scalars(db.select(AuditEvent.name)).all()
    assert names.count("consultation.file_opened") == 1
