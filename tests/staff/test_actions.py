"""What may be done to staff records, what the rules refuse, and what the trail is told."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import TODAY
from tests.factories import make_account, make_post, make_staff, make_transfer
from transition.access.permissions import Viewer
from transition.audit.models import AuditDetail, AuditEvent
from transition.clock import now
from transition.db import Stale, db
from transition.rules.broken import RuleBroken
from transition.rules.letters import LanguageChoice
from transition.rules.protection import TermCategory
from transition.staff.people import actions
from transition.staff.people.models import Assignment, LetterFormat, Post, ServiceDateChange
from transition.staff.people.queries import get_assignment, get_person
from transition.staff.terms import actions as term_actions
from transition.transfers.models import Scope


def _viewer() -> Viewer:
    account = make_account()
    return Viewer(account.id, account.name, ())


BROKEN_IDENTITY = [
    ({"birth_on": TODAY}, "in_the_future", "birth_on"),
    ({"away_until": date(2026, 5, 11), "away_kind": None}, "away_kind_needed", "away_kind"),
    ({"payroll_number": "000001-taken"}, "payroll_number_taken", "payroll_number"),
]


@pytest.mark.parametrize(("given", "code", "field"), BROKEN_IDENTITY)
def test_what_cannot_be_true_of_a_person_is_refused(
    context: Flask, given: dict[str, object], code: str, field: str
) -> None:
    transfer = make_transfer()
    make_staff(transfer, payroll_number="000001-taken")
    person = make_staff(transfer)
    with pytest.raises(RuleBroken) as refused:
        actions.change_person(
            transfer, person, version=person.version, given=given, by=_viewer(), today=TODAY
        )
    assert (refused.value.code, refused.value.field) == (code, field)


def test_an_edit_from_an_older_version_is_refused(context: Flask) -> None:
    transfer = make_transfer()
    person = make_staff(transfer)
    version = person.version
    by = _viewer()
    actions.change_person(transfer, person, version=version, given={"known_as": "Siani"}, by=by, today=TODAY)
    with pytest.raises(Stale):
        actions.change_person(transfer, person, version=version, given={"known_as": "S"}, by=by, today=TODAY)


def test_a_field_that_an_action_does_not_change_is_refused(context: Flask) -> None:
    transfer = make_transfer()
    person = make_staff(transfer)
    with pytest.raises(ValueError, match="employer_id"):
        actions.change_person(
            transfer, person, version=person.version, given={"employer_id": 9}, by=_viewer(), today=TODAY
        )


def test_a_service_date_recorded_for_the_first_time_needs_no_reason(context: Flask) -> None:
    transfer = make_transfer()
    person = make_staff(transfer)
    given = {"green_book_service_on": date(2006, 9, 1)}
    by = _viewer()
    actions.change_service_dates(
        transfer, person, version=person.version, given=given, reason="", by=by, now=now()
    )
    assert db.session.scalars(select(ServiceDateChange)).all() == []
    with pytest.raises(RuleBroken, match="reason_needed"):
        actions.change_service_dates(
            transfer, person, version=person.version, given={"green_book_service_on": None}, reason="", by=by,
            now=now(),
        )  # fmt: skip
    assert person.green_book_service_on == date(2006, 9, 1)


def test_a_language_that_was_chosen_says_when_it_was_asked(context: Flask) -> None:
    transfer = make_transfer()
    person = make_staff(transfer)
    given = {"language": LanguageChoice.WELSH, "letter_format": LetterFormat.STANDARD}
    for asked_on, code in ((None, "asked_on_needed"), (TODAY + timedelta(days=1), "in_the_future")):
        with pytest.raises(RuleBroken, match=code):
            actions.record_language(
                transfer, person, version=person.version, given={**given, "language_asked_on": asked_on},
                by=_viewer(), today=TODAY,
            )  # fmt: skip
    actions.record_language(
        transfer,
        person,
        version=person.version,
        given={**given, "language_asked_on": TODAY},
        by=_viewer(),
        today=TODAY,
    )
    assert (person.language, person.language_asked_on) == (LanguageChoice.WELSH, TODAY)


def test_a_post_whose_line_manager_changes_is_matched_anew(context: Flask) -> None:
    transfer = make_transfer()
    manager = make_account()
    person = make_staff(transfer, post={"line_manager": "Mari", "line_manager_account_id": manager.id})
    post = get_person(transfer, person.id).posts[0]
    loaded = get_assignment(transfer, person.id, post.id).post
    given = {"line_manager": "Aled"}
    actions.change_post(transfer, loaded, version=loaded.version, given=given, by=_viewer())
    assert loaded.line_manager_account_id is None


BROKEN_POSTS = [
    ({"weekly_hours_hundredths": 3800, "full_time_hours_hundredths": 3700}, "more_than_full_time"),
    ({"actual_pay_pence": 100, "pay_as_at": None}, "pay_as_at_needed"),
]


@pytest.mark.parametrize(("given", "code"), BROKEN_POSTS)
def test_what_cannot_be_true_of_a_post_is_refused(
    context: Flask, given: dict[str, object], code: str
) -> None:
    transfer = make_transfer()
    with pytest.raises(RuleBroken, match=code):
        actions.add_post(transfer, make_staff(transfer), given=given, scope=Scope.IN, by=_viewer())


DECIDED = {"scope": Scope.IN, "evidence": "Time sheets", "decided_by": "Head", "decided_on": date(2026, 2, 2)}
BROKEN_ASSIGNMENTS = [
    ({"evidence": ""}, "evidence_needed"),
    ({"decided_by": ""}, "decided_by_needed"),
    ({"decided_on": None}, "decided_on_needed"),
    ({"decided_on": TODAY + timedelta(days=1)}, "in_the_future"),
    ({"challenge": "No"}, "challenged_on_needed"),
    ({"challenge_outcome": "Upheld"}, "challenge_needed"),
]


@pytest.mark.parametrize(("given", "code"), BROKEN_ASSIGNMENTS)
def test_a_decided_assignment_has_evidence_a_decider_and_a_day(
    context: Flask, given: dict[str, object], code: str
) -> None:
    transfer = make_transfer()
    person = make_staff(transfer)
    post = db.session.scalars(select(Post.id).where(Post.person_id == person.id)).one()
    assignment = get_assignment(transfer, person.id, post)
    with pytest.raises(RuleBroken, match=code):
        actions.change_assignment(
            assignment, version=assignment.version, given={**DECIDED, **given}, by=_viewer(), today=TODAY
        )
    actions.change_assignment(
        assignment, version=assignment.version, given={"scope": Scope.UNDECIDED}, by=_viewer(), today=TODAY
    )
    assert assignment.scope is Scope.UNDECIDED


def test_matching_a_name_reaches_every_post_of_that_name_in_this_transfer_only(context: Flask) -> None:
    transfer = make_transfer()
    for _number in range(3):
        make_staff(transfer, post={"line_manager": "Mari"})
    elsewhere = make_staff(make_transfer(), post={"line_manager": "Mari"})
    manager = make_account()
    assert actions.match_managers(transfer, "Mari", manager.id, by=_viewer()) == 3
    assert actions.match_managers(transfer, "Mari", manager.id, by=_viewer()) == 0
    matched = db.session.scalars(
        select(Post.person_id).where(Post.line_manager_account_id == manager.id)
    ).all()
    assert len(matched) == 3
    assert elsewhere.id not in matched


def test_the_trail_names_fields_and_never_their_values(context: Flask) -> None:
    transfer = make_transfer()
    person = make_staff(transfer)
    by = _viewer()
    given = {"address": "17 Canary Lane", "birth_on": date(1984, 2, 28)}
    actions.change_person(transfer, person, version=person.version, given=given, by=by, today=TODAY)
    db.session.commit()
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.name == "staff.person_changed")).one()
    details = db.session.scalars(select(AuditDetail).where(AuditDetail.event_id == event.id)).one()
    assert (event.account_id, event.subject) == (by.account_id, f"person:{person.id}")
    assert details.details == {"fields": ["address", "birth_on"]}


def test_a_term_whose_wording_changes_is_not_a_checked_one(context: Flask) -> None:
    transfer = make_transfer()
    person = make_staff(transfer)
    by = _viewer()
    term = term_actions.add_term(
        transfer,
        person,
        given={"category": TermCategory.NOTICE, "text": "8 weeks"},
        is_checked=True,
        by=by,
        today=TODAY,
    )
    assert (term.checked_by_id, term.checked_on) == (by.account_id, TODAY)
    term_actions.change_term(
        transfer, term, version=term.version, given={"text": "12 weeks"}, is_checked=False, by=by, today=TODAY
    )
    assert (term.checked_by_id, term.checked_on) == (None, None)


def test_a_term_does_not_end_before_it_begins(context: Flask) -> None:
    transfer = make_transfer()
    given = {"category": TermCategory.NOTICE, "text": "8 weeks", "since_on": date(2020, 1, 1)}
    term = term_actions.add_term(
        transfer, make_staff(transfer), given=given, is_checked=False, by=_viewer(), today=TODAY
    )
    with pytest.raises(RuleBroken, match="ends_before_it_begins"):
        term_actions.end_term(transfer, term, version=term.version, until_on=date(2019, 12, 31), by=_viewer())


def test_a_new_post_is_put_into_the_transfer(context: Flask) -> None:
    transfer = make_transfer()
    person = make_staff(transfer)
    make_post(person, job_title="Elsewhere")
    post = actions.add_post(
        transfer, person, given={"job_title": "GIS Officer"}, scope=Scope.UNDECIDED, by=_viewer()
    )
    assigned = db.session.scalars(select(Assignment).where(Assignment.post_id == post.id)).one()
    assert (assigned.transfer_id, assigned.scope) == (transfer.id, Scope.UNDECIDED)
    assert len(get_person(transfer, person.id).posts) == 2
