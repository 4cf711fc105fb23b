"""The pages of programmes and transfers, and moving a transfer's date."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.factories import (
    make_consultation,
    make_employer,
    make_lead,
    make_officer,
    make_own_milestone,
    make_programme,
    make_recognition,
    make_representative,
    make_service,
    make_staff,
    make_timeline,
    make_transfer,
    viewer_for,
)
from transition.access.permissions import Role
from transition.consultation.records.models import InformationSent, Means
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.letters.models import Batch, Letter
from transition.rules.basis import LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.letters import LanguageChoice, LetterKind
from transition.rules.milestones import MilestoneKey, Owner
from transition.transfers.models import DateMove, LegalBasisDecision, ReleaseKind, Transfer
from transition.transfers.releases.actions import release_information


def test_a_lead_sets_a_transfer_up_and_the_service_gives_the_new_employer(build: Build, visit: Visit) -> None:
    with build():
        outgoing, host = make_employer("Monmouthshire County Council"), make_employer("Torfaen CBC")
        programme, service = make_programme(), make_service(host)
        lead = make_lead(programme)
    page = visit(lead).get("/").follow("Set up a transfer")
    page = page.submit(
        "Set up the transfer",
        programme_id=str(programme.id),
        outgoing_employer_id=str(outgoing.id),
        service_id=str(service.id),
        name="Monmouthshire to SRS",
        **{"transfer_on-day": "1", "transfer_on-month": "4", "transfer_on-year": "2026"},
    )
    assert page.heading == "Monmouthshire to SRS"
    assert "Torfaen CBC" in page.text
    timeline = page.follow("Timeline")
    assert "Nobody keeps this timeline yet" not in timeline.text
    liability = next(row for row in timeline.rows() if row[0].startswith("Employee liability information"))
    assert liability[2].startswith("4 March 2026")
    assert "The timeline was laid out" in timeline.visitor.get(f"{_home(page)}/trail").text


def _home(page) -> str:
    return str(page.response.request.path)


def test_a_transfer_that_cannot_have_its_timeline_is_not_set_up_at_all(
    build: Build, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with build():
        outgoing, programme = make_employer(), make_programme()
        lead = make_lead(programme)

    def refuse(*_transfer: object, **_by: object) -> None:
        raise RuleBroken("date_out_of_range", "transfer_on")

    monkeypatch.setattr("transition.overview.setting_up.open_timeline", refuse)
    page = visit(lead).get("/transfers/new")
    page = page.submit(
        "Set up the transfer",
        programme_id=str(programme.id),
        outgoing_employer_id=str(outgoing.id),
        name="A",
        **{"transfer_on-day": "1", "transfer_on-month": "4", "transfer_on-year": "2026"},
    )
    assert (page.status, page.errors) == (400, ["The date is too far away to count from."])
    with build():
        assert db.session.scalars(select(Transfer)).all() == []


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"name": ""}, "Enter the name of the transfer."),
        ({"transfer_on-day": "31", "transfer_on-month": "2"}, "there is no such date"),
        ({"transfer_on-year": "2005"}, "on or after 6 April 2006"),
        ({"outgoing_employer_id": "999999"}, "choose from the list on the page"),
        ({"programme_id": ""}, "Choose the programme."),
    ],
)
def test_a_bad_answer_is_named_and_nothing_is_set_up(
    build: Build, visit: Visit, answers: dict[str, str], error: str
) -> None:
    with build():
        outgoing, programme = make_employer(), make_programme()
        lead = make_lead(programme)
    good = {
        "programme_id": str(programme.id),
        "outgoing_employer_id": str(outgoing.id),
        "name": "A",
        "transfer_on-day": "1",
        "transfer_on-month": "4",
        "transfer_on-year": "2026",
    }
    page = visit(lead).get("/transfers/new")
    page = page.visitor.post("/transfers/new", {**_token(page), **good, **answers})
    assert page.status == 400
    assert any(error in message for message in page.errors), page.errors
    with build():
        assert db.session.scalars(select(Transfer)).all() == []


def _token(page) -> dict[str, str]:
    return {"csrf_token": page.soup.find("input", {"name": "csrf_token"})["value"]}


def test_a_lead_cannot_set_a_transfer_up_in_another_programme(build: Build, visit: Visit) -> None:
    with build():
        lead, other, outgoing = make_lead(make_programme()), make_programme(), make_employer()
    page = visit(lead).get("/transfers/new")
    answers = {"programme_id": str(other.id), "outgoing_employer_id": str(outgoing.id), "name": "A"}
    assert page.visitor.post("/transfers/new", {**_token(page), **answers}).status == 400


def test_each_employer_agrees_for_itself_and_a_moved_date_is_not_agreed(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer, host = make_officer(transfer.outgoing_employer), make_officer(transfer.incoming_employer)
        lead = make_lead(transfer.programme)
    path = f"/transfers/{transfer.id}"
    page = visit(officer).get(path).submit("Agree to the date for the present employer")
    assert "Present employer: agreed" in page.text
    assert "New employer: not agreed yet" in page.text
    stale = visit(host).get(path)
    _move(visit(lead).get(f"{path}/date"), "1", "5", "2026").submit("Move the transfer date")
    page = stale.submit("Agree to the date for the new employer")
    assert "was moved after you opened the page" in page.soup.get_text()
    assert "Present employer: not agreed yet" in visit(lead).get(path).text


def test_nobody_agrees_for_the_other_employer(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
    page = visit(officer).get(f"/transfers/{transfer.id}")
    answers = {"side": "INCOMING", "is_agreed": "yes", "agreed_on": "2026-04-01"}
    assert (
        page.visitor.post(f"/transfers/{transfer.id}/date/agree", {**_token(page), **answers}).status == 403
    )


def _move(page, day: str, month: str, year: str):
    return page.submit(
        "Continue",
        **{"to_on-day": day, "to_on-month": month, "to_on-year": year, "reason": "Cabinet is later"},
    )


def test_moving_the_date_shows_what_follows_what_stays_and_what_went_out_before_it_is_done(
    build: Build, visit: Visit
) -> None:
    with build():
        transfer = make_transfer(transfer_on=date(2026, 4, 1))
        lead, officer = make_lead(transfer.programme), make_officer(transfer.outgoing_employer)
        representative = make_representative(make_recognition(transfer.outgoing_employer))
        consultation = make_consultation(transfer)
        rows = {
            "follows": Milestone(name="Roadshow", planned_on=date(2026, 3, 18), side=Owner.TRANSFEROR),
            "fixed": Milestone(name="Council", planned_on=date(2026, 3, 19), is_fixed=True, side=Owner.ALL),
            "done": Milestone(
                key=MilestoneKey.NAMED_LEAD.value, done_on=date(2025, 12, 9), side=Owner.TRANSFEROR
            ),
        }
        for row in rows.values():
            row.transfer_id, row.baseline_on = transfer.id, row.planned_on or date(2025, 12, 10)
        batch = Batch(
            transfer_id=transfer.id,
            employer_id=transfer.outgoing_employer_id,
            kind=LetterKind.ANNOUNCEMENT,
            transfer_on=date(2026, 4, 1),
            prepared_by_id=officer.id,
            prepared_on=date(2026, 2, 1),
            dated_on=date(2026, 2, 5),
        )
        db.session.add_all([*rows.values(), batch])
        db.session.flush()
        db.session.add_all(
            [
                Letter(
                    batch_id=batch.id,
                    number=1,
                    reference="A/1",
                    addressee="One",
                    facts={},
                    language=LanguageChoice.ENGLISH,
                ),
                InformationSent(
                    consultation_id=consultation.id,
                    recipient="UNISON",
                    what="Regulation 13 letter",
                    means=Means.DELIVERED,
                    sent_on=date(2026, 2, 4),
                    transfer_on=date(2026, 4, 1),
                    recorded_by_id=officer.id,
                ),
            ]
        )
        db.session.flush()
        batch.issued_on = date(2026, 2, 5)
    preview = _move(visit(lead).get(f"/transfers/{transfer.id}/date"), "1", "5", "2026")
    assert "Nothing has moved yet." in preview.text
    counted = {row[0]: row[1:4] for row in preview.rows(0)}
    assert counted["Employee liability information"] == [
        "4 March 2026",
        "3 April 2026",
        "Thursday 2 April 2026",
    ]
    assert ["Roadshow", "18 March 2026", "17 April 2026"] in preview.rows(1)
    stays = {row[0]: row[2] for row in preview.rows(2)}
    assert stays == {"Lead officer named": "It has been done.", "Council": "Its day is fixed."}
    assert preview.rows(3)[0][0] == "First announcement to staff"
    assert preview.rows(4)[0][:2] == ["Regulation 13 letter", "UNISON"]
    with build():
        assert db.session.scalars(select(DateMove)).all() == []
        assert db.session.scalar(select(Milestone.planned_on).where(Milestone.name == "Roadshow")) == date(
            2026, 3, 18
        )
    done = preview.submit("Move the transfer date")
    assert "The transfer date is now 1 May 2026." in done.text
    assert "Cabinet is later" in done.text
    with build():
        days = dict(db.session.execute(select(Milestone.name, Milestone.planned_on)).all())
        assert (days["Roadshow"], days["Council"]) == (date(2026, 4, 17), date(2026, 3, 19))
    seen = visit(officer).get(f"/transfers/{transfer.id}")
    assert "went out with a date that is no longer the transfer date" in seen.text
    assert "First announcement" not in visit(representative).get(f"/transfers/{transfer.id}/date/moves").text


@pytest.mark.only_sqlite
def test_liability_information_that_went_with_another_date_is_listed_and_held_against_its_new_day(
    build: Build, visit: Visit
) -> None:
    """Worked example 11: given on 2 March for 1 April, it is in time for 1 May too; for 25 March it was late."""
    with build():
        transfer = make_transfer(transfer_on=date(2026, 4, 1))
        lead, hr = make_lead(transfer.programme), make_officer(transfer.outgoing_employer)
        representative = make_representative(make_recognition(transfer.outgoing_employer))
        given = make_timeline(transfer)["LIABILITY_INFORMATION", Owner.TRANSFEROR]
        given.done_on, given.evidence = date(2026, 3, 2), "Receipt 12"
        release_information(
            transfer, ReleaseKind.LIABILITY_IDENTIFIED, recipient="Host HR", released_on=date(2026, 3, 2),
            by=viewer_for(hr), today=date(2026, 3, 2),
        )  # fmt: skip
    for day, month, against in (("25", "3", "25 February 2026 Met late"), ("1", "5", "3 April 2026 Met")):
        preview = _move(visit(lead).get(f"/transfers/{transfer.id}/date"), day, month, "2026")
        stays = next(row for row in preview.rows(2) if row[0] == "Employee liability information")
        assert stays[1:] == ["2 March 2026", "It has been done.", against]
        assert "Host HR" in preview.text
    moved = preview.submit("Move the transfer date")
    assert moved.rows(1)[0] == [
        "Employee liability information, with names", "Host HR", "2 March 2026", "1 April 2026",
    ]  # fmt: skip
    assert "is in time for a later one" in moved.text
    assert "Host HR" not in visit(representative).get(f"/transfers/{transfer.id}/date/moves").text
    assert moved.links.keys() >= {"Timeline"}
    timeline = visit(hr).get(f"/transfers/{transfer.id}/timeline")
    assert "Moves of the transfer date, and what went out with another one" in timeline.links


def test_what_would_follow_is_worked_out_without_writing(
    build: Build, visit: Visit, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    with build():
        transfer = make_transfer(transfer_on=date(2026, 4, 1))
        lead = make_lead(transfer.programme)
        make_timeline(transfer)
        make_own_milestone(transfer)
    question = visit(lead).get(f"/transfers/{transfer.id}/date")
    with count_queries() as statements:
        preview = _move(question, "1", "5", "2026")
    assert "Badges ordered 20 March 2026 19 April 2026" in preview.text
    verbs = ("INSERT", "UPDATE milestone", "DELETE", "SAVEPOINT")
    assert [one for one in statements if one.startswith(verbs)] == []


@pytest.mark.parametrize(
    ("day", "error"),
    [
        (("1", "4", "2026"), "This is the transfer date already."),
        (("1", "3", "2026"), "a day that has passed"),
    ],
)
def test_a_date_that_cannot_be_moved_to_is_refused(
    build: Build, visit: Visit, day: tuple[str, str, str], error: str
) -> None:
    with build():
        transfer = make_transfer()
        lead = make_lead(transfer.programme)
    page = _move(visit(lead).get(f"/transfers/{transfer.id}/date"), *day)
    assert page.status == 400
    assert any(error in message for message in page.errors)


def test_the_second_of_two_leads_who_move_the_date_is_told(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        first, second = make_lead(transfer.programme), make_lead(transfer.programme)
    mine = _move(visit(first).get(f"/transfers/{transfer.id}/date"), "1", "5", "2026")
    _move(visit(second).get(f"/transfers/{transfer.id}/date"), "1", "6", "2026").submit(
        "Move the transfer date"
    )
    assert mine.submit("Move the transfer date").status == 409
    with build():
        assert [one.to_on for one in db.session.scalars(select(DateMove))] == [date(2026, 6, 1)]


def _decide(page, **answers: str):
    day = {"decided_on-day": "2", "decided_on-month": "3", "decided_on-year": "2026"}
    return page.submit(
        "Record the decision", **{"reason": "Advice taken", "adviser": "A. Adviser", **day, **answers}
    )


def test_the_present_employer_decides_the_basis_and_the_history_keeps_both(
    build: Build, visit: Visit
) -> None:
    with build():
        transfer = make_transfer(basis=None)
        officer, lead = make_officer(transfer.outgoing_employer), make_lead(transfer.programme)
    path = f"/transfers/{transfer.id}/legal-basis"
    visit(lead).get(path).follow("Propose a legal basis").submit(
        "Record the proposal", basis="TUPE", reason="Counsel's view"
    )
    page = visit(officer).get(path).follow("Record the decision on the legal basis")
    page = _decide(page, basis="TUPE_EQUIVALENT")
    assert [row[1] for row in page.rows()] == ["Decision", "Proposal"]
    assert visit(lead).get(f"{path}/decide").status == 403
    assert visit(officer).get(f"{path}/propose").status == 403
    assert "Policy" in visit(officer).get(f"/transfers/{transfer.id}").text


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({}, "Choose the legal basis."),
        ({"basis": "TUPE", "adviser": ""}, "Enter who advised on the legal basis."),
        ({"basis": "TUPE", "decided_on-day": "3"}, "cannot be in the future"),
        ({"basis": "TUPE", "reason": " "}, "Enter the reason."),
    ],
)
def test_a_decision_needs_its_adviser_its_day_and_its_reason(
    build: Build, visit: Visit, answers: dict[str, str], error: str
) -> None:
    with build():
        transfer = make_transfer(basis=None)
        officer = make_officer(transfer.outgoing_employer)
    page = _decide(visit(officer).get(f"/transfers/{transfer.id}/legal-basis/decide"), **answers)
    assert any(error in message for message in page.errors), page.errors
    with build():
        assert db.session.scalars(select(LegalBasisDecision)).all() == []


@pytest.mark.parametrize(
    ("basis", "answer", "error"),
    [
        ("TUPE", None, "Say whether anybody's employer changes."),
        ("TUPE", "no", "does not fit your answer"),
        ("TUPE", "yes", "the present and the new employer are the same"),
        ("NO_EMPLOYER_CHANGE", "no", None),
        ("UNDECIDED", None, None),
    ],
)
def test_a_host_that_employs_already_is_asked_whether_anybodys_employer_changes(
    build: Build, visit: Visit, basis: str, answer: str | None, error: str | None
) -> None:
    with build():
        torfaen = make_employer("Torfaen CBC")
        transfer = make_transfer(torfaen, torfaen, basis=None)
        officer = make_officer(torfaen)
    browser = visit(officer)
    assert "Does anybody's employer change?" in browser.get(f"/transfers/{transfer.id}").text
    page = browser.get(f"/transfers/{transfer.id}/legal-basis/decide")
    page = _decide(page, basis=basis, **({"has_new_employer": answer} if answer else {}))
    assert [error in message for message in page.errors] == ([True] if error else [])
    if basis == LegalBasis.NO_EMPLOYER_CHANGE:
        assert "Does anybody's employer change?" not in browser.get(f"/transfers/{transfer.id}").text


def test_a_service_whose_legal_employer_is_the_present_one_raises_the_question_too(
    build: Build, visit: Visit
) -> None:
    with build():
        torfaen = make_employer()
        transfer = make_transfer(torfaen, service_id=make_service(torfaen).id, basis=None)
        officer = make_officer(torfaen)
    page = _decide(
        visit(officer).get(f"/transfers/{transfer.id}/legal-basis/decide"),
        basis="TUPE",
        has_new_employer="yes",
    )
    assert page.errors == []
    assert "Said that the employer changes." in page.text


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
    assert page.rows()[0][1:3] == ["Undecided", "Shared with Newport"]
    page = browser.get(f"{path}/decisions/new").submit("Save", body="Cabinet", text="Agreed in principle")
    assert page.rows()[0][:3] == ["No day set", "Cabinet", "Agreed in principle"]
    page = browser.get(f"{path}/risks/new").submit("Save", text="Pay is late", likelihood="4", impact="5")
    assert page.rows()[0][3] == "20"
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
    page = page.follow("Add an item").submit("Save", kind="PHASE", name="Discovery", progress="9 months")
    assert page.rows()[0][:3] == ["Phase", "Discovery", "9 months"]
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
