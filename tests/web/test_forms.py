"""A form as a person meets it: errors, refusals by a rule, second editors, forged requests."""

from typing import Any

import pytest
from sqlalchemy.orm.exc import StaleDataError

from tests.visitor import Page
from tests.web.sampler import Sampler
from transition.rules.broken import RuleBroken

GOOD = {"name": "Cloud team", "met_on-day": "2", "met_on-month": "3", "met_on-year": "2026"}


def test_a_good_form_is_saved_and_says_so(everything: Page, sampler: Sampler) -> None:
    page = everything.submit("Save", **GOOD)
    assert sampler.saved is not None
    assert sampler.saved["name"] == "Cloud team"
    assert "Saved." in page.text


def test_errors_are_listed_with_links_and_said_in_the_title(everything: Page, sampler: Sampler) -> None:
    page = everything.submit("Save", name="", email="x")
    assert (page.status, sampler.saved) == (400, None)
    assert page.errors == ["Enter a name", "E-mail must look like name@example.org."]
    assert page.links["Enter a name"] == "#name"
    assert page.soup.title is not None
    assert page.soup.title.get_text().startswith("Error: ")
    assert page.soup.find(id="name-error") is not None


def test_a_welsh_reader_reads_the_errors_in_welsh(everything: Page) -> None:
    everything.visitor.client.set_cookie("language", "cy")
    page = everything.visitor.get("/everything").submit("Save", pay="lots")
    assert "Mae problem wedi codi" in page.text
    assert page.soup.title is not None
    assert page.soup.title.get_text().startswith("Gwall: ")
    assert page.soup.html is not None
    assert page.soup.html["lang"] == "cy"


def test_what_was_typed_is_still_there(everything: Page) -> None:
    page = everything.submit(
        "Save", **{"pay": "lots", "notes": "Two\nlines", "met_on-month": "Chwef", "pace": "FAST"}
    )
    form = page.form("Save")
    assert {f["name"]: f.get("value") for f in form.find_all("input")}.items() >= {
        ("pay", "lots"),
        ("met_on-month", "Chwef"),
    }
    assert form.select_one("input[value=FAST]").has_attr("checked")
    assert form.find("textarea").get_text().strip().splitlines() == ["Two", "lines"]


def test_what_was_typed_is_escaped(everything: Page) -> None:
    page = everything.submit("Save", name="<script>alert(1)</script>", pay="<b>")
    assert "<script>alert" not in page.response.get_data(as_text=True)
    assert "<b>" not in page.response.get_data(as_text=True)


def test_a_rule_speaks_beside_the_answer_at_fault(everything: Page, sampler: Sampler) -> None:
    sampler.refusal = RuleBroken("too_early", "met_on")
    page = everything.submit("Save", **GOOD)
    assert (page.status, page.errors) == (400, ["Refused: too_early"])
    assert page.links["Refused: too_early"] == "#met_on-day"


def test_a_rule_about_no_single_answer_speaks_at_the_top(everything: Page, sampler: Sampler) -> None:
    sampler.refusal = RuleBroken("not_now")
    assert everything.submit("Save", **GOOD).errors == ["Refused: not_now"]


def test_the_second_of_two_editors_sees_both_and_can_save_again_on_purpose(
    everything: Page, sampler: Sampler
) -> None:
    sampler.record = {**sampler.record, "name": "Theirs", "version": 4}
    page = everything.submit("Save", name="Mine")
    assert (page.status, sampler.saved) == (409, None)
    assert page.rows() == [["Name", "Theirs", "Mine"]]
    again = page.submit("Save")
    assert (again.status, sampler.saved is not None) == (200, True)
    assert sampler.saved is not None
    assert sampler.saved["name"] == "Mine"


def test_a_version_that_was_tampered_with_is_a_second_editor(everything: Page) -> None:
    for version in ("", "x", "٣", "9" * 30, "-1"):
        assert everything.submit("Save", version=version).status == 409


def test_an_edit_overtaken_while_it_was_saved_is_shown_again_with_theirs(
    everything: Page, sampler: Sampler
) -> None:
    def overtake() -> None:
        sampler.record = {**sampler.record, "name": "Theirs", "version": 4}
        raise StaleDataError

    sampler.before_saving = overtake
    page = everything.submit("Save", name="Mine")
    assert (page.status, page.rows()) == (409, [["Name", "Theirs", "Mine"]])


def test_a_forged_form_is_refused_in_the_readers_language(everything: Page, sampler: Sampler) -> None:
    everything.visitor.client.set_cookie("language", "cy")
    page = everything.visitor.post("/everything", dict(GOOD))
    assert (page.status, sampler.saved) == (400, None)
    assert page.heading == "Ni ellid gwirio'r ffurflen"


@pytest.mark.parametrize("answers", [[1, {}], 7, {**GOOD, "name": {"a": [1]}}, {**GOOD, "version": "3"}])
def test_answers_that_no_form_sends_are_refused_and_nothing_is_kept(
    everything: Page, sampler: Sampler, answers: Any
) -> None:
    client, hidden = everything.visitor.client, everything.form("Save").find("input", {"name": "csrf_token"})
    answer = client.post("/everything", json=answers, headers={"X-CSRFToken": str(hidden["value"])})
    # Without the version that its page carries, it is as if somebody else had changed the record meanwhile.
    assert (answer.status_code, sampler.saved) == (409, None)
