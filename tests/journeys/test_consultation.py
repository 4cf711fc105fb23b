"""A measure comes late, a union speaks about it, and its wording changes: everybody does their part in a browser."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.conftest import Build
from tests.factories import appoint, make_account
from tests.journeys.test_case import words_of
from tests.journeys.walking import Walker
from tests.journeys.world import PASSWORD, STARTED, World, make_world
from transition.access.permissions import Role
from transition.accounts.actions import set_password
from transition.db import db
from transition.jobs import do_waiting
from transition.transfers.models import Transfer

# What is shown does not differ with the database: the tests of each feature run on both.
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

HOST = "host@example.org"
TODAY = date(2026, 3, 2)
MEASURE, FIRST, LAST = "A new on-call rota", "On call one week in four.", "On call one week in eight."
REFUSED, GRANTED = "No rota at all until September.", "One week in four is too often."


@dataclass
class Journey:
    """Everybody's browser, and the transfer."""

    app: Flask
    world: World
    host: Walker
    officer: Walker
    representative: Walker

    @property
    def everybody(self) -> tuple[Walker, ...]:
        """All who walk."""
        return self.host, self.officer, self.representative

    @property
    def consultation(self) -> str:
        """The address of the consultation page."""
        return f"{self.world.home}/consultation"


@pytest.fixture
def journey(app: Flask, build: Build, serve: Callable[..., str], open_page: Callable[..., Page]) -> Journey:
    with build():
        world = make_world()
        host = make_account("Huw Llewelyn", email=HOST)
        incoming = db.session.get_one(Transfer, world.transfer_id).incoming_employer_id
        appoint(host, Role.HR_OFFICER, employer_id=incoming)
        set_password(host, PASSWORD, now=STARTED)
    address = serve(app)
    emails = (HOST, world.officer, world.representative)
    return Journey(
        app, world, *(Walker(open_page(accept_downloads=True), address, email) for email in emails)
    )


def test_a_late_measure_is_spoken_about_and_its_wording_changes(journey: Journey) -> None:
    the_host_names_a_measure_late(journey)
    for words in (REFUSED, GRANTED):
        the_union_speaks_about_it(journey, words)
    hr_rejects_one_and_must_say_why(journey)
    hr_agrees_to_the_other_in_part(journey)
    the_host_changes_the_wording(journey)
    the_union_reads_every_step_on_one_page(journey)
    what_was_agreed_is_published_in_both_languages(journey)
    the_bundle_shows_the_chain(journey)
    for one in journey.everybody:
        assert one.again_in_welsh() == []
        assert one.faults == []


def the_host_names_a_measure_late(journey: Journey) -> None:
    host = journey.host
    host.sign_in()
    host.go(journey.consultation)
    if host.page.get_by_role("button", name="Open the file").count():
        host.press("Open the file")
    host.follow("Record a measure")
    host.answer(title=MEASURE, title_cy="Rota ar alwad newydd", text=FIRST, received_on=date(2026, 2, 26))
    host.press("Save the measure")
    assert "The measure was recorded." in host.page.inner_text("body")
    journey.officer.sign_in()
    journey.officer.go(journey.consultation)
    assert f"Late measure {MEASURE}" in journey.officer.text


def the_union_speaks_about_it(journey: Journey, words: str) -> None:
    representative = journey.representative
    if not representative.seen:
        representative.sign_in()
    representative.go(journey.consultation)
    representative.follow("Make a representation")
    representative.page.select_option("[name=measure_id]", label=MEASURE)
    representative.answer(text=words, theme="On call", theme_cy="Ar alwad", received_on=TODAY)
    representative.press("Save the representation")
    assert "A reply is owed" in representative.text


def hr_rejects_one_and_must_say_why(journey: Journey) -> None:
    officer = journey.officer
    open_representation(journey, 0)
    assert REFUSED in officer.text
    officer.follow("Reply")
    officer.choose("outcome", "rejected")
    officer.answer(reply="We cannot wait until September.", replied_on=TODAY)
    officer.press("Record the reply")
    assert "Give the reasons for what is rejected" in officer.text
    assert officer.page.input_value("[name=reply]") == "We cannot wait until September."
    assert officer.page.locator("[name=outcome][value=rejected]").is_checked()
    officer.answer(reasons="The service is on call from April.")
    officer.press("Record the reply")
    assert "The reply was recorded." in officer.text


def hr_agrees_to_the_other_in_part(journey: Journey) -> None:
    officer = journey.officer
    open_representation(journey, 1)
    assert GRANTED in officer.text
    officer.follow("Reply")
    officer.choose("outcome", "agreed_in_part")
    officer.answer(
        reply="One week in eight.",
        reasons="A rota needs eight people.",
        what_changed="The rota is halved.",
        replied_on=TODAY,
    )
    officer.press("Record the reply")
    assert "The reply was recorded." in officer.text


def open_representation(journey: Journey, place: int) -> None:
    """Opens one of the union's representations, in the order received."""
    officer = journey.officer
    officer.go(journey.consultation)
    officer.page.locator("a", has_text="2 March 2026 UNISON").nth(place).click()
    officer.look()


def the_host_changes_the_wording(journey: Journey) -> None:
    host = journey.host
    host.go(journey.consultation)
    host.follow(MEASURE)
    assert GRANTED not in host.text
    host.follow("Write the final wording")
    host.press("Save the wording")
    assert "This is how the measure reads already." in host.text
    host.answer(final_wording=LAST, final_wording_cy="Ar alwad un wythnos mewn wyth.")
    host.page.select_option("[name=representation_id]", index=1)
    host.press("Save the wording")
    assert "What it said before stays beside it." in host.text


def the_union_reads_every_step_on_one_page(journey: Journey) -> None:
    representative = journey.representative
    representative.go(journey.consultation)
    representative.follow(MEASURE)
    representative.follow("See every step on one page")
    steps = [FIRST, REFUSED, "We cannot wait until September.", "The service is on call from April.", GRANTED]
    steps += [
        "One week in eight.",
        "A rota needs eight people.",
        "The rota is halved.",
        "3. Final wording",
        LAST,
    ]
    places = [representative.text.index(step) for step in steps]
    assert places == sorted(places)
    [row] = representative.page.locator("#changes-caption ~ tbody tr").all_inner_texts()
    assert all(words in row for words in (FIRST, LAST, "UNISON, 2 March 2026"))


def what_was_agreed_is_published_in_both_languages(journey: Journey) -> None:
    officer, representative = journey.officer, journey.representative
    officer.go(journey.consultation)
    officer.follow("You asked, we did")
    officer.follow("UNISON, 2 March 2026")
    officer.answer(asked="To be on call less often.", done="The rota is one week in eight.")
    officer.page.check("[name=is_published]")
    officer.press("Save")
    assert "both languages are needed" in officer.text
    officer.answer(asked_cy="Bod ar alwad yn llai aml.", done_cy="Mae’r rota yn un wythnos mewn wyth.")
    officer.press("Save")
    representative.go(journey.consultation)
    representative.follow("You asked, we did")
    assert "The rota is one week in eight." in representative.text
    welsh = words_of(representative.download("To print, in Welsh (PDF)"))
    english = words_of(representative.download("To print, in English (PDF)"))
    assert "Bod ar alwad yn llai aml." in welsh
    assert "To be on call less often." in english


def the_bundle_shows_the_chain(journey: Journey) -> None:
    officer = journey.officer
    officer.go(f"{journey.world.home}/bundles")
    officer.follow("Make a full bundle")
    officer.press("Make the bundle")
    assert "Open this page again in a moment." in officer.text
    do_waiting(journey.app, only="bundles")
    officer.follow("Look again")
    bundle = words_of(officer.download("PDF, to read and print"))
    steps = (MEASURE, FIRST, REFUSED, "We cannot wait until September.", GRANTED, "One week in eight.", LAST)
    assert [step for step in steps if step not in bundle] == []
    _before, _heading, chain = bundle.rpartition("From each measure to its final wording")
    assert chain.index(MEASURE) < chain.index("UNISON") < chain.index(LAST)
    officer.follow("Check the digests again")
    assert "Checked now: the bytes that are kept have this digest." in officer.text
