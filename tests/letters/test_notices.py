"""Replies to unions, notices to a fund, reviews and liability information, from the pages, out of real records."""

import hashlib
import io
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import TODAY, Build, Visit
from tests.factories import make_officer, make_representation
from tests.letters.case import Case, make_case, viewer_for
from tests.letters.organisations import (
    go,
    host_writes,
    met,
    named,
    on,
    path,
    written,
)
from transition.clock import now
from transition.consultation.delivery.models import MeasureDelivery
from transition.consultation.measures.models import Measure
from transition.consultation.queries import consultation_of
from transition.consultation.records.models import InformationSent
from transition.consultation.reviews.models import Review
from transition.db import db
from transition.letters.content import Letter as Written
from transition.letters.correspondents.models import CorrespondentRole
from transition.rules.consultation import Outcome
from transition.rules.delivery import DeliveryOutcome
from transition.transfers.models import ReleaseKind
from transition.transfers.releases.actions import release_information

pytestmark = pytest.mark.only_sqlite


@pytest.fixture
def case(build: Build) -> Case:
    with build():
        return make_case()


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
        file = consultation_of(case.transfer, case.outgoing)
        assert file is not None
        make_representation(file, case.unions[1])
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


def test_the_new_employer_names_nobody_to_the_fund_before_it_may_read_who_the_staff_are(
    case: Case, visit: Visit, build: Build
) -> None:
    host_writes(case, build)
    named(case, build, CorrespondentRole.PENSION_FUND, by_host=True)
    page = visit(case.host).get(path(case, "/new/pension-notice"))
    assert "The new employer may name staff only once" in page.text
    assert visit(case.host).get(path(case, "/new/pension-notice/en.pdf")).status == 404
    assert visit(case.host).get(path(case, "/new/record-check")).status == 404
    with build():
        release_information(
            case.transfer, ReleaseKind.LIABILITY_IDENTIFIED, recipient="Torfaen", released_on=TODAY,
            by=viewer_for(case.preparer), today=TODAY,
        )  # fmt: skip
    page = visit(case.host).get(path(case, "/new/pension-notice"))
    assert "The new employer may name staff only once" not in page.text


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


def test_a_release_is_described_and_its_notices_say_what_the_file_is_and_what_moved(
    app: Flask, case: Case, visit: Visit, build: Build
) -> None:
    named(case, build)
    hr = visit(case.preparer)
    assert "Nothing has been released yet." in hr.get(path(case, "/liability")).text

    def released(kind: ReleaseKind) -> None:
        with build():
            release_information(
                case.transfer,
                kind,
                recipient="Torfaen",
                released_on=TODAY,
                by=viewer_for(case.preparer),
                today=TODAY,
            )

    released(ReleaseKind.LIABILITY_PSEUDONYMISED)
    assert (
        "Nobody has said what the released file is." in hr.get(path(case, "/new/liability-information")).text
    )
    form = hr.get(path(case, "/liability")).follow("Describe version 1")
    said = {"handed_over": "Secure transfer", "reasons": "Being asked for"}
    bad = form.submit(
        "Keep the description",
        file=(io.BytesIO(b"one"), "one.xlsx"),
        **said,
        **on("specified_on", date(2026, 2, 1)),
    )
    assert bad.errors == ["The day must lie within the 14 days before the release (regulation 11(3))."]
    day = on("specified_on", date(2026, 2, 27))
    early = form.submit(
        "Keep the description", file=(io.BytesIO(b"one"), "one.xlsx"), rows="R-1", moved="PAY", **said, **day
    )
    assert early.errors == ["This is the first version, so nothing has changed since one before it."]
    page = form.submit("Keep the description", file=(io.BytesIO(b"one"), "one.xlsx"), **said, **day)
    assert hashlib.sha256(b"one").hexdigest() in page.text
    go(app, visit, case, "Employee liability information")
    with app.app_context():
        facts = Written.from_dict(written()[0].facts).facts
        assert (facts.number, facts.people, facts.is_identified) == (1, 2, False)
        assert facts.incomplete
        assert "LIABILITY_INFORMATION" not in met(), "nobody is identified, so the duty stands"
    released(ReleaseKind.LIABILITY_IDENTIFIED)
    form = hr.get(path(case, "/liability")).follow("Describe version 2")
    alone = form.submit(
        "Keep the description", file=(io.BytesIO(b"two"), "two.xlsx"), rows="R-1, R-2", **said, **day
    )
    assert alone.errors == ["Give both the headings and the row keys that changed, or neither."]
    answers = {**said, "rows": "R-1, R-2\nR-1", "moved": ["PAY", "HOURS"]}
    form.submit("Keep the description", file=(io.BytesIO(b"two"), "two.xlsx"), **answers, **day)
    twice = form.submit("Keep the description", file=(io.BytesIO(b"two"), "two.xlsx"), **answers, **day)
    assert twice.errors == ["This release is described already, and that stays as it is."]
    go(app, visit, case, "Change in employee liability information")
    with app.app_context():
        letter = written()[1]
        change = Written.from_dict(letter.facts).facts
        assert (change.earlier_number, change.number, change.rows) == (1, 2, ("R-1", "R-2"))
        key = letter.id
    for who, status in ((case.host, 200), (case.auditor, 200), (case.lead, 404), (case.representative, 404)):
        assert visit(who).get(path(case, f"/letters/{key}")).status == status, who.name
    assert visit(case.host).get(path(case, "/liability")).status == 403


def test_an_identified_notice_meets_the_duty_of_regulation_11(
    app: Flask, case: Case, visit: Visit, build: Build
) -> None:
    named(case, build)
    with build():
        release_information(
            case.transfer, ReleaseKind.LIABILITY_IDENTIFIED, recipient="Torfaen", released_on=TODAY,
            by=viewer_for(case.preparer), today=TODAY,
        )  # fmt: skip
    form = visit(case.preparer).get(path(case, "/liability")).follow("Describe version 1")
    form.submit(
        "Keep the description", file=(io.BytesIO(b"one"), "one.xlsx"), handed_over="By hand", reasons="Asked for",
        **on("specified_on", TODAY),
    )  # fmt: skip
    go(app, visit, case, "Employee liability information")
    with app.app_context():
        assert "LIABILITY_INFORMATION" in met()
