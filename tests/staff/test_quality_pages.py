"""The page of data quality: who sees which numbers, where its links lead, the picture, and what it costs."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.conftest import TODAY, Build, CountQueries, Visit
from tests.factories import (
    make_lead,
    make_officer,
    make_person,
    make_recognition,
    make_representative,
    make_staff,
    make_transfer,
)
from tests.staff.test_quality import ask
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.db import db
from transition.staff.people.models import Person
from transition.staff.quality.actions import count_day
from transition.staff.quality.wrong import Wrong
from transition.transfers.models import InformationRelease, ReleaseKind, Transfer

Count = CountQueries


class Case:
    """A transfer of seven, of whom six have no birth date, with everybody who may look."""

    def __init__(self, people: int = 7, lacking: int = 6) -> None:
        self.transfer: Transfer = make_transfer()
        out, host = self.transfer.outgoing_employer, self.transfer.incoming_employer
        assert host
        self.hr, self.host, self.lead = (
            make_officer(out),
            make_officer(host),
            make_lead(self.transfer.programme),
        )
        self.auditor, self.manager = make_officer(out, Role.AUDITOR), make_officer(out, Role.MANAGER)
        self.union = make_representative(make_recognition(out))
        for place in range(people):
            given = {"birth_on": None} if place < lacking else {}
            person = make_staff(self.transfer, surname=f"Zqname{place}", forenames="Zqfore", **given)
        ask(person, "FTE_DIFFERS")
        self.page = f"/transfers/{self.transfer.id}/staff/quality"
        self.list = f"/transfers/{self.transfer.id}/staff"

    def row(self, visit: Visit, account: Account, table: int, name: str) -> list[str]:
        """The cells of the row whose name begins so."""
        rows = visit(account).get(self.page).rows(table)
        return next(row for row in rows if row[0].startswith(name))


@pytest.mark.only_sqlite
def test_hr_sees_the_numbers_who_can_mend_them_and_whose_records_they_are(build: Build, visit: Visit) -> None:
    with build():
        case = Case()
    row = case.row(visit, case.hr, 0, "Date of birth")
    assert row[1:] == [
        "1", "0", "6", "Payroll The person, by the check of their record", "Show the people : Date of birth",
    ]  # fmt: skip
    assert "TUPE 2006 reg 11(2)(a)" in row[0]
    assert "our reading, for an adviser to confirm" in row[0]
    page = visit(case.hr).get(case.page)
    assert "Full-time equivalent that disagrees with the hours 1 1 Payroll" in page.text
    assert "No record has dates in an impossible order" in page.text
    assert "Work abroad" in page.text
    assert "Zq" not in page.text
    listed = page.follow("Show the people : Date of birth")
    assert "Only people in scope whose record lacks: Date of birth" in listed.text
    names = [row[0].split()[1] for row in listed.rows()]
    assert names == [f"Zqname{place}" for place in range(6)]
    assert case.list in page.links["Answer the open questions"]
    assert visit(case.hr).get(case.list).links["Data quality"] == case.page


@pytest.mark.only_sqlite
def test_a_list_is_narrowed_to_whose_record_is_wrong_and_a_search_keeps_that(
    build: Build, visit: Visit
) -> None:
    with build():
        case = Case()
        make_staff(case.transfer, surname="Zqlate", statutory_service_on=date(2020, 1, 1))
    late = (
        visit(case.hr)
        .get(case.page)
        .follow("Show the people : Continuous employment began after the start with this employer")
    )
    assert [row[0].split()[-1] for row in late.rows()] == ["Zqlate"]
    hidden = late.soup.select_one("input[name=wrong]")
    assert hidden
    assert hidden["value"] == "SERVICE_AFTER_START"
    unread = visit(case.hr).get(f"{case.list}?wrong=ELSE&lacks=%00")
    assert unread.status == 200
    assert len(unread.rows()) == 8


@pytest.mark.only_sqlite
def test_the_lead_sees_bands_and_no_number_under_five_nor_any_link_to_people(
    build: Build, visit: Visit
) -> None:
    with build():
        case = Case()
        count_day(case.transfer, date(2026, 2, 27))
        count_day(case.transfer, TODAY)
    row = case.row(visit, case.lead, 0, "Date of birth")
    assert row[1:4] == ["Fewer than 5", "Fewer than 5", "5 to 9"]
    assert len(row) == 5
    page = visit(case.lead).get(case.page)
    assert not [words for words in page.links if words.startswith(("Show the people", "Answer"))]
    assert "Zq" not in page.text
    wrong = page.rows(1)
    assert len(wrong) == len(Wrong)
    assert {row[1] for row in wrong} == {"Fewer than 5"}
    assert "Select a heading to see its numbers" in page.text
    assert page.soup.find("img", alt=True) is None
    days = visit(case.lead).get(f"{case.page}?heading=AGE")
    assert days.rows(3) == [["2 March 2026", "5 to 9", "5 to 9"], ["27 February 2026", "5 to 9", "5 to 9"]]
    assert visit(case.lead).get(f"{case.page}/trend.svg").status == 404
    # Nor may it be guessed by asking the list.
    assert len(visit(case.lead).get(f"{case.list}?lacks=AGE").rows()) == 7


@pytest.mark.only_sqlite
def test_of_fewer_than_five_people_the_lead_is_told_nothing_and_hr_everything(
    build: Build, visit: Visit
) -> None:
    with build():
        case = Case(4, 4)
    page = visit(case.lead).get(case.page)
    assert "Fewer than 5 people are in scope" in page.text
    assert page.soup.find("table") is None
    assert case.row(visit, case.hr, 0, "Date of birth")[3] == "4"


@pytest.mark.only_sqlite
def test_who_sees_the_page(build: Build, visit: Visit) -> None:
    with build():
        case = Case()
        hr, transfer = case.hr.id, case.transfer.id
    statuses = {
        name: visit(getattr(case, name)).get(case.page).status
        for name in ("hr", "auditor", "lead", "host", "manager", "union")
    }
    assert statuses == {"hr": 200, "auditor": 200, "lead": 200, "host": 404, "manager": 404, "union": 404}
    with build():
        db.session.add(
            InformationRelease(
                transfer_id=transfer, kind=ReleaseKind.LIABILITY_IDENTIFIED, released_on=TODAY, recipient="R",
                released_by_id=hr,
            )
        )  # fmt: skip
    assert case.row(visit, case.host, 0, "Date of birth")[3] == "6"
    assert "Answer the open questions" not in visit(case.host).get(case.page).links


@pytest.mark.only_sqlite
def test_the_trend_is_a_table_and_a_picture_with_words(build: Build, visit: Visit) -> None:
    with build():
        case = Case()
    assert "No day has been counted yet" in visit(case.hr).get(case.page).text
    assert visit(case.hr).get(f"{case.page}/trend.svg").status == 404
    with build():
        transfer = db.session.get_one(Transfer, case.transfer.id)
        count_day(transfer, date(2026, 2, 27))
        for person in db.session.scalars(select(Person).where(Person.birth_on.is_(None)).limit(3)):
            person.birth_on = date(1980, 1, 1)
        db.session.flush()
        count_day(transfer, TODAY)
    page = visit(case.hr).get(f"{case.page}?heading=AGE")
    days = next(table for table in page.soup.find_all("table") if "day by day" in table.caption.text)
    rows = [
        [cell.get_text(strip=True) for cell in row.find_all(["th", "td"])]
        for row in days.tbody.find_all("tr")
    ]
    assert rows == [["2 March 2026", "7", "3", "57%"], ["27 February 2026", "7", "6", "14%"]]
    image = page.soup.find("img", alt=True)
    assert image["alt"] == (
        "Line of how complete the records were: 14% on 27 February 2026, 57% on 2 March 2026. "
        "The table below gives every day."
    )
    drawn = visit(case.hr).get(image["src"])
    assert (drawn.status, drawn.response.mimetype) == (200, "image/svg+xml")
    assert drawn.response.data == visit(case.hr).get(image["src"]).response.data
    assert (
        "14% ar 27 Chwefror 2026"
        in visit(case.hr, "cy").get(case.page + "?heading=AGE").soup.find("img", alt=True)["alt"]
    )


@pytest.mark.only_sqlite
def test_an_empty_list_says_what_to_do_next(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        hr = make_officer(transfer.outgoing_employer)
        make_person(transfer.outgoing_employer)
    page = visit(hr).get(f"/transfers/{transfer.id}/staff/quality")
    assert "Nobody is in scope of this transfer yet" in page.text
    assert page.links["Show the staff list"] == f"/transfers/{transfer.id}/staff"


def test_the_page_costs_the_same_however_many_people_there_are(
    build: Build, visit: Visit, count_queries: Count
) -> None:
    with build():
        case = Case(5, 2)
        count_day(case.transfer, TODAY)
    visit(case.hr).get(case.page)
    pages = case.page, f"{case.list}?lacks=AGE&wrong=BORN_AFTER_START"

    def cost() -> list[int]:
        found = []
        for page in pages:
            with count_queries() as queries:
                assert visit(case.hr).get(page).status == 200
            found.append(len(queries))
        return found

    few = cost()
    with build():
        transfer = db.session.get_one(Transfer, case.transfer.id)
        for _ in range(40):
            ask(make_staff(transfer, birth_on=None), "DATE_IMPOSSIBLE")
        count_day(transfer, TODAY + timedelta(1))
    assert cost() == few
