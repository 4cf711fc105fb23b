"""Reading how a transfer's legal basis came about, and whether the host question is open."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from transition.accounts.models import Account
from transition.db import db
from transition.rules.basis import LegalBasis
from transition.transfers.models import LegalBasisDecision, LegalBasisProposal, Transfer


@dataclass(frozen=True)
class Entry:
    """One decision, or one proposal, with the name of whoever recorded it."""

    basis: LegalBasis
    is_proposal: bool
    on: date
    adviser: str
    reason: str
    recorded_by: str
    recorded_at: datetime
    has_new_employer: bool | None = None


def history_of(transfer: Transfer) -> list[Entry]:
    """Every decision and proposal about a transfer's legal basis, the newest first."""
    decided = (
        select(LegalBasisDecision, Account.name)
        .join(Account, Account.id == LegalBasisDecision.recorded_by_id)
        .where(LegalBasisDecision.transfer_id == transfer.id)
    )
    proposed = (
        select(LegalBasisProposal, Account.name)
        .join(Account, Account.id == LegalBasisProposal.proposed_by_id)
        .where(LegalBasisProposal.transfer_id == transfer.id)
    )
    entries = [
        Entry(
            one.basis,
            False,
            one.decided_on,
            one.adviser,
            one.reason,
            name,
            one.recorded_at,
            one.has_new_employer,
        )
        for one, name in db.session.execute(decided)
    ]
    entries += [
        Entry(one.basis, True, one.proposed_on, "", one.reason, name, one.proposed_at)
        for one, name in db.session.execute(proposed)
    ]
    return sorted(entries, key=lambda entry: entry.recorded_at, reverse=True)


def decision_by(transfer: Transfer, day: date) -> LegalBasisDecision | None:
    """The decision that held at the end of a day, as recorded now; None where nobody had decided by then."""
    decided = [one for one in transfer.bases if one.decided_on <= day]
    return decided[-1] if decided else None


def basis_by(transfer: Transfer, day: date) -> LegalBasis:
    """The basis that held at the end of a day; undecided until somebody decided."""
    decision = decision_by(transfer, day)
    return decision.basis if decision else LegalBasis.UNDECIDED


def is_same_employer(transfer: Transfer) -> bool:
    """Whether the present and the new employer are one and the same."""
    return transfer.incoming_employer_id == transfer.outgoing_employer_id


def is_host_already_employer(transfer: Transfer) -> bool:
    """Whether the host, as new employer or as the service's legal one, employs these people already."""
    service = transfer.service
    return is_same_employer(transfer) or (
        service is not None and service.legal_employer_id == transfer.outgoing_employer_id
    )


def is_host_question_open(transfer: Transfer) -> bool:
    """Whether somebody still has to say if anybody's employer changes."""
    if not is_host_already_employer(transfer) or transfer.basis is LegalBasis.NO_EMPLOYER_CHANGE:
        return False
    return not transfer.bases or transfer.bases[-1].has_new_employer is not True
