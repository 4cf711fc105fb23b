"""The information of reg 13(2) is issued in versions, to everybody by name, and again when it changes."""

from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from tests.conftest import Build, Visit
from tests.consultation.forum import Forum, add_union, on
from tests.factories import make_measure
from transition.consultation.information.models import InformationIssue, InformationVersion
from transition.consultation.records.models import InformationSent
from transition.db import db


@pytest.mark.only_sqlite
def test_a_version_is_not_issued_while_an_item_is_open(build: Build, app, forum: Forum, visit: Visit) -> None:
    with build():
        add_union(forum)
    browser = visit(forum.hr)
    browser.get(f"{forum.home}/information").submit("Save the information", legal_implications="")
    page = browser.get(f"{forum.home}/information/issue")
    assert "not complete yet" in page.text
    page = page.submit("Issue the information", **on("sent_on", date(2026, 3, 2)))
    assert "neither given nor stated as none" in page.errors[0]
    with app.app_context():
        assert not db.session.scalars(select(InformationSent)).all()


@pytest.mark.only_sqlite
def test_a_union_reads_what_went_to_it_and_nothing_else(build: Build, forum: Forum, visit: Visit) -> None:
    with build():
        unison, rep = add_union(forum)
        _gmb, other = add_union(forum)
    browser = visit(forum.hr)
    key = f"union-{unison.id}"
    versions = f"{forum.home}/information/versions"
    issue = browser.get(f"{forum.home}/information/issue")
    issue.submit("Issue the information", delivered=key, **on("sent_on", date(2026, 3, 2)))
    browser.get(f"{forum.home}/information").submit("Save the information", legal_implications="Not sent yet")
    assert "Contracts move." in visit(rep).get(f"{versions}/1").text
    assert "Version 1" in visit(rep).get(versions).text
    assert visit(other).get(f"{versions}/1").status == 404
    assert "No version has gone to your union." in visit(other).get(versions).text
    for account in (rep, other):
        for page in (versions, forum.home):
            assert "Not sent yet" not in visit(account).get(page).text
        assert visit(account).get(f"{forum.home}/information/issue").status == 403
    for account in (forum.lead, forum.auditor):
        assert visit(account).get(f"{versions}/1").status == 200
    assert visit(forum.host).get(f"{versions}/1?employer={forum.outgoing.id}").status == 404
    assert visit(forum.stranger).get(f"{versions}/1").status == 404
    assert visit(forum.hr).get(f"{versions}/9").status == 404
    paper = visit(rep).get(f"{versions}/1/cy.pdf")
    assert paper.status == 200
    assert paper.response.data.startswith(b"%PDF")


@pytest.mark.only_sqlite
def test_whoever_had_an_earlier_version_is_not_left_out(build: Build, forum: Forum, visit: Visit) -> None:
    with build():
        unions = [add_union(forum)[0] for _ in range(2)]
    browser = visit(forum.hr)
    address = f"{forum.home}/information/issue"
    both = [f"union-{one.id}" for one in unions]
    browser.get(address).submit("Issue the information", delivered=both, **on("sent_on", date(2026, 3, 2)))
    browser.get(f"{forum.home}/information").submit("Save the information", legal_implications="New")
    page = browser.get(address).submit(
        "Issue the information", delivered=both[:1], **on("sent_on", date(2026, 3, 2))
    )
    assert page.status == 400
    assert "it goes to everybody who had an earlier version" in page.errors[0]
    page = browser.get(address).submit(
        "Issue the information",
        delivered=both,
        posted_to_head_office=both[:1],
        **on("sent_on", date(2026, 3, 2)),
    )
    assert "ticked under more than one way" in page.errors[0]


def test_what_was_issued_never_changes(app, build: Build, forum: Forum, visit: Visit) -> None:
    with build():
        add_union(forum)
    visit(forum.hr).get(f"{forum.home}/information/issue").submit(
        "Issue the information", **on("sent_on", date(2026, 3, 2))
    )
    with app.app_context():
        for table in (InformationVersion, InformationIssue):
            name = table.__tablename__
            for statement in (f"UPDATE {name} SET id = id + 1000", f"DELETE FROM {name}"):
                with pytest.raises(DatabaseError, match="append-only"):
                    db.session.execute(text(statement))
                db.session.rollback()


@pytest.mark.only_sqlite
def test_a_late_measure_is_told_by_the_version_that_carries_it(
    build: Build, forum: Forum, visit: Visit
) -> None:
    with build():
        add_union(forum)
        db.session.merge(forum.file).opened_on = date(2026, 2, 4)
    browser = visit(forum.hr)
    address = f"{forum.home}/information/issue"
    browser.get(address).submit("Issue the information", **on("sent_on", date(2026, 2, 4)))
    with build():
        make_measure(forum.transfer, title="On call", received_on=date(2026, 2, 26))
    assert "Late measure" in browser.get(forum.home).text
    changed = browser.get(f"{forum.home}/information/versions").rows(0)
    assert [(row[0], row[1], row[2][:7]) for row in changed] == [
        ("Measures that the new employer envisages", "Stated as none", "On call")
    ]
    browser.get(address).submit("Issue the information", **on("sent_on", date(2026, 3, 2)))
    home = browser.get(forum.home).text
    assert "Late measure" not in home
    assert "information under regulation 13, version 2" in home
