"""Welsh that is checked text by text: what holds a batch, and what lets it go."""

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from tests.conftest import TODAY, Build
from tests.letters.case import (
    ANNOUNCEMENT,
    CONFIRMATION,
    REGULATION_13,
    Case,
    rendered,
    viewer_for,
)
from tests.letters.checking import change_reason, check, prepared_now, the
from tests.letters.kept import batch_of, letters_of
from transition import clock
from transition.db import Stale, db
from transition.jobs import do_waiting
from transition.letters.issuing import approve_batch
from transition.letters.models import LetterSettings
from transition.letters.texts.actions import give_welsh, mark_unaffected
from transition.letters.texts.catalogue import Text
from transition.letters.texts.checks import Why, held_in
from transition.letters.texts.following import take_up_welsh
from transition.letters.texts.models import WelshCheck
from transition.rules.broken import RuleBroken
from transition.rules.letters import LanguageChoice
from transition.transfers.models import Transfer


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
