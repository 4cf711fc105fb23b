"""The journey of a staff list through its pages, and whom each of them is for."""

import io
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.factories import make_employer, make_lead, make_officer, make_recognition, make_representative
from tests.imports.test_committing import CASE
from tests.imports.uploads import checked, csv_of, make_receiver, of_case, people, post, send, written
from transition.access.permissions import Role
from transition.db import db
from transition.imports import actions
from transition.imports.models import ImportState, StaffImport
from transition.jobs import do_waiting
from transition.staff.people.models import Post


@pytest.mark.parametrize(("name", "rows", "questions", "number", "agency"), CASE)
def test_a_list_of_the_case_goes_from_upload_to_its_people(
    app: Flask,
    visit: Visit,
    world: Any,
    name: str,
    rows: tuple[int, ...],
    questions: int,
    number: int,
    agency: int,
) -> None:
    transfer, account = world
    page = send(visit(account), transfer.id, of_case(name), name)
    assert page.heading == f"{name} What the columns are" or page.heading == "What the columns are"
    assert "Trade union membership is never kept" in page.text
    page = page.submit("Check the list")
    read, accepted, refused, aside = rows
    sums = f"Rows read: {read} = accepted: {accepted} + refused: {refused} + set aside: {aside}."
    assert page.heading == "Review the list"
    assert sums in page.text
    assert people(app) == 0
    page = page.submit("Commit the list")
    assert page.heading == "The list was committed"
    assert sums in page.text
    assert people(app) == number
    assert len(page.rows(0)) == number
    assert sum(int(row[1]) for row in page.rows(0)) == questions
    person = page.follow(page.rows(0)[0][0])
    assert person.status == 200
    assert name in person.text


def test_every_kind_of_line_has_its_page(visit: Visit, world: Any) -> None:
    transfer, account = world
    name = "monmouthshire-staff.xlsx"
    review = send(visit(account), transfer.id, of_case(name), name).submit("Check the list")
    assert "Siân" in review.follow("New people").text
    questions = review.follow("Questions")
    assert "There is no such day. Which day is it?" in questions.text
    assert "The file says £28,128.33; full-time pay, hours and weeks give £28,146.26." in questions.text
    assert "A total, not a person." in review.follow("Rows set aside").text
    assert "Only that somebody is away" in review.follow("Values not kept").text


def test_a_forbidden_column_cannot_be_chosen(visit: Visit, world: Any) -> None:
    transfer, account = world
    data = csv_of({"Union": "UNISON"})
    page = send(visit(account), transfer.id, data)
    labels = [" ".join(one.get_text().split()) for one in page.soup.find_all("label")]
    assert "Union" not in labels
    assert "Surname" in labels
    at = list(csv_of({"Union": "x"}).decode().splitlines()[0].split(",")).index("Union")
    address = page.response.request.path
    post(page.visitor, address, **{"version": "1", f"column_{at}": "LINE_MANAGER", "column_1": "SURNAME"})
    review = page.visitor.get(address.removesuffix("/columns"))
    assert "Trade union membership is never kept" in review.text


def test_what_an_officer_corrects_is_remembered_for_the_next_list(visit: Visit, world: Any) -> None:
    transfer, account = world
    officer = visit(account)
    page = send(officer, transfer.id, csv_of({"Gweithle": "Usk", "Mystery": "x"}))
    select_ = next(
        page.soup.find(id=label["for"])
        for label in page.soup.find_all("label")
        if "Mystery" in label.get_text()
    )
    page.submit("Check the list", **{select_["name"]: "GRADE"})
    again = send(officer, transfer.id, csv_of({"Mystery": "x"}))
    label = next(one for one in again.soup.find_all("label") if "Mystery" in one.get_text())
    chosen = again.soup.find(id=label["for"]).find("option", selected=True)
    assert chosen["value"] == "GRADE"


def test_two_columns_for_one_field_are_refused_beside_the_second(visit: Visit, world: Any) -> None:
    transfer, account = world
    page = send(visit(account), transfer.id, csv_of({})).submit("Check the list", column_2="SURNAME")
    assert page.status == 400
    assert page.errors == ["Two columns are said to be the same. Choose one of them."]


def test_a_list_that_says_of_nobody_who_it_is_is_refused(visit: Visit, world: Any) -> None:
    transfer, account = world
    page = send(visit(account), transfer.id, csv_of({})).submit("Check the list", column_0="", column_1="")
    assert page.status == 400
    assert "Nothing says who the people are" in page.errors[0]


def test_a_list_too_long_for_a_page_is_a_workers(
    app: Flask, visit: Visit, world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_AT_ONCE", 1)
    transfer, account = world
    data = csv_of({}, {"Payroll no.": "002", "Surname": "Evans"})
    page = send(visit(account), transfer.id, data).submit("Check the list")
    assert page.heading == "The list is being checked"
    assert do_waiting(app, only="imports") == 1
    page = page.follow("See how far it is")
    assert page.heading == "Review the list"
    page = page.submit("Commit the list")
    assert page.heading == "The list is being written to the records"
    assert people(app) == 0
    assert do_waiting(app, only="imports") == 1
    assert page.follow("See how far it is").heading == "The list was committed"
    assert people(app) == 2


def test_a_worker_that_fails_says_so_and_keeps_nothing(
    app: Flask, visit: Visit, world: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(actions, "MOST_AT_ONCE", 0)
    transfer, account = world
    page = send(visit(account), transfer.id, csv_of({"Surname": "Canary"})).submit("Check the list")

    def fail(*_arguments: object, **_more: object) -> None:
        raise ValueError("Canary")

    monkeypatch.setattr(actions, "keep_account", fail)
    do_waiting(app)
    page = page.follow("See how far it is")
    assert page.heading == "This list was not imported"
    assert "Nothing was written. Upload it again." in page.text
    assert "Canary" not in caplog.text


def test_committing_twice_commits_once(app: Flask, visit: Visit, world: Any) -> None:
    transfer, account = world
    review = send(visit(account), transfer.id, csv_of({})).submit("Check the list")
    assert review.submit("Commit the list").heading == "The list was committed"
    again = review.submit("Commit the list")
    assert again.heading == "The list was committed"
    assert people(app) == 1


def test_the_second_of_two_officers_sees_what_the_first_did(
    app: Flask, build: Build, visit: Visit, world: Any
) -> None:
    transfer, account = world
    with build():
        other = make_officer(transfer.outgoing_employer)
    review = send(visit(account), transfer.id, csv_of({})).submit("Check the list")
    theirs = visit(other).get(review.response.request.path)
    assert review.submit("Cancel and delete the upload").heading == "This list was not imported"
    assert theirs.submit("Commit the list").heading == "This list was not imported"
    assert people(app) == 0


def test_a_tick_takes_the_files_values(app: Flask, build: Build, visit: Visit, world: Any) -> None:
    transfer, account = world
    with build():
        written(transfer, csv_of({}))
        db.session.scalars(select(Post)).one().job_title = "Typed by hand"
    review = send(visit(account), transfer.id, csv_of({})).submit("Check the list")
    changed = review.follow("Changed people")
    assert "Typed by hand" in changed.text
    assert "Stays unless you tick the person" in changed.text
    box = changed.soup.find("input", attrs={"name": "accepted"})
    changed = changed.submit("Save choices", accepted=box["value"])
    assert "What you entered was saved." in changed.soup.get_text()
    changed.follow("Back").submit("Commit the list")
    with app.app_context():
        assert db.session.scalars(select(Post.job_title)).one() == "Analyst"


def test_an_upload_that_nobody_commits_is_deleted_after_a_day(app: Flask, build: Build, world: Any) -> None:
    from transition.imports.queries import KEPT_FOR

    transfer, _account = world
    with build():
        found = checked(transfer, csv_of({}))
        young = checked(transfer, csv_of({}))
        found.uploaded_at -= KEPT_FOR
    assert do_waiting(app, only="uploads") == 1
    with app.app_context():
        rows = db.session.execute(select(StaffImport.id, StaffImport.state, StaffImport.data.is_(None)))
        assert {tuple(row) for row in rows} == {
            (found.id, ImportState.CANCELLED, True),
            (young.id, ImportState.CHECKED, False),
        }


def test_an_auditor_reads_the_account_and_changes_nothing(build: Build, visit: Visit, world: Any) -> None:
    transfer, _account = world
    with build():
        auditor = make_officer(transfer.outgoing_employer, Role.AUDITOR)
        found = checked(transfer, csv_of({"DOB": "31/02/1992"}))
    reader, base = visit(auditor), f"/transfers/{transfer.id}/imports"
    assert reader.get(base).status == 200
    page = reader.get(f"{base}/{found.id}")
    assert page.status == 200
    assert page.soup.find("main").find("form") is None
    assert [
        reader.get(f"{base}/{path}").status
        for path in ("new", f"{found.id}/lines/new", f"{found.id}/columns")
    ] == [403] * 3
    assert post(reader, f"{base}/{found.id}/commit").status == 403


def test_nobody_else_sees_any_of_it(build: Build, visit: Visit, world: Any) -> None:
    transfer, _account = world
    with build():
        found = checked(transfer, csv_of({}))
        host = make_officer(transfer.incoming_employer)
        lead = make_lead(transfer.programme)
        union = make_representative(make_recognition(transfer.outgoing_employer))
        stranger = make_officer(make_employer())
    paths = ["", "/new", *(f"/{found.id}{rest}" for rest in ("", "/columns", "/lines/new"))]
    for account, status in ((host, 403), (lead, 403), (union, 403), (stranger, 404)):
        for path in paths:
            assert visit(account).get(f"/transfers/{transfer.id}/imports{path}").status in {status, 403}
    assert visit(stranger).get(f"/transfers/{transfer.id}/imports").status == 404


def test_an_upload_of_another_transfer_is_not_found(build: Build, visit: Visit, world: Any) -> None:
    transfer, account = world
    with build():
        foreign = checked(make_receiver(), csv_of({}))
    for rest in ("", "/columns", "/lines/new"):
        assert visit(account).get(f"/transfers/{transfer.id}/imports/{foreign.id}{rest}").status == 404
    for rest in ("commit", "cancel"):
        assert post(visit(account), f"/transfers/{transfer.id}/imports/{foreign.id}/{rest}").status == 404


def test_an_empty_list_of_uploads_says_what_to_do(visit: Visit, world: Any) -> None:
    transfer, account = world
    page = visit(account).get(f"/transfers/{transfer.id}/imports")
    assert "No staff list has been uploaded for this transfer yet." in page.text
    assert page.follow("Import a staff list").heading == "Import a staff list"


def test_a_form_without_a_file_asks_for_one(visit: Visit, world: Any) -> None:
    transfer, account = world
    page = visit(account).get(f"/transfers/{transfer.id}/imports/new").submit("Upload")
    assert (page.status, page.errors) == (400, ["Choose the file that holds the staff list."])


def test_the_pages_speak_welsh(visit: Visit, world: Any) -> None:
    transfer, account = world
    officer = visit(account, "cy")
    name = "monmouthshire-staff.xlsx"
    assert officer.get(f"/transfers/{transfer.id}/imports").heading == "Mewnforio rhestrau staff"
    officer.get(f"/transfers/{transfer.id}/imports/new")
    field = officer.get("/").soup.find("input", attrs={"name": "csrf_token"})
    given = {"file": (io.BytesIO(of_case(name)), name), "csrf_token": str(field["value"])}
    page = officer.post(f"/transfers/{transfer.id}/imports/new", given, content_type="multipart/form-data")
    assert page.heading == "Beth yw'r colofnau"
    page = page.submit("Gwirio'r rhestr")
    assert "Rhesi a ddarllenwyd: 13 = derbyniwyd: 10 + gwrthodwyd: 0 + rhoddwyd o'r neilltu: 3." in page.text
    assert "Nid oes diwrnod o'r fath. Pa ddiwrnod ydyw?" in page.follow("Cwestiynau").text
    page = page.submit("Cadarnhau'r rhestr")
    assert page.heading == "Cadarnhawyd y rhestr"
