"""What Part 1 may count, who is consulted, what letters are due, and whether enough confirmed their records."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask

from tests.conftest import TODAY
from tests.factories import make_account
from tests.reports.cases import the_case
from tests.reports.made import cohort, days, exact_report, published
from transition.consultation.coverage.models import OneToOne
from transition.consultation.coverage.queries import one_to_ones_of
from transition.consultation.information.models import InformationIssue, InformationVersion
from transition.consultation.queries import consultation_of
from transition.consultation.records.models import InformationSent, Means
from transition.consultation.representatives.models import (
    Group,
    Representative,
    RepresentativeKind,
    StaffDescription,
)
from transition.db import db
from transition.letters.models import Batch, Letter
from transition.reports.content import EXEMPT, PUBLIC, Change, ChangeKind
from transition.reports.counts import Count, exact
from transition.reports.facts import facts_of, gather
from transition.reports.public import made_public
from transition.reports.public_tables import TABLES, only_listed
from transition.reports.queries import people_in
from transition.reports.transfer_facts import Outcome
from transition.rules.letters import LanguageChoice, LetterKind
from transition.rules.record_checks import ReplyAnswer
from transition.rules.standing import StatusRule
from transition.staff.checks.models import RecordReply, RecordSlip
from transition.staff.people.queries import people_for_letters
from transition.transfers.models import Scope, Transfer

MOMENT = datetime(2026, 2, 3, 9, tzinfo=UTC)
NEAR = date(2026, 3, 12)


def counts_in(value: Any, of: str = "") -> Iterator[tuple[str, Count]]:
    """Every count in a report's facts, with the facts and the field that hold it, whatever those are."""
    if isinstance(value, Count):
        yield of, value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from counts_in(getattr(value, one.name), f"{type(value).__name__}.{one.name}")
    elif isinstance(value, tuple | list):
        for one in value:
            yield from counts_in(one, of)


def test_part_1_counts_nothing_that_the_list_of_its_tables_does_not_name(context: Flask) -> None:
    listed = {f"{table.facts.__name__}.{name}" for table in TABLES for name in table.counts}
    reports = [facts_of(the_case(people), PUBLIC, TODAY, TODAY) for people in (1, 8, 30)]
    for seed in range(30):
        made = cohort(seed)
        for as_at in days(3):
            made.live()
            exact_one, reached = exact_report(made, as_at)
            reports.append(made_public(exact_one, len(made.scope), published(), reached))
    found = [pair for report in reports for pair in counts_in(report)]
    assert {name for name, _count in found} <= listed
    assert len(found) > 200
    assert all(count.is_band for _name, count in found)


def test_a_count_that_has_no_line_in_the_list_is_hidden_wherever_it_comes_from(context: Flask) -> None:
    report = facts_of(the_case(), EXEMPT, TODAY, TODAY)
    assert next(counts_in(report), None) is not None
    assert list(counts_in(only_listed(report))) == []
    change = Change(ChangeKind.LETTERS, before_count=Count(5, 9, True), after_count=exact(12))
    assert only_listed((change,)) == (Change(ChangeKind.LETTERS, before_count=Count(5, 9, True)),)


def test_every_line_of_the_list_names_facts_that_there_are() -> None:
    for table in TABLES:
        assert set(table.counts) <= {one.name for one in fields(table.facts)}
    assert len({table.key for table in TABLES}) == len(TABLES)


def test_for_a_small_cohort_the_steps_taken_with_people_are_told_by_the_day_they_are_due_alone(
    context: Flask,
) -> None:
    public = facts_of(the_case(people=1), PUBLIC, TODAY, TODAY)
    hidden = {one.key for one in public.milestones if one.is_hidden}
    assert hidden >= {"ONE_TO_ONES", "STAFF_ANNOUNCEMENT", "CONFIRMATION_LETTERS", "OBJECTIONS_RECONCILED"}
    assert not any(one.done_on or one.standing for one in public.milestones if one.is_hidden)
    assert sum(one.key == "STAFF_ANNOUNCEMENT" for one in public.milestones if one.is_hidden) == 2
    assert public.letters.kinds == ()


def confirm(transfer: Transfer, count: int, received_on: date) -> None:
    """So many people agreed on that day that their record is right."""
    officer = make_account()
    batch = Batch(
        transfer_id=transfer.id, employer_id=transfer.outgoing_employer_id, kind=LetterKind.RECORD_CHECK,
        transfer_on=transfer.transfer_on, prepared_by_id=officer.id, prepared_on=date(2026, 2, 1),
        dated_on=date(2026, 2, 3),
    )  # fmt: skip
    db.session.add(batch)
    db.session.flush()
    for number, person_id in enumerate(db.session.scalars(people_in(transfer, Scope.IN)).all()[:count], 1):
        letter = Letter(
            batch_id=batch.id, person_id=person_id, number=number, reference=f"C{transfer.id}/{number}",
            addressee="A", facts={}, language=LanguageChoice.BOTH, rendered_at=MOMENT,
        )  # fmt: skip
        db.session.add(letter)
        db.session.flush()
        slip = RecordSlip(
            transfer_id=transfer.id, person_id=person_id, letter_id=letter.id, code=f"C{number}", said={},
            as_at=date(2026, 2, 1), issued_on=date(2026, 2, 3),
        )  # fmt: skip
        db.session.add(slip)
        db.session.flush()
        db.session.add(
            RecordReply(
                slip_id=slip.id, number=1, answer=ReplyAnswer.AGREED, received_on=received_on,
                recorded_by_id=officer.id, recorded_at=MOMENT,
            )
        )  # fmt: skip
    batch.issued_on = date(2026, 2, 3)
    db.session.flush()


@pytest.mark.parametrize(
    ("confirmed", "as_at", "outcome"),
    [
        (9, NEAR, Outcome.CLEAR),
        (8, NEAR, Outcome.FIRED),
        (0, NEAR, Outcome.FIRED),
        (9, date(2026, 3, 11), Outcome.FIRED),
        (0, date(2026, 3, 10), Outcome.CLEAR),
    ],
)
def test_under_nine_in_ten_confirmed_three_weeks_before_is_amber(
    context: Flask, confirmed: int, as_at: date, outcome: Outcome
) -> None:
    transfer = the_case(people=10)
    confirm(transfer, confirmed, received_on=NEAR)
    results = {one.rule: one.outcome for one in facts_of(transfer, PUBLIC, as_at, NEAR).status.rules}
    assert results[StatusRule.FEW_CONFIRMED] is outcome


def test_letters_that_everybody_gets_are_due_until_they_are_issued(context: Flask) -> None:
    transfer = the_case(people=10)
    confirm(transfer, 7, received_on=NEAR)
    then, now = (gather(transfer, day, TODAY).report.letters for day in (date(2026, 2, 2), TODAY))
    due = [next(one for one in each.kinds if one.kind is LetterKind.RECORD_CHECK) for each in (then, now)]
    assert [(one.due, one.prepared, one.issued) for one in due] == [
        (exact(10), exact(7), exact(0)),
        (exact(3), exact(7), exact(7)),
    ]


def test_an_invitation_is_due_only_to_those_without_a_one_to_one(context: Flask) -> None:
    transfer = the_case(people=10)
    known = one_to_ones_of(transfer)
    held, declined = [one for one in people_for_letters(transfer) if one.id not in known][:2]
    db.session.add(OneToOne(transfer_id=transfer.id, person_id=held.id, held_on=TODAY))
    db.session.add(OneToOne(transfer_id=transfer.id, person_id=declined.id, declined_on=TODAY))
    db.session.flush()
    then, now = (gather(transfer, day, TODAY).report.letters for day in (date(2026, 2, 2), TODAY))
    due = [next(one.due for one in each.kinds if one.kind is LetterKind.ONE_TO_ONE) for each in (then, now)]
    assert due == [exact(10), exact(8)]


def test_representatives_who_were_elected_must_be_informed_too(context: Flask) -> None:
    transfer = the_case()
    assert facts_of(transfer, EXEMPT, TODAY, TODAY).consultation.is_everyone_informed
    person = represent(transfer)
    said = facts_of(transfer, EXEMPT, TODAY, TODAY).consultation
    assert not said.is_everyone_informed
    assert [(one.names, one.informed_on) for one in said.representatives] == [(("Gwen Parry",), None)]
    inform(transfer, person, date(2026, 2, 20))
    then, now = (facts_of(transfer, EXEMPT, day, TODAY).consultation for day in (date(2026, 2, 19), TODAY))
    assert [one.is_everyone_informed for one in (then, now)] == [False, True]
    public = facts_of(transfer, PUBLIC, TODAY, TODAY).consultation.representatives
    assert [(one.names, one.agreement) for one in public] == [((), "soulbury")]


def represent(transfer: Transfer) -> Representative:
    """Somebody elected by staff under an agreement for which no union is recognised."""
    file = consultation_of(transfer, transfer.outgoing_employer)
    assert file
    described = StaffDescription(consultation_id=file.id, group=Group.MOVING, agreement="soulbury")
    db.session.add(described)
    db.session.flush()
    person = Representative(
        description_id=described.id,
        kind=RepresentativeKind.ELECTED,
        name="Gwen Parry",
        from_on=date(2026, 1, 20),
    )
    db.session.add(person)
    db.session.flush()
    return person


def inform(transfer: Transfer, person: Representative, sent_on: date) -> None:
    file = consultation_of(transfer, transfer.outgoing_employer)
    assert file
    by = make_account()
    sent = InformationSent(
        consultation_id=file.id, means=Means.DELIVERED, sent_on=sent_on, is_regulation_13=True, recipient=person.name,
        what="Regulation 13 information", transfer_on=transfer.transfer_on, recorded_by_id=by.id,
    )  # fmt: skip
    version = InformationVersion(
        consultation_id=file.id, number=1, content={}, digest="d", transfer_on=transfer.transfer_on,
        issued_on=sent_on, made_by_id=by.id, made_at=MOMENT,
    )  # fmt: skip
    db.session.add_all([sent, version])
    db.session.flush()
    db.session.add(InformationIssue(version_id=version.id, sent_id=sent.id, representative_id=person.id))
    db.session.flush()
