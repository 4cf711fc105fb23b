"""Recording that somebody contacted Acas or claims, and putting that right as more becomes known."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from transition.audit.record import By, keep, record
from transition.consultation.claims.models import Claim
from transition.db import check_version, db
from transition.employers.models import Employer
from transition.rules.broken import RuleBroken
from transition.rules.claims import ClaimFacts, check_claim_days
from transition.transfers.models import Transfer

# Who it is comes last: an officer who is no caseworker neither sees nor gives it.
FIELDS: Final = (
    "failure", "claimant", "order_on", "day_a", "day_b", "certificate", "presented_on", "note", "person",
)  # fmt: skip


def record_claim(
    transfer: Transfer, employer: Employer, given: Mapping[str, Any], *, by: By, today: date, now: datetime
) -> Claim:
    """Keeps what an employer knows of a claim. RuleBroken as `rules.claims.check_claim_days`, `in_the_future`."""
    _check(transfer, given, today)
    claim = Claim(
        transfer_id=transfer.id,
        employer_id=employer.id,
        recorded_by_id=by.account_id,
        recorded_at=now,
        **{name: given[name] for name in FIELDS if name in given},
    )
    return keep(claim, "claim.recorded", by=by, transfer_id=transfer.id, **_told(claim))


def change_claim(
    claim: Claim, transfer: Transfer, given: Mapping[str, Any], *, version: int, by: By, today: date
) -> None:
    """Puts right what is kept of a claim; what is not given stays. Raises Stale; RuleBroken as `record_claim`."""
    check_version(claim, version)
    _check(transfer, given, today)
    for name in FIELDS:
        if name in given:
            setattr(claim, name, given[name])
    db.session.flush()
    record("claim.changed", by=by, subject=claim, transfer_id=transfer.id, **_told(claim))


def _check(transfer: Transfer, given: Mapping[str, Any], today: date) -> None:
    days = {name: given[name] for name in ("order_on", "day_a", "day_b")}
    check_claim_days(ClaimFacts(given["failure"], transfer.transfer_on, transfer.basis, **days), today)
    if given["presented_on"] is not None and given["presented_on"] > today:
        raise RuleBroken("in_the_future", "presented_on")


def _told(claim: Claim) -> dict[str, Any]:
    """What the trail carries: days and kinds, nobody's name."""
    days = {name: day.isoformat() if (day := getattr(claim, name)) else None for name in ("day_a", "day_b")}
    return {"failure": claim.failure.value, **days}
