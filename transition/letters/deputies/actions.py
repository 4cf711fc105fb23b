"""Naming a deputy for an officer who approves letters, and ending that before its time."""

from dataclasses import dataclass
from datetime import date

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.db import db
from transition.employers.models import Employer
from transition.letters.deputies.models import ApprovalDeputy
from transition.letters.deputies.queries import deputies_of, officers_of, standing_of
from transition.rules.broken import RuleBroken
from transition.rules.deputies import Standing, check_naming
from transition.transfers.models import Transfer
from transition.transfers.queries import hold


@dataclass(frozen=True)
class Named:
    """Who stands in for whom, from a day until a day, and why."""

    officer_id: int
    deputy_id: int
    from_on: date
    until_on: date
    reason: str


def name_deputy(
    transfer: Transfer, employer: Employer, named: Named, *, by: Viewer, today: date
) -> ApprovalDeputy:
    """Let one of an employer's officers approve in another's name for a time; the same again does nothing more.

    RuleBroken as `check_naming`.
    """
    hold(transfer)
    others = deputies_of(transfer, employer.id)
    for one in others:
        told = Named(one.officer_id, one.deputy_id, one.from_on, one.until_on, one.reason)
        if told == named and one.ended_on is None:
            return one
    wanted = Standing(named.officer_id, named.deputy_id, named.from_on, named.until_on)
    officers = officers_of(employer.id, today)
    check_naming(wanted, [standing_of(one) for one in others], officers=officers, today=today)
    deputy = ApprovalDeputy(
        transfer_id=transfer.id, employer_id=employer.id, officer_id=named.officer_id, deputy_id=named.deputy_id,
        from_on=named.from_on, until_on=named.until_on, reason=named.reason, named_by_id=by.account_id, named_on=today,
    )  # fmt: skip
    db.session.add(deputy)
    db.session.flush()
    record(
        "approval_deputy.named", by=by, subject=deputy, transfer_id=transfer.id, employer_id=employer.id,
        officer_id=named.officer_id, deputy_id=named.deputy_id, from_on=named.from_on.isoformat(),
        until_on=named.until_on.isoformat(),
    )  # fmt: skip
    return deputy


def end_deputy(transfer: Transfer, deputy: ApprovalDeputy, *, by: Viewer, today: date) -> None:
    """End a deputy's time today; again it does nothing more. RuleBroken `deputy_over`."""
    if deputy.ended_on is not None:
        return
    if deputy.until_on < today:
        raise RuleBroken("deputy_over")
    deputy.ended_by_id, deputy.ended_on = by.account_id, today
    db.session.flush()
    record(
        "approval_deputy.ended", by=by, subject=deputy, transfer_id=transfer.id, ended_on=today.isoformat()
    )
