"""Two people at once on a transfer's money: the second is told, and nothing of the first is lost."""

import pytest

from tests.conftest import Visit
from tests.money.test_shared import councils as councils
from tests.visitor import Page

BOTH = "Somebody else changed this record"


@pytest.fixture
def money(visit: Visit, case) -> str:
    """Where its money is."""
    return f"/transfers/{case[0].id}/money"


def _value(page: Page, words: str) -> str:
    """What is sent for the option with these words."""
    items = page.soup.select(".govuk-checkboxes__item, .govuk-radios__item")
    return next(
        str(one.find("input")["value"]) for one in items if one.find("label").get_text(strip=True) == words
    )


def test_a_source_is_not_named_over_another_that_was_named_meanwhile(visit: Visit, case, money: str) -> None:
    officer = visit(case[1]["officer"])
    mine, theirs = (officer.get(f"{money}/sources/new") for _ in range(2))
    post = _value(mine, "New data post")
    theirs.submit("Save", source="Their savings", from_year="2027/28", lines=post)
    page = mine.submit("Save", source="My grant", from_year="2027/28", lines=post)
    assert page.status == 409
    assert BOTH in page.text
    assert page.rows(0) == [["Where the money comes from", "Their savings", "My grant"]]
    assert "My grant" not in officer.get(money).text
    page = page.submit("Save")
    assert "These lines have another source for that year: New data post" in page.errors[0]
    page = page.submit("Save", is_replacing="y")
    assert "My grant" in page.text
    assert "Their savings" not in page.text


def test_a_source_of_other_lines_may_be_named_at_the_same_time(visit: Visit, case, money: str) -> None:
    officer = visit(case[1]["officer"])
    mine, theirs = (officer.get(f"{money}/sources/new") for _ in range(2))
    theirs.submit("Save", source="Theirs", from_year="2027/28", lines=_value(mine, "New data post"))
    page = mine.submit(
        "Save", source="Mine", from_year="2027/28", lines=_value(mine, "Salaries and management share")
    )
    assert page.status == 200
    assert "Theirs" in page.text
    assert "Mine" in page.text


def test_a_line_whose_source_was_named_meanwhile_is_another_version_of_it(
    visit: Visit, case, money: str
) -> None:
    officer = visit(case[1]["officer"])
    mine = officer.get(money).follow("Change : New data post")
    source = officer.get(f"{money}/sources/new")
    source.submit("Save", source="Theirs", from_year="2028/29", lines=_value(source, "New data post"))
    assert mine.submit("Save", amount_pence="1").status == 409


def test_a_line_that_changed_meanwhile_is_not_removed_unseen(visit: Visit, case, money: str) -> None:
    officer = visit(case[1]["officer"])
    change = officer.get(money).follow("Change : New data post")
    remove = change.follow("Remove this line")
    change.submit("Save", amount_pence="53,000")
    page = remove.submit("Remove this line")
    assert page.status == 409
    assert BOTH in page.text
    assert "£53,000.00" in page.text
    assert "New data post" in officer.get(money).text
    assert "New data post" not in page.submit("Remove this line").text


@pytest.mark.parametrize("about", ["Additional contribution", "New data post"])
def test_a_published_figure_is_not_kept_over_another_that_came_meanwhile(
    visit: Visit, case, money: str, about: str
) -> None:
    officer = visit(case[1]["officer"])
    mine, theirs = (officer.get(f"{money}/figures/new") for _ in range(2))
    typed = {"about": _value(mine, about), "year": "2026/27"}
    assert theirs.submit("Save", **typed, amount_pence="100", source="Theirs").status == 200
    page = mine.submit("Save", **typed, amount_pence="200", source="Mine")
    assert page.status == 409
    assert page.rows(0) == [
        ["Published amount", "£100.00", "£200.00"],
        ["Where it was published", "Theirs", "Mine"],
    ]
    assert "£200.00" not in officer.get(money).text
    assert "£200.00" in page.submit("Save").text
    # One that is put in place of another, which this page knew.
    assert (
        "£300.00"
        in officer.get(f"{money}/figures/new").submit("Save", **typed, amount_pence="300", source="Mine").text
    )


@pytest.mark.parametrize("sent", [None, "", "x", "1:", "99999999999:1", "²:1"])
def test_versions_that_were_tampered_with_are_stale(visit: Visit, case, money: str, sent: str | None) -> None:
    officer = visit(case[1]["officer"])
    page = officer.get(f"{money}/figures/new")
    typed = {"about": _value(page, "Additional contribution"), "amount_pence": "1", "source": "Mine"}
    assert page.submit("Save", **typed, versions=sent).status == 409
    page = officer.get(f"{money}/sources/new")
    typed = {"lines": _value(page, "New data post"), "source": "Mine", "versions": sent}
    assert page.submit("Save", **typed).status == 409


def _shared(visit: Visit, councils) -> tuple[str, str]:
    """A cost shared two to one: its page, and the money of the first council."""
    first, second, people = councils
    page = (
        visit(people["lead"])
        .get(f"/programmes/{first.programme_id}/shared-costs")
        .follow("Add a shared cost")
    )
    page = page.submit(
        "Save", name="Joint management", amount_pence="1,000", key="HEADCOUNT", source="Schedule 4",
        **{"as_at-day": "1", "as_at-month": "2", "as_at-year": "2026"},
        **{f"share_{first.id}": "2", f"share_{second.id}": "1"},
    )  # fmt: skip
    return page.response.request.path, f"/transfers/{first.id}/money"


@pytest.mark.parametrize("button", ["Put it into your lines", "Bring your line up to date"])
@pytest.mark.parametrize("changed", ["amount", "shares"])
def test_no_part_is_taken_but_the_one_on_the_page(visit: Visit, councils, button: str, changed: str) -> None:
    first, _, people = councils
    shared, money = _shared(visit, councils)
    officer, lead = visit(people["officer"]), visit(people["lead"])
    if button != "Put it into your lines":
        officer.get(money).submit("Put it into your lines")
        lead.get(f"{shared}/change").submit("Save", amount_pence="1,100")
    page = officer.get(money)
    new = {"amount_pence": "9,000"} if changed == "amount" else {f"share_{first.id}": "7"}
    lead.get(f"{shared}/change").submit("Save", **new)
    refused = page.submit(button)
    assert refused.status == 409
    page = officer.get(money)
    part = page.rows(-1)[0][2]
    assert "The same amount" in page.submit(button).text
    assert officer.get(money).rows(0)[0][3] == part


def test_no_part_is_written_over_a_line_that_changed_meanwhile(visit: Visit, councils) -> None:
    _, _, people = councils
    shared, money = _shared(visit, councils)
    officer = visit(people["officer"])
    never_taken = officer.get(money)
    never_taken.submit("Put it into your lines")
    assert never_taken.submit("Put it into your lines").status == 409
    visit(people["lead"]).get(f"{shared}/change").submit("Save", amount_pence="1,500")
    page = officer.get(money)
    page.follow("Change : Joint management").submit("Save", amount_pence="5")
    assert page.submit("Bring your line up to date").status == 409
    assert "£5.00" in officer.get(money).text
