"""Letters to organisations and unions, from the pages, out of real records: prepared, made, approved and issued."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import TODAY, Build, Visit
from tests.factories import make_officer, make_representation
from tests.letters.case import Case, make_case
from tests.visitor import Page
from transition.clock import now
from transition.consultation.delivery.models import MeasureDelivery
from transition.consultation.measures.models import Measure, MeasuresRequest, MeasuresStatement
from transition.consultation.queries import consultation_of
from transition.consultation.records.models import InformationSent
from transition.consultation.reviews.models import Review
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.jobs import do_waiting
from transition.letters.content import Letter as Written
from transition.letters.models import Correspondent, CorrespondentRole, Letter, LetterSettings
from transition.rules.consultation import Outcome
from transition.rules.delivery import DeliveryOutcome

pytestmark = pytest.mark.only_sqlite
PERSON = {
    "name": "Dŵynwen Prosser",
    "title": "Head of People",
    "address": "Civic Centre\nPontypool",
    "postcode": "NP4 6YB",
}


@pytest.fixture
def case(build: Build) -> Case:
    with build():
        return make_case()


def path(case: Case, rest: str = "") -> str:
    return f"/transfers/{case.transfer.id}/letters{rest}"


def on(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def named(
    case: Case, build: Build, role: CorrespondentRole = CorrespondentRole.EMPLOYER, by_host: bool = False
) -> None:
    """Somebody who receives the letters of one of the employers."""
    with build():
        db.session.add(
            Correspondent(
                transfer_id=case.transfer.id,
                employer_id=(case.incoming if by_host else case.outgoing).id,
                role=role,
                organisation="Gwent Pension Fund" if role is CorrespondentRole.PENSION_FUND else "",
                **PERSON,
            )
        )


def wanted(build: Build, reply_by: date | None = date(2026, 3, 16)) -> None:
    """The day by which the new employer is to answer."""
    with build():
        db.session.scalars(select(LetterSettings)).one().measures_reply_by = reply_by


def host_writes(case: Case, build: Build) -> None:
    """What letters of the new employer say, and a second officer there."""
    with build():
        held = dict.fromkeys(("contact_name", "contact_phone", "functions", "functions_cy"), "x")
        db.session.add(
            LetterSettings(
                transfer_id=case.transfer.id,
                employer_id=case.incoming.id,
                **held,
                welsh_checked_on=TODAY,
                welsh_checked_by_id=case.host.id,
            )
        )


def go(
    app: Flask, visit: Visit, case: Case, kind: str, *, by: object = None, approver: object = None
) -> Page:
    """The whole way of one kind, from choosing to issued, as its officers go it; the page of the batch."""
    preparer = visit(by or case.preparer)
    page = preparer.get(path(case, "/new")).follow(kind)
    assert page.status == 200
    return through(app, visit, case, page.submit("Prepare the letters"), by=by, approver=approver)


def through(
    app: Flask, visit: Visit, case: Case, page: Page, *, by: object = None, approver: object = None
) -> Page:
    assert page.status == 200, page.errors
    batch = page.response.request.path
    do_waiting(app)
    assert (
        visit(approver or case.approver).get(batch).follow("Approve").submit("Approve the letters").status
        == 200
    )
    page = visit(by or case.preparer).get(batch).follow("Issue").submit("Issue the letters")
    assert "The letters have been issued." in page.text, page.errors
    return page


def written() -> list[Letter]:
    return list(db.session.scalars(select(Letter).order_by(Letter.id)))


def met() -> set[str]:
    return set(db.session.scalars(select(Milestone.key).where(Milestone.done_on == TODAY)))


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


def answered(case: Case, build: Build, outcome: Outcome = Outcome.REJECTED, **given: object) -> None:
    with build():
        file = consultation_of(case.transfer, case.outgoing)
        assert file is not None
        said = {
            "outcome": outcome,
            "replied_on": date(2026, 2, 27),
            "reply": "We cannot.",
            "reasons": "One payroll.",
        }
        make_representation(file, case.unions[0], **{**said, **given})


def test_each_reply_goes_to_the_union_that_made_the_representation(
    app: Flask, case: Case, visit: Visit, build: Build
) -> None:
    assert (
        "there is nobody to write to"
        in visit(case.preparer).get(path(case, "/new/representation-reply")).text
    )
    answered(case, build, theme="Pay day", reply_cy="Ni allwn.")
    answered(case, build, Outcome.WITHDRAWN, reply="", reasons="")
    with build():
        make_representation(consultation_of(case.transfer, case.outgoing), case.unions[1])  # type: ignore[arg-type]
    go(app, visit, case, "Reply to a representation")
    with app.app_context():
        letters = written()
        assert [one.recognition_id for one in letters] == [case.unions[0].id] * 2
        assert len({one.about for one in letters}) == 2
        sent = db.session.scalars(select(InformationSent).order_by(InformationSent.id)).all()
        assert [one.letter_id for one in sent] == [one.id for one in letters]
        assert sent[0].what.endswith("Pay day")
    own = visit(case.representative).get(path(case)).follow("Reply to a representation")
    assert own.status == 200
    with build():
        other = make_officer(case.incoming)
    assert visit(other).get(own.response.request.path).status == 404
    assert (
        "Everybody has this letter already"
        in visit(case.preparer).get(path(case, "/new/representation-reply")).text
    )


def test_the_fund_is_told_who_changes_employer_and_a_lead_reads_no_name(
    app: Flask, case: Case, visit: Visit, build: Build
) -> None:
    named(case, build, CorrespondentRole.PENSION_FUND)
    page = go(app, visit, case, "Notice to the pension fund")
    with app.app_context():
        (letter,) = written()
        facts = Written.from_dict(letter.facts).facts
        assert [one.name for one in facts.members] == [one.name for one in case.people]
        assert {one.section.en for one in facts.members} == {"LGPS"}
        assert Written.from_dict(letter.facts).addressee.organisation == "Gwent Pension Fund"
        key, batch = letter.id, page.response.request.path
    for who, status in ((case.auditor, 200), (case.lead, 404), (case.host, 404), (case.representative, 404)):
        assert visit(who).get(path(case, f"/letters/{key}")).status == status, who.name
    counted = visit(case.lead).get(batch)
    assert counted.status == 200
    assert "Dŵynwen" not in counted.text


def test_the_unions_are_told_after_the_transfer_what_became_of_the_measures(
    app: Flask, case: Case, visit: Visit, build: Build
) -> None:
    stopped = visit(case.preparer).get(path(case, "/new/close-out")).text
    for words in (
        "The transfer has not taken place yet.",
        "What became of a measure is not recorded.",
        "No review is",
    ):
        assert words in stopped
    with build():
        case.transfer = db.session.merge(case.transfer)
        case.transfer.transfer_on = date(2026, 2, 1)
        measure = db.session.scalars(select(Measure)).one()
        kept = {"recorded_by_id": case.preparer.id, "recorded_at": now()}
        db.session.add(
            MeasureDelivery(
                measure_id=measure.id,
                outcome=DeliveryOutcome.NOT_DELIVERED,
                why="No money",
                why_cy="Dim arian",
                **kept,
            )
        )
        db.session.add(
            Review(
                transfer_id=case.transfer.id, months=3, held_on=TODAY, attended="All", found="Well", **kept
            )
        )
    go(app, visit, case, "Review after the transfer")
    with app.app_context():
        letters = written()
        assert len(letters) == 2
        facts = Written.from_dict(letters[0].facts).facts
        assert [(one.outcome, one.why.cy) for one in facts.measures] == [
            (DeliveryOutcome.NOT_DELIVERED, "Dim arian")
        ]
        assert ([one.months for one in facts.reviews], [one.months for one in facts.to_come]) == (
            [3],
            [6, 12],
        )
    assert "Everybody has this letter already" in visit(case.preparer).get(path(case, "/new/close-out")).text


@pytest.mark.parametrize("rest", ["/correspondents", "/correspondents/new", "/new/measures-request"])
def test_the_pages_are_in_welsh_too(visit: Visit, case: Case, rest: str) -> None:
    english, welsh = (visit(case.preparer, language).get(path(case, rest)) for language in ("en", "cy"))
    assert english.status == welsh.status == 200
    assert english.heading != welsh.heading
