"""What a transfer costs: the published sums of the case, who sees which line, and bad input."""

from io import BytesIO

import openpyxl
import pytest
from flask import Flask

from tests.conftest import Build, CountQueries, Visit
from tests.factories import viewer_for
from tests.money.cases import LATER, POUND, RESERVE
from transition.money.actions import CostLineAnswers, add_cost_line
from transition.money.models import CostKind, Figure
from transition.money.queries import all_cost_lines, published_figures
from transition.money.sums import checks


def test_the_sums_follow_from_the_lines_and_agree_with_what_was_published(app: Flask, case) -> None:
    transfer, _ = case
    with app.app_context():
        given = all_cost_lines(transfer), published_figures(transfer), transfer.transfer_on
        found = {check.figure: check for check in checks(*given)}
    assert found[Figure.ADDITIONAL_CONTRIBUTION].derived_pence == 24_273 * POUND
    assert found[Figure.FIRST_YEAR_INCREASE].derived_pence == 77_017 * POUND
    assert all(check.agrees for check in found.values())


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [(CostKind.OTHER, 2026, 2026), (CostKind.OTHER, None, None), (CostKind.CONTRIBUTION, 2027, None)],
)
def test_a_line_of_later_years_is_no_part_of_a_sum_of_the_first_year(
    app: Flask, case, kind: CostKind, first: int | None, last: int | None
) -> None:
    transfer, people = case
    with app.app_context():
        answers = CostLineAnswers(kind, "Later", 123_450, first_year=first, last_year=last)
        add_cost_line(transfer, answers, by=viewer_for(people["officer"]))
        given = all_cost_lines(transfer), published_figures(transfer), transfer.transfer_on
        assert all(check.agrees for check in checks(*given))


def test_a_sum_that_differs_from_what_was_published_is_named_with_the_difference(visit: Visit, case) -> None:
    transfer, people = case
    page = (
        visit(people["officer"])
        .get(f"/transfers/{transfer.id}/money")
        .follow("Change : Current digital team budget")
    )
    page = page.submit("Save", amount_pence="345,000")
    assert "They differ by £1,000.00" in page.text
    assert "The published figure is the lower. Compare it with each part" in page.text
    assert "Current digital team budget: −£345,000.00" in page.text


def test_an_officer_sees_every_line_a_lead_the_larger_ones_a_union_the_published(visit: Visit, case) -> None:
    transfer, people = case
    path = f"/transfers/{transfer.id}/money"
    assert "Canary laptops" in visit(people["officer"]).get(path).text
    for reader in ("host", "auditor"):
        assert "Canary laptops" in visit(people[reader]).get(path).text
    for reader in ("lead", "union"):
        text = visit(people[reader]).get(path).text
        assert "Canary laptops" not in text
        assert "£370,273.00" in text
        # From two awards the pay behind a published line would follow.
        assert visit(people[reader]).get(f"{path}/pay-award").status == 403
    for page in ("", "/pay-award", "/money.xlsx"):
        assert visit(people["manager"]).get(path + page).status == 403
        assert visit(people["stranger"]).get(path + page).status == 404


@pytest.mark.parametrize("amount", ["lots", "12.345", "1e9", "٣٤", "NaN", "-5", "1_000"])
def test_an_amount_that_is_none_gets_a_message_and_keeps_what_was_typed(
    visit: Visit, case, amount: str
) -> None:
    transfer, people = case
    page = visit(people["officer"]).get(f"/transfers/{transfer.id}/money/lines/new")
    page = page.submit("Save", kind="OTHER", name="Laptops", amount_pence=amount)
    assert page.status == 400
    assert "Cost of a full year" in page.errors[0]
    assert page.soup.find("input", {"name": "amount_pence"})["value"] == amount


def test_a_removed_line_leaves_the_sums_and_the_second_editor_is_told(visit: Visit, case) -> None:
    transfer, people = case
    browser = visit(people["officer"])
    mine = browser.get(f"/transfers/{transfer.id}/money").follow("Change : New data post")
    theirs = browser.get(f"/transfers/{transfer.id}/money").follow("Change : New data post")
    theirs.submit("Save", amount_pence="53,000")
    page = mine.submit("Save", amount_pence="52,000")
    assert page.status == 409
    assert "Somebody else changed this record" in page.text
    page = page.submit("Save")
    assert "£52,000.00" in page.text
    page = page.follow("Change : New data post").follow("Remove this line").submit("Remove this line")
    assert "New data post" not in page.text


def test_money_is_read_in_welsh(visit: Visit, case) -> None:
    transfer, people = case
    assert visit(people["officer"], "cy").get(f"/transfers/{transfer.id}/money").heading == "Arian"


def test_each_year_shows_its_cost_and_which_source_pays_it(visit: Visit, case) -> None:
    transfer, people = case
    page = visit(people["union"]).get(f"/transfers/{transfer.id}/money")
    years, sources = page.rows(1), page.rows(2)
    assert years[-1] == ["All costs, without the current budget", *["£423,017.00"] * 3]
    assert sources == [
        ["Current digital team budget", *["£346,000.00"] * 3],
        [RESERVE, "£77,017.00", "£0.00", "£0.00"],
        [LATER, "£0.00", "£77,017.00", "£77,017.00"],
        ["All sources", *["£423,017.00"] * 3],
    ]


def test_the_spreadsheet_has_what_its_reader_sees_and_its_sums(visit: Visit, case) -> None:
    transfer, people = case
    path = f"/transfers/{transfer.id}/money/money.xlsx"
    books = {
        name: openpyxl.load_workbook(BytesIO(visit(people[name]).get(path).response.data))
        for name in ("officer", "union")
    }
    lines = {name: [row[0] for row in book["Lines"].values] for name, book in books.items()}
    assert "Canary laptops" in lines["officer"]
    assert lines["union"][1:] == [
        "Current digital team budget",
        "New data post",
        "Salaries and management share",
    ]
    assert {cell.number_format for cell in books["union"]["Lines"]["C"][1:]} == {"[$£-809]#,##0.00"}
    sums = {row[0]: row for row in books["union"]["Sums"].values}
    assert sums["Increase in spending in the first year"][2:5] == (77017, 77017, 0)
    sources = list(books["union"]["Sources"].values)
    assert sources[0][1:] == ("2025/26", "2026/27", "2027/28")
    assert sources[2] == (RESERVE, 77017, 0, 0)


def test_a_line_of_pay_is_the_sum_of_its_salary_and_on_costs(visit: Visit, case) -> None:
    transfer, people = case
    page = visit(people["officer"]).get(f"/transfers/{transfer.id}/money/lines/new")
    typed = {
        "kind": "SALARY", "name": "Analysts", "salary_pence": "£52,744", "insurance_hundredths": "13.8%",
        "pension_pence": "9000.50", "part_year": "DAYS",
    }  # fmt: skip
    refused = page.submit("Save", **typed, amount_pence="60,000")
    assert refused.errors == ["The pay and on-costs make £69,023.17. Leave this empty, or enter the same."]
    saved = page.submit("Save", **typed)
    assert ["Analysts", "£69,023.17", "£69,023.17"] in [row[:1] + row[2:4] for row in saved.rows(1)]
    again = saved.follow("Change : Analysts")
    assert again.soup.find("input", {"name": "amount_pence"})["value"] == ""
    assert "£71,023.17" in again.submit("Save", pension_pence="11,000.50").text


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"amount_pence": ""}, "Enter the cost of a full year, or the pay and on-costs that make it."),
        ({"insurance_pence": "5"}, "Enter the pay that these on-costs belong to."),
        ({"salary_pence": "9", "pension_pence": "1", "pension_hundredths": "1"}, "Give a percentage or an amount, not both."),
        ({"first_year": "2027/28", "last_year": "2026/27"}, "The last year must not be before the first."),
        ({"first_year": "2027/29"}, "First financial year must be a financial year, such as 2026/27."),
        ({"first_year": "1926"}, "First financial year must be a financial year, such as 2026/27."),
        ({"amount_pence": "30,000,000,000"}, "Cost of a full year must be £1,000,000,000.00 or less."),
    ],
)  # fmt: skip
def test_what_makes_no_line_gets_a_message(visit: Visit, case, typed: dict[str, str], message: str) -> None:
    transfer, people = case
    page = visit(people["officer"]).get(f"/transfers/{transfer.id}/money/lines/new")
    page = page.submit("Save", **{"kind": "SALARY", "name": "Analysts", "amount_pence": "1", **typed})
    assert page.status == 400
    assert page.errors == [message]


def test_a_source_is_named_for_the_lines_that_are_ticked_from_a_year_on(visit: Visit, case) -> None:
    transfer, people = case
    page = (
        visit(people["officer"])
        .get(f"/transfers/{transfer.id}/money")
        .follow("Say where the money comes from")
    )
    chosen = {
        item.find("label").get_text(strip=True): item.find("input")["value"]
        for item in page.soup.select(".govuk-checkboxes__item")
    }
    page = page.submit("Save", source="Savings", from_year="2027-28", lines=chosen["New data post"])
    assert ["Savings", "£0.00", "£0.00", "£52,744.00"] in page.rows(2)
    assert [LATER, "£0.00", "£77,017.00", "£24,273.00"] in page.rows(2)


def test_no_line_is_ticked_from_the_start_and_a_source_of_that_year_is_replaced_only_on_purpose(
    visit: Visit, case
) -> None:
    transfer, people = case
    money = visit(people["officer"]).get(f"/transfers/{transfer.id}/money")
    page = money.follow("Say where the money comes from")
    boxes = page.soup.select("input[name=lines]")
    assert not [box for box in boxes if box.has_attr("checked")]
    page = page.submit("Save", source="Savings", from_year="2026/27", lines=str(boxes[0]["value"]))
    assert page.status == 400
    name = page.soup.select_one(".govuk-checkboxes__item label").get_text(strip=True)
    assert page.errors == [f"These lines have another source for that year: {name}. Tick this to replace it."]
    page = page.submit("Save", is_replacing="y")
    assert "Savings" in page.text


def test_a_line_shows_its_sources_by_year_and_one_can_be_taken_back(visit: Visit, case) -> None:
    transfer, people = case
    page = visit(people["officer"]).get(f"/transfers/{transfer.id}/money").follow("Change : New data post")
    assert page.rows(0) == [
        ["From its first year on", RESERVE, ""],
        ["From 2026/27 on", LATER, "Take back : 2026/27"],
    ]
    page = page.follow("Take back : 2026/27").submit("Take back")
    assert [RESERVE, "£77,017.00", "£52,744.00", "£52,744.00"] in page.rows(2)


def test_a_published_line_of_a_year_is_compared_with_that_year(visit: Visit, case) -> None:
    transfer, people = case
    page = visit(people["officer"]).get(f"/transfers/{transfer.id}/money").follow("Record a published figure")
    chosen = {
        item.find("label").get_text(strip=True): item.find("input")["value"]
        for item in page.soup.select(".govuk-radios__item")
    }
    typed = {
        "about": chosen["New data post"],
        "year": "2026/27",
        "amount_pence": "52,000",
        "source": "Minutes",
    }
    page = page.submit("Save", **typed)
    row = next(row for row in page.rows(3) if row[0] == "New data post, 2026/27")
    assert row[2:4] == ["£52,744.00", "£52,000.00"]
    assert row[4].startswith("They differ by £744.00")


def test_a_pay_award_is_tried_out_and_nothing_is_kept(visit: Visit, case) -> None:
    transfer, people = case
    path = f"/transfers/{transfer.id}/money"
    browser = visit(people["officer"])
    before = browser.get(path).text
    asked = "percent_hundredths=3&flat_pence=100&from_on-day=1&from_on-month=4&from_on-year=2026"
    page = browser.get(f"{path}/pay-award?{asked}")
    assert "Nothing that you enter here is kept" in page.text
    rows = page.rows(0)
    assert ["New data post", "2025/26", "£52,744.00", "£52,744.00", "£0.00"] in rows
    # 3% of £52,744.00 and £100.00 for one person; 3% of £370,273.00 and £100.00 for each of nine.
    assert ["New data post", "2026/27", "£52,744.00", "£54,426.32", "£1,682.32"] in rows
    assert ["Salaries and management share", "2026/27", "£370,273.00", "£382,281.19", "£12,008.19"] in rows
    assert page.rows(1)[1] == ["2026/27", "£423,017.00", "£436,707.51", "£13,690.51"]
    assert browser.get(path).text == before
    assert "Enter the date from which" in browser.get(f"{path}/pay-award?percent_hundredths=3").text


@pytest.mark.parametrize(
    "page",
    ["", "/pay-award?percent_hundredths=3&from_on=1/4/2026", "/lines/new", "/sources/new", "/figures/new"],
)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_page_opens_in_both_languages(visit: Visit, case, page: str, language: str) -> None:
    transfer, people = case
    found = visit(people["officer"], language).get(f"/transfers/{transfer.id}/money{page}")
    assert found.status == 200
    assert found.soup.html["lang"].startswith(language)


@pytest.mark.parametrize("page", ["", "/sources/new", "/figures/new"])
def test_a_line_is_named_in_welsh_wherever_a_welsh_reader_meets_it(
    visit: Visit, case, build: Build, page: str
) -> None:
    transfer, people = case
    line = CostLineAnswers(CostKind.OTHER, "Laptops", POUND, name_cy="Gliniaduron", is_published=True)
    with build():
        add_cost_line(transfer, line, by=viewer_for(people["officer"]))
    found = visit(people["officer"], "cy").get(f"/transfers/{transfer.id}/money{page}")
    assert "Gliniaduron" in found.text
    assert "Laptops" not in found.text.replace("Canary laptops", "")


def test_lines_sort_and_queries_do_not_grow_with_them(
    visit: Visit, case, build: Build, count_queries: CountQueries
) -> None:
    transfer, people = case
    browser, path = visit(people["officer"]), f"/transfers/{transfer.id}/money?sort=amount&order=down"
    assert browser.get(path).rows(0)[0][0].startswith("Salaries and management share")
    with count_queries() as few:
        browser.get(path)
    with build():
        officer = viewer_for(people["officer"])
        for number in range(20):
            add_cost_line(transfer, CostLineAnswers(CostKind.OTHER, f"Line {number}", POUND), by=officer)
    with count_queries() as many:
        browser.get(path)
    assert len(many) == len(few)
