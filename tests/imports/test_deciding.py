"""The officer decides on each person, on each sheet and on each question, and the sum still holds."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.data.layouts import several_sheets
from tests.factories import make_officer
from tests.imports.uploads import checked, commit, csv_of, make_receiver, send, viewer_for, written
from transition.accounts.models import Account
from transition.db import Stale, db
from transition.imports import actions
from transition.imports.models import ImportLine, LineKind, StaffImport
from transition.staff.people.models import Person, Post, StaffQuestion

EVANS = {"Payroll no.": "002", "Surname": "Evans", "Forename(s)": "Ann", "DOB": "01/02/1980"}
ROWS = ({}, EVANS)


def line(found: StaffImport, kind: LineKind, name: str = "") -> ImportLine:
    query = select(ImportLine).where(ImportLine.import_id == found.id, ImportLine.kind == kind)
    return next(one for one in db.session.scalars(query) if name in one.name)


def test_a_new_person_who_is_left_out_gets_no_record_and_their_row_is_set_aside(context: Flask) -> None:
    transfer = make_receiver()
    found = checked(transfer, csv_of(*ROWS))
    gone = line(found, LineKind.NEW, "Evans")
    actions.accept_changes(found, [gone.id], [], [gone.id], version=found.version)
    commit(transfer, found)
    assert db.session.scalars(select(Person.surname)).all() == ["Pritchard"]
    assert (found.read, found.accepted, found.refused, found.set_aside) == (2, 1, 0, 1)
    assert (found.people_new, found.people_left_out) == (1, 1)
    assert (line(found, LineKind.SET_ASIDE).row, line(found, LineKind.SET_ASIDE).code) == (3, "LEFT_OUT")


def test_nothing_changes_of_a_person_whose_changes_are_rejected(context: Flask) -> None:
    transfer = make_receiver()
    written(transfer, csv_of(*ROWS))
    found = checked(transfer, csv_of({"Job title": "Clerk"}, {**EVANS, "Job title": "Clerk"}))
    kept = line(found, LineKind.CHANGED, "Evans")
    actions.accept_changes(found, [kept.id], [kept.id], [kept.id], version=found.version)
    commit(transfer, found)
    titles = db.session.execute(select(Person.surname, Post.job_title).join(Person.posts))
    assert {tuple(row) for row in titles} == {("Pritchard", "Clerk"), ("Evans", "Analyst")}
    assert (found.people_changed, found.people_left_out, found.set_aside) == (1, 1, 1)


def test_each_change_shows_what_was_and_what_is_to_be(context: Flask) -> None:
    transfer = make_receiver()
    written(transfer, csv_of({}))
    found = checked(transfer, csv_of({"Job title": "Clerk", "DOB": "01/03/1984", "Known as": "Siani"}))
    changes = {one["name"]: (one["old"], one["new"]) for one in line(found, LineKind.CHANGED).changes}
    assert changes == {
        "job_title": ("Analyst", "Clerk"),
        "birth_on": ("1984-02-29", "1984-03-01"),
        "known_as": ("", "Siani"),
    }


def test_only_lines_of_this_upload_are_decided_and_only_by_who_saw_them(context: Flask) -> None:
    transfer = make_receiver()
    other = checked(make_receiver(), csv_of({}))
    found = checked(transfer, csv_of({}))
    foreign = line(other, LineKind.NEW)
    actions.accept_changes(found, [foreign.id], [], [foreign.id], version=found.version)
    db.session.refresh(foreign)
    assert not foreign.is_rejected
    with pytest.raises(Stale):
        actions.answer_lines(found, {}, version=found.version - 1)


def test_a_question_answered_in_the_review_is_kept_with_who_answered_it(context: Flask) -> None:
    transfer = make_receiver()
    officer = make_officer(transfer.outgoing_employer)
    by = viewer_for(officer)
    found = checked(transfer, csv_of({"DOB": "31/02/1992"}, EVANS | {"DOB": "30/02/1980"}), by=by)
    asked = line(found, LineKind.QUESTION)
    actions.answer_lines(found, {asked.id: " 28 February\u202e "}, version=found.version)
    commit(transfer, found, by)
    said = {one.raw: (one.answer, one.answered_by_id) for one in db.session.scalars(select(StaffQuestion))}
    assert said == {"31/02/1992": ("28 February", officer.id), "30/02/1980": ("", None)}


@pytest.mark.only_sqlite
def test_people_are_left_out_and_questions_answered_on_the_pages_of_the_review(
    app: Flask, visit: Visit, world: Any
) -> None:
    transfer, account = world
    data = csv_of({"DOB": "31/02/1992"}, EVANS)
    review = send(visit(account), transfer.id, data).submit("Check the list")
    new = review.follow("New people")
    box = new.soup.find("input", attrs={"name": "rejected"}, value=True)
    assert "Leave out Siân Pritchard: add no record" in new.text
    new = new.submit("Save choices", rejected=box["value"])
    assert new.soup.find("input", attrs={"name": "rejected"}).has_attr("checked")
    assert "People whom you leave out: 1." in new.follow("Back").text
    new = new.submit("Save choices", rejected=None)
    asked = new.follow("Back").follow("Questions")
    field = asked.soup.find("input", attrs={"type": "text"})
    asked = asked.submit("Save answers", **{field["name"]: "28 February 1992"})
    assert asked.soup.find("input", attrs={"name": field["name"]})["value"] == "28 February 1992"
    asked.follow("Back").submit("Commit the list")
    with app.app_context():
        assert db.session.scalars(select(StaffQuestion.answer)).all() == ["28 February 1992"]


@pytest.mark.only_sqlite
def test_of_several_sheets_those_are_read_that_the_officer_ticks(
    app: Flask, visit: Visit, world: Any
) -> None:
    transfer, account = world
    page = send(visit(account), transfer.id, several_sheets(), "list.xlsx")
    assert "Several sheets look like lists of people." in page.text
    both = page.submit("Check the list")
    assert "Rows read: 4 = accepted: 3 + refused: 0 + set aside: 1." in both.text
    assert "Several sheets hold people and were read together. (Staff, Usk)" in both.text
    aside = both.follow("Rows set aside")
    assert "4 of sheet 2" in aside.text
    one = both.follow("Change what the columns are").submit("Check the list", sheets="Staff")
    assert "Rows read: 1 = accepted: 1 + refused: 0 + set aside: 0." in one.text
    assert "Other sheets were not read. (Usk, Grades)" in one.text


def test_a_row_of_another_sheet_is_named_by_its_sheet(context: Flask) -> None:
    transfer = make_receiver()
    found = written(transfer, several_sheets(), "list.xlsx")
    assert found.people_new == 3
    again = written(transfer, several_sheets(), "list.xlsx")
    assert (again.people_new, again.people_changed) == (0, 0)


@pytest.mark.only_sqlite
def test_the_mapping_is_shown_corrected_and_remembered_for_the_council_alone(
    app: Flask, build: Build, visit: Visit, world: Any
) -> None:
    transfer, account = world
    data = csv_of({"Tag": "Sian P"})
    page = send(visit(account), transfer.id, data)
    column = next(
        one
        for one in page.soup.find_all("select")
        if "Tag" in page.soup.find("label", attrs={"for": one["id"]}).text
    )
    page.submit("Check the list", **{column["name"]: "KNOWN_AS"}).submit("Commit the list")
    with app.app_context():
        assert db.session.scalars(select(Person.known_as)).one() == "Sian P"
    with build():
        other = make_receiver()
        stranger = make_officer(other.outgoing_employer)

    def chosen(who: Any, transfer_id: int) -> str:
        again = send(visit(who), transfer_id, data)
        box = again.soup.find("select", attrs={"name": column["name"]}).find("option", selected=True)
        return str(box["value"]) if box else ""

    assert chosen(account, transfer.id) == "KNOWN_AS"
    assert chosen(stranger, other.id) == ""


@pytest.mark.only_sqlite
def test_open_questions_are_answered_from_a_list(app: Flask, build: Build, visit: Visit, world: Any) -> None:
    transfer, account = world
    with build():
        rows = [{"Payroll no.": f"{at:03}", "Surname": f"S{at}", "DOB": "31/02/1992"} for at in range(30)]
        written(transfer, csv_of(*rows))
    page = visit(account).get(f"/transfers/{transfer.id}/staff").follow("Open questions")
    boxes = page.soup.find("main").find_all("input", attrs={"type": "text"})
    assert len(boxes) == 25
    page = page.submit("Save answers", **{boxes[0]["name"]: "1 March 1992", boxes[1]["name"]: "  "})
    assert "1 question was answered." in page.soup.get_text()
    left = page.follow("Next page").soup.find("main").find_all("input", attrs={"type": "text"})
    assert len(left) == 4
    with app.app_context():
        said = db.session.execute(
            select(StaffQuestion.answer, StaffQuestion.answered_by_id).where(
                StaffQuestion.answered_at.is_not(None)
            )
        )
        assert [tuple(row) for row in said] == [("1 March 1992", account.id)]


@pytest.mark.only_sqlite
def test_each_value_on_the_persons_page_says_where_it_came_from(
    app: Flask, build: Build, visit: Visit, world: Any
) -> None:
    transfer, account = world
    with build():
        by = viewer_for(db.session.scalars(select(Account).where(Account.id == account.id)).one())
        written(transfer, csv_of({}), "march.csv", by)
        written(transfer, csv_of({"Job title": "Clerk"}), "april.csv", by)
        person = db.session.scalars(select(Person)).one()
        person.known_as, person.birth_on = "Siani", date(1984, 3, 1)
    page = visit(account).get(f"/transfers/{transfer.id}/staff/{person.id}")
    found = {
        row.find("dt").get_text(strip=True): (
            hint.get_text(" ", strip=True) if (hint := row.find(class_="govuk-hint")) else ""
        )
        for row in page.soup.find("main").select(".govuk-summary-list__row")
    }
    assert found["Surname"].startswith(f"march.csv, row 2 · {account.name} · ")
    assert found["Date of birth"].endswith("changed by hand since")
    assert found["Known as"] == ""
    assert found["Full-time pay a year"].startswith("march.csv, row 2 · ")
    assert "april.csv, row 2" in page.text


def asked_about(found: StaffImport) -> list[tuple[str, str, dict[str, Any]]]:
    query = select(ImportLine).where(ImportLine.import_id == found.id, ImportLine.kind == LineKind.QUESTION)
    return [(one.code, one.raw, one.facts) for one in db.session.scalars(query)]


def test_a_team_that_is_nearly_one_that_is_known_is_asked_about(context: Flask) -> None:
    transfer = make_receiver()
    found = checked(transfer, csv_of({"Team": "Digitl and Data"}, EVANS))
    assert asked_about(found) == [("TEAM_NEARLY_ALIKE", "Digitl and Data", {"team": "Digital and Data"})]
    assert found.questions == 1
    commit(transfer, found)
    asked = db.session.scalars(select(StaffQuestion)).one()
    assert (asked.field, asked.code, asked.raw) == ("team", "TEAM_NEARLY_ALIKE", "Digitl and Data")


@pytest.mark.parametrize(
    "team", ["Digital and Data", "DIGITAL AND DATA", "Archives", "Digital and Data 2", "GSI"]
)
def test_a_team_that_is_known_or_quite_another_is_not_asked_about(context: Flask, team: str) -> None:
    assert asked_about(checked(make_receiver(), csv_of({"Team": team}))) == []


@pytest.mark.parametrize(("end", "asks"), [("30/09/2026", False), ("30/09/2025", True)])
def test_the_end_of_a_term_is_asked_for_only_where_the_record_has_none_to_come(
    context: Flask, end: str, asks: bool
) -> None:
    transfer = make_receiver()
    written(transfer, csv_of({"Contract type": "Fixed term", "Fixed term end": end}))
    found = checked(transfer, csv_of({"Contract type": "Fixed term"}))
    assert [code for code, _raw, _facts in asked_about(found)] == ["FIXED_TERM_END_MISSING"] * asks
