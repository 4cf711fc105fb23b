"""Releasing information to the other employer or to representatives, and withdrawing it."""

from datetime import date

from sqlalchemy import select

from transition.audit.record import By, keep, record
from transition.db import db
from transition.employers.models import Recognition
from transition.rules.basis import LegalBasis
from transition.rules.broken import RuleBroken
from transition.transfers.models import InformationRelease, ReleaseKind, Transfer


def release_information(
    transfer: Transfer,
    kind: ReleaseKind,
    *,
    recipient: str,
    released_on: date,
    recognition_id: int | None = None,
    lawful_basis: str = "",
    note: str = "",
    purpose: str = "",
    until_on: date | None = None,
    by: By,
    today: date,
) -> InformationRelease:
    """Records that information was opened to somebody, from that day on, or until a last day.

    Raises RuleBroken for a day still to come, for a last day before the first, for names without a union they are
    given to (reg 13(8)) or without a purpose (UK GDPR article 5(1)(b)), for
    a new employer that nobody knows yet, and for identified liability information under any basis but TUPE
    unless its lawful basis is given: reg 11 then does not oblige anybody to identify people.
    """
    is_access = kind is ReleaseKind.ACCESS_TO_EMPLOYEES
    _check_days(released_on, until_on, today)
    if is_access:
        _check_access(transfer, recognition_id, purpose)
    else:
        _check_liability(transfer, kind, lawful_basis)
    release = InformationRelease(
        transfer_id=transfer.id, kind=kind, recipient=recipient, released_on=released_on,
        transfer_on=transfer.transfer_on, recognition_id=recognition_id if is_access else None,
        lawful_basis=lawful_basis, note=note, purpose=purpose, until_on=until_on, released_by_id=by.account_id,
    )  # fmt: skip
    days = {"released_on": released_on.isoformat(), "until_on": until_on.isoformat() if until_on else None}
    return keep(release, "release.made", by=by, transfer_id=transfer.id, kind=kind.value, **days)


def withdraw_release(release: InformationRelease, *, withdrawn_on: date, by: By, today: date) -> None:
    """Closes what a release opened, from that day on.

    Raises RuleBroken when it is withdrawn already, on a day before its release or on one still to come.
    """
    if release.withdrawn_on is not None:
        raise RuleBroken("withdrawn_already")
    if withdrawn_on < release.released_on:
        raise RuleBroken("withdrawn_before_release", "withdrawn_on")
    if withdrawn_on > today:
        raise RuleBroken("withdrawn_in_future", "withdrawn_on")
    release.withdrawn_on = withdrawn_on
    db.session.flush()
    record(
        "release.withdrawn",
        by=by,
        subject=release,
        transfer_id=release.transfer_id,
        kind=release.kind.value,
        withdrawn_on=withdrawn_on.isoformat(),
    )


def _check_days(released_on: date, until_on: date | None, today: date) -> None:
    if released_on > today:
        raise RuleBroken("released_in_future", "released_on")
    if until_on is not None and until_on < released_on:
        raise RuleBroken("until_before_release", "until_on")


def _check_access(transfer: Transfer, recognition_id: int | None, purpose: str) -> None:
    _check_recognition(transfer, recognition_id)
    if not purpose.strip():
        raise RuleBroken("purpose_missing", "purpose")


def _check_liability(transfer: Transfer, kind: ReleaseKind, lawful_basis: str) -> None:
    if transfer.incoming_employer_id is None:
        raise RuleBroken("no_new_employer_yet", "kind")
    needs_basis = kind is ReleaseKind.LIABILITY_IDENTIFIED and transfer.basis is not LegalBasis.TUPE
    if needs_basis and not lawful_basis.strip():
        raise RuleBroken("lawful_basis_missing", "lawful_basis")


def _check_recognition(transfer: Transfer, recognition_id: int | None) -> None:
    query = select(Recognition.id).where(
        Recognition.id == recognition_id, Recognition.employer_id == transfer.outgoing_employer_id
    )
    if recognition_id is None or db.session.scalar(query) is None:
        raise RuleBroken("recognition_missing", "recognition_id")
