"""What happens to a transfer: adding, changing, agreeing its date and moving it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from transition.access.permissions import Side
from transition.audit.record import By, record
from transition.db import check_version, db
from transition.employers.models import Service
from transition.rules.broken import RuleBroken
from transition.rules.deadlines import TUPE_2006_BEGAN_ON
from transition.transfers.changes import write
from transition.transfers.models import DateMove, Programme, Transfer

AGREED = {Side.OUTGOING: "is_date_agreed_by_outgoing", Side.INCOMING: "is_date_agreed_by_incoming"}


def add_transfer(programme: Programme, answers: Mapping[str, Any], *, by: By) -> Transfer:
    """Sets up a transfer in a programme. Its new employer is the service's legal employer, or not known yet.

    Raises RuleBroken when its name is taken in the programme, the service has another legal employer than the
    one given, or the date is older than TUPE 2006.
    """
    _check_date(answers["transfer_on"])
    _refuse_namesake(programme.id, answers["name"], None)
    values = {**answers, "incoming_employer_id": _incoming(answers)}
    transfer = Transfer(programme_id=programme.id, **values)
    db.session.add(transfer)
    db.session.flush()
    record(
        "transfer.added",
        by=by,
        subject=transfer,
        transfer_id=transfer.id,
        programme_id=programme.id,
        outgoing_employer_id=transfer.outgoing_employer_id,
        incoming_employer_id=transfer.incoming_employer_id,
        service_id=transfer.service_id,
        transfer_on=transfer.transfer_on.isoformat(),
    )
    return transfer


def change_transfer(transfer: Transfer, answers: Mapping[str, Any], *, version: int, by: By) -> None:
    """Changes a transfer's names, reason, service and new employer; its date is moved, not changed.

    A new employer that changes has not agreed the date. Raises Stale, or RuleBroken as adding does.
    """
    _refuse_namesake(transfer.programme_id, answers["name"], transfer)
    values = {**answers, "incoming_employer_id": _incoming(answers)}
    if values["incoming_employer_id"] != transfer.incoming_employer_id:
        values["is_date_agreed_by_incoming"] = False
    if fields := write(transfer, values, version=version):
        record(
            "transfer.changed",
            by=by,
            subject=transfer,
            transfer_id=transfer.id,
            fields=fields,
            incoming_employer_id=transfer.incoming_employer_id,
            service_id=transfer.service_id,
        )


def agree_date(transfer: Transfer, side: Side, *, is_agreed: bool, agreed_on: date, by: By) -> None:
    """An employer agrees to the date, or takes its agreement back. `agreed_on` is the date that was read.

    Raises RuleBroken when the date was moved since the page was opened.
    """
    if agreed_on != transfer.transfer_on:
        raise RuleBroken("date_moved_meanwhile")
    if getattr(transfer, AGREED[side]) == is_agreed:
        return
    setattr(transfer, AGREED[side], is_agreed)
    db.session.flush()
    record(
        "transfer.date_agreed" if is_agreed else "transfer.agreement_withdrawn",
        by=by,
        subject=transfer,
        transfer_id=transfer.id,
        employer_id=transfer.outgoing_employer_id if side is Side.OUTGOING else transfer.incoming_employer_id,
        transfer_on=transfer.transfer_on.isoformat(),
    )


def check_move(transfer: Transfer, to_on: date, *, today: date) -> None:
    """Whether a transfer may be moved to that date. Raises RuleBroken when not."""
    if to_on == transfer.transfer_on:
        raise RuleBroken("date_is_the_same", "to_on")
    if to_on < today:
        raise RuleBroken("date_has_passed", "to_on")
    _check_date(to_on, "to_on")


def move_date(
    transfer: Transfer, to_on: date, *, reason: str, version: int, by: By, today: date, now: datetime
) -> DateMove:
    """Moves the transfer and keeps from when, to when and why; both employers are to agree to the new date.

    What is counted from the date follows by itself, because it is computed; rows that hold dates of their own
    are moved by the features that own them. Raises RuleBroken or Stale.
    """
    check_version(transfer, version)
    check_move(transfer, to_on, today=today)
    move = DateMove(
        transfer_id=transfer.id,
        from_on=transfer.transfer_on,
        to_on=to_on,
        reason=reason,
        moved_by_id=by.account_id,
        moved_at=now,
    )
    db.session.add(move)
    transfer.transfer_on = to_on
    transfer.is_date_agreed_by_outgoing = transfer.is_date_agreed_by_incoming = False
    db.session.flush()
    record(
        "transfer.date_moved",
        by=by,
        subject=move,
        transfer_id=transfer.id,
        from_on=move.from_on.isoformat(),
        to_on=to_on.isoformat(),
    )
    return move


def _check_date(transfer_on: date, field: str = "transfer_on") -> None:
    if transfer_on < TUPE_2006_BEGAN_ON:
        raise RuleBroken("before_tupe_2006", field, {"began_on": TUPE_2006_BEGAN_ON})


def _refuse_namesake(programme_id: int, name: str, known: Transfer | None) -> None:
    query = select(Transfer).where(Transfer.programme_id == programme_id, Transfer.name == name).limit(1)
    found = db.session.scalar(query)
    if found is not None and found is not known:
        raise RuleBroken("transfer_taken", "name")


def _incoming(answers: Mapping[str, Any]) -> int | None:
    """The new employer: the service's legal employer, which an answer of its own may not contradict."""
    given: int | None = answers.get("incoming_employer_id")
    if answers.get("service_id") is None:
        return given
    legal = db.session.scalar(select(Service.legal_employer_id).where(Service.id == answers["service_id"]))
    if legal is not None and given is not None and legal != given:
        raise RuleBroken("incoming_differs_from_service", "incoming_employer_id")
    return legal if given is None else given
