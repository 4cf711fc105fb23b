"""Welsh that is checked text by text: what holds a batch, what lets it go, and English that goes ahead of it."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from tests.conftest import TODAY, Build, Visit
from tests.factories import viewer_for as signed_in
from tests.letters.case import (
    ANNOUNCEMENT,
    CONFIRMATION,
    REGULATION_13,
    Case,
    make_ready,
    prepared,
    rendered,
    viewer_for,
)
from tests.letters.kept import batch_of, letters_of
from transition import clock
from transition.consultation.timeline.models import Milestone
from transition.consultation.timeline.tasks import tasks_of
from transition.db import Stale, db
from transition.jobs import do_waiting
from transition.letters.actions import cancel_batch
from transition.letters.issuing import approve_batch, issue_batch
from transition.letters.models import Batch, Document, LetterSettings
from transition.letters.texts.actions import give_welsh, mark_unaffected
from transition.letters.texts.catalogue import Text, text_called
from transition.letters.texts.checks import Why, held_in
from transition.letters.texts.following import send_english_first, take_up_welsh
from transition.letters.texts.models import WelshCheck
from transition.letters.texts.queries import followers_of, still_to_follow
from transition.rules.broken import RuleBroken
from transition.rules.letters import LanguageChoice, LetterKind
from transition.transfers.models import Transfer

NAME = ("Welsh letters to follow", "Llythyrau Cymraeg i ddilyn")


def path(case: Case, rest: str = "") -> str:
    return f"/transfers/{case.transfer.id}/letters{rest}"


def change_reason(app: Flask, case: Case, english: str = "Another reason.") -> None:
    """Somebody gives another reason for the transfer, in English alone."""
    with app.app_context():
        db.session.get_one(Transfer, case.transfer.id).reason = english
        db.session.commit()


def the(case: Case, key: str = "transfer.reason") -> Text:
    transfer = db.session.get_one(Transfer, case.transfer.id)
    found = text_called(transfer, transfer.outgoing_employer, key)
    assert found is not None
    return found


def check(case: Case, welsh: str, key: str = "transfer.reason") -> None:
    found = the(case, key)
    give_welsh(
        found, welsh, is_checked=True, version=found.version, by=viewer_for(case.approver), today=TODAY,
        now=clock.now(),
    )  # fmt: skip


def prepared_now(app: Flask, case: Case, kind: LetterKind) -> int:
    """A batch as the records are now, all of it made."""
    with app.app_context():
        case.transfer = db.session.get_one(Transfer, case.transfer.id)
        case.outgoing = case.transfer.outgoing_employer
        made = prepared(case, kind).id
        db.session.commit()
    do_waiting(app)
    return made


def test_a_batch_waits_for_the_texts_it_draws_on_and_for_no_others(app: Flask, case: Case) -> None:
    with app.app_context():
        settings = db.session.scalars(select(LetterSettings)).one()
        settings.affected = "Other people"  # said to the unions, never to staff
        db.session.commit()
    announcement, information = (prepared_now(app, case, kind) for kind in (ANNOUNCEMENT, REGULATION_13))
    with app.app_context():
        assert held_in(batch_of(announcement)) == []
        assert [(one.key, one.why) for one in held_in(batch_of(information))] == [
            ("settings.affected", Why.TO_CHECK)
        ]
        approve_batch(batch_of(announcement), case.transfer, by=viewer_for(case.approver), today=TODAY)
        with pytest.raises(RuleBroken, match="welsh_not_checked"):
            approve_batch(batch_of(information), case.transfer, by=viewer_for(case.approver), today=TODAY)


def test_a_batch_in_english_alone_waits_for_no_welsh(app: Flask, build: Build, case: Case) -> None:
    with build():
        for person in case.people:
            db.session.merge(person).language = LanguageChoice.ENGLISH
    change_reason(app, case)
    batch_id = prepared_now(app, case, ANNOUNCEMENT)
    with app.app_context():
        approve_batch(batch_of(batch_id), case.transfer, by=viewer_for(case.approver), today=TODAY)


def test_letters_take_up_the_welsh_that_was_checked_since(app: Flask, case: Case) -> None:
    change_reason(app, case)
    batch_id = prepared_now(app, case, ANNOUNCEMENT)
    with app.app_context():
        with pytest.raises(RuleBroken, match="nothing_to_take_up"):
            take_up_welsh(batch_of(batch_id), by=viewer_for(case.preparer))
        check(case, "Rheswm arall.")
        db.session.commit()
        assert [one.why for one in held_in(batch_of(batch_id))] == [Why.CHECKED_SINCE]
        take_up_welsh(batch_of(batch_id), by=viewer_for(case.preparer))
        db.session.commit()
    do_waiting(app)
    with app.app_context():
        batch = batch_of(batch_id)
        assert held_in(batch) == []
        reasons = {one.facts["facts"]["transfer"]["reason"]["cy"] for one in letters_of(batch_id)}
        assert reasons == {"Rheswm arall."}
        approve_batch(batch, case.transfer, by=viewer_for(case.approver), today=TODAY)


def test_a_change_that_leaves_the_welsh_as_it_was_is_marked_so_by_name(app: Flask, case: Case) -> None:
    change_reason(app, case, "Working at scale keeps skilled people.")
    with app.app_context():
        found = the(case)
        with pytest.raises(Stale):
            mark_unaffected(found, version=found.version + 1, by=viewer_for(case.approver), today=TODAY)
        mark_unaffected(found, version=found.version, by=viewer_for(case.approver), today=TODAY)
        db.session.commit()
        with pytest.raises(RuleBroken, match="english_same"):
            mark_unaffected(found, version=found.version, by=viewer_for(case.approver), today=TODAY)
        db.session.rollback()
        kept = db.session.scalars(select(WelshCheck).order_by(WelshCheck.id.desc())).first()
        assert kept is not None
        assert (kept.is_unaffected, kept.checked_by_id, kept.checked_on) == (True, case.approver.id, TODAY)
    batch_id = prepared_now(app, case, ANNOUNCEMENT)
    with app.app_context():
        assert held_in(batch_of(batch_id)) == []


@pytest.mark.parametrize("change", ["UPDATE welsh_check SET welsh = 'x'", "DELETE FROM welsh_check"])
def test_who_checked_what_never_changes(app: Flask, case: Case, change: str) -> None:
    with app.app_context(), pytest.raises(DatabaseError, match="append-only"):
        db.session.execute(text(change))


@pytest.mark.parametrize(
    ("key", "welsh"),
    [
        ("transfer.reason", "Rheswm newydd."),
        ("settings.functions", "gwaith newydd"),
        ("settings.welsh_effects", "Effaith newydd."),
    ],
)
def test_welsh_is_kept_where_its_english_is(app: Flask, case: Case, key: str, welsh: str) -> None:
    with app.app_context():
        check(case, welsh, key)
        db.session.commit()
        assert the(case, key).words.cy == welsh


def test_the_other_employers_words_are_checked_here_and_written_there(app: Flask, case: Case) -> None:
    with app.app_context():
        measure = next(
            one.key for one in _texts(case) if one.key.endswith(".effect") and one.measure is not None
        )
        found = the(case, measure)
        with pytest.raises(RuleBroken, match="welsh_kept_elsewhere"):
            give_welsh(
                found, "Arall", is_checked=False, version=found.version, by=viewer_for(case.approver),
                today=TODAY, now=clock.now(),
            )  # fmt: skip


def _texts(case: Case) -> list[Text]:
    from transition.letters.texts.catalogue import texts_of

    transfer = db.session.get_one(Transfer, case.transfer.id)
    return texts_of(transfer, transfer.outgoing_employer)


def near(app: Flask, case: Case) -> None:
    """The transfer is so near that waiting threatens its day."""
    with app.app_context():
        db.session.get_one(Transfer, case.transfer.id).transfer_on = date(2026, 3, 13)
        db.session.commit()


def ahead(app: Flask, case: Case) -> tuple[int, int]:
    """A batch whose English goes ahead, and the one in which its Welsh waits; everybody's language is in it."""
    near(app, case)
    with app.app_context():
        transfer = db.session.get_one(Transfer, case.transfer.id)
        make_ready(transfer, surname="Carter", language=LanguageChoice.ENGLISH)
        db.session.commit()
    change_reason(app, case)
    batch_id = prepared_now(app, case, ANNOUNCEMENT)
    with app.app_context():
        follower = send_english_first(
            batch_of(batch_id), case.transfer, reason="The day is near.", name=NAME,
            by=viewer_for(case.preparer), today=TODAY,
        )  # fmt: skip
        db.session.commit()
        follower_id = follower.id
    do_waiting(app)
    return batch_id, follower_id


def documents_of(batch_id: int) -> list[tuple[str, str]]:
    letters = {one.id: one.addressee.split()[-1] for one in letters_of(batch_id)}
    query = (
        select(Document).where(Document.letter_id.in_(letters)).order_by(Document.letter_id, Document.place)
    )
    return [(letters[one.letter_id], one.language) for one in db.session.scalars(query)]


def test_english_goes_now_and_whoever_chose_welsh_alone_waits(app: Flask, case: Case) -> None:
    batch_id, follower_id = ahead(app, case)
    with app.app_context():
        assert sorted(documents_of(batch_id)) == [("Byrne", "en"), ("Carter", "en")]
        assert sorted(documents_of(follower_id)) == [("Byrne", "cy"), ("Áron", "cy")]
        batch, follower = batch_of(batch_id), batch_of(follower_id)
        by, second = viewer_for(case.preparer), viewer_for(case.approver)
        approve_batch(batch, case.transfer, by=second, today=TODAY)
        issue_batch(batch, case.transfer, by=by, today=TODAY)
        db.session.commit()
        with pytest.raises(RuleBroken, match="welsh_not_checked"):
            approve_batch(follower, case.transfer, by=second, today=TODAY)
        assert still_to_follow(case.transfer) == [follower]


def test_the_welsh_that_is_to_follow_is_a_task_until_it_is_issued(app: Flask, case: Case) -> None:
    batch_id, follower_id = ahead(app, case)
    by, second = viewer_for(case.preparer), viewer_for(case.approver)
    with app.app_context():
        reader = signed_in(db.session.merge(case.preparer))
        task = next(one for one in tasks_of(reader, TODAY) if one.row and one.row.name == NAME[0])
        assert (task.due_on, task.is_own) == (date(2026, 3, 13), True)
        approve_batch(batch_of(batch_id), case.transfer, by=second, today=TODAY)
        issue_batch(batch_of(batch_id), case.transfer, by=by, today=TODAY)
        check(case, "Rheswm arall.")
        take_up_welsh(batch_of(follower_id), by=by)
        db.session.commit()
    do_waiting(app)
    with app.app_context():
        follower = batch_of(follower_id)
        approve_batch(follower, case.transfer, by=second, today=TODAY)
        issue_batch(follower, case.transfer, by=by, today=TODAY)
        db.session.commit()
        assert still_to_follow(case.transfer) == []
        done = db.session.scalars(select(Milestone).where(Milestone.name == NAME[0])).one()
        assert done.done_on == TODAY
        assert sorted(documents_of(follower_id)) == [("Byrne", "cy"), ("Áron", "cy")]
        said = {one.facts["facts"]["transfer"]["reason"]["cy"] for one in letters_of(follower_id)}
        assert said == {"Rheswm arall."}


def test_asking_twice_for_english_first_makes_one_batch(app: Flask, case: Case) -> None:
    batch_id, follower_id = ahead(app, case)
    with app.app_context():
        again = send_english_first(
            batch_of(batch_id), case.transfer, reason="Again.", name=NAME, by=viewer_for(case.preparer),
            today=TODAY,
        )  # fmt: skip
        assert again.id == follower_id


@pytest.mark.parametrize("what", ["far", "checked", "welsh_only", "no_reason"])
def test_english_does_not_go_first_without_need(app: Flask, build: Build, case: Case, what: str) -> None:
    codes = {
        "far": "no_statutory_day_near", "checked": "welsh_is_checked", "welsh_only": "welsh_not_checked",
        "no_reason": "english_first_needs_reason",
    }  # fmt: skip
    if what != "far":
        near(app, case)
    if what != "checked":
        change_reason(app, case)
    if what == "welsh_only":
        with build():
            for person in case.people:
                db.session.merge(person).language = LanguageChoice.WELSH
    batch_id = prepared_now(app, case, ANNOUNCEMENT)
    with app.app_context(), pytest.raises(RuleBroken, match=codes[what]):
        send_english_first(
            batch_of(batch_id), case.transfer, reason="" if what == "no_reason" else "Near.", name=NAME,
            by=viewer_for(case.preparer), today=TODAY,
        )  # fmt: skip


def test_the_welsh_goes_with_a_batch_that_is_given_up_and_never_alone(
    app: Flask, visit: Visit, case: Case
) -> None:
    batch_id, follower_id = ahead(app, case)
    page = visit(case.preparer).get(path(case, f"/{follower_id}/give-up")).submit("Give the letters up")
    assert page.status == 400
    assert "cannot be given up" in page.errors[0]
    with app.app_context():
        cancel_batch(batch_of(batch_id), by=viewer_for(case.preparer), today=TODAY)
        db.session.commit()
        assert {one.cancelled_on for one in db.session.scalars(select(Batch))} == {TODAY}
        assert followers_of(batch_of(batch_id)) == []


def test_the_pages_lead_from_a_held_batch_to_english_first(app: Flask, visit: Visit, case: Case) -> None:
    near(app, case)
    change_reason(app, case)
    batch_id = prepared_now(app, case, ANNOUNCEMENT)
    officer = visit(case.preparer)
    page = visit(case.approver).get(path(case, f"/{batch_id}/approve")).submit("Approve the letters")
    assert "has not been checked as the letters have it" in page.errors[0]
    assert "The reason for the transfer: Nobody has checked its Welsh as the letters have it" in page.text
    page = officer.get(path(case, f"/{batch_id}")).follow("Send the English now, and the Welsh later")
    assert "Áron" in page.text  # who waits is said before it is decided
    assert page.submit("Let the English go now").errors == ["Say why the English cannot wait for its Welsh."]
    page = page.submit("Let the English go now", reason="Consultation opens on Monday.")
    assert "bring the Welsh of batch" in page.text
    page = page.follow("See the English letters")
    assert "Consultation opens on Monday." in page.text
    assert "Welsh letters still to follow" in officer.get(path(case)).text
    with app.app_context():
        check(case, "Rheswm arall.")
        db.session.commit()
        follower = followers_of(batch_of(batch_id))[0].id
    do_waiting(app)
    page = officer.get(path(case, f"/{follower}")).submit("Take up the Welsh that was checked")
    assert "made again with the Welsh" in page.text


def test_confirmations_wait_for_the_welsh_of_measures(app: Flask, build: Build, case: Case) -> None:
    from transition.consultation.measures.models import Measure

    with build():
        db.session.scalars(select(Measure)).one().effect_cy = ""
    batch_id = prepared_now(app, case, CONFIRMATION)
    with app.app_context():
        held = held_in(batch_of(batch_id))
        assert [one.why for one in held] == [Why.MISSING]
        assert held[0].key.endswith(".effect")


def test_a_batch_prepared_before_texts_were_kept_is_read_from_its_letters(app: Flask, case: Case) -> None:
    batch_id = rendered(app, case, ANNOUNCEMENT)
    with app.app_context():
        batch = batch_of(batch_id)
        kept, batch.texts = batch.texts, None
        db.session.flush()
        assert held_in(batch) == []
        batch.texts = kept
        db.session.rollback()
    change_reason(app, case)
    with app.app_context():
        assert held_in(batch_of(batch_id)) == []  # the letters say what was checked
