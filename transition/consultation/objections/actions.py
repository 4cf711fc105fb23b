"""What happens to objections: recorded, passed on, followed up, withdrawn. Nothing here closes one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.consultation.coverage.queries import find_in_transfer
from transition.consultation.objections.models import Objection
from transition.db import check_version, db
from transition.rules.broken import RuleBroken
from transition.rules.consultation import check_happened
from transition.rules.objections import check_withdrawal
from transition.transfers.models import Transfer
from transition.web.documents import HandedIn


@dataclass(frozen=True)
class ObjectionAnswers:
    """What was said, when and to whom. A payroll number, when given, must be of somebody in the transfer.

    `told_employer_id` is the employer that was told: either of the two counts (TUPE 2006 reg 4(7)).
    """

    received_on: date
    told_to: str
    words: str
    person_as_given: str = ""
    payroll_number: str = ""
    told_employer_id: int | None = None


def record_objection(transfer: Transfer, answers: ObjectionAnswers, *, by: Viewer, today: date) -> Objection:
    """Keep that somebody objects to becoming employed by the other employer (TUPE 2006 reg 4(7)).

    RuleBroken `in_the_future`, `objection_after_transfer`, `person_required`, `person_not_found`.
    """
    objection = _kept(transfer, answers, by, today)
    record(
        "objection.recorded",
        by=by,
        subject=objection,
        transfer_id=transfer.id,
        received_on=answers.received_on.isoformat(),
        person_id=objection.person_id,
    )
    return objection


def pass_objection_on(transfer: Transfer, answers: ObjectionAnswers, *, by: Viewer, today: date) -> Objection:
    """Keep an objection that reached a manager or the other employer; who passes it on cannot read it again.

    An objection counts whichever of the two employers is told (TUPE 2006 reg 4(7)). RuleBroken as
    `record_objection`, but no payroll number is looked up: the answer would say who is in the transfer.
    """
    objection = _kept(transfer, answers, by, today, is_passed_on=True)
    record(
        "objection.passed_on",
        by=by,
        subject=objection,
        transfer_id=transfer.id,
        received_on=answers.received_on.isoformat(),
    )
    return objection


def _kept(
    transfer: Transfer, answers: ObjectionAnswers, by: Viewer, today: date, *, is_passed_on: bool = False
) -> Objection:
    check_happened(answers.received_on, today, "received_on")
    if answers.received_on >= transfer.transfer_on:
        raise RuleBroken("objection_after_transfer", "received_on", {"transfer_on": transfer.transfer_on})
    person_id = None if is_passed_on else _person_id(transfer, answers.payroll_number)
    if person_id is None and not answers.person_as_given.strip():
        raise RuleBroken("person_required", "person_as_given")
    objection = Objection(
        transfer_id=transfer.id,
        person_id=person_id,
        person_as_given=answers.person_as_given,
        received_on=answers.received_on,
        told_to=answers.told_to,
        told_employer_id=answers.told_employer_id,
        words=answers.words,
        recorded_by_id=by.account_id,
    )
    db.session.add(objection)
    db.session.flush()
    return objection


def _person_id(transfer: Transfer, payroll_number: str) -> int | None:
    if not payroll_number.strip():
        return None
    if (person := find_in_transfer(transfer, payroll_number.strip())) is None:
        raise RuleBroken("person_not_found", "payroll_number", {"payroll_number": payroll_number.strip()})
    return person.id


def follow_objection_up(
    objection: Objection,
    transfer: Transfer,
    *,
    payroll_number: str,
    detriment_asked_on: date | None,
    is_because_of_detriment: bool | None,
    detriment_words: str = "",
    adviser: str,
    sent_to_adviser_on: date | None = None,
    version: int,
    by: Viewer,
    today: date,
) -> None:
    """Keep who it is, whether a detrimental change was asked about (reg 4(9)), and the adviser.

    Raises Stale; RuleBroken `in_the_future`, `asked_before_received`, `day_asked_required`, `adviser_required`,
    `person_not_found`.
    """
    check_version(objection, version)
    has_answer = is_because_of_detriment is not None or bool(detriment_words.strip())
    if has_answer and detriment_asked_on is None:
        raise RuleBroken("day_asked_required", "detriment_asked_on")
    if sent_to_adviser_on is not None and not adviser.strip():
        raise RuleBroken("adviser_required", "adviser")
    for field, day in (
        ("detriment_asked_on", detriment_asked_on),
        ("sent_to_adviser_on", sent_to_adviser_on),
    ):
        if day is not None:
            _check_since(objection, day, today, field)
    objection.person_id = _person_id(transfer, payroll_number)
    objection.detriment_asked_on = detriment_asked_on
    objection.is_because_of_detriment = is_because_of_detriment
    objection.detriment_words = detriment_words
    objection.adviser, objection.sent_to_adviser_on = adviser, sent_to_adviser_on
    db.session.flush()
    record(
        "objection.changed",
        by=by,
        subject=objection,
        transfer_id=transfer.id,
        person_id=objection.person_id,
        detriment_asked_on=detriment_asked_on.isoformat() if detriment_asked_on else None,
    )


def _check_since(objection: Objection, day: date, today: date, field: str) -> None:
    check_happened(day, today, field)
    if day < objection.received_on:
        raise RuleBroken("asked_before_received", field, {"received_on": objection.received_on})


def withdraw_objection(
    objection: Objection,
    *,
    withdrawn_on: date,
    withdrawal_words: str,
    withdrawal_received_by: str,
    is_in_writing: bool,
    document: HandedIn | None = None,
    version: int,
    by: Viewer,
    today: date,
) -> None:
    """Keep that the person withdrew it, in writing and in their own words, and who received the writing.

    Raises Stale; RuleBroken `already_withdrawn` and as `check_withdrawal`.
    """
    check_version(objection, version)
    if objection.withdrawn_on is not None:
        raise RuleBroken("already_withdrawn", None, {"withdrawn_on": objection.withdrawn_on})
    check_withdrawal(
        objection.received_on,
        withdrawn_on,
        is_in_writing=is_in_writing,
        words=withdrawal_words,
        received_by=withdrawal_received_by,
        today=today,
    )
    objection.withdrawn_on, objection.withdrawal_words = withdrawn_on, withdrawal_words
    objection.withdrawal_received_by = withdrawal_received_by
    if document is not None:
        objection.withdrawal_document_name, objection.withdrawal_document_type = document.name, document.type
        objection.withdrawal_document_digest = document.digest
        objection.withdrawal_document = document.content
    db.session.flush()
    record(
        "objection.withdrawn",
        by=by,
        subject=objection,
        transfer_id=objection.transfer_id,
        withdrawn_on=withdrawn_on.isoformat(),
        document_digest=objection.withdrawal_document_digest,
    )


def acknowledge_objections(
    transfer: Transfer, letters: Mapping[int, int], *, acknowledged_on: date, by: Viewer
) -> None:
    """Note by which letter each person's open objection was acknowledged; `letters` are by person."""
    query = select(Objection).where(
        Objection.transfer_id == transfer.id,
        Objection.person_id.in_(letters),
        Objection.withdrawn_on.is_(None),
        Objection.acknowledged_on.is_(None),
    )
    for objection in db.session.scalars(query.order_by(Objection.id)):
        objection.acknowledged_on = acknowledged_on
        objection.acknowledgement_letter_id = letters[objection.person_id or 0]
        db.session.flush()
        record(
            "objection.acknowledged",
            by=by,
            subject=objection,
            transfer_id=transfer.id,
            acknowledged_on=acknowledged_on.isoformat(),
            letter_id=objection.acknowledgement_letter_id,
        )
