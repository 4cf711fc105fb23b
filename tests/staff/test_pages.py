"""The staff pages: who sees what, what is found, and what a second editor is told."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.factories import (
    make_account,
    make_employer,
    make_lead,
    make_officer,
    make_post,
    make_recognition,
    make_representative,
    make_staff,
    make_transfer,
)
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.audit.models import AuditEvent
from transition.clock import now
from transition.db import db
from transition.rules.protection import TermCategory
from transition.staff.people.models import AgencyWorker, Assignment, Person, Post, StaffQuestion
from transition.staff.terms.models import Term
from transition.transfers.models import InformationRelease, ReleaseKind, Scope, Transfer

CANARIES = {
    "address": "17 Canary Lane",
    "postcode": "NP99 9CC",
    "birth date": "29 February 1984",
    "pay": "41,771.77",
    "payroll number": "CANARY007",
    "e-mail": "canary@example.org",
    "term": "Canary protected term",
    "known as": "Canarina",
}


class Case:
    """One transfer with one member of staff, and everybody who might look."""

    def __init__(self) -> None:
        self.transfer: Transfer = make_transfer()
        outgoing, incoming = self.transfer.outgoing_employer, self.transfer.incoming_employer
        assert incoming
        self.hr = make_officer(outgoing)
        self.second = make_officer(outgoing)
        self.host = make_officer(incoming)
        self.lead = make_lead(self.transfer.programme)
        self.recognition = make_recognition(outgoing)
        self.union = make_representative(self.recognition)
        self.other_union = make_representative(make_recognition(outgoing))
        self.manager = make_officer(outgoing, Role.MANAGER)
        self.auditor = make_officer(outgoing, Role.AUDITOR)
        self.stranger = make_officer(make_employer())
        self.person: Person = make_staff(
            self.transfer, surname="Pritchard", forenames="Siân", birth_on=date(1984, 2, 29),
            address=CANARIES["address"], postcode=CANARIES["postcode"], work_email=CANARIES["e-mail"],
            payroll_number=CANARIES["payroll number"], known_as=CANARIES["known as"],
            post={
                "actual_pay_pence": 4177177, "job_title": "Data Analyst", "team": "Data team", "line_manager": "Mari",
            },
        )  # fmt: skip
        db.session.add(
            Term(person_id=self.person.id, category=TermCategory.HOURS, text=CANARIES["term"], source="")
        )
        self.list = f"/transfers/{self.transfer.id}/staff"
        self.page = f"{self.list}/{self.person.id}"

    def release(self, kind: ReleaseKind) -> None:
        db.session.add(
            InformationRelease(
                transfer_id=self.transfer.id, kind=kind, released_on=date(2026, 3, 1), recipient="R",
                released_by_id=self.hr.id,
                recognition_id=self.recognition.id if kind is ReleaseKind.ACCESS_TO_EMPLOYEES else None,
            )
        )  # fmt: skip

    def report_to(self, manager: Account) -> None:
        post = db.session.scalars(select(Post).where(Post.person_id == self.person.id)).one()
        post.line_manager_account_id = manager.id


@pytest.fixture
def case(build: Build) -> Case:
    with build():
        return Case()


def seen(text: str) -> set[str]:
    return {name for name, canary in CANARIES.items() if canary in text}


def test_hr_sees_the_whole_record_and_may_change_it(case: Case, visit: Visit) -> None:
    page = visit(case.hr).get(case.page)
    assert page.status == 200
    assert page.heading == "Siân Pritchard"
    assert seen(page.text) == set(CANARIES)
    assert "Change identity and contact" in page.links


def test_the_list_is_in_welsh_for_a_welsh_reader(case: Case, visit: Visit) -> None:
    page = visit(case.hr, "cy").get(case.list)
    assert (page.status, page.heading) == (200, "Staff")
    assert "Teitl y swydd" in visit(case.hr, "cy").get(f"{case.page}/posts/new").text


@pytest.mark.parametrize(
    ("who", "listed", "opened"),
    [
        ("hr", 200, 200),
        ("auditor", 200, 200),
        ("lead", 200, 200),
        ("host", 200, 404),
        ("union", 200, 404),
        ("manager", 200, 404),
        ("stranger", 404, 404),
    ],
)
def test_who_may_open_the_list_and_a_record(
    case: Case, visit: Visit, who: str, listed: int, opened: int
) -> None:
    visitor = visit(getattr(case, who))
    assert visitor.get(case.list).status == listed
    assert visitor.get(case.page).status == opened


def test_nobody_signed_in_sees_nothing(case: Case, visit: Visit) -> None:
    assert "Siân" not in visit().get(case.page).text


@pytest.mark.parametrize("who", ["lead", "union", "manager"])
def test_details_never_reach_those_who_only_see_names_and_posts(
    case: Case, visit: Visit, build: Build, who: str
) -> None:
    with build():
        case.release(ReleaseKind.ACCESS_TO_EMPLOYEES)
        case.report_to(case.manager)
    visitor = visit(getattr(case, who))
    for path in (case.list, case.page, f"/transfers/{case.transfer.id}/terms"):
        page = visitor.get(path)
        assert seen(page.response.get_data(as_text=True)) == set(), path
    found = visitor.get(case.list).submit("Search", q="siân")
    assert seen(found.response.get_data(as_text=True)) == set()
    assert "Data Analyst" in visitor.get(case.page).text


def test_a_representative_sees_names_posts_and_teams_and_no_assignment(
    case: Case, visit: Visit, build: Build
) -> None:
    with build():
        case.release(ReleaseKind.ACCESS_TO_EMPLOYEES)
    page = visit(case.union).get(case.list)
    assert page.rows() == [["Siân Pritchard", "Data Analyst", "Data team"]]
    assert "In scope" not in visit(case.union).get(case.page).text
    assert visit(case.other_union).get(case.list).heading == "Staff: not open to you yet"
    assert visit(case.other_union).get(case.page).status == 404


def test_a_lead_sees_name_post_team_and_assignment(case: Case, visit: Visit) -> None:
    assert visit(case.lead).get(case.list).rows() == [
        ["Siân Pritchard", "Data Analyst", "Data team", "In scope"]
    ]


@pytest.mark.parametrize("asked", ["contract=FIXED_TERM", "away=yes", "incomplete=yes"])
def test_what_is_hidden_cannot_be_guessed_by_filtering_for_it(case: Case, visit: Visit, asked: str) -> None:
    assert "Siân Pritchard" in visit(case.lead).get(f"{case.list}?{asked}").text


def test_what_is_hidden_cannot_be_guessed_by_searching_for_it(case: Case, visit: Visit) -> None:
    found = visit(case.lead).get(case.list).submit("Search", q="CANARY007")
    assert "Nobody in this list fits" in found.text


def test_a_manager_sees_only_those_who_report_to_them(case: Case, visit: Visit, build: Build) -> None:
    visitor = visit(case.manager)
    assert "Nobody in this transfer reports to you" in visitor.get(case.list).text
    with build():
        case.report_to(case.manager)
        make_staff(case.transfer, surname="Other", forenames="Somebody")
    page = visitor.get(case.list)
    assert [row[0] for row in page.rows()] == ["Siân Pritchard"]
    assert "People in the list: 1." in page.text


def test_the_host_sees_the_staff_only_after_an_identified_release(
    case: Case, visit: Visit, build: Build
) -> None:
    page = visit(case.host).get(case.list)
    assert page.heading == "Staff: not open to you yet"
    with build():
        case.release(ReleaseKind.LIABILITY_PSEUDONYMISED)
    assert visit(case.host).get(case.page).status == 404
    with build():
        case.release(ReleaseKind.LIABILITY_IDENTIFIED)
    page = visit(case.host).get(case.page)
    assert seen(page.text) == set(CANARIES)
    assert "Change identity and contact" not in page.links
    assert visit(case.host).get(f"{case.page}/edit").status == 403


def test_each_record_that_an_auditor_opens_is_in_the_trail(case: Case, visit: Visit, app: Flask) -> None:
    assert visit(case.auditor).get(case.page).status == 200
    visit(case.hr).get(case.page)
    with app.app_context():
        opened = db.session.scalars(select(AuditEvent).where(AuditEvent.name == "staff.record_opened")).all()
    assert [(one.account_id, one.subject) for one in opened] == [
        (case.auditor.id, f"person:{case.person.id}")
    ]


def test_a_person_of_another_transfer_is_not_found(case: Case, visit: Visit, build: Build) -> None:
    with build():
        other = make_transfer(outgoing=case.transfer.outgoing_employer)
        elsewhere = make_staff(make_transfer())
    assert visit(case.hr).get(f"/transfers/{other.id}/staff/{case.person.id}").status == 404
    assert visit(case.hr).get(f"{case.list}/{elsewhere.id}").status == 404


SEARCHED = [
    ("Siân", "Siân Eluned Pritchard"),
    ("SIAN", "Siân Eluned Pritchard"),
    ("sian", "Siân Eluned Pritchard"),
    ("pritchard siân", "Siân Eluned Pritchard"),
    ("prit", "Siân Eluned Pritchard"),
    ("ŵyn", "Ŵyn Llŷr"),
    ("WYN LLYR", "Ŵyn Llŷr"),
    ("O'Neill", "Declan O'Neill"),
    ("O’Neill", "Declan O'Neill"),
    ("oneill", "Declan O'Neill"),
    ("neill", "Declan O'Neill"),
    ("ap rhys", "Gwydion ap Rhys"),
    ("rhys", "Gwydion ap Rhys"),
    ("Fairweather-Llewellyn", "Alexandra Fairweather-Llewellyn"),
    ("llewellyn alex", "Alexandra Fairweather-Llewellyn"),
    ("Alex", "Alexandra Fairweather-Llewellyn"),
    ("004982", "Declan O'Neill"),
]


@pytest.mark.parametrize(("text", "name"), SEARCHED)
def test_people_are_found_however_their_names_are_typed(
    visit: Visit, build: Build, text: str, name: str
) -> None:
    with build():
        transfer = make_transfer()
        hr = make_officer(transfer.outgoing_employer)
        make_staff(transfer, surname="Pritchard", forenames="Siân Eluned", payroll_number="004417")
        make_staff(transfer, surname="Llŷr", forenames="Ŵyn")
        make_staff(transfer, surname="O'Neill", forenames="Declan", payroll_number="004982")
        make_staff(transfer, surname="ap Rhys", forenames="Gwydion")
        make_staff(transfer, surname="Fairweather-Llewellyn", forenames="Alexandra", known_as="Alex")
    page = visit(hr).get(f"/transfers/{transfer.id}/staff").submit("Search", q=text)
    assert [row[0].split(" Known as")[0] for row in page.rows()] == [name]


@pytest.mark.parametrize("text", ["pritchard declan", "zzz", "%", "_", "'"])
def test_every_word_must_fit_and_signs_mean_nothing(case: Case, visit: Visit, text: str) -> None:
    page = visit(case.hr).get(case.list).submit("Search", q=text)
    assert page.status == 200
    assert ("Nobody in this list fits" in page.text) == (text in {"pritchard declan", "zzz"})


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("team=Digital+and+Data", ["B", "C"]),
        ("scope=OUT", ["B"]),
        ("scope=UNDECIDED", ["C"]),
        ("contract=FIXED_TERM", ["C"]),
        ("incomplete=yes", ["B"]),
        ("away=yes", ["C"]),
        ("sort=payroll", ["C", "B", "A"]),
        ("sort=team", ["A", "B", "C"]),
        ("order=down", ["C", "B", "A"]),
        ("scope=nonsense&sort=nonsense&after=-1&before=x", ["A", "B", "C"]),
    ],
)
def test_the_list_is_narrowed_and_sorted(visit: Visit, build: Build, asked: str, names: list[str]) -> None:
    with build():
        transfer = make_transfer()
        hr = make_officer(transfer.outgoing_employer)
        make_staff(transfer, surname="A", forenames="", payroll_number="3", post={"team": "Archives"})
        make_staff(transfer, Scope.OUT, surname="B", forenames="", payroll_number="2", address="")
        make_staff(
            transfer, Scope.UNDECIDED, surname="C", forenames="", payroll_number="1", away_kind="SECONDMENT",
            post={"contract_type": "FIXED_TERM"},
        )  # fmt: skip
    page = visit(hr).get(f"/transfers/{transfer.id}/staff?{asked}")
    assert [row[0][0] for row in page.rows()] == names


def test_the_pages_of_a_long_list_hold_everybody_once_in_both_directions(visit: Visit, build: Build) -> None:
    with build():
        transfer = make_transfer()
        hr = make_officer(transfer.outgoing_employer)
        for number in range(120):
            make_staff(transfer, surname=f"Jones{number % 7}", forenames=f"Ann{number:03}")
    address, browser = f"/transfers/{transfer.id}/staff", visit(hr)
    asked = ("", "?order=down", "?sort=team", "?sort=payroll&order=down")
    searched = browser.get(address).submit("Search", q="jones")
    for page in (searched, *(browser.get(address + one) for one in asked)):
        pages = [[row[0] for row in page.rows()]]
        while "Next page" in page.links:
            page = page.follow("Next page")
            pages.append([row[0] for row in page.rows()])
        assert [len(one) for one in pages] == [50, 50, 20]
        assert len({name for one in pages for name in one}) == 120
        for expected in (pages[1], pages[0]):
            page = page.follow("Previous page")
            assert [row[0] for row in page.rows()] == expected
        assert "Previous page" not in page.links


@pytest.mark.parametrize("asked", ["", "?team=Data+team&scope=IN&sort=team&order=down"])
@pytest.mark.parametrize("words", ["", "pritchard"])
@pytest.mark.parametrize("who", ["hr", "host", "lead", "manager", "auditor"])
def test_the_list_takes_at_most_eight_queries_whatever_its_length(
    case: Case, visit: Visit, build: Build, count_queries, who: str, asked: str, words: str
) -> None:
    with build():
        case.release(ReleaseKind.LIABILITY_IDENTIFIED)
        case.report_to(case.manager)
    visitor = visit(getattr(case, who))
    address = visitor.get(case.list + asked).submit("Search", q=words).response.request.full_path
    with count_queries() as few:
        assert visitor.get(address).status == 200
    with build():
        for number in range(30):
            make_staff(case.transfer, surname=f"Jones{number}")
    with count_queries() as many:
        assert visitor.get(address).status == 200
    few_count, many_count = (len([q for q in seen if q[:6] in {"SELECT", "WITH R"}]) for seen in (few, many))
    assert few_count == many_count <= 8


def test_the_empty_list_says_what_to_do(visit: Visit, build: Build) -> None:
    with build():
        transfer = make_transfer()
        hr = make_officer(transfer.outgoing_employer)
        lead = make_lead(transfer.programme)
    assert "There is nobody in this transfer yet" in visit(hr).get(f"/transfers/{transfer.id}/staff").text
    assert "HR officer adds people" in visit(lead).get(f"/transfers/{transfer.id}/staff").text


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
