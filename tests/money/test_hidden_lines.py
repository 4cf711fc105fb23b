"""What a reader of some of the lines is told of the sums: what was published, and nothing of a hidden line."""

from io import BytesIO

import openpyxl

from tests.conftest import Build, Visit
from tests.factories import viewer_for
from tests.money.cases import POUND
from transition.money.actions import record_published_figure
from transition.money.models import Figure
from transition.money.queries import all_cost_lines


def _unpublish(visit: Visit, case, name: str, **typed: str) -> None:
    transfer, people = case
    page = visit(people["officer"]).get(f"/transfers/{transfer.id}/money").follow(f"Change : {name}")
    for tick in page.soup.select("input[name=is_published]"):
        del tick["checked"]
    assert page.submit("Save", **typed).status == 200


def _sums(visit: Visit, case, reader: str) -> dict[str, list[str]]:
    """What the page and the spreadsheet tell someone of the sums; they tell the same."""
    transfer, people = case
    path = f"/transfers/{transfer.id}/money"
    rows = visit(people[reader]).get(path).rows(3)
    book = openpyxl.load_workbook(BytesIO(visit(people[reader]).get(f"{path}/money.xlsx").response.data))
    kept = list(book["Sums"].values)[1:]
    assert [row[0] for row in kept] == [row[0] for row in rows]
    assert [row[2] is None for row in kept] == [row[2] == "Not shown" for row in rows]
    return {row[0]: row[1:4] for row in rows}


def test_whoever_sees_part_of_the_lines_is_told_what_was_published_and_nothing_of_a_hidden_line(
    visit: Visit, case
) -> None:
    transfer, people = case
    # A part of a pound tells the record from the paper.
    _unpublish(visit, case, "New data post", amount_pence="52,743.21")
    text = visit(people["union"]).get(f"/transfers/{transfer.id}/money").text
    assert [
        words for words in ("New data post", "52,744", "52,743", "77,016", "They differ") if words in text
    ] == []
    sums = _sums(visit, case, "union")
    assert sums["Additional contribution"][1:] == ["£24,273.00", "£24,273.00"]
    assert sums["Increase in spending in the first year"][1:] == ["Not shown", "£77,017.00"]


def test_a_published_sum_of_a_hidden_line_is_not_shown_beside_a_line_that_was_not_published(
    visit: Visit, case
) -> None:
    _unpublish(visit, case, "New data post")
    _unpublish(visit, case, "Salaries and management share")
    # The lead sees the line of nine, so that the sum of a published total and of it would leave the post of one.
    assert list(_sums(visit, case, "lead")) == ["Additional contribution"]
    assert list(_sums(visit, case, "union")) == [
        "Additional contribution", "Increase in spending in the first year",
    ]  # fmt: skip


def _publish_line(case, name: str, pounds: int) -> None:
    transfer, people = case
    line = next(one for one in all_cost_lines(transfer) if one.name == name)
    record_published_figure(
        transfer, Figure.LINE, amount_pence=pounds * POUND, source="Minutes", source_cy="", version=0,
        by=viewer_for(people["officer"]), line=line,
    )  # fmt: skip


def test_a_published_figure_of_a_hidden_line_does_not_name_it_and_lets_its_sums_be_shown(
    visit: Visit, case, build: Build
) -> None:
    transfer, people = case
    _unpublish(visit, case, "New data post")
    _unpublish(visit, case, "Salaries and management share")
    with build():
        _publish_line(case, "New data post", 52_744)
    assert "New data post" in _sums(visit, case, "officer")
    sums = _sums(visit, case, "lead")
    assert sums["Increase in spending in the first year"][1:] == ["Not shown", "£77,017.00"]
    for reader in ("lead", "union"):
        assert "New data post" not in visit(people[reader]).get(f"/transfers/{transfer.id}/money").text
