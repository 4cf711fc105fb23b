"""Whole journeys: a representation, a measure, minutes, an objection, a one-to-one, a quick record."""

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


def test_a_representation_is_made_rejected_with_reasons_and_its_change_is_kept(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        measure = make_measure(council.transfer)
    page = visit(council.rep).get(f"{council.home}/representations/new")
    page = page.submit(
        "Save the representation",
        text="Keep the pay day.",
        measure_id=str(measure.id),
        theme="Pay day",
        **on("received_on", date(2026, 2, 9)),
    )
    assert "A reply is owed." in page.text
    assert "Reply overdue" in page.text  # 10 working days after 9 February is 23 February
    said = page.follow("9 February 2026 UNISON")
    assert "23 February 2026" in said.text

    answer = visit(council.hr).get(f"{said.response.request.path}/reply")
    refused = answer.submit(
        "Record the reply",
        outcome="rejected",
        reply="We cannot.",
        **on("replied_on", date(2026, 3, 2)),
    )
    assert refused.status == 400
    assert refused.errors == ["Give the reasons for what is rejected: the law requires them."]
    kept = refused.submit(
        "Record the reply",
        outcome="rejected",
        reply="We cannot.",
        reasons="Payroll has one run.",
        what_changed="A loan bridges the gap.",
        **on("replied_on", date(2026, 3, 2)),
    )
    assert "The reply was recorded." in kept.text
    read = visit(council.rep).get(said.response.request.path)
    for words in ("Rejected, with reasons", "Payroll has one run.", "A loan bridges the gap."):
        assert words in read.text
    line = visit(council.rep).get(f"{council.home}/measures/{measure.id}").rows(0)[0]
    assert line[:3] == [
        "UNISON, 9 February 2026",
        "Rejected, with reasons, 2 March 2026",
        "A loan bridges the gap.",
    ]


def test_a_reply_is_not_given_twice(build: Build, council: Council, visit: Visit) -> None:
    with build():
        said = make_representation(council.file, council.unison)
    browser = visit(council.hr)
    path = f"{council.home}/representations/{said.id}/reply"
    first, second = browser.get(path), browser.get(path)
    answers = {"outcome": "agreed", "reply": "Yes.", **on("replied_on", date(2026, 3, 2))}
    assert first.submit("Record the reply", **answers).status == 200
    assert second.submit("Record the reply", **answers).status == 409


def test_a_union_reads_its_own_representations_and_only_numbers_of_the_others(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        mine = make_representation(council.file, council.unison, text="Ours alone", theme="Our theme")
        theirs = make_representation(council.file, council.gmb, text="Secret of GMB", theme="GMB theme")
    browser = visit(council.rep)
    home = browser.get(council.home)
    assert "Our theme" in home.text
    assert "GMB theme" not in home.text
    assert ["GMB", "1", "0", "1"] in home.rows(-1) or any(
        ["GMB", "1", "0", "1"] in home.rows(number) for number in range(len(home.soup.find_all("table")))
    )
    assert browser.get(f"{council.home}/representations/{mine.id}").status == 200
    assert browser.get(f"{council.home}/representations/{theirs.id}").status == 404
    assert browser.get(f"{council.home}/representations/{theirs.id}/withdraw").status == 404
    assert browser.get(f"{council.home}/representations/{mine.id}/reply").status == 403


def test_a_union_speaks_only_for_itself(council: Council, visit: Visit) -> None:
    page = visit(council.rep).get(f"{council.home}/representations/new")
    page = page.submit(
        "Save the representation",
        recognition_id=str(council.gmb.id),
        text="For another union",
        **on("received_on", date(2026, 2, 9)),
    )
    assert page.status == 400


def test_a_measure_that_comes_late_is_an_alert_until_every_union_was_told(
    council: Council, visit: Visit
) -> None:
    browser = visit(council.host)
    browser.get(council.home).submit("Open the file")
    page = browser.get(f"{council.home}/measures/new").submit(
        "Save the measure",
        title="New car policy",
        text="Mileage changes.",
        **on("received_on", date(2026, 2, 20)),
    )
    assert "The measure was recorded." in page.text
    hr = visit(council.hr)
    home = hr.get(council.home)
    assert "Late measure New car policy" in home.text
    assert "Not told yet: UNISON · GMB" in home.text
    for union in (council.unison, council.gmb):
        sent = hr.get(f"{council.home}/sent/new")
        measure = sent.soup.find(id="measure_id").find_all("option")[1]["value"]
        home = sent.submit(
            "Record it",
            what="Notice of a measure",
            measure_id=measure,
            recognition_id=str(union.id),
            means="DELIVERED",
            **on("sent_on", date(2026, 2, 23)),
        )
    assert "Late measure" not in home.text


def test_none_is_refused_while_there_are_measures(build: Build, council: Council, visit: Visit) -> None:
    with build():
        make_measure(council.transfer, council.outgoing)
    page = visit(council.hr).get(f"{council.home}/measures/statement")
    page = page.submit("Record the statement", is_none="yes", **on("stated_on", date(2026, 2, 1)))
    assert page.status == 400
    assert "Withdraw them before you state that there are none." in page.errors[0]


def test_one_employer_cannot_change_the_others_measure(build: Build, council: Council, visit: Visit) -> None:
    with build():
        measure = make_measure(council.transfer, council.incoming)
    assert visit(council.hr).get(f"{council.home}/measures/{measure.id}").status == 200
    assert visit(council.hr).get(f"{council.home}/measures/{measure.id}/change").status == 403
    assert visit(council.host).get(f"{council.home}/measures/{measure.id}/change").status == 200


def test_minutes_are_drafted_corrected_by_who_was_there_agreed_and_locked(
    build: Build, council: Council, visit: Visit
) -> None:
    hr = visit(council.hr)
    page = hr.get(f"{council.home}/meetings/new").submit(
        "Save the meeting", title="Joint meeting", time="14:30", **on("day", date(2026, 2, 10))
    )
    path = page.response.request.path
    assert "10 February 2026, 14:30" in page.text
    page = hr.get(f"{path}/invite").submit("Add to the list", account_id=str(council.rep.id))
    page = hr.get(f"{path}/invite").submit("Add to the list", name="Mari of payroll")
    names = [row[0] for row in page.rows(0)]
    assert names == ["Rhian of UNISON", "Mari of payroll"]
    held = hr.get(f"{path}/held")
    came = [box["value"] for box in held.soup.select("input[name=attended]")]
    hr.get(f"{path}/held").submit("Save who came", attended=came)
    hr.get(f"{path}/minutes").submit("Save the draft", minutes="Pay day was discused.")

    assert "discused" not in visit(council.other_rep).get(path).text
    assert visit(council.other_rep).get(f"{path}/corrections/new").status == 403
    rep = visit(council.rep)
    assert "discused" in rep.get(path).text
    rep.get(f"{path}/corrections/new").submit("Send", text="discussed")

    refused = hr.get(f"{path}/agree").submit("Save the day", **on("agreed_on", date(2026, 2, 20)))
    assert "Answer every correction" in refused.errors[0]
    answer = hr.get(path).follow("Answer the correction")
    answer.submit("Save the answer", is_accepted="yes")
    hr.get(f"{path}/minutes").submit("Save the draft", minutes="Pay day was discussed.")
    hr.get(f"{path}/agree").submit("Save the day", **on("agreed_on", date(2026, 2, 20)))
    assert "Pay day was discussed." in visit(council.other_rep).get(path).text
    locked = hr.get(f"{path}/lock").submit("Lock them")
    assert "Locked minutes" in locked.text
    again = hr.get(f"{path}/minutes").submit("Save the draft", minutes="Rewritten")
    assert again.status == 400
    assert "Rewritten" not in hr.get(path).text


def test_an_action_has_an_owner_and_a_day_and_is_done(build: Build, council: Council, visit: Visit) -> None:
    with build():
        meeting = make_meeting(council.file, is_held=True)
    hr, path = visit(council.hr), f"{council.home}/meetings/{meeting.id}"
    nobody = hr.get(f"{path}/actions/new").submit("Save the action", text="Send the figures")
    assert nobody.errors == ["Choose who is to do it, or enter a name."]
    page = nobody.submit("Save the action", owner="Payroll", **on("due_on", date(2026, 2, 20)))
    assert page.rows(0)[0][:3] == ["Send the figures", "Payroll", "20 February 2026"]
    done = page.follow("Mark as done : Send the figures")
    page = done.submit("Save", **on("done_on", date(2026, 2, 19)))
    assert "19 February 2026" in page.text


def test_a_quick_record_keeps_its_document_and_is_sorted_later(
    build: Build, council: Council, visit: Visit
) -> None:
    with build():
        meeting = make_meeting(council.file)
    hr, content = visit(council.hr), b"%PDF-1.7 notes"
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
    hr.get(path).submit("Publish")
    read = rep.get(path)
    assert "Yes." in read.text
    assert "We do not know." in read.text
    assert "Publish" not in read.text


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
    done = spoken.submit("Save", is_in_writing="yes")
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
