"""The staff list: searched, narrowed, sorted and paged, at the same cost however long it is."""

import pytest

from tests.conftest import Build, Visit
from tests.factories import (
    make_lead,
    make_officer,
    make_staff,
    make_transfer,
)
from tests.staff.records import Case
from transition.transfers.models import ReleaseKind, Scope

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
