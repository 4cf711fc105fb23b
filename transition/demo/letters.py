"""The letters of the case: the unions first, then the staff; one came back, and one batch waits for its approval."""

from datetime import date

from flask import Flask

from transition.clock import now
from transition.db import db
from transition.demo.case import Case
from transition.demo.consulting import INFORMED
from transition.jobs import do_waiting
from transition.letters.actions import RENDERING, prepare_batch
from transition.letters.issuing import approve_batch, issue_batch
from transition.letters.models import Batch, PostClass, ReturnReason, ServiceKind
from transition.letters.queries import settings_of
from transition.letters.service.actions import Step, letters_to_serve, record_service
from transition.letters.settings import change_settings
from transition.letters.texts.actions import give_welsh
from transition.letters.texts.catalogue import texts_of
from transition.letters.texts.queries import latest_checks
from transition.rules.letters import LetterKind
from transition.rules.welsh import Pair

ANNOUNCED = date(2026, 2, 5)
RECORDS_SENT = date(2026, 2, 16)
CAME_BACK = date(2026, 2, 24)
TODAY = date(2026, 3, 2)

_SETTINGS = {
    "functions": "digital, data and technology services",
    "functions_cy": "gwasanaethau digidol, data a thechnoleg",
    "affected": "Staff of the digital team, those who stay, and staff who work with them",
    "affected_cy": "Staff y tîm digidol, y rhai sy’n aros, a’r staff sy’n gweithio gyda nhw",
    "welsh_effects": "The SRS answers in Welsh as the council does; the Welsh of its pages and letters is kept.",
    "welsh_effects_cy": "Mae’r SRS yn ateb yn Gymraeg fel y mae’r cyngor; cedwir Cymraeg ei dudalennau a’i lythyrau.",
    "pension_fund": "Greater Gwent (Torfaen) Pension Fund",
    "pension_fund_cy": "Cronfa Bensiwn Gwent Fwyaf (Torfaen)",
    "first_pay_on": date(2026, 4, 30),
    "record_reply_by": date(2026, 3, 9),
    "offer_reply_by": date(2026, 3, 20),
    "service_recognised": "Your service with this council and with other councils counts in full.",
    "service_recognised_cy": "Mae eich gwasanaeth gyda’r cyngor hwn a chynghorau eraill yn cyfrif yn llawn.",
}


def settle(case: Case) -> None:
    """What the council's letters say that no other record holds."""
    council = case.transfer.outgoing_employer
    answers = {
        **_SETTINGS,
        "contact_name": council.signatory,
        "contact_title": council.signatory_title,
        "contact_title_cy": council.signatory_title_cy,
        "contact_phone": council.telephone,
        "contact_email": council.email,
    }
    kept = settings_of(case.transfer, council)
    day = date(2026, 2, 2)
    change_settings(
        case.transfer, council, answers, version=kept.version if kept else 0, by=case.officer(day)
    )


def check_welsh(case: Case, day: date) -> None:
    """The Welsh of every text that has some and that nobody checked as it is now."""
    council, checks = (
        case.transfer.outgoing_employer,
        latest_checks(case.transfer, case.transfer.outgoing_employer),
    )
    for text in texts_of(case.transfer, council):
        check = checks.get(text.key)
        if text.words.cy and (check is None or Pair(check.english, check.welsh) != text.pair):
            give_welsh(
                text, text.words.cy, is_checked=True, version=text.version, by=case.officer(day), today=day,
                now=now(),
            )  # fmt: skip


def issue(app: Flask, case: Case, kind: LetterKind, day: date) -> Batch:
    """Prepares, renders, approves by a second officer and issues, all on one day."""
    batch = prepare(app, case, kind, day)
    second = case.cast.as_of(f"hr2.{case.slug}", day)
    check_welsh(case, day)
    approve_batch(batch, case.transfer, by=second, today=day)
    issue_batch(batch, case.transfer, by=case.officer(day), today=day)
    db.session.commit()
    return batch


def prepare(app: Flask, case: Case, kind: LetterKind, day: date) -> Batch:
    """Freezes the facts and lets the PDFs be made."""
    batch = prepare_batch(
        case.transfer, case.transfer.outgoing_employer, kind, by=case.officer(day), today=day
    )
    db.session.commit()
    do_waiting(app, only=RENDERING)
    db.session.refresh(batch)
    return batch


def inform(app: Flask, case: Case) -> None:
    """The information of regulation 13 to every recognised union."""
    issue(app, case, LetterKind.REGULATION_13_INFORMATION, INFORMED)


def announce(app: Flask, case: Case) -> None:
    """The first announcement to staff, a day after the unions were told; printed and posted."""
    _post(case, issue(app, case, LetterKind.ANNOUNCEMENT, ANNOUNCED), ANNOUNCED)


def check_records(app: Flask, case: Case) -> None:
    """The check of each person's record; one letter was returned."""
    batch = issue(app, case, LetterKind.RECORD_CHECK, RECORDS_SENT)
    _post(case, batch, RECORDS_SENT)
    if case.slug == "monmouthshire":
        came_back = Step(ServiceKind.RETURNED, CAME_BACK, return_reason=ReturnReason.GONE_AWAY)
        record_service(
            batch, letters_to_serve(batch)[-1:], came_back, by=case.officer(CAME_BACK), today=CAME_BACK
        )
        db.session.commit()


def confirm(app: Flask, case: Case) -> None:
    """The letters that confirm the transfer are made and wait for a second officer."""
    prepare(app, case, LetterKind.CONFIRMATION, TODAY)


def _post(case: Case, batch: Batch, day: date) -> None:
    letters, by = letters_to_serve(batch), case.officer(day)
    record_service(batch, letters, Step(ServiceKind.PRINTED, day), by=by, today=day)
    record_service(batch, letters, Step(ServiceKind.POSTED, day, PostClass.FIRST), by=by, today=day)
    db.session.commit()
