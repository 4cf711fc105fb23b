"""The pages of programmes, of teams, decisions and risks, and of releases."""

from datetime import date

import pytest

from tests.conftest import Build, Visit
from tests.factories import (
    make_employer,
    make_lead,
    make_officer,
    make_programme,
    make_recognition,
    make_representative,
    make_staff,
    make_transfer,
)
from transition.access.permissions import Role
from transition.db import db
from transition.rules.basis import LegalBasis


def test_teams_decisions_and_risks_are_kept_changed_and_read_by_those_who_may(
    build: Build, visit: Visit
) -> None:
    with build():
        transfer = make_transfer()
        officer, host = make_officer(transfer.outgoing_employer), make_officer(transfer.incoming_employer)
        representative = make_representative(make_recognition(transfer.outgoing_employer))
    browser, path = visit(officer), f"/transfers/{transfer.id}"
    assert "No teams are recorded." in browser.get(f"{path}/teams").text
    page = browser.get(f"{path}/teams/new").submit("Save", name="GIS", scope="IN", reason="Principal purpose")
    assert page.errors == ["Enter who decided whether the team is in scope."]
    page = page.submit(
        "Save",
        decided_by="Cabinet",
        **{"decided_on-day": "1", "decided_on-month": "3", "decided_on-year": "2026"},
    )
    assert page.rows()[0][:5] == ["GIS", "In scope", "Principal purpose", "Cabinet", "1 March 2026"]
    page = page.follow("Change : GIS").submit("Save", scope="UNDECIDED", reason="Shared with Newport")
    assert page.errors == [
        "Enter the day of the new decision, which must be after 1 March 2026. If the last decision was recorded "
        "wrongly, say that this corrects it."
    ]
    page = page.submit("Save", **{"decided_on-day": "2"})
    assert page.rows()[0][1:3] == ["Undecided", "Shared with Newport"]
    page = browser.get(f"{path}/decisions/new").submit("Save", body="Cabinet", text="Agreed in principle")
    assert page.rows()[0][:3] == ["No day set To be decided", "Cabinet", "Agreed in principle"]
    page = browser.get(f"{path}/risks/new").submit("Save", text="Pay is late", likelihood="4", impact="5")
    assert page.rows()[0][3] == "20 High"
    for part in ("teams", "decisions", "risks"):
        assert visit(host).get(f"{path}/{part}").status == 200
        assert visit(host).get(f"{path}/{part}/new").status == 403
    assert visit(representative).get(f"{path}/decisions").status == 200
    assert visit(representative).get(f"{path}/teams").status == 403
    assert visit(representative).get(f"{path}/risks").status == 403


def test_a_team_of_another_transfer_is_not_found_through_ones_own(build: Build, visit: Visit) -> None:
    from transition.transfers.models import Scope, Team

    with build():
        mine, other = make_transfer(), make_transfer()
        team = Team(transfer_id=other.id, name="GIS", scope=Scope.UNDECIDED)
        db.session.add(team)
        officer = make_officer(mine.outgoing_employer)
    assert visit(officer).get(f"/transfers/{mine.id}/teams/{team.id}/change").status == 404


def test_names_are_released_to_a_union_and_withdrawn(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
        recognition = make_recognition(transfer.outgoing_employer)
        make_staff(transfer, surname="Vaughan", post={"team": "GIS"})
        representative = make_representative(recognition)
        other = make_representative(make_recognition(transfer.outgoing_employer))
    days = {
        f"{name}-{part}": str(number)
        for name, day in (("released_on", date(2026, 3, 2)), ("until_on", date(2026, 3, 1)))
        for part, number in (("day", day.day), ("month", day.month), ("year", day.year))
    }
    page = visit(officer).get(f"/transfers/{transfer.id}/releases/access/new")
    refused = page.submit("Record the release", recipient="The branch", purpose="To meet them", **days)
    assert refused.errors == ["Choose the union."]
    refused = refused.submit("Record the release", recognition_id=str(recognition.id))
    assert refused.errors == ["The last day cannot be before the first."]
    page = refused.submit("Record the release", **{"until_on-day": "31"})
    assert page.rows()[0][1:4] == ["2 March 2026", "Open Last day: 31 March 2026", "The branch"]
    assert page.rows()[0][4].startswith("To meet them")
    seen = visit(representative).get(f"/transfers/{transfer.id}/staff")
    assert seen.rows() == [["Siân Vaughan", "Data Analyst", "GIS"]]
    assert "What for: To meet them" in seen.text
    assert "Vaughan" not in visit(other).get(f"/transfers/{transfer.id}/staff").text
    assert visit(representative).get(f"/transfers/{transfer.id}/releases/access/new").status == 403
    page = visit(officer).get(f"/transfers/{transfer.id}/releases")
    link = next(words for words in page.links if words.startswith("Withdraw"))
    page = page.follow(link).submit(
        "Withdraw the release",
        **{"withdrawn_on-day": "2", "withdrawn_on-month": "3", "withdrawn_on-year": "2026"},
    )
    assert page.rows()[0][2] == "Withdrawn on 2 March 2026"


def test_people_are_named_outside_tupe_only_on_a_lawful_basis(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer(basis=LegalBasis.TUPE_EQUIVALENT)
        officer, host = make_officer(transfer.outgoing_employer), make_officer(transfer.incoming_employer)
    page = visit(officer).get(f"/transfers/{transfer.id}/releases/new")
    today = {"released_on-day": "2", "released_on-month": "3", "released_on-year": "2026"}
    refused = page.submit("Record the release", kind="LIABILITY_IDENTIFIED", recipient="Torfaen HR", **today)
    assert any("Regulation 11 obliges nobody" in message for message in refused.errors)
    refused.submit("Record the release", lawful_basis="Public task")
    seen = visit(host).get(f"/transfers/{transfer.id}/releases")
    assert "Employee liability information, with names" in seen.text
    assert "Public task" not in seen.text


def test_a_lead_begins_a_programme_leads_it_and_reports_it_by_its_items(build: Build, visit: Visit) -> None:
    with build():
        lead, other = make_lead(make_programme()), make_lead(make_programme())
    page = visit(lead).get("/programmes").follow("Add a programme")
    page = page.submit("Save", name="Blaenau Gwent and Torfaen together")
    page = page.follow("Add a phase").submit("Save", name="Discovery")
    assert page.rows()[0][0] == "Discovery"
    path = page.response.request.path
    assert visit(other).get(path).status == 404
    assert visit(other).get(f"{path}/change").status == 404
    page.follow("Change the programme").submit("Save", is_published="yes")
    assert visit(other).get(path).status == 200
    assert visit(other).get(f"{path}/change").status == 404


@pytest.mark.parametrize("role", [Role.MANAGER, Role.TRANSLATOR])
def test_programmes_are_closed_to_those_whom_the_table_leaves_out(
    build: Build, visit: Visit, role: Role
) -> None:
    with build():
        account = make_officer(make_employer(), role)
    assert visit(account).get("/programmes").status == 403


def test_a_union_is_offered_with_the_welsh_name_of_its_staff(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
        make_recognition(transfer.outgoing_employer, bargaining_unit_cy="Staff yr NJC")
    page = visit(officer, "cy").get(f"/transfers/{transfer.id}/releases/access/new")
    assert "Staff yr NJC" in page.text
    assert "NJC staff" not in page.text


def test_the_pages_are_in_welsh(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        lead, officer = make_lead(transfer.programme), make_officer(transfer.outgoing_employer)
    path = f"/transfers/{transfer.id}"
    headings = [
        visit(lead, "cy").get(f"{path}/date").heading,
        visit(officer, "cy").get(f"{path}/legal-basis").heading,
        visit(officer, "cy").get(f"{path}/teams").heading,
        visit(officer, "cy").get(f"{path}/risks").heading,
        visit(officer, "cy").get(f"{path}/decisions").heading,
        visit(lead, "cy").get("/programmes").heading,
    ]
    assert headings == [
        "Symud y dyddiad trosglwyddo",
        "Sail gyfreithiol",
        "Timau a chwmpas",
        "Risgiau",
        "Penderfyniadau",
        "Rhaglenni",
    ]
