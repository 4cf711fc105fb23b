"""Finding who receives an employer's letters at other organisations."""

from sqlalchemy import select

from transition.db import db
from transition.employers.models import Employer
from transition.letters.correspondents.models import Correspondent, CorrespondentRole
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible


def correspondents_of(transfer: Transfer, employer: Employer) -> list[Correspondent]:
    """Everybody who receives this employer's letters about the transfer, the other employer first."""
    query = select(Correspondent).where(
        Correspondent.transfer_id == transfer.id, Correspondent.employer_id == employer.id
    )
    order = list(CorrespondentRole)
    return sorted(db.session.scalars(query.order_by(Correspondent.id)), key=lambda one: order.index(one.role))


def get_correspondent(transfer: Transfer, employer: Employer, correspondent_id: int) -> Correspondent:
    """One of this employer's correspondents. Raises NotVisible."""
    for one in correspondents_of(transfer, employer):
        if one.id == correspondent_id:
            return one
    raise NotVisible
