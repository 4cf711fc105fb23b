"""Elections of representatives and the information that goes to those who are elected: a whole journey, and its edges."""

from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from tests.conftest import Build, Visit
from tests.consultation.forum import Forum, add_union, on
from tests.visitor import Page, Visitor
from transition.consultation.elections.models import Candidate, Election
from transition.consultation.information.models import InformationVersion
from transition.consultation.queries import informed_on
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.rules.representatives import ElectionCheck

INVITED, CLOSED, FIRST, LAST = (date(2026, 2, day) for day in (2, 9, 16, 18))

DAYS = {
    **on("term_until", date(2026, 6, 30)), **on("invited_on", INVITED), **on("nominations_until", CLOSED),
    **on("ballot_from", FIRST), **on("ballot_until", LAST),
}  # fmt: skip


def begin(browser: Visitor, forum: Forum, seats: int = 1) -> str:
    """The address of an election among the staff without a union, to which they were invited."""
    page = browser.get(forum.who).follow("Begin an election")
    page = page.submit("Save the election", seats=str(seats), constituency="Digital staff", **DAYS)
    assert "The election was saved." in page.text
    return page.links["Go on with the election"]


def nominate(browser: Visitor, address: str, name: str, payroll_number: str) -> Page:
    page = browser.get(_below(address, "nominate"))
    return page.submit(
        "Save the candidate", name=name, payroll_number=payroll_number, **on("nominated_on", date(2026, 2, 5))
    )


def _below(address: str, what: str) -> str:
    path, _mark, query = address.partition("?")
    return f"{path}/{what}?{query}"


def answer_all(browser: Visitor, address: str, but: str = "") -> None:
    for check in ElectionCheck:
        if check.value != but:
            page = browser.get(_below(address, f"checks/{check.value}"))
            assert page.submit("Save the answer", is_met="yes", words=f"As to {check.value}").status == 200


def candidates(app) -> dict[str, int]:
    with app.app_context():
        return {one.name: one.id for one in db.session.scalars(select(Candidate))}


def test_from_no_union_to_information_issued_and_issued_again(app, forum: Forum, visit: Visit) -> None:
    browser = visit(forum.hr)
    browser.get(forum.who).follow("Answer what is not known").submit(
        "Save", has_standing_representatives="no", is_invited="no"
    )
    address = begin(browser, forum)
    assert "Representatives, once they are elected" in browser.get(forum.who).text

    nobody = browser.get(f"{forum.home}/information/versions")
    assert "There is nobody yet to whom the information can go" in nobody.text
    for name, number in (("Nia Cadwaladr", "F001"), ("Ifor Bach", "F002")):
        assert "The candidate was saved." in nominate(browser, address, name, number).text
    assert nominate(browser, address, "Nobody", "X99").errors == [
        "None of these staff has the payroll number X99."
    ]

    answer_all(browser, address, but="secret_and_counted")
    declare = browser.get(_below(address, "declare"))
    refused = declare.submit("Declare the result")
    assert refused.status == 400
    assert "while a check of regulation 14 is open" in refused.errors[0]
    assert visit(forum.hr).get(forum.who).text.count("Representatives, once they are elected")

    found = candidates(app)
    count = browser.get(_below(address, "count"))
    wrong = count.submit(
        "Save the count", electorate_count="11", papers_count="12", spoilt_count="0",
        **{f"votes_{one}": "1" for one in found.values()}, **on("counted_on", LAST),
    )  # fmt: skip
    assert wrong.errors == ["There cannot be more papers than the 11 who may vote."]
    votes = {f"votes_{found['Nia Cadwaladr']}": "6", f"votes_{found['Ifor Bach']}": "3"}
    count.submit(
        "Save the count",
        electorate_count="11",
        papers_count="10",
        spoilt_count="1",
        **votes,
        **on("counted_on", LAST),
    )
    answer_all(browser, address)
    page = browser.get(_below(address, "declare")).submit("Declare the result")
    assert "The result was declared." in page.text
    assert "Elected" in page.text
    assert "Nothing of this election can be changed" in page.text
    assert browser.get(_below(address, "nominate")).submit(
        "Save the candidate", name="Late", payroll_number="F003", **on("nominated_on", date(2026, 2, 5))
    ).errors == ["This election is over, and can no longer be changed."]
    assert "The elected representatives" in browser.get(forum.who).text

    issue = browser.get(f"{forum.home}/information/issue")
    assert "This will be version 1." in issue.text
    page = issue.submit("Issue the information", **on("sent_on", date(2026, 3, 2)))
    assert "Has the latest" in page.text
    with app.app_context():
        file = db.session.merge(forum.file)
        assert informed_on(file) == date(2026, 3, 2)
        (version,) = db.session.scalars(select(InformationVersion)).all()
        assert [one.representative_id is not None for one in version.issues] == [True]
        met = db.session.scalars(select(Milestone.key).where(Milestone.done_on.is_not(None))).all()
        assert len(met) == 1

    browser.get(f"{forum.home}/information").submit(
        "Save the information", legal_implications="All contracts move."
    )
    changed = browser.get(f"{forum.home}/information/versions")
    assert "Changed since version 1 was issued" in changed.text
    assert changed.rows(0) == [
        ["Legal implications for affected employees", "Contracts move.", "All contracts move."]
    ]
    assert "To be issued again" in changed.text
    assert "The information has changed since version 1 was issued." in browser.get(forum.home).text
    again = browser.get(f"{forum.home}/information/issue")
    assert "this will be version 2" in again.text
    left = again.submit("Issue the information", delivered=None, **on("sent_on", date(2026, 3, 2)))
    assert left.errors == ["Tick to whom the information went."]
    page = again.submit("Issue the information", **on("sent_on", date(2026, 3, 2)))
    assert "Nothing has changed since version 2 was issued." in page.text
    first = browser.get(f"{forum.home}/information/versions/1")
    assert "Contracts move." in first.text
    assert "All contracts move." not in first.text
    assert "Nia Cadwaladr" in first.text


def test_as_many_candidates_as_seats_are_elected_without_a_ballot_and_replaced(
    app, forum: Forum, visit: Visit
) -> None:
    browser = visit(forum.hr)
    address = begin(browser, forum)
    nominate(browser, address, "Nia Cadwaladr", "F001")
    answer_all(browser, address)
    assert "elected without a ballot" in browser.get(address).text
    page = browser.get(_below(address, "declare")).submit("Declare the result")
    assert "The result was declared." in page.text
    with app.app_context():
        for statement in (
            "UPDATE election SET seats = 9",
            "UPDATE candidate SET votes = 9",
            "DELETE FROM candidate",
        ):
            with pytest.raises(DatabaseError, match="never changes once declared"):
                db.session.execute(text(statement))
            db.session.rollback()
    people = browser.get(forum.who)
    left = people.follow("Record that they left : Nia Cadwaladr").submit(
        "Save", ended_reason="Left", are_others_enough="no", **on("ended_on", date(2026, 3, 2))
    )
    assert "Another must be elected" in left.text
    again = left.follow("Begin an election")
    assert "This election replaces a representative who left." in again.text
    page = again.submit("Save the election", seats="1", constituency="Digital staff", **DAYS)
    second = browser.get(page.links["Go on with the election"])
    assert [row[-1][-3:] for row in second.rows(-1)] == ["(a)", "(e)", "(f)", "(i)"]


@pytest.mark.only_sqlite
def test_a_tie_is_decided_and_said(app, forum: Forum, visit: Visit) -> None:
    browser = visit(forum.hr)
    address = begin(browser, forum)
    nominate(browser, address, "Nia Cadwaladr", "F001")
    nominate(browser, address, "Ifor Bach", "F002")
    found = candidates(app)
    browser.get(_below(address, "count")).submit(
        "Save the count", electorate_count="11", papers_count="8", spoilt_count="0",
        **{f"votes_{one}": "4" for one in found.values()}, **on("counted_on", LAST),
    )  # fmt: skip
    answer_all(browser, address)
    page = browser.get(_below(address, "declare"))
    assert page.submit("Declare the result").status == 400
    page = page.submit(
        "Declare the result", chosen=str(found["Ifor Bach"]), tie_means="By lot before two witnesses"
    )
    assert "By lot before two witnesses" in page.text
    with app.app_context():
        elected = db.session.scalars(select(Candidate.name).where(Candidate.is_elected)).all()
        assert elected == ["Ifor Bach"]
    notice = browser.get(_below(address, "notices/result/cy.pdf"))
    assert notice.response.data.startswith(b"%PDF")


@pytest.mark.only_sqlite
def test_nobody_elected_in_time_sends_the_information_to_each(app, forum: Forum, visit: Visit) -> None:
    browser = visit(forum.hr)
    address = begin(browser, forum)
    page = browser.get(_below(address, "give-up")).submit(
        "Save", given_up_reason="Two invitations", **on("given_up_on", date(2026, 2, 27))
    )
    assert "Nobody was elected within a reasonable time." in page.text
    assert "Each member of staff is given the information" in browser.get(forum.who).text
    page = browser.get(f"{forum.home}/information/issue").submit(
        "Issue the information", **on("sent_on", date(2026, 3, 2))
    )
    assert "Each of these staff" in page.text
    assert "Has the latest" in page.text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 1), "Staff were invited on 2 February 2026"),
        (date(2026, 2, 10), "Nominations were open until"),
    ],
)
@pytest.mark.only_sqlite
def test_a_nomination_falls_within_its_days(forum: Forum, visit: Visit, day: date, words: str) -> None:
    browser = visit(forum.hr)
    page = browser.get(_below(begin(browser, forum), "nominate"))
    page = page.submit("Save the candidate", name="Nia", payroll_number="F001", **on("nominated_on", day))
    assert words in page.errors[0]


@pytest.mark.only_sqlite
def test_a_candidate_who_is_in_no_list_is_confirmed_by_hr_and_may_withdraw(
    app, forum: Forum, visit: Visit
) -> None:
    browser = visit(forum.hr)
    address = begin(browser, forum)
    page = browser.get(_below(address, "nominate"))
    day = on("nominated_on", date(2026, 2, 5))
    assert page.submit("Save the candidate", name="Nia", **day).errors == [
        "Enter a payroll number, or tick this once you have checked it."
    ]
    assert page.submit("Save the candidate", name="Nia", is_affected="yes", **day).status == 200
    assert (
        "is a candidate already"
        in page.submit("Save the candidate", name="NIA", payroll_number="F001", **day).errors[0]
    )
    home = (
        browser.get(address)
        .follow("Record that they withdrew : Nia")
        .submit("Save", **on("withdrawn_on", date(2026, 2, 6)))
    )
    assert "Withdrew on 6 February 2026" in home.text


@pytest.mark.only_sqlite
def test_names_of_candidates_are_read_by_no_representative(
    app, build: Build, forum: Forum, visit: Visit
) -> None:
    with build():
        _union, rep = add_union(forum, collective_agreement="Other")
    browser = visit(forum.hr)
    address = begin(browser, forum)
    nominate(browser, address, "Nia Cadwaladr", "F001")
    answer_all(browser, address)
    page = visit(rep).get(address)
    assert page.status == 200
    assert "Nia" not in page.text
    assert "As to fair" not in page.text
    assert visit(rep).get(_below(address, "notices/nominations/en.pdf")).status == 404
    assert visit(rep).get(_below(address, "nominate")).status == 403
    assert visit(forum.host).get(address).status == 404
    assert visit(forum.stranger).get(address).status == 404
    assert browser.get(_below(address, "checks/nothing")).status == 404
    with app.app_context():
        assert db.session.scalars(select(Election)).one().seats == 1


@pytest.mark.only_sqlite
def test_an_election_is_not_held_where_a_union_is_recognised(
    build: Build, forum: Forum, visit: Visit
) -> None:
    with build():
        add_union(forum)
    page = visit(forum.hr).get(forum.who)
    key = page.soup.select("section[aria-labelledby]")[0]["aria-labelledby"]
    form = visit(forum.hr).get(f"{forum.who}/{key}/elections/new")
    refused = form.submit("Save the election", seats="1", constituency="All")
    assert refused.errors == ["A union is recognised for these staff, so they are consulted through it."]
