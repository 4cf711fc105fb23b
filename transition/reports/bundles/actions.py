"""Asking for a bundle: numbered in its employer's file; the workers make it."""

from sqlalchemy import func, select

from transition.access.permissions import Viewer
from transition.audit.record import keep
from transition.clock import now
from transition.db import db
from transition.employers.models import Employer, Recognition
from transition.jobs import defer
from transition.leases import MOST_ATTEMPTS
from transition.reports.bundles.models import BundleKind, BundleWork, EvidenceBundle
from transition.rules.broken import RuleBroken
from transition.transfers.models import Transfer
from transition.transfers.queries import hold

WORK = "bundles"


def ask_for_bundle(
    transfer: Transfer,
    employer: Employer,
    kind: BundleKind,
    *,
    language: str,
    recognition: Recognition | None = None,
    by: Viewer,
) -> EvidenceBundle:
    """Let the workers make a bundle of this employer's file; one that is being made already is given back.

    RuleBroken `full_for_a_union`, `not_recognised`.
    """
    if recognition is not None and kind is BundleKind.FULL:
        raise RuleBroken("full_for_a_union")
    if recognition is not None and recognition.employer_id != employer.id:
        raise RuleBroken("not_recognised", "recognition_id")
    hold(transfer)  # so that of two officers, or two presses of a button, the second is given the first's
    made_for = recognition.id if recognition else None
    if (waiting := _being_made(transfer, employer, kind, language, made_for)) is not None:
        return waiting
    bundle = EvidenceBundle(
        transfer_id=transfer.id, employer_id=employer.id, number=_next_number(transfer, employer), kind=kind,
        language=language, recognition_id=made_for, asked_by_id=by.account_id, asked_at=now(),
    )  # fmt: skip
    keep(
        bundle, "bundle.asked", by=by, transfer_id=transfer.id, employer_id=employer.id, number=bundle.number,
        kind=kind.value, language=language, recognition_id=made_for,
    )  # fmt: skip
    db.session.add(BundleWork(bundle_id=bundle.id))
    db.session.flush()
    defer(WORK, [bundle.id])
    return bundle


def _being_made(
    transfer: Transfer, employer: Employer, kind: BundleKind, language: str, made_for: int | None
) -> EvidenceBundle | None:
    query = (
        select(EvidenceBundle)
        .join(BundleWork, BundleWork.bundle_id == EvidenceBundle.id)
        .where(
            EvidenceBundle.transfer_id == transfer.id,
            EvidenceBundle.employer_id == employer.id,
            EvidenceBundle.kind == kind,
            EvidenceBundle.language == language,
            EvidenceBundle.recognition_id.is_(None)
            if made_for is None
            else EvidenceBundle.recognition_id == made_for,
            BundleWork.is_done.is_(False),
            BundleWork.attempt_count < MOST_ATTEMPTS,
            BundleWork.as_at.is_(None),
        )
    )
    return db.session.scalars(query.order_by(EvidenceBundle.id)).first()


def _next_number(transfer: Transfer, employer: Employer) -> int:
    query = select(func.max(EvidenceBundle.number)).where(
        EvidenceBundle.transfer_id == transfer.id, EvidenceBundle.employer_id == employer.id
    )
    return (db.session.scalar(query) or 0) + 1
