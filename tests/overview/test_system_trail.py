"""The system's own trail: sign-ins, accounts and settings, for whoever may read those."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from tests.conftest import Build, CountQueries, Visit
from tests.factories import (
    appoint,
    make_account,
    make_administrator,
    make_employer,
    make_lead,
    make_officer,
    make_programme,
    make_recognition,
    make_representative,
    make_transfer,
    make_union,
)
from tests.visitor import Page
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.audit import record as recording
from transition.audit.models import AuditChain
from transition.audit.record import record
from transition.db import Base, db
from transition.reminders.models import OutboxMessage

Count = CountQueries
page_only = pytest.mark.only_sqlite


def _done(name: str, subject: Base, *moments: datetime, by: Account | None = None) -> None:
    """The event, once at each moment; once and now where none is given."""

    class By:
        account_id = by.id if by else 0

    with pytest.MonkeyPatch.context() as patch:
        for moment in moments or (datetime(2026, 3, 2, 9, tzinfo=UTC),):
            patch.setattr(recording, "now", lambda moment=moment: moment)
            record(name, by=By() if by else None, subject=subject)
            db.session.commit()


def _message(account: Account) -> OutboxMessage:
    at = datetime(2026, 3, 2, 6, tzinfo=UTC)
    message = OutboxMessage(
        account_id=account.id, for_on=at.date(), language="en", subject="Your tasks", text="Two things are due.",
        message_id="<one@example.org>", queued_at=at, next_attempt_at=at,
    )  # fmt: skip
    db.session.add(message)
    db.session.flush()
    return message


def _whats(page: Page) -> list[str]:
    return [row[1] for row in page.rows()] if page.soup.find("table") else []


@page_only
def test_it_says_what_was_done_about_whom_and_by_whom_the_newest_first(build: Build, visit: Visit) -> None:
    with build():
        admin, person = make_administrator(name="Mari Gwynne"), make_account(name="Rhys Tomos")
        held = appoint(person, Role.HR_OFFICER, employer_id=make_employer().id)
        unison = make_recognition(union=make_union("UNISON"))
        _done("account.invited", person, by=admin)
        _done("appointment.made", held, by=admin)
        _done("account.signed_in", person)
        _done("recognition.changed", unison, by=admin)
        _done("digest.queued", _message(person))
    page = visit(admin).get("/").follow("Trail of sign-ins, accounts and settings")
    assert page.heading == "Trail of sign-ins, accounts and settings"
    assert [row[1:] for row in page.rows()] == [
        ["A reminder was prepared", "Rhys Tomos", "The system"],
        ["A recognised union was changed", "UNISON", "Mari Gwynne"],
        ["A person signed in", "Rhys Tomos", "Rhys Tomos"],
        ["A role was given", "Rhys Tomos", "Mari Gwynne"],
        ["A person was invited to sign in", "Rhys Tomos", "Mari Gwynne"],
    ]
    assert "The trail is whole: 5 events." in page.text


@page_only
def test_what_is_closed_to_its_readers_is_not_in_it(build: Build, visit: Visit) -> None:
    """Programmes stand in the same chain, transfers in chains of their own: neither is an account or a setting."""
    with build():
        admin, transfer = make_administrator(), make_transfer()
        _done("programme.added", make_programme())
        record("transfer.changed", by=None, subject=transfer, transfer_id=transfer.id)
        _done("account.deactivated", make_account())
    assert _whats(visit(admin).get("/trail")) == ["An account was closed"]


@page_only
@pytest.mark.parametrize(
    ("about", "found"),
    [
        ("sign_ins", ["A person signed in"]),
        ("accounts", ["A password was set"]),
        ("employers", ["An employer was added"]),
        ("unions", []),
        ("", ["An employer was added", "A password was set", "A person signed in"]),
    ],
)
def test_it_can_be_narrowed_to_a_kind(build: Build, visit: Visit, about: str, found: list[str]) -> None:
    with build():
        admin = make_administrator()
        _done("account.signed_in", admin)
        _done("account.password_set", admin)
        _done("employer.added", make_employer(), by=admin)
    page = visit(admin).get(f"/trail?about={about}")
    assert _whats(page) == found
    assert ("There is nothing to show." in page.text) is (not found)


SUMMER = datetime(2026, 7, 1, 22, 59, tzinfo=UTC), datetime(2026, 7, 1, 23, tzinfo=UTC)


@page_only
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("on-day=1&on-month=7&on-year=2026", ["1 July 2026, 23:59"]),
        ("on-day=2&on-month=July&on-year=2026", ["2 July 2026, 00:00"]),
        ("on=2/7/2026", ["2 July 2026, 00:00"]),
        ("on-day=3&on-month=7&on-year=2026", []),
    ],
)
def test_a_day_is_that_of_the_clocks_in_the_united_kingdom(
    build: Build, visit: Visit, typed: str, found: list[str]
) -> None:
    with build():
        admin = make_administrator()
        _done("account.signed_in", admin, *SUMMER)
    page = visit(admin).get(f"/trail?{typed}")
    assert [row[0] for row in page.rows()] == found if found else "There is nothing to show." in page.text


@page_only
@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("on-day=31&on-month=2&on-year=2026", "The day: there is no such date. Check the day and the month."),
        ("on-day=1&on-month=&on-year=2026", "The day must include a month."),
        ("about=payroll", "What to show"),
    ],
)
def test_an_impossible_filter_is_told_beside_its_question_and_kept(
    build: Build, visit: Visit, query: str, says: str
) -> None:
    with build():
        admin = make_administrator()
    page = visit(admin).get(f"/trail?{query}")
    assert page.status == 400
    assert says in page.errors[0]
    if "on-day" in query:
        box = page.soup.find("input", {"name": "on-day"})
        assert box is not None
        assert box["value"] == query.split("&")[0].partition("=")[2]


@page_only
def test_a_long_trail_comes_in_pages_that_keep_what_was_asked(build: Build, visit: Visit) -> None:
    with build():
        admin = make_administrator()
        _done("account.signed_in", admin, *(datetime(2026, 3, 2, 9, n, tzinfo=UTC) for n in range(55)))
        _done("account.password_set", admin)
    first = visit(admin).get("/trail?about=sign_ins&on=2/3/2026")
    second = first.visitor.get(next(href for words, href in first.links.items() if "Next page" in words))
    assert (len(first.rows()), len(second.rows())) == (50, 5)
    assert set(_whats(second)) == {"A person signed in"}


@page_only
def test_an_empty_trail_says_so(build: Build, visit: Visit) -> None:
    with build():
        admin = make_administrator()
    page = visit(admin).get("/trail")
    assert "There is nothing to show." in page.text
    assert "whole" not in page.text


@page_only
def test_a_trail_that_was_cut_short_says_so_and_what_to_do(build: Build, visit: Visit) -> None:
    with build():
        admin = make_administrator()
        _done("account.signed_in", admin)
        db.session.execute(update(AuditChain).values(event_count=4))
    page = visit(admin).get("/trail")
    assert "The trail is not whole: it breaks in 1 place." in page.text
    assert "flask audit verify" in page.text


@page_only
def test_only_so_many_events_are_read_again_and_the_page_says_so(
    build: Build, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transition.overview.views.CHECKED", 2)
    with build():
        admin = make_administrator()
        for _ in range(3):
            _done("account.signed_in", admin)
    assert "The latest 2 of 3 events were read again" in visit(admin).get("/trail").text


@page_only
def test_it_is_read_in_welsh(build: Build, visit: Visit) -> None:
    with build():
        admin = make_administrator()
        _done("account.signed_in", admin)
    page = visit(admin, "cy").get("/trail")
    assert page.heading == "Trywydd mewngofnodi, cyfrifon a gosodiadau"
    assert _whats(page) == ["Mewngofnododd rhywun"]


@page_only
def test_only_administrators_and_auditors_read_it(build: Build, visit: Visit) -> None:
    with build():
        employer = make_employer()
        readers = [make_administrator(), make_officer(employer, Role.AUDITOR)]
        others = [
            make_officer(employer),
            make_officer(employer, Role.HR_CASEWORKER),
            make_officer(employer, Role.MANAGER),
            make_officer(employer, Role.TRANSLATOR),
            make_lead(make_programme()),
            make_representative(make_recognition(employer)),
            make_account(),
        ]
    assert [visit(account).get("/trail").status for account in readers] == [200, 200]
    assert [visit(account).get("/trail").status for account in others] == [403] * len(others)
    assert "System trail" in visit(readers[0]).get("/").links
    assert "System trail" not in visit(others[0]).get("/").links
    assert visit().client.get("/trail").location.startswith("/sign-in")


def test_it_costs_the_same_however_long_it_is(build: Build, visit: Visit, count_queries: Count) -> None:
    def more(times: int) -> None:
        with build():
            for _ in range(times):
                _done("account.signed_in", make_account())
                _done("employer.changed", make_employer())
                _done("recognition.changed", make_recognition())

    with build():
        admin = make_administrator()
    browser = visit(admin)
    more(2)
    browser.get("/trail")
    with count_queries() as few:
        browser.get("/trail")
    more(8)
    with count_queries() as many:
        browser.get("/trail")
    assert len(many) == len(few)
    with build():
        assert db.session.scalars(select(AuditChain.event_count)).all() == [30]
