"""Builders for tests of Welsh that is checked: a changed text, its check, a batch, and English that goes ahead."""

from datetime import date

from flask import Flask

from tests.conftest import TODAY
from tests.letters.case import (
    ANNOUNCEMENT,
    Case,
    make_ready,
    prepared,
    viewer_for,
)
from tests.letters.kept import batch_of
from transition import clock
from transition.db import db
from transition.jobs import do_waiting
from transition.letters.texts.actions import give_welsh
from transition.letters.texts.catalogue import Text, text_called
from transition.letters.texts.following import send_english_first
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
