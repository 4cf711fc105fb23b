"""Cases: recorded and read by caseworkers alone, told of within two years, and "none" only by somebody's name."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.conftest import TODAY, Build, CountQueries, Visit
from tests.factories import make_employer, make_lead, make_officer, make_staff, make_transfer, viewer_for
from transition.access.permissions import Role
from transition.clock import now
from transition.db import Stale, db
from transition.rules.broken import RuleBroken
from transition.rules.cases import CaseKind, CaseStage
from transition.rules.liability import Answer
from transition.staff.cases import actions, queries
from transition.staff.cases.models import StaffCase
from transition.transfers.models import InformationRelease, ReleaseKind, Scope, Transfer

DISCIPLINARY, GRIEVANCE = CaseKind.DISCIPLINARY, CaseKind.GRIEVANCE


class World:
    """One transfer with one member of staff, and everybody who might look."""

    def __init__(self) -> None:
        self.transfer: Transfer = make_transfer()
        out, host = self.transfer.outgoing_employer, self.transfer.incoming_employer
        assert host
        self.cases = make_officer(out, Role.HR_CASEWORKER, name="Cerys Achos")
        self.hr, self.auditor = make_officer(out), make_officer(out, Role.AUDITOR)
        self.host, self.host_cases = make_officer(host), make_officer(host, Role.HR_CASEWORKER)
        self.lead = make_lead(self.transfer.programme)
        self.stranger = make_officer(make_employer(), Role.HR_CASEWORKER)
        self.person = make_staff(self.transfer, surname="Pritchard", forenames="Siân")
        self.list = f"/transfers/{self.transfer.id}/cases"
        self.page = f"/transfers/{self.transfer.id}/staff/{self.person.id}/cases"

    def release(self, on: date = date(2026, 3, 1)) -> None:
        db.session.add(
            InformationRelease(
                transfer_id=self.transfer.id, kind=ReleaseKind.LIABILITY_IDENTIFIED, released_on=on,
                recipient="R", released_by_id=self.hr.id,
            )
        )  # fmt: skip

    def record(
        self, kind: CaseKind = DISCIPLINARY, opened_on: date = date(2026, 1, 5), **more: object
    ) -> StaffCase:
        given = {
            "kind": kind, "opened_on": opened_on, "stage": CaseStage.HEARING, "about": "Zqlateness", "outcome": "",
            "closed_on": None, "is_under_code": None, **more,
        }  # fmt: skip
        return actions.record_case(
            self.transfer, self.person, given=given, by=viewer_for(self.cases), today=TODAY, now=now()
        )

    def state(self, kind: CaseKind, *, is_none: bool = True) -> None:
        actions.state_cases(
            self.transfer,
            self.person,
            kind=kind,
            is_none=is_none,
            by=viewer_for(self.cases),
            today=TODAY,
            now=now(),
        )


@pytest.fixture
def world(build: Build) -> World:
    with build():
        return World()


def answers(world: World, on: date = TODAY) -> dict[CaseKind, Answer]:
    (one,) = queries.information_of(world.transfer, on)
    return {kind: found.answer for kind, found in one.kinds.items()}


def test_nobody_asked_is_not_none(app: Flask, world: World) -> None:
    with app.app_context():
        assert set(answers(world).values()) == {Answer.NOT_ASKED}
        world.state(GRIEVANCE)
        assert answers(world)[GRIEVANCE] is Answer.NONE
        assert answers(world)[DISCIPLINARY] is Answer.NOT_ASKED
        statement = queries.cases_of(world.person, TODAY).kinds[GRIEVANCE].statement
        assert statement is not None
        assert (statement.stated_by_id, statement.stated_on) == (world.cases.id, TODAY)
        world.state(GRIEVANCE, is_none=False)
        assert answers(world)[GRIEVANCE] is Answer.NOT_ASKED
        with pytest.raises(RuleBroken, match="nothing_to_take_back"):
            world.state(GRIEVANCE, is_none=False)
        db.session.rollback()


def test_a_case_overrules_an_earlier_none_and_forbids_a_later_one(app: Flask, world: World) -> None:
    with app.app_context():
        world.state(DISCIPLINARY)
        world.record()
        assert answers(world)[DISCIPLINARY] is Answer.GIVEN
        with pytest.raises(RuleBroken, match="there_is_a_case"):
            world.state(DISCIPLINARY)
        db.session.rollback()


def test_only_what_is_within_the_window_goes_into_the_information(app: Flask, world: World) -> None:
    with app.app_context():
        kept = world.record(
            opened_on=date(2024, 3, 2), stage=CaseStage.CONCLUDED, outcome="x", closed_on=date(2024, 3, 2)
        )
        world.record(
            opened_on=date(2024, 3, 1), stage=CaseStage.CONCLUDED, outcome="x", closed_on=date(2024, 3, 1)
        )
        (one,) = queries.information_of(world.transfer, TODAY)
        assert [case.id for case in one.kinds[DISCIPLINARY].told] == [kept.id]
        assert len(one.kinds[DISCIPLINARY].cases) == 2
        db.session.rollback()


def test_people_out_of_scope_are_not_told_of(app: Flask, build: Build, world: World) -> None:
    with build():
        make_staff(world.transfer, Scope.OUT)
    with app.app_context():
        assert [one.person.id for one in queries.information_of(world.transfer, TODAY)] == [world.person.id]


def test_the_second_of_two_editors_is_told(app: Flask, world: World) -> None:
    with app.app_context():
        case = world.record()
        given = {name: getattr(case, name) for name in actions.CASE}
        by = viewer_for(world.cases)
        actions.change_case(
            world.transfer, case, version=1, given={**given, "stage": CaseStage.APPEAL}, by=by, today=TODAY
        )
        with pytest.raises(Stale):
            actions.change_case(world.transfer, case, version=1, given=given, by=by, today=TODAY)
        db.session.rollback()


def test_whether_the_code_applies_is_kept_of_procedures_alone(app: Flask, world: World) -> None:
    with app.app_context():
        assert world.record(is_under_code=False).is_under_code is False
        assert world.record(CaseKind.CLAIM_BROUGHT, is_under_code=False).is_under_code is None
        db.session.rollback()


@pytest.mark.parametrize(
    "statement", ["DELETE FROM case_statement", "UPDATE case_statement SET kind = 'GRIEVANCE'"]
)
def test_what_somebody_stated_can_be_changed_by_nobody(app: Flask, world: World, statement: str) -> None:
    with app.app_context():
        world.state(GRIEVANCE)
        db.session.commit()
        with pytest.raises(DBAPIError):
            db.session.execute(text(statement))
        db.session.rollback()


def test_the_information_costs_the_same_however_many_people_there_are(
    app: Flask, build: Build, world: World, count_queries: CountQueries
) -> None:
    def cost() -> int:
        with app.app_context(), count_queries() as seen:
            queries.information_of(world.transfer, TODAY)
        return len(seen)

    few = cost()
    with build():
        for _ in range(5):
            make_staff(world.transfer)
        world.record()
    assert cost() == few


# Pages.


@pytest.mark.only_sqlite
def test_a_caseworker_records_a_case_and_that_there_is_no_other(visit: Visit, world: World) -> None:
    browser = visit(world.cases)
    page = browser.get(f"/transfers/{world.transfer.id}/staff/{world.person.id}")
    page = page.follow("Disciplinary procedures, grievances and claims")
    assert page.heading == "Cases of Siân Pritchard"
    form = page.follow("Record a case")
    refused = form.submit("Save", kind="GRIEVANCE", stage="CONCLUDED", **_day("opened_on", 5, 1, 2026))
    assert refused.errors == ["Enter the day on which the case was concluded."]
    page = form.submit(
        "Save", kind="GRIEVANCE", stage="HEARING", about="Rota", **_day("opened_on", 5, 1, 2026)
    )
    assert "There is a case to tell of" in page.text
    page = page.follow("State that there is none : Disciplinary procedure").submit("State that there is none")
    assert "None Cerys Achos · 2 March 2026" in page.text
    page = page.follow("Take back that there is none : Disciplinary procedure")
    page = page.submit("Take back that there is none")
    assert "Cerys Achos" not in page.text
    edited = page.follow("Change : Grievance, 5 January 2026")
    page = edited.submit("Save", stage="APPEAL")
    assert "Appeal" in page.text
    assert edited.submit("Save", stage="RAISED").status == 409


def _day(name: str, *parts: int) -> dict[str, str]:
    return {f"{name}-{part}": str(value) for part, value in zip(("day", "month", "year"), parts, strict=True)}


@pytest.mark.only_sqlite
def test_an_hr_officer_finds_no_hint_of_a_case(app: Flask, build: Build, visit: Visit, world: World) -> None:
    record = f"/transfers/{world.transfer.id}/staff/{world.person.id}"
    addresses = [
        record,
        f"/transfers/{world.transfer.id}/staff",
        f"/transfers/{world.transfer.id}/trail",
        "/",
    ]
    # Opened once, so that what the first page of a session says is not taken for a difference.
    browser = visit(world.hr)
    [browser.get(address) for address in addresses]
    before = [browser.get(address).text for address in addresses]
    with build():
        world.record()
        world.state(GRIEVANCE)
    assert [browser.get(address).text for address in addresses] == before
    assert not any("ases" in words for address in addresses for words in browser.get(address).links)
    for rest in ("", "/new", "/1/edit", "/none/GRIEVANCE"):
        assert browser.get(world.page + rest).status == 403
        assert browser.get(world.page.replace(str(world.person.id), "987654") + rest).status == 403
    assert "A case was recorded" in visit(world.cases).get(addresses[2]).text


@pytest.mark.only_sqlite
def test_the_hosts_caseworker_reads_what_was_told_of_once_it_is_released(
    build: Build, visit: Visit, world: World
) -> None:
    with build():
        world.record(about="Zqwithin")
        world.record(
            about="Zqolder", opened_on=date(2020, 1, 1), stage=CaseStage.CONCLUDED, outcome="x",
            closed_on=date(2020, 1, 2),
        )  # fmt: skip
    assert visit(world.host_cases).get(world.list).status == 404
    assert visit(world.host_cases).get(world.page).status == 404
    with build():
        world.release()
    page = visit(world.host_cases).get(world.page)
    assert "Zqwithin" in page.text
    assert "Zqolder" not in page.text
    assert "Record a case" not in page.links
    assert visit(world.host_cases).get(world.page + "/new").status == 403
    assert visit(world.host).get(world.page).status == 403


@pytest.mark.only_sqlite
def test_an_auditor_reads_the_numbers_and_no_name(build: Build, visit: Visit, world: World) -> None:
    with build():
        world.record()
    page = visit(world.auditor).get(world.list)
    assert page.rows(0)[0] == ["Disciplinary procedure", "1", "0", "0"]
    assert "Pritchard" not in page.text
    assert visit(world.auditor).get(world.page).status == 403


@pytest.mark.only_sqlite
@pytest.mark.parametrize(("who", "status"), [("hr", 403), ("lead", 403), ("host", 403), ("stranger", 404)])
def test_the_list_is_shut_to_everybody_else(visit: Visit, world: World, who: str, status: int) -> None:
    assert visit(getattr(world, who)).get(world.list).status == status


@pytest.mark.only_sqlite
def test_the_list_is_worked_out_as_at_a_day(build: Build, visit: Visit, world: World) -> None:
    with build():
        world.record(CaseKind.CLAIM_BROUGHT, opened_on=date(2024, 3, 2))
    browser, asked = visit(world.cases), "?specified_on-day={}&specified_on-month=3&specified_on-year=2026"
    assert browser.get(world.list + asked.format(2)).rows(0)[2][1] == "1"
    assert browser.get(world.list + asked.format(3)).rows(0)[2][1] == "0"
    assert browser.get(world.list + asked.format(99)).status in {200, 400}
    assert browser.get(world.page + "/none/NOTHING").status == 404
