"""Records are changed by those who may, the second of two editors is told, and nothing typed is lost."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.factories import (
    make_account,
    make_post,
    make_staff,
)
from tests.staff.records import Case
from transition.clock import now
from transition.db import db
from transition.rules.protection import TermCategory
from transition.staff.people.models import AgencyWorker, Assignment, Post, StaffQuestion
from transition.staff.terms.models import Term
from transition.transfers.models import Scope


def test_somebody_is_added_by_hand(case: Case, visit: Visit) -> None:
    visitor = visit(case.hr)
    refused = visitor.get(f"{case.list}/new").submit("Save", forenames="Carys")
    assert refused.status == 400
    assert "Enter the surname." in refused.errors
    page = refused.submit("Save", surname="Llewelyn", job_title="Analyst", scope="IN")
    assert (page.status, page.heading) == (200, "Carys Llewelyn")
    assert visitor.get(case.list).submit("Search", q="carys").rows()[0][0] == "Carys Llewelyn"


def test_the_second_of_two_editors_is_told_and_loses_nothing(case: Case, visit: Visit) -> None:
    first, second = visit(case.hr), visit(case.second)
    mine, theirs = first.get(f"{case.page}/edit"), second.get(f"{case.page}/edit")
    assert mine.submit("Save", known_as="Siani").status == 200
    late = theirs.submit("Save", postcode="NP7 0AA")
    assert late.status == 409
    assert "Somebody else changed this record" in late.text
    assert late.soup.find("input", {"name": "postcode"})["value"] == "NP7 0AA"
    assert "Siani" in late.text
    assert "Siani" in second.get(case.page).text
    saved = late.submit("Save", known_as="Siani")
    assert saved.status == 200
    assert "NP7 0AA" in saved.text
    assert "Siani" in saved.text


@pytest.mark.parametrize(
    "what", ["posts/{post}/edit", "posts/{post}/assignment", "service-dates", "language"]
)
def test_every_form_of_a_record_tells_a_second_editor(
    case: Case, visit: Visit, app: Flask, what: str
) -> None:
    with app.app_context():
        post = db.session.scalars(select(Post.id).where(Post.person_id == case.person.id)).one()
    path = f"{case.page}/{what.format(post=post)}"
    answers = {
        "posts/{post}/edit": {"team": "New team"},
        "posts/{post}/assignment": {"scope": "UNDECIDED"},
        "service-dates": {
            f"green_book_service_on-{part}": value for part, value in (("day", "1"), ("month", "2"), ("year", "2006"))
        },
        "language": {"language": "NOT_ASKED", "letter_format": "LARGE_PRINT"},
    }[what]  # fmt: skip
    mine, theirs = visit(case.hr).get(path), visit(case.second).get(path)
    assert mine.submit("Save", **answers).status == 200
    assert theirs.submit("Save", **answers).status == 409


def test_a_changed_service_date_needs_its_reason_and_keeps_the_old_date(case: Case, visit: Visit) -> None:
    page = visit(case.hr).get(f"{case.page}/service-dates")
    year = {"statutory_service_on-year": "2010"}
    refused = page.submit("Save", **year)
    assert refused.status == 400
    assert "Say why" in refused.errors[0]
    saved = refused.submit("Save", reason="P45 found")
    assert "1 September 2010" in saved.text
    assert "P45 found" in saved.text
    assert "1 September 2009" in saved.text


def test_a_new_address_is_not_a_checked_one(case: Case, visit: Visit) -> None:
    visitor = visit(case.hr)
    checked = visitor.get(case.page).submit("The address was checked")
    assert "Address checked" in checked.text
    moved = visitor.get(f"{case.page}/edit").submit("Save", postcode="NP7 1AA")
    assert "Address not checked" in moved.text


def test_checking_an_address_that_changed_meanwhile_checks_nothing(case: Case, visit: Visit) -> None:
    opened = visit(case.hr).get(case.page)
    visit(case.second).get(f"{case.page}/edit").submit("Save", postcode="NP7 1AA")
    late = opened.submit("The address was checked")
    assert late.status == 409
    assert "Address not checked" in visit(case.hr).get(case.page).text


def test_a_question_is_answered_once(case: Case, visit: Visit, build: Build) -> None:
    with build():
        db.session.add(
            StaffQuestion(
                person_id=case.person.id,
                field="birth_on",
                code="no_such_date",
                raw="31/02/1992",
                asked_at=now(),
            )
        )
    visitor = visit(case.hr)
    assert "Questions: 1" in visitor.get(case.list).text
    form = visitor.get(case.page).follow("Answer : Date of birth")
    assert "31/02/1992" in form.text
    assert form.submit("Save").errors == ["Enter the answer."]
    assert "3 February" in form.submit("Save", answer="3 February, from the passport").text
    assert form.submit("Save", answer="Again").errors == ["Somebody else has answered this question already."]
    assert "Complete" in visitor.get(case.list).text


def test_a_line_manager_is_matched_to_somebody_who_signs_in(case: Case, visit: Visit) -> None:
    page = visit(case.hr).get(f"{case.list}/managers")
    assert page.rows() == [["Mari", "1", "Not matched"]]
    page = page.submit("Save", name="Mari", account=str(case.manager.id))
    assert page.rows() == [["Mari", "1", case.manager.name]]
    assert visit(case.manager).get(case.page).status == 200
    foreign = page.submit("Save", name="Mari", account=str(case.stranger.id))
    assert foreign.status == 400


def test_terms_have_three_states_and_are_withdrawn_never_deleted(case: Case, visit: Visit) -> None:
    visitor = visit(case.hr)
    form = visitor.get(f"{case.page}/terms/new")
    assert form.submit("Save").errors[0] == "Select the category of the term."
    both = form.submit("Save", category="NOTICE", text="8 weeks", is_none="yes")
    assert "Not both." in both.errors[0]
    page = form.submit("Save", category="NOTICE", is_none="yes", is_checked="yes")
    rows = {row[0]: row[1] for row in page.rows()}
    assert rows["Notice"].startswith("None")
    assert rows["Sick pay"] == "Not asked"
    assert rows["Hours"].startswith("Canary protected term")
    ended = page.follow("Withdraw : Hours").submit(
        "Save", **{"until_on-day": "1", "until_on-month": "3", "until_on-year": "2026"}
    )
    assert "Canary protected term Until: 1 March 2026" in " ".join(r[1] for r in ended.rows())


def test_terms_by_category_hide_small_counts_and_name_nobody(case: Case, visit: Visit, build: Build) -> None:
    address = f"/transfers/{case.transfer.id}/terms"
    assert "Fewer than 5 people are in scope" in visit(case.union).get(address).text
    with build():
        for _number in range(6):
            person = make_staff(case.transfer, post={"collective_agreement": "NJC Green Book"})
            db.session.add(Term(person_id=person.id, category=TermCategory.LEAVE, text="31 days", source=""))
    page = visit(case.union).get(address)
    rows = dict(page.rows())
    assert (rows["Annual leave"], rows["Hours"]) == ("5 to 9", "Fewer than 5")
    assert "NJC Green Book" in page.text
    assert visit(case.manager).get(address).status == 403


def test_agency_workers_are_counted_and_never_named(case: Case, visit: Visit, build: Build) -> None:
    assert "No agency workers are recorded" in visit(case.hr).get(f"{case.list}/agency-workers").text
    with build():
        for team in ("Helpdesk", "Helpdesk", "Networks"):
            db.session.add(AgencyWorker(transfer_id=case.transfer.id, team=team, type_of_work="Support"))
    page = visit(case.lead).get(f"{case.list}/agency-workers")
    assert page.rows() == [["Helpdesk", "Support", "2"], ["Networks", "Support", "1"]]
    assert visit(case.manager).get(f"{case.list}/agency-workers").status == 404


@pytest.mark.parametrize("who", ["host", "lead", "union", "manager", "auditor"])
@pytest.mark.parametrize(
    "what", ["new", "managers", "{p}/edit", "{p}/language", "{p}/service-dates", "{p}/terms/new"]
)
def test_only_the_outgoing_hr_may_change_records(case: Case, visit: Visit, who: str, what: str) -> None:
    path = f"{case.list}/{what.format(p=case.person.id)}"
    assert visit(getattr(case, who)).get(path).status == 403
    assert visit(getattr(case, who)).post(path, {}).status in {400, 403}
    assert visit(case.stranger).get(path).status == 404


def test_an_assignment_is_decided_on_evidence_and_can_be_challenged(
    case: Case, visit: Visit, app: Flask, build: Build
) -> None:
    with build():
        post = make_post(case.person, job_title="GIS Officer")
        db.session.add(Assignment(transfer_id=case.transfer.id, post_id=post.id, scope=Scope.UNDECIDED))
        account = make_account()
    assert account
    form = visit(case.hr).get(f"{case.page}/posts/{post.id}/assignment")
    assert form.submit("Save", scope="IN").errors == ["Say on what evidence this was decided."]
    page = form.submit(
        "Save", scope="OUT", evidence="Time sheets: 20% on the service", decided_by="Head of Digital",
        share_percent="20", challenge="Most of my work is GIS", **{
            "decided_on-day": "2", "decided_on-month": "2", "decided_on-year": "2026",
            "challenged_on-day": "9", "challenged_on-month": "2", "challenged_on-year": "2026",
        },
    )  # fmt: skip
    assert page.status == 200
    assert "Time sheets: 20% on the service" in page.text
    assert "9 February 2026" in page.text
