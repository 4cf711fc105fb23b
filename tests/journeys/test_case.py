"""From a staff list to a status report, as its people do it: an HR officer, a second one, a union, a manager."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pytest
from flask import Flask
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.conftest import Build
from tests.imports.uploads import DATA
from tests.journeys.walking import Walker
from tests.journeys.world import World, make_world
from transition.jobs import do_waiting

# What is shown does not differ with the database: the tests of each feature run on both.
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

STAFF_LIST = DATA / "monmouthshire-staff.xlsx"
MEASURE, SAID = "A new on-call rota", "Keep the pay day of the council."


@dataclass
class Journey:
    """The application as it is served, and everybody's browser."""

    app: Flask
    world: World
    officer: Walker
    second: Walker
    representative: Walker
    manager: Walker

    @property
    def everybody(self) -> dict[str, Walker]:
        """Everybody, by what they are."""
        return {
            "HR officer": self.officer,
            "second HR officer": self.second,
            "representative": self.representative,
            "manager": self.manager,
        }


@pytest.fixture
def journey(app: Flask, build: Build, serve: Callable[..., str], open_page: Callable[..., Page]) -> Journey:
    with build():
        world = make_world()
    address = serve(app)
    emails = (world.officer, world.second, world.representative, world.manager)
    walkers = [Walker(open_page(accept_downloads=True), address, email) for email in emails]
    return Journey(app, world, *walkers)


def test_from_a_staff_list_to_a_status_report_in_both_languages(
    journey: Journey, record_property: Callable[[str, object], None]
) -> None:
    an_officer_signs_in(journey.officer)
    the_list_is_imported(journey)
    a_record_is_opened_and_an_address_checked(journey.officer)
    a_late_measure_is_recorded(journey)
    a_union_makes_a_representation(journey)
    a_rejection_has_reasons(journey)
    letters_are_prepared_approved_and_issued(journey)
    a_manager_does_what_was_asked(journey)
    a_report_is_issued_and_read(journey)
    english = {name: one.judged for name, one in journey.everybody.items()}
    assert [path for one in journey.everybody.values() for path in one.again_in_welsh()] == []
    judged = {name: one.judged for name, one in journey.everybody.items()}
    record_property("pages through axe", sum(judged.values()))
    figures = f"{sum(judged.values())}, of them in English {sum(english.values())}: {judged}"
    print(f"\nPages through axe: {figures}")
    assert [fault for one in journey.everybody.values() for fault in one.faults] == []


def an_officer_signs_in(officer: Walker) -> None:
    officer.go("/sign-in")
    officer.answer(email=officer.email, password="not the password")
    officer.press("Sign in")
    assert officer.page.title().startswith("Error:")
    officer.sign_in()
    officer.follow("Digital services to the SRS")


def the_list_is_imported(journey: Journey) -> None:
    officer = journey.officer
    officer.follow("Staff list imports")
    officer.follow("Import a staff list")
    officer.press("Upload")
    assert officer.page.locator(".govuk-error-summary").is_visible()
    officer.page.set_input_files("input[type=file]", STAFF_LIST)
    officer.press("Upload")
    officer.press("Check the list")
    read, *parts = accounting(officer)
    assert (read, read) == (sum(parts), sum(parts))
    review = officer.seen[-1]
    officer.page.locator("main table a").first.click()
    officer.look()
    officer.go(review)
    officer.press("Commit the list")
    assert "The list was committed" in officer.text
    assert accounting(officer) == [read, *parts]
    officer.follow("Open the staff list")
    assert officer.page.locator("main tbody tr").count() > 0


def accounting(officer: Walker) -> list[int]:
    """Rows read, accepted, refused and set aside, as the page says them."""
    sentence = re.search(
        r"Rows read: (\d+) = accepted: (\d+) \+ refused: (\d+) \+ set aside: (\d+)\.", officer.text
    )
    assert sentence, officer.text
    return [int(number) for number in sentence.groups()]


def a_record_is_opened_and_an_address_checked(officer: Walker) -> None:
    officer.answer(q="prit")
    officer.press("Search")
    officer.page.locator("main tbody a").first.click()
    officer.look()
    officer.press("The address was checked")
    assert "Address checked" in officer.text
    officer.follow("Record language and format")


def a_late_measure_is_recorded(journey: Journey) -> None:
    officer = journey.officer
    officer.go(f"{journey.world.home}/timeline")
    officer.follow("Consultation")
    officer.follow("Record a measure")
    officer.answer(title=MEASURE, title_cy="Rota ar alwad newydd", text="One week in eight.")
    officer.answer(received_on=date(2026, 2, 26))
    officer.press("Save the measure")
    officer.go(f"{journey.world.home}/consultation")
    assert f"Late measure {MEASURE}" in officer.text


def a_union_makes_a_representation(journey: Journey) -> None:
    representative = journey.representative
    representative.sign_in()
    representative.follow("Digital services to the SRS")
    representative.follow("Consultation")
    representative.follow("Make a representation")
    representative.press("Save the representation")
    assert representative.page.locator(".govuk-error-summary").is_visible()
    representative.answer(text=SAID, theme="Pay day", received_on=date(2026, 3, 2))
    representative.press("Save the representation")
    assert "A reply is owed" in representative.text
    representative.follow("Staff")
    assert "Payroll number" not in representative.text


def a_rejection_has_reasons(journey: Journey) -> None:
    officer = journey.officer
    officer.go(f"{journey.world.home}/consultation")
    officer.follow("2 March 2026 UNISON")
    assert SAID in officer.text
    officer.follow("Reply")
    officer.choose("outcome", "rejected")
    officer.answer(reply="We cannot.", replied_on=date(2026, 3, 2))
    officer.press("Record the reply")
    assert "Give the reasons for what is rejected" in officer.text
    officer.answer(reasons="The payroll has one run.")
    officer.press("Record the reply")
    assert "The reply was recorded." in officer.text


def letters_are_prepared_approved_and_issued(journey: Journey) -> None:
    officer, second = journey.officer, journey.second
    officer.go(f"{journey.world.home}/letters")
    officer.follow("Write letters")
    officer.follow("First announcement")
    officer.answer(dated_on=date(2026, 3, 2))
    officer.press("Prepare the letters")
    assert "letters are made" in officer.text
    do_waiting(journey.app)
    officer.follow("Look again")
    batch = officer.seen[-1]
    assert "another officer must approve" in officer.text
    officer.go(f"{batch}/approve")
    officer.press("Approve the letters")
    assert "another officer must approve" in officer.text
    second.sign_in()
    second.go(batch)
    second.follow("Approve")
    second.press("Approve the letters")
    officer.go(batch)
    officer.follow("Issue")
    officer.press("Issue the letters")
    words = words_of(officer.download("Welsh (PDF)")), words_of(officer.download("English (PDF)"))
    assert ("Annwyl" in words[0], "Dear" in words[1]) == (True, True)


def a_manager_does_what_was_asked(journey: Journey) -> None:
    manager = journey.manager
    manager.sign_in()
    manager.follow("My tasks")
    assert "6 March 2026" in manager.text
    manager.page.locator("main tbody a").first.click()
    manager.look()
    manager.answer(done_on=date(2026, 3, 2), evidence="")
    manager.press("Save")
    assert "Say what shows that it was done." in manager.text
    manager.answer(evidence="Run of the test payroll, 2 March")
    manager.press("Save")
    assert "It was marked as done." in manager.text
    manager.follow("Home")
    assert "Nothing waits for you this week." in manager.text


def a_report_is_issued_and_read(journey: Journey) -> None:
    officer, representative = journey.officer, journey.representative
    officer.go(f"{journey.world.home}/reports")
    officer.follow("Look at the draft of Part 1")
    officer.follow("Issue this report")
    officer.press("Issue the report")
    assert "The PDFs are being made" in officer.text
    do_waiting(journey.app)
    officer.go(officer.seen[-1])
    words = words_of(officer.download("PDF in Welsh")), words_of(officer.download("PDF in English"))
    assert ("Adroddiad sefyllfa" in words[0], "Status report" in words[1]) == (True, True)
    representative.go(f"{journey.world.home}/reports")
    representative.follow("Part 1, report 1")


def words_of(pdf: bytes) -> str:
    """All that a PDF says, white space folded."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_without_scripts_the_same_pages_take_answers(
    app: Flask, build: Build, serve: Callable[..., str], open_page: Callable[..., Page]
) -> None:
    with build():
        world = make_world()
    page = open_page(java_script_enabled=False)
    address = serve(app)
    page.goto(f"{address}{world.home}/consultation/measures/new")
    page.fill("[name=email]", world.officer)
    page.fill("[name=password]", "llwyfan tegell mynydd")
    page.click("main button:has-text('Sign in')")
    assert page.url.endswith("/measures/new")
    page.fill("[name=title]", MEASURE)
    page.click("text=Save the measure")
    assert page.locator(".govuk-error-summary").is_visible()
    assert page.input_value("[name=title]") == MEASURE
    page.fill("[name=text]", "One week in eight.")
    for box, number in (("day", "26"), ("month", "2"), ("year", "2026")):
        page.fill(f"[name=received_on-{box}]", number)
    page.click("text=Save the measure")
    assert "The measure was recorded." in page.inner_text("main")
    page.goto(f"{address}{world.home}/staff")
    page.click("text=Cymraeg")
    assert page.inner_text("h1") == "Staff"
    assert page.get_attribute("html", "lang") == "cy"
