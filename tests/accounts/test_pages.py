"""Signing in, and the administrator's pages of people, as a person meets them."""

import re
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.conftest import Build, Visit
from tests.factories import appoint, make_account, make_administrator, make_employer, make_officer
from transition import clock
from transition.access.permissions import Role
from transition.accounts.actions import ATTEMPTS_BY_ACCOUNT
from transition.accounts.models import Account, AppointmentRecord, SignInAttempt, SignInSession
from transition.accounts.passwords import hash_password
from transition.db import db

PASSWORD = "llwyfan tegell mynydd"


@pytest.fixture
def officer(build: Build) -> Account:
    """An HR officer with a password."""
    with build():
        return make_officer(make_employer(), name="Mari Gwynne", password_hash=hash_password(PASSWORD))


def _sign_in(visit: Visit, email: str, password: str = PASSWORD, next_page: str = ""):
    return visit().get(f"/sign-in{next_page}").submit("Sign in", email=email, password=password)


def test_a_person_signs_in_and_out_again(visit: Visit, officer: Account) -> None:
    browser = visit()
    page = browser.get("/sign-in").submit("Sign in", email=officer.email.upper(), password=PASSWORD)
    assert page.response.request.path == "/"
    assert "Mari Gwynne" in page.soup.get_text()
    kept = browser.client.get_cookie("session")
    assert kept is not None
    browser.post("/sign-out", {"csrf_token": page.soup.find("input", {"name": "csrf_token"})["value"]})
    # A copy of the cookie from before opens nothing.
    browser.client.set_cookie("session", kept.value)
    assert browser.get("/").response.request.path == "/sign-in"


def test_somebody_unknown_and_a_wrong_password_get_the_same_answer(visit: Visit, officer: Account) -> None:
    wrong, unknown = (
        _sign_in(visit, email, "something else altogether") for email in (officer.email, "nobody@example.org")
    )
    assert wrong.errors == unknown.errors
    assert wrong.errors == ["The e-mail address or the password is not right. Check both and try again."]
    assert "something else altogether" not in wrong.response.text
    assert officer.email in wrong.response.text


def test_too_many_attempts_close_the_door_for_a_quarter_of_an_hour(
    app: Flask, visit: Visit, build: Build, officer: Account
) -> None:
    with build():
        moment = clock.now()
        db.session.add_all(
            SignInAttempt(key=f"account:{officer.email}", at=moment) for _ in range(ATTEMPTS_BY_ACCOUNT)
        )
    assert _sign_in(visit, officer.email).errors == [
        "There have been too many attempts. Wait 15 minutes and try again."
    ]
    with build():
        db.session.execute(update(SignInAttempt).values(at=moment - timedelta(minutes=16)))
    assert _sign_in(visit, officer.email).response.request.path == "/"


def test_failed_attempts_are_counted_in_the_database(app: Flask, visit: Visit, officer: Account) -> None:
    _sign_in(visit, officer.email, "something else altogether")
    with app.app_context():
        keys = set(db.session.scalars(select(SignInAttempt.key)))
    assert keys == {f"account:{officer.email}", "address:127.0.0.1"}


@pytest.mark.parametrize(
    "elsewhere",
    ["//evil.example", "////evil.example", "https://evil.example", "/\t/evil.example", "\\\\evil.example"],
)
def test_nobody_is_sent_elsewhere_after_signing_in(visit: Visit, officer: Account, elsewhere: str) -> None:
    page = visit().get("/sign-in", query_string={"next": elsewhere})
    page = page.submit(
        "Sign in",
        email=officer.email,
        password=PASSWORD,
    )
    assert page.response.request.path == "/"
    assert page.response.request.host == "localhost"


@pytest.mark.parametrize(
    ("idle", "age"), [(timedelta(minutes=61), timedelta(hours=2)), (timedelta(0), timedelta(hours=13))]
)
def test_a_session_ends_by_itself_when_idle_or_old(
    visit: Visit, build: Build, officer: Account, idle: timedelta, age: timedelta
) -> None:
    browser = visit(officer)
    assert browser.get("/").response.request.path == "/"
    with build():
        moment = clock.now()
        db.session.execute(update(SignInSession).values(started_at=moment - age, last_seen_at=moment - idle))
    assert browser.get("/").response.request.path == "/sign-in"


def test_an_administrator_invites_someone_who_chooses_a_password_and_signs_in(
    visit: Visit, build: Build
) -> None:
    with build():
        administrator, employer = make_administrator(), make_employer("Monmouthshire County Council")
    page = visit(administrator).get("/accounts").follow("Invite someone")
    page = page.submit("Invite", name="Siân Ŵyn", email="Sian@Example.org", language="cy")
    assert page.heading == "Give this link to Siân Ŵyn"
    link = re.search(r"http\S+/invitations/(\S+)", page.text)
    assert link
    page = page.follow("Continue to this person's roles")
    assert "no role yet" in page.text
    page = page.follow("Give a role")
    page = page.submit("Save", role="HR_OFFICER", held_at=f"employer_id:{employer.id}")
    assert page.rows()[0][:2] == ["HR officer", "Monmouthshire County Council"]
    invited = visit()
    path = f"/invitations/{link[1]}"
    assert "sian@example.org" in invited.get(path).text
    page = invited.get(path).submit("Save password", password=PASSWORD, again=PASSWORD)
    assert page.heading == "Sign in"
    assert invited.get(path).heading == "This link no longer works"
    assert (
        invited.get("/sign-in").submit("Sign in", email="sian@example.org", password=PASSWORD).status == 200
    )


@pytest.mark.parametrize(
    ("password", "again", "message"),
    [
        ("short", "short", "The password must have 12 characters or more"),
        ("passwordpassword", "passwordpassword", "This password is easy to guess"),
        (PASSWORD, PASSWORD + "!", "The two passwords are not the same"),
    ],
)
def test_weak_passwords_are_refused_with_a_reason(
    visit: Visit, build: Build, password: str, again: str, message: str
) -> None:
    with build():
        administrator = make_administrator()
    page = visit(administrator).get("/accounts/new")
    page = page.submit("Invite", name="Nia", email="nia@example.org", language="en")
    link = re.search(r"/invitations/\S+", page.text)
    assert link
    page = visit().get(link[0]).submit("Save password", password=password, again=again)
    assert page.status == 400
    assert message in page.errors[0]


def test_the_place_of_a_role_must_fit_it(visit: Visit, build: Build) -> None:
    with build():
        administrator, someone = make_administrator(), make_account()
    page = visit(administrator).get(f"/accounts/{someone.id}/appointments/new")
    page = page.submit("Save", role="HR_OFFICER", held_at="")
    assert page.errors == ["Choose where the role is held: each role belongs to one kind of place."]


def test_whoever_is_stopped_from_signing_in_is_out_at_once(
    visit: Visit, build: Build, officer: Account
) -> None:
    with build():
        administrator = make_administrator()
    browser = visit(officer)
    assert browser.get("/").response.request.path == "/"
    visit(administrator).get(f"/accounts/{officer.id}").submit("Stop this person signing in")
    assert browser.get("/").response.request.path == "/sign-in"
    assert _sign_in(visit, officer.email).errors[0].startswith("The e-mail address or the password")


def test_a_role_ends_after_its_last_day(app: Flask, visit: Visit, build: Build) -> None:
    with build():
        administrator, someone, employer = make_administrator(), make_account(), make_employer()
        held = appoint(someone, Role.HR_OFFICER, employer_id=employer.id)
    page = visit(administrator).get(f"/accounts/{someone.id}/appointments/{held.id}/end")
    answers = {"until_on-day": "1", "until_on-month": "3", "until_on-year": "2026"}
    page = page.submit("Save", **answers)
    assert "1 March 2026" in page.text
    with app.app_context():
        assert db.session.get_one(AppointmentRecord, held.id).until_on == date(2026, 3, 1)


def test_only_administrators_and_auditors_see_who_signs_in(
    visit: Visit, build: Build, officer: Account
) -> None:
    with build():
        auditor = make_officer(make_employer(), Role.AUDITOR)
    assert visit(officer).get("/accounts").status == 403
    assert visit(auditor).get("/accounts").status == 200
    assert visit(auditor).get("/accounts/new").status == 403


def test_the_first_person_is_invited_from_the_command_line(app: Flask, visit: Visit) -> None:
    runner = app.test_cli_runner()
    done = runner.invoke(
        args=["accounts", "invite", "--email", "First@example.org", "--role", "administrator"]
    )
    assert done.exit_code == 0, done.output
    link = re.search(r"/invitations/\S+", done.output)
    assert link
    assert visit().get(link[0]).heading == "Choose your password"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--role", "king"], "there is no role king"),
        (["--role", "hr-officer", "--council", "atlantis"], "There is no employer with that short name."),
        (["--role", "representative"], "That union is not recognised by that employer."),
    ],
)
def test_an_invitation_that_cannot_be_made_says_why_and_makes_nothing(
    app: Flask, arguments: list[str], message: str
) -> None:
    done = app.test_cli_runner().invoke(args=["accounts", "invite", "--email", "a@example.org", *arguments])
    assert done.exit_code != 0
    assert message in done.stderr
    with app.app_context():
        assert db.session.scalars(select(Account)).all() == []
