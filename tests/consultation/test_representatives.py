"""Who must be consulted: what the page says of each description of staff, to whom, and what is recorded of it."""

from datetime import date

import pytest

from tests.conftest import Build, Visit
from tests.consultation.forum import Forum, add_union, make_forum, on
from tests.factories import make_officer, make_representative, make_staff
from transition.consultation.models import Consultation
from transition.consultation.representatives.models import Representative
from transition.consultation.representatives.queries import descriptions_of
from transition.db import db
from transition.rules.representatives import Route
from transition.transfers.models import Scope

pytestmark = pytest.mark.only_sqlite


def routes_of(forum: Forum) -> list[tuple[str, str, int | None, Route]]:
    """Each description of the outgoing employer's staff, how many it is, and its route."""
    file = db.session.get_one(Consultation, forum.file.id)
    found = descriptions_of(forum.transfer, forum.outgoing, file, date(2026, 3, 2))
    return [
        (
            one.group.value,
            one.recognition.bargaining_unit if one.recognition else one.agreement,
            one.count,
            one.decision.route,
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("who", "status"),
    [("hr", 200), ("lead", 200), ("auditor", 200), ("host", 404), ("manager", 403), ("stranger", 404)],
)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_page_opens_for_those_who_read_the_file(
    forum: Forum, visit: Visit, who: str, status: int, language: str
) -> None:
    page = visit(getattr(forum, who), language).get(f"{forum.who}?employer={forum.outgoing.id}")
    assert page.status == status


def test_descriptions_follow_agreements_and_those_without_one(build: Build, app) -> None:
    with build():
        forum = make_forum(people=6)
        add_union(forum)
        for scope in (Scope.IN, Scope.UNDECIDED, Scope.OUT):
            make_staff(forum.transfer, scope, post={"collective_agreement": "njc green book"})
        make_staff(forum.transfer, post={"collective_agreement": "Soulbury"})
    with app.app_context():
        assert routes_of(forum) == [
            ("moving", "NJC staff", 2, Route.UNION),  # the undecided one may move
            ("moving", "", 6, Route.FACTS_NEEDED),
            ("moving", "Soulbury", 1, Route.FACTS_NEEDED),
        ]


def test_nothing_is_assumed_while_nobody_said(forum: Forum, visit: Visit) -> None:
    page = visit(forum.hr).get(forum.who)
    for words in (
        "It is not known whether these staff have standing representatives.",
        "It is not known whether staff were invited to elect representatives.",
        "It is not known how many people the employer employs, or how many transfer.",
        "These staff may not be consulted directly",
        "Answer what is not known",
    ):
        assert words in page.text
    assert "11" in page.text


def test_small_counts_are_hidden_from_whoever_may_not_see_the_people(build: Build, visit: Visit) -> None:
    with build():
        forum = make_forum(people=3, agreement="Soulbury")
        _union, rep = add_union(forum)
        for _ in range(6):
            make_staff(forum.transfer)
    for account, few in ((rep, "Fewer than 5"), (forum.hr, "3"), (forum.lead, "3")):
        page = visit(account).get(forum.who)
        counts = [
            dd.get_text(" ").split("\n")[0].strip()
            for dd in page.soup.select("dl dd.govuk-summary-list__value")
        ]
        assert few in counts
        assert "6" in counts
        assert ("3" in counts) is (account is not rep)


def test_facts_decide_the_route_and_are_said_by_the_employers_own_hr(forum: Forum, visit: Visit) -> None:
    page = visit(forum.hr).get(forum.who).follow("Answer what is not known")
    refused = page.submit("Save", has_standing_representatives="yes", is_invited="no")
    assert refused.errors == [
        "Say what gives the standing representatives authority for these staff in a transfer."
    ]
    refused = page.submit("Save", has_standing_representatives="no", is_invited="yes")
    assert refused.errors == ["Enter the day on which they were invited."]
    done = page.submit("Save", has_standing_representatives="no", is_invited="no")
    assert "Representatives, who must be elected first" in done.text
    assert "Begin an election" in done.links
    facts = visit(forum.hr).get(f"{forum.who}/employer")
    refused = facts.submit("Save", employee_count="49")
    assert refused.errors == ["Enter the day on which that was the number."]
    done = facts.submit("Save", employee_count="49", **on("employee_count_on", date(2026, 3, 2)))
    assert "The staff themselves" in done.text
    assert "Every condition holds today" in done.text
    for other in (forum.lead, forum.auditor):
        assert visit(other).get(f"{forum.who}/employer").status == 403


def test_the_other_employers_hr_changes_nothing_here(forum: Forum, visit: Visit) -> None:
    page = visit(forum.host).get(f"{forum.who}/employer?employer={forum.outgoing.id}")
    assert page.status == 403


def test_a_key_of_no_description_is_not_found(forum: Forum, visit: Visit) -> None:
    assert visit(forum.hr).get(f"{forum.who}/moving-0-00000000/facts").status == 404


def test_the_second_of_two_editors_is_told(forum: Forum, visit: Visit) -> None:
    first, second = (visit(forum.hr).get(forum.who).follow("Answer what is not known") for _ in range(2))
    assert first.submit("Save", is_invited="no").status == 200
    assert second.submit("Save", is_invited="no").status == 409


def test_standing_representatives_are_named_written_to_and_leave(
    build: Build, app, forum: Forum, visit: Visit
) -> None:
    browser = visit(forum.hr)
    page = browser.get(forum.who).follow("Answer what is not known")
    page = page.submit(
        "Save", has_standing_representatives="yes", standing_authority="The staff forum", is_invited="no"
    )
    assert "The standing representatives" in page.text
    page = page.follow("Add a standing representative").submit(
        "Save", name="Nia Cadwaladr", **on("from_on", date(2025, 1, 6))
    )
    assert "Nia Cadwaladr" in page.text
    with app.app_context():
        person = db.session.query(Representative).one()
    page = browser.get(f"{forum.who}/people/{person.id}/address").submit(
        "Save", notice_address="2 Stryd y Bont"
    )
    assert "2 Stryd y Bont" in page.text
    end = browser.get(f"{forum.who}/people/{person.id}/end")
    refused = end.submit("Save", ended_reason="Retired", **on("ended_on", date(2024, 1, 1)))
    assert refused.status == 400
    page = end.submit(
        "Save", ended_reason="Retired", are_others_enough="no", **on("ended_on", date(2026, 3, 1))
    )
    assert "Retired" in page.text
    assert "Another must be elected" not in page.text  # that is the law of those who were elected
    with build():
        _union, rep = add_union(forum, collective_agreement="Other")
    seen = visit(rep).get(forum.who).text
    assert "Nia" not in seen
    assert "Representatives recorded: 1" in seen
    assert visit(rep).get(f"{forum.who}/people/{person.id}/end").status == 403


def test_those_who_stay_are_listed_once_they_are_said_to_be_affected(forum: Forum, visit: Visit) -> None:
    browser = visit(forum.hr)
    assert "Those who stay with this employer" not in browser.get(forum.who).text
    page = browser.get(f"{forum.who}/employer").submit("Save", are_others_affected="yes")
    assert "Those who stay with this employer" in page.text


def test_the_new_employer_says_whether_its_own_staff_are_affected(
    build: Build, forum: Forum, visit: Visit
) -> None:
    with build():
        from tests.factories import make_consultation

        make_consultation(forum.transfer, forum.incoming, opened_on=None)
    browser = visit(forum.host)
    assert "The new employer's own staff" in browser.get(forum.who).text
    page = browser.get(f"{forum.who}/employer").submit("Save", are_others_affected="no")
    assert "none of its own staff are affected" in page.text


def test_another_unions_representative_and_officer_find_nothing(
    build: Build, forum: Forum, visit: Visit
) -> None:
    with build():
        other = make_forum_elsewhere()
    assert visit(other).get(forum.who).status == 404


def make_forum_elsewhere():
    from tests.factories import make_employer, make_recognition

    employer = make_employer()
    make_officer(employer)
    return make_representative(make_recognition(employer))
