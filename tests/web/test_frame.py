"""The frame of every page for somebody who is signed in, on each database."""

from tests.conftest import Build, Visit
from tests.factories import make_employer, make_officer
from tests.visitor import Visitor
from transition.accounts.models import Account
from transition.db import db


def officer(build: Build) -> Account:
    with build():
        return make_officer(make_employer(), name="Siân Pritchard")


def test_a_signed_in_reader_sees_who_they_are_and_the_way_out(build: Build, visit: Visit) -> None:
    header = visit(officer(build)).get("/accessibility").soup.find("header")
    assert header is not None
    assert "Signed in as: Siân Pritchard" in " ".join(header.get_text(" ").split())
    assert [button.get_text() for button in header.find_all("button")] == ["Sign out", "Cymraeg"]


def test_nobody_is_shown_no_way_out_and_no_pages(visit: Visit) -> None:
    header = visit().get("/accessibility").soup.find("header")
    assert header is not None
    assert header.find("nav") is None
    assert [button.get_text() for button in header.find_all("button")] == ["Cymraeg"]


def test_only_pages_that_the_reader_may_open_are_offered(build: Build, visit: Visit) -> None:
    assert "People who sign in" not in visit(officer(build)).get("/accessibility").links


def test_the_business_date_is_shown_on_every_page_when_it_is_set(visit: Visit) -> None:
    for path in ("/accessibility", "/no-such-page", "/sign-in"):
        assert "Today is set to 2 March 2026 for this demonstration." in visit().get(path).soup.get_text()


def test_a_signed_in_readers_choice_of_language_is_kept_with_the_account(build: Build, visit: Visit) -> None:
    account = officer(build)
    first = visit(account)
    token = first.get("/accessibility").soup.find("input", {"name": "csrf_token"})
    assert token is not None
    first.post("/language", {"csrf_token": token["value"], "language": "cy", "back": "/accessibility"})
    elsewhere: Visitor = visit(account)
    assert elsewhere.get("/accessibility").heading == "Datganiad hygyrchedd"
    with first.client.application.app_context():
        kept = db.session.get(Account, account.id)
        assert kept is not None
        assert kept.language == "cy"
