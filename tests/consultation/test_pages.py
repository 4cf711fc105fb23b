"""The pages of an employer's file: who reads what, and what they are told when something is wrong."""

import pytest

from tests.conftest import Build, Visit
from tests.consultation.council import Council, make_council
from tests.factories import (
    make_employer,
    make_measure,
    make_meeting,
    make_recognition,
    make_representation,
    make_staff,
)
from tests.factories import make_representative as make_rep


@pytest.fixture
def council(build: Build) -> Council:
    with build():
        return make_council()


@pytest.mark.parametrize(
    ("who", "status"),
    [("hr", 200), ("host", 200), ("lead", 200), ("rep", 200), ("auditor", 200), ("manager", 403)],
)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_file_opens_for_those_the_table_names(
    council: Council, visit: Visit, who: str, status: int, language: str
) -> None:
    page = visit(getattr(council, who), language).get(council.home)
    assert page.status == status
    if status == 200:
        assert page.heading == ("Consultation" if language == "en" else "Ymgynghori")


def test_another_councils_union_finds_nothing(build: Build, council: Council, visit: Visit) -> None:
    with build():
        stranger = make_rep(make_recognition(make_employer()))
    assert visit(stranger).get(council.home).status == 404


def test_a_file_that_nobody_opened_says_how_to_open_it(build: Build, visit: Visit) -> None:
    with build():
        council = make_council(is_open=False)
    assert "Its HR officers open it" in visit(council.rep).get(council.home).text
    page = visit(council.hr).get(council.home)
    assert "has not been opened" in page.text
    opened = page.submit("Open the file")
    assert "The consultation file has been opened." in opened.text
    assert "Not yet" in opened.text


def test_hr_writes_only_its_own_employers_file(council: Council, visit: Visit) -> None:
    page = visit(council.hr).get(f"{council.home}?employer={council.incoming.id}")
    assert page.status == 200
    assert "Open the file" not in page.text
    path = f"{council.home}/meetings/new?employer={council.incoming.id}"
    assert visit(council.hr).get(path).status == 403
    path = f"{council.home}/meetings/new?employer={council.outgoing.id}"
    assert visit(council.host).get(path).status == 403


def test_an_employer_outside_the_transfer_has_no_file_here(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        stranger = make_employer()
    assert visit(council.hr).get(f"{council.home}?employer={stranger.id}").status == 404


def test_the_host_reads_nothing_that_the_outgoing_employer_was_told(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        meeting = make_meeting(council.file)
        said = make_representation(council.file, council.unison, text="Only for Monmouthshire")
    home = visit(council.host).get(f"{council.home}?employer={council.outgoing.id}")
    assert "Joint meeting" not in home.text
    assert visit(council.host).get(f"{council.home}/meetings/{meeting.id}").status == 404
    assert visit(council.host).get(f"{council.home}/representations/{said.id}").status == 404


def test_who_must_be_consulted_is_shown_with_its_reason(council: Council, visit: Visit) -> None:
    page = visit(council.rep).get(council.home)
    why = "A union is recognised for these staff."
    assert ["NJC staff", "Those who move, or may move", "UNISON", why, "TUPE 2006 reg 13(3)(a)"] in page.rows(
        0
    )


def test_information_is_given_stated_as_none_or_open(council: Council, visit: Visit) -> None:
    browser = visit(council.hr)
    page = browser.get(f"{council.home}/information")
    page = page.submit(
        "Save the information",
        legal_implications="Contracts move.",
        stated_none="social_implications",
        agency_worker_count="0",
    )
    rows = {row[0]: row[1] for row in page.rows(1)}
    assert rows["Legal implications for affected employees"] == "Given"
    assert rows["Economic implications for affected employees"] == "Not yet"
    assert rows["Social implications for affected employees"] == "Stated as none"
    assert rows["How many agency workers the employer uses"] == "Stated as none"


def test_what_is_said_and_stated_as_none_is_refused_beside_the_answer(council: Council, visit: Visit) -> None:
    page = visit(council.hr).get(f"{council.home}/information")
    page = page.submit(
        "Save the information", legal_implications="Contracts move.", stated_none="legal_implications"
    )
    assert page.status == 400
    assert page.errors == ["Either say what there is or state that there is none, not both."]
    assert "Contracts move." in page.soup.find(id="legal_implications").text


def test_the_second_of_two_editors_is_told_and_loses_nothing(council: Council, visit: Visit) -> None:
    first, second = visit(council.hr), visit(council.hr)
    mine = first.get(f"{council.home}/information")
    theirs = second.get(f"{council.home}/information")
    theirs.submit("Save the information", legal_implications="Theirs")
    page = mine.submit("Save the information", legal_implications="Mine")
    assert page.status == 409
    assert "Theirs" in page.text
    assert "Mine" in page.soup.find(id="legal_implications").text


def test_consultation_cannot_open_before_the_information_went(build: Build, visit: Visit) -> None:
    with build():
        council = make_council(is_informed=False)
        council.file.opened_on = None
    page = visit(council.hr).get(f"{council.home}/dates")
    page = page.submit(
        "Save the dates", **{"opened_on-day": "4", "opened_on-month": "2", "opened_on-year": "2026"}
    )
    assert page.status == 400
    assert "Record that the information under regulation 13 was sent" in page.errors[0]


def test_what_was_sent_is_recorded_with_the_transfer_date_it_gave(build: Build, visit: Visit) -> None:
    with build():
        council = make_council(is_informed=False)
    browser = visit(council.hr)
    page = browser.get(f"{council.home}/sent/new").submit(
        "Record it",
        what="A copy of the agenda",
        recognition_id=str(council.unison.id),
        means="DELIVERED",
        **{"sent_on-day": "4", "sent_on-month": "2", "sent_on-year": "2026"},
    )
    assert "It was recorded, and stays as it is." in page.text
    assert "1 April 2026" in page.text
    assert "has not gone to: UNISON · GMB" in page.text  # a copy of something is not the information
    assert "A copy of the agenda" in visit(council.rep).get(council.home).text
    assert "A copy of the agenda" not in visit(council.other_rep).get(council.home).text


def test_the_page_costs_the_same_with_many_records(
    build: Build, council: Council, visit: Visit, count_queries
) -> None:
    browser = visit(council.hr)
    with count_queries() as few:
        browser.get(council.home)
    with build():
        measure = make_measure(council.transfer)
        for number in range(12):
            make_meeting(council.file, title=f"Meeting {number}")
            make_representation(council.file, council.gmb, measure_id=measure.id)
    with count_queries() as many:
        browser.get(council.home)
    assert len(many) <= len(few) + 4


@pytest.mark.parametrize(
    ("agreement", "is_said"),
    [("NJC Green Book", False), ("njc green book", False), ("Soulbury", True), ("", True)],
)
def test_posts_belong_to_the_unit_of_their_collective_agreement(
    visit: Visit, build: Build, agreement: str, is_said: bool
) -> None:
    with build():
        council = make_council()
        make_staff(council.transfer, post={"collective_agreement": agreement})
    text = visit(council.hr).get(f"/transfers/{council.transfer.id}/consultation").text
    assert ("for whom no union is recognised" in text) is is_said
