"""Service: handed over by whom, e-mailed as agreed, returned and why, served again, corrected by a further row, for many."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.exc import DatabaseError

from tests.conftest import TODAY, Visit
from tests.letters.case import ANNOUNCEMENT, REGULATION_13, Case, issued, viewer_for
from tests.letters.kept import batch_of
from transition.db import db
from transition.letters.agreements.actions import Agreed, record_agreement, withdraw_agreement
from transition.letters.agreements.models import EmailAgreement
from transition.letters.history import holding
from transition.letters.models import Letter, PostClass, ReturnReason, ServiceKind, ServiceRecord, Way
from transition.letters.numbers import letter_counts, stages_in
from transition.letters.service.actions import Step, letters_to_serve, record_service
from transition.letters.service.amending import correct_service
from transition.letters.service.proof import proved, served
from transition.letters.service.ranges import parse_numbers, written
from transition.letters.standings import standing_of
from transition.rules.broken import RuleBroken
from transition.rules.letters import Stage
from transition.rules.proof import PROVED, Proof
from transition.transfers.models import Transfer

LATER = TODAY + timedelta(30)
POSTED = Step(ServiceKind.POSTED, TODAY, PostClass.FIRST)
RETURNED = Step(ServiceKind.RETURNED, TODAY + timedelta(3), return_reason=ReturnReason.GONE_AWAY)


def path(case: Case, rest: str = "") -> str:
    return f"/transfers/{case.transfer.id}/letters{rest}"


def record(case: Case, batch_id: int, *steps: Step, only: int = 1) -> None:
    for step in steps:
        letters = letters_to_serve(batch_of(batch_id))[:only]
        record_service(batch_of(batch_id), letters, step, by=viewer_for(case.preparer), today=LATER)


def first(batch_id: int) -> Letter:
    return letters_to_serve(batch_of(batch_id))[0]


def correct(
    case: Case, batch_id: int, wrong: ServiceRecord, step: Step | None, why: str = "Mistyped"
) -> None:
    by = viewer_for(case.preparer)
    correct_service(batch_of(batch_id), first(batch_id), wrong, step, why=why, by=by, today=LATER)


def proof(case: Case, batch_id: int, today: date) -> Proof:
    transfer = db.session.get_one(Transfer, case.transfer.id)
    letter = first(batch_id)
    return next(one for one in served(transfer, today) if one.letter.id == letter.id).service.proof


def test_what_is_served_again_by_post_is_proved_only_once_it_is_expected(app: Flask, case: Case) -> None:
    batch_id = issued(app, case, ANNOUNCEMENT)
    again = Step(ServiceKind.SERVED_AGAIN, TODAY + timedelta(7), PostClass.SECOND, again_by=Way.POSTED)
    with app.app_context():
        record(case, batch_id, POSTED, RETURNED)
        assert proof(case, batch_id, LATER) is Proof.RETURNED
        record(case, batch_id, again)
        assert proof(case, batch_id, again.happened_on) is Proof.ON_ITS_WAY
        assert proof(case, batch_id, again.happened_on + timedelta(7)) is Proof.TAKEN_AS_SERVED


def counted(case: Case, batch_id: int, today: date) -> set[tuple[int, int]]:
    """How many letters are served and how many came back, as every page and report says it."""
    transfer, batch = db.session.get_one(Transfer, case.transfer.id), batch_of(batch_id)
    (proofs,) = proved(served(transfer, today))
    (kind,) = letter_counts(transfer, today)
    council = stages_in([transfer], today)[transfer.id]
    back = proofs.by_proof.get(Proof.RETURNED, 0)
    return {
        (standing_of(batch, today).counts.served, back),
        (sum(proofs.by_proof.get(one, 0) for one in PROVED), back),
        (kind.served, kind.returned),
        (council.served, council.returned),
    }


def test_served_is_one_number_on_every_page_and_in_every_report(app: Flask, case: Case) -> None:
    batch_id = issued(app, case, ANNOUNCEMENT)
    by = viewer_for(case.preparer)
    handed = Step(ServiceKind.HANDED_OVER, TODAY, by_whom="Siân Áron")
    posted = Step(ServiceKind.POSTED, TODAY, PostClass.SECOND)
    with app.app_context():
        one, two = letters_to_serve(batch_of(batch_id))
        record_service(batch_of(batch_id), [one], handed, by=by, today=LATER)
        record_service(batch_of(batch_id), [two], posted, by=by, today=LATER)
        assert counted(case, batch_id, TODAY) == {(1, 0)}, "what was posted today is on its way"
        assert standing_of(batch_of(batch_id), TODAY).stage is Stage.ISSUED
        assert counted(case, batch_id, LATER) == {(2, 0)}, "the day on which it was expected has passed"
        assert standing_of(batch_of(batch_id), LATER).stage is Stage.SERVED
        record_service(batch_of(batch_id), [two], RETURNED, by=by, today=LATER)
        assert counted(case, batch_id, LATER) == {(1, 1)}, "what came back is not served"
        assert standing_of(batch_of(batch_id), LATER).stage is Stage.ISSUED


def test_a_letter_is_e_mailed_only_to_whoever_agreed_to_it_then(app: Flask, case: Case) -> None:
    batch_id = issued(app, case, ANNOUNCEMENT)
    emailed, by = Step(ServiceKind.EMAILED, TODAY + timedelta(2)), viewer_for(case.preparer)
    with app.app_context():
        letter = first(batch_id)
        transfer, reader = db.session.get_one(Transfer, case.transfer.id), (letter.person_id, None)
        said = Agreed("sian@example.org", TODAY, "Siân Áron", "in writing")
        agreement = record_agreement(transfer, reader, said, by=by, today=TODAY)
        assert record_agreement(transfer, reader, said, by=by, today=TODAY) is agreement
        day = TODAY + timedelta(1)
        withdraw_agreement(transfer, agreement, withdrawn_on=day, by=by, today=day)
        withdraw_agreement(transfer, agreement, withdrawn_on=day, by=by, today=day)
        assert db.session.scalar(select(func.count()).select_from(EmailAgreement)) == 2
        with pytest.raises(RuleBroken, match="agreement_needed"):
            record(case, batch_id, emailed)
        again = record_agreement(transfer, reader, Agreed("new@example.org", day, "Siân"), by=by, today=day)
        record(case, batch_id, emailed, only=2)  # the other reader never agreed, and is passed over
        assert [one.agreement_id for one in first(batch_id).service] == [again.id]
        assert standing_of(batch_of(batch_id), LATER).counts.served == 1


def test_a_mistake_in_a_record_is_put_right_by_a_further_row_and_the_first_one_stays(
    app: Flask, case: Case
) -> None:
    batch_id = issued(app, case, ANNOUNCEMENT)
    with app.app_context():
        record(case, batch_id, POSTED, RETURNED)
        posted, returned = holding(first(batch_id).service)
        correct(case, batch_id, posted, Step(ServiceKind.POSTED, TODAY + timedelta(1), PostClass.SECOND))
        kept = first(batch_id).service
        assert [(one.kind.value, one.corrects_id) for one in kept] == [
            ("POSTED", None), ("RETURNED", None), ("POSTED", posted.id),
        ]  # fmt: skip
        assert [one.post_class for one in holding(kept)] == [PostClass.SECOND, None]
        assert proof(case, batch_id, LATER) is Proof.RETURNED, "the correction stands where the mistake stood"
        assert standing_of(batch_of(batch_id), LATER).counts.served == 0
        correct(case, batch_id, returned, None, why="It was another letter")
        assert proof(case, batch_id, LATER) is Proof.TAKEN_AS_SERVED
        assert standing_of(batch_of(batch_id), LATER).counts.served == 1
        db.session.commit()
        with pytest.raises(DatabaseError, match="append-only"):
            db.session.execute(update(ServiceRecord).values(note="x"))


@pytest.mark.parametrize(
    ("step", "why", "code"),
    [
        (POSTED, "x", "nothing_corrected"),
        (None, "", "why_needed"),
        (None, "x", "breaks_what_follows"),
        (Step(ServiceKind.POSTED, TODAY + timedelta(5), PostClass.FIRST), "x", "breaks_what_follows"),
        (Step(ServiceKind.HANDED_OVER, TODAY), "x", "by_whom_needed"),
        (Step(ServiceKind.EMAILED, TODAY), "x", "agreement_needed"),
    ],
)
def test_what_cannot_be_a_correction_is_refused(
    app: Flask, case: Case, step: Step | None, why: str, code: str
) -> None:
    batch_id = issued(app, case, ANNOUNCEMENT)
    with app.app_context():
        record(case, batch_id, POSTED, RETURNED)
        with pytest.raises(RuleBroken, match=code):
            correct(case, batch_id, holding(first(batch_id).service)[0], step, why)


def test_correcting_the_same_mistake_twice_corrects_once(app: Flask, visit: Visit, case: Case) -> None:
    batch_id = issued(app, case, ANNOUNCEMENT)
    with app.app_context():
        record(case, batch_id, POSTED)
        db.session.commit()
        letter, row = first(batch_id).id, first(batch_id).service[0].id
    hr = visit(case.preparer)
    page = hr.get(path(case, f"/letters/{letter}/service/{row}/correct"))
    answers = {"is_void": "y", "why": "It was never posted"}
    first_click, second = (page.submit("Correct the record", **answers) for _ in range(2))
    assert "The record was corrected." in first_click.text
    assert "It was never posted" in first_click.text
    assert second.errors == ["This was corrected already. The letter's page shows what holds now."]
    with app.app_context():
        assert len(first(batch_id).service) == 2
    assert "Corrected" in hr.get(path(case, f"/letters/{letter}")).text
    assert "It did not happen." in hr.get(path(case, f"/letters/{letter}")).text
    assert "Not printed yet" in hr.get(path(case, "/service")).text
    other = first_click.visitor.get(path(case, f"/letters/{letter}/service/{row + 99}/correct"))
    assert other.status == 404


def test_recording_for_the_letters_ticked_or_for_a_range_of_numbers(
    app: Flask, visit: Visit, case: Case
) -> None:
    batch_id = issued(app, case, ANNOUNCEMENT)
    hr = visit(case.preparer)
    boxes = hr.get(path(case, f"/{batch_id}")).soup.find_all("input", {"name": "number"})
    assert [box["value"] for box in boxes] == ["1", "2"]
    page = hr.get(path(case, f"/{batch_id}/service?number=2&number=odd&number=99999999999"))
    assert page.soup.find("input", {"name": "numbers"})["value"] == "2"
    done = page.submit("Record it", kind="HANDED_OVER", by_whom="Mair Rees")
    assert "Recorded for 1 letter." in done.text
    twice = page.submit("Record it", kind="HANDED_OVER", by_whom="Mair Rees")
    assert twice.errors == ["This letter's service is recorded already. If it came back, record that first."]
    for numbers, words in (("x", "Write numbers of letters"), ("7-9", "There is no issued letter")):
        wrong = page.submit("Record it", kind="PRINTED", numbers=numbers)
        assert words in wrong.errors[0]
        assert wrong.soup.find("input", {"name": "numbers"})["value"] == numbers
    with app.app_context():
        rows = [(one.number, len(one.service)) for one in letters_to_serve(batch_of(batch_id))]
        assert rows == [(1, 0), (2, 1)]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [("1-3, 5", (1, 2, 3, 5)), ("", ()), ("4 2;2", (2, 4)), ("7–8", (7, 8)), ("1 - 2", (1, 2))],
)
def test_numbers_are_read_as_people_write_them(words: str, numbers: tuple[int, ...]) -> None:
    assert parse_numbers(words) == numbers
    assert parse_numbers(written(numbers)) == numbers


@pytest.mark.parametrize("words", ["a", "5-3", "0", "1-", "-1", "1-9999999", "1.5"])
def test_what_is_no_number_of_a_letter_is_refused(words: str) -> None:
    with pytest.raises(RuleBroken, match="numbers_unreadable"):
        parse_numbers(words)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_an_agreement_to_e_mail_is_recorded_shown_and_withdrawn(
    app: Flask, visit: Visit, case: Case, language: str
) -> None:
    batch_id = issued(app, case, REGULATION_13)
    with app.app_context():
        letter = first(batch_id).id
    hr = visit(case.preparer, language)
    agree = {"en": "Record the agreement", "cy": "Cofnodi'r cytundeb"}[language]
    address = path(case, f"/unions/{case.unions[0].id}/email")
    assert address in hr.get(path(case, f"/letters/{letter}")).links.values()
    page = hr.get(address)
    assert page.submit(agree, address="nowhere").status == 400
    page = page.submit(agree, address="gwent@unison.example", agreed_by="Rhys Undeb")
    assert page.rows()[0][0] == "gwent@unison.example"
    href = next(href for href in page.links.values() if href.endswith("/withdraw"))
    assert hr.get(href).submit().status == 200
    assert not [href for href in hr.get(address).links.values() if href.endswith("/withdraw")]
    for who in (case.auditor, case.manager, case.lead):
        assert visit(who).get(address).status == 403
    assert visit(case.stranger).get(address).status == 404


def test_the_list_is_sorted_narrowed_and_taken_away_as_a_file(app: Flask, visit: Visit, case: Case) -> None:
    batch_id = issued(app, case, ANNOUNCEMENT)
    with app.app_context():
        record(case, batch_id, Step(ServiceKind.PRINTED, TODAY))
        db.session.commit()
    hr, names = visit(case.preparer), [one.name for one in case.people]
    down = hr.get(path(case, "/service?sort=reader&order=down")).rows(1)
    assert [row[0].split(",")[0].strip() for row in down] == sorted(names, reverse=True)
    assert len(hr.get(path(case, "/service?show=PRINTED")).rows(1)) == 1
    assert "There is no such letter." in hr.get(path(case, "/service?show=TO_MAKE")).text
    assert hr.get(path(case, "/service.xlsx?sort=odd&show=odd")).response.data.startswith(b"PK")
    for who, status in (
        (case.lead, 403),
        (case.stranger, 404),
        (case.representative, 403),
        (case.auditor, 200),
    ):
        assert visit(who).get(path(case, "/service.xlsx")).status == status
