"""The pages of employers, services, unions and recognitions."""

import pytest
from sqlalchemy import select

from tests.conftest import Build, CountQueries, Visit
from tests.factories import (
    make_administrator,
    make_employer,
    make_lead,
    make_officer,
    make_programme,
    make_recognition,
    make_representative,
    make_service,
    make_union,
)
from transition.access.permissions import Role
from transition.audit.models import AuditDetail, AuditEvent
from transition.db import db
from transition.employers.models import Employer

PAGES = ("/employers", "/services", "/unions")
FORMS = ("/employers/new", "/services/new", "/unions/new")


def test_an_administrator_adds_an_employer_and_its_welsh_forms_are_proposed(
    build: Build, visit: Visit
) -> None:
    with build():
        admin = make_administrator()
    page = visit(admin).get("/employers").follow("Add an employer")
    page = page.submit(
        "Save",
        name="Monmouthshire County Council",
        name_cy="Cyngor Sir Fynwy",
        slug="monmouthshire",
        address="County Hall\nUsk\nNP15 1GA",
        signatory="Mari Gwynne",
    )
    assert page.heading == "Monmouthshire County Council"
    for form in ("Gyngor Sir Fynwy", "Nghyngor Sir Fynwy", "Chyngor Sir Fynwy"):
        assert form in page.text
    assert "The employer was added." in page.text


def test_a_person_corrects_a_proposed_form(build: Build, visit: Visit) -> None:
    with build():
        admin, employer = make_administrator(), make_employer(name_cy="Y Cyngor")
    page = visit(admin).get(f"/employers/{employer.id}").follow("Change these details")
    page = page.submit(
        "Save", name_cy_soft="’r Cyngor", reply_working_days="15", weeks_divisor_hundredths="52.14"
    )
    assert "’r Cyngor" in page.text
    assert "52.14" in page.text
    with build():
        kept = db.session.scalars(select(Employer).where(Employer.id == employer.id)).one()
        assert (kept.reply_working_days, kept.weeks_divisor_hundredths) == (15, 5214)


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"name": ""}, "Enter the name in English."),
        ({"name_cy": " "}, "Enter the name in Welsh."),
        ({"slug": "Blaenau Gwent"}, "The short name must be small letters, figures and hyphens only"),
        ({"slug": "taken"}, "Another employer has this short name."),
        ({"name": "Taken Council"}, "There is already an employer with this name."),
        ({"reply_working_days": "0"}, "The reply promise must be between 1 and 60 working days."),
        ({"reply_working_days": "ten"}, "must be a whole number"),
        ({"weeks_divisor_hundredths": "12"}, "The weeks in a year must be between 50 and 53"),
        ({"email": "somebody"}, "must look like name@example.org"),
    ],
)
def test_a_bad_answer_is_named_and_what_was_typed_stays(
    build: Build, visit: Visit, answers: dict[str, str], error: str
) -> None:
    with build():
        admin = make_administrator()
        make_employer("Taken Council", slug="taken")
    good = {"name": "A Council", "name_cy": "Cyngor A", "slug": "a-council", "telephone": "01633 644644"}
    page = visit(admin).get("/employers/new").submit("Save", **{**good, **answers})
    assert page.status == 400
    assert any(error in message for message in page.errors), page.errors
    assert page.soup.find("input", {"name": "telephone"})["value"] == "01633 644644"
    with build():
        assert db.session.scalars(select(Employer.name)).all() == ["Taken Council"]


def test_the_second_of_two_editors_is_told_and_nothing_typed_is_lost(build: Build, visit: Visit) -> None:
    with build():
        admin, other, employer = make_administrator(), make_administrator(), make_employer()
    mine = visit(admin).get(f"/employers/{employer.id}/change")
    visit(other).get(f"/employers/{employer.id}/change").submit("Save", telephone="01495 311556")
    page = mine.submit("Save", signatory="Siân Powell")
    assert page.status == 409
    assert "Somebody else changed this record" in page.text
    assert page.soup.find("input", {"name": "signatory"})["value"] == "Siân Powell"
    page = page.submit("Save")
    assert page.status == 200


def test_a_service_may_wait_for_its_legal_employer_when_a_note_says_why(build: Build, visit: Visit) -> None:
    with build():
        admin, employer = make_administrator(), make_employer("Torfaen County Borough Council")
    form = visit(admin).get("/services/new")
    refused = form.submit("Save", name="Shared Resource Service")
    assert refused.errors == ["Say what is known about the legal employer, and who is to confirm it."]
    page = refused.submit(
        "Save", legal_employer_note="Press reports name Torfaen; its monitoring officer confirms."
    )
    assert page.rows()[0][1] == "To be confirmed"
    page = page.follow("Change : Shared Resource Service").submit("Save", legal_employer_id=str(employer.id))
    assert page.rows()[0][1] == "Torfaen County Borough Council"


def test_a_recognition_is_added_and_changed_and_is_kept_once(build: Build, visit: Visit) -> None:
    with build():
        admin, employer, union = make_administrator(), make_employer(), make_union("UNISON")
    page = visit(admin).get(f"/employers/{employer.id}").follow("Add a recognised union")
    answers = {
        "union_id": str(union.id),
        "bargaining_unit": "NJC staff",
        "bargaining_unit_cy": "Staff yr NJC",
    }
    page = page.submit("Save", branch="Torfaen branch", **answers)
    assert page.rows()[0][:3] == ["UNISON", "NJC staff", "Torfaen branch"]
    again = page.follow("Add a recognised union").submit("Save", **answers)
    assert again.errors == ["This union is already recognised here for this bargaining unit."]
    page = page.follow("Change : UNISON, NJC staff").submit("Save", notice_address="2 Bond Street\nCwmbrân")
    assert page.rows()[0][3] == "2 Bond Street Cwmbrân"


def test_a_union_is_added_and_changed(build: Build, visit: Visit) -> None:
    with build():
        admin = make_administrator()
    page = visit(admin).get("/unions").follow("Add a union").submit("Save", name="UNISON")
    page = page.follow("Change : UNISON").submit("Save", head_office="130 Euston Road\nLondon")
    assert page.rows() == [["UNISON", "130 Euston Road London", "0", "Change : UNISON"]]


@pytest.mark.parametrize("path", PAGES)
def test_an_empty_list_says_what_to_do_next(build: Build, visit: Visit, path: str) -> None:
    with build():
        admin = make_administrator()
    page = visit(admin).get(path)
    assert page.status == 200
    assert any(words.startswith("Add a") for words in page.links)


def test_what_is_not_there_is_404(build: Build, visit: Visit) -> None:
    with build():
        admin, recognition, other = make_administrator(), make_recognition(), make_employer()
    browser = visit(admin)
    for path in (
        "/employers/999999",
        "/employers/999999/change",
        "/services/999999/change",
        "/unions/999999/change",
        f"/employers/{other.id}/recognitions/{recognition.id}/change",
    ):
        assert browser.get(path).status == 404, path


def test_an_auditor_reads_and_changes_nothing(build: Build, visit: Visit) -> None:
    with build():
        employer = make_employer()
        auditor = make_officer(employer, Role.AUDITOR)
        make_service()
        make_recognition(employer)
    browser = visit(auditor)
    for path in (*PAGES, f"/employers/{employer.id}"):
        page = browser.get(path)
        assert page.status == 200, path
        assert not [words for words in page.links if words.startswith(("Add", "Change"))], path
    for path in (*FORMS, f"/employers/{employer.id}/change", f"/employers/{employer.id}/recognitions/new"):
        assert browser.get(path).status == 403, path


def test_nobody_else_opens_the_settings(build: Build, visit: Visit) -> None:
    with build():
        employer = make_employer()
        others = [
            make_officer(employer, role)
            for role in (Role.HR_OFFICER, Role.HR_CASEWORKER, Role.MANAGER, Role.TRANSLATOR)
        ]
        others += [make_lead(make_programme()), make_representative(make_recognition(employer))]
    for account in others:
        browser = visit(account)
        assert {browser.get(path).status for path in (*PAGES, *FORMS)} == {403}
    answer = visit().client.get("/employers")
    assert (answer.status_code, answer.location) == (302, "/sign-in?next=%2Femployers")


def test_the_pages_are_in_welsh(build: Build, visit: Visit) -> None:
    with build():
        admin = make_administrator()
        employer = make_employer("Torfaen County Borough Council", name_cy="Cyngor Bwrdeistref Sirol Torfaen")
    browser = visit(admin, "cy")
    headings = {path: browser.get(path).heading for path in (*PAGES, *FORMS, f"/employers/{employer.id}")}
    assert headings == {
        "/employers": "Cyflogwyr",
        "/services": "Gwasanaethau",
        "/unions": "Undebau",
        "/employers/new": "Ychwanegu cyflogwr",
        "/services/new": "Ychwanegu gwasanaeth",
        "/unions/new": "Ychwanegu undeb",
        f"/employers/{employer.id}": "Cyngor Bwrdeistref Sirol Torfaen",
    }


def test_each_change_is_in_the_trail_by_the_names_of_its_fields_only(build: Build, visit: Visit) -> None:
    with build():
        admin, employer = make_administrator(), make_employer()
    visit(admin).get(f"/employers/{employer.id}/change").submit("Save", signatory="Siân Powell")
    with build():
        query = select(AuditEvent.account_id, AuditDetail.details).join(
            AuditDetail, AuditDetail.event_id == AuditEvent.id
        )
        found = db.session.execute(query.where(AuditEvent.name == "employer.changed")).all()
        assert [tuple(row) for row in found] == [(admin.id, {"fields": ["signatory"]})]


def test_the_list_costs_the_same_however_long_it_is(
    build: Build, visit: Visit, count_queries: CountQueries
) -> None:
    with build():
        admin = make_administrator()
        make_recognition()
    browser = visit(admin)
    with count_queries() as few:
        browser.get("/employers")
    with build():
        for _ in range(8):
            make_recognition()
    with count_queries() as many:
        browser.get("/employers")
    assert len(many) == len(few)
