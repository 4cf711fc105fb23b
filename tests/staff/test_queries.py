"""Reads that other features build on, and the list's own lines that follow every change."""

import pytest
from flask import Flask
from sqlalchemy import insert, select

from tests.factories import assign, make_account, make_person, make_post, make_staff, make_transfer
from transition.clock import now
from transition.db import db
from transition.staff.people.completeness import missing_of_person, missing_of_post
from transition.staff.people.models import Assignment, Person, Post, StaffQuestion
from transition.staff.people.queries import (
    NotInThisTransfer,
    completeness,
    get_person,
    people_for_letters,
    reports_of,
    scope_counts,
    staff_in_scope,
)
from transition.staff.people.roll import renew_roll
from transition.staff.people.roll_models import StaffEntry, StaffMark
from transition.staff.people.search import search_text_of, sort_key_of, words_of, words_sought
from transition.transfers.models import Scope


def test_letters_go_to_those_in_scope_and_those_undecided(context: Flask) -> None:
    transfer = make_transfer()
    inside, undecided, _outside = (
        make_staff(transfer, scope) for scope in (Scope.IN, Scope.UNDECIDED, Scope.OUT)
    )
    assert [person.id for person in staff_in_scope(transfer)] == [inside.id]
    assert {person.id for person in people_for_letters(transfer)} == {inside.id, undecided.id}
    assert scope_counts(transfer) == {Scope.IN: 1, Scope.OUT: 1, Scope.UNDECIDED: 1}


def test_only_the_posts_that_the_transfer_takes_are_loaded(context: Flask) -> None:
    transfer = make_transfer()
    person = make_person(transfer.outgoing_employer)
    taken, left = make_post(person), make_post(person)
    assign(taken, transfer)
    assign(left, transfer, Scope.OUT)
    make_post(person)
    assert [post.id for one in staff_in_scope(transfer) for post in one.posts] == [taken.id]
    assert [post.id for post in get_person(transfer, person.id).posts] == [taken.id, left.id]


def test_reports_are_those_whose_post_names_the_account(context: Flask) -> None:
    transfer, manager = make_transfer(), make_account()
    mine = make_staff(transfer, post={"line_manager_account_id": manager.id})
    other = make_staff(transfer)
    assert [person.id for person in reports_of(manager.id, transfer)] == [mine.id]
    with pytest.raises(NotInThisTransfer):
        get_person(transfer, other.id, manager_account_id=manager.id)


def _marks(person: Person) -> set[str]:
    return set(db.session.scalars(select(StaffMark.mark).where(StaffMark.person_id == person.id)))


def test_the_lines_of_the_list_follow_every_change(context: Flask) -> None:
    transfer = make_transfer()
    person = make_staff(transfer, surname="O'Neill", forenames="Siân", post={"team": "Data"})
    db.session.commit()
    assert {"w=sian", "w=o'neill", "w=oneill", "w=neill", "t=Data", "s=IN", "c=PERMANENT"} <= _marks(person)
    person.surname = "Llŷr"
    post = db.session.scalars(select(Post).where(Post.person_id == person.id)).one()
    post.team = "Networks"
    question = StaffQuestion(person_id=person.id, field="birth_on", code="x", raw="?", asked_at=now())
    db.session.add(question)
    db.session.commit()
    assert {"w=llyr", "t=Networks", "incomplete"} <= _marks(person)
    assert not {"w=oneill", "t=Data"} & _marks(person)
    entry = db.session.get_one(StaffEntry, (transfer.id, person.id))
    assert (entry.question_count, entry.name_key) == (1, "llyr\x1fsian")
    question.answered_at = now()
    db.session.delete(db.session.scalars(select(Assignment).where(Assignment.post_id == post.id)).one())
    db.session.commit()
    assert _marks(person) == set()


def test_what_was_rolled_back_leaves_no_line(context: Flask) -> None:
    transfer = make_transfer()
    db.session.commit()
    make_staff(transfer)
    db.session.rollback()
    db.session.commit()
    assert db.session.scalars(select(StaffEntry.person_id)).all() == []


def test_rows_written_in_bulk_are_listed_once_renewed(context: Flask) -> None:
    transfer = make_transfer()
    gone = make_staff(transfer)
    db.session.commit()
    row = {"employer_id": transfer.outgoing_employer_id, "surname": "Bulk", "version": 1,
           "search_text": search_text_of("Bulk"), "sort_key": sort_key_of("Bulk", "")}  # fmt: skip
    person_id = db.session.scalar(insert(Person).returning(Person.id), [row])
    post_id = db.session.scalar(insert(Post).returning(Post.id), [{"person_id": person_id, "version": 1}])
    db.session.execute(
        insert(Assignment),
        [{"transfer_id": transfer.id, "post_id": post_id, "scope": Scope.IN, "version": 1}],
    )
    table = Assignment.__table__
    db.session.execute(
        table.delete().where(table.c.post_id.in_(select(Post.id).where(Post.person_id == gone.id)))
    )
    renew_roll(transfer.id)
    db.session.commit()
    assert db.session.scalars(select(StaffEntry.person_id)).all() == [person_id]


def test_completeness_counts_people_and_what_is_open(context: Flask) -> None:
    transfer = make_transfer()
    make_staff(transfer)
    lacking = make_staff(transfer, address="", birth_on=None)
    db.session.add(StaffQuestion(person_id=lacking.id, field="birth_on", code="x", raw="?", asked_at=now()))
    db.session.commit()
    found = completeness(transfer)
    assert (found.people, found.with_questions, found.with_missing, found.open_questions) == (2, 1, 1, 1)
    assert missing_of_person(lacking) == ("birth_on", "address")


def test_an_empty_post_lacks_all_that_the_law_needs_of_one() -> None:
    assert missing_of_post(Post(id=1, job_title="")) == (
        "job_title", "actual_pay_pence", "pay_as_at", "weekly_hours_hundredths", "full_time_hours_hundredths",
        "contract_type", "work_base",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("o'neill", {"o'neill", "oneill", "o", "neill"}),
        (
            "fairweather-llewellyn",
            {"fairweather-llewellyn", "fairweatherllewellyn", "fairweather", "llewellyn"},
        ),
        ("ap rhys", {"ap", "rhys"}),
        ("", set()),
    ],
)
def test_a_name_is_found_whole_and_by_its_parts(text: str, words: set[str]) -> None:
    assert words_of(text) == words


def test_a_search_is_folded_and_bounded() -> None:
    assert words_sought(" Ŵyn  ŴYN 'Llŷr' ") == ("wyn", "llyr")
    assert len(words_sought(" ".join(f"w{n}" for n in range(50)))) == 6
    assert words_sought("x" * 5000) == ("x" * 60,)
