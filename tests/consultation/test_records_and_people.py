"""Journeys of quick records, questions, one-to-ones and objections; and no member of staff is ever named."""

import hashlib
import io
import re
from datetime import date

import pytest

from tests.conftest import Build, Visit
from tests.consultation.council import Council, make_council
from tests.factories import (
    make_measure,
    make_meeting,
    make_representation,
    make_staff,
)
from transition.consultation.meetings.models import Attendee
from transition.db import db
from transition.transfers.models import InformationRelease, ReleaseKind, Scope


@pytest.fixture
def council(build: Build) -> Council:
    with build():
        return make_council()


def on(name: str, day: date) -> dict[str, str]:
    """A day in the three boxes of a question."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def test_a_quick_record_keeps_its_document_and_is_sorted_later(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        meeting = make_meeting(council.file)
    hr, content = visit(council.hr), b"%PDF-1.7 notes\n%%EOF"
    upload = {"document": (io.BytesIO(content), "../../notes\u202egpj.PDF")}
    page = hr.get(f"{council.home}/quick-records/new")
    page = page.submit("Save the record", who="Mari and Rhian", what="Talked in the corridor.", **upload)
    assert "The record was kept." in page.text
    assert "1 quick record is still to be sorted." in page.text
    listed = hr.get(f"{council.home}/quick-records")
    [href] = [href for href in listed.links.values() if href.endswith("/document")]
    got = hr.client.get(href)
    assert hashlib.sha256(got.data).digest() == hashlib.sha256(content).digest()
    assert got.mimetype == "application/pdf"
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert ".." not in got.headers["Content-Disposition"]
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    record = hr.get(href.removesuffix("/document"))
    record.submit("Save", meeting_id=str(meeting.id), is_sorted="yes")
    assert "still to be sorted" not in hr.get(council.home).text
    for who, status in (("rep", 403), ("manager", 403), ("auditor", 200), ("lead", 200), ("host", 403)):
        assert visit(getattr(council, who)).get(href).status == status, who


def test_a_document_is_known_by_its_content_not_its_name(council: Council, visit: Visit) -> None:
    upload = {"document": (io.BytesIO(b"<script>alert(1)</script>"), "notes.pdf")}
    page = visit(council.hr).get(f"{council.home}/quick-records/new")
    page = page.submit("Save the record", who="Mari", what="Kept words", **upload)
    assert page.status == 400
    assert "Choose a PDF, a Word document (DOCX) or a picture." in page.errors[0]
    assert "Kept words" in page.soup.find(id="what").text


def test_an_answer_has_versions_and_is_read_once_published(council: Council, visit: Visit) -> None:
    hr, rep = visit(council.hr), visit(council.rep)
    page = hr.get(f"{council.home}/questions/new").submit(
        "Save the question", text="Do we keep flexitime?", **on("asked_on", date(2026, 2, 9))
    )
    assert "Do we keep flexitime?" not in rep.get(council.home).text
    question = page.follow("Do we keep flexitime?")
    path = question.response.request.path
    assert rep.get(path).status == 404
    hr.get(f"{path}/answer").submit("Save the answer", text="We do not know.")
    hr.get(f"{path}/answer").submit("Save the answer", text="Yes.")
    assert "A question is published in English and in Welsh." in hr.get(path).submit("Publish").soup.text
    hr.get(f"{path}/change").submit("Save the question", text_cy="A ydym yn cadw oriau hyblyg?")
    assert "A published answer is needed in English and in Welsh." in hr.get(path).submit("Publish").soup.text
    hr.get(f"{path}/answer").submit("Save the answer", text_cy="Ydych.")
    hr.get(path).submit("Publish")
    assert hr.get(f"{path}/change").submit("Save the question", text="Else").status == 400
    assert hr.get(f"{path}/answer").submit("Save the answer", text="No.", text_cy="").status == 400
    read = rep.get(path)
    assert "Yes." in read.text
    assert "We do not know." in read.text
    assert "Answer again" not in read.text


def test_a_manager_records_one_to_ones_of_their_own_reports_only(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        mine = make_staff(
            council.transfer, surname="Mine", post={"line_manager_account_id": council.manager.id}
        )
        other = make_staff(council.transfer, surname="Other")
        make_staff(council.transfer, Scope.OUT, surname="Staying")
    manager, path = visit(council.manager), f"{council.home}/one-to-ones"
    page = manager.get(path)
    assert "Siân Mine" in page.text
    assert "Other" not in page.text
    assert manager.get(f"{path}/{other.id}").status == 404
    form = manager.get(f"{path}/{mine.id}")
    wrong = form.submit("Save", **on("offered_on", date(2026, 2, 16)), **on("held_on", date(2026, 2, 10)))
    assert wrong.errors == ["It cannot be held before the day on which it was offered."]
    form.submit("Save", **on("offered_on", date(2026, 2, 9)), **on("held_on", date(2026, 2, 10)))
    hr = visit(council.hr).get(path)
    assert "People to reach 2 Reached 1 One-to-ones held 1" in hr.text
    assert [row[0] for row in visit(council.hr).get(f"{path}?show=not_reached").rows(0)] == ["Siân Other"]
    numbers = visit(council.lead).get(path)
    assert "People to reach 2" in numbers.text
    assert "Siân" not in numbers.text
    assert visit(council.host).get(path).status == 403


def test_an_objection_that_is_passed_on_cannot_be_read_by_who_passed_it_on(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        person = make_staff(council.transfer, payroll_number="004711")
    for who in (council.manager, council.host):
        page = visit(who).get(f"{council.home}/objections/pass-on")
        page = page.submit(
            "Pass it on",
            person_as_given="Siân from Usk",
            told_to="Her manager",
            words="I will not go.",
            **on("received_on", date(2026, 2, 27)),
        )
        assert "You cannot read it again." in page.text
        assert visit(who).get(f"{council.home}/objections").status == 403
    hr = visit(council.hr)
    page = hr.get(f"{council.home}/objections").follow("Siân from Usk")
    assert "I will not go." in page.text
    follow = page.follow("Follow the objection up")
    unknown = follow.submit("Save", payroll_number="999999")
    assert unknown.errors == ["Nobody in this transfer has the payroll number 999999."]
    follow.submit(
        "Save",
        payroll_number=person.payroll_number,
        is_because_of_detriment="yes",
        **on("detriment_asked_on", date(2026, 3, 1)),
    )
    withdraw = hr.get(page.response.request.path).follow("It was withdrawn in writing")
    spoken = withdraw.submit(
        "Save", withdrawal_words="I changed my mind.", **on("withdrawn_on", date(2026, 3, 2))
    )
    assert "only withdrawn in writing" in spoken.errors[0]
    done = spoken.submit("Save", is_in_writing="yes", withdrawal_received_by="Mair Rees")
    assert "The withdrawal was recorded." in done.text
    assert "I changed my mind." in done.text


def test_the_host_reads_objections_once_staff_information_was_released(
    build: Build, council: Council, visit: Visit
) -> None:
    path = f"{council.home}/objections"
    assert visit(council.host).get(path).status == 403
    with build():
        db.session.add(
            InformationRelease(
                transfer_id=council.transfer.id,
                kind=ReleaseKind.LIABILITY_IDENTIFIED,
                released_on=date(2026, 3, 1),
                recipient="Torfaen",
                released_by_id=council.hr.id,
            )
        )
    assert visit(council.host).get(path).status == 200
    assert visit(council.host).get(f"{path}/new").status == 403


def test_no_page_that_a_representative_can_open_names_a_member_of_staff(
    build: Build, council: Council, visit: Visit, app
) -> None:
    canaries = ("Zzcanaryname", "Zzforename", "Zzstreet", "ZZ9 9ZZ", "48,123", "4812300", "zz@canary.example")
    with build():
        person = make_staff(
            council.transfer,
            surname=canaries[0],
            forenames=canaries[1],
            address=canaries[2],
            postcode=canaries[3],
            work_email=canaries[6],
            post={"actual_pay_pence": 4812300, "full_time_pay_pence": 4812300},
        )
        measure = make_measure(council.transfer)
        said = make_representation(council.file, council.unison, measure_id=measure.id)
        meeting = make_meeting(council.file, is_held=True)
        db.session.add(
            Attendee(
                meeting_id=meeting.id, name="UNISON", recognition_id=council.unison.id, has_attended=True
            )
        )
    hr = visit(council.hr)
    hr.get(f"{council.home}/quick-records/new").submit("Save the record", who=canaries[0], what=canaries[2])
    hr.get(f"{council.home}/objections/new").submit(
        "Save the objection",
        person_as_given=canaries[0],
        told_to="HR",
        words=canaries[2],
        **on("received_on", date(2026, 3, 1)),
    )
    hr.get(f"{council.home}/one-to-ones/{person.id}").submit(
        "Save", follow_up=canaries[0], **on("offered_on", date(2026, 3, 1))
    )
    ids = {
        "transfer_id": council.transfer.id,
        "measure_id": measure.id,
        "representation_id": said.id,
        "meeting_id": meeting.id,
    }
    rep, opened = visit(council.rep), 0
    for rule in app.url_map.iter_rules():
        if "/consultation" not in rule.rule or "GET" not in (rule.methods or ()):
            continue
        path = re.sub(r"<int:(\w+)>", lambda found: str(ids.get(found.group(1), 1)), rule.rule)
        page = rep.get(path)
        assert page.status in {200, 403, 404}, path
        opened += page.status == 200
        body = page.response.get_data(as_text=True)
        assert not [canary for canary in canaries if canary in body], path
    assert opened >= 7


def test_an_auditor_reads_and_changes_nothing(build: Build, council: Council, visit: Visit) -> None:
    with build():
        said = make_representation(council.file, council.unison)
    auditor = visit(council.auditor)
    assert auditor.get(f"{council.home}/representations/{said.id}").status == 200
    assert auditor.get(f"{council.home}/one-to-ones").status == 200
    for path in ("/dates", "/information", "/measures/new", f"/representations/{said.id}/reply"):
        assert auditor.get(council.home + path).status == 403
