"""Finding who stands in for whom, and who may: an employer's HR officers and caseworkers."""

from datetime import date

from sqlalchemy import select

from transition.access.permissions import Role
from transition.accounts.queries import accounts_appointed
from transition.db import db
from transition.employers.models import Employer
from transition.letters.deputies.models import ApprovalDeputy
from transition.rules.deputies import Standing
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible

APPROVE = (Role.HR_OFFICER, Role.HR_CASEWORKER)


def deputies_of(transfer: Transfer, employer_id: int) -> list[ApprovalDeputy]:
    """Every deputy that this employer named for its letters about this transfer, the latest first."""
    query = select(ApprovalDeputy).where(
        ApprovalDeputy.transfer_id == transfer.id, ApprovalDeputy.employer_id == employer_id
    )
    return list(db.session.scalars(query.order_by(ApprovalDeputy.from_on.desc(), ApprovalDeputy.id.desc())))


def get_deputy(transfer: Transfer, employer: Employer, deputy_id: int) -> ApprovalDeputy:
    """One of an employer's deputies. Raises NotVisible."""
    query = select(ApprovalDeputy).where(
        ApprovalDeputy.transfer_id == transfer.id,
        ApprovalDeputy.employer_id == employer.id,
        ApprovalDeputy.id == deputy_id,
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def standing_of(row: ApprovalDeputy) -> Standing:
    """A deputy as the rules know them."""
    return Standing(row.officer_id, row.deputy_id, row.from_on, row.until_on, row.ended_on)


def standings_of(transfer: Transfer, employer_id: int) -> list[Standing]:
    """Every deputy of an employer as the rules know them."""
    return [standing_of(row) for row in deputies_of(transfer, employer_id)]


def officers_of(employer_id: int, today: date) -> dict[int, str]:
    """Who may approve this employer's letters today, by key and in order of their names."""
    found = {one.id: one.name for role in APPROVE for one in accounts_appointed(role, employer_id, today)}
    return dict(sorted(found.items(), key=lambda one: (one[1].casefold(), one[0])))


def stands_in_for(transfer: Transfer, employer_id: int, account_id: int, today: date) -> list[int]:
    """The officers whose deputy somebody is today."""
    held = standings_of(transfer, employer_id)
    return sorted({one.officer_id for one in held if one.deputy_id == account_id and one.holds(today)})
