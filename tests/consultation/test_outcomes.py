"""What comes of representations: one line from a measure to its final wording, and “You asked, we did”."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import delete, update
from sqlalchemy.exc import DatabaseError

from tests.conftest import Build, Visit
from tests.consultation.council import Council, make_council
from tests.factories import make_measure, make_representation, make_staff
from tests.pdfua import NotInstalled, failures
from transition.consultation.measures.models import Measure
from transition.consultation.representations.models import Representation, WordingChange
from transition.db import db
from transition.rules.consultation import InformationItem, Outcome

REPLIED = {"replied_on": date(2026, 2, 20), "reply": "In part.", "reasons": "One payroll."}
PUBLIC = {
    "theme": "Pay day", "theme_cy": "Diwrnod cyflog", "asked": "Keep the pay day.", "asked_cy": "Cadwch y diwrnod.",
    "done": "An advance is paid.", "done_cy": "Telir blaendal.",
}  # fmt: skip


@pytest.fixture
def council(build: Build) -> Council:
    with build():
        return make_council()


def agreed(council: Council, measure: Measure | None = None, **given: object) -> Representation:
    """A representation that was agreed in part."""
    values = {"outcome": Outcome.AGREED_IN_PART, **REPLIED, **given}
    return make_representation(
        council.file, council.unison, measure_id=measure.id if measure else None, **values
    )


def test_the_wording_changes_because_of_a_representation_and_the_old_one_stays(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        measure = make_measure(council.transfer, council.outgoing, text="Pay day is the 26th.")
        said = agreed(council, measure)
        rejected = make_representation(
            council.file, council.gmb, measure_id=measure.id, text="GMB's own", outcome=Outcome.REJECTED, **REPLIED
        )  # fmt: skip
    hr, path = visit(council.hr), f"{council.home}/measures/{measure.id}"
    form = hr.get(f"{path}/wording")
    offered = [option["value"] for option in form.soup.select("#representation_id option")]
    assert offered == ["", str(said.id)]
    assert str(rejected.id) not in offered
    same = form.submit("Save the wording")
    assert same.errors == ["This is how the measure reads already. Change the words, or leave this page."]
    page = same.submit(
        "Save the wording", final_wording="Pay day is the 26th from May.", representation_id=str(said.id)
    )
    assert page.heading == "From measure to final wording"
    assert page.rows()[0] == [
        "2 March 2026", "Pay day is the 26th.", "Pay day is the 26th from May.", "UNISON, 9 February 2026",
    ]  # fmt: skip
    again = hr.get(f"{path}/wording").submit("Save the wording", final_wording="Pay day is the 25th.")
    assert [row[1:] for row in again.rows()] == [
        ["Pay day is the 26th.", "Pay day is the 26th from May.", "UNISON, 9 February 2026"],
        ["Pay day is the 26th from May.", "Pay day is the 25th.", "No representation"],
    ]
    assert visit(council.other_rep).get(f"{path}/chain").rows()[0][3] == (
        "A representation that you cannot read"
    )


def test_the_chain_shows_measure_representation_reply_and_final_wording_in_order(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        measure = make_measure(council.transfer, council.outgoing, text="First words")
        agreed(council, measure, text="What we ask", what_changed="An advance")
    path = f"{council.home}/measures/{measure.id}"
    visit(council.hr).get(f"{path}/wording").submit("Save the wording", final_wording="Last words")
    for who in ("hr", "rep", "lead", "auditor"):
        text = visit(getattr(council, who)).get(f"{path}/chain").text
        steps = ["First words", "What we ask", "Agreed in part", "In part.", "One payroll.", "An advance"]
        places = [text.index(step) for step in (*steps, "3. Final wording", "Last words")]
        assert places == sorted(places), who
    other = visit(council.other_rep).get(f"{path}/chain").text
    assert "What we ask" not in other
    assert "There is 1 more representation about it" in other
    host = visit(council.host).get(f"{path}/chain").text
    assert "What we ask" not in host
    assert visit(council.manager).get(f"{path}/chain").status == 403


def test_the_host_words_its_own_measure_and_never_reads_what_the_union_said(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        measure = make_measure(council.transfer, council.incoming)
        said = agreed(council, measure, text="Only for Monmouthshire")
    path = f"{council.home}/measures/{measure.id}/wording"
    assert visit(council.hr).get(path).status == 403
    assert visit(council.rep).get(path).status == 403
    form = visit(council.host).get(path)
    assert "Monmouthshire · 9 February 2026 · Agreed in part" in form.text
    assert "UNISON" not in form.text
    page = form.submit("Save the wording", final_wording="Later.", representation_id=str(said.id))
    assert "Only for Monmouthshire" not in page.text
    assert "UNISON, 9 February 2026" in visit(council.rep).get(page.response.request.path).text


def test_two_who_change_the_wording_at_once_are_told(build: Build, council: Council, visit: Visit) -> None:
    with build():
        measure = make_measure(council.transfer, council.outgoing)
    hr, path = visit(council.hr), f"{council.home}/measures/{measure.id}/wording"
    first, second = hr.get(path), hr.get(path)
    assert first.submit("Save the wording", final_wording="One").status == 200
    assert second.submit("Save the wording", final_wording="Two").status == 409


def test_how_the_wording_changed_is_never_rewritten(app: Flask, build: Build, council: Council) -> None:
    with build():
        measure = make_measure(council.transfer, council.outgoing)
        db.session.add(
            WordingChange(
                measure_id=measure.id, before="A", after="B", changed_on=date(2026, 3, 2), changed_by_id=council.hr.id
            )
        )  # fmt: skip
    for statement in (update(WordingChange).values(before="C"), delete(WordingChange)):
        with app.app_context(), pytest.raises(DatabaseError):
            db.session.execute(statement)


def test_a_representation_is_about_an_item_of_the_information(council: Council, visit: Visit) -> None:
    page = visit(council.rep).get(f"{council.home}/representations/new")
    page = page.submit(
        "Save the representation",
        text="Say more of pay.",
        item=InformationItem.ECONOMIC_IMPLICATIONS.value,
        **{"received_on-day": "2", "received_on-month": "3", "received_on-year": "2026"},
    )
    assert "Economic implications for affected employees" in page.follow("2 March 2026 UNISON").text


def test_a_reply_that_outruns_the_transfer_is_warned_of(build: Build, visit: Visit) -> None:
    with build():
        council = make_council()
        council.transfer.transfer_on = date(2026, 3, 10)
        db.session.add(council.transfer)
    page = visit(council.rep).get(f"{council.home}/representations/new")
    page = page.submit(
        "Save the representation",
        text="Say more.",
        **{"received_on-day": "2", "received_on-month": "3", "received_on-year": "2026"},
    )
    assert "The reply is owed on or after the day of the transfer." in page.soup.get_text(" ")
    assert "Not before the transfer" in page.text


def test_what_was_agreed_is_published_once_both_languages_are_there(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        said = agreed(council, text="Rhian's own words")
    hr, rep = visit(council.hr), visit(council.other_rep)
    home = f"{council.home}/you-asked-we-did"
    assert "Nothing has been published yet." in rep.get(home).text
    assert rep.get(f"{home}/en.pdf").status == 404
    form = hr.get(home).follow("UNISON, 9 February 2026")
    kept = form.submit("Save", **PUBLIC)
    assert "Keep the pay day." not in rep.get(home).text
    refused = kept.follow("UNISON, 9 February 2026").submit("Save", done_cy="", is_published="yes")
    assert refused.errors == ["Fill this in before it is published: both languages are needed."]
    assert refused.soup.find(id="asked_cy").text.strip() == PUBLIC["asked_cy"]
    refused.submit("Save", done_cy=PUBLIC["done_cy"])
    assert rep.get(home).rows() == [["Pay day", "Keep the pay day.", "An advance is paid."]]
    welsh = visit(council.other_rep, "cy").get(home)
    assert welsh.rows() == [["Diwrnod cyflog", "Cadwch y diwrnod.", "Telir blaendal."]]
    assert "Rhian's own words" not in welsh.text
    assert visit(council.manager).get(home).status == 403
    assert visit(council.host).get(f"{home}?employer={council.outgoing.id}").status == 404
    taken_down = hr.get(f"{council.home}/representations/{said.id}/publication")
    taken_down.submit("Save", is_published=None)
    assert "Keep the pay day." not in rep.get(home).text


@pytest.mark.parametrize(
    ("outcome", "says"), [(Outcome.REJECTED, "Only what was agreed"), (Outcome.AGREED, "What is published")]
)
def test_what_was_not_agreed_cannot_be_published(
    build: Build, council: Council, visit: Visit, outcome: Outcome, says: str
) -> None:
    with build():
        said = agreed(council, outcome=outcome)
    path = f"{council.home}/representations/{said.id}/publication"
    assert says in visit(council.hr).get(path).text
    assert visit(council.rep).get(path).status == 403
    assert visit(council.other_rep).get(path).status == 404


@pytest.mark.parametrize(
    ("words", "names_somebody"),
    [
        ("As Siân Prys-Jones asked", True),
        ("as SIAN PRYS JONES asked", True),
        ("as Shan Prys-Jones asked", True),
        ("payroll number 0047119", True),
        ("Mrs Jones, and Siân of another team", False),
        ("Nobody is named", False),
    ],
)
def test_what_is_published_names_nobody(
    build: Build, council: Council, visit: Visit, words: str, names_somebody: bool
) -> None:
    with build():
        make_staff(
            council.transfer, forenames="Siân Mair", surname="Prys-Jones", known_as="Shan", payroll_number="0047119"
        )  # fmt: skip
        said = agreed(council)
    form = visit(council.hr).get(f"{council.home}/representations/{said.id}/publication")
    page = form.submit("Save", **{**PUBLIC, "asked": words})
    wrong = ["These words name one of the staff. Write them so that nobody is named."]
    assert page.errors == (wrong if names_somebody else [])


@pytest.mark.only_sqlite
@pytest.mark.parametrize("code", ["cy", "en"])
def test_the_paper_is_accessible_and_says_what_the_page_says(
    build: Build, council: Council, visit: Visit, tmp_path: Path, code: str
) -> None:
    with build():
        said = agreed(council)
    form = visit(council.hr).get(f"{council.home}/representations/{said.id}/publication")
    form.submit("Save", **PUBLIC, is_published="yes")
    answer = visit(council.rep).get(f"{council.home}/you-asked-we-did/{code}.pdf").response
    assert answer.mimetype == "application/pdf"
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.data)).pages).split())
    mine, others = ("asked_cy", "asked") if code == "cy" else ("asked", "asked_cy")
    assert PUBLIC[mine] in text
    assert PUBLIC[others] not in text
    path = tmp_path / "asked.pdf"
    path.write_bytes(answer.data)
    try:
        assert failures([path]) == {path: []}
    except NotInstalled as missing:
        pytest.skip(str(missing))
