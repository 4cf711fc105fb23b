"""Committing a staff list: every accepted row or none, nothing twice, nothing by hand overwritten in silence."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from tests.factories import make_officer
from tests.imports import uploads
from tests.imports.uploads import checked, commit, csv_of, make_receiver, of_case, written
from transition.audit.models import AuditEvent
from transition.db import Stale, db
from transition.imports import actions, writing
from transition.imports.account import account_of_upload
from transition.imports.models import ImportLine, ImportState
from transition.rules.broken import RuleBroken
from transition.rules.protection import TermCategory
from transition.staff.people.models import (
    AgencyWorker,
    Assignment,
    Person,
    Post,
    Provenance,
    ServiceDateChange,
    StaffQuestion,
)
from transition.staff.people.roll_models import StaffEntry
from transition.staff.terms.models import Term
from transition.transfers.models import Scope

CASE = [
    ("monmouthshire-staff.xlsx", (13, 10, 0, 3), 3, 9, 1),
    ("torfaen-staff.csv", (1, 1, 0, 0), 0, 1, 0),
    ("blaenau-gwent-staff.csv", (1, 1, 0, 0), 0, 1, 0),
]


def count(table: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def everything() -> dict[str, list[Any]]:
    tables = (Person, Post, Assignment, Term, StaffQuestion, Provenance, AgencyWorker, StaffEntry)
    return {
        one.__tablename__: sorted(tuple(map(str, row)) for row in db.session.execute(select(one.__table__)))
        for one in tables
    }


@pytest.mark.parametrize(("name", "rows", "questions", "people", "agency"), CASE)
def test_each_list_of_the_case_is_written_as_it_is_and_its_rows_add_up(
    context: Flask, name: str, rows: tuple[int, ...], questions: int, people: int, agency: int
) -> None:
    transfer = make_receiver()
    found = written(transfer, of_case(name), name)
    assert (found.read, found.accepted, found.refused, found.set_aside) == rows
    assert found.read == found.accepted + found.refused + found.set_aside
    assert found.questions == count(StaffQuestion) == questions
    assert found.people_new == count(Person) == count(StaffEntry) == people
    assert count(Post) == count(Assignment) == found.accepted
    assert found.agency_workers == count(AgencyWorker) == agency


@pytest.mark.parametrize("name", [one[0] for one in CASE])
def test_the_same_list_again_changes_nothing(context: Flask, name: str) -> None:
    transfer = make_receiver()
    written(transfer, of_case(name), name)
    before = everything()
    again = written(transfer, of_case(name), name)
    assert (again.people_new, again.people_changed) == (0, 0)
    assert everything() == before


def test_a_post_is_in_out_or_undecided_as_its_team_is(context: Flask) -> None:
    transfer = make_receiver()
    teams = ("digital  and DATA", "GIS", "Nobody knows")
    written(
        transfer, csv_of(*({"Payroll no.": str(at), "Surname": f"S{at}", "Team": team} for at, team in enumerate(teams)))
    )  # fmt: skip
    found = db.session.execute(select(Post.team, Assignment.scope).join(Post.assignments).order_by(Post.id))
    assert [tuple(row) for row in found] == [
        ("digital and DATA", Scope.IN),
        ("GIS", Scope.UNDECIDED),
        ("Nobody knows", Scope.UNDECIDED),
    ]


def test_terms_keep_their_source_and_nobody_has_been_asked_of_their_status(context: Flask) -> None:
    written(make_receiver(), csv_of({"Notice (weeks)": "10", "Allowance": "None", "Pension": "LGPS main"}))
    found = {term.category: term for term in db.session.scalars(select(Term))}
    assert found[TermCategory.LEAVE].text == "31 days"
    assert (found[TermCategory.NOTICE].text, found[TermCategory.NOTICE].text_cy) == ("10 weeks", "10 wythnos")
    assert found[TermCategory.ALLOWANCES].is_none
    assert found[TermCategory.PENSION].text_cy == "Cynllun Pensiwn Llywodraeth Leol, y brif adran"
    assert {term.status for term in found.values()} == {None}
    assert {term.source for term in found.values()} == {"list.csv (rhes / row 2)"}


def test_a_bad_cell_is_a_question_and_the_person_is_there(context: Flask) -> None:
    written(make_receiver(), csv_of({"DOB": "31/02/1992", "FT salary": "34k", "Actual salary": ""}))
    person = db.session.scalars(select(Person)).one()
    assert person.birth_on is None
    assert person.surname == "Pritchard"
    asked = {(one.field, one.code, one.raw) for one in db.session.scalars(select(StaffQuestion))}
    assert ("birth_on", "DATE_IMPOSSIBLE", "31/02/1992") in asked
    assert any(field == "full_time_pay_pence" and raw == "34k" for field, _, raw in asked)


def test_a_question_that_was_answered_is_not_asked_again(context: Flask) -> None:
    transfer, data = make_receiver(), csv_of({"DOB": "31/02/1992"})
    written(transfer, data)
    question = db.session.scalars(select(StaffQuestion)).one()
    question.answer, question.answered_at = "29 February", question.asked_at
    db.session.commit()
    written(transfer, data)
    assert count(StaffQuestion) == 1


def test_a_later_list_changes_what_came_from_the_last_one(context: Flask) -> None:
    transfer = make_receiver()
    written(transfer, csv_of({}))
    found = written(
        transfer, csv_of({"Job title": "Lead Analyst", "FT salary": "40000", "Actual salary": "40000"})
    )
    post = db.session.scalars(select(Post)).one()
    assert found.people_changed == 1
    assert (post.job_title, post.full_time_pay_pence, post.version) == ("Lead Analyst", 4000000, 2)


def test_what_was_typed_by_hand_stays_until_an_officer_accepts_the_file(context: Flask) -> None:
    transfer = make_receiver()
    written(transfer, csv_of({}))
    person = db.session.scalars(select(Person)).one()
    person.known_as, person.surname = "Siân P", "Pritchard-Jones"
    db.session.commit()
    db.session.expire_all()
    written(transfer, csv_of({"Surname": "Pritchard"}))
    assert db.session.scalars(select(Person.surname)).one() == "Pritchard-Jones"
    written(transfer, csv_of({"Surname": "Pritchard"}), accept=True)
    row = db.session.execute(select(Person.surname, Person.sort_key, Person.known_as)).one()
    assert tuple(row) == ("Pritchard", "pritchard\x1fsian", "Siân P")


def test_a_service_date_is_never_overwritten_in_silence(context: Flask) -> None:
    transfer = make_receiver()
    officer = make_officer(transfer.outgoing_employer)
    by = uploads.viewer_for(officer)
    written(transfer, csv_of({}), by=by)
    later = csv_of({"Continuous service": "01/09/2008"})
    written(transfer, later, by=by)
    assert db.session.scalars(select(Person.statutory_service_on)).one() == date(2009, 9, 1)
    written(transfer, later, by=by, accept=True)
    assert db.session.scalars(select(Person.statutory_service_on)).one() == date(2008, 9, 1)
    change = db.session.scalars(select(ServiceDateChange)).one()
    assert (change.from_on, change.to_on, change.changed_by_id) == (
        date(2009, 9, 1),
        date(2008, 9, 1),
        officer.id,
    )


def test_a_checked_term_stays_until_an_officer_accepts_the_file(context: Flask) -> None:
    transfer = make_receiver()
    written(transfer, csv_of({}))
    leave = db.session.scalars(select(Term).where(Term.category == TermCategory.LEAVE)).one()
    leave.checked_on = date(2026, 2, 1)
    db.session.commit()
    written(transfer, csv_of({"Leave entitlement": "25 days"}))
    query = select(Term.text).where(Term.category == TermCategory.LEAVE)
    assert db.session.scalars(query).one() == "31 days"
    written(transfer, csv_of({"Leave entitlement": "25 days"}), accept=True)
    assert db.session.scalars(query).one() == "25 days"


def test_whoever_a_list_leaves_out_is_missing_and_still_there(context: Flask) -> None:
    transfer = make_receiver()
    written(transfer, csv_of({}, {"Payroll no.": "002", "Surname": "Evans"}))
    found = written(transfer, csv_of({}))
    assert found.people_missing == 1
    assert count(Person) == 2


def test_one_person_with_two_posts_is_one_person(context: Flask) -> None:
    written(make_receiver(), csv_of({}, {"Post no.": "P2", "Job title": "Trainer"}))
    assert (count(Person), count(Post), count(Assignment)) == (1, 2, 2)


def test_two_people_under_one_number_are_two_people_and_a_question(context: Flask) -> None:
    transfer, data = make_receiver(), csv_of({}, {"Surname": "Evans", "DOB": "01/01/1990"})
    written(transfer, data)
    numbers = db.session.execute(select(Person.surname, Person.payroll_number).order_by(Person.id))
    assert [tuple(row) for row in numbers] == [("Pritchard", "001"), ("Evans", "")]
    assert db.session.scalars(select(StaffQuestion.code)).all() == ["SAME_PAYROLL_NUMBER"]
    before = everything()
    written(transfer, data)
    assert everything() == before


def test_a_second_commit_of_one_upload_is_refused(context: Flask) -> None:
    transfer = make_receiver()
    found = written(transfer, csv_of({}))
    with pytest.raises(RuleBroken, match="import_closed"):
        actions.ask_commit(found, version=found.version, by=None)
    assert count(Person) == 1


def test_the_second_of_two_officers_is_told(context: Flask) -> None:
    transfer = make_receiver()
    found = checked(transfer, csv_of({}))
    with pytest.raises(Stale):
        actions.ask_commit(found, version=found.version - 1, by=None)


def test_records_that_changed_after_the_review_are_reviewed_again(context: Flask) -> None:
    transfer = make_receiver()
    written(transfer, csv_of({}))
    found = checked(transfer, csv_of({"Job title": "Lead Analyst"}))
    post = db.session.scalars(select(Post)).one()
    post.job_title = "Typed meanwhile"
    db.session.commit()
    actions.ask_commit(found, version=found.version, by=None)
    account = account_of_upload(transfer, found, uploads.TODAY)
    assert not actions.commit(transfer, found, account, now=found.uploaded_at, today=uploads.TODAY)
    db.session.commit()
    assert (found.state, found.fault) == (ImportState.CHECKED, "records_changed")
    assert db.session.scalars(select(Post.job_title)).one() == "Typed meanwhile"
    commit(transfer, found)
    assert db.session.scalars(select(Post.job_title)).one() == "Typed meanwhile"


def test_a_failure_in_the_middle_leaves_nothing(context: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    transfer = make_receiver()
    found = checked(transfer, of_case("monmouthshire-staff.xlsx"), "monmouthshire-staff.xlsx")
    tables = (Person, Post, Assignment, Term, StaffQuestion, Provenance, AgencyWorker, StaffEntry)
    events = count(AuditEvent)

    def fail(*_arguments: object) -> None:
        raise IntegrityError("", {}, Exception())

    monkeypatch.setattr(writing, "renew_roll", fail)
    with pytest.raises(IntegrityError):
        commit(transfer, found)
    db.session.rollback()
    assert [count(table) for table in tables] == [0] * len(tables)
    assert count(AuditEvent) == events
    monkeypatch.undo()
    db.session.refresh(found)
    assert found.state is ImportState.CHECKED
    assert commit(transfer, found).people_new == 9


def test_the_upload_and_what_quotes_it_go_with_the_commit(context: Flask) -> None:
    found = written(make_receiver(), of_case("monmouthshire-staff.xlsx"), "monmouthshire-staff.xlsx")
    db.session.refresh(found, ["data"])
    assert found.data is None
    left = db.session.scalars(select(ImportLine)).all()
    assert {(line.kind.value, line.name, line.raw) for line in left} == {
        ("SET_ASIDE", "", ""),
        ("NOT_KEPT", "", ""),
    }


def test_a_commit_is_one_line_of_the_trail_with_counts_alone(context: Flask) -> None:
    transfer = make_receiver()
    before = count(AuditEvent)
    written(transfer, csv_of({}))
    events = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).all()
    assert len(events) == before + 1
    assert events[0].name == "import.committed"
