"""Deciding a transfer's legal basis, and proposing one: both are kept for good, one after the other."""

from datetime import date, datetime

from transition.audit.record import By, keep, record
from transition.db import db
from transition.rules.basis import LegalBasis, fits_one_employer
from transition.rules.broken import RuleBroken
from transition.transfers.basis.queries import is_host_already_employer, is_same_employer
from transition.transfers.models import LegalBasisDecision, LegalBasisProposal, Transfer


def decide_basis(
    transfer: Transfer,
    basis: LegalBasis,
    *,
    adviser: str,
    decided_on: date,
    reason: str,
    has_new_employer: bool | None = None,
    by: By,
    today: date,
    now: datetime,
) -> LegalBasisDecision:
    """Records on what footing people move: a decision beside those before it, never in their place.

    Where the host already employs them, `has_new_employer` says whether anybody's employer changes.
    Raises RuleBroken when the basis does not fit the employers or that answer (TUPE 2006 reg 3(1)(a)).
    """
    if decided_on > today:
        raise RuleBroken("decided_in_future", "decided_on")
    if basis is not LegalBasis.UNDECIDED and not adviser.strip():
        raise RuleBroken("adviser_missing", "adviser")
    is_asked = is_host_already_employer(transfer)
    if is_asked:
        _check_host(transfer, basis, has_new_employer)
    decision = LegalBasisDecision(
        transfer_id=transfer.id,
        basis=basis,
        adviser=adviser,
        decided_on=decided_on,
        reason=reason,
        has_new_employer=has_new_employer if is_asked else None,
        recorded_by_id=by.account_id,
        recorded_at=now,
    )
    transfer.bases.append(decision)
    db.session.flush()
    record(
        "legal_basis.decided",
        by=by,
        subject=decision,
        transfer_id=transfer.id,
        basis=basis.value,
        decided_on=decided_on.isoformat(),
    )
    return decision


def _check_host(transfer: Transfer, basis: LegalBasis, has_new_employer: bool | None) -> None:
    if basis is LegalBasis.UNDECIDED:
        return
    if has_new_employer is None:
        raise RuleBroken("employer_change_unanswered", "has_new_employer")
    if has_new_employer and is_same_employer(transfer):
        raise RuleBroken("employers_are_the_same", "has_new_employer")
    if has_new_employer == fits_one_employer(basis):
        raise RuleBroken("basis_contradicts_answer", "basis")


def propose_basis(
    transfer: Transfer, basis: LegalBasis, *, reason: str, by: By, today: date, now: datetime
) -> LegalBasisProposal:
    """Puts a basis to the outgoing employer, which alone decides.

    Raises RuleBroken when it is the basis already, or cannot stand with one employer on both sides.
    """
    if transfer.bases and basis is transfer.basis:
        raise RuleBroken("basis_is_the_same", "basis")
    if is_same_employer(transfer) and not fits_one_employer(basis):
        raise RuleBroken("employers_are_the_same", "basis")
    return keep(
        LegalBasisProposal(
            transfer_id=transfer.id,
            basis=basis,
            reason=reason,
            proposed_on=today,
            proposed_by_id=by.account_id,
            proposed_at=now,
        ),
        "legal_basis.proposed",
        by=by,
        transfer_id=transfer.id,
        basis=basis.value,
    )
