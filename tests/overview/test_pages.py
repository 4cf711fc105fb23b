"""Home, the page of a transfer, and its trail."""

from datetime import UTC, date, datetime

import pytest

from tests.conftest import Build, CountQueries, Visit
from tests.factories import (
    appoint,
    make_account,
    make_administrator,
    make_consultation,
    make_employer,
    make_lead,
    make_officer,
    make_programme,
    make_recognition,
    make_representation,
    make_representative,
    make_service,
    make_transfer,
)
from transition.access.permissions import Role
from transition.audit.record import record
from transition.consultation.meetings.models import Meeting, MeetingAction
from transition.consultation.models import Consultation
from transition.consultation.representations.models import Representation
from transition.db import db
from transition.transfers.models import Scope, Team, Transfer

Count = CountQueries


def _done(event: str, transfer: Transfer, account_id: int | None = None) -> None:
    class By:
        pass

    by = By()
    by.account_id = account_id
    record(event, by=by if account_id else None, subject=transfer, transfer_id=transfer.id)


def test_home_shows_ones_own_transfers_with_days_to_go_and_what_comes_next(
    build: Build, visit: Visit
) -> None:
    with build():
        transfer = make_transfer(name="Monmouthshire to SRS", transfer_on=date(2026, 4, 1))
        officer = make_officer(transfer.outgoing_employer)
        make_transfer(name="Somebody else's")
    page = visit(officer).get("/")
    row = page.rows()[0]
    assert row[0] == "Monmouthshire to SRS"
    assert row[1].endswith("Worked out today from the records")
    assert "30 days to go" in row[2]
    assert row[3] == "TUPE applies"
    assert "Somebody else's" not in page.text


def test_a_reply_that_is_overdue_comes_before_what_was_due_later(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer, lead = make_officer(transfer.outgoing_employer), make_lead(transfer.programme)
        file = make_consultation(transfer, transfer.outgoing_employer)
        make_representation(file, make_recognition(transfer.outgoing_employer), reply_due_on=date(2025, 6, 2))
    for reader, path in (
        (officer, "/"), (officer, f"/transfers/{transfer.id}"), (lead, f"/programmes/{transfer.programme_id}/councils"),
    ):  # fmt: skip
        text = " ".join(visit(reader).get(path).text.split())
        assert "Reply to representations" in text, path
        assert "2 June 2025 Overdue" in text, path


def test_home_shows_ones_own_tasks_and_nobody_elses(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        recognition = make_recognition(transfer.outgoing_employer)
        mine, other = make_officer(transfer.outgoing_employer), make_officer(make_employer())
        consultation = Consultation(transfer_id=transfer.id, employer_id=transfer.outgoing_employer_id)
        db.session.add(consultation)
        db.session.flush()
        meeting = Meeting(
            consultation_id=consultation.id,
            title="First meeting",
            starts_at=datetime(2026, 2, 10, 10, tzinfo=UTC),
        )
        db.session.add(meeting)
        db.session.flush()
        db.session.add_all(
            [
                MeetingAction(
                    meeting_id=meeting.id,
                    text="Send the pay dates",
                    owner_account_id=mine.id,
                    due_on=date(2026, 3, 9),
                ),
                MeetingAction(meeting_id=meeting.id, text="Not mine", owner_account_id=other.id),
                Representation(
                    consultation_id=consultation.id,
                    recognition_id=recognition.id,
                    received_on=date(2026, 2, 9),
                    text="Keep the base",
                    reply_due_on=date(2026, 2, 23),
                    recorded_by_id=mine.id,
                ),
            ]
        )
        union = recognition.union.name
    page = visit(mine).get("/")
    assert f"Reply to the representations of {union}" in page.text
    assert "Overdue" in page.text
    assert "Send the pay dates" in page.text
    assert "Not mine" not in page.text
    assert "Send the pay dates" not in visit(other).get("/").text


def test_home_says_what_an_administrator_and_a_translator_can_do(build: Build, visit: Visit) -> None:
    with build():
        admin, translator = make_administrator(), make_officer(make_employer(), Role.TRANSLATOR)
        nobody = make_account()
    assert "Employers, with the unions that they recognise" in visit(admin).get("/").links
    assert "no staff records" in visit(translator).get("/").text
    assert "You hold no role today." in visit(nobody).get("/").text


def test_home_asks_for_a_sign_in(visit: Visit) -> None:
    answer = visit().client.get("/")
    assert (answer.status_code, answer.location.partition("?")[0]) == (302, "/sign-in")


def test_the_page_of_a_transfer_gives_its_dates_with_source_and_kind(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer(name="Monmouthshire to SRS", transfer_on=date(2026, 5, 1))
        officer = make_officer(transfer.outgoing_employer)
    page = visit(officer).get(f"/transfers/{transfer.id}")
    assert page.heading == "Monmouthshire to SRS"
    row = next(row for row in page.rows() if row[0] == "Employee liability information")
    assert row[2].startswith("3 April 2026")
    assert row[3] == "Thursday 2 April 2026"
    assert row[4:6] == ["Statutory", "TUPE 2006 reg 11(6)"]


def test_a_manager_reads_the_transfer_but_neither_its_legal_basis_nor_its_dates(
    build: Build, visit: Visit
) -> None:
    with build():
        transfer = make_transfer()
        manager = make_officer(transfer.outgoing_employer, Role.MANAGER)
    page = visit(manager).get(f"/transfers/{transfer.id}")
    assert page.status == 200
    assert "TUPE applies" not in page.text
    assert "Employee liability information" not in page.text
    home = visit(manager).get("/")
    assert "TUPE applies" not in home.text
    for part in ("legal-basis", "teams", "decisions", "risks", "releases", "trail", "date", "change"):
        assert visit(manager).get(f"/transfers/{transfer.id}/{part}").status == 403, part


def test_an_unknown_new_employer_is_said_plainly(build: Build, visit: Visit) -> None:
    with build():
        service = make_service()
        transfer = make_transfer(service_id=service.id)
        transfer.incoming_employer_id = None
        officer = make_officer(transfer.outgoing_employer)
    page = visit(officer).get(f"/transfers/{transfer.id}")
    assert "Letters that must name it wait until it is known." in page.text


def test_a_lead_is_told_when_the_services_employer_became_known(build: Build, visit: Visit) -> None:
    with build():
        service = make_service(make_employer())
        transfer = make_transfer(service_id=service.id)
        transfer.incoming_employer_id = None
        lead = make_lead(transfer.programme)
    browser = visit(lead)
    page = browser.get(f"/transfers/{transfer.id}")
    assert "this transfer does not name it yet" in page.text
    page = page.follow("Change the transfer").submit("Save")
    assert "this transfer does not name it yet" not in page.text


@pytest.mark.parametrize("role", [Role.HR_OFFICER, Role.HR_CASEWORKER, Role.AUDITOR, Role.MANAGER])
def test_another_councils_people_do_not_find_the_transfer(build: Build, visit: Visit, role: Role) -> None:
    with build():
        transfer = make_transfer()
        stranger = make_officer(make_employer(), role)
    for part in ("", "/date/moves", "/trail"):
        assert visit(stranger).get(f"/transfers/{transfer.id}{part}").status in {404, 403}
    assert visit(stranger).get(f"/transfers/{transfer.id}").status == 404


def test_another_councils_representative_does_not_find_the_transfer(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        own = make_representative(make_recognition(transfer.outgoing_employer))
        stranger = make_representative(make_recognition())
    assert visit(own).get(f"/transfers/{transfer.id}").status == 200
    assert visit(stranger).get(f"/transfers/{transfer.id}").status == 404


def test_the_pages_are_in_welsh(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer(name="Monmouthshire to SRS", name_cy="Sir Fynwy i SRS")
        officer = make_officer(transfer.outgoing_employer)
        _done("transfer.changed", transfer, officer.id)
    browser = visit(officer, "cy")
    home = browser.get("/")
    assert home.heading == "Hafan"
    assert "30 diwrnod i fynd" in home.text
    page = browser.get(f"/transfers/{transfer.id}")
    assert page.heading == "Sir Fynwy i SRS"
    assert "Gwybodaeth am rwymedigaethau cyflogeion" in page.text
    trail = browser.get(f"/transfers/{transfer.id}/trail")
    assert trail.heading == "Trywydd archwilio"
    assert "Newidiwyd y trosglwyddiad" in trail.text


def test_home_costs_the_same_however_many_transfers_there_are(
    build: Build, visit: Visit, count_queries: Count
) -> None:
    with build():
        employer = make_employer()
        officer, representative = make_officer(employer), make_representative(make_recognition(employer))
        make_transfer(employer)
    browsers = (visit(officer), visit(representative))
    for browser in browsers:
        browser.get("/")
    with count_queries() as few:
        for browser in browsers:
            browser.get("/")
    with build():
        for _ in range(6):
            make_transfer(employer)
    with count_queries() as many:
        for browser in browsers:
            browser.get("/")
    assert len(many) == len(few)


def test_the_transfer_page_lists_teams_for_those_who_may_read_scope(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        db.session.add(Team(transfer_id=transfer.id, name="GIS", scope=Scope.UNDECIDED, reason="Shared"))
        host = make_officer(transfer.incoming_employer)
        representative = make_representative(make_recognition(transfer.outgoing_employer))
    assert "GIS Undecided" in visit(host).get(f"/transfers/{transfer.id}").text
    assert "GIS" not in visit(representative).get(f"/transfers/{transfer.id}").text


def test_the_trail_shows_who_did_what_when_and_can_be_narrowed(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer, name="Mari Gwynne")
        _done("team.added", transfer, officer.id)
        _done("transfer.changed", transfer, officer.id)
    browser = visit(officer)
    page = browser.get(f"/transfers/{transfer.id}/trail")
    assert [row[1:] for row in page.rows()] == [
        ["The transfer was changed", "Mari Gwynne"],
        ["A team was added", "Mari Gwynne"],
    ]
    narrowed = browser.get(f"/transfers/{transfer.id}/trail?about=team")
    assert [row[1] for row in narrowed.rows()] == ["A team was added"]
    assert browser.get(f"/transfers/{transfer.id}/trail?about=case&after=zzz").status == 200


def test_a_long_trail_comes_in_pages(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
        for _ in range(60):
            _done("transfer.changed", transfer, officer.id)
    first = visit(officer).get(f"/transfers/{transfer.id}/trail")
    second = first.visitor.get(next(href for words, href in first.links.items() if "Next page" in words))
    assert (len(first.rows()), len(second.rows())) == (50, 10)


def test_an_empty_trail_says_so(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
    assert "There is nothing to show." in visit(officer).get(f"/transfers/{transfer.id}/trail").text


def test_nobodys_trail_tells_of_what_is_closed_to_them(build: Build, visit: Visit) -> None:
    """An objection, in a cohort of one, would name its maker to a lead who may not read objections."""
    with build():
        programme = make_programme()
        transfer = make_transfer(programme=programme)
        officer, lead = make_officer(transfer.outgoing_employer), make_lead(programme)
        host = make_officer(transfer.incoming_employer)
        _done("objection.recorded", transfer, officer.id)
        _done("measure.recorded", transfer, host.id)
    path = f"/transfers/{transfer.id}/trail"
    seen = {
        who: [row[1] for row in (page.rows() if page.soup.find("table") else [])]
        for who, page in {
            "officer": visit(officer).get(path),
            "lead": visit(lead).get(path),
            "host": visit(host).get(path),
        }.items()
    }
    assert seen == {
        "officer": ["A measure was recorded", "An objection was recorded"],
        "lead": ["A measure was recorded"],
        "host": ["A measure was recorded"],
    }
    assert "An objection was recorded" not in visit(lead).get("/").text
    assert "An objection was recorded" in visit(officer).get("/").text


def test_a_lapsed_appointment_opens_nothing(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        account = make_account()
        appoint(
            account, Role.HR_OFFICER, employer_id=transfer.outgoing_employer_id, until_on=date(2026, 3, 1)
        )
    assert visit(account).get(f"/transfers/{transfer.id}").status == 403
