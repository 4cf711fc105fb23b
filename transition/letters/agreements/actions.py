"""Keeping that a reader agreed to have letters by e-mail, and that they no longer do."""

from dataclasses import dataclass
from datetime import date

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.clock import now
from transition.db import db
from transition.letters.agreements.models import EmailAgreement
from transition.letters.agreements.queries import Reader, agreements_of, withdrawal_of
from transition.rules.broken import RuleBroken
from transition.transfers.models import Transfer
from transition.transfers.queries import hold


@dataclass(frozen=True)
class Agreed:
    """Who agreed, when, and to which address."""

    address: str
    agreed_on: date
    agreed_by: str
    note: str = ""


def record_agreement(
    transfer: Transfer, reader: Reader, said: Agreed, *, by: Viewer, today: date
) -> EmailAgreement:
    """Keep a reader's agreement; the same one again does nothing more. RuleBroken `in_the_future`."""
    if said.agreed_on > today:
        raise RuleBroken("in_the_future", "agreed_on")
    hold(transfer)
    person_id, recognition_id = reader
    for one in agreements_of(transfer, reader):
        is_same = (one.address, one.agreed_on, one.agreed_by) == (
            said.address,
            said.agreed_on,
            said.agreed_by,
        )
        if is_same and one.withdraws_id is None and withdrawal_of(one) is None:
            return one
    agreement = EmailAgreement(
        transfer_id=transfer.id, person_id=person_id, recognition_id=recognition_id, address=said.address,
        agreed_on=said.agreed_on, agreed_by=said.agreed_by, note=said.note, recorded_by_id=by.account_id,
        recorded_at=now(),
    )  # fmt: skip
    db.session.add(agreement)
    db.session.flush()
    record(
        "email_agreement.recorded", by=by, subject=agreement, transfer_id=transfer.id,
        agreed_on=said.agreed_on.isoformat(),
    )  # fmt: skip
    return agreement


def withdraw_agreement(
    transfer: Transfer, agreement: EmailAgreement, *, withdrawn_on: date, by: Viewer, today: date
) -> None:
    """Keep that an agreement no longer holds from a day on; again it does nothing more.

    RuleBroken `in_the_future`, `withdrawn_before_agreed`.
    """
    if withdrawn_on > today:
        raise RuleBroken("in_the_future", "withdrawn_on")
    if withdrawn_on < agreement.agreed_on:
        raise RuleBroken("withdrawn_before_agreed", "withdrawn_on")
    hold(transfer)
    if withdrawal_of(agreement) is not None:
        return
    withdrawal = EmailAgreement(
        transfer_id=transfer.id, person_id=agreement.person_id, recognition_id=agreement.recognition_id,
        address=agreement.address, agreed_on=withdrawn_on, agreed_by=agreement.agreed_by, note="",
        withdraws_id=agreement.id, recorded_by_id=by.account_id, recorded_at=now(),
    )  # fmt: skip
    db.session.add(withdrawal)
    db.session.flush()
    record(
        "email_agreement.withdrawn", by=by, subject=agreement, transfer_id=transfer.id,
        withdrawn_on=withdrawn_on.isoformat(),
    )  # fmt: skip
