"""Letters to organisations and unions, from the pages, out of real records: prepared, made, approved and issued."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import TODAY, Build, Visit
from tests.factories import make_officer
from tests.letters.case import Case, check_welsh, make_case
from tests.letters.organisations import PERSON, go, host_writes, met, named, path, wanted, written
from transition.consultation.measures.models import Measure, MeasuresRequest, MeasuresStatement
from transition.db import db
from transition.jobs import do_waiting
from transition.letters.content import Letter as Written

pytestmark = pytest.mark.only_sqlite


@pytest.fixture
def case(build: Build) -> Case:
    with build():
        return make_case()


def test_who_receives_letters_is_named_once_changed_and_told_of_when_two_change_it(
    case: Case, visit: Visit, build: Build
) -> None:
    hr = visit(case.preparer)
    page = hr.get(path(case)).follow("Who receives letters elsewhere")
    assert "Nobody is named yet." in page.text
    new = page.follow("Name somebody")
    assert new.submit("Save", role="EMPLOYER").errors == [
        "Enter the name of the person who receives letters there.", "Enter the address.", "Enter the postcode.",
    ]  # fmt: skip
    page = new.submit("Save", role="EMPLOYER", **PERSON)
    assert page.rows()[0][1] == "Dŵynwen Prosser Head of People"
    assert "Welsh and English" in page.text
    again = page.follow("Name somebody").submit("Save", role="EMPLOYER", **PERSON)
    assert again.errors == ["Somebody is named for the other employer already. Change that entry."]
    fund = page.follow("Name somebody").submit("Save", role="PENSION_FUND", **PERSON)
    assert fund.errors == ["Enter the name of the pension fund."]
    change = page.follow("Change : Dŵynwen Prosser")
    assert "Siân Hir" in change.submit("Save", name="Siân Hir", email="SIAN@HOST.EXAMPLE").text
    late = change.submit("Save", name="Gwen Hwyr")
    assert late.status == 409
    assert "Somebody else changed this record" in late.text
    trail = visit(case.auditor).get(f"/transfers/{case.transfer.id}/trail").text
    assert "Who receives letters at another organisation was changed" in trail
    mine = hr.get(path(case, "/correspondents")).links["Change : Siân Hir"]
    assert visit(case.host).get(mine).status == 404
    assert visit(case.lead).get(path(case, "/correspondents")).status == 403


def test_measures_are_asked_for_and_the_request_is_on_record(
    app: Flask, case: Case, visit: Visit, build: Build
) -> None:
    start = visit(case.preparer).get(path(case, "/new/measures-request"))
    assert "Nobody is named who receives letters there." in start.text
    assert "The day by which the new employer is to answer is missing" in start.text
    named(case, build)
    wanted(build)
    page = go(app, visit, case, "Request for measures")
    with app.app_context():
        (letter,) = written()
        assert (letter.addressee, letter.employer_id) == ("Dŵynwen Prosser", case.incoming.id)
        facts = Written.from_dict(letter.facts).facts
        assert (facts.people, facts.posts, facts.other_posts) == (2, (), 2)
        (asked,) = db.session.scalars(select(MeasuresRequest))
        assert (asked.asked_on, asked.reply_by, asked.note) == (TODAY, date(2026, 3, 16), letter.reference)
        assert "MEASURES_REQUEST" in met()
    assert (
        "Everybody has this letter already"
        in visit(case.preparer).get(path(case, "/new/measures-request")).text
    )
    wanted(build, date(2026, 3, 20))
    assert "1 letter can be written." in visit(case.preparer).get(path(case, "/new/measures-request")).text
    # The host reads what was written to it, and nobody else of theirs.
    letters = visit(case.host).get(path(case))
    assert "Letters to you" in letters.text
    own = letters.follow("Request for measures")
    assert own.status == 200
    assert "Record what happened" not in own.text
    assert visit(case.host).get(page.response.request.path).status == 404
    for who, status in (
        (case.lead, 200),
        (case.auditor, 200),
        (case.representative, 404),
        (case.manager, 403),
    ):
        assert visit(who).get(own.response.request.path).status == status, who.name


def test_a_day_for_the_answer_that_has_passed_stops_the_request(
    case: Case, visit: Visit, build: Build
) -> None:
    named(case, build)
    wanted(build, date(2026, 3, 1))
    assert "does not lie between" in visit(case.preparer).get(path(case, "/new/measures-request")).text


def test_the_new_employer_states_its_measures_and_again_when_they_change(
    app: Flask, case: Case, visit: Visit, build: Build
) -> None:
    host_writes(case, build)
    named(case, build, by_host=True)
    with build():
        second = make_officer(case.incoming)
    go(app, visit, case, "Measures", by=case.host, approver=second)
    with app.app_context():
        (letter,) = written()
        assert letter.employer_id == case.outgoing.id
        stated = db.session.scalars(
            select(MeasuresStatement).where(MeasuresStatement.employer_id == case.incoming.id)
        ).one()
        assert (stated.stated_on, stated.is_none, stated.note) == (TODAY, False, letter.reference)
        assert "MEASURES" in met()
    assert "Everybody has this letter already" in visit(case.host).get(path(case, "/new/measures")).text
    with build():
        db.session.scalars(select(Measure)).one().effect = "Pay comes later, once"
        db.session.flush()
        check_welsh(case.transfer, case.incoming, case.host)
    page = visit(case.host).get(path(case, "/new/measures"))
    assert "1 letter can be written." in page.text
    page = page.submit("Prepare the letters")
    do_waiting(app)
    visit(second).get(page.response.request.path).follow("Approve").submit("Approve the letters")
    with app.app_context():
        assert Written.from_dict(written()[1].facts).facts.replaces_earlier
        db.session.scalars(select(Measure)).one().effect = "None"
        db.session.commit()
    refused = visit(case.host).get(page.response.request.path).follow("Issue").submit("Issue the letters")
    assert refused.errors == [
        "The measures have changed since these letters were made. Give them up and prepare them again."
    ]


def test_the_new_employer_states_that_there_are_no_measures(
    app: Flask, case: Case, visit: Visit, build: Build
) -> None:
    host_writes(case, build)
    named(case, build, by_host=True)
    with build():
        second = make_officer(case.incoming)
        db.session.scalars(select(Measure)).one().withdrawn_on = TODAY
    assert "measures are neither given in full" in visit(case.host).get(path(case, "/new/measures")).text
    with build():
        db.session.add(
            MeasuresStatement(
                transfer_id=case.transfer.id, employer_id=case.incoming.id, stated_on=date(2026, 2, 20),
                is_none=True, recorded_by_id=case.host.id,
            )
        )  # fmt: skip
    go(app, visit, case, "Measures", by=case.host, approver=second)
    with app.app_context():
        facts = Written.from_dict(written()[0].facts).facts
        assert (facts.measures, facts.stated_none_on) == ((), date(2026, 2, 20))
        assert len(db.session.scalars(select(MeasuresStatement)).all()) == 2


@pytest.mark.parametrize("rest", ["/correspondents", "/correspondents/new", "/new/measures-request"])
def test_the_pages_are_in_welsh_too(visit: Visit, case: Case, rest: str) -> None:
    english, welsh = (visit(case.preparer, language).get(path(case, rest)) for language in ("en", "cy"))
    assert english.status == welsh.status == 200
    assert english.heading != welsh.heading
