"""Letters prepared, made, served and printed: every stage once, and each failure on its own letter."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.conftest import TODAY, Build
from tests.letters.case import (
    ANNOUNCEMENT,
    CONFIRMATION,
    EVERY_KIND,
    RECORD_CHECK,
    REGULATION_13,
    Case,
    issued,
    make_ready,
    prepared,
    rendered,
    viewer_for,
)
from tests.letters.kept import batch_of, bytes_of, letters_of
from transition.audit.models import AuditDetail
from transition.db import db
from transition.jobs import do_waiting
from transition.letters import compose
from transition.letters.actions import RENDERING, prepare_batch, try_again
from transition.letters.jobs import render_letter
from transition.letters.models import (
    Document,
    Letter,
    PostClass,
    PrintFile,
    ReturnReason,
    ServiceKind,
    Way,
)
from transition.letters.printing.actions import manifest, start_print_run
from transition.letters.queries import get_run, letters_with_old_date
from transition.letters.service.actions import Step, letters_to_serve, record_service
from transition.letters.standings import standing_of
from transition.pdf import page_count
from transition.rules.broken import RuleBroken
from transition.rules.letters import LanguageChoice, LetterKind, Stage
from transition.staff.people.models import Person
from transition.transfers.models import Transfer


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_whole_record_makes_a_whole_letter_of_each_kind(app: Flask, case: Case, kind: LetterKind) -> None:
    batch_id = rendered(app, case, kind)
    with app.app_context():
        standing = standing_of(batch_of(batch_id), TODAY)
        assert (standing.counts.whole, standing.counts.stopped, standing.counts.rendered) == (2, 0, 2)
        assert standing.stage is Stage.RENDERED


def test_each_reader_gets_the_languages_that_they_chose_and_who_was_not_asked_gets_both(
    app: Flask, case: Case
) -> None:
    batch_id = rendered(app, case, ANNOUNCEMENT)
    with app.app_context():
        query = select(Letter.language, Document.language).join(Letter.documents)
        found = db.session.execute(
            query.where(Letter.batch_id == batch_id).order_by(Letter.number, Document.place)
        )
        assert list(found) == [
            (LanguageChoice.WELSH, "cy"),
            (LanguageChoice.NOT_ASKED, "cy"),
            (LanguageChoice.NOT_ASKED, "en"),
        ]


def test_facts_are_frozen_when_a_letter_is_prepared(app: Flask, case: Case) -> None:
    with app.app_context():
        batch_id = prepared(case, ANNOUNCEMENT).id
        db.session.commit()
        person = db.session.get_one(Person, case.people[0].id)
        person.surname = "Changed"
        db.session.commit()
    do_waiting(app)
    with app.app_context():
        assert letters_of(batch_id)[0].facts["addressee"]["name"] == "Siân Áron"


def test_a_record_that_lacks_something_stops_its_own_letter_and_the_rest_go_on(
    app: Flask, case: Case, build: Build
) -> None:
    with build():
        make_ready(case.transfer, surname="Aaron", address_checked_on=None)
        make_ready(case.transfer, surname="Abel", postcode="")
    batch_id = rendered(app, case, RECORD_CHECK)
    with app.app_context():
        letters = letters_of(batch_id)
        assert [(one.number, one.missing) for one in letters if one.is_stopped] == [
            (3, ["address_checked"]),
            (4, ["postcode_or_country"]),
        ]
        assert [one.rendered_at is not None for one in letters] == [True, True, False, False]


def test_an_announcement_may_go_to_an_address_that_nobody_checked(
    app: Flask, case: Case, build: Build
) -> None:
    with build():
        make_ready(case.transfer, address_checked_on=None)
    with app.app_context():
        counts = standing_of(prepared(case, ANNOUNCEMENT), TODAY).counts
        assert (counts.whole, counts.stopped) == (3, 0)


def test_preparing_again_writes_only_to_those_who_were_not_written_to(
    app: Flask, case: Case, build: Build
) -> None:
    issued(app, case, ANNOUNCEMENT)
    with app.app_context(), pytest.raises(RuleBroken, match="nobody_to_write_to"):
        prepared(case, ANNOUNCEMENT)
    with build():
        make_ready(case.transfer, surname="Newcomer")
    with app.app_context():
        assert standing_of(prepared(case, ANNOUNCEMENT), TODAY).counts.whole == 1


def test_rendering_twice_makes_each_letter_once(app: Flask, case: Case) -> None:
    batch_id = rendered(app, case, ANNOUNCEMENT)
    with app.app_context():
        before = bytes_of(batch_id)
        for letter in letters_of(batch_id):
            render_letter(letter.id)
    assert do_waiting(app, only=RENDERING) == 0
    with app.app_context():
        assert bytes_of(batch_id) == before


def test_a_failure_stays_on_its_own_letter_and_can_be_tried_again(
    app: Flask, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = compose.letter_pdf

    def fails(letter, language, **given):
        if letter.addressee.name == "Siân Byrne":
            raise RuntimeError("canary")
        return whole(letter, language, **given)

    monkeypatch.setattr(compose, "letter_pdf", fails)
    with app.app_context():
        batch_id = prepared(case, ANNOUNCEMENT).id
        db.session.commit()
    for _ in range(3):
        do_waiting(app)
        with app.app_context():  # as if the pause after a failure were over
            db.session.execute(update(Letter).values(claimed_until=None))
            db.session.commit()
    with app.app_context():
        good, bad = letters_of(batch_id)
        assert good.rendered_at is not None
        assert (bad.rendered_at, bad.problem, bad.attempt_count) == (None, "not_drawn", 3)
        assert standing_of(batch_of(batch_id), TODAY).counts.failed == 1
    monkeypatch.undo()
    with app.app_context():
        assert try_again(batch_of(batch_id), by=viewer_for(case.preparer)) == 1
        db.session.commit()
    do_waiting(app)
    with app.app_context():
        assert standing_of(batch_of(batch_id), TODAY).counts.rendered == 2


def test_the_trail_names_no_person_and_no_pay(app: Flask, case: Case) -> None:
    batch_id = issued(app, case, CONFIRMATION)
    with app.app_context():
        step = Step(
            ServiceKind.RETURNED, TODAY, note="Canary Cottage is empty", return_reason=ReturnReason.OTHER
        )
        letters = letters_to_serve(batch_of(batch_id))
        by = viewer_for(case.preparer)
        posted = Step(ServiceKind.POSTED, TODAY, PostClass.FIRST)
        record_service(batch_of(batch_id), letters, posted, by=by, today=TODAY)
        record_service(batch_of(batch_id), letters[:1], step, by=by, today=TODAY)
        db.session.commit()
        trail = str(db.session.scalars(select(AuditDetail.details)).all())
        for canary in ("Áron", "Byrne", "Heol", "NP7", "41", "Canary"):
            assert canary not in trail.replace("2026", "")


def served(case: Case, batch_id: int, *steps: Step, only: int | None = None) -> None:
    letters = letters_to_serve(batch_of(batch_id))[:only]
    for step in steps:
        record_service(
            batch_of(batch_id), letters, step, by=viewer_for(case.preparer), today=TODAY + timedelta(30)
        )


DAY = TODAY + timedelta(1)


POSTED = Step(ServiceKind.POSTED, DAY, PostClass.SECOND)
RETURNED = Step(ServiceKind.RETURNED, DAY, return_reason=ReturnReason.GONE_AWAY)
AGAIN = Step(ServiceKind.SERVED_AGAIN, DAY, by_whom="Mair Rees", again_by=Way.HANDED_OVER)


@pytest.mark.parametrize(
    ("before", "step", "code"),
    [
        ([], Step(ServiceKind.POSTED, DAY), "post_class_needed"),
        ([], Step(ServiceKind.EMAILED, DAY), "agreement_needed"),
        ([], Step(ServiceKind.RETURNED, DAY), "return_reason_needed"),
        ([], Step(ServiceKind.HANDED_OVER, DAY), "by_whom_needed"),
        ([], Step(ServiceKind.RETURNED, DAY, return_reason=ReturnReason.OTHER), "return_words_needed"),
        ([], Step(ServiceKind.SERVED_AGAIN, DAY), "way_needed"),
        ([], Step(ServiceKind.SERVED_AGAIN, DAY, again_by=Way.POSTED), "post_class_needed"),
        ([], Step(ServiceKind.SERVED_AGAIN, DAY, again_by=Way.HANDED_OVER), "by_whom_needed"),
        ([], RETURNED, "not_sent_yet"),
        ([], Step(ServiceKind.PRINTED, TODAY - timedelta(1)), "before_issue"),
        ([], Step(ServiceKind.PRINTED, TODAY + timedelta(31)), "in_the_future"),
        ([POSTED], POSTED, "served_already"),
        ([POSTED], AGAIN, "not_returned"),
        (
            [POSTED],
            Step(ServiceKind.RETURNED, TODAY, return_reason=ReturnReason.REFUSED),
            "before_the_last_step",
        ),
        ([Step(ServiceKind.PRINTED, DAY)], Step(ServiceKind.PRINTED, DAY), "recorded_already"),
        ([POSTED, RETURNED], POSTED, "serve_again_instead"),
    ],
)
def test_what_cannot_have_happened_to_a_letter_is_not_recorded(
    app: Flask, case: Case, before: list[Step], step: Step, code: str
) -> None:
    batch_id = issued(app, case, REGULATION_13)
    with app.app_context():
        served(case, batch_id, *before, only=1)
        with pytest.raises(RuleBroken, match=code):
            served(case, batch_id, step, only=1)


def test_letters_that_give_the_old_transfer_date_are_found_when_it_moves(app: Flask, case: Case) -> None:
    issued(app, case, ANNOUNCEMENT)
    with app.app_context():
        transfer = db.session.get_one(Transfer, case.transfer.id)
        assert letters_with_old_date(transfer) == []
        transfer.transfer_on = date(2026, 5, 1)
        db.session.flush()
        assert len(letters_with_old_date(transfer)) == 2


def test_a_print_run_holds_every_document_once_for_duplex(app: Flask, case: Case) -> None:
    batch_id = issued(app, case, ANNOUNCEMENT)
    with app.app_context():
        run = start_print_run(batch_of(batch_id), by=viewer_for(case.preparer), today=TODAY)
        db.session.commit()
        assert start_print_run(batch_of(batch_id), by=viewer_for(case.preparer), today=TODAY) is run
        run_id = run.id
    do_waiting(app)
    with app.app_context():
        found = get_run(batch_of(batch_id), run_id, with_bytes=True)
        lines = manifest(batch_of(batch_id), found)
        assert [(line.number, line.language) for line in lines] == [(1, "cy"), (2, "cy"), (2, "en")]
        (file,) = found.files
        assert page_count(file.pdf or b"") == 2 * sum(line.sheets for line in lines)
        assert file.page_count == page_count(file.pdf or b"")


def test_a_run_is_split_without_tearing_a_letter_apart(
    app: Flask, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch_id = issued(app, case, ANNOUNCEMENT)
    monkeypatch.setattr("transition.letters.printing.actions.LETTERS_IN_A_FILE", 2)
    with app.app_context():
        run = start_print_run(batch_of(batch_id), by=viewer_for(case.preparer), today=TODAY)
        assert [(one.first_number, one.last_number) for one in run.files] == [(1, 1), (2, 2)]
        assert db.session.scalars(select(PrintFile.made_at)).all() == [None, None]


def test_the_host_writes_to_its_own_unions_only(app: Flask, case: Case) -> None:
    with app.app_context(), pytest.raises(RuleBroken, match="kind_not_written_here"):
        prepare_batch(case.transfer, case.incoming, ANNOUNCEMENT, by=viewer_for(case.host), today=TODAY)
