"""What length of service brings a person, as their page shows it: before the transfer, past it, and what nobody recorded."""

from datetime import date

import pytest

from tests.conftest import TODAY, Build, Visit
from tests.factories import make_officer, make_staff, make_transfer
from transition.access.permissions import Viewer
from transition.db import db
from transition.rules.broken import RuleBroken
from transition.rules.protection import TermCategory, TermStatus
from transition.rules.service import ServiceDate
from transition.staff.people.models import Person
from transition.staff.service.actions import add_step
from transition.staff.service.queries import projection_of
from transition.staff.terms.models import Term
from transition.staff.terms.queries import terms_of
from transition.transfers.models import Transfer


class Case:
    """A transfer on 1 April 2026, and someone whose three service dates differ."""

    def __init__(self, **person: date | None) -> None:
        self.transfer: Transfer = make_transfer()
        self.hr = make_officer(self.transfer.outgoing_employer)
        dates: dict[str, date | None] = {
            "statutory_service_on": date(2023, 4, 2),
            "green_book_service_on": date(2016, 2, 29),
            "modification_order_service_on": date(2020, 1, 1),
            **person,
        }
        self.person: Person = make_staff(self.transfer, **dates)
        self.leave = Term(
            person_id=self.person.id,
            category=TermCategory.LEAVE,
            text="26 days",
            status=TermStatus.CONTRACTUAL,
        )
        db.session.add(self.leave)
        db.session.flush()
        self.page = f"/transfers/{self.transfer.id}/staff/{self.person.id}"

    def step(self, years: int, text: str, since: ServiceDate = ServiceDate.GREEN_BOOK) -> None:
        by = Viewer(self.hr.id, self.hr.name, ())
        add_step(
            self.transfer, self.leave, after_years=years, counted_from=since, text=text, text_cy="", by=by
        )


@pytest.mark.usefixtures("context")
def test_steps_are_counted_each_from_its_own_date_and_past_the_transfer() -> None:
    case = Case()
    case.step(5, "5 more days")
    case.step(10, "1 more day")
    case.step(5, "Long service award", ServiceDate.MODIFICATION_ORDER)
    found = projection_of(case.person, terms_of(case.person), TODAY)
    leave = [(one.on, one.step.text) for one in found.steps if one.step]
    assert leave == [
        (date(2021, 2, 28), "5 more days"),
        (date(2024, 12, 31), "Long service award"),
        (date(2026, 2, 28), "1 more day"),
    ]
    to_come = found.to_come(date(2026, 3, 31))
    assert (to_come[0].on, to_come[0].weeks) == (date(2026, 4, 1), 3)
    come = found.come(date(2026, 4, 1))
    assert [(one.on, one.weeks) for one in come if one.weeks] == [(date(2026, 4, 1), 3)]
    assert [one.years for one in come if one.step] == [10, 5, 5]
    assert found.not_recorded == [TermCategory.NOTICE, TermCategory.SICK_PAY]


@pytest.mark.usefixtures("context")
def test_a_transfer_that_moves_changes_no_step() -> None:
    case = Case()
    before = projection_of(case.person, terms_of(case.person), TODAY)
    case.transfer.transfer_on = date(2027, 4, 1)
    assert projection_of(case.person, terms_of(case.person), TODAY) == before


@pytest.mark.usefixtures("context")
def test_without_the_service_date_there_is_a_step_and_no_day() -> None:
    case = Case(green_book_service_on=None, statutory_service_on=None)
    case.step(5, "5 more days")
    found = projection_of(case.person, terms_of(case.person), TODAY)
    assert [(one.on, one.years) for one in found.steps] == [(None, 5)]
    assert found.come(TODAY) == []


@pytest.mark.usefixtures("context")
def test_the_steps_of_a_term_that_has_ended_are_no_longer_to_come() -> None:
    case = Case()
    case.step(20, "5 more days")
    case.leave.until_on = date(2026, 3, 1)
    found = projection_of(case.person, terms_of(case.person), TODAY)
    assert [one for one in found.steps if one.step] == []


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize(
    ("years", "code"), [(0, "years_out_of_range"), (61, "years_out_of_range"), (5, "step_recorded_before")]
)
def test_a_step_is_recorded_once_and_within_reason(years: int, code: str) -> None:
    case = Case()
    case.step(5, "5 more days")
    with pytest.raises(RuleBroken, match=code):
        case.step(years, "Again")


@pytest.mark.only_sqlite
def test_the_person_s_page_shows_the_next_steps_and_says_what_is_not_recorded(
    visit: Visit, build: Build
) -> None:
    with build():
        case = Case()
    visitor = visit(case.hr)
    page = visitor.get(case.page)
    assert "The council's own steps are not recorded" in page.text
    form = page.follow("Add a service step : Annual leave")
    assert "Enter the years of service." in form.submit("Save").errors
    page = form.submit("Save", after_years="15", counted_from="GREEN_BOOK", text="5 more days")
    rows = [row for number in range(len(page.soup.find_all("table"))) for row in page.rows(number)]
    assert [
        "1 April 2026", "3 years", "Statutory notice of at least 3 weeks",
        "Continuous employment began (statutory)", "After the transfer",
    ] in rows  # fmt: skip
    assert ["1 April 2025", "2 years", "Statutory notice of at least 2 weeks"] in [row[:3] for row in rows]
    leave = next(row for row in rows if row[1] == "15 years")
    assert leave[0] == "28 February 2031"
    assert leave[2].startswith("Annual leave: 5 more days")
    assert leave[3:] == ["Green Book service began", "After the transfer"]
    out = page.follow("Take out : 5 more days").submit("Save")
    assert "15 years" not in out.text
    welsh = visit(case.hr, "cy").get(case.page).text
    assert "Cyfnod rhybudd statudol o 3 wythnos o leiaf" in welsh


@pytest.mark.only_sqlite
def test_a_step_that_somebody_took_out_meanwhile_is_not_taken_out_twice(visit: Visit, build: Build) -> None:
    with build():
        case = Case()
        case.step(15, "5 more days")
    first, second = (visit(case.hr).get(case.page).follow("Take out : 5 more days") for _ in range(2))
    assert first.submit("Save").status == 200
    assert second.submit("Save").status == 409
