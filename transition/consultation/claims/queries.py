"""Finding claims, who may read them, and the last day for each."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from transition.access.permissions import Needs, Post, Role, Side, Thing, Verb, conditions
from transition.consultation.claims.models import Claim
from transition.db import db
from transition.employers.models import Employer
from transition.rules.claims import ClaimFacts, ClaimLimit, Failure, limit_of
from transition.transfers.commencements.queries import commencements
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible

_READ, _WRITE = Needs(Thing.TIMELINE, Verb.READ), Needs(Thing.TIMELINE, Verb.WRITE)


def reads_claims(transfer: Transfer, employer: Employer, posts: Iterable[Post]) -> bool:
    """Whether these posts may read what this employer keeps of claims: only those held there, HR and auditors."""
    return any(conditions({post}, _READ) for post in _at_home(transfer, employer, posts))


def writes_claims(transfer: Transfer, employer: Employer, posts: Iterable[Post]) -> bool:
    """Whether these posts may record claims for this employer: its own HR."""
    return any(conditions({post}, _WRITE) for post in _at_home(transfer, employer, posts))


def reads_names(transfer: Transfer, employer: Employer, posts: Iterable[Post]) -> bool:
    """Whether these posts may read and write who a claimant is: the employer's caseworkers."""
    return any(post.role is Role.HR_CASEWORKER for post in _at_home(transfer, employer, posts))


def _at_home(transfer: Transfer, employer: Employer, posts: Iterable[Post]) -> list[Post]:
    homes = {Side.OUTGOING: transfer.outgoing_employer_id, Side.INCOMING: transfer.incoming_employer_id}
    return [post for post in posts if homes.get(post.side) == employer.id]


def claims_of(transfer: Transfer, employer: Employer) -> list[Claim]:
    """What one employer keeps of claims about a transfer, the newest first."""
    query = select(Claim).where(Claim.transfer_id == transfer.id, Claim.employer_id == employer.id)
    return list(db.session.scalars(query.order_by(Claim.id.desc())))


def get_claim(transfer: Transfer, claim_id: int) -> Claim:
    """One claim of this transfer. Raises NotVisible."""
    query = select(Claim).where(Claim.transfer_id == transfer.id, Claim.id == claim_id)
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def limit_for(
    transfer: Transfer,
    failure: Failure,
    *,
    transfer_on: date | None = None,
    order_on: date | None = None,
    day_a: date | None = None,
    day_b: date | None = None,
) -> ClaimLimit:
    """The last day for such a claim about this transfer, or about one on another day. RuleBroken as `limit_of`."""
    facts = ClaimFacts(
        failure,
        transfer_on or transfer.transfer_on,
        transfer.basis,
        order_on=order_on,
        day_a=day_a,
        day_b=day_b,
        commencements=commencements(),
    )
    return limit_of(facts)


def limit_of_claim(transfer: Transfer, claim: Claim) -> ClaimLimit:
    """The last day for a claim that is kept, as the transfer's date and the rules stand now."""
    return limit_for(transfer, claim.failure, order_on=claim.order_on, day_a=claim.day_a, day_b=claim.day_b)
